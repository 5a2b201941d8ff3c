"""Every module opens with one sentence that says what it is for."""

from __future__ import annotations

import ast
import re

from tests.repository import tree

SENTENCE = re.compile(r"^[^\n]{10,}[.。]$|^[^\n]{10,}\)\.$")


def test_every_module_opens_with_one_sentence():
    missing = []
    for path in tree.modules():
        if not path.read_text(encoding="utf-8").strip():
            continue
        opening = (ast.get_docstring(tree.parsed(path)) or "").split("\n\n")[0].strip()
        if not SENTENCE.match(opening.split("\n")[0]):
            missing.append(f"{tree.name(path)}: {opening[:80]!r}")
    assert not missing, tree.told(missing)


def test_every_room_of_the_house_says_what_it_is():
    rooms = sorted(path for path in tree.PACKAGE.glob("*/__init__.py"))
    silent = [tree.name(path) for path in rooms if not ast.get_docstring(tree.parsed(path))]
    assert not silent, tree.told(silent)


def test_every_script_says_what_it_does():
    scripts = [path for path in tree.files() if path.suffix == ".js"]
    silent = [
        tree.name(path)
        for path in scripts
        if not path.read_text(encoding="utf-8").lstrip().startswith(("//", "/*"))
    ]
    assert not silent, tree.told(silent)
