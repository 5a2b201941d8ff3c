"""Which column says what: by its name, by a mapping in TOML, as an officer chose (Art. 19 ¶1)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lianxin.exchange import values
from lianxin.exchange.faults import BadMapping, BadValue, Finding
from lianxin.exchange.tables import Line
from lianxin.exchange.values import Reader
from lianxin.statute.taxonomy import is_sealed_by_default
from lianxin.statute.text import Text

LONGEST_SOURCE = 40


@dataclass(frozen=True)
class Field:
    """One thing that a row may say: its label, what columns are called that say it, its reader."""

    name: str
    label: Text
    known: tuple[str, ...]
    read: Reader
    required: bool = False
    fixed: bool = False


FIELDS: dict[str, Field] = {
    one.name: one
    for one in (
        Field(
            "source_id",
            Text("来源编号", "number in its source"),
            ("source_id", "msg_id", "id", "编号", "信访件编号", "留言编号", "来文号", "序号"),
            values.text(80),
            required=True,
        ),
        Field(
            "title",
            Text("标题", "title"),
            ("title", "标题", "主题", "留言主题", "诉求", "诉求标题"),
            values.text(200),
            required=True,
        ),
        Field(
            "body",
            Text("请求、事实和理由", "request, facts and reasons"),
            ("body", "正文", "内容", "留言详情", "请求、事实和理由", "诉求内容", "信访内容"),
            values.text(200_000),
        ),
        Field(
            "received_on",
            Text("收到日期", "day on which it came in"),
            ("received_on", "time", "date", "收到日期", "留言时间", "来信日期", "日期", "时间"),
            values.day,
            required=True,
            fixed=True,
        ),
        Field(
            "name",
            Text("信访人姓名或者名称", "petitioner's name"),
            ("name", "姓名", "信访人", "信访人姓名", "user_id", "留言用户"),
            values.text(200),
        ),
        Field(
            "phone",
            Text("联系电话", "telephone"),
            ("phone", "电话", "联系电话", "手机号码"),
            values.text(60),
        ),
        Field("address", Text("住址", "address"), ("address", "住址", "地址"), values.text(400)),
        Field(
            "channel",
            Text("信访形式", "channel"),
            ("channel", "渠道", "信访形式"),
            values.channel,
            fixed=True,
        ),
        Field(
            "category",
            Text("内容分类", "category"),
            ("category", "内容分类"),
            values.category,
            fixed=True,
        ),
        Field(
            "place",
            Text("问题属地（区划代码）", "place (division code)"),
            ("place", "属地", "问题属地", "区划代码"),
            values.place,
            fixed=True,
        ),
        Field("persons", Text("人数", "number of persons"), ("persons", "人数"), values.count),
    )
}
REQUIRED = tuple(name for name, one in FIELDS.items() if one.required)
FIXED = tuple(name for name, one in FIELDS.items() if one.fixed)
ABSENT: dict[str, Any] = {"channel": "net", "persons": 1}
SURPLUS = Text(
    "格数多于列名，可能是文字中的逗号没有加引号",
    "more cells than columns; perhaps a comma in a text is not in quotation marks",
)
NO_WORDS = Text("没有标题和正文", "neither title nor text")
NO_NUMBER = Text("没有来源编号", "no number of its own")
NO_DAY = Text("没有收到日期", "no day on which it came in")


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

    @property
    def route(self) -> str:
        """Return C for what is an accusation by its category: it is sealed from the start."""
        return "C" if is_sealed_by_default(self.category) else ""


def guess(columns: Iterable[str]) -> dict[str, str]:
    """Return the column of each field as far as the names of the columns tell."""
    have = {column.casefold(): column for column in columns}
    found = {
        name: next((have[known] for known in one.known if known in have), "")
        for name, one in FIELDS.items()
    }
    return {name: column for name, column in found.items() if column}


def guessed(columns: Iterable[str], *, source: str, text: str = "") -> Columns:
    """Return the mapping that a TOML text gives, completed by what the columns are called."""
    told = _toml(text)
    chosen = {**guess(have := list(columns)), **told.get("columns", {})}
    named = str(told.get("source", source))
    return checked(Columns(named, chosen, told.get("constant", {})), have)


def checked(mapping: Columns, columns: Iterable[str]) -> Columns:
    """Return a mapping that fits a table, or raise `BadMapping`."""
    chosen = {name: str(column) for name, column in mapping.columns.items() if column}
    constants = {name: str(value) for name, value in mapping.constants.items()}
    if unknown := sorted({*chosen, *constants} - set(FIELDS)):
        raise BadMapping(
            f"没有名为{'、'.join(unknown)}的字段", f"no field is called {', '.join(unknown)}"
        )
    if absent := sorted(set(chosen.values()) - set(columns)):
        raise BadMapping(
            f"表中没有列“{'”、“'.join(absent)}”", f"the table has no column {', '.join(absent)}"
        )
    if lacking := [FIELDS[name].label for name in REQUIRED if name not in {**chosen, **constants}]:
        zh, en = "、".join(one.zh for one in lacking), ", ".join(one.en for one in lacking)
        raise BadMapping(f"找不到“{zh}”对应的列", f"no column for {en}")
    if not mapping.source.strip() or len(mapping.source) > LONGEST_SOURCE:
        raise BadMapping(
            f"来源名称应为 1 至 {LONGEST_SOURCE} 字", f"a source has 1 to {LONGEST_SOURCE} letters"
        )
    return Columns(mapping.source.strip(), chosen, constants)


def _toml(text: str) -> dict[str, Any]:
    try:
        told = tomllib.loads(text)
    except tomllib.TOMLDecodeError as wrong:
        raise BadMapping(
            f"映射文件不是 TOML：{wrong}", f"the mapping is not TOML: {wrong}"
        ) from wrong
    if not all(isinstance(told.get(part, {}), dict) for part in ("columns", "constant")):
        raise BadMapping(
            "映射文件中 columns 和 constant 应当各是一节",
            "columns and constant are tables in the mapping",
        )
    return told


def row(line: Line, mapping: Columns) -> tuple[Row | None, list[Finding]]:
    """Return a row, or everything that is wrong with it."""
    found: dict[str, Any] = {}
    wrong = [Finding(line.number, "", SURPLUS)] if line.surplus else []
    for name, one in FIELDS.items():
        try:
            found[name] = one.read(_said(line, mapping, name))
        except BadValue as fault:
            wrong.append(Finding(line.number, name, fault.text))
    found["title"] = found.get("title") or " ".join(found.get("body", "").split())[:60]
    named = {finding.field for finding in wrong}
    for name, why in (("title", NO_WORDS), ("source_id", NO_NUMBER), ("received_on", NO_DAY)):
        if not found.get(name) and name not in named:
            wrong.append(Finding(line.number, name, why))
    return (None if wrong else Row(number=line.number, **found)), wrong


def _said(line: Line, mapping: Columns, name: str) -> Any:
    value = line.cells.get(mapping.columns.get(name, ""))
    if value in (None, "") or (isinstance(value, str) and not value.strip()):
        value = mapping.constants.get(name) or ABSENT.get(name, "")
    return value
