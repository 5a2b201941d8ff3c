"""What an officer may see and do, and nowhere else (Arts. 14, 15, 30 ¶3, 35, 36).

Seeing follows from the relation between the organ of a post and the matter. An accusation is seen
by the confidential clerks of its office alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from lianxin.organs.models import Officer, Post
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.step import Step

if TYPE_CHECKING:
    from lianxin.matters.matter import Matter


class Relation(StrEnum):
    """What the organ of a post is to a matter."""

    OFFICE = "office"
    UNIT = "unit"
    REVIEWER = "reviewer"
    REEXAMINER = "reexaminer"
    ELSEWHERE = "elsewhere"


EVERY = frozenset(Stage)
FROM_FORWARDED = EVERY - {Stage.RECEIVED, Stage.REGISTERED, Stage.SCREENED}
UNDER_REVIEW = frozenset(
    {
        Stage.REVIEW,
        Stage.REVIEW_SERVED,
        Stage.REEXAMINATION,
        Stage.ENDED,
        Stage.CLOSED_LAPSED,
        Stage.HANDLING,
        Stage.OPINION,
        Stage.SERVED,
        Stage.CLOSED_MEDIATED,
        Stage.CLOSED_WITHDRAWN,
    }
)
UNDER_REEXAMINATION = frozenset(
    {Stage.REEXAMINATION, Stage.ENDED, Stage.CLOSED_WITHDRAWN, Stage.REGISTERED}
)
INTAKE = frozenset({Stage.RECEIVED, Stage.REGISTERED})


@dataclass(frozen=True)
class Sight:
    """One row of the table: in which relation a role sees a matter, and at which stages."""

    role: Role
    relation: Relation
    stages: frozenset[Stage] = EVERY
    sealed: bool = False


SIGHTS: tuple[Sight, ...] = (
    Sight(Role.REGISTRAR, Relation.OFFICE),
    Sight(Role.SCREENER, Relation.OFFICE),
    Sight(Role.SUPERVISOR, Relation.OFFICE),
    Sight(Role.CONVENER, Relation.OFFICE),
    Sight(Role.AUDITOR, Relation.OFFICE),
    Sight(Role.RECEPTIONIST, Relation.OFFICE, INTAKE),
    Sight(Role.CONFIDENTIAL, Relation.OFFICE, EVERY, sealed=True),
    Sight(Role.HANDLER, Relation.UNIT, FROM_FORWARDED),
    Sight(Role.HEAD_OF_ORGAN, Relation.UNIT, FROM_FORWARDED),
    Sight(Role.MEDIATOR, Relation.UNIT, FROM_FORWARDED),
    Sight(Role.HANDLER, Relation.OFFICE),
    Sight(Role.HEAD_OF_ORGAN, Relation.OFFICE),
    Sight(Role.REVIEWER, Relation.REVIEWER, UNDER_REVIEW),
    Sight(Role.REVIEWER, Relation.REEXAMINER, UNDER_REEXAMINATION),
)
COLUMNS: dict[Relation, str] = {
    Relation.OFFICE: "office_id",
    Relation.UNIT: "unit_id",
    Relation.REVIEWER: "review_organ_id",
    Relation.REEXAMINER: "reexamination_organ_id",
}
ACTS_IN: dict[Role, frozenset[Relation]] = {
    role: frozenset(sight.relation for sight in SIGHTS if sight.role is role) for role in Role
}


def may_see(role: Role, relation: Relation, stage: Stage, *, sealed: bool) -> bool:
    """Tell whether a role sees a matter: one cell of the table."""
    return any(
        sight.role is role
        and sight.relation is relation
        and stage in sight.stages
        and sight.sealed is sealed
        for sight in SIGHTS
    )


def posts(officer: Officer, on: date | None = None) -> list[Post]:
    """Return the posts that an officer holds on a day, read once for each officer object."""
    day = on or timezone.localdate()
    cached: tuple[date, list[Post]] | None = getattr(officer, "_posts_held", None)
    if cached is None or cached[0] != day:
        held = list(officer.posts_on(day)) if officer.is_active else []
        cached = (day, held)
        officer._posts_held = cached  # type: ignore[attr-defined]
    return cached[1]


def roles(officer: Officer, on: date | None = None) -> frozenset[Role]:
    """Return the roles that an officer has in any organ."""
    return frozenset(Role(post.role) for post in posts(officer, on))


def visible(officer: Officer) -> Q:
    """Return the condition for the matters that an officer may see."""
    seen: dict[tuple[str, bool, frozenset[Stage]], set[int]] = {}
    for post in posts(officer):
        for sight in SIGHTS:
            if sight.role == post.role:
                key = (COLUMNS[sight.relation], sight.sealed, sight.stages)
                seen.setdefault(key, set()).add(post.organ_id)
    found = Q(pk__in=[])
    for (column, sealed, stages), organs in seen.items():
        one = Q(**{f"{column}__in": sorted(organs)}, sealed=sealed)
        found |= one if stages == EVERY else one & Q(stage__in=sorted(stages))
    return found


def relations(organ: int, matter: Matter) -> frozenset[Relation]:
    """Return what an organ is to a matter."""
    found = {relation for relation, column in COLUMNS.items() if getattr(matter, column) == organ}
    return frozenset(found or {Relation.ELSEWHERE})


def can_see(officer: Officer, matter: Matter) -> bool:
    """Tell whether an officer may see one matter."""
    return any(
        may_see(Role(post.role), relation, matter.at, sealed=matter.sealed)
        for post in posts(officer)
        for relation in relations(post.organ_id, matter)
    )


def part(officer: Officer, matter: Matter, step: Step, on: date | None = None) -> Post | None:
    """Return the post in which an officer may take a step in a matter, or None."""
    for post in posts(officer, on):
        role = Role(post.role)
        near = relations(post.organ_id, matter) & _acting(role, matter)
        if role in step.by and any(
            may_see(role, relation, matter.at, sealed=matter.sealed) for relation in near
        ):
            return post
    return None


def parts(officer: Officer, matter: Matter) -> frozenset[Role]:
    """Return the roles in which an officer may act in a matter."""
    return frozenset(
        Role(post.role)
        for post in posts(officer)
        for relation in relations(post.organ_id, matter) & _acting(Role(post.role), matter)
        if may_see(Role(post.role), relation, matter.at, sealed=matter.sealed)
    )


def _acting(role: Role, matter: Matter) -> frozenset[Relation]:
    """Let the unit act, or the organ to which the petitioner came itself (Art. 23 ¶1)."""
    allowed = ACTS_IN[role]
    if role in {Role.HANDLER, Role.HEAD_OF_ORGAN} and matter.unit_id not in (
        None,
        matter.office_id,
    ):
        return allowed - {Relation.OFFICE}
    return allowed
