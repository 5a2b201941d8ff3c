"""The petitioner's evaluation, and the period of the figures (Art. 21 ¶2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.procedure.facts import FACTS
from lianxin.satisfaction.models import Invitation
from lianxin.web.desk import today
from lianxin.web.forms import Day, spoken
from lianxin.web.spoken import say


class Evaluate(forms.Form):
    """One rating for each target that has none yet; reasons are welcome and never asked for."""

    def __init__(self, *args: Any, invitation: Invitation, **options: Any) -> None:
        super().__init__(*args, **options)
        self.targets = [name for name in invitation.targets if not invitation.rating(name)]
        organs = {"office": invitation.office, "unit": invitation.unit}
        choices = [(code, spoken(label)) for code, label in FACTS["rating"].choices]
        for target in self.targets:
            self.fields[f"{target}_rating"] = forms.ChoiceField(
                label=_("您对%(organ)s的办理工作") % {"organ": say(organs[target])},
                choices=choices,
                required=False,
                widget=forms.RadioSelect,
            )
            self.fields[f"{target}_comment"] = forms.CharField(
                label=_("想说明的情况"),
                required=False,
                max_length=10_000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def clean(self) -> dict[str, Any]:
        """Take one target alone, but not none."""
        asked = super().clean() or self.cleaned_data
        if not self.errors and not self.said():
            raise forms.ValidationError(_("请至少对一个单位作出评价"))
        return asked

    def said(self) -> list[dict[str, str]]:
        """Return the facts of each evaluation."""
        asked = self.cleaned_data
        return [
            {
                "target": target,
                "rating": asked[f"{target}_rating"],
                "comment": asked.get(f"{target}_comment", "").strip(),
            }
            for target in self.targets
            if asked.get(f"{target}_rating")
        ]


class Period(forms.Form):
    """From which to which day windows must have closed to be counted."""

    first = Day(label=gettext_lazy("评价期截止日从"), required=False)
    last = Day(label=gettext_lazy("到"), required=False)

    def days(self) -> tuple[date, date]:
        """Return the period; for what was left out or cannot be read, the year so far."""
        self.is_valid()
        asked = {name: day for name, day in self.cleaned_data.items() if day}
        first, last = (asked.get(name, day) for name, day in this_year().items())
        return first, last


def this_year() -> dict[str, date]:
    """Return the year so far."""
    return {"first": date(today().year, 1, 1), "last": today()}
