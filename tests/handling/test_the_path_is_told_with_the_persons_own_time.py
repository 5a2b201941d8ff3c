"""A path notice names the body, the law and the person's own time (Arts. 23, 31(1)-(5))."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lianxin.documents.drafts import reconsideration_body
from lianxin.handling import channels
from lianxin.matters.recording import record
from lianxin.statute.channels import channel
from tests.builders import a_matter
from tests.cast import organ
from tests.documents.reading import in_pdf
from tests.handling.pressing import TODAY, press, said, taken

pytestmark = pytest.mark.django_db
WAGES = "劳动和社会保障"


@pytest.fixture
def wages(unit):
    """Return a matter about wages, found to belong to arbitration."""
    matter = a_matter(unit.cast, after="register", on=TODAY)
    screened = {"route": "A2", "category": WAGES, "recusal_cleared": True}
    record(matter, "screen", by=unit.cast.li_si, on=TODAY, **screened)
    return record(matter, "forward", by=unit.cast.li_si, on=TODAY, unit=unit.cast.unit.pk)


def test_the_channels_of_its_kind_are_suggested(unit, wages):
    page = said(unit.as_(unit.cast.wang_wu).get(reverse("handling:route", args=[wages.number])))

    assert page.index("劳动争议") < page.index("其他渠道") < page.index("不服行政行为")


def test_a_channel_fills_in_body_law_and_time(unit, wages):
    address = reverse("handling:route", args=[wages.number])
    page = unit.as_(unit.cast.wang_wu).get(f"{address}?channel=labour.arbitration").content.decode()

    assert 'value="《劳动争议调解仲裁法》第五条、第二十七条、第四十三条"' in page
    assert "自知道或者应当知道权利被侵害之日起，1年内申请仲裁" in page
    assert 'value="A2" id="id_route_1" checked' in page or "checked" in page


def test_the_notice_carries_the_last_day(unit, wages):
    given = {
        "channel": "labour.arbitration",
        "route": "A2",
        "body": "南海区劳动人事争议仲裁委员会",
        "law": "《劳动争议调解仲裁法》第二十七条",
        "own_limit": "1年内申请仲裁",
        "since": "2026-08-31",
    }
    handler = unit.as_(unit.cast.wang_wu)
    told = taken(handler, wages, "route", **given)
    words = in_pdf(told.attachments.get(form="F06", kind="application/pdf").bytes())

    assert told.stage == "routed"
    assert "2027年8月31日" in words
    assert "不是不予受理" in words


def test_what_the_notice_must_name_is_asked_for(unit, wages):
    answer = press(unit.as_(unit.cast.wang_wu), wages, "route", route="A2")

    assert answer.status_code == 422
    for label in ("有权处理的机关", "法律依据", "信访人自己的期限"):
        assert label in said(answer)


def test_a_channel_that_does_not_exist_is_passed_over(unit, wages):
    address = reverse("handling:route", args=[wages.number])
    assert unit.as_(unit.cast.wang_wu).get(f"{address}?channel=../../x").status_code == 200


def test_the_government_above_reconsiders_and_for_a_vertical_organ_its_own_line(unit):
    tax_above = organ("T", "佛山市税务局", kind="vertical", level="city")
    tax = organ("NH-SW", "南海区税务局", kind="vertical", counterpart=tax_above, above=tax_above)
    station = organ("NH-S", "桂城税务所", kind="institution", above=unit.cast.unit)

    assert reconsideration_body(unit.cast.unit) == unit.cast.district
    assert reconsideration_body(tax) == tax_above
    assert reconsideration_body(station) == unit.cast.district
    offered = channels.suggestion(channel("act.reconsideration"), unit.forwarded())
    assert offered.body == unit.cast.district.name
    assert (
        offered.law
        == "《行政复议法》第二十条、第二十四条、第二十五条、第二十六条、第二十七条、第二十八条"
    )


def test_screening_that_does_not_fit_is_corrected_when_accepting(unit, wages):
    handler = unit.as_(unit.cast.wang_wu)
    assert press(handler, wages, "accept").status_code == 422
    assert taken(handler, wages, "accept", route="A6").route == "A6"
