"""Where a matter stands, on tracks A, P and C (Arts. 22-36)."""

from __future__ import annotations

from enum import StrEnum

from lianxin.statute.text import Text


class Stage(StrEnum):
    """One state of a matter's chart; `closed` ones bind nobody but for what runs beside them."""

    RECEIVED = "received"
    REGISTERED = "registered"
    SCREENED = "screened"
    FORWARDED = "forwarded"
    ASSIGNED = "assigned"
    OBJECTED = "objected"
    JURISDICTION = "jurisdiction"
    ACCEPTED = "accepted"
    HANDLING = "handling"
    OPINION = "opinion"
    SERVED = "served"
    REVIEW = "review"
    REVIEW_SERVED = "review_served"
    REEXAMINATION = "reexamination"
    STUDY = "study"
    DECIDED = "decided"
    SEALED_ROUTED = "sealed_routed"
    RECEIPT_CONFIRMED = "receipt_confirmed"
    REPLIED = "replied"
    GUIDED = "guided"
    ROUTED = "routed"
    ENDED = "ended"
    CLOSED_LAPSED = "closed_lapsed"
    CLOSED_MEDIATED = "closed_mediated"
    CLOSED_WITHDRAWN = "closed_withdrawn"
    CLOSED_REFUSED = "closed_refused"
    CLOSED_NOMORE = "closed_nomore"
    CLOSED_MERGED = "closed_merged"
    CLOSED_REPLIED = "closed_replied"
    CLOSED_SEALED = "closed_sealed"

    @property
    def label(self) -> Text:
        """Return the stage's name for people."""
        return LABELS[self]

    @property
    def closed(self) -> bool:
        """Tell whether the matter has come to an end here (it may still be reopened)."""
        return self in CLOSED


LABELS: dict[Stage, Text] = {
    Stage.RECEIVED: Text("已收到", "received"),
    Stage.REGISTERED: Text("已登记", "registered"),
    Stage.SCREENED: Text("已甄别", "screened"),
    Stage.FORWARDED: Text("已转送", "forwarded"),
    Stage.ASSIGNED: Text("已交办", "assigned"),
    Stage.OBJECTED: Text("有异议", "objected to"),
    Stage.JURISDICTION: Text("管辖协商", "settling who is competent"),
    Stage.ACCEPTED: Text("已受理", "accepted"),
    Stage.HANDLING: Text("办理中", "being handled"),
    Stage.OPINION: Text("已作出处理意见", "opinion made"),
    Stage.SERVED: Text("已送达", "opinion served"),
    Stage.REVIEW: Text("复查中", "under review"),
    Stage.REVIEW_SERVED: Text("复查意见已送达", "review opinion served"),
    Stage.REEXAMINATION: Text("复核中", "under re-examination"),
    Stage.STUDY: Text("研究论证中", "suggestion being studied"),
    Stage.DECIDED: Text("已研究决定", "suggestion decided"),
    Stage.SEALED_ROUTED: Text("已密转", "routed under seal"),
    Stage.RECEIPT_CONFIRMED: Text("密件已签收", "sealed receipt confirmed"),
    Stage.REPLIED: Text("建议已回复", "suggestion answered"),
    Stage.GUIDED: Text("已引导", "guided to the right body"),
    Stage.ROUTED: Text("已导入程序", "steered into its procedure"),
    Stage.ENDED: Text("三级终结", "ended after three levels"),
    Stage.CLOSED_LAPSED: Text("逾期未请求", "closed: no review requested"),
    Stage.CLOSED_MEDIATED: Text("调解和解办结", "closed by agreement"),
    Stage.CLOSED_WITHDRAWN: Text("撤回", "withdrawn"),
    Stage.CLOSED_REFUSED: Text("不予受理", "not accepted"),
    Stage.CLOSED_NOMORE: Text("不再受理", "no longer accepted"),
    Stage.CLOSED_MERGED: Text("并案", "merged"),
    Stage.CLOSED_REPLIED: Text("直接答复", "answered directly"),
    Stage.CLOSED_SEALED: Text("密件办结", "sealed matter closed"),
}

CLOSED: frozenset[Stage] = frozenset(
    stage for stage in Stage if stage.value.startswith("closed_")
) | {Stage.ENDED, Stage.GUIDED, Stage.ROUTED, Stage.REPLIED}
OPEN: frozenset[Stage] = frozenset(Stage) - CLOSED
ANSWERED: frozenset[Stage] = CLOSED | {Stage.SERVED, Stage.REVIEW_SERVED}
