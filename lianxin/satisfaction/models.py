"""Invitations to evaluate: one for each window that an answer opens (Art. 21 ¶2).

No officer writes here: a row follows the entries of its matter and can be made again from them.
"""

from __future__ import annotations

import base64
import secrets
from datetime import date
from enum import IntEnum
from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.matters.models import Matter
from lianxin.organs.models import Organ
from lianxin.petitioners import vault
from lianxin.petitioners.fields import Sealed
from lianxin.procedure.facts import RATINGS

PURPOSE = "evaluation invitation"
TARGETS = ("office", "unit")


class State(IntEnum):
    """The state of an evaluation of one target (Art. 21 ¶2)."""

    WAITING = 0
    NOT_YET = 1
    DONE = 2
    LAPSED = 3


class Invitations(models.QuerySet["Invitation"]):
    """Sets of invitations."""

    def closed(self, on: date) -> Self:
        """Return those whose window has ended: only these are ever shown to officers."""
        return self.filter(closes_on__lt=on)

    def still_open(self, on: date) -> Self:
        """Return those whose window is open."""
        return self.filter(closes_on__gte=on)

    def with_token(self, token: str) -> Invitation | None:
        """Return the invitation that a link names."""
        wanted = vault.blinds(token, PURPOSE)
        return (
            self.filter(token_index__in=wanted)
            .select_related("matter__office", "matter__unit")
            .first()
        )

    def dissatisfied(self) -> Self:
        """Return those in which somebody was dissatisfied with either target."""
        return self.filter(Q(office_rating="dissatisfied") | Q(unit_rating="dissatisfied"))


class Invitation(models.Model):
    """One window of evaluation: of the petition office and of the unit, each at most once."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="invitations")
    opened_by = models.PositiveIntegerField(_("开启评价的记录序号"))
    last_entry = models.BigIntegerField(_("已计入的记录"), db_index=True)
    office = models.ForeignKey(Organ, models.PROTECT, related_name="+", verbose_name=_("信访部门"))
    unit = models.ForeignKey(
        Organ, models.PROTECT, null=True, related_name="+", verbose_name=_("责任单位")
    )
    opened_on = models.DateField(_("开始日期"))
    closes_on = models.DateField(_("截止日期"))
    seen_on = models.DateField(_("信访人打开日期"), null=True)
    token = Sealed(_("邀请码"))
    token_index = models.BinaryField(null=True, editable=False, unique=True)
    office_rating = models.CharField(
        _("对信访部门的评价"), max_length=12, blank=True, choices=[r[:2] for r in RATINGS]
    )
    unit_rating = models.CharField(
        _("对责任单位的评价"), max_length=12, blank=True, choices=[r[:2] for r in RATINGS]
    )

    objects = Invitations.as_manager()

    class Meta:
        verbose_name = _("评价邀请")
        ordering = ("closes_on", "id")
        constraints = (
            models.UniqueConstraint(fields=("matter", "opened_by"), name="a_window_is_opened_once"),
        )
        indexes = (models.Index(fields=("office", "closes_on"), name="windows_of_an_office"),)

    def __str__(self) -> str:
        return f"{self.matter_id}#{self.opened_by}"

    @property
    def targets(self) -> tuple[str, ...]:
        """Return whom the petitioner may evaluate."""
        return TARGETS if self.unit_id else TARGETS[:1]

    def rating(self, target: str) -> str:
        """Return the rating of a target, empty as long as there is none."""
        return str(getattr(self, f"{target}_rating"))

    def state(self, target: str, on: date) -> State:
        """Return the state of a target's evaluation on a day."""
        if self.rating(target):
            return State.DONE
        if on > self.closes_on:
            return State.LAPSED
        return State.NOT_YET if self.seen_on else State.WAITING

    def link(self) -> str:
        """Return the secret part of the link, made when the petitioner first asks for it."""
        if not self.token:
            self.token = base64.b32encode(secrets.token_bytes(20)).decode().lower()
            self.token_index = vault.blind(self.token.clear(), PURPOSE)
            self.save(update_fields=["token", "token_index"])
        return self.token.clear()
