"""The log of readings: who read whose data, when, and what for; it only grows (Art. 19)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Count, Max
from django.db.models.functions import TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.petitioners.petitioner import FIELDS, Petitioner

if TYPE_CHECKING:
    from datetime import date


class NoPurpose(ValueError):
    """No purpose, no personal data (Personal Information Protection Law Art. 6)."""


class Readings(models.QuerySet["Reading"]):
    """Sets of readings."""

    def log(
        self,
        petitioners: Iterable[Petitioner],
        *,
        officer: Any,
        fields: Iterable[str],
        purpose: str,
        organ: Any = None,
    ) -> None:
        """Write that an officer reads some fields of each petitioner. Raises `NoPurpose`."""
        wanted = [field for field in FIELDS if field in set(fields)]
        if not purpose.strip():
            raise NoPurpose("查阅个人信息须写明目的 / say what the data is needed for")
        if unknown := set(fields) - set(FIELDS):
            raise ValueError(f"not personal data: {', '.join(sorted(unknown))}")
        organ = organ or _organ(officer, timezone.localdate())
        Reading.objects.bulk_create(
            Reading(petitioner=one, officer=officer, organ=organ, fields=wanted, purpose=purpose)
            for one in petitioners
        )

    def summary_for(self, petitioner: Petitioner) -> list[dict[str, Any]]:
        """Return, newest first, which organ read the data on which day, how often and why.

        Officers are not named: the person sees the organ that answers for them.
        """
        rows = self.filter(petitioner=petitioner).annotate(day=TruncDate("at"))
        found = rows.values("day", "organ__name", "organ__name_en", "purpose")
        counted = found.annotate(times=Count("id"), last=Max("at"))
        return [dict(row) for row in counted.order_by("-last")]


def _organ(officer: Any, day: date) -> Any:
    post = officer.posts_on(day).first() if officer is not None else None
    return post.organ if post else None


class Reading(models.Model):
    """One reading. The database refuses to change or delete it."""

    petitioner = models.ForeignKey(
        Petitioner, models.PROTECT, related_name="readings", verbose_name=_("信访人")
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="readings",
        verbose_name=_("工作人员"),
    )
    organ = models.ForeignKey(
        "organs.Organ", models.PROTECT, null=True, related_name="+", verbose_name=_("机关单位")
    )
    at = models.DateTimeField(_("时间"), default=timezone.now)
    fields = ArrayField(models.CharField(max_length=20), verbose_name=_("查阅内容"))
    purpose = models.CharField(_("目的"), max_length=200)

    objects = Readings.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        verbose_name = _("查阅记录")
        indexes = (
            models.Index(fields=("petitioner", "-at"), name="readings_of_a_petitioner"),
            models.Index(fields=("officer", "-at"), name="readings_by_an_officer"),
        )

    def __str__(self) -> str:
        return f"{self.at:%F %T} {self.officer} → {self.petitioner_id}: {', '.join(self.fields)}"
