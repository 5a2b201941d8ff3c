"""The registration desk of a petition office: who sits there, and what comes in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.utils import timezone

from lianxin.organs.models import Competence, Officer, Organ
from lianxin.procedure.roles import Role
from tests.cast import Cast, officer, organ

CATEGORY = "生态环境/环境污染与生态破坏/噪音污染"


@dataclass(frozen=True)
class Desk:
    """The cast, and who else this desk meets."""

    cast: Cast
    discipline: Organ
    station: Organ
    registrar: Officer
    receptionist: Officer


def a_desk(cast: Cast) -> Desk:
    """Write the desk, with a discipline organ and a station under the unit."""
    Organ.objects.filter(pk=cast.office.pk).update(kind="petition_office")
    cast.office.refresh_from_db()
    Competence.objects.create(organ=cast.unit, category="生态环境/环境污染与生态破坏")
    return Desk(
        cast=cast,
        discipline=organ("NH-JW", "南海区纪律检查委员会", kind="discipline"),
        station=organ("NH-CG-1", "桂城执法中队", parent=cast.unit),
        registrar=officer("he.qi", "何七", cast.office, Role.REGISTRAR),
        receptionist=officer("lv.jiu", "吕九", cast.office, Role.RECEPTIONIST),
    )


def came(**more: Any) -> dict[str, Any]:
    """Return what a registrar fills in for an ordinary letter."""
    today = timezone.localdate()
    return {
        "key": str(uuid4()),
        "seen": "",
        "rows": "1",
        "channel": "letter",
        "received_on": today.isoformat(),
        "title": "工地夜间施工扰民",
        "request": "夜间停止施工",
        "facts": "工地每晚施工到十二点。",
        "reasons": "影响老人休息",
        "category": CATEGORY,
        "place": "440605011",
        "persons": "1",
        "person-0-kind": "person",
        "person-0-name": "张三",
        "person-0-phone": "10000000001",
        "person-0-address": "南海区桂城街道演示路1号",
        **more,
    }
