"""From a petitioner's words to a matter that is sorted: receive, register, screen (Arts. 17-25)."""

from __future__ import annotations

from lianxin.procedure import bounds, clocks, guards, safeguards
from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.entry import Entry
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, OPEN, Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps.parts import (
    AT_UNIT,
    BEFORE_ACCEPTED,
    CLERK,
    EVERY,
    FIRST,
    NUMBERED,
    OFFICE,
    SIGNERS,
    SORTING,
    UNIT,
    WORKING,
)
from lianxin.statute import limits
from lianxin.statute.calendar import Calendar
from lianxin.statute.citation import art
from lianxin.statute.text import Text

DESK = "registration"


def _first_clock(case: Case, entry: Entry, calendar: Calendar) -> Clock:
    """Start the petition office's fifteen days, or the organ's own (Arts. 22 ¶1, 23 ¶2)."""
    limit = limits.INFORM_DIRECT if entry.facts.get("direct") else limits.DISPOSE
    return clocks.start(limit, day0=entry.facts["received_on"], calendar=calendar)


def _first_clock_again(case: Case, entry: Entry, calendar: Calendar) -> Clock:
    """Start the first clock anew on the day on which new facts or reasons reopen the matter."""
    limit = limits.INFORM_DIRECT if case.direct else limits.DISPOSE
    return clocks.start(limit, day0=entry.on, calendar=calendar)


