"""An organ: its place in the tree, and who reviews what it answers (Arts. 5, 35, 36)."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.organs.competence import Competent


class Kind(models.TextChoices):
    """The bodies to which the Regulations apply (Art. 2), and those that help them (Art. 15)."""

    GOVERNMENT = "government", _("人民政府")
    TOWN = "town", _("镇政府、街道办事处")
    DEPARTMENT = "department", _("政府部门")
    PETITION_OFFICE = "petition_office", _("信访部门")
    TOWN_PETITION_OFFICE = "town_petition_office", _("镇街信访机构")
    VERTICAL = "vertical", _("垂直管理单位")
    PARTY = "party", _("党的机关")
    CONGRESS = "congress", _("人大机关")
    CPPCC = "cppcc", _("政协机关")
    DISCIPLINE = "discipline", _("纪检监察机关")
    POLITICAL_LEGAL = "political_legal", _("政法委")
    COURT = "court", _("审判机关")
    PROCURATORATE = "procuratorate", _("检察机关")
    MASS_ORGANISATION = "mass_organisation", _("群团组织")
    ENTERPRISE = "enterprise", _("国有企业")
    INSTITUTION = "institution", _("事业单位")
    PARTNER = "partner", _("合作机构")


PETITION_OFFICES = frozenset({Kind.PETITION_OFFICE, Kind.TOWN_PETITION_OFFICE})


class Level(models.TextChoices):
    """The level of government to which an organ belongs."""

    NATION = "nation", _("国家")
    PROVINCE = "province", _("省级")
    CITY = "city", _("市级")
    DISTRICT = "district", _("县区级")
    TOWN = "town", _("镇街级")
    VILLAGE = "village", _("村居级")


class Organs(Competent, models.QuerySet["Organ"]):
    """Sets of organs, each named for the question it answers."""

    def under(self, organ: Organ) -> Self:
        """Return the organ and everything beneath it in the tree."""
        found = {organ.pk}
        newest = found
        while newest:
            children = Organ.objects.filter(parent__in=newest).exclude(pk__in=found)
            newest = set(children.values_list("pk", flat=True))
            found |= newest
        return self.filter(pk__in=found)

    def petition_offices(self) -> Self:
        """Return the petition offices."""
        return self.filter(kind__in=PETITION_OFFICES)


class Organ(models.Model):
    """An organ or unit that takes in, handles or reviews petitions, or helps with them."""

    code = models.CharField(_("编码"), max_length=32, unique=True)
    name = models.CharField(_("全称"), max_length=120)
    short = models.CharField(_("简称"), max_length=40, blank=True)
    name_en = models.CharField(_("英文名称"), max_length=160, blank=True)
    kind = models.CharField(_("性质"), max_length=24, choices=Kind, default=Kind.DEPARTMENT)
    level = models.CharField(_("层级"), max_length=12, choices=Level, default=Level.DISTRICT)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("上级节点"),
    )
    above = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="reviews_of",
        verbose_name=_("上一级机关"),
    )
    counterpart = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="counterparts_below",
        verbose_name=_("上一级主管部门"),
    )
    symbol = models.CharField(_("发文代字"), max_length=20, blank=True)
    phone = models.CharField(_("电话"), max_length=40, blank=True)
    address = models.CharField(_("地址"), max_length=200, blank=True)
    area = models.CharField(_("行政区划代码"), max_length=12, blank=True, db_index=True)

    objects = Organs.as_manager()

    class Meta:
        ordering = ("code",)
        verbose_name = _("机关单位")
        constraints = (
            models.CheckConstraint(
                condition=~Q(above=models.F("id")), name="an_organ_is_not_above_itself"
            ),
            models.CheckConstraint(
                condition=~Q(parent=models.F("id")), name="an_organ_is_not_its_own_parent"
            ),
        )

    def __str__(self) -> str:
        return self.name

    def say(self, lang: str) -> str:
        """Return the organ's name in a language; the Chinese where there is no English."""
        return (lang.lower().startswith("en") and self.name_en) or self.name

    @property
    def label(self) -> str:
        """Return the name for narrow places."""
        return self.short or self.name

    @property
    def is_petition_office(self) -> bool:
        """Say whether the organ is the department for petition work (Art. 14)."""
        return self.kind in PETITION_OFFICES

    @property
    def review_organ(self) -> Organ | None:
        """Return the organ one level above, which reviews (Art. 35)."""
        return self.above

    @property
    def re_examination_organ(self) -> Organ | None:
        """Return the organ above the one that reviews, which re-examines (Art. 36 ¶1)."""
        return self.above and self.above.above

    def reviewers(self) -> tuple[Organ, ...]:
        """Return every organ that may review: the government above, or the same line's above."""
        return tuple(organ for organ in (self.above, self.counterpart) if organ)

    def is_under(self, organ: Organ) -> bool:
        """Say whether this organ is the other one, or beneath it in the tree."""
        here: Organ | None = self
        while here is not None and here.pk != organ.pk:
            here = here.parent
        return here is not None
