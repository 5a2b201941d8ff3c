"""A post: one officer's part in one organ, for a time (Arts. 15, 16)."""

from __future__ import annotations

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lianxin.organs.officer import Officer
from lianxin.organs.organ import Organ
from lianxin.procedure.roles import OFFICERS, Role


class Posts(models.QuerySet["Post"]):
    """Sets of posts, each named for the question it answers."""

    def current(self, day: date) -> Self:
        """Return the posts held on a day; the last day of a post still counts."""
        return self.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)

    def acting(self, officer: Officer, organ: Organ, role: Role, on: date) -> Post | None:
        """Return the post in which an officer may act for an organ in a role, or None."""
        held = self.current(on).filter(officer=officer, organ=organ, role=role)
        return held.select_related("organ").first() if officer.is_active else None


class Post(models.Model):
    """One officer's role in one organ, from one day to another."""

    officer = models.ForeignKey(
        Officer, models.PROTECT, related_name="posts", verbose_name=_("工作人员")
    )
    organ = models.ForeignKey(
        Organ, models.PROTECT, related_name="posts", verbose_name=_("机关单位")
    )
    role = models.CharField(
        _("岗位"),
        max_length=32,
        choices=[(role.value, role.label.zh) for role in Role if role in OFFICERS],
    )
    since = models.DateField(_("起始日"))
    until = models.DateField(_("终止日"), null=True, blank=True)

    objects = Posts.as_manager()

    class Meta:
        ordering = ("since", "id")
        verbose_name = _("任职")
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")),
                name="a_post_ends_after_it_begins",
            ),
            models.UniqueConstraint(
                fields=("officer", "organ", "role", "since"), name="a_post_is_held_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ.label} {Role(self.role).label} {self.officer.name}"

    @classmethod
    def acting(cls, officer: Officer, organ: Organ, role: Role, on: date) -> Post | None:
        """Return the post in which an officer may act for an organ in a role, or None."""
        return cls.objects.acting(officer, organ, role, on)
