"""From handling to the served opinion and its execution (Arts. 22, 27-34)."""

from __future__ import annotations

from lianxin.procedure import bounds, clocks, guards, safeguards
from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.entry import Entry
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, Stage
from lianxin.procedure.step import Step, on_service
from lianxin.procedure.steps.parts import (
    ANSWERED,
    ANY,
    AT_UNIT,
    HANDLING,
    NUMBERED,
    STUDYING,
    UNDER_REVIEW,
    UNIT,
    WORKING,
)
from lianxin.statute import limits
from lianxin.statute.calendar import Calendar
from lianxin.statute.citation import art
from lianxin.statute.text import Text

DESK = "handling"
PARTIES = (*UNIT, Role.MEDIATOR)
CONCLUDED = (limits.CONCLUDE, limits.SIMPLE_CONCLUDE)


def _extension(case: Case, entry: Entry, calendar: Calendar) -> Clock | None:
    """Lengthen the sixty days by the days granted (Art. 34)."""
    clock = case.running(limits.CONCLUDE)
    if clock is None:
        return None
    return clocks.extended(clock, days=entry.facts["days"], calendar=calendar)


STEPS = (
    Step(
        "open",
        Text("开始办理", "open handling"),
        desk=DESK,
        row=22,
        at=frozenset({Stage.ACCEPTED}),
        to=Stage.HANDLING,
        by=UNIT,
        asks=("handler", "recusal_cleared"),
        keeps=("handler",),
        provided=(guards.RECUSAL_CLEARED,),
        cites=art(28, 1),
    ),
    Step(
        "hear",
        Text("听取陈述", "hear the petitioner"),
        desk=DESK,
        row=23,
        at=HANDLING,
        to=None,
        by=UNIT,
        may=("item", "words", "proof", "note"),
        cites=art(31, item=6),
    ),
    Step(
        "ask_petitioner",
        Text("请信访人补充", "ask the petitioner for more"),
        desk=DESK,
        at=WORKING | AT_UNIT,
        to=None,
        by=UNIT,
        asks=("words",),
        may=("due_on",),
        provided=(bounds.day_is_ahead("due_on"),),
        raises=("asked",),
        cites=art(31, item=6),
    ),
    Step(
        "supplement",
        Text("补充材料", "add to the petition"),
        desk=DESK,
        at=ANY - CLOSED,
        to=None,
        by=(Role.PETITIONER, Role.REGISTRAR, Role.HANDLER, Role.CONFIDENTIAL),
        under_seal=(Role.PETITIONER, Role.CONFIDENTIAL),
        asks=("item",),
        may=("words",),
        lowers=("asked",),
        cites=art(19, 1),
    ),
    Step(
        "investigate",
        Text("调查核实", "investigate and verify"),
        desk=DESK,
        row=24,
        at=HANDLING,
        to=None,
        by=UNIT,
        asks=("note",),
        may=("second", "proof"),
        cites=art(31, item=6),
    ),
    Step(
        "hold_hearing",
        Text("举行听证", "hold a hearing"),
        desk=DESK,
        form="F11",
        row=25,
        at=HANDLING,
        to=None,
        by=UNIT,
        asks=("hearing_from", "hearing_to", "note"),
        may=("proof", "document"),
        provided=(bounds.hearing_days_fit, bounds.not_ahead("hearing_to")),
        cites=art(31, item=6),
    ),
    Step(
        "mediate",
        Text("调解", "mediate"),
        desk=DESK,
        row=26,
        at=HANDLING,
        to=None,
        by=PARTIES,
        asks=("both_consent",),
        may=("note",),
        provided=(
            guards.has(
                "both_consent",
                "调解须经争议双方当事人同意",
                "mediation needs both parties' consent",
            ),
        ),
        cites=art(33),
    ),
    Step(
        "agree",
        Text("达成协议", "record the agreement"),
        desk=DESK,
        form="F17",
        row=27,
        at=HANDLING,
        to=Stage.CLOSED_MEDIATED,
        by=PARTIES,
        asks=("both_consent", "lawful", "document"),
        may=("note", "due_on", *NUMBERED),
        provided=(
            guards.has("both_consent", "协议须由双方当事人签字", "both parties sign the agreement"),
            guards.has(
                "lawful",
                "协议不得违反政策法规强制性规定",
                "the agreement may not be against mandatory law",
            ),
        ),
        stops=CONCLUDED,
        starts=(limits.EVALUATE, limits.CONFIRM),
        raises=("evaluable", "agreed"),
        cites=art(33),
    ),
    Step(
        "perform",
        Text("记录协议履行", "record that the agreement was performed"),
        desk=DESK,
        at=frozenset({Stage.CLOSED_MEDIATED}),
        to=None,
        by=PARTIES,
        asks=("note",),
        may=("proof",),
        when=(guards.flagged("agreed", "没有待履行的协议", "no agreement is open"),),
        lowers=("agreed",),
        raises=("performed",),
        cites=art(33),
    ),
    Step(
        "extend",
        Text("延长办理期限", "extend the time limit"),
        desk=DESK,
        form="F10",
        row=28,
        at=HANDLING,
        to=None,
        by=(Role.HEAD_OF_ORGAN,),
        asks=("days", "reason", "document"),
        may=NUMBERED,
        when=(
            guards.not_flagged(
                "extended", "办理期限已经延长过一次", "the time limit was extended once already"
            ),
            guards.not_flagged(
                "simple",
                "情况复杂的，不适用简易办理",
                "what is complex is not handled simply",
                remedy=guards.CONVERT,
            ),
        ),
        provided=(
            bounds.extension_fits(limits.CONCLUDE),
            bounds.in_time(
                limits.CONCLUDE,
                "延期应当在办理期限届满前批准",
                "an extension is approved before the time limit ends",
            ),
        ),
        timed=(_extension,),
        times=(limits.CONCLUDE,),
        raises=("extended",),
        cites=art(34),
    ),
    Step(
        "decide",
        Text("作出处理意见", "decide"),
        desk=DESK,
        form="F12",
        row=29,
        at=HANDLING,
        to=Stage.OPINION,
        by=(Role.HEAD_OF_ORGAN,),
        asks=("outcome", "document"),
        may=("new_basis", *NUMBERED),
        keeps=("outcome", "document_number"),
        when=(
            guards.done(
                "hear",
                "作出处理意见前应当听取信访人陈述事实和理由",
                "the petitioner is heard before the opinion",
                art(31, item=6),
            ),
            guards.done(
                "investigate",
                "作出处理意见前应当调查核实",
                "the facts are verified before the opinion",
                art(31, item=6),
            ),
        ),
        provided=(safeguards.not_the_same_result_again, guards.simple_only_if_supported),
        lowers=("executed",),
        cites=art(32, 1),
    ),
    Step(
        "serve",
        Text("送达处理意见书", "serve the opinion"),
        desk=DESK,
        form="F16",
        row=30,
        at=frozenset({Stage.OPINION}),
        to=Stage.SERVED,
        by=UNIT,
        asks=("method", "proof"),
        may=("note",),
        stops=CONCLUDED,
        day0=on_service,
        starts=(limits.REQUEST_REVIEW, limits.EVALUATE),
        raises=("evaluable",),
        cites=art(35),
    ),
    Step(
        "promise_execution",
        Text("开展执行跟踪", "open the execution of a supported claim"),
        desk=DESK,
        row=31,
        at=UNDER_REVIEW | {Stage.SERVED, Stage.CLOSED_LAPSED, Stage.ENDED},
        to=None,
        by=UNIT,
        asks=("due_on", "note"),
        keeps=("due_on",),
        when=(
            guards.not_flagged(
                "executing", "执行跟踪已经开始", "execution is being followed already"
            ),
            guards.not_flagged("executed", "已经执行完毕", "it has been carried out"),
        ),
        provided=(guards.supports_the_claim, bounds.day_is_ahead("due_on")),
        raises=("executing",),
        cites=art(32, 2),
    ),
    Step(
        "report_execution",
        Text("报告执行完毕", "report that it was carried out"),
        desk=DESK,
        at=ANY,
        to=None,
        by=UNIT,
        asks=("note", "proof"),
        when=(guards.flagged("executing", "没有待执行的事项", "nothing is to be carried out"),),
        lowers=("executing",),
        raises=("executed",),
        cites=art(32, 2),
    ),
    Step(
        "feed_back",
        Text("反馈结果并提交办结报告", "feed back the result with a closing report"),
        desk=DESK,
        form="F20",
        at=AT_UNIT | WORKING | STUDYING | ANSWERED | UNDER_REVIEW | CLOSED,
        to=None,
        by=UNIT,
        asks=("document",),
        may=("note", *NUMBERED),
        when=(guards.feedback_is_owed,),
        stops=(limits.FEED_BACK,),
        public=False,
        cites=art(22, 1, 3),
    ),
    Step(
        "hand_over",
        Text("更换承办人", "hand over to another handler"),
        desk=DESK,
        at=WORKING | ANSWERED | {Stage.STUDY},
        to=None,
        by=UNIT,
        asks=("handler", "recusal_cleared"),
        keeps=("handler",),
        provided=(guards.RECUSAL_CLEARED,),
        public=False,
        cites=art(28, 1),
    ),
)
