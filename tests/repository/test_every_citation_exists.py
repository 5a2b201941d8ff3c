"""An article that somebody cites is an article that exists."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Iterator

import pytest

from lianxin.procedure.steps import STEPS
from lianxin.statute import articles, citation
from lianxin.statute.citation import Citation
from lianxin.statute.laws import LAWS
from tests.repository import tree

PROSE = {".py", ".html", ".md", ".toml", ".csv", ".po", ".typ", ".js"}
HERE = "tests/"
STORIES = "lianxin/config/demonstration/stories/"


def _plain(cited: Citation) -> Citation:
    """Return a citation by the short name of its law, as our table of laws has it."""
    names = {text.zh: law for law, text in LAWS.items()}
    short = cited.law.removeprefix("中华人民共和国")
    return dataclasses.replace(cited, law=names.get(short, short))


def _prose() -> Iterator[tuple[str, str]]:
    for path in tree.texts():
        place = tree.name(path)
        if path.suffix in PROSE and not place.startswith(HERE):
            yield place, path.read_text(encoding="utf-8")


def test_every_article_cited_in_words_exists():
    wrong = [
        f"{place}: {cited}"
        for place, text in _prose()
        for cited in map(_plain, citation.parse(text))
        if not articles.exists(cited) and not place.startswith(STORIES)
    ]
    assert not wrong, tree.told(sorted(set(wrong)))


def test_the_stories_of_the_demonstration_cite_no_article_beyond_the_last_of_a_law():
    wrong = [
        f"{place}: {cited}"
        for place, text in _prose()
        for cited in map(_plain, citation.parse(text))
        if place.startswith(STORIES) and cited.law in LAWS and not articles.exists(cited)
    ]
    assert not wrong, tree.told(sorted(set(wrong)))


def _citations(value: object, seen: set[int]) -> Iterator[object]:
    if isinstance(value, Citation):
        yield value
    elif id(value) in seen or isinstance(value, (str, bytes, int)):
        return
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        seen.add(id(value))
        for field in dataclasses.fields(value):
            yield from _citations(getattr(value, field.name), seen)
    elif isinstance(value, dict):
        for part in value.values():
            yield from _citations(part, seen)
    elif isinstance(value, (tuple, list, set, frozenset)):
        for part in value:
            yield from _citations(part, seen)


@pytest.mark.parametrize(
    "package", ["lianxin.statute", "lianxin.procedure", "lianxin.procedure.steps"]
)
def test_every_article_cited_in_the_tables_exists(package):
    home = importlib.import_module(package)
    names = [f"{package}.{found.name}" for found in pkgutil.iter_modules(home.__path__)]
    wrong = [
        f"{module}.{name}: {cited}"
        for module in (package, *names)
        for name, value in vars(importlib.import_module(module)).items()
        if name.isupper()
        for cited in _citations(value, set())
        if not articles.exists(cited)
    ]
    assert not wrong, tree.told(wrong)


def test_every_step_of_the_procedure_names_its_article():
    silent = [step.name for step in STEPS.values() if not step.cites]
    assert not silent, tree.told(silent)


def test_nothing_refers_to_a_document_that_is_not_here():
    elsewhere = re.compile(r"\b(LAW|DESIGN|STYLE|PEERS|BRIEF)(\.md|\s+§|\s+[CRST]\d)|\.\./shared")
    found = [
        f"{tree.name(path)}:{number}: {line.strip()[:90]}"
        for path in tree.texts()
        if path.name != "test_every_citation_exists.py"
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if elsewhere.search(line)
    ]
    assert not found, tree.told(found)
