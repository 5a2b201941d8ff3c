"""Whole records without a database: ways advanced step by step by the law (Arts. 22-36).

Facts that differ from matter to matter stand as slots, such as "@unit", until a matter fills them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random
from types import MappingProxyType
from typing import Any

from django.utils import timezone

from lianxin.config.demonstration.ways import Plan
from lianxin.matters.entry import written_facts
from lianxin.matters.sweeping import LAPSES
from lianxin.procedure import replay
from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.facts import FACTS, Kind
from lianxin.procedure.roles import Role
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.statute.calendar import Calendar
from lianxin.statute.limits import EVALUATE, REQUEST_REEXAMINATION, REQUEST_REVIEW

DAY = timedelta(days=1)
SLOT = "@"
RIGHTS = (REQUEST_REVIEW, REQUEST_REEXAMINATION)
OFFICE_ROLES = (Role.REGISTRAR, Role.SCREENER, Role.RECEPTIONIST)
NET = "net"
ALIKE = frozenset({"channel", "route"})


@dataclass(frozen=True)
class Line:
    """One entry of a pattern as it will be written, but for its slots."""

    seq: int
    step: str
    role: str
    on: date
    at: datetime
    facts: dict[str, Any]
    words: tuple[str, ...]
    clocks: list[dict[str, Any]]
    cites: str
    form: str

    @cached_property
    def slots(self) -> list[tuple[str, str]]:
        """Return the facts that a matter fills in, each with the name of its slot."""
        return [
            (name, value[1:])
            for name, value in self.facts.items()
            if isinstance(value, str) and value.startswith(SLOT)
        ]


@dataclass(frozen=True)
class Pattern:
    """A whole record and the case that it adds up to."""

    lines: tuple[Line, ...]
    case: Case
    closed_on: date | None


def pattern(plan: Plan, *, channel: str, rng: Random, calendar: Calendar, today: date) -> Pattern:
    """Return the record of a plan, every entry checked and its clocks reckoned by the procedure.

    The law treats the routes of a way alike, and its channels but for who takes it in: one of each
    stands for all, and is a slot afterwards.
    """
    case, closed_on = Case(), None
    lines: list[Line] = []
    route = plan.way.routes[0]
    for entry in _entries(plan, channel, route, rng, today):
        while lapse := _lapsed(case, entry.on):
            case, closed_on = _add(lines, case, closed_on, lapse, calendar)
        if entry.step:
            case, closed_on = _add(lines, case, closed_on, entry, calendar)
    known = {**case.known, **{name: SLOT + name for name in ALIKE if name in case.known}}
    return Pattern(tuple(lines), replace(case, known=MappingProxyType(known)), closed_on)


def _add(
    lines: list[Line], case: Case, closed_on: date | None, entry: Entry, calendar: Calendar
) -> tuple[Case, date | None]:
    case, timed = replay.advance(case, entry, calendar)
    lines.append(_line(timed, case.entries))
    assert case.stage is not None
    return case, (closed_on or entry.on) if case.stage.closed else None


def _line(entry: Entry, seq: int) -> Line:
    rule = STEPS[entry.step]
    words = tuple(name for name in entry.facts if FACTS[name].kind is Kind.WORDS)
    return Line(
        seq=seq,
        step=entry.step,
        role=entry.by.value,
        on=entry.on,
        words=words,
        at=timezone.make_aware(datetime.combine(entry.on, time(9, seq))),
        facts=written_facts(
            {
                name: SLOT + name if name in ALIKE else value
                for name, value in entry.facts.items()
                if name not in words
            }
        ),
        clocks=[clock.as_facts() for clock in entry.clocks],
        cites=str(rule.cites),
        form=rule.form,
    )


def _entries(plan: Plan, channel: str, route: str, rng: Random, today: date) -> Iterator[Entry]:
    """Yield the entries of a plan, and one without a step for today, when it stands."""
    by = Role.PETITIONER if channel == NET else Role.REGISTRAR
    if route == "C" and channel != NET:
        by = Role.CONFIDENTIAL
    yield Entry(
        "arrive",
        by,
        plan.arrives,
        facts={
            "received_on": plan.arrives,
            "channel": channel,
            "item": "@item",
            **({"route": "C"} if route == "C" else {}),
        },
    )
    for act, day in plan.acts:
        step = STEPS[act.step]
        yield Entry(
            act.step,
            _role(step, route),
            day,
            who=act.step,
            facts=_facts(step, day, route, rng) | dict(act.said),
        )
    yield Entry("", Role.SYSTEM, today)


def _role(step: Step, route: str) -> Role:
    if route == "C":
        return Role.CONFIDENTIAL
    return next((role for role in OFFICE_ROLES if role in step.by), step.by[0])


def _lapsed(case: Case, day: date) -> Entry | None:
    """Return what the calendar alone brought about before a day, the earliest first."""
    found = []
    for limit in RIGHTS:
        clock = case.running(limit)
        if clock and clock.due.legal < day and case.stage in LAPSES:
            found.append((clock.due.legal, LAPSES[case.stage or ""]))
    window = case.running(EVALUATE)
    if window and window.due.legal < day:
        found.append((window.due.legal, "close_evaluation"))
    if not found:
        return None
    ended, step = min(found)
    return Entry(step, Role.SYSTEM, ended + DAY)


def _facts(step: Step, day: date, route: str, rng: Random) -> dict[str, Any]:
    """Return what a step asks: days and choices drawn, the matter's own as slots."""
    known: dict[str, Any] = {
        "route": route,
        "adoption": rng.choice(("adopted", "partly", "not_adopted")),
        "outcome": rng.choice(("supported", "explained", "not_supported")),
        "decision": "upheld",
        "method": rng.choice(("direct", "electronic", "post")),
    }
    facts = {}
    for name in (*step.asks, *(("place",) if step.name in {"register", "screen"} else ())):
        kind = FACTS[name].kind
        if name in known:
            facts[name] = known[name]
        elif kind is Kind.FLAG:
            facts[name] = True
        elif kind is Kind.DAY:
            facts[name] = day + DAY * 30
        else:
            facts[name] = f"{SLOT}{name}"
    if step.name == "register":
        facts["category"] = "@category"
    if step.name == "screen" and route == "C":
        facts["accused"] = "@accused"
    return facts
