"""What one step is: a row of the table behind pages, checks and diagrams (Arts. 17-40)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock, day_served
from lianxin.procedure.entry import Entry
from lianxin.procedure.refusal import Guard, When
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.statute.calendar import Calendar
from lianxin.statute.citation import Citation
from lianxin.statute.limits import Limit
from lianxin.statute.text import Text

Timer = Callable[[Case, Entry, Calendar], "Clock | None"]
Target = Stage | Callable[[Case, Entry], "Stage | None"] | None


def on_the_day(entry: Entry) -> date:
    """Return day zero of a clock that the step starts: when it was received, else done."""
    received: date | None = entry.facts.get("received_on")
    return received or entry.on


def on_service(entry: Entry) -> date:
    """Return day zero of the petitioner's own time: when the paper is served on them."""
    return day_served(str(entry.facts.get("method", "")), entry.on)


@dataclass(frozen=True)
class Step:
    """One act that the procedure knows.

    at: the stages it may be taken in; to: the stage it leads to (None: it stays).
    by: who may take it; under_seal: who may take it in an accusation (empty: nobody).
    asks: facts it must have; may: facts it may have; keeps: facts that later steps need;
    forgets: facts that are no longer true.
    when: conditions on the case alone; provided: conditions on the case and the entry.
    starts (from `day0`), stops, resumes: limits; timed: clocks that need reckoning of their own.
    raises, lowers: flags beside the stage. desk: where officers find it. form: its document.
    row: the row of the table of transitions that it carries out (0: beside that table).
    """

    name: str
    label: Text
    at: frozenset[Stage | None]
    to: Target
    by: tuple[Role, ...]
    cites: Citation
    row: int = 0
    under_seal: tuple[Role, ...] = ()
    asks: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    keeps: tuple[str, ...] = ()
    forgets: tuple[str, ...] = ()
    when: tuple[When, ...] = ()
    provided: tuple[Guard, ...] = ()
    starts: tuple[Limit, ...] = ()
    stops: tuple[Limit, ...] = ()
    resumes: tuple[Limit, ...] = ()
    timed: tuple[Timer, ...] = ()
    times: tuple[Limit, ...] = ()
    day0: Callable[[Entry], date] = on_the_day
    raises: tuple[str, ...] = ()
    lowers: tuple[str, ...] = ()
    desk: str = ""
    form: str = ""
    public: bool = True
    new_round: bool = False

    @property
    def facts(self) -> frozenset[str]:
        """Return the names of all facts that the step may carry."""
        return frozenset(self.asks) | frozenset(self.may)

    def leads_to(self, case: Case, entry: Entry) -> Stage | None:
        """Return the stage after the step."""
        if self.to is None:
            return case.stage
        return self.to if isinstance(self.to, Stage) else self.to(case, entry)

    def whose(self, case: Case) -> tuple[Role, ...]:
        """Return who may take the step in a case; under seal it is the few that the step names."""
        return self.under_seal if case.sealed else self.by
