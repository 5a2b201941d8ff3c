"""Review one level up, re-examination one more, and the end (Arts. 35, 36)."""

from __future__ import annotations

from lianxin.procedure import bounds, clocks, guards, safeguards
from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.entry import Entry
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.step import Step, on_service
from lianxin.procedure.steps.parts import NUMBERED, OURS, REVIEWER
from lianxin.statute import limits
from lianxin.statute.calendar import Calendar
from lianxin.statute.citation import art
from lianxin.statute.text import Text

DESK = "review"
ASKS = (Role.PETITIONER, Role.REGISTRAR)
REQUEST = ("item", "posted_on", "late_reason", "document", "received_on")
SERVED_OR_LAPSED = frozenset({Stage.SERVED, Stage.CLOSED_LAPSED})
REVIEWED_OR_LAPSED = frozenset({Stage.REVIEW_SERVED, Stage.CLOSED_LAPSED})
REVIEW = frozenset({Stage.REVIEW})
REEXAMINATION = frozenset({Stage.REEXAMINATION})
REVIEW_DECIDED = guards.flagged(
    "review decided", "尚未作出复查意见", "the review is not decided yet"
)
NOT_YET_REEXAMINED = guards.not_flagged(
    "reexamination decided", "复核意见已经作出", "the re-examination is decided already"
)


def _without_the_hearing(case: Case, entry: Entry, calendar: Calendar) -> Clock | None:
    """Leave the hearing's days out of the re-examination's thirty (Art. 36 ¶2).

    A hearing called only after the thirty days were over does not make a late opinion punctual.
    """
    clock = case.running(limits.REEXAMINE)
    if clock is None or entry.facts["hearing_from"] > clock.due.legal:
        return None
    return clocks.paused(clock, days=bounds.hearing_days(entry), calendar=calendar)


