"""Whatever is refused is refused in both languages, with an article and a way on."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.refusal import Refused
from lianxin.procedure.replay import check, replay
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.statute import articles, citation
from tests.procedure.records import records, value_of

CHINESE = re.compile(r"[\u4e00-\u9fff]")
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def mistakes(draw: st.DrawFn) -> tuple[Case, Entry]:
    """Draw a lawful record's case and an act that somebody tries in it, right or wrong."""
    entries = draw(records())
    case = replay(entries)
    here = [step for step in STEPS.values() if case.stage in step.at]
    step = draw(st.sampled_from(here if draw(st.integers(0, 4)) else list(STEPS.values())))
    role = draw(st.sampled_from(step.whose(case) or step.by))
    if draw(st.integers(0, 9)) == 0:
        role = draw(st.sampled_from(list(Role)))
    on = entries[-1].on + timedelta(days=draw(st.integers(-2, 120)))
    return case, Entry(
        step.name,
        role,
        on,
        draw(st.sampled_from(["Li Si", "Wang Wu"])),
        draw(st.sampled_from([None, 1, 2])),
        _tried(draw, step, on),
    )


def _tried(draw: st.DrawFn, step: Step, on: date) -> dict[str, Any]:
    names = [*step.asks, *(draw(st.lists(st.sampled_from(step.may))) if step.may else [])]
    facts = {name: draw(value_of(name, on)) for name in names}
    for name in draw(st.lists(st.sampled_from(names), max_size=1)) if names else []:
        wrong = [False, None, "", 31, "nonsense", on + timedelta(days=3), on - timedelta(days=400)]
        facts[name] = draw(st.sampled_from(wrong))
    return facts


@MANY
@given(mistakes())
def test_a_refusal_says_why_by_which_article_and_what_then(tried: tuple[Case, Entry]) -> None:
    case, entry = tried
    try:
        check(case, entry)
    except Refused as refused:
        _helps(refused)


def _helps(refused: Refused) -> None:
    said = {lang: refused.say(lang) for lang in ("en", "en-gb", "zh-hans")}
    assert said["en"] == said["en-gb"] == str(refused)
    assert said["en"].isascii() or "¶" in said["en"]
    assert CHINESE.search(said["zh-hans"])
    assert CHINESE.search(refused.remedy.zh) and refused.remedy.en.isascii()

    assert articles.exists(refused.cites)
    assert citation.parse(said["en"])[-1] == refused.cites
    assert refused.cites.zh in said["zh-hans"]


def test_a_refusal_by_a_rule_of_another_kind_names_that_rule() -> None:
    case = Case(stage=Stage.FORWARDED, known={"route": "A6", "persons": 9})
    facts = {"reason": "plain"}
    with pytest.raises(Refused) as refused:
        check(case, Entry("accept_simple", Role.HANDLER, date(2024, 3, 1), facts=facts))

    assert "Simple Handling Measures Art. 5" in str(refused.value)
    assert refused.value.say("zh").endswith("（《信访事项简易办理办法》第五条）")
    _helps(refused.value)


def test_a_refusal_by_the_regulations_names_them_in_chinese() -> None:
    with pytest.raises(Refused) as refused:
        check(Case(stage=Stage.HANDLING), Entry("extend", Role.HANDLER, date(2024, 3, 1)))

    said = refused.value.say("zh-hans")
    assert said == "“延长办理期限”由单位负责人办理（《信访工作条例》第三十四条）"
