"""Draw lawful records: walk from offer to offer with plausible facts, as people would."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.facts import FACTS, Kind
from lianxin.procedure.refusal import Refused
from lianxin.procedure.replay import advance, offers
from lianxin.procedure.roles import Role
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.statute.calendar import STATUTORY

EVERYBODY = list(Role)
OFFICERS = ("Li Si", "Sun Qi", "Wang Wu", "Zhao Liu")
ORGANS = st.sampled_from([1, 2, 3, 4, 5])
GROUNDS = {"refuse": "N1", "refuse_further": "N2", "merge": "repeat"}
BEFORE = ("register", "screen", "forward")
ASSIGNED = ("register", "screen", "assign")
OPINION = ("accept", "open", "hear", "investigate", "decide", "serve")
REVIEW = ("request_review", "decide_review", "serve_review")
REEXAMINATION = (
    "request_reexamination",
    "hear_again",
    "decide_reexamination",
    "serve_reexamination",
)
EXECUTED = ("promise_execution", "report_execution")
SEALED = ("route_sealed", "confirm_receipt", "note_feedback", "notify_personnel", "close_sealed")
SUGGESTION = ("study", "decide_suggestion", "reply_suggestion", "implement", "reward")
PLANS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("A6", (*BEFORE, *OPINION, *REVIEW, *REEXAMINATION)),
    ("A6", (*ASSIGNED, *OPINION, *REVIEW, *REEXAMINATION)),
    ("A6", (*BEFORE, *OPINION, "request_review", "decide_review", "send_back", *OPINION[2:])),
    ("A6", (*BEFORE, *OPINION, *EXECUTED, "lapse", "request_review", "reopen")),
    ("A6", (*BEFORE, *OPINION, *REVIEW, "lapse_review", "request_reexamination")),
    ("A6", (*BEFORE, "accept_simple", "convert", *OPINION[1:4], "extend", *OPINION[4:])),
    ("A6", (*BEFORE, "object", "dismiss_objection", "accept", "open", "mediate", "agree")),
    ("A6", (*BEFORE, "object", "uphold_objection", "dispute", "settle", *OPINION)),
    (
        "A6",
        (*BEFORE, *OPINION[:4], "mediate", "hold_hearing", "supplement", *OPINION[4:], "evaluate"),
    ),
    ("A6", (*BEFORE[:2], "propose", "refuse", "reopen")),
    ("A6", (*BEFORE[:2], "propose", "refuse_further", "reopen")),
    ("A4", (*BEFORE, "route", "reopen")),
    ("A1", (*BEFORE[:2], "guide_litigation")),
    ("P", (*BEFORE, *SUGGESTION)),
    ("C", (*BEFORE[:2], *SEALED)),
)
TEMPTING = (
    "forward",
    "assign",
    "object",
    "extend",
    "decide",
    "serve",
    "evaluate",
    "refuse",
    "merge",
    "refuse_further",
    "route_sealed",
    "notify_personnel",
    "mediate",
    "hold_hearing",
    "hear_again",
    "supplement",
    "add_item",
    "supervise",
    "lapse",
)
RARE = {
    "end_without_successor",
    "reply",
    "guide",
    "dispute",
    "confirm_withdrawal",
    "recompute",
    "add_item",
    "agree",
    "reopen",
}
WAITS = {"lapse": "R07", "lapse_review": "R09", "close_evaluation": "R18"}
USUAL: dict[str, st.SearchStrategy[Any]] = {
    "route": st.sampled_from(["A6", "P", "C", "A1", "A2", "A4"]),
    "days": st.integers(1, 30),
    "step": st.sampled_from(sorted(GROUNDS)),
    "ground": st.sampled_from(["N1", "N2", "N3", "N4"]),
    "persons": st.integers(1, 12),
    "representatives": st.integers(1, 5),
    "barred": st.lists(ORGANS, max_size=2),
    "unit": st.sampled_from([1, 2]),
    "review_organ": st.just(3),
    "reexamination_organ": st.just(4),
    "category": st.just("城乡建设/工程管理/其他"),
}
PAST = {"received_on": 3, "posted_on": 5, "hearing_from": 12, "hearing_to": 4}


@st.composite
def records(draw: st.DrawFn, most: int = 40, through: str = "") -> list[Entry]:
    """Draw a lawful record of up to `most` acts, its entries with their clocks.

    A record that is to lead `through` a step follows a plan that has it, as far as it gets, and
    tries it again and again.
    """
    on = draw(st.dates(date(2023, 1, 1), date(2025, 6, 30)))
    plans = [plan for plan in PLANS if not through or through in plan[1]]
    route, planned = draw(st.sampled_from(plans))
    plan = list(planned)
    case, first = advance(Case(), _arrival(draw, on), STATUTORY)
    entries = [first]
    for _ in range(draw(st.integers(most // 2 if through else 0, most))):
        step = _tempting(draw, case, through) or _step(draw, case, plan)
        on = _day(draw, case, step, on)
        try:
            case, timed = advance(case, _act(draw, case, step, on, route), STATUTORY)
        except Refused:
            continue
        entries.append(timed)
    return entries


def _tempting(draw: st.DrawFn, case: Case, through: str) -> Step | None:
    """Draw, now and then, a step that may well be refused: too early, or for the second time."""
    if draw(st.integers(1, 10)) > 3:
        return None
    names = [name for name in (*TEMPTING, *[through] * 8) if name in STEPS]
    here = [name for name in names if case.stage in STEPS[name].at]
    return STEPS[draw(st.sampled_from(here))] if here else None


def _step(draw: st.DrawFn, case: Case, plan: list[str]) -> Step:
    """Follow the plan, and twice of ten times do something else that is on offer."""
    offered = {step.name: step for step in offers(case, EVERYBODY)}
    ahead = [place for place, name in enumerate(plan) if name in offered]
    if ahead and draw(st.integers(1, 10)) > 2:
        name = plan[ahead[0]]
        del plan[: ahead[0] + 1]
        return offered[name]
    rare = draw(st.integers(1, 10)) > 9
    names = sorted(name for name in offered if name not in case.done and (rare or name not in RARE))
    return offered[draw(st.sampled_from(names or sorted(offered)))]


def _day(draw: st.DrawFn, case: Case, step: Step, on: date) -> date:
    """Draw the day of the next act; what waits for the end of somebody's time comes after it."""
    clock = case.clocks.get(WAITS.get(step.name, ""))
    if clock:
        return max(on, clock.due.legal + timedelta(days=1))
    return on + timedelta(days=draw(st.sampled_from([0, 0, 0, 1, 1, 2, 3, 5, 8, 35])))