STEPS = (
    Step(
        "request_review",
        Text("请求复查", "request review"),
        desk=DESK,
        form="F13",
        row=32,
        at=SERVED_OR_LAPSED,
        to=Stage.REVIEW,
        by=ASKS,
        asks=("review_organ", "words"),
        may=REQUEST,
        keeps=("review_organ",),
        when=(
            guards.came_from(
                Stage.SERVED,
                zh="复查意见送达后，应当请求复核",
                en="after the review opinion one asks for re-examination",
            ),
        ),
        provided=(
            bounds.not_ahead("posted_on", "received_on"),
            safeguards.another_organ("review_organ", "unit"),
            bounds.within_right(limits.REQUEST_REVIEW),
        ),
        stops=(limits.REQUEST_REVIEW,),
        starts=(limits.REVIEW,),
        cites=art(35),
    ),
    Step(
        "lapse",
        Text("逾期未请求", "close because nobody asked for review in time"),
        desk=DESK,
        row=33,
        at=frozenset({Stage.SERVED}),
        to=Stage.CLOSED_LAPSED,
        by=(Role.SYSTEM,),
        provided=(bounds.right_has_passed(limits.REQUEST_REVIEW),),
        stops=(limits.REQUEST_REVIEW,),
        cites=art(35),
    ),
    Step(
        "decide_review",
        Text("作出复查意见", "decide the review"),
        desk=DESK,
        form="F14",
        row=34,
        at=REVIEW,
        to=None,
        by=REVIEWER,
        asks=("decision", "document"),
        may=("outcome", *NUMBERED),
        keeps=("decision", "outcome"),
        when=(
            guards.not_flagged(
                "review decided", "复查意见已经作出", "the review is decided already"
            ),
        ),
        provided=(guards.outcome_only_if_changed,),
        raises=("review decided",),
        cites=art(35),
    ),
    Step(
        "serve_review",
        Text("送达复查意见书", "serve the review opinion"),
        desk=DESK,
        form="F16",
        row=34,
        at=REVIEW,
        to=Stage.REVIEW_SERVED,
        by=REVIEWER,
        asks=("method", "proof"),
        may=("note",),
        when=(REVIEW_DECIDED, guards.set_aside(False)),
        stops=(limits.REVIEW,),
        starts=(limits.REQUEST_REEXAMINATION,),
        day0=on_service,
        lowers=("review decided",),
        cites=art(35),
    ),
    Step(
        "send_back",
        Text("责令重新办理", "have the unit handle it anew"),
        desk=DESK,
        form="F16",
        row=35,
        at=REVIEW,
        to=Stage.HANDLING,
        by=REVIEWER,
        asks=("method", "proof"),
        may=("note",),
        when=(REVIEW_DECIDED, guards.set_aside(True)),
        stops=(limits.REVIEW,),
        starts=(limits.CONCLUDE,),
        raises=("redone",),
        new_round=True,
        lowers=("review decided", "extended", "simple", "executing", "executed"),
        cites=art(35),
    ),
    Step(
        "request_reexamination",
        Text("请求复核", "request re-examination"),
        desk=DESK,
        form="F13",
        row=36,
        at=REVIEWED_OR_LAPSED,
        to=Stage.REEXAMINATION,
        by=ASKS,
        asks=("reexamination_organ", "words"),
        may=REQUEST,
        keeps=("reexamination_organ",),
        when=(
            guards.came_from(
                Stage.REVIEW_SERVED,
                zh="尚未复查的，应当先请求复查",
                en="one asks for review before re-examination",
            ),
        ),
        provided=(
            bounds.not_ahead("posted_on", "received_on"),
            safeguards.another_organ("reexamination_organ", "unit", "review_organ"),
            bounds.within_right(limits.REQUEST_REEXAMINATION),
        ),
        stops=(limits.REQUEST_REEXAMINATION,),
        starts=(limits.REEXAMINE,),
        cites=art(36, 1),
    ),
    Step(
        "lapse_review",
        Text("逾期未请求复核", "close because nobody asked for re-examination in time"),
        desk=DESK,
        row=37,
        at=frozenset({Stage.REVIEW_SERVED}),
        to=Stage.CLOSED_LAPSED,
        by=(Role.SYSTEM,),
        provided=(bounds.right_has_passed(limits.REQUEST_REEXAMINATION),),
        stops=(limits.REQUEST_REEXAMINATION,),
        cites=art(36, 1),
    ),
    Step(
        "hear_again",
        Text("举行复核听证", "hold a hearing in the re-examination"),
        desk=DESK,
        form="F11",
        row=38,
        at=REEXAMINATION,
        to=None,
        by=REVIEWER,
        asks=("hearing_from", "hearing_to", "note"),
        may=("proof", "document"),
        keeps=("hearing_to",),
        when=(NOT_YET_REEXAMINED,),
        provided=(
            bounds.hearing_days_fit,
            bounds.not_ahead("hearing_to"),
            bounds.hearing_days_are_fresh,
        ),
        timed=(_without_the_hearing,),
        times=(limits.REEXAMINE,),
        cites=art(36, 2),
    ),
    Step(
        "decide_reexamination",
        Text("作出复核意见", "decide the re-examination"),
        desk=DESK,
        form="F15",
        row=39,
        at=REEXAMINATION,
        to=None,
        by=REVIEWER,
        asks=("decision", "document"),
        may=("outcome", *NUMBERED),
        keeps=("decision", "outcome"),
        when=(NOT_YET_REEXAMINED,),
        provided=(
            guards.is_one_of(
                "decision",
                "upheld",
                "changed",
                zh="复核意见是最终意见，应当维持或者直接变更，不能再责令重新办理",
                en="the re-examination is final: it upholds or changes, and sends nothing back",
            ),
            guards.outcome_only_if_changed,
        ),
        raises=("reexamination decided",),
        cites=art(36, 1),
    ),
    Step(
        "serve_reexamination",
        Text("送达复核意见书", "serve the re-examination opinion"),
        desk=DESK,
        form="F16",
        row=39,
        at=REEXAMINATION,
        to=Stage.ENDED,
        by=REVIEWER,
        asks=("method", "proof"),
        may=("note",),
        when=(
            guards.flagged(
                "reexamination decided", "尚未作出复核意见", "the re-examination is not decided yet"
            ),
        ),
        stops=OURS,
        lowers=("reexamination decided",),
        cites=art(36, 1),
    ),
)
