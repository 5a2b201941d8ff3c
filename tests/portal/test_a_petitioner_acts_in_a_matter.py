"""What a petitioner may ask for once a matter runs (Arts. 19, 28, 35, 36)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.models import Matter
from lianxin.matters.recording import record
from tests.builders import a_matter_and_code
from tests.portal.at_home import look_up, words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


@pytest.fixture
def opened(client, cast):
    """Open a matter whose last act is `after` in the petitioner's browser."""

    def at(after: str, on: date | None = None) -> Matter:
        matter, code = a_matter_and_code(cast, after=after, on=on or TODAY())
        look_up(client, matter, code)
        return matter

    return at


@pytest.fixture
def ask(client):
    """Send one of the petitioner's forms."""

    def asked(matter: Matter, step: str, **said: object):
        address = reverse(f"portal:{step}", args=[matter.number])
        return client.post(address, {**said, "whole": "1"}, follow=True)

    return asked


def last(matter: Matter):
    return matter.entries.order_by("-seq").first()


def test_review_is_asked_of_the_organ_above_with_an_application(opened, ask, cast, client):
    matter = opened("serve")
    page = ask(
        matter,
        "request_review",
        organ=cast.district.pk,
        request="撤销原意见",
        reasons="事实没有查清",
        files=SimpleUploadedFile("照片.pdf", PDF),
    )
    entry = last(matter)

    assert entry.step == "request_review" and entry.petitioner == matter.first_petitioner
    assert entry.facts["review_organ"] == cast.district.pk
    assert Matter.objects.get(pk=matter.pk).stage == "review"
    application = matter.attachments.get(pk=entry.facts["document"])
    assert application.form == "F13" and application.for_petitioner
    paper = client.get(reverse("portal:file", args=[matter.number, application.pk]))
    assert paper.content.startswith(b"%PDF-")
    assert "正在复查" in words_of(page) and "照片.pdf" in words_of(page)


def test_late_review_is_refused_with_the_article_and_the_way_that_is_left(opened, ask, cast):
    matter = opened("serve", TODAY() - timedelta(days=60))
    said = {"organ": cast.district.pk, "request": "撤销", "reasons": "不服"}
    page = ask(matter, "request_review", **said)

    assert page.status_code == 422
    assert "第三十五条" in words_of(page) and "不可抗力" in words_of(page)
    assert "不服" in words_of(page)
    assert last(matter).step == "serve"
    assert not matter.attachments.filter(form="F13").exists()

    ask(matter, "request_review", **said, late_reason="住院至昨天")
    assert last(matter).step == "request_review"


def test_a_reason_for_being_late_is_asked_only_of_who_is_late(opened, client):
    in_time = opened("serve")
    page = client.get(reverse("portal:request_review", args=[in_time.number]))
    assert "late_reason" not in words_of(page)


def test_an_organ_that_is_not_above_cannot_be_asked(opened, ask, cast):
    matter = opened("serve")
    page = ask(matter, "request_review", organ=cast.elsewhere.pk, request="a", reasons="b")

    assert page.status_code == 422 and last(matter).step == "serve"


def test_reexamination_is_asked_of_the_organ_above_the_reviewer(opened, ask, cast):
    matter = opened("serve_review")
    ask(matter, "request_reexamination", organ=cast.city.pk, request="撤销", reasons="仍然不服")

    assert last(matter).facts["reexamination_organ"] == cast.city.pk
    assert Matter.objects.get(pk=matter.pk).stage == "reexamination"


def test_a_withdrawal_in_ones_own_words_waits_and_can_be_taken_back(opened, ask, client):
    matter = opened("investigate")
    page = ask(matter, "withdraw", words="问题已经解决，我自愿撤回。")
    assert "您可以随时收回申请" in words_of(page)
    assert Matter.objects.get(pk=matter.pk).stage == "handling"

    ask(matter, "keep_petition")
    assert "withdrawing" not in Matter.objects.get(pk=matter.pk).flags
    assert "自愿撤回" not in str(list(matter.entries.values_list("facts", flat=True)))


def test_an_empty_withdrawal_is_not_taken(opened, ask):
    matter = opened("investigate")
    assert ask(matter, "withdraw", words="  ").status_code == 422
    assert last(matter).step == "investigate"


def test_what_is_added_becomes_an_item_of_the_matter(opened, ask, cast, client):
    matter = opened("open")
    record(matter, "ask_petitioner", by=cast.wang_wu, on=TODAY(), words="请补充照片")
    page = client.get(reverse("portal:matter", args=[matter.number]))
    assert "请补充照片" in words_of(page)

    page = ask(matter, "supplement", words="照片见附件", files=SimpleUploadedFile("图.pdf", PDF))
    assert last(matter).step == "supplement"
    assert [item.body for item in matter.items.all()][-1] == "照片见附件"
    assert "图.pdf" in words_of(page) and "单位请您补充" not in words_of(page)


def test_adding_nothing_is_said(opened, ask):
    matter = opened("open")
    assert "请写明补充的内容" in words_of(ask(matter, "supplement", words=""))


def test_a_wrong_file_is_refused_and_the_words_stay(opened, ask):
    matter = opened("open")
    program = SimpleUploadedFile("a.exe", b"MZ\x00")
    page = ask(matter, "supplement", words="这段话要保留", files=program)

    assert page.status_code == 422 and "这段话要保留" in words_of(page)
    assert last(matter).step == "open"


def test_a_petitioner_may_ask_that_somebody_steps_aside(opened, ask):
    matter = opened("open")
    ask(matter, "request_recusal", reason="承办人是对方的亲属")
    assert last(matter).step == "request_recusal"


def test_an_officer_may_ask_for_recusal_on_the_same_address(cast, sign_in):
    matter, _code = a_matter_and_code(cast, after="open", on=TODAY())
    page = sign_in(cast.wang_wu).get(reverse("portal:request_recusal", args=[matter.number]))
    assert page.status_code == 200 and "officer" in words_of(page)


def test_a_step_out_of_time_is_refused_with_its_article(opened, ask, cast):
    matter = opened("investigate")
    page = ask(matter, "request_review", organ=cast.district.pk, request="a", reasons="b")
    assert page.status_code == 422 and last(matter).step == "investigate"
    assert "第三十五条" in words_of(page)


@pytest.mark.parametrize(
    "step",
    [
        "supplement",
        "withdraw",
        "keep_petition",
        "request_recusal",
        "request_review",
        "request_reexamination",
    ],
)
def test_nobody_acts_without_the_code(client, cast, step):
    matter, _code = a_matter_and_code(cast, after="serve")
    address = reverse(f"portal:{step}", args=[matter.number])
    for answer in (client.get(address), client.post(address, {"words": "x"})):
        assert answer.url == reverse("portal:lookup_number", args=[matter.number])


def test_officers_do_not_act_for_petitioners(cast, sign_in, client):
    matter, code = a_matter_and_code(cast, after="serve", on=TODAY())
    sign_in(cast.wang_wu)
    look_up(client, matter, code)
    page = client.post(reverse("portal:withdraw", args=[matter.number]), {"words": "撤回"})

    assert page.status_code == 403 and "只能由信访人本人" in words_of(page)
    assert last(matter).step == "serve"
