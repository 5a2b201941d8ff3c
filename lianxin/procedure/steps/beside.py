"""What runs beside the main stage, from withdrawal to evaluation (Arts. 13, 18, 21, 28, 37, 40)."""

from __future__ import annotations

from lianxin.procedure import bounds, guards, safeguards
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, OPEN, Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps.parts import (
    ACTIVE,
    ANSWERED,
    ANY,
    CLERK,
    EVERY,
    OFFICE,
    SUPERVISOR,
    UNDER_REVIEW,
    UNIT,
)
from lianxin.statute import limits
from lianxin.statute.citation import art
from lianxin.statute.text import Text

WITHDRAWING = guards.flagged(
    "withdrawing", "没有信访人本人提出的撤回申请", "only the petitioner can withdraw"
)
LED = guards.flagged("lead", "尚无包案领导", "there is no lead official")
EVALUABLE = CLOSED | ANSWERED | UNDER_REVIEW | {Stage.HANDLING}
PETITIONER_OR_CLERK = (Role.PETITIONER, *CLERK)

STEPS = (
    Step(
        "add_item", Text("又来一件", "link a further item"), desk="registration",
        at=ANY, to=None, by=(Role.PETITIONER, *OFFICE, *CLERK, Role.SYSTEM),
        under_seal=(*PETITIONER_OR_CLERK, Role.SYSTEM),
        asks=("item",), may=("channel", "received_on", "persons"), raises=("repeat",),
        cites=art(21, 2),
    ),
    Step(
        "care", Text("疏导帮扶", "explain, help and assist"), desk="handling", row=41,
        at=CLOSED, to=None, by=(*UNIT, *OFFICE, Role.RECEPTIONIST), asks=("note",),
        cites=art(37, 3),
    ),
    Step(
        "withdraw", Text("申请撤回", "ask to withdraw"), desk="portal", form="F23", row=42,
        at=OPEN, to=None, by=(Role.PETITIONER,), under_seal=(Role.PETITIONER,),
        asks=("words",),
        when=(guards.not_flagged("withdrawing", "已经申请撤回，等待确认",
                                 "a withdrawal is waiting to be confirmed"),),
        raises=("withdrawing",), cites=art(17, 1),
    ),
    Step(
        "keep_petition", Text("收回撤回申请", "take the withdrawal back"), desk="portal",
        at=OPEN, to=None, by=(Role.PETITIONER,), under_seal=(Role.PETITIONER,),
        when=(guards.flagged("withdrawing", "没有待确认的撤回申请", "no withdrawal is waiting"),),
        lowers=("withdrawing",), cites=art(17, 1),
    ),
    Step(
        "confirm_withdrawal", Text("确认撤回", "confirm the withdrawal"), desk="registration",
        form="F23", row=42, at=OPEN, to=Stage.CLOSED_WITHDRAWN,
        by=(Role.REGISTRAR, Role.SUPERVISOR, *CLERK), under_seal=CLERK,
        asks=("voluntary",), may=("note",), when=(WITHDRAWING,),
        provided=(
            guards.has("voluntary", "须确认撤回出于本人自愿",
                       "make sure that the withdrawal is voluntary"),
            safeguards.outside_the_unit,
        ),
        stops=EVERY, lowers=("withdrawing",), cites=art(17, 1),
    ),
    Step(
        "end_without_successor", Text("因无承继人终结", "end because there is no successor"),
        desk="handling", row=43, at=OPEN, to=Stage.CLOSED_WITHDRAWN,
        by=(Role.HEAD_OF_ORGAN, Role.REGISTRAR, *CLERK), under_seal=CLERK,
        asks=("reason", "proof"), stops=EVERY, raises=("succession",), cites=art(28, 1),
    ),
    Step(
        "supervise", Text("督办", "supervise"), form="F18", row=44, at=ANY, to=None,
        by=SUPERVISOR, asks=("duty", "due_on", "reason"), may=("document",),
        when=(guards.something_is_left_to_do,), provided=(bounds.day_is_ahead("due_on"),),
        raises=("supervised",), cites=art(40, 1),
    ),
    Step(
        "answer_supervision", Text("反馈督办", "answer the supervision"), desk="handling",
        at=ANY, to=None, by=UNIT, asks=("note",),
        when=(guards.flagged("supervised", "没有待反馈的督办", "nothing is supervised"),),
        raises=("supervision answered",), public=False, cites=art(40, 4),
    ),
    Step(
        "close_supervision", Text("办结督办", "close the supervision"), at=ANY, to=None,
        by=SUPERVISOR, asks=("note",),
        when=(guards.flagged("supervision answered", "责任单位尚未反馈",
                             "the unit has not answered"),),
        lowers=("supervised", "supervision answered"), public=False, cites=art(40, 1),
    ),
    Step(
        "name_lead", Text("包案", "name a lead official"), row=45, at=OPEN, to=None,
        by=(Role.CONVENER, Role.HEAD_OF_ORGAN, *SUPERVISOR), asks=("lead", "due_on", "plan"),
        when=(guards.not_flagged("lead", "已有包案领导", "there is a lead official already"),),
        raises=("lead",), cites=art(18, 2),
    ),
    Step(
        "raise_lead", Text("提级包案", "raise the lead to a higher official"), at=OPEN, to=None,
        by=(Role.CONVENER,), asks=("lead", "due_on", "reason"), when=(LED,),
        raises=("lead", "raised"), cites=art(18, 2),
    ),
    Step(
        "release_lead", Text("解除包案", "release the lead official"), at=ANY, to=None,
        by=(Role.CONVENER, *SUPERVISOR), asks=("reason",), when=(LED,),
        lowers=("lead", "raised"), cites=art(18, 2),
    ),
    Step(
        "bring_to_conference", Text("提交联席会议", "bring to the joint conference"), row=46,
        at=OPEN, to=None, by=(Role.CONVENER, *SUPERVISOR, Role.SCREENER), asks=("reason",),
        raises=("conference",), cites=art(13, 1),
    ),
    Step(
        "conclude_conference", Text("联席会议议定", "record the conference's resolution"),
        form="F24", at=ANY, to=None, by=(Role.CONVENER,), asks=("note",),
        may=("document", "due_on"),
        when=(guards.flagged("conference", "未提交联席会议",
                             "it was not brought to the conference"),),
        lowers=("conference",), cites=art(13, 1),
    ),
    Step(
        "refer",
        Text("转介帮扶", "refer for social assistance, legal aid or counselling"),
        desk="handling", form="F25", row=47, at=ANY, to=None, by=ACTIVE, under_seal=CLERK,
        asks=("consent", "body", "reason"), may=("note",),
        provided=(guards.has("consent", "转介须经本人同意",
                             "a referral needs the person's consent"),),
        cites=art(37, 2),
    ),
    Step(
        "request_recusal", Text("申请回避", "ask somebody to recuse"), desk="portal", form="F22",
        at=OPEN, to=None, by=(Role.PETITIONER, *ACTIVE), under_seal=PETITIONER_OR_CLERK,
        asks=("reason",), raises=("recusal asked",), cites=art(28, 3),
    ),
    Step(
        "recuse", Text("决定回避", "decide on recusal"), desk="handling", form="F22", row=48,
        at=ANY, to=None, by=(Role.HEAD_OF_ORGAN,), under_seal=(Role.HEAD_OF_ORGAN,),
        asks=("reason",), may=("handler",), keeps=("handler",), lowers=("recusal asked",),
        cites=art(28, 3),
    ),
    Step(
        "follow_up", Text("回访", "follow up with the petitioner"), desk="registration", row=49,
        at=CLOSED | {Stage.SERVED}, to=None, by=(*OFFICE, *SUPERVISOR),
        asks=("consent", "note"), may=("solved",),
        provided=(
            guards.has("consent", "回访须经本人同意",
                       "a follow-up call needs the person's consent"),
            safeguards.outside_the_unit,
        ),
        cites=art(14, 1, 3),
    ),
    Step(
        "evaluate", Text("满意度评价", "evaluate"), desk="satisfaction", form="F21", row=50,
        at=EVALUABLE, to=None, by=(Role.PETITIONER,), asks=("target", "rating"),
        may=("comment",),
        when=(guards.flagged("evaluable", "该事项目前没有评价邀请",
                             "the matter is not open to evaluation"),),
        provided=(guards.not_yet_evaluated, bounds.within_window),
        raises=("evaluated {target}",), public=False, cites=art(21, 2),
    ),
    Step(
        "close_evaluation", Text("评价期届满", "close the evaluation window"),
        desk="satisfaction", at=ANY, to=None, by=(Role.SYSTEM,),
        when=(guards.flagged("evaluable", "没有开放的评价", "no evaluation is open"),),
        provided=(bounds.right_has_passed(limits.EVALUATE),),
        stops=(limits.EVALUATE,), lowers=("evaluable",), public=False, cites=art(21, 2),
    ),
    Step(
        "recompute",
        Text("按新公布的节假日重算期限", "recompute the clocks by the announced calendar"),
        at=ANY, to=None, by=(Role.SYSTEM,), under_seal=(Role.SYSTEM,), cites=art(21, 1),
    ),
)
