"""An opinion answers claim by claim, beside what was heard and found (Art. 32 ¶1)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.documents.reading import in_pdf
from tests.handling.pressing import OPINION, press, said, taken

pytestmark = pytest.mark.django_db
TWO = {
    **OPINION,
    "rows": "2",
    "claims_2": "赔偿误工费二百元",
    "opinion_2": "没有证据证明误工，不予支持。",
}


def test_each_claim_stands_in_the_document_with_its_answer(unit):
    matter = taken(unit.as_(unit.cast.zhao_liu), unit.heard(), "decide", **TWO)
    words = in_pdf(matter.attachments.get(form="F12", kind="application/pdf").bytes())

    for claim, answer in (("1.停止夜间施工", "1.责令"), ("2.赔偿误工费", "2.没有证据")):
        assert claim in words
        assert answer in words


def test_a_claim_without_an_answer_is_not_signed(unit):
    matter, head = unit.heard(), unit.as_(unit.cast.zhao_liu)
    answer = press(head, matter, "decide", **{**TWO, "opinion_2": ""})

    assert answer.status_code == 422
    assert "这一项请求还没有答复" in said(answer)
    assert "赔偿误工费二百元" in answer.content.decode()
    orphan = press(head, matter, "decide", **{**TWO, "claims_2": ""})
    assert "请写明这是对哪一项请求的答复" in said(orphan)


def test_an_empty_row_is_left_out(unit):
    given = {**TWO, "claims_2": "", "opinion_2": ""}
    matter = taken(unit.as_(unit.cast.zhao_liu), unit.heard(), "decide", **given)

    assert matter.stage == "opinion"


def test_without_a_script_another_claim_is_asked_for_and_nothing_is_lost(unit):
    answer = press(unit.as_(unit.cast.zhao_liu), unit.heard(), "decide", **OPINION, more="1")
    page = answer.content.decode()

    assert answer.status_code == 200
    assert 'name="claims_2"' in page
    assert OPINION["facts_and_reasons"] in page
    assert 'value="2" data-more-rows-count' in page
    assert "请填写或选择此项" not in page


def test_what_was_heard_and_found_stands_beside_the_form(unit):
    matter = unit.heard()
    page = said(unit.as_(unit.cast.zhao_liu).get(reverse("handling:decide", args=[matter.number])))

    for words in ("每晚施工到十二点", "现场核查，情况属实", "工地每晚施工到十二点。"):
        assert words in page


def test_a_strange_number_of_rows_does_no_harm(unit):
    matter, head = unit.heard(), unit.as_(unit.cast.zhao_liu)
    for rows in ("-3", "9" * 30, "二", "1.5"):
        assert (
            press(head, matter, "decide", **{**OPINION, "outcome": "", "rows": rows}).status_code
            == 422
        )


def test_what_was_set_aside_asks_for_new_facts(unit):
    matter = unit.heard()
    matter.flags = [*matter.flags, "redone"]
    matter.save()
    page = unit.as_(unit.cast.zhao_liu).get(reverse("handling:decide", args=[matter.number]))

    assert 'name="new_basis"' in page.content.decode()
