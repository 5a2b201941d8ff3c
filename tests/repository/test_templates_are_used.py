"""Every template is reached from a view, and a component says what it wants."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.repository import tree

NAMED = re.compile(r"""["']([\w./-]+\.html)(?:#[\w-]+)?["']""")
GIVEN_BY_DJANGO = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}
OTHERS = ("django", "allauth", "axes", "template_partials", "django_htmx")


def _known() -> dict[str, Path]:
    homes = [tree.TEMPLATES, *sorted(tree.PACKAGE.glob("*/templates"))]
    return {
        path.relative_to(home).as_posix(): path
        for home in homes
        for path in sorted(home.rglob("*.html"))
    }


def _named_in_python() -> Iterator[str]:
    for path in tree.modules("lianxin"):
        for node in ast.walk(tree.parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield re.escape(node.value.split("#")[0])
            elif isinstance(node, ast.JoinedStr):
                yield "".join(
                    re.escape(part.value) if isinstance(part, ast.Constant) else r"[\w-]+"
                    for part in node.values
                ).split("\\#")[0]


def _overrides(template: str) -> bool:
    """Tell whether a package of others asks for this template by this name."""
    for package in OTHERS:
        spec = find_spec(package)
        for home in spec.submodule_search_locations or () if spec else ():
            if next(Path(home).glob(f"**/templates/{template}"), None):
                return True
    return False


def test_every_template_is_reached():
    known = _known()
    patterns = {pattern for pattern in _named_in_python() if pattern.endswith(r"\.html")}
    anything = re.compile("|".join(sorted(patterns)) or "$^")
    reached = {name for name in known if anything.fullmatch(name)}
    reached |= {name for name in known if name in GIVEN_BY_DJANGO or _overrides(name)}
    waiting = list(reached)
    while waiting:
        text = known[waiting.pop()].read_text(encoding="utf-8")
        for name in NAMED.findall(text):
            if name in known and name not in reached:
                reached.add(name)
                waiting.append(name)
    unused = sorted(set(known) - reached)
    assert not unused, tree.told(unused)


@pytest.mark.parametrize(
    "path", sorted((tree.TEMPLATES / "components").glob("*.html")), ids=lambda path: path.stem
)
def test_a_component_opens_with_a_comment_that_lists_what_it_takes(path):
    opening = path.read_text(encoding="utf-8").lstrip()
    assert opening.startswith(("{% comment", "{#")), (
        f"{tree.name(path)} opens with {opening[:60]!r}"
    )


def test_every_template_that_is_asked_for_exists():
    known = _known()
    missing = [
        f"{tree.name(path)}: {name}"
        for path in tree.templates()
        for name in re.findall(
            r"""\{%\s*(?:include|extends)\s+["']([\w./-]+\.html)""",
            path.read_text(encoding="utf-8"),
        )
        if name not in known and not _overrides(name)
    ]
    assert not missing, tree.told(missing)
