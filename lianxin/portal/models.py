"""What the portal keeps of its own, for a day: sealed, or as keyed digests (Arts. 19, 21)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, Self

import orjson
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lianxin.matters.models import Matter
from lianxin.petitioners import vault
from lianxin.petitioners.fields import Sealed, SealedBytes

KEPT = timedelta(days=1)


class Kept(models.QuerySet[Any]):
    """Rows that are thrown away after a day."""

    def stale(self, now: datetime) -> Self:
        """Return what nobody needs any more."""
        return self.filter(at__lt=now - KEPT)


class Submissions(models.QuerySet["Submission"]):
    """Forms that were sent."""

    def forget_codes(self) -> int:
        """Forget the query codes that are still here; the matters keep their digests."""
        return self.filter(shown_until__isnull=False).update(code=b"", shown_until=None)


class Submission(models.Model):
    """One form sent once: whoever sends it again is shown the same matter, never a second one.

    The query code stays here, sealed, until the petitioner has kept it or a day has passed.
    """

    key = models.UUIDField(primary_key=True)
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="submissions")
    code = Sealed(_("查询码"))
    shown_until = models.DateTimeField(_("查询码显示至"), null=True, db_index=True)

    objects = Submissions.as_manager()

    class Meta:
        verbose_name = _("网上提交")

    def __str__(self) -> str:
        return str(self.key)

    @property
    def code_to_show(self) -> str:
        """Return the query code while it may still be shown."""
        fresh = self.shown_until is not None and timezone.now() < self.shown_until
        return self.code.clear() if fresh else ""


class Draft(models.Model):
    """A guided submission under way; its answers are sealed, since they name a person."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4)
    told = Sealed(_("已填写的内容"))
    at = models.DateTimeField(_("时间"), default=timezone.now, db_index=True)

    objects = Kept.as_manager()

    class Meta:
        verbose_name = _("未完成的提交")

    def __str__(self) -> str:
        return str(self.key)

    def answers(self) -> dict[str, Any]:
        """Return what was answered so far."""
        found: dict[str, Any] = orjson.loads(self.told.clear()) if self.told else {}
        return found

    def keep(self, answers: dict[str, Any]) -> None:
        """Add answers and save."""
        self.told = orjson.dumps({**self.answers(), **answers}).decode()
        self.at = timezone.now()
        self.save()


class Enclosures(Kept):
    """Files of forms that are not finished."""

    def of(self, key: uuid.UUID) -> Self:
        """Return the files of one form, in the order in which they came."""
        return self.filter(key=key).order_by("at", "id")

    def add(self, key: uuid.UUID, uploads: Iterable[Any]) -> None:
        """Keep files that have been checked."""
        for upload in uploads:
            upload.seek(0)
            Enclosure(key=key, name=(upload.name or "")[-120:]).put(upload.read())


class Enclosure(models.Model):
    """A file of a form that is not finished, so that a mistake elsewhere loses no file."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(db_index=True)
    name = Sealed(_("文件名"), mask=str)
    size = models.PositiveBigIntegerField(_("大小"))
    sealed = SealedBytes(place=lambda row: row.place)
    at = models.DateTimeField(_("时间"), default=timezone.now, db_index=True)

    objects = Enclosures.as_manager()

    class Meta:
        verbose_name = _("待附材料")

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def place(self) -> bytes:
        """Return what binds the sealed bytes to this row."""
        return f"enclosure {self.pk}".encode()

    def put(self, data: bytes) -> None:
        """Seal the bytes and save."""
        self.size, self.sealed = len(data), vault.seal(data, self.place)
        self.save(force_insert=True)

    def opened(self) -> ContentFile[bytes]:
        """Return the file as it came."""
        return ContentFile(vault.unseal(bytes(self.sealed), self.place), name=self.name.clear())


class LookupAttempt(models.Model):
    """A look-up with a wrong code: which number and from where, both as keyed digests only."""

    at = models.DateTimeField(_("时间"), default=timezone.now, db_index=True)
    number_index = models.BinaryField(editable=False)
    visitor_index = models.BinaryField(editable=False)

    objects = Kept.as_manager()

    class Meta:
        verbose_name = _("查询失败")
        indexes = (models.Index(fields=("visitor_index", "at"), name="lookups_by_visitor"),)

    def __str__(self) -> str:
        return f"{self.at:%F %T}"


def throw_away(now: datetime) -> dict[str, int]:
    """Delete drafts, files and attempts of yesterday, and forget codes nobody kept."""
    gone = {
        model._meta.model_name or "": model.objects.stale(now).delete()[0]
        for model in (Enclosure, Draft, LookupAttempt)
    }
    late = Submission.objects.filter(shown_until__lt=now)
    return {**gone, "codes": late.forget_codes()}
