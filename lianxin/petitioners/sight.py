"""Which personal data an officer sees masked, and may reveal, by role (Arts. 18, 19).

This is the table of roles alone. Whether an officer has to do with a matter at all is decided
with the matter; who has nothing to do with it sees nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lianxin.petitioners.petitioner import FIELDS, Petitioner
from lianxin.procedure.roles import Role

NOTHING: frozenset[str] = frozenset()
EVERYTHING = frozenset(FIELDS)
CONTACT = frozenset({"name", "phone", "address"})
CALL = frozenset({"name", "phone"})


@dataclass(frozen=True)
class Sight:
    """The fields that stand on the page masked, and those that a logged act reveals."""

    masked: frozenset[str] = NOTHING
    revealable: frozenset[str] = NOTHING

    def __or__(self, other: Sight) -> Sight:
        return Sight(self.masked | other.masked, self.revealable | other.revealable)

    def shows(self, petitioner: Petitioner) -> dict[str, str]:
        """Return the masks that may stand on a page, field by field."""
        return petitioner.masked(field for field in FIELDS if field in self.masked)


BY_ROLE: dict[Role, Sight] = {
    Role.PETITIONER: Sight(EVERYTHING, EVERYTHING),
    Role.SYSTEM: Sight(EVERYTHING, EVERYTHING),
    Role.REGISTRAR: Sight(EVERYTHING, EVERYTHING),
    Role.RECEPTIONIST: Sight(EVERYTHING, EVERYTHING),
    Role.CONFIDENTIAL: Sight(EVERYTHING, EVERYTHING),
    Role.SCREENER: Sight(CONTACT, CONTACT),
    Role.HANDLER: Sight(EVERYTHING, CONTACT),
    Role.HEAD_OF_ORGAN: Sight(CONTACT, frozenset({"name"})),
    Role.MEDIATOR: Sight(CALL, CALL),
    Role.REVIEWER: Sight(EVERYTHING, CONTACT),
    Role.SUPERVISOR: Sight(CALL, CALL),
    Role.CONVENER: Sight(frozenset({"name"})),
    Role.AUDITOR: Sight(EVERYTHING),
    Role.ANALYST: Sight(),
    Role.ADMINISTRATOR: Sight(),
}


def sight(roles: Iterable[Role], *, related: bool) -> Sight:
    """Return what somebody with these roles sees of a petitioner.

    `related` says whether their organ registered, handles, reviews or supervises the matter.
    """
    seen = Sight()
    for role in roles:
        seen |= BY_ROLE[role] if related else Sight()
    return seen
