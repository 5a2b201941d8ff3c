"""Ways through beside the ordinary one: under seal, withdrawn, sent back, simple, a suggestion."""

from __future__ import annotations

import pytest
from django.utils import timezone

from lianxin.matters.models import Matter
from lianxin.procedure.stages import Stage
from tests.browsing import Window
from tests.builders import a_matter_and_code
from tests.journeys import officers
from tests.journeys.district import District
from tests.journeys.hands import typed
from tests.journeys.looking import looked_at
from tests.journeys.officers import SERVED, Desk, acted, walked
from tests.journeys.petitioning import Receipt, asks, looked_up, submitted, timeline

ACCUSATION = {
    "用一句话概括": "某校采购中的违纪问题",
    "您的请求": "请依法调查学校采购。",
    "事实和理由": "学校食堂采购没有招标，负责人收受供货商礼金。",
}
SUGGESTION = {
    "用一句话概括": "建议在公园增设夜间照明",
    "您的请求": "请在千灯湖公园北侧增设路灯。",
    "事实和理由": "晚上散步的老人多，北侧步道没有灯，已有人摔倒。",
}
SIMPLE = "事实清楚、责任明确、争议不大、易于解决"
BUILT = {"工地夜间施工扰民", "工地每晚施工到十二点。", SIMPLE}
NIGHT_LIGHTS = "采纳，明年一季度在北侧步道安装路灯三十盏。"


def written(town: District, after: str) -> Receipt:
    """Return number and code of a matter that has come so far today."""
    typed.update(BUILT)
    matter, code = a_matter_and_code(town.cast, after=after, on=timezone.localdate())
    return Receipt(matter.number, code)


def stage(receipt: Receipt) -> str:
    """Return where a matter stands."""
    return Matter.objects.values_list("stage", flat=True).get(number=receipt.number)


def test_an_accusation_stays_under_seal(town: District, window: Window, at_desk: Desk):
    """Art. 30: one clerk reads it, the accused never; the petitioner is told two things."""
    phone = window(phone=True)
    receipt = submitted(phone, kind="检举、控告", words=ACCUSATION)
    cast, clerk = town.cast, town.cast.wu_jiu
    walked(at_desk, receipt.number, officers.sealed(town))
    at_desk(clerk).goto(f"/matters/{receipt.number}/")
    looked_at(at_desk(clerk), "matter-sealed")

    for officer in (cast.li_si, cast.li_er, cast.wang_wu, cast.zhou_ba, town.zhou_da):
        desk = at_desk(officer)
        assert desk.request.get(f"/matters/{receipt.number}/").status == 404
        desk.goto("/desk/")
        assert not desk.get_by_text(receipt.number).count()

    looked_up(phone, receipt)
    looked_at(phone, "mine-sealed")
    assert [what for what, _by in timeline(phone)] == ["已登记", "已转送"]
    assert not phone.get_by_text("采购").count(), "nothing of what was written is shown"


def test_a_withdrawal_is_confirmed_by_somebody_outside_the_unit(
    town: District, window: Window, at_desk: Desk
):
    """Art. 17 ¶1: in one's own words, and nobody who handles the matter says it was free."""
    receipt, phone = written(town, "hear"), window(phone=True)
    looked_up(phone, receipt)
    words = {"用您自己的话": "工地已经停工，我不再追究了。"}
    asks(phone, receipt, "撤回信访事项", words, "申请撤回")

    handler = at_desk(town.cast.wang_wu)
    handler.goto(f"/matters/{receipt.number}/")
    assert not handler.get_by_role("link", name="确认撤回").count()
    acted(at_desk(town.cast.li_er), receipt.number, "确认撤回", {"已向信访人本人核实": True})

    assert stage(receipt) == Stage.CLOSED_WITHDRAWN
    phone.reload()
    assert phone.get_by_role("heading", name="已经撤回").is_visible()


def test_an_objection_is_upheld_and_the_matter_sent_to_the_right_unit(
    town: District, window: Window, at_desk: Desk
):
    """Art. 23 ¶3: within five working days, with reasons; the petitioner need do nothing."""
    receipt, cast = written(town, "forward"), town.cast
    objection = {"详细理由": "该工地属学校改造项目，由教育部门主管。", "建议的": "南海区教育局"}
    acted(at_desk(cast.wang_wu), receipt.number, "提出异议", objection)
    acted(at_desk(cast.li_si), receipt.number, "同意退回", {})
    there = {"按职责范围": "另选单位", "其他单位": "南海区教育局"}
    acted(at_desk(cast.li_si), receipt.number, "转送", there)
    acted(at_desk(cast.zhou_ba), receipt.number, "受理", {})

    gone = at_desk(cast.wang_wu).request.get(f"/matters/{receipt.number}/")
    assert gone.status == 404, "who sent it back does not see it any more"
    phone = window(phone=True)
    looked_up(phone, receipt)
    assert phone.get_by_role("heading", name="南海区教育局已经受理").is_visible()


def test_a_simple_matter_is_answered_within_ten_working_days(town: District, at_desk: Desk):
    """Art. 31(6) and the measures on simple handling."""
    receipt, handler = written(town, "forward"), town.cast.wang_wu
    why = {"适用的情形": SIMPLE, "理由": "夜间施工一经核实即可制止。", "已经核对": True}
    acted(at_desk(handler), receipt.number, "简易办理", why)
    desk = at_desk(handler)
    desk.goto(f"/matters/{receipt.number}/")
    looked_at(desk, "matter-simple")
    assert desk.get_by_text("10个工作日").count() or desk.get_by_text("简易办理").count()

    acts = list(officers.handling(town.cast))[1:]
    walked(at_desk, receipt.number, iter(acts))
    assert stage(receipt) == Stage.SERVED


def test_a_suggestion_is_studied_adopted_and_carried_out(
    town: District, window: Window, at_desk: Desk
):
    """Art. 29: studied, decided with reasons, answered; what is adopted is carried out."""
    phone = window(phone=True)
    receipt = submitted(phone, kind="建议、意见", words=SUGGESTION)
    walked(at_desk, receipt.number, officers.suggestion(town.cast, NIGHT_LIGHTS))

    looked_up(phone, receipt)
    looked_at(phone, "mine-suggestion")
    assert phone.get_by_role("heading", name="您的建议已经得到回复").is_visible()
    assert phone.get_by_text(NIGHT_LIGHTS).first.is_visible()
    assert phone.get_by_role("heading", name="信访事项答复书").is_visible()
    assert "落实采纳的建议" in [what for what, _by in timeline(phone)]


@pytest.mark.parametrize("method", ["邮寄送达", "留置送达"])
def test_an_opinion_is_served_by_other_ways_with_their_proof(
    town: District, at_desk: Desk, method: str
):
    """Art. 35: each way of service asks for what proves it, and for nothing else."""
    receipt = written(town, "decide")
    proof = {"邮寄送达": {"邮件号码": "XA44060500001"}, "留置送达": {"见证人": "社区工作人员"}}
    place = {"送达方式": method, **proof[method], "送达地点": SERVED["送达地点"]}
    acted(at_desk(town.cast.wang_wu), receipt.number, "送达处理意见书", place)

    assert stage(receipt) == Stage.SERVED
