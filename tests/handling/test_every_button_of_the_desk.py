"""What a unit does besides the straight way: each button in its place (Arts. 19-37, 40)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lianxin.matters.models import Matter
from lianxin.matters.recording import record
from tests.builders import a_matter
from tests.handling.pressing import LATER, TODAY, paper, press, said, taken

pytestmark = pytest.mark.django_db
MISSING = "请填写或选择此项"


def test_the_unit_objects_with_reasons(unit):
    matter, handler = unit.forwarded(), unit.as_(unit.cast.wang_wu)
    assert MISSING in said(press(handler, matter, "object"))

    objected = taken(
        handler, matter, "object", reason="不属于本局职权", organ=unit.cast.elsewhere.pk
    )
    assert objected.stage == "objected"


def test_simple_handling_is_chosen_where_it_fits(unit):
    matter, handler = unit.forwarded(), unit.as_(unit.cast.wang_wu)
    chosen = {"fitting": "daily", "reason": "路灯不亮，当天能修。", "checked": "on"}
    assert MISSING in said(press(handler, matter, "accept_simple", **{**chosen, "checked": ""}))

    simple = taken(handler, matter, "accept_simple", **chosen, in_writing="on")
    assert "simple" in simple.flags
    assert simple.due_rule == "R16b"
    assert simple.attachments.filter(form="F07").count() == 2
    page = said(handler.get(simple.get_absolute_url()))
    assert "涉及群众日常生产生活" in page

    taken(handler, simple, "convert", reason="需要鉴定")
    assert "simple" not in Matter.objects.get(pk=simple.pk).flags


def test_what_does_not_fit_simple_handling_is_refused_with_the_reason(unit):
    matter, handler = unit.forwarded(), unit.as_(unit.cast.wang_wu)
    again = matter.items.get().pk
    record(matter, "add_item", by=matter.first_petitioner, on=TODAY, item=again)
    page = said(handler.get(reverse("handling:accept_simple", args=[matter.number])))

    assert "现在不能办理" in page
    assert "重复信访不适用简易办理" in page
    assert "《信访事项简易办理办法》第五条" in page


def test_the_petitioner_is_asked_and_the_clock_runs_on(unit):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    due = matter.due_legal
    asked = taken(handler, matter, "ask_petitioner", words="请补充现场照片", due_on=LATER)

    assert asked.due_legal == due
    assert "待信访人补充" in said(handler.get(asked.get_absolute_url()))
    past = press(handler, asked, "ask_petitioner", words="再补充", due_on="2020-01-01")
    assert "早于当日" in said(past)


def test_what_the_petitioner_adds_at_the_counter_becomes_an_item(unit):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    given = {"channel": "visit", "received_on": TODAY.isoformat(), "body": "补交三张照片"}
    added = taken(handler, matter, "supplement", **given, oral="on", enclosed=paper("照片.png"))

    item = added.items.last()
    assert (item.body, item.oral, item.channel) == ("补交三张照片", True, "visit")
    assert [str(one.name) for one in item.attachments.all()] == ["照片.png"]
    assert added.entries.get(step="supplement").facts["item"] == item.pk
    assert "补交三张照片" in said(handler.get(added.get_absolute_url()))


def test_a_hearing_in_the_first_handling_takes_no_time_off(unit):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    due = matter.due_legal
    days = {"hearing_from": TODAY.isoformat(), "hearing_to": TODAY.isoformat()}
    held = taken(
        handler, matter, "hold_hearing", **days, note="经过和结论", document=paper("通知.png")
    )

    assert held.due_legal == due
    kept = held.attachments.get(form="F11")
    assert kept.for_petitioner
    assert held.entries.get(step="hold_hearing").facts["document"] == str(kept.pk)


def test_an_agreement_signed_by_both_concludes_the_matter_and_is_followed(unit):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    taken(handler, matter, "mediate", both_consent="on", note="第一次调解")
    signed = {"both_consent": "on", "lawful": "on", "due_on": LATER}
    unsigned = press(handler, matter, "agree", **signed)
    assert "双方签字的协议书：" in said(unsigned), "the signed paper is needed"

    agreed = taken(handler, matter, "agree", **signed, document=paper("协议书.png"))
    assert agreed.stage == "closed_mediated"
    kept = agreed.attachments.get(form="F17")
    assert agreed.entries.get(step="agree").facts["digest"] == kept.sha256
    tray = handler.get(reverse("handling:worklist") + "?tray=agreed")
    assert agreed.number in said(tray)
    performed = taken(handler, agreed, "perform", note="款项付清", proof=paper("收据.png"))
    assert "agreed" not in performed.flags


def test_a_supported_claim_is_followed_until_it_is_carried_out(unit):
    matter, handler = unit.served(), unit.as_(unit.cast.wang_wu)
    taken(handler, matter, "promise_execution", due_on=LATER, note="由施工单位停止夜间施工")
    assert matter.number in said(handler.get(reverse("handling:worklist") + "?tray=executing"))
    assert press(handler, matter, "report_execution", note="完成").status_code == 422

    done = taken(handler, matter, "report_execution", note="已经停止", proof=paper("现场.png"))
    assert "executed" in done.flags


def test_the_result_of_an_assignment_is_fed_back_with_a_closing_report(unit):
    matter = a_matter(unit.cast, after="screen", on=TODAY)
    day = TODAY.replace(month=12, day=31)
    assigned = {"unit": unit.cast.unit.pk, "due_on": day}
    record(matter, "assign", by=unit.cast.li_si, on=TODAY, **assigned)
    handler = unit.as_(unit.cast.wang_wu)
    taken(handler, matter, "accept")
    given = dict.fromkeys(("found", "measures", "opinion_given", "petitioner_view"), "如实")
    fed = taken(handler, matter, "feed_back", **given)

    assert not fed.case().running(_feed_back())
    report = fed.attachments.get(form="F20", kind="application/pdf")
    assert not report.for_petitioner


def _feed_back():
    from lianxin.statute.limits import FEED_BACK

    return FEED_BACK


def test_the_proof_that_nobody_succeeds_is_kept(unit):
    matter, head = unit.handling(), unit.as_(unit.cast.zhao_liu)
    assert press(head, matter, "end_without_successor", reason="无承继人").status_code == 422

    ended = taken(head, matter, "end_without_successor", reason="无承继人", proof=paper("证明.png"))
    assert ended.stage == "closed_withdrawn"
    kept = ended.attachments.get(form="")
    assert ended.entries.get(step="end_without_successor").facts["proof"] == str(kept.pk)


def test_the_head_decides_on_recusal_and_another_takes_over(unit):
    from lianxin.procedure.roles import Role
    from tests.cast import officer

    other = officer("he.jia", "何佳", unit.cast.unit, Role.HANDLER)
    matter, head = unit.handling(), unit.as_(unit.cast.zhao_liu)
    record(matter, "request_recusal", by=matter.first_petitioner, on=TODAY, reason="是亲戚")
    assert matter.number in said(head.get("/desk/?tray=sign"))

    decided = taken(head, matter, "recuse", reason="属实，应当回避", handler=other.pk)
    assert decided.handler == other
    assert "recusal asked" not in decided.flags
    named = {"handler": unit.cast.wang_wu.pk, "recusal_cleared": "on"}
    assert taken(head, decided, "hand_over", **named).handler == unit.cast.wang_wu
    stranger = press(head, decided, "hand_over", **{**named, "handler": unit.cast.zhou_ba.pk})
    assert stranger.status_code == 422, "only people of the unit are offered"


def test_people_are_referred_and_cared_for_with_their_consent(unit):
    matter, handler = unit.served(), unit.as_(unit.cast.wang_wu)
    help_ = {"body": "区法律援助处", "reason": "需要代理"}
    assert press(handler, matter, "refer", **help_).status_code == 422
    taken(handler, matter, "refer", **help_, consent="on")
    record(matter, "lapse", by=_system(), on=matter.right_until.replace(year=TODAY.year + 1))
    assert Matter.objects.get(pk=matter.pk).stage == "closed_lapsed"
    assert "现在不能办理" not in said(handler.get(reverse("handling:care", args=[matter.number])))


def _system():
    from lianxin.procedure.roles import Role

    return Role.SYSTEM


def test_a_supervision_is_answered(unit):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    due = TODAY.replace(month=12, day=31)
    record(
        matter, "supervise", by=unit.cast.li_er, on=TODAY, duty="delay", due_on=due, reason="拖延"
    )
    page = said(handler.get(matter.get_absolute_url()))
    assert "反馈督办" in page.split("信访人的陈述")[0], "it is the next act"

    answered = taken(handler, matter, "answer_supervision", note="三日内办结")
    assert "supervision answered" in answered.flags
