"""An import from the first look to the last row: its file, its mapping, how far it is (Art. 21)."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any, Self

import orjson
from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.exchange.faults import Finding
from lianxin.exchange.mapping import LONGEST_SOURCE, Columns
from lianxin.matters import access
from lianxin.organs.models import Officer, Organ
from lianxin.petitioners import vault
from lianxin.petitioners.fields import Sealed, SealedBytes
from lianxin.procedure.roles import Role
from lianxin.statute.text import Text

ROLES = (Role.REGISTRAR, Role.SUPERVISOR)
QUIET = timedelta(minutes=1)
KEPT = timedelta(days=30)
MOST_FINDINGS = 10_000


class State(models.TextChoices):
    """How far an import is."""

    DRAFT = "draft", _("待核对列")
    CHECKING = "checking", _("检查中")
    WRONG = "wrong", _("有误，未导入")
    CHECKED = "checked", _("检查通过，待导入")
    RUNNING = "running", _("导入中")
    DONE = "done", _("已导入")
    FAILED = "failed", _("已中止")
    DROPPED = "dropped", _("已放弃")


WORKING = frozenset({State.CHECKING, State.RUNNING})
OVER = frozenset({State.DONE, State.DROPPED})


def offices(officer: Officer) -> list[Organ]:
    """Return the organs for which an officer may import."""
    held = [post.organ for post in access.posts(officer) if post.role in ROLES]
    return list({organ.pk: organ for organ in held}.values())


class Kept(SealedBytes):
    """Sealed bytes that are emptied when nobody needs them any more; rotation passes over them."""

    def again(self, row: models.Model) -> bytes:
        """Return the bytes sealed anew, or nothing where nothing is left."""
        return super().again(row) if getattr(row, self.attname) else b""


class Imports(models.QuerySet["Import"]):
    """Sets of imports."""

    def visible_to(self, officer: Officer) -> Self:
        """Return the imports of the offices for which an officer may import, without files."""
        return self.filter(office__in=offices(officer)).defer("file", "findings")

    def abandoned(self, now: datetime) -> Self:
        """Return the imports that nobody went on with, and whose file is still kept."""
        return self.exclude(state__in=[*OVER, *WORKING]).filter(seen_at__lt=now - KEPT)


class Import(models.Model):
    """One table that is to become matters. Its file is sealed, and emptied when it is over."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    office = models.ForeignKey(
        Organ, models.PROTECT, related_name="imports", verbose_name=_("登记机关")
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("导入人")
    )
    name = Sealed(_("文件名"), mask=str)
    size = models.PositiveBigIntegerField(_("大小"))
    sha256 = models.CharField(_("摘要"), max_length=64)
    file = Kept(_("文件"), place=lambda row: row.place("file"))
    findings = Kept(_("错误"), place=lambda row: row.place("findings"), default=b"")
    source = models.CharField(_("来源"), max_length=LONGEST_SOURCE)
    mapping = models.JSONField(_("列的对应关系"), default=dict)
    state = models.CharField(_("状态"), max_length=8, choices=State, default=State.DRAFT)
    rows = models.PositiveIntegerField(_("行数"), default=0)
    done = models.PositiveIntegerField(_("已处理"), default=0)
    matters = models.PositiveIntegerField(_("新建事项"), default=0)
    repeats = models.PositiveIntegerField(_("并入的信访件"), default=0)
    present = models.PositiveIntegerField(_("已有"), default=0)
    wrong = models.PositiveIntegerField(_("有误的行"), default=0)
    why = models.JSONField(_("中止的原因"), default=dict)
    made_at = models.DateTimeField(_("上传时间"), auto_now_add=True)
    seen_at = models.DateTimeField(_("最近一次进展"), auto_now=True)

    objects = Imports.as_manager()

    class Meta:
        ordering = ("-made_at",)
        verbose_name = _("导入")
        indexes = (models.Index(fields=("office", "-made_at"), name="imports_by_day"),)

    def __str__(self) -> str:
        return str(self.pk)

    def place(self, what: str) -> bytes:
        """Return what binds sealed bytes to this row and field."""
        return f"import {self.pk} {what}".encode()

    def keep(self, data: bytes) -> None:
        """Seal the file."""
        self.file = vault.seal(data, self.place("file"))

    def bytes(self) -> bytes:
        """Return the file, opened; empty once the import is over."""
        return vault.unseal(self.file, self.place("file")) if self.file else b""

    @property
    def columns(self) -> Columns:
        """Return the mapping as the reader of rows wants it."""
        return Columns(
            self.source, self.mapping.get("columns", {}), self.mapping.get("constants", {})
        )

    def found(self, findings: list[Finding]) -> None:
        """Keep what is wrong, row by row, sealed: the reasons quote what stands in the table."""
        self.wrong = len({finding.row for finding in findings})
        told = [[f.row, f.field, f.why.zh, f.why.en] for f in findings[:MOST_FINDINGS]]
        self.findings = vault.seal(orjson.dumps(told), self.place("findings"))

    def told(self) -> list[Finding]:
        """Return what is wrong."""
        if not self.findings:
            return []
        told = orjson.loads(vault.unseal(self.findings, self.place("findings")))
        return [Finding(row, name, Text(zh=zh, en=en)) for row, name, zh, en in told]

    def end(self, state: State, **counts: Any) -> None:
        """Close the import and empty its file."""
        for name, value in {**counts, "file": b"", "findings": b"", "state": state}.items():
            setattr(self, name, value)
        self.save()

    @property
    def reason(self) -> Text | None:
        """Return why the import stopped."""
        return Text(**self.why) if self.why else None

    @property
    def is_working(self) -> bool:
        """Tell whether the worker has it in hand, or is about to."""
        return self.state in WORKING

    @property
    def is_over(self) -> bool:
        """Tell whether nothing more can happen to it."""
        return self.state in OVER

    @property
    def percent(self) -> int:
        """Return how much of the rows is done, as a whole number of a hundred."""
        return 100 * self.done // self.rows if self.rows else 0

    def is_quiet(self, now: datetime) -> bool:
        """Tell whether the worker has not been heard of for a while."""
        return self.is_working and now - self.seen_at > QUIET
