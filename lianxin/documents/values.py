"""How a fact is written in a document: a day, a list, yes or no, nothing (Arts. 32, 34)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date, datetime

from lianxin.statute.calendar import Due

PROVISIONAL, YES, NO = "（暂定）", "是", "否"
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?")
_BREAKS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def written(value: object) -> str:
    """Return a value as the document writes it; whatever cannot be written is nothing."""
    match value:
        case None | bytes():
            return ""
        case bool():
            return YES if value else NO
        case str():
            return _text(value)
        case Due():
            return _day(value.legal) + (PROVISIONAL if value.provisional else "")
        case date():
            return _day(value)
        case Mapping():
            return "，".join(filter(None, map(written, value.values())))
        case Iterable():
            return "、".join(filter(None, map(written, value)))
    return _other(value)


def lines(value: object) -> tuple[str, ...]:
    """Return a value as separate lines: the members of a list, or the lines of a text."""
    if isinstance(value, Iterable) and not isinstance(value, str | bytes | Mapping):
        return tuple(filter(None, map(written, value)))
    return tuple(line.strip() for line in written(value).split("\n") if line.strip())


def day(value: object) -> date | None:
    """Return the day a value names, if it names one."""
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case Due():
            return value.legal
        case str() if _MOMENT.fullmatch(value.strip()):
            return _day_of(value.strip())
    return None


def _day_of(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _text(value: str) -> str:
    text = _BREAKS.sub("\n", value).strip()
    if _MOMENT.fullmatch(text):
        try:
            kind = datetime if len(text) > 10 else date
            return _day(kind.fromisoformat(text))
        except ValueError:
            return text
    text = text.replace("\t", "\u3000")
    return "".join(c for c in text if c == "\n" or not _unseen(c))


def _unseen(char: str) -> bool:
    return unicodedata.category(char) in {"Cc", "Cs"} or ord(char) & 0xFFFE == 0xFFFE


def _day(value: date) -> str:
    written = f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, datetime):
        return f"{written}{value.hour}时{value.minute:02d}分"
    return written


def _other(value: object) -> str:
    try:
        return _text(str(value))
    except Exception:
        return ""
