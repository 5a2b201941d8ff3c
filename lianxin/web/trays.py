"""What waits for whom: conditions that several desks' worklists share (Arts. 22, 28, 32, 34-36)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from lianxin.matters import access
from lianxin.matters.models import Entry
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, OPEN, Stage
from lianxin.web.desk import Request

ROUNDS = ("accept", "accept_simple", "send_back")
OURS: dict[Role, tuple[str, frozenset[Stage]]] = {
    Role.REGISTRAR: ("office", frozenset({Stage.RECEIVED})),
    Role.RECEPTIONIST: ("office", frozenset({Stage.RECEIVED})),
    Role.SCREENER: (
        "office",
        frozenset({Stage.REGISTERED, Stage.SCREENED, Stage.OBJECTED, Stage.JURISDICTION}),
    ),
    Role.CONFIDENTIAL: ("office", OPEN),
    Role.SUPERVISOR: ("office", OPEN),
    Role.CONVENER: ("office", frozenset({Stage.JURISDICTION})),
    Role.HANDLER: (
        "unit",
        frozenset(
            {
                Stage.FORWARDED,
                Stage.ASSIGNED,
                Stage.ACCEPTED,
                Stage.HANDLING,
                Stage.OPINION,
                Stage.STUDY,
                Stage.DECIDED,
            }
        ),
    ),
    Role.MEDIATOR: ("unit", frozenset({Stage.HANDLING})),
    Role.REVIEWER: ("review_organ", frozenset({Stage.REVIEW})),
}
OURS[Role.HEAD_OF_ORGAN] = OURS[Role.HANDLER]
FEEDBACK = Q(due_rule="R11")


def to_do(request: Request) -> Q:
    """Return the condition for what the officer must act on: by post, at its stages."""
    found = Q(pk__in=[])
    for post in access.posts(request.user):
        role = Role(post.role)
        if role in OURS:
            column, stages = OURS[role]
            here = Q(stage__in=sorted(stages))
            if column == "unit":
                here |= FEEDBACK
            found |= here & Q(**{column: post.organ_id})
        if role is Role.REVIEWER:
            found |= Q(reexamination_organ=post.organ_id, stage=Stage.REEXAMINATION)
        if role in {Role.HANDLER, Role.HEAD_OF_ORGAN}:
            found |= Q(office=post.organ_id, unit=None, stage__in=sorted(OPEN))
    return found


def handled_by_me(request: Request) -> Q:
    """Return the condition for open matters that the officer handles in person."""
    return Q(handler=request.user, stage__in=sorted(OPEN))


def ripe(request: Request) -> Q:
    """Return the condition for what only the head of the organ can do next.

    Heard and verified: an opinion to be signed (Art. 32); a suggestion to be decided (Art. 29);
    a recusal that somebody asked for (Art. 28 ¶3).
    """
    heads = [
        post.organ_id for post in access.posts(request.user) if post.role == Role.HEAD_OF_ORGAN
    ]
    decided = _since_the_round_began("hear") & _since_the_round_began("investigate")
    waiting = (
        (Q(stage=Stage.HANDLING) & decided)
        | Q(stage=Stage.STUDY)
        | (Q(flags__contains=["recusal asked"]) & ~Q(stage__in=sorted(CLOSED)))
    )
    return (Q(unit__in=heads) | Q(unit=None, office__in=heads)) & waiting


def _since_the_round_began(step: str) -> Q:
    """Return the condition that a step was taken since the matter last came to be handled."""
    taken = Entry.objects.filter(matter=OuterRef("pk"), step=step)
    later = Entry.objects.filter(
        matter=OuterRef("matter"), step__in=ROUNDS, seq__gt=OuterRef("seq")
    )
    return Q(Exists(taken.exclude(Exists(later))))
