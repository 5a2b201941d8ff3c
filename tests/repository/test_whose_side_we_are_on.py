"""This house keeps matters, not persons under watch (Arts. 18 ¶4, 19, 39; Constitution Art. 41).

docs/explanation/whose-side-we-are-on.md says why. Warnings, leads and figures are about matters and
organs. Nothing here may follow, score, label, stop or press somebody who petitions; nobody but the
petitioner evaluates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.apps import apps
from django.db import models
from django.urls import URLPattern, URLResolver, get_resolver

from lianxin.procedure.facts import FACTS, Kind
from lianxin.procedure.roles import OFFICERS, Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.steps import STEPS
from tests.repository import tree
from tests.repository.watching import OF_PERSONS, PERSONAL, PETITIONER, WATCHING

ALLOWED = {
    "docs/explanation/whose-side-we-are-on.md",
    "tests/repository/test_whose_side_we_are_on.py",
    "tests/repository/watching.py",
}
ABOUT_ORGANS = {("organs", "Organ"), ("organs", "Officer")}
POINT_AT_PETITIONERS = {
    ("petitioners", "Reading"),
    ("matters", "Party"),
    ("matters", "Matter"),
    ("matters", "Item"),
    ("matters", "Entry"),
}


def _ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("lianxin.")]


def _key(model: type[models.Model]) -> tuple[str, str]:
    return model._meta.app_label, model.__name__


def _words(name: str) -> set[str]:
    return set(re.split(r"[^a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()))


def _urls(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            yield f"{here} {pattern.name or ''}"
        else:
            yield from _urls(pattern, here)


def test_no_text_of_ours_speaks_of_watching_persons():
    found = [
        f"{tree.name(path)}:{number}: {match[0]}"
        for path in tree.texts()
        if tree.name(path) not in ALLOWED
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        for match in WATCHING.finditer(line)
    ]
    assert not found, tree.told(found)


@pytest.mark.parametrize(
    "words",
    [
        "列入重点人员名单",
        "沿途劝返",
        "put on a watch list",
        "the risk score of a petitioner",
        "行踪轨迹",
        "black-listed blacklist",
    ],
)
def test_the_watch_for_such_words_sees_them(words):
    assert WATCHING.search(words)


def test_no_file_is_named_for_watching_persons():
    found = [
        tree.name(path)
        for path in tree.files()
        if tree.name(path) not in ALLOWED and WATCHING.search(path.name.replace("_", " "))
    ]
    assert not found, tree.told(found)


def test_of_a_petitioner_is_kept_who_writes_and_how_to_answer_and_no_more():
    """Art. 19 ¶1 asks for a name and an address, and for nothing else about the person."""
    petitioner = apps.get_model("petitioners", "Petitioner")
    assert {field.name for field in petitioner._meta.concrete_fields} <= PETITIONER


def test_no_score_label_or_whereabouts_is_kept_beside_a_petitioner():
    found = [
        f"{model.__name__}.{field.name}"
        for model in apps.get_app_config("petitioners").get_models()
        for field in model._meta.get_fields()
        if not field.auto_created and _words(field.name) & OF_PERSONS
    ]
    assert not found, tree.told(found)


def test_only_the_record_points_at_a_petitioner():
    """A new table that points at petitioners is a new way to look at persons: name its duty."""
    petitioner = apps.get_model("petitioners", "Petitioner")
    found = sorted(
        {
            ".".join(_key(model))
            for model in _ours()
            for field in model._meta.get_fields()
            if not field.auto_created
            and field.related_model is petitioner
            and _key(model) not in POINT_AT_PETITIONERS
        }
    )
    assert not found, tree.told(found)


def test_personal_data_has_one_home():
    found = [
        f"{'.'.join(_key(model))}.{field.name}"
        for model in _ours()
        if model._meta.app_label != "petitioners" and _key(model) not in ABOUT_ORGANS
        for field in model._meta.concrete_fields
        if field.name in PERSONAL
        or _words(field.name) & {"phone", "mobile", "email", "wechat", "passport", "birthday"}
    ]
    assert not found, tree.told(found)


def test_no_entry_says_who_somebody_is():
    """What is written for good names nobody: an entry points at a petitioner, who can be erased."""
    entry = apps.get_model("matters", "Entry")
    assert not {field.name for field in entry._meta.concrete_fields} & (PERSONAL | {"name"})
    said = [
        fact
        for fact in FACTS
        if fact in PERSONAL or _words(fact) & {"name", "phone", "address", "email"}
    ]
    assert not said, tree.told(said)


def test_words_and_files_are_kept_apart_from_the_record():
    """Free words may hold a name, so an entry carries no fact that FACTS does not describe."""
    unknown = sorted({fact for step in STEPS.values() for fact in step.facts if fact not in FACTS})
    assert not unknown, tree.told(unknown)
    assert Kind.WORDS != Kind.CODE


def test_nothing_that_can_be_done_is_done_to_a_person():
    names = [*STEPS, *FACTS, *(stage.value for stage in Stage), *(role.value for role in Role)]
    labels = [
        thing.label for group in (STEPS.values(), FACTS.values(), Stage, Role) for thing in group
    ]
    labels += [text for fact in FACTS.values() for _, text in fact.choices]
    said = [*names, *(label.zh for label in labels), *(label.en for label in labels)]
    found = [words for words in said if WATCHING.search(words.replace("_", " "))]
    assert not found, tree.told(found)


def test_no_page_is_for_watching_persons():
    found = [url for url in _urls() if WATCHING.search(url.replace("-", " ").replace("_", " "))]
    assert not found, tree.told(found)


def test_no_permission_is_for_watching_persons():
    found = [
        f"{model.__name__}: {words}"
        for model in _ours()
        for permission in model._meta.permissions
        for words in permission
        if WATCHING.search(str(words).replace("_", " "))
    ]
    assert not found, tree.told(found)


def test_only_the_petitioner_evaluates():
    """An evaluation is the petitioner's own: no officer may write one, or propose one (Art. 21)."""
    assert STEPS["evaluate"].by == (Role.PETITIONER,)
    rated = [
        step.name
        for step in STEPS.values()
        if ("rating" in step.facts or step.form == "F21") and set(step.by) & OFFICERS
    ]
    assert not rated, tree.told(rated)


def test_only_the_petitioner_withdraws_and_somebody_else_asks_whether_it_was_free():
    assert STEPS["withdraw"].by == (Role.PETITIONER,)
    assert STEPS["keep_petition"].by == (Role.PETITIONER,)
    assert not set(STEPS["confirm_withdrawal"].by) & {
        Role.HANDLER,
        Role.HEAD_OF_ORGAN,
        Role.PETITIONER,
    }


def test_no_figure_counts_people_who_went_higher():
    """Art. 39: organs are assessed by matters settled lawfully and in time, never by journeys."""
    try:
        from lianxin.statistics.indicators import INDICATORS
    except ImportError:
        pytest.skip("no indicators are reckoned yet")
    found = [str(indicator) for indicator in INDICATORS if WATCHING.search(str(indicator))]
    assert not found, tree.told(found)


def test_the_principles_are_written_down_with_the_test_that_keeps_them():
    page = (tree.ROOT / "docs" / "explanation" / "whose-side-we-are-on.md").read_text(
        encoding="utf-8"
    )
    here = (tree.ROOT / "tests" / "repository" / "test_whose_side_we_are_on.py").read_text(
        encoding="utf-8"
    )
    named = set(re.findall(r"`(test_\w+)`", page))
    tests = set(re.findall(r"^def (test_\w+)", here, re.M))
    assert named and named <= tests, tree.told(sorted(named - tests))
