"""The table of steps hangs together: facts, flags, forms, stages, articles."""

from __future__ import annotations

from datetime import date

import pytest

from lianxin.procedure.case import Case
from lianxin.procedure.diagram import edges
from lianxin.procedure.entry import Entry
from lianxin.procedure.facts import FACTS
from lianxin.procedure.refusal import Refused
from lianxin.procedure.replay import advance, check, offers
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, OPEN, Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps import PARTS, STEPS
from lianxin.statute import articles
from lianxin.statute.calendar import STATUTORY
from lianxin.statute.forms import FORMS

ON = date(2024, 3, 1)
DESKS = {"", "portal", "registration", "handling", "review", "satisfaction"}
EACH = pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.name)


@EACH
def test_a_step_names_facts_forms_desks_and_articles_that_exist(step: Step) -> None:
    assert {*step.asks, *step.may, *step.keeps} <= set(FACTS)
    assert not set(step.asks) & set(step.may)
    assert set(step.keeps) <= step.facts
    assert step.form in {"", *FORMS}
    assert step.desk in DESKS
    assert articles.exists(step.cites)


@EACH
def test_a_step_is_named_in_both_languages(step: Step) -> None:
    assert step.label.en.isascii() and not step.label.zh.isascii()


@EACH
def test_a_step_is_somebodys_to_take(step: Step) -> None:
    assert step.by
    assert set(step.under_seal) <= set(step.by)


@EACH
def test_a_step_that_starts_reckoned_clocks_says_which(step: Step) -> None:
    assert bool(step.timed) == bool(step.times)


@EACH
def test_a_step_is_refused_at_every_other_stage(step: Step) -> None:
    for stage in (None, *Stage):
        if stage in step.at:
            continue
        with pytest.raises(Refused) as refused:
            check(Case(stage=stage), Entry(step.name, step.by[0], ON))
        assert "it is not the time to" in str(refused.value)
        assert str(step.cites) in str(refused.value)


@EACH
def test_a_step_is_refused_to_everybody_else(step: Step) -> None:
    stage = next(iter(step.at))
    for role in set(Role) - set(step.by):
        with pytest.raises(Refused) as refused:
            check(Case(stage=stage), Entry(step.name, role, ON))
        assert f"to {step.label.en} is for the " in str(refused.value)


@EACH
def test_a_step_that_asks_for_something_is_refused_without_it(step: Step) -> None:
    for name in step.asks:
        facts = {other: "something" for other in step.asks if other != name}
        with pytest.raises(Refused) as refused:
            check(Case(stage=next(iter(step.at))), Entry(step.name, step.by[0], ON, facts=facts))
        assert "is missing" in str(refused.value) or "cannot be" in str(refused.value)


def test_nothing_is_recorded_that_the_step_does_not_ask() -> None:
    facts = {"note": "x", "comment": "a remark about the person"}
    with pytest.raises(Refused, match="to investigate and verify records no comment"):
        check(Case(stage=Stage.HANDLING), Entry("investigate", Role.HANDLER, ON, facts=facts))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("received_on", "2024-03-01"),
        ("persons", "3"),
        ("persons", True),
        ("persons", -1),
        ("direct", "yes"),
        ("channel", "pigeon"),
    ],
)
def test_a_fact_of_the_wrong_kind_is_refused_in_words(name: str, value: object) -> None:
    facts = {"received_on": ON, "channel": "net", name: value}
    with pytest.raises(Refused, match="cannot be"):
        check(Case(), Entry("arrive", Role.PETITIONER, ON, facts=facts))


def test_a_step_that_nobody_knows_is_refused() -> None:
    with pytest.raises(Refused, match="no step is called postpone"):
        check(Case(stage=Stage.HANDLING), Entry("postpone", Role.HANDLER, ON))


def test_no_two_steps_share_a_name() -> None:
    assert sum(len(part.STEPS) for part in PARTS) == len(STEPS)


def test_what_a_step_lowers_another_raises() -> None:
    raised = {flag for step in STEPS.values() for flag in step.raises} | {
        f"evaluated {target}" for target, _label in FACTS["target"].choices
    }
    assert {flag for step in STEPS.values() for flag in step.lowers} <= raised


def test_every_stage_can_be_reached_and_left() -> None:
    arrows = [edge for step in STEPS.values() for edge in edges(step)]
    reached: set[Stage | None] = {None}
    while more := {edge.end for edge in arrows if edge.start in reached} - reached:
        reached |= more
    assert reached == {None, *Stage}
    assert {edge.start for edge in arrows if edge.start is not edge.end} >= set(Stage)


def test_stages_are_open_or_closed_and_named_in_both_languages() -> None:
    assert set(Stage) == OPEN | CLOSED and not OPEN & CLOSED
    assert all(stage.label.en.isascii() and not stage.label.zh.isascii() for stage in Stage)


def test_a_petitioner_is_offered_only_what_is_the_petitioners() -> None:
    for stage in Stage:
        case = Case(stage=stage)
        assert all(Role.PETITIONER in step.by for step in offers(case, [Role.PETITIONER]))


@pytest.mark.parametrize("role", [Role.ANALYST, Role.AUDITOR, Role.ADMINISTRATOR])
def test_who_counts_audits_or_administers_acts_in_no_matter(role: Role) -> None:
    assert [step.name for step in STEPS.values() if role in step.by] == []


def test_a_refused_step_changes_nothing() -> None:
    case = Case(stage=Stage.HANDLING)
    with pytest.raises(Refused):
        advance(case, Entry("register", Role.REGISTRAR, ON), STATUTORY)
    assert case == Case(stage=Stage.HANDLING)
