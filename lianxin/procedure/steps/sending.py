"""To the organ that answers: forward, assign, object, settle who is competent (Arts. 22-24)."""

from __future__ import annotations

from lianxin.procedure import bounds, clocks, guards
from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.entry import Entry
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.step import Step, Timer
from lianxin.procedure.steps.parts import (
    AT_UNIT,
    BEFORE_ACCEPTED,
    FIRST,
    OFFICE,
    PAPER,
    UNIT,
)
from lianxin.statute import limits
from lianxin.statute.calendar import Calendar
from lianxin.statute.citation import art
from lianxin.statute.limits import Limit
from lianxin.statute.text import Text

DESK = "registration"
SENDER = (Role.SCREENER, Role.SUPERVISOR)


def _feed_back(case: Case, entry: Entry, calendar: Calendar) -> Clock | None:
    """Start the clock that the sender set (Art. 22 ¶1(3))."""
    last = entry.facts.get("due_on")
    if last is None:
        return None
    return clocks.until(limits.FEED_BACK, day0=entry.on, last=last, calendar=calendar)


def _anew(limit: Limit) -> Timer:
    """Start a clock for a unit that is new to the matter; the same unit keeps its day zero."""

    def timer(case: Case, entry: Entry, calendar: Calendar) -> Clock | None:
        if case.known.get("unit") == entry.facts.get("unit") and case.clocks.get(limit.id):
            return None
        return clocks.start(limit, day0=entry.on, calendar=calendar)

    return timer


def _back_to_the_unit(case: Case, entry: Entry) -> Stage | None:
    return case.before if case.before in AT_UNIT else Stage.FORWARDED


def _sent(case: Case, entry: Entry) -> Stage:
    owed = entry.facts.get("due_on") or case.running(limits.FEED_BACK)
    return Stage.ASSIGNED if owed else Stage.FORWARDED


STEPS = (
    Step(
        "forward",
        Text("转送", "forward"),
        desk=DESK,
        form="F03",
        row=6,
        at=frozenset({Stage.SCREENED}),
        to=Stage.FORWARDED,
        by=(Role.SCREENER,),
        asks=("unit",),
        may=("note", *PAPER),
        keeps=("unit",),
        stops=FIRST,
        starts=(limits.INFORM, limits.OBJECT),
        cites=art(22, 1),
    ),
    Step(
        "assign",
        Text("交办", "assign"),
        desk=DESK,
        form="F04",
        row=7,
        at=frozenset({Stage.SCREENED}),
        to=Stage.ASSIGNED,
        by=SENDER,
        asks=("unit", "due_on"),
        may=("note", *PAPER),
        keeps=("unit", "due_on"),
        provided=(bounds.day_is_ahead("due_on"),),
        stops=FIRST,
        starts=(limits.INFORM, limits.OBJECT),
        timed=(_feed_back,),
        times=(limits.FEED_BACK,),
        cites=art(22, 1, 3),
    ),
    Step(
        "object",
        Text("提出异议", "object to the routing"),
        desk="handling",
        form="F05",
        row=14,
        at=AT_UNIT,
        to=Stage.OBJECTED,
        by=UNIT,
        asks=("reason",),
        may=("organ", *PAPER),
        when=(
            guards.not_flagged(
                "objected",
                "受理机关已经核实确定，不能再次提出异议",
                "who is competent was decided already",
            ),
        ),
        provided=(
            bounds.in_time(
                limits.OBJECT,
                "异议应当自收到之日起5个工作日内提出",
                "an objection is made within five working days",
            ),
        ),
        stops=(limits.OBJECT,),
        cites=art(23, 3),
    ),
    Step(
        "uphold_objection",
        Text("同意退回", "agree to take it back"),
        desk=DESK,
        row=15,
        at=frozenset({Stage.OBJECTED}),
        to=Stage.SCREENED,
        by=SENDER,
        may=("reason",),
        forgets=("unit", "due_on"),
        stops=(limits.INFORM, limits.FEED_BACK),
        resumes=FIRST,
        cites=art(23, 3),
    ),
    Step(
        "dismiss_objection",
        Text("不同意退回", "keep the matter with the unit"),
        desk=DESK,
        row=16,
        at=frozenset({Stage.OBJECTED}),
        to=_back_to_the_unit,
        by=SENDER,
        asks=("reason",),
        raises=("objected",),
        cites=art(23, 3),
    ),
    Step(
        "dispute",
        Text("提请管辖协商", "bring up who is competent"),
        desk=DESK,
        row=17,
        at=BEFORE_ACCEPTED,
        to=Stage.JURISDICTION,
        by=(*OFFICE, *UNIT),
        asks=("reason",),
        may=("organ",),
        cites=art(24, 1),
    ),
    Step(
        "settle",
        Text("指定管辖", "settle who is competent"),
        desk=DESK,
        row=18,
        at=frozenset({Stage.JURISDICTION}),
        to=_sent,
        by=(*SENDER, Role.CONVENER),
        asks=("unit", "reason"),
        may=("due_on", *PAPER),
        keeps=("unit", "due_on"),
        provided=(bounds.day_is_ahead("due_on"),),
        stops=(*FIRST, limits.OBJECT),
        timed=(_anew(limits.INFORM), _feed_back),
        times=(limits.INFORM, limits.FEED_BACK),
        raises=("objected",),
        cites=art(24, 1),
    ),
)
