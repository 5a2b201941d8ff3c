"""The calendar in force: the notices shipped, and the years imported since (Art. 21)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.statute.calendar import STATUTORY, Calendar


class Holiday(models.Model):
    """One day of an imported year: off, or a weekend day made into a working day."""

    day = models.DateField(_("日期"), unique=True)
    kind = models.CharField(_("类型"), max_length=8)
    name = models.CharField(_("名称"), max_length=40, blank=True)
    imported_at = models.DateTimeField(_("导入时间"), auto_now=True)

    class Meta:
        ordering = ("day",)
        verbose_name = _("节假日安排")

    def __str__(self) -> str:
        return f"{self.day} {self.kind}"


_kept: tuple[float, Calendar] | None = None
SECONDS = 60.0


def calendar() -> Calendar:
    """Return the calendar in force, read from the database once a minute."""
    global _kept
    now = timezone.now().timestamp()
    if _kept is None or now - _kept[0] > SECONDS:
        _kept = (now, STATUTORY.with_days(Holiday.objects.values_list("day", "kind")))
    return _kept[1]


def forget() -> None:
    """Have the next question read the database again."""
    global _kept
    _kept = None


def bring_in(rows: Iterable[tuple[date, str, str]]) -> int:
    """Write an announced year's days, all or none; return how many."""
    days = [Holiday(day=day, kind=kind, name=name) for day, kind, name in rows]
    with transaction.atomic():
        Holiday.objects.bulk_create(
            days, update_conflicts=True, unique_fields=["day"], update_fields=["kind", "name"]
        )
    forget()
    return len(days)


def recompute(on: date, progress: Callable[[int], None] = lambda done: None) -> int:
    """Recompute every provisional clock that runs, with one entry each (calendar rule C11)."""
    from lianxin.matters.matter import Matter
    from lianxin.matters.recording import recompute_clocks

    changed = 0
    for done, pk in enumerate(list(Matter.objects.provisional().values_list("pk", flat=True)), 1):
        changed += recompute_clocks(pk, on=on)
        progress(done)
    return changed
