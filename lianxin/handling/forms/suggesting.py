"""Suggestions: study, decide, answer, reward, carry out (Art. 29)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.handling.forms.parts import evidence, text
from lianxin.statute.outcomes import NAMES, Adoption
from lianxin.web.forms import Act, spoken


class Study(Act):
    """Take up a suggestion and tell its proposer in writing (Arts. 23, 29 ¶1)."""

    step = "study"
    paper = "study"
    says = _("对建议意见应当认真研究论证；收悉告知书同时出具，写明处理途径和程序。")


class Invite(Act):
    """Invite the proposer to take part (Art. 29 ¶1)."""

    step = "invite"
    says = _("必要时可以邀请建议人参与论证；何时、何地、怎样参加写清楚，信访人在查询页面上看得到。")
    note = text(_("邀请的内容"), rows=5)


class DecideSuggestion(Act):
    """Decide whether the suggestion is adopted, and why (Art. 29 ¶1)."""

    step = "decide_suggestion"
    says = _("由单位负责人决定。部分采纳、不采纳的，说明理由；理由会写进给建议人的答复。")
    shows = frozenset({"study", "invite"})
    adoption = forms.ChoiceField(
        label=_("采纳情况"),
        widget=forms.RadioSelect,
        choices=[(code.value, spoken(NAMES[code])) for code in Adoption],
    )
    reason = text(_("研究论证的情况和理由"))


class ReplySuggestion(Act):
    """Answer the proposer by letter (form F12 of path P, Art. 29 ¶1)."""

    step = "reply_suggestion"
    paper = "F12"
    says = _("答复书同时出具；建议人可以查阅并作出评价。")
    shows = frozenset({"study", "invite", "decide_suggestion"})
    claims = text(_("建议的内容"), rows=3)
    facts_and_reasons = text(_("研究论证的情况"), rows=5)
    words = text(_("答复"), hint=_("写明采纳哪些、怎样落实；不采纳的，说明理由"))

    def fit(self) -> None:
        """Begin with what was suggested."""
        self.fields["claims"].initial = self.matter.title

    def papers(self) -> dict[str, Any]:
        """Return what the letter carries."""
        said = self.cleaned_data
        return {
            "claims": said["claims"],
            "facts_and_reasons": said["facts_and_reasons"],
            "opinion": said["words"],
        }


class Reward(Act):
    """Reward a proposer whose suggestion did good (Art. 29 ¶2)."""

    step = "reward"
    says = _("提出的建议意见对国民经济和社会发展、改进工作有贡献的，给予奖励。")
    note = text(_("奖励的内容"), rows=3)


class Implement(Act):
    """Record how an adopted suggestion is carried out (Art. 29 ¶1)."""

    step = "implement"
    says = _("采纳的建议怎样落实、进展到哪一步，写给建议人看。")
    shows = frozenset({"decide_suggestion", "implement"})
    note = text(_("落实的情况"), rows=5)
    proof = evidence(_("相关材料"))
