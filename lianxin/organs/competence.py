"""Which organ is competent: the most specific category first, then the place (Arts. 5, 22)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.models import Q
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lianxin.organs.places import places
from lianxin.statute import taxonomy

if TYPE_CHECKING:
    from lianxin.organs.organ import Organ

SEPARATOR = "/"


class Competence(models.Model):
    """One line of an organ's duties: a category of matters, in an area."""

    organ = models.ForeignKey(
        "organs.Organ",
        models.CASCADE,
        related_name="competences",
        verbose_name=gettext_lazy("机关单位"),
    )
    category = models.CharField(
        gettext_lazy("内容分类"),
        max_length=120,
        blank=True,
        db_index=True,
        help_text=gettext_lazy("如“城乡建设”或“城乡建设/工程管理”；空白表示各类事项"),
    )
    area = models.CharField(
        gettext_lazy("行政区划代码"),
        max_length=12,
        blank=True,
        help_text=gettext_lazy("空白表示本机关的整个辖区"),
    )

    class Meta:
        ordering = ("organ__code", "category", "area")
        verbose_name = gettext_lazy("职责范围")
        constraints = (
            models.UniqueConstraint(
                fields=("organ", "category", "area"), name="a_competence_is_said_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ.label}: {self.category or '*'} {self.area}".rstrip()

    @property
    def reach(self) -> str:
        """Return the division code of the area, which is the organ's own where none is said."""
        return self.area or self.organ.area

    @property
    def precision(self) -> tuple[int, int]:
        """Return how closely the line fits: the depth of the category, then of the area."""
        depth = len(self.category.split(SEPARATOR)) if self.category else 0
        return depth, len(self.reach)

    def reason(self) -> str:
        """Say why the organ is competent, in the words of Art. 5."""
        if self.category:
            duty = _("谁主管、谁负责：主管“%(category)s”") % {"category": self.duty}
        else:
            duty = _("属地管理：负责辖区内各类事项")
        if not self.area:
            return duty
        return _("%(duty)s（%(place)s）") % {"duty": duty, "place": self.place}

    @property
    def duty(self) -> str:
        """Return the name of the category in the language of the page, or its path."""
        english = (get_language() or "").startswith("en") and taxonomy.exists(self.category)
        return taxonomy.english(self.category) if english else self.category

    @property
    def place(self) -> str:
        """Return the name of the area in the language of the page, or its code."""
        found = places().get(self.area)
        return found.say(get_language() or "") if found else self.area


def branch(category: str) -> list[str]:
    """Return a category and every broader one, the empty one for all matters included.

    >>> branch("城乡建设/工程管理")
    ['', '城乡建设', '城乡建设/工程管理']
    """
    parts = [part for part in category.split(SEPARATOR) if part]
    return [SEPARATOR.join(parts[:depth]) for depth in range(len(parts) + 1)]


class Competent:
    """The question of competence, asked of a set of organs."""

    def competent_for(self: Any, category: str, area: str) -> list[tuple[Organ, str]]:
        """Return the competent organs with the reason for each, the best first.

        `category` is a path such as "城乡建设/工程管理"; `area` the division code of the place.
        A more specific category wins over a closer place: duty before territory (Art. 5).
        """
        lines = Competence.objects.filter(
            organ__in=self, category__in=branch(category)
        ).select_related("organ")
        fitting = [line for line in lines.filter(_covers(area)) if area.startswith(line.reach)]
        fitting.sort(key=lambda line: (-line.precision[0], -line.precision[1], line.organ.code))
        best: dict[int, tuple[Organ, str]] = {}
        for line in fitting:
            best.setdefault(line.organ_id, (line.organ, line.reason()))
        return list(best.values())


def _covers(area: str) -> Q:
    """Return the lines whose area begins the code of the place, or is the organ's own."""
    return Q(area__in=["", *(area[:length] for length in range(2, len(area) + 1))])
