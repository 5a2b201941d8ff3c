"""The forms of the review desk (Arts. 35, 36)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.statute.outcomes import NAMES, Decision
from lianxin.web.forms import Act, spoken
from lianxin.web.service import Service

LONG = forms.Textarea(attrs={"rows": 8})


class Decided(Act):
    """What a review opinion carries besides what the record gives (forms F14, F15)."""

    facts_found = forms.CharField(label=_("查明的事实"), widget=LONG, max_length=100_000)
    opinion = forms.CharField(label=_("意见"), widget=LONG, max_length=100_000)
    basis = forms.CharField(
        label=_("依据"), widget=forms.Textarea(attrs={"rows": 4}), max_length=10_000
    )
    decision = forms.ChoiceField(
        label=_("结论"),
        widget=forms.RadioSelect,
        choices=[(code.value, spoken(NAMES[code])) for code in Decision],
    )

    def papers(self) -> dict[str, Any]:
        """Return what the document carries."""
        said = self.cleaned_data
        return {**said, "outcome": said["decision"]}


class DecideReview(Decided):
    """Decide the review: uphold, change, or set aside (Art. 35)."""

    step = "decide_review"


class DecideReexamination(Decided):
    """Decide the re-examination: the last level (Art. 36)."""

    step = "decide_reexamination"


class ServeReview(Service):
    """Serve the review opinion (Art. 35)."""

    step = "serve_review"


class SendBack(Service):
    """Serve the decision that sets aside, and have the unit handle the matter anew (Art. 35)."""

    step = "send_back"


class ServeReexamination(Service):
    """Serve the re-examination opinion, which ends the matter (Art. 36)."""

    step = "serve_reexamination"
