"""The one way to write: check by the law, append, bring the row up to date (Art. 21 ¶2)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from lianxin.matters import access, calendars, numbering, words
from lianxin.matters.entry import Entry, written_facts
from lianxin.matters.item import SEALED_TITLE, Item
from lianxin.matters.matter import Matter, Party
from lianxin.matters.proof import FIRST
from lianxin.organs.models import Officer, Organ
from lianxin.petitioners.models import Petitioner
from lianxin.procedure import entry as plain
from lianxin.procedure import replay
from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.refusal import Refused, no
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.steps import STEPS
from lianxin.statute.citation import art
from lianxin.statute.text import Text

Actor = Officer | Petitioner | Role
SYSTEM = Role.SYSTEM
NOT_YOURS = Text(
    "请交由登记、承办或者复查该事项的机关办理。",
    "Leave it to the organ that registered, handles or reviews the matter.",
)


def record(matter: Matter, step: str, /, *, by: Actor, on: date, **facts: Any) -> Matter:
    """Write one entry and bring the matter up to date, or raise `Refused` and write nothing."""
    with transaction.atomic():
        matter = Matter.objects.select_for_update().get(pk=matter.pk)
        case = matter.case()
        return _append(matter, case, step, by=by, on=on, facts=facts)


def arrive(
    *,
    office: Organ,
    item: Item,
    petitioners: list[Petitioner],
    by: Actor,
    on: date,
    channel: str,
    direct: bool = False,
    route: str = "",
    **facts: Any,
) -> tuple[Matter, str]:
    """Open a matter for what came in; return it with its query code, which is kept nowhere.

    `item` is not saved yet; `on` is the day of writing, `received_on` among the facts the day on
    which it came in (calendar rule C10).
    """
    code = numbering.new_code()
    with transaction.atomic():
        received_on = facts.setdefault("received_on", on)
        number = numbering.next_matter(office, received_on.year)
        matter = Matter(
            number=number,
            code_index=numbering.code_index(number, code),
            office=office,
            title=item.title,
            channel=channel,
            persons=item.persons,
            received_on=received_on,
            stage=Stage.RECEIVED,
            sealed=route == "C",
        )
        if route == "C":
            matter.title = SEALED_TITLE
        matter.save(force_insert=True)
        _parties(matter, petitioners)
        _keep(item, matter, route)
        given = {**facts, "channel": channel, "direct": direct or None, "route": route or None}
        _append(matter, Case(), "arrive", by=by, on=on, facts={**given, "item": item.pk})
    return matter, code


def _parties(matter: Matter, petitioners: list[Petitioner]) -> None:
    for petitioner in petitioners:
        if petitioner._state.adding:
            petitioner.save(force_insert=True)
    Party.objects.bulk_create(
        Party(matter=matter, petitioner=petitioner, representative=len(petitioners) > 1 and n < 5)
        for n, petitioner in enumerate(petitioners)
    )


def _keep(item: Item, matter: Matter, route: str) -> None:
    item.matter = matter
    if route == "C":
        item.seal()
    item.save(force_insert=True)


def _append(
    matter: Matter,
    case: Case,
    step: str,
    *,
    by: Actor,
    on: date,
    facts: dict[str, Any],
    clocks: tuple[Clock, ...] = (),
) -> Matter:
    role, organ = _part(matter, step, by, on)
    facts = {name: value for name, value in facts.items() if value not in (None, "", ())}
    officer = by if isinstance(by, Officer) else None
    petitioner = by if isinstance(by, Petitioner) else None
    pointed, kept = words.set_aside(matter, facts)
    entry = Entry(
        matter=matter,
        seq=case.entries + 1,
        step=step,
        role=role,
        officer=officer,
        petitioner=petitioner,
        organ_id=organ,
        on=on,
        at=timezone.now(),
    )
    after, timed = replay.advance(
        case, plain.Entry(step, role, on, entry.who, organ, facts, clocks), calendars.calendar()
    )
    _seal_if_accused(matter, after)
    entry.facts = written_facts(pointed)
    _finish(entry, timed, previous=bytes(matter.head) or FIRST)
    if kept:
        words.Words.objects.bulk_create(kept)
    entry.save(force_insert=True)
    matter.entry_count, matter.head = entry.seq, entry.hash
    matter.show(after)
    matter.save(force_update=True)
    return matter


def _finish(entry: Entry, timed: plain.Entry, previous: bytes) -> None:
    rule = STEPS[entry.step]
    entry.clocks = [clock.as_facts() for clock in timed.clocks]
    entry.cites, entry.form = str(rule.cites), rule.form
    entry.previous = previous
    entry.hash = entry.digest()


def _part(matter: Matter, step: str, by: Actor, on: date) -> tuple[Role, int | None]:
    """Return the role and organ in which somebody acts, or refuse."""
    if isinstance(by, Role):
        return by, matter.office_id
    rule = STEPS.get(step)
    if rule is None:
        raise Refused(no(f"没有名为{step}的步骤", f"no step is called {step}"), art(22))
    if isinstance(by, Petitioner):
        return Role.PETITIONER, None
    if step == "arrive":
        return _receiving(matter, by, on), matter.office_id
    post = access.part(by, matter, rule, on=timezone.localdate())
    if post is None:
        raise Refused(
            no(
                f"您的岗位不能对该事项“{rule.label.zh}”",
                f"your posts do not let you {rule.label.en} in this matter",
                remedy=NOT_YOURS,
            ),
            rule.cites,
        )
    return Role(post.role), post.organ_id


def _receiving(matter: Matter, officer: Officer, on: date) -> Role:
    allowed = STEPS["arrive"].by
    for post in access.posts(officer, on=timezone.localdate()):
        if post.organ_id == matter.office_id and post.role in allowed:
            return Role(post.role)
    raise Refused(
        no(
            "您的岗位不能为该机关收件",
            "your posts do not let you receive for this organ",
            remedy=NOT_YOURS,
        ),
        art(22, 1),
    )


def _seal_if_accused(matter: Matter, after: Case) -> None:
    """Move an accusation under seal the moment it is known to be one (Art. 30 ¶3)."""
    if not after.sealed or matter.sealed:
        return
    matter.title = SEALED_TITLE
    for item in matter.items.all():
        item.seal()
        item.save()


def recompute_clocks(pk: int, *, on: date) -> bool:
    """Recompute one matter's provisional clocks by the calendar in force, with an entry (C11)."""
    with transaction.atomic():
        matter = Matter.objects.select_for_update().get(pk=pk)
        case = matter.case()
        fresh = replay.recompute(case, on=on, calendar=calendars.calendar())
        if fresh is None:
            return False
        _append(matter, case, "recompute", by=SYSTEM, on=on, facts={}, clocks=fresh.clocks)
    return True
