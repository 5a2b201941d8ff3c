"""Compute a clock for a rule written as text, such as R05 or R05+R06 (Arts. 22, 23, 34-36)."""

import re
from datetime import date

from lianxin.statute.calendar import Calendar, Due
from lianxin.statute.limits import LIMITS, REEXAMINE, Limit
from lianxin.statute.text import Text

LONGEST = 36_600
"""No clock of the procedure runs a hundred years."""


class Impossible(ValueError):
    """Say in both languages why no date can be given."""

    def __init__(self, zh: str, en: str) -> None:
        self.text = Text(zh=zh, en=en)
        super().__init__(f"{zh} / {en}")


def deadline(rule: str, day: date, length: int | None, pause: int, calendar: Calendar) -> Due:
    """Return the dates of a rule's clock that starts on `day`; `length` overrides the rule's own.

    Raises Impossible, a ValueError, on an unknown rule, a rule without a number where no length
    is given, limits that cannot be added, negative or endless numbers and dates out of range.
    """
    limits = named(rule)
    total = _total(limits) if length is None else length
    _refuse_number(total, zh="长度", en="length")
    _refuse_number(pause, zh="扣除天数", en="pause")
    try:
        return calendar.due(day, total, limits[0].unit, pause)
    except OverflowError as far:
        raise Impossible(
            f"从{day.isoformat()}起算超出了日历能表示的日期。",
            f"Counting from {day.isoformat()} leaves the range of dates.",
        ) from far


def named(rule: str) -> tuple[Limit, ...]:
    """Return the limits that a text such as `R05+R06` names, all counted in one unit."""
    limits = tuple(_limit(name.strip()) for name in rule.split("+"))
    if len(set(limits)) < len(limits):
        raise Impossible(
            f"{rule} 中有重复的时限；延长只能一次。",
            f"{rule} names a limit twice; an extension is given once.",
        )
    if len({limit.unit for limit in limits}) > 1:
        raise Impossible(
            f"{rule} 中的时限计算单位不同，不能相加。",
            f"The limits in {rule} are counted in different units and cannot be added.",
        )
    return limits


def day(text: str) -> date:
    """Read a day written as 2024-02-29, or say that there is no such day."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text.strip(), re.ASCII):
            raise ValueError(text)
        return date.fromisoformat(text.strip())
    except ValueError as wrong:
        raise Impossible(
            f"“{text}”不是有效的日期，请写成 2024-02-29 的样子。",
            f"“{text}” is not a day; write it like 2024-02-29.",
        ) from wrong


def line(due: Due) -> str:
    """Return `due_raw due_legal plan_by` as ISO days, then `provisional` where it is so."""
    days = f"{due.raw.isoformat()} {due.legal.isoformat()} {due.plan_by.isoformat()}"
    return f"{days} provisional" if due.provisional else days


def caution(rule: str, pause: int) -> Text | None:
    """Return what to tell somebody who pauses a clock that the law does not pause (Art. 36 ¶2)."""
    if not pause or named(rule) == (REEXAMINE,):
        return None
    return Text(
        zh="条例只在复核听证时扣除时间（第三十六条第二款），其他时限没有中止。",
        en="Only hearing time in re-examination is not counted (Art. 36 ¶2); no other clock stops.",
    )


def _limit(name: str) -> Limit:
    for limit in LIMITS.values():
        if limit.id.lower() == name.lower():
            return limit
    raise Impossible(
        f"没有“{name}”这条时限；可用的有：{'、'.join(LIMITS)}。",
        f"There is no limit “{name}”; there are {', '.join(LIMITS)}.",
    )


def _total(limits: tuple[Limit, ...]) -> int:
    total = 0
    for limit in limits:
        if limit.length is None:
            raise Impossible(
                f"{limit.id}（{limit.name.zh}）没有法定天数，请用 --length 给出。",
                f"{limit.id} ({limit.name.en}) has no number of days; give one with --length.",
            )
        total += limit.length
    return total


def _refuse_number(value: int, *, zh: str, en: str) -> None:
    if not 0 <= value <= LONGEST:
        raise Impossible(
            f"{zh}应在 0 到 {LONGEST} 之间，不能是 {value}。",
            f"The {en} is 0 to {LONGEST}, not {value}.",
        )
