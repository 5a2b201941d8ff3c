"""A petition matter: one cause, one file, the replay of its entries (Arts. 17, 21, 22)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lianxin.matters import access
from lianxin.organs.models import Officer, Organ
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.case import Case
from lianxin.procedure.facts import CHANNELS
from lianxin.procedure.stages import Stage
from lianxin.statute.text import Text

SEALED = Text("检举控告事项", "accusation under seal")

NO_DAY = date(9999, 12, 31)


class Matters(models.QuerySet["Matter"]):
    """Sets of matters, each named for the question it answers."""

    def visible_to(self, officer: Officer) -> Matters:
        """Return the matters that an officer may see by post, organ and stage."""
        return self.filter(access.visible(officer))

    def awaiting(self, officer: Officer, *stages: Stage) -> Matters:
        """Return the visible matters that stand at one of these stages."""
        return self.visible_to(officer).filter(stage__in=[stage.value for stage in stages])

    def overdue(self, on: date) -> Matters:
        """Return the matters in which an organ has let a limit pass."""
        return self.filter(due_legal__lt=on)

    def lapsing(self, on: date) -> Matters:
        """Return the answered matters whose day for asking further is over (Arts. 35, 36)."""
        stages = (Stage.SERVED.value, Stage.REVIEW_SERVED.value)
        return self.filter(stage__in=stages, right_until__lt=on)

    def provisional(self) -> Matters:
        """Return the matters with a running clock that reaches into an unannounced year."""
        return self.filter(provisional=True)


class Matter(models.Model):
    """What one petition is about, where it stands, and what is due (all from its record)."""

    number = models.CharField(_("编号"), max_length=40, unique=True)
    code_index = models.BinaryField(_("查询码索引"), default=b"", editable=False)
    office = models.ForeignKey(
        Organ, models.PROTECT, related_name="registered_matters", verbose_name=_("登记机关")
    )
    title = models.CharField(_("诉求"), max_length=200)
    category = models.CharField(_("内容分类"), max_length=160, blank=True)
    place = models.CharField(_("问题属地"), max_length=12, blank=True)
    channel = models.CharField(
        _("渠道"), max_length=8, choices=[(code, zh) for code, zh, _en in CHANNELS]
    )
    persons = models.PositiveIntegerField(_("人数"), default=1)
    route = models.CharField(_("分类路径"), max_length=2, blank=True)
    sealed = models.BooleanField(_("密件"), default=False)
    stage = models.CharField(
        _("阶段"), max_length=24, choices=[(stage.value, stage.label.zh) for stage in Stage]
    )
    flags = ArrayField(models.CharField(max_length=40), verbose_name=_("并行情况"), default=list)
    unit = models.ForeignKey(
        Organ,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="matters",
        verbose_name=_("责任单位"),
    )
    handler = models.ForeignKey(
        Officer,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="matters",
        verbose_name=_("承办人"),
    )
    review_organ = models.ForeignKey(
        Organ,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews",
        verbose_name=_("复查机关"),
    )
    reexamination_organ = models.ForeignKey(
        Organ,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reexaminations",
        verbose_name=_("复核机关"),
    )
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("原信访事项"),
    )
    petitioners = models.ManyToManyField(Petitioner, through="Party", related_name="matters")
    received_on = models.DateField(_("收到日期"))
    closed_on = models.DateField(_("办结日期"), null=True, blank=True)
    due_rule = models.CharField(_("期限"), max_length=4, blank=True)
    due_raw = models.DateField(_("期限届满日"), null=True, blank=True)
    due_legal = models.DateField(_("法定最后一日"), null=True, blank=True)
    plan_by = models.DateField(_("最迟办理日"), default=NO_DAY)
    provisional = models.BooleanField(_("暂定"), default=False)
    right_until = models.DateField(_("信访人最后一日"), null=True, blank=True)
    evaluation_until = models.DateField(_("评价截止日"), null=True, blank=True)
    entry_count = models.PositiveIntegerField(_("记录数"), default=0)
    head = models.BinaryField(_("最后一条记录的摘要"), default=b"", editable=False)

    objects = Matters.as_manager()

    class Meta:
        verbose_name = _("信访事项")
        ordering = ("plan_by", "id")
        indexes = (
            models.Index(fields=("office", "stage", "plan_by", "id"), name="office_in_tray"),
            models.Index(fields=("unit", "stage", "plan_by", "id"), name="unit_in_tray"),
            models.Index(fields=("office", "plan_by", "id"), name="office_by_day"),
            models.Index(fields=("unit", "plan_by", "id"), name="unit_by_day"),
            models.Index(fields=("office", "category", "plan_by", "id"), name="office_by_category"),
            models.Index(fields=("office", "place", "plan_by", "id"), name="office_by_place"),
            models.Index(fields=("handler", "plan_by", "id"), name="handler_in_tray"),
            models.Index(
                fields=("review_organ", "stage", "plan_by", "id"),
                name="review_in_tray",
                condition=Q(review_organ__isnull=False),
            ),
            models.Index(
                fields=("reexamination_organ", "stage", "plan_by", "id"),
                name="reexamination_tray",
                condition=Q(reexamination_organ__isnull=False),
            ),
            models.Index(
                fields=("right_until",),
                name="matters_to_lapse",
                condition=Q(right_until__isnull=False),
            ),
            models.Index(
                fields=("evaluation_until",),
                name="evaluations_to_close",
                condition=Q(evaluation_until__isnull=False),
            ),
            models.Index(fields=("id",), name="provisional_matters", condition=Q(provisional=True)),
        )

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        """Return the address of the matter's page for officers."""
        return reverse("web:matter", args=[self.number])

    @property
    def heading(self) -> Text | str:
        """Return what the matter is called on a page; of a sealed one only what kind it is."""
        return SEALED if self.sealed else self.title

    @property
    def at(self) -> Stage:
        """Return the stage."""
        return Stage(self.stage)

    @property
    def is_due(self) -> bool:
        """Tell whether a clock binds an organ now."""
        return self.plan_by != NO_DAY

    @property
    def first_petitioner(self) -> Petitioner | None:
        """Return whoever petitions, the first of several."""
        party = self.parties.select_related("petitioner").first()
        return party.petitioner if party else None

    def case(self) -> Case:
        """Return the case that the record adds up to."""
        from lianxin.procedure.replay import replay

        return replay(entry.plain() for entry in self.entries.all())

    def show(self, case: Case) -> None:
        """Bring the row up to date with a case; the row says nothing that the record does not."""
        assert case.stage is not None
        if case.stage.closed and not self.closed_on:
            self.closed_on = case.last_on
        if not case.stage.closed:
            self.closed_on = None
        self.stage = case.stage.value
        self.flags = sorted(case.flags)
        self.sealed = self.sealed or case.sealed
        for name, value in shown(case).items():
            setattr(self, name, value)


