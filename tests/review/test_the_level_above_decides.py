"""The review desk: uphold, change, set aside; a hearing; the end (Arts. 35, 36)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lianxin.matters.models import Matter
from tests.builders import a_matter
from tests.documents.reading import in_pdf
from tests.handling.pressing import OPINION, REVIEWED, SERVICE, TODAY, press, said, taken

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(unit):
    """Return a matter in review."""
    return a_matter(unit.cast, after="request_review", on=TODAY)


@pytest.fixture
def again(unit):
    """Return a matter in re-examination."""
    return a_matter(unit.cast, after="request_reexamination", on=TODAY)


def test_a_review_is_decided_with_its_opinion_and_served(unit, asked):
    reviewer = unit.as_(unit.cast.sun_qi)
    decided = taken(reviewer, asked, "decide_review", **REVIEWED)
    words = in_pdf(decided.attachments.get(form="F14", kind="application/pdf").bytes())
    assert "复查结论：维持" in words
    assert "佛山市人民政府请求复核" in words
    assert decided.number in said(reviewer.get(reverse("review:worklist") + "?tray=serve"))

    served = taken(reviewer, asked, "serve_review", **SERVICE)
    assert served.stage == "review_served"
    assert served.right_until


def test_the_opinion_can_be_looked_at_first(unit, asked):
    looked = press(unit.as_(unit.cast.sun_qi), asked, "decide_review", **REVIEWED, look="1")

    assert looked.content.startswith(b"%PDF")
    assert not asked.attachments.exists()


def test_a_change_states_the_new_conclusion(unit, asked):
    reviewer = unit.as_(unit.cast.sun_qi)
    changed = {**REVIEWED, "decision": "changed"}
    answer = press(reviewer, asked, "decide_review", **changed)
    assert answer.status_code == 422
    assert "变更后的结论" in said(answer)

    taken(reviewer, asked, "decide_review", **changed, outcome="supported")
    assert asked.case().known["outcome"] == "supported"


def test_a_conclusion_left_over_from_another_choice_is_forgotten(unit, asked):
    taken(unit.as_(unit.cast.sun_qi), asked, "decide_review", **REVIEWED, outcome="explained")

    assert "outcome" not in asked.entries.get(step="decide_review").facts


def test_what_is_set_aside_goes_back_and_may_not_come_out_the_same(unit, asked):
    reviewer, head = unit.as_(unit.cast.sun_qi), unit.as_(unit.cast.zhao_liu)
    taken(reviewer, asked, "decide_review", **{**REVIEWED, "decision": "set_aside"})
    refused = press(reviewer, asked, "serve_review", **SERVICE)
    assert "责令重新处理" in said(refused)
    back = taken(reviewer, asked, "send_back", **SERVICE)
    assert back.stage == "handling"
    assert "redone" in back.flags
    assert back.number not in said(head.get("/desk/?tray=sign")), "heard and verified anew first"

    handler = unit.as_(unit.cast.wang_wu)
    taken(handler, back, "hear", words="再次陈述")
    taken(handler, back, "investigate", note="再次核查")
    assert back.number in said(head.get("/desk/?tray=sign"))
    same = press(head, back, "decide", **OPINION)
    assert "不得以同一事实和理由作出相同的处理意见" in said(same)
    assert taken(head, back, "decide", **OPINION, new_basis="on").stage == "opinion"


def test_the_re_examination_sends_nothing_back_and_ends_the_matter(unit, again):
    last = unit.as_(unit.cast.qian_shi)
    page = last.get(reverse("review:decide_reexamination", args=[again.number])).content.decode()
    assert 'value="set_aside"' not in page
    assert 'name="is_published"' not in page, "publication is for after a hearing"

    decided = taken(last, again, "decide_reexamination", **REVIEWED)
    words = in_pdf(decided.attachments.get(form="F15", kind="application/pdf").bytes())
    assert "最终意见" in words
    assert taken(last, again, "serve_reexamination", **SERVICE).stage == "ended"


def test_a_hearing_in_the_re_examination_does_not_count(unit, again):
    last, due = unit.as_(unit.cast.qian_shi), again.due_raw
    days = {"hearing_from": TODAY.isoformat(), "hearing_to": TODAY.isoformat()}
    held = taken(last, again, "hear_again", **days, note="听证经过")
    assert held.due_raw == due, "a hearing of one day takes nothing off"
    page = last.get(reverse("review:decide_reexamination", args=[again.number])).content.decode()
    assert 'name="is_published"' in page

    wrong = press(last, again, "hear_again", **{**days, "hearing_to": "2020-01-01"}, note="x")
    assert "听证结论日早于通知日" in said(wrong)


def test_a_handler_decides_no_review(unit, asked):
    answer = press(unit.as_(unit.cast.wang_wu), asked, "decide_review", **REVIEWED)

    assert answer.status_code == 403
    assert Matter.objects.get(pk=asked.pk).stage == "review"


def test_another_organs_reviewer_sees_nothing(unit, asked):
    assert (
        press(unit.as_(unit.cast.qian_shi), asked, "decide_review", **REVIEWED).status_code == 404
    )
