"""Every window of evaluation, read from the record, and read again the same (Arts. 21, 39)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.db.models import Max

from lianxin.matters.entry import Entry
from lianxin.matters.matter import Matter
from lianxin.procedure.steps import STEPS
from lianxin.satisfaction.models import Invitation, Invitations
from lianxin.statute.limits import EVALUATE

OPENERS = frozenset(step.name for step in STEPS.values() if EVALUATE in step.starts)
READ = (*sorted(OPENERS), "evaluate", "recompute")
PIECE = 2000
# An entry may become visible a little after one with a higher number.
BEHIND = 5000


def of(matter: Matter) -> Invitation | None:
    """Return a matter's latest window, brought up to date."""
    take_in(matter.entries.filter(step__in=READ).select_related("matter").order_by("seq"))
    return Invitation.objects.filter(matter=matter).order_by("-opened_by").first()


def bring_up_to_date(most: int = 20 * PIECE) -> bool:
    """Take in the entries written since the last time; return whether none are left."""
    last = Invitation.objects.aggregate(last=Max("last_entry"))["last"] or 0
    after = max(0, last - BEHIND)
    for _piece in range(0, most, PIECE):
        entries = Entry.objects.filter(pk__gt=after, step__in=READ).order_by("pk")
        piece = list(entries.select_related("matter")[:PIECE])
        take_in(piece)
        if len(piece) < PIECE:
            return True
        after = piece[-1].pk
    return False


@transaction.atomic
def take_in(entries: Iterable[Entry]) -> None:
    """Take entries in, in their order; to take one in again changes nothing."""
    entries = list(entries)
    Invitation.objects.bulk_create(
        [_opened(entry) for entry in entries if entry.step in OPENERS and window(entry)],
        ignore_conflicts=True,
        batch_size=1000,
    )
    for entry in entries:
        if entry.step == "evaluate":
            _evaluated(entry)
        elif entry.step == "recompute" and (last := window(entry)):
            _window(entry).update(closes_on=last)


def window(entry: Entry) -> date | None:
    """Return the last day of the window that an entry opens or moves."""
    found = [clock for clock in entry.clocks if clock["limit"] == EVALUATE.id]
    return date.fromisoformat(found[-1]["due_legal"]) if found else None


def _opened(entry: Entry) -> Invitation:
    last = window(entry)
    assert last is not None
    return Invitation(
        matter=entry.matter,
        opened_by=entry.seq,
        last_entry=entry.pk,
        opened_on=entry.on,
        closes_on=last,
        office_id=entry.matter.office_id,
        unit_id=entry.matter.unit_id,
    )


def _evaluated(entry: Entry) -> None:
    rating = {f"{entry.facts['target']}_rating": entry.facts["rating"]}
    _window(entry).update(**rating, last_entry=entry.pk)


def _window(entry: Entry) -> Invitations:
    """Return the window that was open when an entry was written."""
    windows = Invitation.objects.filter(matter=entry.matter, opened_by__lt=entry.seq)
    return Invitation.objects.filter(pk__in=windows.order_by("-opened_by").values("pk")[:1])
