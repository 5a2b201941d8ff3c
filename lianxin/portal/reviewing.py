"""The answers of a guided submission in rows, each with the way to change it (Art. 19 ¶1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.organs.places import place
from lianxin.petitioners.petitioner import Kind
from lianxin.portal import choices
from lianxin.portal.models import Enclosure
from lianxin.statute import taxonomy
from lianxin.web.spoken import say

Row = dict[str, Any]


def summary(answers: Mapping[str, Any], enclosed: Iterable[Enclosure]) -> list[Row]:
    """Return what will be sent."""
    names = "\n".join(str(one.name) for one in enclosed)
    rows = [
        _row("kind", _("类别"), dict(choices.KINDS)[answers["kind"]]),
        *_where(answers),
        _row("words", _("概要"), answers["title"]),
        _row("words", _("请求"), answers["request"], long=True),
        _row("words", _("事实和理由"), answers["body"], long=True),
        _row("files", _("材料"), names or _("没有"), long=True),
        *_who(answers),
    ]
    return [row for row in rows if row["value"]]


def _row(page: str, label: str, value: Any, *, long: bool = False) -> Row:
    address = reverse("portal:page", args=[page])
    return {"label": label, "value": value, "href": address, "act": _("修改"), "long": long}


def _where(answers: Mapping[str, Any]) -> list[Row]:
    if answers["kind"] == "accusation":
        return []
    topic = answers.get("category")
    where = answers.get("place")
    return [
        _row("about", _("关于什么"), say(taxonomy.topic(topic).name) if topic else _("不确定")),
        _row("about", _("发生地"), say(place(where)) if where else _("不确定")),
    ]


def _who(answers: Mapping[str, Any]) -> list[Row]:
    others = "、".join(row["name"] for row in answers.get("others") or [])
    return [
        _row("who", _("身份"), dict(Kind.choices)[answers["who"]]),
        _row("who", _("姓名或者名称"), answers["name"]),
        _row("who", _("联系电话"), answers["phone"]),
        _row("who", _("住址"), answers["address"]),
        _row("who", _("证件号码"), answers["id_number"]),
        _row("who", _("人数"), str(answers["persons"])),
        _row("who", _("其他代表"), others),
    ]
