"""The contract that import-linter checks is the house of the design, no looser."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.repository import tree

DESKS = (
    "portal | hall | registration | handling | mediation | review"
    " | supervision | satisfaction | reports | outreach | exchange"
)
HOUSE = f"""
config
{DESKS}
web
search | statistics | documents
matters
organs | petitioners
procedure
statute
"""


@pytest.fixture(scope="module")
def contracts() -> dict[str, dict]:
    settings = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["id"]: contract for contract in settings["tool"]["importlinter"]["contracts"]}


def test_the_layers_are_those_of_the_design(contracts):
    layers = [re.sub(r"[()]", "", layer) for layer in contracts["house"]["layers"]]
    assert layers == HOUSE.strip().splitlines()


def test_no_room_stands_outside_the_layers(contracts):
    house = contracts["house"]
    assert house["exhaustive"] is True
    assert house["containers"] == ["lianxin"]
    assert not {"exhaustive_ignores", "ignore_imports"} & set(house)


def test_what_the_law_says_is_plain_python(contracts):
    plain = contracts["plain"]
    assert set(plain["source_modules"]) == {"lianxin.statute", "lianxin.procedure"}
    assert "django" in plain["forbidden_modules"]
    assert "ignore_imports" not in plain


def test_a_room_that_exists_is_not_marked_as_missing(contracts):
    marked = re.findall(r"\((\w+)\)", " ".join(contracts["house"]["layers"]))
    built = [room for room in marked if (tree.PACKAGE / room / "__init__.py").exists()]
    assert not built, f"take the brackets from {built} in pyproject.toml"


def test_the_law_and_the_procedure_check_types_strictly():
    settings = tomllib.loads((tree.ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    strict = next(
        part
        for part in settings["tool"]["mypy"]["overrides"]
        if "lianxin.statute.*" in part["module"]
    )
    assert "lianxin.procedure.*" in strict["module"]
    assert strict["disallow_untyped_defs"] and strict["disallow_any_generics"]
