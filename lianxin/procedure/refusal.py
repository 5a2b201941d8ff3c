"""A refusal that names its article and the remedy left (Arts. 19, 23, 34-36)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.statute.citation import Citation
from lianxin.statute.text import Text

ASK_SUPERVISION = Text(
    "可以请信访部门督办，或者更正后再次提交。",
    "Ask the petition office to supervise, or correct it and submit again.",
)


@dataclass(frozen=True)
class Refusal:
    """Why a step may not be taken; the article and remedy are the step's unless given here."""

    reason: Text
    remedy: Text = ASK_SUPERVISION
    cites: Citation | None = None


class Refused(Exception):
    """Raised where a step is not allowed; nothing has been written."""

    def __init__(self, refusal: Refusal, cites: Citation) -> None:
        self.refusal = refusal
        self.cites = refusal.cites or cites
        super().__init__(self.say("en"))

    @property
    def remedy(self) -> Text:
        """Return what can be done instead."""
        return self.refusal.remedy

    def say(self, lang: str) -> str:
        """Return the reason with its article in a language."""
        if lang.startswith("en"):
            return f"{self.refusal.reason.en} ({self.cites})"
        return f"{self.refusal.reason.zh}（{_law(self.cites)}{self.cites.zh}）"


def _law(cites: Citation) -> str:
    return "" if cites.law else "《信访工作条例》"


Guard = Callable[[Case, Entry], Refusal | None]
When = Callable[[Case], Refusal | None]


def no(
    zh: str, en: str, *, remedy: Text = ASK_SUPERVISION, cites: Citation | None = None
) -> Refusal:
    """Refuse, in both languages."""
    return Refusal(Text(zh, en), remedy, cites)
