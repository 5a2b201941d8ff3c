"""A matter as its record adds up: where it stands, what runs, what is known (Arts. 22-36)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from lianxin.procedure.clocks import Clock
from lianxin.procedure.stages import Stage
from lianxin.statute.limits import Limit


def _nothing() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True)
class Case:
    """Everything that the next entry is checked against.

    `known` keeps the facts that later steps need (unit, route, outcome ...), `done` the steps taken
    since the matter last came to the unit, `flags` what runs beside the stage, `before`
    the stage that an objection or a lapse came from, `last_on` the day of the last entry.
    """

    stage: Stage | None = None
    before: Stage | None = None
    clocks: Mapping[str, Clock] = field(default_factory=_nothing)
    known: Mapping[str, Any] = field(default_factory=_nothing)
    done: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    last_on: date | None = None
    entries: int = 0
    returns: int = 0
    authors: Mapping[str, str] = field(default_factory=_nothing)

    def running(self, limit: Limit) -> Clock | None:
        """Return the limit's clock if it runs."""
        clock = self.clocks.get(limit.id)
        return clock if clock and clock.running else None

    @property
    def due(self) -> list[Clock]:
        """Return the running clocks that bind an organ, the most pressing first."""
        mine = (clock for clock in self.clocks.values() if clock.running and clock.binds_us)
        return sorted(mine, key=lambda clock: (clock.due.plan_by, clock.limit))

    @property
    def rights(self) -> list[Clock]:
        """Return the running clocks that are the petitioner's own, the first to end first."""
        theirs = (c for c in self.clocks.values() if c.running and not c.rule.ours)
        return sorted(theirs, key=lambda clock: (clock.due.legal, clock.limit))

    @property
    def route(self) -> str:
        """Return the code of the path of Arts. 29 to 31, or nothing before screening."""
        return str(self.known.get("route", ""))

    @property
    def sealed(self) -> bool:
        """Tell whether the matter is an accusation, which stays sealed (Art. 30 ¶3)."""
        return self.route == "C"

    @property
    def direct(self) -> bool:
        """Tell whether the petitioner went to the competent organ itself (Art. 23 ¶1)."""
        return bool(self.known.get("direct"))


def stopped(clocks: Mapping[str, Clock], limits: Iterable[Limit], on: date) -> dict[str, Clock]:
    """Return the clocks with those of the limits stopped on a day."""
    ids = {limit.id for limit in limits}
    return {
        key: replace(clock, stopped_on=on) if key in ids and clock.running else clock
        for key, clock in clocks.items()
    }
