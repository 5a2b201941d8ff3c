"""Participation and satisfaction, with all they are made of (Art. 39; LAW I04, I05).

Only windows that have closed are counted: while one is open nobody sees who has not evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q

from lianxin.organs.models import Organ
from lianxin.satisfaction.models import TARGETS, Invitation, Invitations


@dataclass(frozen=True)
class Share:
    """A rate with what it is made of; nothing over nothing is no rate."""

    part: int
    whole: int

    def __str__(self) -> str:
        return f"{100 * self.part / self.whole:.2f}%" if self.whole else "—"


@dataclass(frozen=True)
class Row:
    """What the petitioners said of one organ in the closed windows of a period."""

    organ: Organ
    satisfied: int
    fairly: int
    dissatisfied: int
    lapsed: int

    @property
    def evaluated(self) -> int:
        """Return how many evaluated (state 2)."""
        return self.satisfied + self.fairly + self.dissatisfied

    @property
    def participation(self) -> Share:
        """Return evaluated over evaluated and lapsed (LAW I04)."""
        return Share(self.evaluated, self.evaluated + self.lapsed)

    @property
    def satisfaction(self) -> Share:
        """Return satisfied and fairly satisfied over evaluated (LAW I05)."""
        return Share(self.satisfied + self.fairly, self.evaluated)


@dataclass(frozen=True)
class Table:
    """The rows of one target, and their sum."""

    target: str
    rows: list[Row]
    total: Row | None


def cohort(organs: Iterable[int], first: date, last: date, *, on: date) -> Invitations:
    """Return the windows of some offices that closed in a period, up to yesterday."""
    end = min(last, on - timedelta(days=1))
    return Invitation.objects.filter(office__in=organs, closes_on__range=(first, end))


def tables(found: Invitations) -> list[Table]:
    """Return the figures of both targets, organ by organ."""
    return [_table(found, target) for target in TARGETS]


def _table(found: Invitations, target: str) -> Table:
    rating = f"{target}_rating"
    counted = (
        found.filter(**{f"{target}__isnull": False})
        .order_by()
        .values(target)
        .annotate(
            **{
                name: Count("id", filter=Q(**{rating: name}))
                for name in ("satisfied", "fairly", "dissatisfied")
            },
            lapsed=Count("id", filter=Q(**{rating: ""})),
        )
    )
    by_key: dict[Any, dict[str, Any]] = {row.pop(target): row for row in counted}
    organs = Organ.objects.filter(pk__in=by_key).order_by("code")
    rows = [Row(organ=organ, **by_key[organ.pk]) for organ in organs]
    return Table(target, rows, _sum(rows) if len(rows) > 1 else None)


def _sum(rows: list[Row]) -> Row:
    names = ("satisfied", "fairly", "dissatisfied", "lapsed")
    return Row(organ=rows[0].organ, **{n: sum(getattr(row, n) for row in rows) for n in names})
