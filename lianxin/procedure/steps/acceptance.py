"""Whether the unit accepts: the path told, acceptance, simple handling (Arts. 23, 31)."""

from __future__ import annotations

from lianxin.procedure import guards
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps.parts import (
    AT_UNIT_OR_DIRECT,
    INFORMED,
    NUMBERED,
    PAPER,
    UNIT,
    WORKING,
)
from lianxin.statute import limits
from lianxin.statute.citation import art
from lianxin.statute.text import Text

DESK = "handling"
PARTIES = (*UNIT, Role.MEDIATOR)
CONCLUDED = (limits.CONCLUDE, limits.SIMPLE_CONCLUDE)
CLAIM = guards.routed_as(
    "A1",
    "A2",
    "A3",
    "A4",
    "A5",
    "A6",
    zh="只有申诉求决事项适用受理程序",
    en="only a claim is accepted",
    cites=art(31),
)

STEPS = (
    Step(
        "route",
        Text("告知途径", "tell the path of Art. 31(1)-(5)"),
        desk=DESK,
        form="F06",
        row=19,
        at=AT_UNIT_OR_DIRECT,
        to=Stage.ROUTED,
        by=UNIT,
        asks=("route", "body", "document"),
        may=("own_limit", "opens", "note", *NUMBERED),
        keeps=("route",),
        when=(guards.directly_raised,),
        provided=(
            guards.is_one_of(
                "route",
                "A1",
                "A2",
                "A3",
                "A4",
                "A5",
                zh="途径告知只适用于第三十一条第一项至第五项",
                en="a path notice is for Art. 31(1) to (5) only",
            ),
        ),
        stops=INFORMED,
        cites=art(31),
    ),
    Step(
        "accept",
        Text("受理", "accept"),
        desk=DESK,
        form="F07",
        row=20,
        at=AT_UNIT_OR_DIRECT,
        to=Stage.ACCEPTED,
        by=UNIT,
        asks=("document",),
        may=("route", "note", *NUMBERED),
        keeps=("route",),
        when=(guards.directly_raised, CLAIM),
        provided=(guards.residual,),
        stops=INFORMED,
        starts=(limits.CONCLUDE,),
        new_round=True,
        cites=art(23, 3),
    ),
    Step(
        "accept_simple",
        Text("简易办理", "choose simple handling"),
        desk=DESK,
        row=21,
        at=AT_UNIT_OR_DIRECT,
        to=Stage.ACCEPTED,
        by=UNIT,
        asks=("reason",),
        may=("route", "note", *PAPER),
        keeps=("route",),
        when=(
            guards.directly_raised,
            CLAIM,
            guards.not_a_joint_or_assigned_matter,
            guards.not_flagged(
                "repeat",
                "重复信访不适用简易办理",
                "a repeat is not handled simply",
                cites=guards.NOT_SIMPLE,
            ),
            guards.not_flagged(
                "urgent",
                "重大、紧急事项不适用简易办理",
                "a major or urgent matter is not handled simply",
                cites=guards.NOT_SIMPLE,
            ),
        ),
        provided=(guards.residual,),
        stops=INFORMED,
        starts=CONCLUDED,
        raises=("simple",),
        new_round=True,
        cites=art(31, item=6),
    ),
    Step(
        "convert",
        Text("转为普通程序", "turn to the ordinary procedure"),
        desk=DESK,
        at=WORKING,
        to=None,
        by=UNIT,
        asks=("reason",),
        when=(
            guards.flagged("simple", "该事项未适用简易办理", "the matter is not handled simply"),
        ),
        stops=(limits.SIMPLE_CONCLUDE,),
        lowers=("simple",),
        cites=art(31, item=6),
    ),
)
