"""Write one matter of the demonstration, act by act, through `arrive` and `record` (Art. 21 ¶2)."""

from __future__ import annotations

from datetime import date, timedelta

from lianxin.config.demonstration import acting
from lianxin.config.demonstration.scene import Scene
from lianxin.config.demonstration.ways import Act
from lianxin.matters.item import Item
from lianxin.matters.recording import SYSTEM, Actor, arrive, record
from lianxin.matters.sweeping import LAPSES
from lianxin.organs.models import Officer, Organ
from lianxin.procedure.roles import Role
from lianxin.procedure.steps import STEPS

DAY = timedelta(days=1)
RECEIVED_BY = {
    "letter": Role.REGISTRAR,
    "fax": Role.REGISTRAR,
    "phone": Role.REGISTRAR,
    "above": Role.REGISTRAR,
    "visit": Role.RECEPTIONIST,
}


def walk(scene: Scene, *, today: date) -> str:
    """Write a matter from its arrival to where it stands today; return its query code."""
    code = _arrive(scene)
    for act, day in scene.plan.acts:
        _let_pass(scene, day)
        _act(scene, act, day)
    _let_pass(scene, today)
    return code


def _arrive(scene: Scene) -> str:
    story, channel = scene.story, scene.said["channel"]
    officer = _receiver(scene, channel)
    by: Actor = scene.person if channel == "net" else officer or SYSTEM
    item = Item(
        channel=channel,
        title=story.title,
        body=scene.said["body"],
        received_on=scene.on,
        persons=int(scene.said["persons"]),
        oral=channel in acting.ORAL,
        recorded_by=officer,
    )
    scene.kept, code = arrive(
        office=scene.office,
        item=item,
        petitioners=scene.petitioners,
        by=by,
        on=scene.on,
        channel=channel,
        direct=scene.direct,
        route="C" if story.route == "C" else "",
        received_on=scene.on,
        persons=item.persons,
    )
    return code


def _receiver(scene: Scene, channel: str) -> Officer | None:
    """Return the officer who takes it in; on the net nobody does."""
    if channel == "net":
        return None
    if scene.direct:
        role = Role.HANDLER
    else:
        role = Role.CONFIDENTIAL if scene.story.route == "C" else RECEIVED_BY[channel]
    return scene.officer(role, scene.office) or scene.officer(Role.REGISTRAR, scene.office)


def _act(scene: Scene, act: Act, day: date) -> None:
    scene.on = day
    officer: Officer | None = None
    organ: Organ | None = None
    if scene.matter.sealed:
        officer, organ = scene.officer(Role.CONFIDENTIAL, scene.office), scene.office
    elif not act.by_petitioner:
        officer, organ = scene.actor(STEPS[act.step])
    said = acting.facts(scene, act, officer, organ)
    scene.kept = record(scene.matter, act.step, by=officer or scene.person, on=day, **said)
    _follow(scene)


def _follow(scene: Scene) -> None:
    """Remember with which organ the matter lies after the act."""
    key = scene.matter.unit_id
    scene.sent = scene.district.by_key[key] if key else None


def _let_pass(scene: Scene, day: date) -> None:
    """Write what the calendar alone brought about before a day: rights lapse, windows close."""
    while waiting := sorted(_waiting(scene, day)):
        ended, step = waiting[0]
        scene.kept = record(scene.matter, step, by=SYSTEM, on=ended + DAY)


def _waiting(scene: Scene, day: date) -> list[tuple[date, str]]:
    matter, found = scene.matter, []
    if matter.right_until and matter.right_until < day and matter.stage in LAPSES:
        found.append((matter.right_until, LAPSES[matter.stage]))
    if matter.evaluation_until and matter.evaluation_until < day:
        found.append((matter.evaluation_until, "close_evaluation"))
    return found
