"""Read the values of a row: texts, days, codes and numbers, each or a reason (Arts. 19, 22 ¶1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from lianxin.exchange.faults import BadValue
from lianxin.organs import places
from lianxin.procedure.facts import CHANNELS
from lianxin.statute import taxonomy

Reader = Callable[[Any], Any]
SHOWN = 40
MOST_PERSONS = 1_000_000
FORMATS = (
    "%Y/%m/%d",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y.%m.%d",
    "%Y-%m-%d",
    "%Y-%m-%d %H:%M",
    "%Y年%m月%d日",
    "%Y年%m月%d日 %H:%M",
    "%Y%m%d",
)
EPOCH = date(1899, 12, 30)
SERIALS = range(36_526, 73_051)
"""The days of 2000 to 2099 as a workbook counts them."""
CODES = {word: code for code, zh, en in CHANNELS for word in (code, zh, en)} | {
    "网上信访": "net",
    "信件": "letter",
    "电话": "phone",
    "走访": "visit",
}


def text(longest: int) -> Reader:
    """Return a reader of texts up to a length."""

    def read(value: Any) -> str:
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        found = str(value).replace("\0", "").strip()
        if len(found) > longest:
            raise BadValue(
                f"有 {len(found)} 字，最多 {longest} 字",
                f"has {len(found)} characters, at most {longest}",
            )
        return found

    return read


def day(value: Any) -> date | None:
    """Return a day, however it is written; nothing where nothing stands."""
    if isinstance(value, float | int) and not isinstance(value, bool) and value in SERIALS:
        return EPOCH + timedelta(days=int(value))
    said = str(value).strip()
    if not said:
        return None
    try:
        return datetime.fromisoformat(said).date()
    except ValueError:
        pass
    for written in FORMATS:
        try:
            return datetime.strptime(said, written).date()
        except ValueError:
            continue
    raise BadValue(
        f"“{said[:SHOWN]}”不是日期，请写成 2026-01-30 的样子",
        f"“{said[:SHOWN]}” is not a day; write it like 2026-01-30",
    )


def channel(value: Any) -> str:
    """Return the code of a channel, given its code or its name."""
    said = str(value).strip()
    found = CODES.get(said)
    if found is None:
        names = [(zh, en) for _code, zh, en in CHANNELS]
        raise BadValue(
            f"“{said[:SHOWN]}”不是信访形式；可用的有：{'、'.join(zh for zh, _en in names)}",
            f"“{said[:SHOWN]}” is no channel; there are {', '.join(en for _zh, en in names)}",
        )
    return found


def category(value: Any) -> str:
    """Return a path of the taxonomy."""
    path = str(value).strip()
    if path and not taxonomy.exists(path):
        raise BadValue(
            f"没有内容分类“{path[:SHOWN]}”，请写成 一级/二级/三级",
            f"there is no category “{path[:SHOWN]}”; write level 1/level 2/level 3",
        )
    return path


def place(value: Any) -> str:
    """Return the code of a place, given its code."""
    code = str(value).strip().removesuffix(".0")
    if code and code not in places.places():
        raise BadValue(
            f"没有区划代码“{code[:SHOWN]}”", f"there is no place with the code “{code[:SHOWN]}”"
        )
    return code


def count(value: Any) -> int:
    """Return a number of persons: whole, and at least one."""
    try:
        number = float(str(value).strip())
        whole = number.is_integer()
    except ValueError:
        whole = False
    if not whole or not 1 <= number <= MOST_PERSONS:
        raise BadValue(
            f"“{str(value)[:SHOWN]}”不是 1 至 {MOST_PERSONS} 的整数",
            f"“{str(value)[:SHOWN]}” is not a whole number from 1 to {MOST_PERSONS}",
        )
    return int(number)
