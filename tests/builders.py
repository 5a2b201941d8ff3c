"""Matters at any stage, written through `arrive` and `record`, never by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianxin.matters.models import Item, Matter
from lianxin.matters.recording import arrive, record
from tests.cast import Cast, petitioner

CATEGORY = "生态环境/环境污染与生态破坏/噪音污染"
PAPER = "00000000-0000-0000-0000-000000000000"


def walk(cast: Cast, on: date) -> list[tuple[str, Any, dict[str, Any]]]:
    """Return the acts of a matter's longest ordinary way, in order."""
    return [
        ("register", cast.li_si, {"category": CATEGORY, "place": "440605011"}),
        ("screen", cast.li_si, {"route": "A6", "category": CATEGORY, "recusal_cleared": True}),
        ("forward", cast.li_si, {"unit": cast.unit.pk}),
        ("accept", cast.wang_wu, {"document": PAPER}),
        ("open", cast.wang_wu, {"handler": cast.wang_wu.pk, "recusal_cleared": True}),
        ("hear", cast.wang_wu, {"words": "夜间施工影响休息"}),
        ("investigate", cast.wang_wu, {"note": "现场核查属实"}),
        ("decide", cast.zhao_liu, {"outcome": "supported", "document": PAPER}),
        ("serve", cast.wang_wu, {"method": "direct", "proof": PAPER}),
        ("request_review", None, {"words": "对处理意见不服", "review_organ": cast.district.pk}),
        ("decide_review", cast.sun_qi, {"decision": "upheld", "document": PAPER}),
        ("serve_review", cast.sun_qi, {"method": "direct", "proof": PAPER}),
        (
            "request_reexamination",
            None,
            {"words": "对复查意见不服", "reexamination_organ": cast.city.pk},
        ),
        ("decide_reexamination", cast.qian_shi, {"decision": "upheld", "document": PAPER}),
        ("serve_reexamination", cast.qian_shi, {"method": "direct", "proof": PAPER}),
    ]


def a_matter(
    cast: Cast, *, after: str = "arrive", on: date = date(2026, 9, 1), **item: Any
) -> Matter:
    """Return a matter whose last act is `after`, every act on the same day."""
    return a_matter_and_code(cast, after=after, on=on, **item)[0]


def a_matter_and_code(
    cast: Cast, *, after: str = "arrive", on: date = date(2026, 9, 1), **item: Any
) -> tuple[Matter, str]:
    """Return a matter with its query code."""
    person = petitioner()
    came = Item(
        **{
            "channel": "net",
            "title": "工地夜间施工扰民",
            "body": "工地每晚施工到十二点。",
            "received_on": on,
            **item,
        }
    )
    matter, code = arrive(
        office=cast.office, item=came, petitioners=[person], by=person, on=on, channel=came.channel
    )
    if after == "arrive":
        return matter, code
    for step, by, facts in walk(cast, on):
        matter = record(matter, step, by=by or person, on=on, **facts)
        if step == after:
            return matter, code
    raise LookupError(f"no act {after} on the way")
