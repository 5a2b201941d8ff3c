"""How a matter of the demonstration went: its acts and the days of each (Arts. 17-36)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from lianxin.procedure.roles import Role
from lianxin.procedure.steps import STEPS
from lianxin.statute import limits
from lianxin.statute.calendar import Calendar
from lianxin.statute.limits import LIMITS, Limit, Unit

DAY = timedelta(days=1)
LONGEST = 900
EVALUABLE = {"serve", "agree", "reply", "reply_suggestion"}
PARTICIPATION = 0.82
OFFICES = ("district",) * 14 + ("town",) * 6
CLAIMS = ("A2", "A3", "A4", "A5", "A6", "A6", "P")


@dataclass(frozen=True)
class Act:
    """One act of a way: its step, the days since the act before, what the way itself decides."""

    step: str
    least: int = 0
    most: int = 0
    said: tuple[tuple[str, str], ...] = ()

    @property
    def by_petitioner(self) -> bool:
        """Tell whether the petitioner takes it, who keeps no office hours."""
        return STEPS[self.step].by[0] is Role.PETITIONER


@dataclass(frozen=True)
class Way:
    """How matters of one sort go, and how many of four hundred go that way."""

    name: str
    ends: str
    count: int
    acts: tuple[Act, ...]
    due: tuple[int, int] | None = None
    age: tuple[int, int] | None = None
    routes: tuple[str, ...] = CLAIMS
    office: tuple[str, ...] = OFFICES
    channels: tuple[str, ...] = ()
    outcome: str = ""
    joint: bool | None = None
    parent: str = ""
    zh: str = ""
    en: str = ""


@dataclass(frozen=True)
class Plan:
    """A way with its days: each act, and the day on which it is taken."""

    way: Way
    arrives: date
    acts: tuple[tuple[Act, date], ...]

    @property
    def last(self) -> date:
        """Return the day of the last act."""
        return self.acts[-1][1] if self.acts else self.arrives


@cache
def ways(name: str = "ways.toml") -> tuple[Way, ...]:
    """Return every way."""
    data = tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))
    return tuple(_way(row) for row in data["way"])


def shared(matters: int) -> list[Way]:
    """Return as many ways as there are matters, in the shares that their counts give.

    Each stage is met once before any way is met twice.
    """
    stages: dict[str, Way] = {}
    for way in ways():
        stages.setdefault(way.ends, way)
    firsts = [*stages.values(), *(way for way in ways() if way not in stages.values())]
    chosen = firsts[:matters]
    spread = [(place / way.count, way) for way in ways() for place in range(1, way.count)]
    spread.sort(key=lambda one: (one[0], one[1].name))
    while spread and len(chosen) < matters:
        chosen += [way for _place, way in spread[: matters - len(chosen)]]
    return chosen


def planned(way: Way, rng: Random, *, today: date, calendar: Calendar, direct: bool) -> Plan:
    """Return a plan of a way that stands today where the way says."""
    gaps = [rng.randint(act.least, act.most) for act in way.acts]
    wanted = rng.randint(*(way.due or way.age or (0, 0)))
    start = today - (timedelta(sum(gaps) + wanted) if way.due is None else DAY * 0)
    for back in range(LONGEST):
        days = _days(way, start - DAY * back, gaps, calendar)
        if days[-1] <= today and _stands(way, days, today, wanted, calendar, direct):
            acts = tuple(zip(way.acts, days[1:], strict=True))
            return Plan(way, days[0], _evaluated(acts, rng, today))
    raise LookupError(f"no days fit the way {way.name!r}")


def _days(way: Way, start: date, gaps: list[int], calendar: Calendar) -> list[date]:
    """Return the days of arrival and of each act; officers act on working days.

    Rest days delay an act, but never the act after it by more than the law's last days move.
    """
    days = [start if way.channels == ("net",) else calendar.next_working(start)]
    planned = start
    for act, gap in zip(way.acts, gaps, strict=True):
        planned += DAY * gap
        day = planned if act.by_petitioner else calendar.next_working(planned)
        days.append(max(day, days[-1]))
    return days


def _stands(
    way: Way, days: list[date], today: date, wanted: int, calendar: Calendar, direct: bool
) -> bool:
    """Tell whether the way stands, on these days, where it should stand today."""
    if way.due is None:
        return (today - days[-1]).days >= wanted
    due = min(
        calendar.due(days[place], length, _unit(limit)).plan_by
        for limit, place, length in pressing(way, direct)
    )
    return (due - today).days <= wanted


def dated(way: Way, rng: Random, *, start: date, today: date, calendar: Calendar) -> Plan:
    """Return a plan of a way that begins on a day, cut off where today ends it."""
    gaps = [rng.randint(act.least, act.most) for act in way.acts]
    start = min(start, calendar.last_working(today))
    first, *days = _days(way, start, gaps, calendar)
    acts = tuple(one for one in zip(way.acts, days, strict=True) if one[1] <= today)
    return Plan(way, first, _evaluated(acts, rng, today))


def pressing(way: Way, direct: bool) -> list[tuple[Limit, int, int]]:
    """Return the limits that run at the end of a way: each with its first act and its days."""
    first = limits.INFORM_DIRECT if direct else limits.DISPOSE
    running: dict[str, tuple[int, int]] = {first.id: (0, first.length or 0)}
    for place, act in enumerate(way.acts, 1):
        step = STEPS[act.step]
        for limit in step.stops:
            running.pop(limit.id, None)
        started = [limit for limit in step.starts if limit.ours and limit is not limits.OBJECT]
        started += [limits.INFORM] * (act.step == "settle") + [first] * (act.step == "reopen")
        running |= {limit.id: (place, limit.length or 0) for limit in started if limit.length}
        if act.step == "extend":
            since, length = running[limits.CONCLUDE.id]
            running[limits.CONCLUDE.id] = since, length + int(dict(act.said)["days"])
    return [(LIMITS[key], place, length) for key, (place, length) in running.items()]


def _unit(limit: Limit) -> Unit:
    return limit.unit if limit.unit is Unit.WORKDAY else Unit.DAY


def _evaluated(
    acts: tuple[tuple[Act, date], ...], rng: Random, today: date
) -> tuple[tuple[Act, date], ...]:
    """Return the acts with the petitioner's evaluations among them, where one was made by today."""
    content = not any(act.step == "request_review" for act, _day in acts)
    made = [
        (act, day)
        for one, served in acts
        if one.step in EVALUABLE and rng.random() < PARTICIPATION
        for act, day in _both(rng, served, content)
        if day <= today
    ]
    if any(act.step == "reopen" for act, _day in acts):
        made = []
    once = {act.said[0]: (act, day) for act, day in reversed(made)}
    return tuple(sorted((*acts, *once.values()), key=lambda one: one[1]))


def _both(rng: Random, served: date, content: bool) -> Iterator[tuple[Act, date]]:
    day = served + DAY * rng.randint(1, 18)
    for target in ("unit", "office"):
        said = {"target": target, "rating": rating(rng, content or target == "office")}
        yield Act("evaluate", said=tuple(said.items())), day


def rating(rng: Random, content: bool) -> str:
    """Return what a petitioner says of an organ: satisfied, mostly, unless review was asked for."""
    shares = (84, 9, 7) if content else (5, 20, 75)
    return rng.choices(("satisfied", "fairly", "dissatisfied"), shares)[0]


def _way(row: Mapping[str, Any]) -> Way:
    listed: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in row.items()
    }
    return Way(**listed | {"acts": tuple(_act(text) for text in row["acts"])})


def _act(text: str) -> Act:
    step, days, *said = text.split()
    least, _dots, most = days.removeprefix("+").partition("..")
    pairs = tuple((key, value) for key, _, value in (word.partition("=") for word in said))
    return Act(step, int(least), int(most or least), pairs)