def shown(case: Case) -> dict[str, Any]:
    """Return the columns that a case fills."""
    known = case.known
    first = case.due[0] if case.due else None
    rights = {clock.limit: clock.due.legal for clock in case.rights}
    return {
        "route": case.route,
        "category": known.get("category", ""),
        "place": known.get("place", ""),
        "unit_id": known.get("unit"),
        "handler_id": known.get("handler"),
        "parent_id": known.get("parent"),
        "review_organ_id": known.get("review_organ"),
        "reexamination_organ_id": known.get("reexamination_organ"),
        "due_rule": first.limit if first else "",
        "due_raw": first.due.raw if first else None,
        "due_legal": first.due.legal if first else None,
        "plan_by": first.due.plan_by if first else NO_DAY,
        "provisional": any(c.running and c.due.provisional for c in case.clocks.values()),
        "right_until": rights.get("R07") or rights.get("R09"),
        "evaluation_until": rights.get("R18"),
    }


class Party(models.Model):
    """A petitioner's part in a matter; representatives are five at most (Art. 20 ¶3)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="parties")
    petitioner = models.ForeignKey(Petitioner, models.PROTECT, related_name="parts")
    representative = models.BooleanField(_("代表"), default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("matter", "petitioner"), name="a_petitioner_is_a_party_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.matter_id}: {self.petitioner_id}"
