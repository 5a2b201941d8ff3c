"""Which procedure fits which dispute, and how long the person has for it (Arts. 23, 31(1)-(5)).

An office that holds a letter can cost somebody the right to sue, so wherever the time can be
computed it is: days, months and years end as in Civil Code Arts. 201-203.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from lianxin.statute import table
from lianxin.statute.calendar import Calendar, Due, after_months
from lianxin.statute.citation import Citation, parse
from lianxin.statute.routes import ROUTES, Route
from lianxin.statute.text import Text


@dataclass(frozen=True)
class Channel:
    """Describe one place to take a dispute to, and the time limit that binds the person there.

    `counted_from` is day zero of the person's time, which is `days`, `months` or `years` long, or
    cannot be computed. Where `waits` is true the remedy opens when that time is over, instead of
    closing. `organ_time` is how long the body itself has. A dispute without routes is no claim.
    """

    id: str
    dispute: Text
    routes: tuple[Route, ...]
    where: Text
    limit: Text
    cites: tuple[Citation, ...]
    counted_from: Text | None = None
    organ_time: Text | None = None
    days: int | None = None
    months: int | None = None
    years: int | None = None
    waits: bool = False
    mark: str = "V"

    @property
    def is_computable(self) -> bool:
        """Tell whether a last day can be computed."""
        return not self.days == self.months == self.years is None

    def due(self, from_day: date, calendar: Calendar) -> Due | None:
        """Return the dates of the person's time limit, or nothing where none can be computed."""
        if not self.is_computable:
            return None
        months = 12 * (self.years or 0) + (self.months or 0)
        return calendar.ending(after_months(from_day, months) + timedelta(self.days or 0))

    def last_day(self, from_day: date, calendar: Calendar) -> date | None:
        """Return the person's last day (or, where it `waits`, the last day of waiting)."""
        due = self.due(from_day, calendar)
        return due.legal if due else None

    def days_left(self, from_day: date, on: date, calendar: Calendar) -> int | None:
        """Return how many days remain after the day `on`; negative once the time is over."""
        last = self.last_day(from_day, calendar)
        return (last - on).days if last else None


@cache
def channels() -> tuple[Channel, ...]:
    """Return the directory in its order."""
    return tuple(_channel(row) for row in table.rows("channels.csv"))


def _channel(row: dict[str, str]) -> Channel:
    return Channel(
        id=row["id"],
        dispute=_text(row, "dispute"),
        routes=tuple(ROUTES[code] for code in row["routes"].split()),
        where=_text(row, "where"),
        limit=_text(row, "limit"),
        cites=tuple(parse(row["cites"])),
        counted_from=_text(row, "from") if row["from_zh"] else None,
        organ_time=_text(row, "organ") if row["organ_zh"] else None,
        days=_number(row["days"]),
        months=_number(row["months"]),
        years=_number(row["years"]),
        waits=row["waits"] == "yes",
        mark=row["mark"],
    )


def _text(row: dict[str, str], name: str) -> Text:
    return Text(zh=row[f"{name}_zh"], en=row[f"{name}_en"])


def _number(written: str) -> int | None:
    return int(written) if written else None


CHANNELS: tuple[Channel, ...] = channels()


def channel(id: str) -> Channel:
    """Return a channel by its id, or raise KeyError."""
    for found in CHANNELS:
        if found.id == id:
            return found
    raise KeyError(f"没有这条渠道：{id} / no such channel: {id}")


def of_route(code: str) -> tuple[Channel, ...]:
    """Return the channels that a path such as A2 leads into."""
    return tuple(found for found in CHANNELS if ROUTES[code] in found.routes)
