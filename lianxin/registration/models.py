"""Enquiries answered on the spot, receptions, scans on their way (Arts. 18, 22)."""

from __future__ import annotations

import uuid
from datetime import date, datetime, timedelta
from typing import Self

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import models
from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.matters.models import Matter
from lianxin.organs.models import Organ
from lianxin.petitioners import vault
from lianxin.petitioners.fields import Sealed
from lianxin.procedure.facts import CHANNELS

KEPT = timedelta(days=1)


class Enquiries(models.QuerySet["Enquiry"]):
    """Sets of enquiries."""

    def of_year(self, organs: set[int], on: date) -> Self:
        """Return what these organs were asked in the year of a day."""
        return self.filter(organ__in=organs, asked_on__year=on.year)

    def by_channel(self) -> dict[str, int]:
        """Return how many came by each channel."""
        counted = self.order_by().values("channel").annotate(number=Count("id"))
        return {row["channel"]: row["number"] for row in counted}


class Enquiry(models.Model):
    """A question answered on the spot: it is counted, and it is no matter. It names nobody."""

    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="enquiries", verbose_name=_("机关单位")
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("答复人")
    )
    asked_on = models.DateField(_("咨询日期"))
    channel = models.CharField(
        _("渠道"), max_length=8, choices=[(code, zh) for code, zh, _en in CHANNELS]
    )
    category = models.CharField(_("内容分类"), max_length=160)
    question = models.TextField(_("咨询的问题"))
    answer = models.TextField(_("当场答复"))
    made_at = models.DateTimeField(_("录入时间"), auto_now_add=True)

    objects = Enquiries.as_manager()

    class Meta:
        ordering = ("-asked_on", "-id")
        verbose_name = _("咨询")
        indexes = (models.Index(fields=("organ", "-asked_on", "-id"), name="enquiries_by_day"),)

    def __str__(self) -> str:
        return f"{self.asked_on} {self.category}"


class Receptions(models.QuerySet["Reception"]):
    """Sets of receptions."""

    def forget_codes(self, now: datetime) -> int:
        """Empty the query codes that nobody handed over within a day."""
        return self.filter(at__lt=now - KEPT, at__gte=now - 30 * KEPT).update(code=b"")


class Reception(models.Model):
    """One form sent once: whoever sends it again is shown the same matter, never a second one.

    The query code stays here, sealed, until it is handed over or a day has passed.
    """

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    matter = models.ForeignKey(Matter, models.PROTECT, null=True, related_name="+")
    code = Sealed(_("查询码"))
    at = models.DateTimeField(_("时间"), default=timezone.now)

    objects = Receptions.as_manager()

    class Meta:
        verbose_name = _("收件")

    def __str__(self) -> str:
        return str(self.key)

    def code_to_hand_over(self, now: datetime) -> str:
        """Return the query code while it may still be shown."""
        return self.code.clear() if self.code and now - self.at < KEPT else ""

    def hand_over(self) -> None:
        """Forget the query code: the petitioner has it now."""
        self.code = ""
        self.save(update_fields=["code"])


class Scans(models.QuerySet["Scan"]):
    """Sets of scans."""

    def of(self, key: uuid.UUID, officer: object) -> Self:
        """Return the scans of one form, in the order in which they came."""
        return self.filter(key=key, officer=officer).order_by("at")

    def stale(self, now: datetime) -> Self:
        """Return what belongs to forms that nobody finished."""
        return self.filter(at__lt=now - KEPT)


class Scan(models.Model):
    """A file that came with a form not finished yet, so that a mistake elsewhere loses no file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(db_index=True)
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    name = Sealed(_("文件名"), mask=str)
    size = models.PositiveBigIntegerField(_("大小"))
    sealed = models.BinaryField()
    at = models.DateTimeField(_("时间"), default=timezone.now)

    objects = Scans.as_manager()

    class Meta:
        verbose_name = _("待附材料")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def place(self) -> bytes:
        """Return what binds the sealed bytes to this row."""
        return f"scan {self.pk}".encode()

    def put(self, data: bytes) -> None:
        """Seal the bytes and save."""
        self.size, self.sealed = len(data), vault.seal(data, self.place)
        self.save(force_insert=True)

    def opened(self) -> ContentFile:
        """Return the file as it came."""
        return ContentFile(vault.unseal(bytes(self.sealed), self.place), name=self.name.clear())
