"""Dates, citations and time left, said in the language of the page (Arts. 18, 32)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from typing import Any

from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from lianxin.matters import calendars

SOON = 3
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True)
class Remaining:
    """How long an organ still has: words, and a tone (calm, soon, today, late)."""

    text: str
    tone: str

    def __str__(self) -> str:
        return self.text


def english() -> bool:
    """Tell whether the page is read in English."""
    return (get_language() or "").startswith("en")


def say(words: Any) -> str:
    """Return a Text, a Citation, a stage, a role or a plain word in the language of the page."""
    if not hasattr(words, "say"):
        words = getattr(words, "label", words)
    if hasattr(words, "say"):
        return str(words.say("en" if english() else "zh"))
    return "" if words is None else str(words)


def cite(citations: Any) -> str:
    """Return one citation or several; Chinese names the Regulations, and names them once."""
    if isinstance(citations, str) or not isinstance(citations, Iterable):
        citations = [citations]
    several = [citation for citation in citations if citation]
    if english():
        return ", ".join(map(say, several))
    return "、".join(
        _named(citation, first=not place or bool(_law(several[place - 1])))
        for place, citation in enumerate(several)
    )


def _law(citation: Any) -> str | None:
    return getattr(citation, "law", None)


def _named(citation: Any, *, first: bool) -> str:
    return f"《信访工作条例》{say(citation)}" if first and _law(citation) == "" else say(citation)


def day(value: date | datetime | str | None) -> str:
    """Return a day: 2026年11月23日, or 23 Nov 2026."""
    moment = _local(value)
    if moment is None:
        return ""
    if english():
        return f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    return f"{moment.year}年{moment.month}月{moment.day}日"


def moment(value: datetime | str | None) -> str:
    """Return a day with hours and minutes, in the office's time zone."""
    local = _local(value)
    if not isinstance(local, datetime):
        return day(local)
    return f"{day(local)}{',' if english() else ''} {local:%H:%M}"


def iso(value: date | datetime | str | None) -> str:
    """Return a day as 2026-11-23, as machines and date boxes want it."""
    local = _local(value)
    return f"{local:%Y-%m-%d}" if local else ""


def _local(value: date | datetime | str | None) -> date | datetime | None:
    if isinstance(value, str):
        return _read(value)
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value


def _read(value: str) -> date | datetime | None:
    value = value.replace("/", "-")
    try:
        return _local(datetime.fromisoformat(value)) if "T" in value else date.fromisoformat(value)
    except ValueError:
        return None


def remaining(due: Any, on: date | None = None) -> Remaining | None:
    """Return how many working days are left until a day, or until a clock's legal day."""
    last = getattr(due, "legal", due)
    if last is None or last == "":
        return None
    return _remaining(last, on or timezone.localdate(), english())


@lru_cache(maxsize=4096)
def _remaining(last: date, today: date, english: bool) -> Remaining:
    if last == today:
        return Remaining(_("今天到期"), "today")
    if last < today:
        return Remaining(_late(calendars.calendar().workdays_between(last, today)), "late")
    days = calendars.calendar().workdays_between(today, last)
    text = ngettext("剩 %(days)s 个工作日", "剩 %(days)s 个工作日", days) % {"days": days}
    return Remaining(text, "soon" if days <= SOON else "calm")


def _late(days: int) -> str:
    if not days:
        return _("已超期")
    return ngettext("已超期 %(days)s 个工作日", "已超期 %(days)s 个工作日", days) % {"days": days}
