"""Which column says what: by its name, or by a mapping in TOML (Art. 19 ¶1)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lianxin.organs import places
from lianxin.procedure.facts import CHANNELS
from lianxin.statute import taxonomy

NAMES: dict[str, tuple[str, ...]] = {
    "source_id": ("source_id", "msg_id", "id", "编号", "信访件编号", "留言编号"),
    "title": ("title", "标题", "主题", "留言主题", "诉求"),
    "body": ("body", "正文", "内容", "留言详情", "请求、事实和理由"),
    "received_on": ("received_on", "time", "date", "收到日期", "留言时间", "日期"),
    "name": ("name", "姓名", "信访人", "user_id", "留言用户"),
    "phone": ("phone", "电话", "联系电话"),
    "address": ("address", "住址", "地址"),
    "channel": ("channel", "渠道", "信访形式"),
    "category": ("category", "内容分类"),
    "place": ("place", "属地", "问题属地"),
    "persons": ("persons", "人数"),
}
REQUIRED = ("source_id", "title", "received_on")
LONGEST = {"title": 200, "source_id": 80, "name": 200, "phone": 60, "address": 400, "body": 200_000}
FORMATS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%Y-%m-%d %H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y-%m-%d %H:%M",
    "%Y.%m.%d",
    "%Y年%m月%d日",
    "%d/%m/%Y",
)
SHARED = {code: code for code, _zh, _en in CHANNELS} | {zh: code for code, zh, _en in CHANNELS}


class BadMapping(ValueError):
    """The mapping does not fit the table; the message says what is missing."""


class BadRow(ValueError):
    """A row that cannot be imported; the message says which value and why."""


@dataclass(frozen=True)
class Columns:
    """What each field is taken from: a column, or one value for all rows."""

    source: str
    columns: Mapping[str, str]
    constants: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """One row, read and checked."""

    number: int
    source_id: str
    title: str
    received_on: date
    body: str = ""
    name: str = ""
    phone: str = ""
    address: str = ""
    channel: str = "net"
    category: str = ""
    place: str = ""
    persons: int = 1


def guessed(columns: Iterable[str], *, source: str, text: str = "") -> Columns:
    """Return the mapping that a TOML text gives, completed by what the columns are called."""
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise BadMapping(
            f"映射文件不是 TOML：{wrong} / the mapping is not TOML: {wrong}"
        ) from wrong
    have = {column.strip(): column for column in columns if column}
    chosen: dict[str, str] = dict(told.get("columns", {}))
    if unknown := sorted(set(chosen) - set(NAMES)):
        raise BadMapping(
            f"没有名为{'、'.join(unknown)}的字段 / no field is called {', '.join(unknown)}"
        )
    if absent := sorted(column for column in chosen.values() if column not in have):
        raise BadMapping(
            f"表中没有列{'、'.join(absent)} / the table has no column {', '.join(absent)}"
        )
    for name, known in NAMES.items():
        chosen.setdefault(name, next((one for one in known if one in have), ""))
    found = {name: column for name, column in chosen.items() if column}
    constants = {name: str(value) for name, value in told.get("constant", {}).items()}
    if lacking := [name for name in REQUIRED if name not in found | constants]:
        raise BadMapping(f"找不到{'、'.join(lacking)}对应的列 / no column for {', '.join(lacking)}")
    return Columns(str(told.get("source", source))[:40], found, constants)


def row(raw: Mapping[str, Any], mapping: Columns) -> Row:
    """Return a row, or raise `BadRow`."""
    said = {name: raw.get(column) for name, column in mapping.columns.items()}
    values = {
        **mapping.constants,
        **{name: value for name, value in said.items() if value not in (None, "")},
    }
    texts = {name: _text(name, values.get(name, "")) for name in LONGEST}
    title = texts["title"] or texts["body"][:60]
    if not title:
        raise BadRow("没有标题和正文 / neither title nor text")
    if not texts["source_id"]:
        raise BadRow("没有来源编号 / no number of its own")
    return Row(
        number=int(raw[""]),
        received_on=_day(values.get("received_on", "")),
        channel=_channel(values.get("channel", "net")),
        category=_category(values.get("category", "")),
        place=_place(values.get("place", "")),
        persons=_count(values.get("persons", 1)),
        **{**texts, "title": title},
    )


def _text(name: str, value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value).replace("\0", "").strip()
    if len(text) > LONGEST[name]:
        raise BadRow(f"{name} 超过 {LONGEST[name]} 字 / {name} is longer than {LONGEST[name]}")
    return text


def _day(value: Any) -> date:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for written in FORMATS:
        try:
            return datetime.strptime(str(value).strip(), written).date()
        except ValueError:
            continue
    raise BadRow(f"日期“{str(value)[:40]}”无法识别 / {str(value)[:40]!r} is not a day")


def _channel(value: Any) -> str:
    found = SHARED.get(str(value).strip())
    if found is None:
        raise BadRow(f"渠道“{value}”无法识别 / unknown channel {value!r}")
    return found


def _category(value: Any) -> str:
    path = str(value).strip()
    if path and not taxonomy.exists(path):
        raise BadRow(f"没有内容分类“{path}” / no category {path!r}")
    return path


def _place(value: Any) -> str:
    code = str(value).strip().removesuffix(".0")
    if code and code not in places.places():
        raise BadRow(f"没有区划代码“{code}” / no place {code!r}")
    return code


def _count(value: Any) -> int:
    try:
        number = int(float(value))
    except (TypeError, ValueError, OverflowError) as wrong:
        raise BadRow(f"人数“{value}”不是数字 / {value!r} is not a number") from wrong
    if not 1 <= number <= 1_000_000:
        raise BadRow(f"人数“{number}”不在范围内 / {number} persons are out of range")
    return number
