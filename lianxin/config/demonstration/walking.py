"""Write one matter of the demonstration, act by act, through `arrive` and `record` (Art. 21 ¶2)."""

from __future__ import annotations

from datetime import date, timedelta

from lianxin.config.demonstration import acting
from lianxin.config.demonstration.scene import Scene
from lianxin.config.demonstration.ways import Act
from lianxin.matters.item import Item
from lianxin.matters.recording import SYSTEM, Actor, arrive, record
from lianxin.matters.sweeping import LAPSES
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
    by = _receiver(scene, channel)
    item = Item(
        channel=channel,
        title=story.title,
        body=scene.said["body"],
        received_on=scene.on,
        persons=int(scene.said["persons"]),
        oral=channel in acting.ORAL,
        recorded_by=None if by is scene.person or by is SYSTEM else by,
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


def _receiver(scene: Scene, channel: str) -> Actor:
    """Return who takes it in: the petitioner on the net, else an officer of the office."""
    if channel == "net":
        return scene.person
    if scene.direct:
        role = Role.HANDLER
    else:
        role = Role.CONFIDENTIAL if scene.story.route == "C" else RECEIVED_BY[channel]
    return (
        scene.officer(role, scene.office) or scene.officer(Role.REGISTRAR, scene.office) or SYSTEM
    )


def _act(scene: Scene, act: Act, day: date) -> None:
    scene.on = day
    step = STEPS[act.step]
    if act.by_petitioner:
        officer, organ, by = None, None, scene.person
    elif scene.matter.sealed and Role.CONFIDENTIAL in step.whose(scene.matter.case()):
        officer, organ = scene.officer(Role.CONFIDENTIAL, scene.office), scene.office
        by = officer
    else:
        officer, organ = scene.actor(step)
        by = officer
    said = acting.facts(scene, act, officer, organ)
    assert by is not None
    scene.kept = record(scene.matter, act.step, by=by, on=day, **said)
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
