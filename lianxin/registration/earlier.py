"""What the same person raised before, found by blind index, within sight (Art. 22 ¶1)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import Any
from uuid import UUID

from django.db.models import Q

from lianxin.matters.models import Matter
from lianxin.organs.models import Officer
from lianxin.petitioners.models import Petitioner

MOST = 10
MOST_PEOPLE = 200


def same_people(written: Iterable[dict[str, Any]]) -> set[UUID]:
    """Return the petitioners known by the same number, or by the same name and telephone."""
    asked = [question for said in written for question in _questions(said)]
    found = reduce(or_, asked, Petitioner.objects.none())
    return set(found.values_list("pk", flat=True)[:MOST_PEOPLE])


def _questions(said: dict[str, Any]) -> Iterable[Any]:
    people = Petitioner.objects
    name, phone, number = (
        str(said.get(key) or "").strip() for key in ("name", "phone", "id_number")
    )
    if number:
        yield people.with_id_number(number)
    if name and phone:
        yield people.named(name).with_phone(phone)


def matters(officer: Officer, people: set[UUID], *, but: Matter | None = None) -> list[Matter]:
    """Return the newest matters of these people that the officer may see."""
    if not people:
        return []
    found = Matter.objects.visible_to(officer).filter(parties__petitioner__in=people)
    if but is not None:
        found = found.exclude(pk=but.pk)
    found = found.distinct().order_by("-received_on", "-id").select_related("unit", "office")
    return list(found[:MOST])


def of_matter(officer: Officer, matter: Matter) -> list[Matter]:
    """Return what the people of a matter raised besides it; no clear text is opened for it."""
    same = Q(pk__in=[])
    for person in matter.petitioners.all():
        same |= Q(pk=person.pk)
        if person.id_index:
            same |= Q(id_index=person.id_index)
        if person.name_index and person.phone_index:
            same |= Q(name_index=person.name_index, phone_index=person.phone_index)
    people = Petitioner.objects.filter(same).values_list("pk", flat=True)
    return matters(officer, set(people[:MOST_PEOPLE]), but=matter)
