"""Track P, suggestions, and track C, accusations under seal (Arts. 22 ¶2, 29, 30)."""

from __future__ import annotations

from lianxin.procedure import guards, safeguards
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps.parts import AT_UNIT_OR_DIRECT, CLERK, FIRST, INFORMED, NUMBERED, UNIT
from lianxin.statute import limits
from lianxin.statute.citation import art
from lianxin.statute.text import Text

SUGGESTION = guards.routed_as(
    "P", zh="只有建议意见类事项适用研究论证", en="only suggestions are studied", cites=art(29, 1)
)
ACCUSATION = guards.routed_as(
    "C", zh="只有检举控告类事项适用密转", en="only accusations are routed under seal",
    cites=art(30, 1),
)
SEALED = frozenset({Stage.SCREENED, Stage.SEALED_ROUTED, Stage.RECEIPT_CONFIRMED})

STEPS = (
    Step(
        "study", Text("研究论证", "study the suggestion"), desk="handling",
        at=AT_UNIT_OR_DIRECT, to=Stage.STUDY, by=UNIT, asks=("document",),
        may=("note", *NUMBERED), when=(guards.directly_raised, SUGGESTION),
        stops=INFORMED, new_round=True, cites=art(29, 1),
    ),
    Step(
        "invite", Text("邀请建议人参与论证", "invite the proposer to take part"), desk="handling",
        at=frozenset({Stage.STUDY}), to=None, by=UNIT, asks=("note",), cites=art(29, 1),
    ),
    Step(
        "decide_suggestion", Text("决定是否采纳", "decide on the suggestion"), desk="handling",
        at=frozenset({Stage.STUDY}), to=Stage.DECIDED, by=(Role.HEAD_OF_ORGAN,),
        asks=("adoption", "reason"), keeps=("adoption",), cites=art(29, 1),
    ),
    Step(
        "reply_suggestion", Text("回复建议人", "answer the proposer"), desk="handling",
        at=frozenset({Stage.DECIDED}), to=Stage.REPLIED, by=UNIT, asks=("words",),
        may=("document", *NUMBERED), starts=(limits.EVALUATE,), raises=("evaluable",),
        cites=art(29, 1),
    ),
    Step(
        "reward", Text("奖励", "reward the proposer"), desk="handling",
        at=frozenset({Stage.REPLIED}), to=None, by=UNIT, asks=("note",), raises=("rewarded",),
        cites=art(29, 2),
    ),
    Step(
        "implement", Text("落实采纳的建议", "carry out an adopted suggestion"), desk="handling",
        at=frozenset({Stage.REPLIED}), to=None, by=UNIT, asks=("note",), may=("proof",),
        provided=(guards.adopted,), raises=("implemented",), cites=art(29, 1),
    ),
    Step(
        "route_sealed", Text("密转", "route under seal"), desk="registration", row=9,
        at=frozenset({Stage.SCREENED}), to=Stage.SEALED_ROUTED, by=CLERK, under_seal=CLERK,
        asks=("organ",), may=("note", "accused", "barred"), keeps=("organ", "accused", "barred"),
        when=(ACCUSATION,), provided=(safeguards.accused_is_known, safeguards.not_to_the_accused),
        stops=FIRST, cites=art(22, 2),
    ),
    Step(
        "confirm_receipt", Text("确认签收", "confirm the sealed receipt"), desk="registration",
        at=frozenset({Stage.SEALED_ROUTED}), to=Stage.RECEIPT_CONFIRMED, by=CLERK,
        under_seal=CLERK, may=("note",), when=(ACCUSATION,), public=False, cites=art(30, 1),
    ),
    Step(
        "note_feedback", Text("记录办理机关反馈", "note that the organ fed back"),
        desk="registration", at=frozenset({Stage.RECEIPT_CONFIRMED}), to=None, by=CLERK,
        under_seal=CLERK, asks=("note",), when=(ACCUSATION,), raises=("fed back",),
        public=False, cites=art(30, 1),
    ),
    Step(
        "notify_personnel", Text("通报组织（人事）部门", "inform the organisation department"),
        desk="registration", at=SEALED, to=None, by=CLERK, under_seal=CLERK,
        asks=("organ",), may=("note", "accused", "barred"), keeps=("accused", "barred"),
        when=(ACCUSATION,), provided=(safeguards.accused_is_known, safeguards.not_to_the_accused),
        public=False, cites=art(30, 2),
    ),
    Step(
        "close_sealed", Text("密件办结", "close the sealed matter"), desk="registration",
        at=frozenset({Stage.RECEIPT_CONFIRMED}), to=Stage.CLOSED_SEALED, by=CLERK,
        under_seal=CLERK, may=("note",), when=(ACCUSATION,), public=False, cites=art(30, 1),
    ),
)