STEPS = (
    Step(
        "arrive", Text("收到", "receive"), desk="portal", form="F02", row=1,
        at=frozenset({None}), to=Stage.RECEIVED,
        by=(Role.PETITIONER, *OFFICE, Role.RECEPTIONIST, Role.HANDLER, *CLERK, Role.SYSTEM),
        asks=("received_on", "channel"),
        may=("item", "persons", "direct", "parent", "route", "category", "place"),
        keeps=("received_on", "channel", "direct", "parent", "persons", "route", "category",
               "place"),
        provided=(bounds.not_ahead("received_on"),),
        timed=(_first_clock,), times=FIRST, cites=art(17, 1),
    ),
    Step(
        "register", Text("登记", "register"), desk=DESK, form="F01", row=2,
        at=frozenset({Stage.RECEIVED}), to=Stage.REGISTERED,
        by=(Role.REGISTRAR, Role.HANDLER, *CLERK, Role.SYSTEM),
        under_seal=(Role.REGISTRAR, *CLERK, Role.SYSTEM),
        may=("item", "persons", "representatives", "oral", "read_back", "category", "place",
             "note"),
        keeps=("category", "place", "persons"),
        provided=(bounds.at_most_five_representatives, guards.read_back_if_oral),
        cites=art(22, 1),
    ),
    Step(
        "propose", Text("提出拟作决定", "propose a decision that two must sign"), desk=DESK,
        at=BEFORE_ACCEPTED, to=None, by=(*OFFICE, Role.HANDLER),
        asks=("step", "ground"), may=("parent", "reason", "new_facts"),
        keeps=("step", "ground", "parent"),
        provided=(
            guards.is_one_of("step", "merge", "refuse", "refuse_further",
                             zh="只有并案、不予受理和不再受理须双人签字",
                             en="only merging and refusals are signed by two"),
            safeguards.ground_fits, safeguards.no_new_facts,
        ),
        raises=("proposed",), public=False, cites=art(22, 1),
    ),
    Step(
        "decline", Text("不同意拟作决定", "decline what was proposed"), desk=DESK,
        at=BEFORE_ACCEPTED, to=None, by=(*OFFICE, Role.SUPERVISOR, Role.HEAD_OF_ORGAN),
        asks=("reason",),
        when=(guards.flagged("proposed", "没有待签字的决定", "nothing is proposed"),),
        lowers=("proposed",), public=False, cites=art(22, 1),
    ),
    Step(
        "merge", Text("并案", "merge with the earlier matter"), desk=DESK, row=3,
        at=SORTING, to=Stage.CLOSED_MERGED, by=(Role.SCREENER, Role.SUPERVISOR),
        asks=("parent",), may=("reason", "document"), keeps=("parent",),
        provided=(safeguards.proposed_by_another("merge"),),
        stops=FIRST, lowers=("proposed",), cites=art(19, 3),
    ),
    Step(
        "screen", Text("甄别", "screen"), desk=DESK, row=4, at=SORTING, to=Stage.SCREENED,
        by=(Role.SCREENER, Role.HANDLER, *CLERK, Role.SYSTEM),
        under_seal=(*CLERK, Role.SYSTEM),
        asks=("route", "category", "recusal_cleared"),
        may=("place", "note", "accused", "barred"),
        keeps=("route", "category", "place", "accused", "barred"),
        provided=(
            guards.has("recusal_cleared", "须先确认没有应当回避的情形",
                       "first make sure that nobody acting must recuse", art(28, 3)),
        ),
        cites=art(22, 1),
    ),
    Step(
        "split", Text("拆分诉求", "split a claim into a matter of its own"), desk=DESK,
        at=SORTING | AT_UNIT | WORKING, to=None, by=(*OFFICE, Role.HANDLER, *CLERK),
        under_seal=CLERK, asks=("child",), cites=art(22, 1),
    ),
    Step(
        "report_urgent", Text("报请决定并上报", "report a major or urgent matter"), desk=DESK,
        row=5, at=OPEN - {Stage.RECEIVED}, to=None, by=(*OFFICE, Role.SUPERVISOR, *UNIT),
        asks=("to_government", "reason"), may=("to_above",),
        provided=(
            guards.has("to_government", "重大、紧急事项应当及时报告本级党委和政府",
                       "a major or urgent matter is reported to the committee and government",
                       art(25, 1)),
            guards.reported_upward,
        ),
        raises=("urgent",), public=False, cites=art(25, 2),
    ),
    Step(
        "guide_litigation",
        Text("转政法机关或者引导", "send litigation matters to the political-legal organ"),
        desk=DESK, row=8, at=frozenset({Stage.SCREENED}), to=Stage.GUIDED,
        by=(*OFFICE, Role.HANDLER), asks=("organ",), may=("body", "own_limit", "note"),
        keeps=("organ",),
        when=(guards.routed_as("A1", zh="只有涉法涉诉事项转送政法机关",
                               en="only matters of litigation go to the political-legal organ"),),
        stops=FIRST, cites=art(22, 2),
    ),
    Step(
        "guide", Text("引导", "guide to the right body"), desk=DESK, row=10,
        at=SORTING, to=Stage.GUIDED, by=(*OFFICE, Role.HANDLER),
        asks=("ground", "body"), may=("own_limit", "note"), keeps=("ground",),
        provided=(
            guards.is_one_of("ground", "N3", "N4",
                             zh="引导只适用于不属本机关职权或者走访地点不符",
                             en="one guides where the matter or the place is another organ's"),
            guards.only_visits_go_to_a_wrong_place,
        ),
        stops=FIRST, cites=art(23, 1),
    ),
    Step(
        "refuse", Text("不予受理", "not accept"), desk=DESK, form="F08", row=11,
        at=frozenset({Stage.SCREENED}), to=Stage.CLOSED_REFUSED, by=SIGNERS,
        asks=("parent", "document"), may=("reason", *NUMBERED), keeps=("parent",),
        provided=(safeguards.proposed_by_another("refuse"),),
        stops=FIRST, lowers=("proposed",), cites=art(19, 3),
    ),
    Step(
        "refuse_further", Text("不再受理", "no longer accept"), desk=DESK, form="F09", row=12,
        at=frozenset({Stage.SCREENED}), to=Stage.CLOSED_NOMORE, by=SIGNERS,
        asks=("parent", "document"), may=("reason", *NUMBERED), keeps=("parent",),
        provided=(safeguards.proposed_by_another("refuse_further"),),
        stops=FIRST, lowers=("proposed",), cites=art(36, 3),
    ),
    Step(
        "reply", Text("直接答复", "answer directly"), desk=DESK, row=13,
        at=SORTING, to=Stage.CLOSED_REPLIED, by=(*OFFICE, Role.HANDLER), asks=("note",),
        when=(guards.not_routed_as("A1", "A2", "A3", "A4", "A5", "A6",
                                   zh="申诉求决事项应当分类办理，不能以直接答复了结",
                                   en="a claim is handled by its path, not closed by a reply",
                                   cites=art(31)),),
        stops=FIRST, starts=(limits.EVALUATE,), raises=("evaluable",), cites=art(22, 1),
    ),
    Step(
        "reopen", Text("重新启动", "reopen on new facts or reasons"), desk=DESK, row=40,
        at=CLOSED, to=Stage.REGISTERED, by=(Role.SCREENER, Role.REGISTRAR, *CLERK),
        under_seal=CLERK, asks=("new_facts",), may=("item",),
        forgets=("unit", "handler", "due_on", "review_organ", "reexamination_organ", "step",
                 "ground", "hearing_to", "outcome", "decision"),
        stops=EVERY, timed=(_first_clock_again,), times=FIRST, new_round=True,
        lowers=("redone", "evaluable", "evaluated office", "evaluated unit", "objected",
                "extended", "simple", "asked", "agreed", "proposed", "withdrawing",
                "review decided", "reexamination decided", "recusal asked"),
        cites=art(36, 3),
    ),
)
