"""Every worked example comes out as written, and every article that binds the flow has some."""

from __future__ import annotations

import pytest

from lianxin.procedure.case import Case
from lianxin.procedure.refusal import Refused
from lianxin.procedure.replay import offers
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.statute.limits import LIMITS
from tests.articles.worked import BEGINNINGS, HERE, Example, examples

ALL = list(examples())
IN_THE_FLOW = {17, 18, 19, 20, 21, 22, 23, 24, 25, *range(28, 38), 40}


@pytest.mark.parametrize("example", [e for e in ALL if not e.refused], ids=str)
def test_what_the_law_allows_comes_out_as_written(example: Example) -> None:
    case = example.play()
    for what, expected in example.then.items():
        assert SHOWN[what](case, expected) == expected, what


@pytest.mark.parametrize("example", [e for e in ALL if e.refused], ids=str)
def test_what_the_law_forbids_is_refused_in_these_words(example: Example) -> None:
    allowed = Example(example.article, example.name, example.entries[:-1], {}, "")
    allowed.play()

    with pytest.raises(Refused) as refused:
        example.play()

    assert str(refused.value) == example.refused
    assert refused.value.say("zh").endswith(f"{refused.value.cites.zh}）")


def test_every_article_that_binds_the_flow_has_examples_of_its_own() -> None:
    assert {example.article for example in ALL} >= IN_THE_FLOW


@pytest.mark.parametrize("article", sorted(IN_THE_FLOW))
def test_an_article_shows_what_is_allowed_and_what_is_refused(article: int) -> None:
    of_it = [example for example in ALL if example.article == article]
    assert len(of_it) >= 3
    assert any(example.refused for example in of_it)
    assert any(example.then for example in of_it)


def test_no_two_examples_of_an_article_have_the_same_name() -> None:
    names = [(example.article, example.name) for example in ALL]
    assert len(set(names)) == len(names)


def test_every_beginning_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in HERE.glob("*.toml"))
    assert [name for name in BEGINNINGS if f'after = "{name}"' not in text] == []


def _due(case: Case, expected: object) -> object:
    assert isinstance(expected, dict)
    clocks = {limit: case.running(LIMITS[limit]) for limit in expected}
    return {limit: clock.due.legal for limit, clock in clocks.items() if clock}


def _counted(case: Case, expected: object) -> object:
    assert isinstance(expected, dict)
    return {limit: case.clocks[limit].due.raw for limit in expected}


def _plan(case: Case, expected: object) -> object:
    assert isinstance(expected, dict)
    return {limit: case.clocks[limit].due.plan_by for limit in expected}


def _offered(case: Case) -> set[str]:
    return {step.name for step in offers(case, list(Role))}


def _named(names: object) -> list[str]:
    assert isinstance(names, list)
    return names


SHOWN = {
    "stage": lambda case, _: case.stage and Stage(case.stage).value,
    "due": _due,
    "rights": _due,
    "counted": _counted,
    "plan": _plan,
    "flags": lambda case, names: [name for name in _named(names) if name in case.flags],
    "without": lambda case, names: [name for name in _named(names) if name not in case.flags],
    "offers": lambda case, names: [name for name in _named(names) if name in _offered(case)],
    "withholds": lambda case, names: [n for n in _named(names) if n not in _offered(case)],
    "stopped": lambda case, names: [
        n for n in _named(names) if n in case.clocks and not case.clocks[n].running
    ],
    "late": lambda case, names: [
        n for n in _named(names) if case.last_on and case.clocks[n].late_on(case.last_on)
    ],
    "in_time": lambda case, names: [
        n for n in _named(names) if case.last_on and not case.clocks[n].late_on(case.last_on)
    ],
}
