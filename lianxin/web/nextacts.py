"""What comes next in a matter: for this officer, or whose turn it is (Arts. 22-36)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from lianxin.matters import access
from lianxin.matters.entry import read_facts
from lianxin.matters.matter import Matter
from lianxin.matters.reading import Line
from lianxin.organs.models import Officer
from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.replay import offers
from lianxin.procedure.roles import Role
from lianxin.procedure.step import Step
from lianxin.web.spoken import say

MOST = 2
FIRST = (
    "register",
    "screen",
    "uphold_objection",
    "dismiss_objection",
    "settle",
    "route_sealed",
    "forward",
    "assign",
    "study",
    "accept",
    "route",
    "accept_simple",
    "open",
    "hear",
    "investigate",
    "decide",
    "serve",
    "decide_suggestion",
    "reply_suggestion",
    "decide_review",
    "serve_review",
    "send_back",
    "decide_reexamination",
    "serve_reexamination",
    "confirm_receipt",
    "close_sealed",
    "feed_back",
    "promise_execution",
    "report_execution",
    "perform",
)
FLAGGED = {
    "recuse": "recusal asked",
    "confirm_withdrawal": "withdrawing",
    "answer_supervision": "supervised",
    "merge": "proposed",
    "refuse": "proposed",
    "refuse_further": "proposed",
    "decline": "proposed",
}
SET_BY = {
    "answer_supervision": "supervise",
    "report_execution": "promise_execution",
    "perform": "agree",
}
ANSWERS = {
    "promise_execution": ("outcome", ("supported",)),
    "implement": ("adoption", ("adopted", "partly")),
}
ONCE = frozenset({"hear", "investigate"})
GRAVE = frozenset({"end_without_successor", "refuse", "refuse_further"})
CLAIMS = frozenset({"accept", "accept_simple"})
LAST = ("split", "report_urgent", "dispute", "refer", "request_recusal", "end_without_successor")


def address(step: Step, matter: Matter) -> str:
    """Return where a desk offers a step, or nothing where no page does."""
    try:
        return reverse(f"{step.desk}:{step.name}", args=[matter.number])
    except NoReverseMatch:
        return ""


def next_acts(
    case: Case, matter: Matter, officer: Officer, record: list[Line]
) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the acts that come first for this officer, and the others that are open to them."""
    steps = fitting(case, access.parts(officer, matter))
    acts = [_shown(step, case, href, record) for step in steps if (href := address(step, matter))]
    ranked = sorted(
        (act for act in acts if rank(act["step"], case) is not None),
        key=lambda act: rank(act["step"], case) or 0,
    )
    main = ranked[:MOST]
    others = [act for act in acts if act not in main]
    return main, sorted(others, key=lambda act: act["step"].name in LAST)


def fitting(case: Case, roles: Iterable[Role]) -> list[Step]:
    """Return the steps that roles may take now, but for those that the answer given rules out."""
    return [
        step
        for step in offers(case, roles)
        if step.name not in ANSWERS
        or case.known.get(ANSWERS[step.name][0]) in ANSWERS[step.name][1]
    ]


def rank(step: Step, case: Case) -> int | None:
    """Return how early a step is named: what somebody asked for, then the way of the procedure."""
    if step.name in FLAGGED:
        asked = FLAGGED[step.name] in case.flags
        answered = step.name == "answer_supervision" and "supervision answered" in case.flags
        return -1 if asked and not answered else None
    if step.name not in FIRST or (step.name in ONCE and step.name in case.done):
        return None
    place = FIRST.index(step.name)
    if step.name in CLAIMS and case.route not in ("", "A6"):
        return place + len(FIRST)
    return place


def _shown(step: Step, case: Case, href: str, record: list[Line]) -> dict[str, Any]:
    clock = deadline(step, case)
    first = clock or (case.due[0] if case.due and step.name in FIRST else None)
    due = first.due if first else None
    return {
        "step": step,
        "label": step.label,
        "href": href,
        "article": step.cites,
        "due": promised(step, record) or due,
        "warning": step.name in GRAVE,
    }


def deadline(step: Step, case: Case) -> Clock | None:
    """Return the running clock that a step stops, the most pressing first."""
    ids = {limit.id for limit in (*step.stops, *step.times)}
    return next((clock for clock in case.due if clock.limit in ids), None)


def promised(step: Step, record: list[Line]) -> date | None:
    """Return the day that was set for an act when it was asked for or promised."""
    entries = (line.entry for line in reversed(record) if line.entry.step == SET_BY.get(step.name))
    entry = next(entries, None)
    return read_facts(entry.facts).get("due_on") if entry else None


def whose_turn(case: Case) -> dict[str, Any] | None:
    """Return who acts next, where the officer who looks cannot: the step and the roles."""
    steps = [step for step in fitting(case, Role) if rank(step, case) is not None]
    if not steps:
        return _petitioners(case)
    step = min(steps, key=lambda one: rank(one, case) or 0)
    clock = deadline(step, case) or (case.due[0] if case.due else None)
    return {
        "label": step.label,
        "who": _("、").join(say(role.label) for role in step.whose(case)),
        "due": clock.due if clock else None,
        "article": step.cites,
    }


def drafting(case: Case, matter: Matter, officer: Officer) -> str:
    """Return where a handler drafts the opinion that the head of the organ signs, or nothing."""
    drafters = Role.HANDLER in access.parts(officer, matter)
    ready = any(step.name == "decide" for step in offers(case, (Role.HEAD_OF_ORGAN,)))
    return reverse("handling:draft", args=[matter.number]) if drafters and ready else ""


def _petitioners(case: Case) -> dict[str, Any] | None:
    right = next((clock for clock in case.rights if clock.limit in {"R07", "R09"}), None)
    if right is None:
        return None
    return {
        "label": right.rule.name,
        "who": say(Role.PETITIONER.label),
        "due": right.due,
        "article": right.rule.cites,
    }
