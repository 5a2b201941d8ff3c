"""Review and re-examination for somebody who comes to the counter, or writes (Arts. 35, 36)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from lianxin.matters.models import Matter
from tests.builders import a_matter
from tests.documents.reading import in_pdf
from tests.handling.pressing import TODAY, paper, press, said, taken

pytestmark = pytest.mark.django_db
WORDS = {"request": "撤销处理意见", "reasons": "检测时间不对"}


def asked(matter: Matter, **more: object) -> dict[str, object]:
    """Return what the registrar writes down."""
    organ = matter.unit.above.pk
    return {"review_organ": organ, **WORDS, "received_on": TODAY.isoformat(), **more}


def test_the_registrar_writes_the_request_down_and_makes_the_application(unit):
    matter, clerk = unit.served(), unit.as_(unit.cast.li_si)
    page = said(clerk.get(reverse("review:request_review", args=[matter.number])))
    assert "信访人的最后一日" in page
    assert "南海区人民政府" in page

    requested = taken(
        clerk, matter, "request_review", **asked(matter, enclosed=paper("申请书.png"))
    )
    assert requested.stage == "review"
    assert requested.review_organ == unit.cast.district
    words = in_pdf(requested.attachments.get(form="F13", kind="application/pdf").bytes())
    for part in ("撤销处理意见", "检测时间不对", "南城答〔", "张三"):
        assert part in words
    item = requested.items.last()
    assert item.body == "撤销处理意见\n检测时间不对"
    assert item.attachments.count() == 1


def test_only_the_organ_above_can_be_asked(unit):
    matter, clerk = unit.served(), unit.as_(unit.cast.li_si)
    wrong = press(
        clerk, matter, "request_review", **{**asked(matter), "review_organ": unit.cast.elsewhere.pk}
    )

    assert wrong.status_code == 422
    assert Matter.objects.get(pk=matter.pk).stage == "served"


def test_a_late_request_needs_a_good_reason_and_a_postmark_counts(unit):
    on = TODAY - timedelta(days=60)
    matter, clerk = a_matter(unit.cast, after="serve", on=on), unit.as_(unit.cast.li_si)
    late = press(clerk, matter, "request_review", **asked(matter))
    assert late.status_code == 422
    assert "请求应当在" in said(late)
    assert "不可抗力" in said(late)
    assert "检测时间不对" in late.content.decode()

    posted = (on + timedelta(days=20)).isoformat()
    in_time = taken(clerk, matter, "request_review", **asked(matter, posted_on=posted))
    assert in_time.stage == "review"


def test_a_good_reason_is_recorded(unit):
    on = TODAY - timedelta(days=60)
    matter, clerk = a_matter(unit.cast, after="serve", on=on), unit.as_(unit.cast.li_si)
    taken(clerk, matter, "request_review", **asked(matter, late_reason="住院"))

    assert "住院" in said(clerk.get(matter.get_absolute_url()))


def test_re_examination_is_asked_of_the_organ_above_the_reviewer(unit):
    matter = a_matter(unit.cast, after="serve_review", on=TODAY)
    clerk = unit.as_(unit.cast.li_si)
    given = {**WORDS, "received_on": TODAY.isoformat(), "reexamination_organ": unit.cast.city.pk}
    requested = taken(clerk, matter, "request_reexamination", **given)

    assert requested.stage == "reexamination"
    words = in_pdf(requested.attachments.get(form="F13", kind="application/pdf").bytes())
    assert "复核申请书" in words
    assert "无文号" in words, "an opinion without a number is named by its day"


def test_a_request_cannot_be_received_tomorrow(unit):
    matter, clerk = unit.served(), unit.as_(unit.cast.li_si)
    tomorrow = (TODAY + timedelta(days=1)).isoformat()
    answer = press(clerk, matter, "request_review", **asked(matter, received_on=tomorrow))

    assert answer.status_code == 422
    assert "晚于记录日期" in said(answer)
