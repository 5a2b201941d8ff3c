"""Write the demonstration's organs and officers, and find them again (Arts. 14, 15)."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cached_property

from django.conf import settings

from lianxin.config.demonstration import organs, people
from lianxin.organs.competence import Competence
from lianxin.organs.demonstration import give_access
from lianxin.organs.models import Officer, Organ, Post
from lianxin.procedure.roles import Role

SINCE = date(2020, 1, 1)
OFFICE = "NH-XFJ"
COURT = "NH-FY"
DISCIPLINE = "NH-JJW"
PERSONNEL = "NH-ZZB"


def write() -> None:
    """Write every organ with its competence, every officer with posts and, if allowed, access."""
    found = _write_organs()
    posts = []
    for one in people.officers().values():
        officer = Officer(username=one.username, name=one.name, name_en=one.name_en)
        officer.set_unusable_password()
        if settings.DEMONSTRATION:
            give_access(officer)
        else:
            officer.save()
        posts += [
            Post(officer=officer, organ=found[code], role=Role(role), since=SINCE)
            for code, role in one.posts
        ]
    Post.objects.bulk_create(posts)


def _write_organs() -> dict[str, Organ]:
    found: dict[str, Organ] = {}
    lines = []
    for one in organs.organs().values():
        organ = Organ(
            code=one.code,
            name=one.name,
            short=one.short,
            name_en=one.name_en,
            kind=one.kind,
            level=one.level,
            symbol=one.symbol,
            area=one.area,
            address=one.address,
            phone=one.phone,
            parent=found.get(one.parent),
            above=found.get(one.above),
            counterpart=found.get(one.counterpart),
        )
        organ.save(force_insert=True)
        found[one.code] = organ
        area = one.area if one.own_area_only else ""
        lines += [Competence(organ=organ, category=name, area=area) for name in one.competences]
    Competence.objects.bulk_create(lines)
    return found


class District:
    """The organs and officers of the demonstration, as they stand in the database."""

    @cached_property
    def organs(self) -> dict[str, Organ]:
        """Return the organs by code, each with the organs above it."""
        found = {organ.pk: organ for organ in Organ.objects.all()}
        for organ in found.values():
            for name in ("above", "counterpart", "parent"):
                if key := getattr(organ, f"{name}_id"):
                    setattr(organ, name, found[key])
        return {organ.code: organ for organ in found.values()}

    @cached_property
    def by_key(self) -> dict[int, Organ]:
        """Return the organs by primary key."""
        return {organ.pk: organ for organ in self.organs.values()}

    @cached_property
    def _posts(self) -> dict[tuple[int, str], list[Officer]]:
        found: dict[tuple[int, str], list[Officer]] = defaultdict(list)
        officers: dict[int, Officer] = {}
        for post in Post.objects.select_related("officer").order_by("officer__username"):
            officer = officers.setdefault(post.officer_id, post.officer)
            found[post.organ_id, post.role].append(officer)
        return found

    def officers(self, organ: Organ, role: Role) -> list[Officer]:
        """Return whoever holds a role in an organ, always the same objects."""
        return self._posts.get((organ.pk, role.value), [])

    def town_office(self, area: str) -> Organ:
        """Return the petition office of the town in which an area lies."""
        return self.organs[f"{organs.town_organ(area).code}-XF"]