def _arrival(draw: st.DrawFn, on: date) -> Entry:
    facts: dict[str, Any] = {
        "received_on": on - timedelta(days=draw(st.integers(0, 2))),
        "channel": draw(st.sampled_from([code for code, _ in FACTS["channel"].choices])),
        "persons": draw(st.integers(1, 9)),
    }
    if draw(st.integers(0, 4)) == 0:
        facts["direct"] = True
    return Entry("arrive", Role.PETITIONER, on, "Zhang San", facts=facts)


def _act(draw: st.DrawFn, case: Case, step: Step, on: date, route: str) -> Entry:
    role = draw(st.sampled_from(step.whose(case) or step.by))
    who = "Zhang San" if role is Role.PETITIONER else draw(st.sampled_from(OFFICERS))
    facts = _facts(draw, step, on)
    if step.name == "screen" and draw(st.integers(0, 9)):
        facts["route"] = route
    return Entry(step.name, role, on, who, draw(ORGANS), facts)


def _facts(draw: st.DrawFn, step: Step, on: date) -> dict[str, Any]:
    may = draw(st.lists(st.sampled_from(step.may), unique=True)) if step.may else []
    facts = {name: draw(value_of(name, on)) for name in (*step.asks, *may)}
    if step.name == "propose":
        facts["ground"] = GROUNDS[facts["step"]]
    if step.name in {"accept", "accept_simple"}:
        facts.pop("route", None)
    if step.name.startswith("decide_re") and facts["decision"] != "changed":
        facts.pop("outcome", None)
    if step.name == "propose":
        facts.pop("new_facts", None)
    if facts.get("oral"):
        facts["read_back"] = True
    return facts


def value_of(name: str, on: date) -> st.SearchStrategy[Any]:
    kind = FACTS[name].kind
    if name in USUAL:
        return USUAL[name]
    if name in PAST:
        return st.integers(0, PAST[name]).map(lambda days: on - timedelta(days=days))
    if kind is Kind.DAY:
        return st.integers(0, 60).map(lambda days: on + timedelta(days=days))
    if kind is Kind.FLAG:
        return st.just(True)
    if kind is Kind.NUMBER:
        return st.integers(1, 9)
    if kind is Kind.ORGAN:
        return ORGANS
    if FACTS[name].choices:
        return st.sampled_from([code for code, _label in FACTS[name].choices])
    return st.just("some words")
