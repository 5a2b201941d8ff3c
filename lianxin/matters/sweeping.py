"""What the calendar alone brings about: rights lapse, windows close (Arts. 21, 35, 36)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from django.db.models import QuerySet

from lianxin.matters.matter import Matter
from lianxin.matters.recording import SYSTEM, record
from lianxin.procedure.refusal import Refused

LAPSES = {"served": "lapse", "review_served": "lapse_review"}
Progress = Callable[[int], None]


def sweep(on: date, progress: Progress = lambda done: None) -> dict[str, int]:
    """Write what has lapsed by a day; return how many of each. Safe to run again at any time."""
    counted = {"lapsed": 0, "evaluations closed": 0, "refused": 0}
    for matter in _pieces(Matter.objects.lapsing(on)):
        _write(matter, LAPSES[matter.stage], "lapsed", on, counted)
        progress(sum(counted.values()))
    for matter in _pieces(Matter.objects.filter(evaluation_until__lt=on)):
        _write(matter, "close_evaluation", "evaluations closed", on, counted)
        progress(sum(counted.values()))
    return counted


def _write(matter: Matter, step: str, name: str, on: date, counted: dict[str, int]) -> None:
    """Write one entry; whoever acted in the meantime comes first."""
    try:
        record(matter, step, by=SYSTEM, on=on)
        counted[name] += 1
    except Refused:
        counted["refused"] += 1


def _pieces(matters: QuerySet[Matter], size: int = 500) -> Iterator[Matter]:
    """Return matters by key, read in pieces, each once."""
    last = 0
    while piece := list(matters.filter(pk__gt=last).order_by("pk")[:size]):
        yield from piece
        last = piece[-1].pk
