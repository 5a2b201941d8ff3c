"""The clocks of one matter, written into its entries so that a record replays without a calendar.

Three dates per clock; hearing time in a re-examination is the only time left out (Art. 36 ¶2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from lianxin.statute.calendar import Calendar, Due
from lianxin.statute.limits import CONCLUDE, LIMITS, NOTICE_SERVED, OBJECT, Limit, Unit


@dataclass(frozen=True)
class Clock:
    """One limit running in one matter, from its day zero, in its unit's days."""

    limit: str
    day0: date
    length: int
    due: Due
    paused: int = 0
    stopped_on: date | None = None

    @property
    def rule(self) -> Limit:
        """Return the limit that the clock measures."""
        return LIMITS[self.limit]

    @property
    def running(self) -> bool:
        """Tell whether the clock has not been stopped."""
        return self.stopped_on is None

    @property
    def binds_us(self) -> bool:
        """Tell whether an organ must act before it ends (an objection is a right, not a duty)."""
        return self.rule.ours and self.limit != OBJECT.id

    def late_on(self, day: date) -> bool:
        """Tell whether the limit was broken: only after the day that the law gives."""
        return (self.stopped_on or day) > self.due.legal

    def as_facts(self) -> dict[str, Any]:
        """Return the clock as plain values, to be written into an entry."""
        return {
            "limit": self.limit,
            "day0": self.day0.isoformat(),
            "length": self.length,
            "paused": self.paused,
            "due_raw": self.due.raw.isoformat(),
            "due_legal": self.due.legal.isoformat(),
            "plan_by": self.due.plan_by.isoformat(),
            "provisional": self.due.provisional,
        }

    @classmethod
    def from_facts(cls, facts: Mapping[str, Any]) -> Clock:
        """Read a clock back from an entry."""
        raw, legal, plan_by = (
            date.fromisoformat(facts[name]) for name in ("due_raw", "due_legal", "plan_by")
        )
        return cls(
            limit=facts["limit"],
            day0=date.fromisoformat(facts["day0"]),
            length=facts["length"],
            paused=facts["paused"],
            due=Due(raw, legal, plan_by, facts["provisional"]),
        )


def start(limit: Limit, *, day0: date, calendar: Calendar, length: int | None = None) -> Clock:
    """Start a limit's clock; a length given replaces the law's (for limits that somebody sets)."""
    days = limit.length if length is None else length
    if days is None:
        raise ValueError(f"{limit.id} has no number of days of its own")
    unit = limit.unit if limit.unit in {Unit.WORKDAY, Unit.YEAR} else Unit.DAY
    return Clock(limit.id, day0, days, calendar.due(day0, days, unit))


def day_served(method: str, on: date) -> date:
    """Return the day from which the petitioner's own time runs after service.

    A public notice serves only when its thirty days are over (Civil Procedure Law Art. 95).
    """
    return on + timedelta(days=NOTICE_SERVED.length or 0) if method == "notice" else on


def until(limit: Limit, *, day0: date, last: date, calendar: Calendar) -> Clock:
    """Start a clock whose last day the sender has set (Art. 22 ¶1)."""
    return Clock(limit.id, day0, (last - day0).days, calendar.ending(last))


def extended(clock: Clock, *, days: int, calendar: Calendar) -> Clock:
    """Return the sixty days with the days that the head of the organ added (Art. 34)."""
    return start(CONCLUDE, day0=clock.day0, length=clock.length + days, calendar=calendar)


def paused(clock: Clock, *, days: int, calendar: Calendar) -> Clock:
    """Return the clock with the hearing's days left out (Art. 36 ¶2)."""
    total = clock.paused + days
    due = calendar.due(clock.day0, clock.length, Unit.DAY, total)
    return replace(clock, due=due, paused=total)


def recomputed(clock: Clock, calendar: Calendar) -> Clock:
    """Return the clock by a newly announced calendar, never to the petitioner's loss."""
    if clock.rule.length is None:
        due = calendar.ending(clock.due.raw)
    else:
        unit = clock.rule.unit if clock.rule.unit is Unit.WORKDAY else Unit.DAY
        due = calendar.due(clock.day0, clock.length, unit, clock.paused)
    better = min if clock.rule.ours else max
    return replace(
        clock,
        due=Due(
            raw=better(due.raw, clock.due.raw),
            legal=better(due.legal, clock.due.legal),
            plan_by=better(due.plan_by, clock.due.plan_by),
            provisional=due.provisional,
        ),
    )
