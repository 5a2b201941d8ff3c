"""Load the demonstration: organs, officers, matters at every stage as of today (Arts. 17-36)."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from datetime import date
from random import Random
from typing import NamedTuple

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from lianxin.config.demonstration import district, people
from lianxin.config.demonstration.casting import Cast
from lianxin.config.demonstration.district import District
from lianxin.config.demonstration.scene import Scene
from lianxin.config.demonstration.walking import walk
from lianxin.matters import calendars, numbering
from lianxin.matters.matter import Matter
from lianxin.matters.seal import seal
from lianxin.organs.models import Officer

MATTERS = 400
SEED = 20220501
CODE = "NANHAYANSH"
Progress = Callable[[int, int], None]


class NotEmpty(Exception):
    """The database holds people of a real office, among whom invented ones have no place."""


class Shown(NamedTuple):
    """A matter that a visitor may look up: its number, its query code, what it shows."""

    number: str
    code: str
    zh: str
    en: str


def load_once() -> None:
    """Load the district where the database is still empty, and say how far it is."""
    if Officer.objects.exists():
        return
    print(
        "第一次启动，正在载入演示区 / first start: loading the demonstration district", flush=True
    )
    load(MATTERS, progress=_percent)
    print("\r100 %", flush=True)


def load(matters: int = MATTERS, progress: Progress = lambda done, total: None) -> list[Shown]:
    """Write the district, whole or not at all, and return the matters that a visitor may look up.

    Raises `NotEmpty` where the database holds officers or matters of its own.
    """
    _refuse_what_is_real()
    with transaction.atomic():
        if not Officer.objects.exists():
            district.write()
        found = _matters(matters, timezone.localdate(), progress)
        seal()
    path = settings.VAR / "demonstration.json"
    path.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    return found


def showcase() -> list[Shown]:
    """Return the matters that a visitor may look up; none outside the demonstration."""
    path = settings.VAR / "demonstration.json"
    if not settings.DEMONSTRATION or not path.exists():
        return []
    return [Shown(*row) for row in json.loads(path.read_text(encoding="utf-8"))]


def _refuse_what_is_real() -> None:
    invented = people.officers().keys()
    real = Officer.objects.exclude(username__in=invented).order_by("username")[:3]
    if real:
        names = "、".join(officer.username for officer in real)
        raise NotEmpty(
            f"数据库中已有工作人员（{names}），不能载入演示区；请用另一个空的数据库。 / "
            f"There are officers here already ({names}): load the demonstration into an empty "
            f"database."
        )
    if Matter.objects.exists():
        raise NotEmpty(
            "数据库中已有信访事项，不能再次载入演示区。 / There are matters here already."
        )


def _matters(matters: int, today: date, progress: Progress) -> list[Shown]:
    cast = Cast(District(), calendars.calendar(), today, Random(SEED))
    shown: dict[str, Shown] = {}
    plans = cast.plans(matters)
    for turn, (plan, sort) in enumerate(plans):
        scene = cast.scene(plan, sort, turn)
        if scene is not None:
            walk(scene, today=today)
            _show(scene, shown)
        progress(turn + 1, matters)
    return list(shown.values())


def _show(scene: Scene, shown: dict[str, Shown]) -> None:
    """Give a matter that is worth looking up the published code; the last of its way stays."""
    way, matter = scene.plan.way, scene.matter
    if not way.zh or way.name in shown:
        return
    Matter.objects.filter(pk=matter.pk).update(code_index=numbering.code_index(matter.number, CODE))
    shown[way.name] = Shown(matter.number, CODE, way.zh, way.en)


def _percent(done: int, total: int) -> None:
    if sys.stdout.isatty() or done % 20 == 0:
        print(f"\r{100 * done // total:3} %", end="", flush=True)
