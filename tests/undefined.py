"""A variable that a template names and nobody gave fails the test; pages look as ever meanwhile.

A pytest plugin. Django asks for `string_if_invalid` where a variable is missing; ours is the empty
text that Django has, and it notes who asked. `{{ x|default:"" }}` says that x may be missing.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from django.template import engines
from django.template.base import FilterExpression

OURS = Path(__file__).resolve().parent.parent / "lianxin"
OPTIONAL = {"default", "default_if_none", "yesno"}
RESOLVE = FilterExpression.resolve.__code__
missing: list[str] = []


class Undefined(str):
    """The empty text that notes each variable for which it stands in."""

    def __bool__(self) -> bool:
        asked = sys._getframe(1)
        if asked.f_code is RESOLVE and not _may_be_missing(asked.f_locals["self"]):
            _note(asked, asked.f_locals["self"].token)
        return False

    def __contains__(self, part: str) -> bool:
        asked = sys._getframe(1)
        if asked.f_code.co_name == "render_value":
            _note(asked, asked.f_locals.get("key", "?"))
        return False


def _may_be_missing(expression: FilterExpression) -> bool:
    return bool(expression.filters) and expression.filters[0][0].__name__ in OPTIONAL


def _note(frame: FrameType | None, name: Any) -> None:
    while frame and frame.f_code.co_name != "render_annotated":
        frame = frame.f_back
    node = frame.f_locals["self"] if frame else None
    origin = getattr(getattr(node, "origin", None), "name", "")
    if node is not None and Path(origin).is_relative_to(OURS):
        where = Path(origin).relative_to(OURS).as_posix()
        missing.append(f"lianxin/{where}:{node.token.lineno}: {name}")


@pytest.fixture(autouse=True)
def no_variable_is_missing() -> Iterator[None]:
    """Fail a test after which a template of ours was left without a variable."""
    engines["django"].engine.string_if_invalid = Undefined()
    missing.clear()
    yield
    assert not missing, "\n".join(["variables that nobody gave:", *sorted(set(missing))])
