"""Working days, and the three dates of a clock (Arts. 22, 23, 34-36; Civil Code Arts. 201-203).

The day of the event is not counted (Civil Code Art. 201). A natural-day limit counts every day; a
working-day limit skips rest days (Art. 23 ¶3). A last day on a rest day moves to the first working
day after it (Civil Code Art. 203). Only hearing time in re-examination is left out (Art. 36 ¶2).
"""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from lianxin.statute import table
from lianxin.statute.limits import Unit

DAY = timedelta(days=1)
OFF, WORKDAY = "off", "workday"


@dataclass(frozen=True)
class Due:
    """Hold the dates of one clock.

    `raw` is the last day as counted (statistics use it), `legal` the same moved off a rest day
    (a breach is after it), `plan_by` the last working day not after `raw` (officers plan by it).
    `provisional` says that a day was looked at in a year whose holidays are not announced.
    """

    raw: date
    legal: date
    plan_by: date
    provisional: bool


@dataclass(frozen=True)
class Calendar:
    """Know the days off and the made-up working days of the years announced so far."""

    off: frozenset[date]
    working: frozenset[date]
    years: frozenset[int]

    def is_working(self, day: date) -> bool:
        """Tell whether offices work: a made-up Saturday does, a day off does not."""
        if day in self.working:
            return True
        return day.weekday() < 5 and day not in self.off

    def is_announced(self, year: int) -> bool:
        """Tell whether the year's arrangement of holidays is known."""
        return year in self.years

    def with_days(self, rows: Iterable[tuple[date, str]]) -> "Calendar":
        """Return this calendar with more days, each `off` or `workday`; later rows win.

        A year counts as announced once its New Year's Day is among the days off.
        """
        off, working = set(self.off), set(self.working)
        for day, kind in rows:
            _of_kind(kind, off, working).add(day)
            _of_kind(WORKDAY if kind == OFF else OFF, off, working).discard(day)
        announced = {day.year for day in off if (day.month, day.day) == (1, 1)}
        return Calendar(frozenset(off), frozenset(working), self.years | announced)

    def next_working(self, day: date) -> date:
        """Return the day itself if offices work on it, else the first working day after it."""
        while not self.is_working(day):
            day += DAY
        return day

    def last_working(self, day: date) -> date:
        """Return the day itself if offices work on it, else the last working day before it."""
        while not self.is_working(day):
            day -= DAY
        return day

    def after_workdays(self, day: date, length: int) -> date:
        """Return the working day that is `length` working days after a day not counted."""
        for _ in range(length):
            day = self.next_working(day + DAY)
        return day

    def workdays_between(self, start: date, end: date) -> int:
        """Count the working days after `start` up to and with `end`."""
        span = (start + DAY * n for n in range(1, (end - start).days + 1))
        return sum(self.is_working(day) for day in span)

    def due(self, day0: date, length: int, unit: Unit, paused: int = 0) -> Due:
        """Return the dates of a clock that starts on `day0`; `paused` natural days are not counted.

        Raises ValueError on negative numbers and OverflowError past the year 9999.
        """
        if length < 0 or paused < 0:
            raise ValueError(f"a clock has no negative length or pause: {length}, {paused}")
        counted = self._counted(day0, length, unit)
        return self.ending(
            counted + DAY * paused,
            looked_from=day0 + DAY if unit is Unit.WORKDAY and length else None,
            looked_to=counted,
        )

    def ending(
        self,
        raw: date,
        *,
        looked_from: date | None = None,
        looked_to: date | None = None,
    ) -> Due:
        """Return the dates of a clock whose last day as counted is known already."""
        legal, plan_by = self.next_working(raw), self.last_working(raw)
        known = self._known(plan_by, legal)
        if looked_from and looked_to:
            known = known and self._known(looked_from, looked_to)
        return Due(raw=raw, legal=legal, plan_by=plan_by, provisional=not known)

    def _counted(self, day0: date, length: int, unit: Unit) -> date:
        if unit is Unit.WORKDAY:
            return self.after_workdays(day0, length)
        if unit is Unit.YEAR:
            return after_months(day0, 12 * length)
        return day0 + DAY * length

    def _known(self, first: date, last: date) -> bool:
        return all(self.is_announced(year) for year in range(first.year, last.year + 1))


def after_months(day: date, months: int) -> date:
    """Return the same day so many months on, or that month's last day (Civil Code Art. 202)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"no year {year}")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def read(rows: Iterable[dict[str, str]]) -> list[tuple[date, str]]:
    """Read rows with `date` and `kind`; raise ValueError that names the row that cannot be read."""
    days = []
    for number, row in enumerate(rows, start=1):
        try:
            day, kind = (
                date.fromisoformat((row.get("date") or "").strip()),
                row["kind"].strip(),
            )
            _of_kind(kind, set(), set())
        except (KeyError, ValueError, AttributeError) as wrong:
            raise ValueError(
                f"第{number}行不是有效的日期安排（date 为 2027-01-01 这样的日期，kind 为 off 或 "
                f"workday）。 / Row {number} is not an arranged day (date like 2027-01-01, kind "
                f"off or workday)."
            ) from wrong
        days.append((day, kind))
    return days


def _of_kind(kind: str, off: set[date], working: set[date]) -> set[date]:
    if kind not in (OFF, WORKDAY):
        raise ValueError(f"a day is {OFF} or {WORKDAY}, not {kind}")
    return off if kind == OFF else working


@cache
def statutory() -> Calendar:
    """Return the calendar of the yearly notices on public holidays, 2022 to 2026."""
    none: frozenset[date] = frozenset()
    return Calendar(none, none, frozenset()).with_days(read(table.rows("holidays.csv")))


STATUTORY: Calendar = statutory()
