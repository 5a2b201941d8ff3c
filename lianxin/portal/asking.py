"""What a petitioner asks for later: review, recusal, withdrawal (Arts. 19, 28, 35, 36)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.organs.models import Organ
from lianxin.portal.forms import Enclosed, Whole, Words, files_help
from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.refusal import Refused
from lianxin.statute import limits
from lianxin.web.desk import today
from lianxin.web.forms import Organs
from lianxin.web.spoken import english, say

APART = frozenset({"files", "whole"})
FILES_HELP = lazy(files_help, str)


class Ask(forms.Form):
    """A petitioner's act; `facts` is what its entry says."""

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        super().__init__(*args, **options)
        self.case = case
        self.fit()

    def fit(self) -> None:
        """Fit the fields to the case."""

    def facts(self) -> dict[str, Any]:
        """Return what the entry says."""
        return {name: value for name, value in self.cleaned_data.items() if name not in APART}

    def refuse(self, refused: Refused) -> None:
        """Say why the law does not allow it, with the article and what remains."""
        self.add_error(None, f"{refused.say('en' if english() else 'zh')} {say(refused.remedy)}")


class Supplement(Whole, Ask):
    """More facts or papers (Art. 19 ¶1)."""

    words = Words(label=gettext_lazy("补充的内容"), rows=8, required=False)
    files = Enclosed(help_text=FILES_HELP())  # type: ignore[assignment]

    def clean(self) -> dict[str, Any]:
        """Ask for words or files, one of them at least."""
        asked = super().clean() or self.cleaned_data
        if not self.errors and not asked["words"].strip() and not asked["files"]:
            self.add_error("words", _("请写明补充的内容，或者添加材料"))
        return asked


class Withdraw(Ask):
    """A withdrawal, in the person's own words (LAW form F23)."""

    words = Words(
        label=gettext_lazy("用您自己的话说明为什么撤回"),
        rows=5,
        help_text=gettext_lazy("信访部门会另行向您确认是否自愿；确认前您可以随时收回"),
    )


class KeepPetition(Ask):
    """Taking a withdrawal back."""


class RequestRecusal(Ask):
    """Asking somebody with a direct interest to step aside (Art. 28 ¶3)."""

    reason = Words(
        label=gettext_lazy("请谁回避，为什么"),
        rows=5,
        help_text=gettext_lazy("写明哪位工作人员，与这件事有什么直接利害关系"),
    )


class Request(Whole, Ask):
    """A request to the organ one level above (Arts. 35, 36 ¶1)."""

    organ_fact = ""
    limit = limits.REQUEST_REVIEW
    organ = Organs(
        Organ.objects.none(),
        label=gettext_lazy("向哪个机关提出"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    request = Words(
        label=gettext_lazy("您的请求"),
        rows=4,
        max_length=10_000,
        help_text=gettext_lazy("例如：撤销原意见，重新处理"),
    )
    reasons = Words(label=gettext_lazy("您的理由"), rows=8)
    late_reason = Words(
        label=gettext_lazy("为什么没有在期限内提出"),
        rows=4,
        required=False,
        max_length=10_000,
        help_text=gettext_lazy("因不可抗力或者其他正当理由耽误的，写明原因；由复查、复核机关审查"),
    )
    files = Enclosed(help_text=FILES_HELP())  # type: ignore[assignment]

    def fit(self) -> None:
        """Ask for a reason for being late only where it is late."""
        if not self.is_late:
            del self.fields["late_reason"]

    @property
    def is_late(self) -> bool:
        """Tell whether the petitioner's last day has passed."""
        return bool(self.clock and today() > self.clock.due.legal)

    @property
    def clock(self) -> Clock | None:
        """Return the petitioner's own time."""
        return self.case.clocks.get(self.limit.id)

    def choose(self, organs: tuple[Organ, ...]) -> None:
        """Offer the organs one level above."""
        field: Any = self.fields["organ"]
        field.queryset = Organ.objects.filter(pk__in=[one.pk for one in organs])
        field.initial = organs[0].pk if organs else None

    def facts(self) -> dict[str, Any]:
        """Return what the entry says; the words are the whole request."""
        asked = self.cleaned_data
        return {
            self.organ_fact: asked["organ"].pk,
            "words": f"{asked['request']}\n\n{asked['reasons']}",
            "late_reason": (asked.get("late_reason") or "").strip(),
        }


class RequestReview(Request):
    """Request review (Art. 35)."""

    organ_fact = "review_organ"


class RequestReexamination(Request):
    """Request re-examination (Art. 36 ¶1)."""

    organ_fact = "reexamination_organ"
    limit = limits.REQUEST_REEXAMINATION
