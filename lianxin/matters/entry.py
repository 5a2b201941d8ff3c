"""An entry: one act, appended to the record and chained to the one before (Art. 21 ¶2)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lianxin.matters import proof
from lianxin.matters.matter import Matter
from lianxin.organs.models import Organ
from lianxin.petitioners.models import Petitioner
from lianxin.procedure import entry as plain
from lianxin.procedure.clocks import Clock
from lianxin.procedure.facts import FACTS, Kind
from lianxin.procedure.roles import Role
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS

DAYS = frozenset(name for name, fact in FACTS.items() if fact.kind is Kind.DAY)


class Entry(models.Model):
    """One act. The database refuses to change or delete it, or to leave a number out."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="entries")
    seq = models.PositiveIntegerField(_("序号"))
    step = models.CharField(_("步骤"), max_length=32)
    role = models.CharField(_("身份"), max_length=32)
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("工作人员"),
    )
    petitioner = models.ForeignKey(
        Petitioner, models.PROTECT, null=True, related_name="+", verbose_name=_("信访人")
    )
    organ = models.ForeignKey(
        Organ, models.PROTECT, null=True, related_name="+", verbose_name=_("机关、单位")
    )
    on = models.DateField(_("日期"))
    at = models.DateTimeField(_("记录时间"))
    facts = models.JSONField(_("事实"), default=dict)
    clocks = models.JSONField(_("期限"), default=list)
    cites = models.CharField(_("依据"), max_length=40)
    form = models.CharField(_("文书"), max_length=4, blank=True)
    previous = models.BinaryField(_("前一条摘要"))
    hash = models.BinaryField(_("摘要"))

    class Meta:
        verbose_name = _("记录")
        ordering = ("seq",)
        constraints = (
            models.UniqueConstraint(fields=("matter", "seq"), name="an_entry_has_its_number"),
        )

    def __str__(self) -> str:
        return f"{self.matter_id}#{self.seq} {self.step}"

    @property
    def rule(self) -> Step:
        """Return the step's row in the table."""
        return STEPS[self.step]

    def plain(self) -> plain.Entry:
        """Return the entry as the procedure sees it."""
        return plain.Entry(
            step=self.step,
            by=Role(self.role),
            on=self.on,
            who=self.who,
            organ=self.organ_id,
            facts=read_facts(self.facts),
            clocks=tuple(Clock.from_facts(clock) for clock in self.clocks),
        )

    @property
    def who(self) -> str:
        """Return who acted, as an opaque name."""
        return who(self.officer_id, self.petitioner_id)

    def digest(self) -> bytes:
        """Return the hash that the entry must have, from all that it says."""
        return proof.digest(self.previous, self.content())

    def content(self) -> list[Any]:
        """Return all that the hash covers, in order."""
        return [
            self.matter_id,
            self.seq,
            self.step,
            self.role,
            self.who,
            self.organ_id,
            self.on.isoformat(),
            moment(self.at),
            self.facts,
            self.clocks,
            self.cites,
            self.form,
        ]


def who(officer: int | None, petitioner: object) -> str:
    """Return an opaque name for whoever acted: neither names a person."""
    if officer is not None:
        return f"officer {officer}"
    return f"petitioner {petitioner}" if petitioner else ""


def moment(at: datetime) -> int:
    """Return a moment as microseconds, the same however it is written."""
    return round(at.timestamp() * 1_000_000)


def written_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts as plain JSON values; empty ones are left out."""
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in facts.items()
        if value not in (None, "", ())
    }


def read_facts(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Return facts with their days as dates."""
    return {
        name: date.fromisoformat(value) if name in DAYS and value else value
        for name, value in facts.items()
    }
