"""Who acts, where, with which papers: what several steps share (Arts. 14, 15, 22, 23)."""

from __future__ import annotations

from lianxin.procedure.roles import OFFICERS, Role
from lianxin.procedure.stages import CLOSED, OPEN, Stage
from lianxin.statute import limits

OFFICE = (Role.REGISTRAR, Role.SCREENER)
UNIT = (Role.HANDLER, Role.HEAD_OF_ORGAN)
SIGNERS = (Role.SCREENER, Role.SUPERVISOR, Role.HEAD_OF_ORGAN)
CLERK = (Role.CONFIDENTIAL,)
REVIEWER = (Role.REVIEWER,)
SUPERVISOR = (Role.SUPERVISOR,)
ACTIVE = tuple(sorted(OFFICERS - {Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR}))

ANY = OPEN | CLOSED
AT_UNIT = frozenset({Stage.FORWARDED, Stage.ASSIGNED})
# A petition raised with the organ itself is registered and screened there first (Art. 23 ¶1).
AT_UNIT_OR_DIRECT = AT_UNIT | {Stage.SCREENED}
SORTING = frozenset({Stage.REGISTERED, Stage.SCREENED})
BEFORE_ACCEPTED = SORTING | AT_UNIT | {Stage.OBJECTED}
HANDLING = frozenset({Stage.HANDLING})
WORKING = frozenset({Stage.ACCEPTED, Stage.HANDLING})
STUDYING = frozenset({Stage.STUDY, Stage.DECIDED})
ANSWERED = frozenset({Stage.OPINION, Stage.SERVED})
UNDER_REVIEW = frozenset({Stage.REVIEW, Stage.REVIEW_SERVED, Stage.REEXAMINATION})

PAPER = ("document", "word", "digest", "document_number")
NUMBERED = ("word", "digest", "document_number")

FIRST = (limits.DISPOSE, limits.INFORM_DIRECT)
INFORMED = (*FIRST, limits.INFORM, limits.OBJECT)
EVERY = tuple(limits.LIMITS.values())
OURS = tuple(limit for limit in EVERY if limit.ours)
