"""To the organ that answers: who is competent, why, by when (Arts. 22 ¶1, 23 ¶3, 24)."""

from __future__ import annotations

from functools import cached_property
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.organs.models import Organ
from lianxin.registration.forms.matter import OnMatter
from lianxin.registration.widgets import AnyOrgan, offer
from lianxin.web.forms import Day
from lianxin.web.spoken import say
from lianxin.web.widgets import Radios

OTHER = "other"
MOST = 4


class Sent(OnMatter):
    """An act that sends: competent organs are offered with reasons, any other can be chosen."""

    also = frozenset({"choice"})
    choice = forms.ChoiceField(label=gettext_lazy("按职责范围，有权处理的单位"), widget=Radios)
    unit = AnyOrgan(label=gettext_lazy("其他单位"), required=False)

    @cached_property
    def competent(self) -> list[tuple[Organ, str]]:
        """Return the organs that are competent by category and place, the best match first."""
        assert self.matter is not None
        area = self.matter.place or self.matter.office.area
        return Organ.objects.competent_for(self.matter.category, area)[:MOST]

    def fit(self) -> None:
        """Offer the competent organs; without any, only the whole list remains."""
        if not self.competent:
            del self.fields["choice"]
            self.fields["unit"].label = gettext_lazy("责任单位")
        else:
            self._offer()
        self.order_fields(["choice", "unit", "due_on", "reason", "note"])

    def _offer(self) -> None:
        keys = [(str(organ.pk), say(organ)) for organ, _reason in self.competent]
        reasons = {str(organ.pk): reason for organ, reason in self.competent}
        reasons[keys[0][0]] = _("首选：%(reason)s") % {"reason": reasons[keys[0][0]]}
        reasons[OTHER] = _("在下面的名单中选择，并写明理由")
        offer(self, "choice", [*keys, (OTHER, _("另选单位"))])
        self.fields["choice"].initial = keys[0][0]
        cast(Radios, self.fields["choice"].widget).hints = reasons

    def clean(self) -> dict[str, Any]:
        """Take the organ that was offered, or the one chosen from the list."""
        asked = super().clean() or self.cleaned_data
        choice = asked.get("choice") or OTHER
        if choice != OTHER:
            asked["unit"] = next(
                organ for organ, _reason in self.competent if str(organ.pk) == choice
            )
        elif not asked.get("unit"):
            self.add_error("unit", _("请选择责任单位"))
        return asked

    def papers(self) -> dict[str, Any]:
        """Tell the letter to whom it goes."""
        return {"to_organ": self.cleaned_data["unit"].name}


class Forward(Sent):
    """Forward to the competent organ (form F03)."""

    step = "forward"
    paper = "F03"


class Assign(Sent):
    """Assign with a day, feedback and a closing report (form F04)."""

    step = "assign"
    paper = "F04"
    due_on = Day(
        label=gettext_lazy("指定办理期限"),
        help_text=gettext_lazy("到这一天须反馈结果并提交办结报告；不影响受理之日起60日的法定期限"),
    )

    def papers(self) -> dict[str, Any]:
        """Tell the letter to whom it goes, and the day."""
        return {**super().papers(), "feedback_by": self.cleaned_data["due_on"]}


class Settle(Sent):
    """Settle who is competent and send it there (Art. 24)."""

    step = "settle"
    paper = "F03"
    shows = frozenset({"dispute", "object"})

    def papers(self) -> dict[str, Any]:
        """Tell the letter on which article it rests."""
        due = self.cleaned_data.get("due_on")
        return {**super().papers(), "basis": "《信访工作条例》第二十四条", "feedback_by": due}


class UpholdObjection(OnMatter):
    """Agree, so that the matter is screened and sent anew (Art. 23 ¶3)."""

    step = "uphold_objection"
    shows = frozenset({"object"})


class DismissObjection(OnMatter):
    """Disagree, and say why; the unit's days run on (Art. 23 ¶3)."""

    step = "dismiss_objection"
    shows = frozenset({"object"})


class Dispute(OnMatter):
    """Bring up who is competent (Art. 24)."""

    step = "dispute"
    shows = frozenset({"object"})
    organ = AnyOrgan(label=gettext_lazy("另一个可能有权处理的机关、单位"), required=False)
