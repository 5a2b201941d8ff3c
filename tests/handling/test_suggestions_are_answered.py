"""A suggestion is studied, decided and answered by letter (Art. 29)."""

from __future__ import annotations

import pytest

from lianxin.matters import reading
from lianxin.matters.recording import record
from tests.builders import CATEGORY, a_matter
from tests.documents.reading import in_pdf
from tests.handling.pressing import TODAY, said, taken

pytestmark = pytest.mark.django_db


def test_a_proposer_gets_an_answer_they_can_read_and_evaluate(unit):
    matter = a_matter(unit.cast, after="register", on=TODAY)
    screened = {"route": "P", "category": CATEGORY, "recusal_cleared": True}
    record(matter, "screen", by=unit.cast.li_si, on=TODAY, **screened)
    record(matter, "forward", by=unit.cast.li_si, on=TODAY, unit=unit.cast.unit.pk)
    handler, head = unit.as_(unit.cast.wang_wu), unit.as_(unit.cast.zhao_liu)

    studied = taken(handler, matter, "study")
    letter = studied.attachments.get(kind="application/pdf")
    assert "第二十九条" in in_pdf(letter.bytes())
    assert letter.for_petitioner
    assert "建议意见收悉告知书" in said(handler.get(studied.get_absolute_url()))

    taken(handler, matter, "invite", note="周五上午座谈")
    taken(head, matter, "decide_suggestion", adoption="partly", reason="第一项可行")
    answer = {
        "claims": "增设斑马线",
        "facts_and_reasons": "经现场勘查",
        "words": "已列入明年计划。",
    }
    replied = taken(handler, matter, "reply_suggestion", **answer)
    assert replied.stage == "replied"
    assert replied.evaluation_until
    words = in_pdf(replied.attachments.get(form="F12", kind="application/pdf").bytes())
    assert "信访事项答复书" in words
    assert "已列入明年计划" in words
    assert "复查" not in words, "an answer to a suggestion is not reviewed"
    own = reading.for_petitioner(replied)
    assert any(paper.form == "F12" for line in own for paper in line.papers)

    taken(handler, matter, "reward", note="颁发证书")
    assert "implemented" in taken(handler, matter, "implement", note="已经画线").flags
