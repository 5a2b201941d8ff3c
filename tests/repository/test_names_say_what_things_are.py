"""Rooms are named for what is in them, forms and views without suffixes, migrations in words."""

from __future__ import annotations

import ast
import re

from tests.repository import tree

EMPTY = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "core",
    "base",
    "manager",
    "managers",
    "misc",
    "tools",
    "lib",
}
SUFFIX = re.compile(r"(?<=[a-z])(View|Form|Service|Helper|Util|Manager|Repository)s?$")
NUMBERED = re.compile(r"^\d{4}_[a-z][a-z0-9_]+$")


def test_no_module_has_a_name_that_says_nothing():
    found = [
        tree.name(path)
        for path in tree.modules("lianxin", "bench", "tests")
        if EMPTY & {path.stem, *path.relative_to(tree.ROOT).parts[:-1]}
    ]
    assert not found, tree.told(found)


def test_no_class_carries_the_name_of_its_mechanism():
    found = [
        f"{tree.name(path)}: {node.name}"
        for path in tree.modules("lianxin")
        for node in ast.walk(tree.parsed(path))
        if isinstance(node, ast.ClassDef) and SUFFIX.search(node.name)
    ]
    assert not found, tree.told(found)


def test_migrations_are_named_in_words():
    found = [
        tree.name(path)
        for path in sorted(tree.PACKAGE.glob("*/migrations/*.py"))
        if path.stem != "__init__"
        and (
            not NUMBERED.match(path.stem) or "_auto_" in path.stem or path.stem.endswith("_initial")
        )
    ]
    assert not found, tree.told(found)


def test_nothing_happens_behind_the_back_of_the_one_who_reads():
    """Django's signals would let a save do what the line that saves does not say."""
    signals = re.compile(
        r"django\.(db\.models|dispatch|core)\.?(signals|dispatch)?.*\b(post_save|pre_save|receiver)\b"
    )
    found = [
        f"{tree.name(path)}:{number}"
        for path in tree.modules("lianxin")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if signals.search(line)
    ]
    assert not found, tree.told(found)
