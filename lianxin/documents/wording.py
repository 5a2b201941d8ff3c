"""The wording of each form, read from `wording/`, and how facts are put into it (Arts. 23, 31-36).

A file says what a document is made of. In its sentences `{name}` is a fact, `{name:a|b}` a row of
boxes of which the fact's one is filled in, and `[...]` is left out when a fact in it is missing.
Facts are put in once and never read again as wording, whatever they contain.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from lianxin.documents import values
from lianxin.documents.values import NO
from lianxin.procedure.facts import FACTS

_PART = re.compile(r"\[(?P<optional>[^\[\]]*)\]|\{(?P<name>\w+)(?::(?P<choices>[^{}]*))?\}")
_WHOLE = re.compile(r"\{(\w+)\}")


@cache
def wording(name: str) -> dict[str, Any]:
    """Return the wording of a form (`F12`) or of a part that forms share (`remedy`)."""
    source = files("lianxin.documents").joinpath("wording", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))


class Filling:
    """Fill sentences with the facts of one document, and remember which facts were lacking."""

    def __init__(self, fields: Mapping[str, object]) -> None:
        """Take the facts by name."""
        self.fields = fields
        self.lacking: list[str] = []

    def fact(self, name: str) -> str:
        """Return one fact in words; a code is written as its Chinese label."""
        written = values.written(self.fields.get(name))
        return _codes(name).get(written, written)

    def code(self, name: str) -> str:
        """Return one fact as its code."""
        fact = self.fields.get(name)
        return values.written(getattr(fact, "code", fact))

    def line(self, sentence: str, *, strict: bool = True) -> str:
        """Return a sentence with its facts; a strict one may not have a hole."""

        def put(part: re.Match[str]) -> str:
            if part["optional"] is not None:
                return self._optional(part["optional"])
            if part["choices"] is not None:
                return self._boxes(part["name"], part["choices"])
            fact = self.fact(part["name"])
            if strict and not fact:
                self.lacking.append(part["name"])
            return fact

        return _PART.sub(put, sentence)

    def paragraphs(self, sentence: str) -> Iterator[str]:
        """Yield a sentence as paragraphs; one that is nothing but a missing fact is left out."""
        if whole := _WHOLE.fullmatch(sentence):
            yield from _counted(self.fields.get(whole[1]), self.fact(whole[1]))
        else:
            filled = self.line(sentence)
            yield from (line.strip() for line in filled.split("\n") if line.strip())

    def holds(self, condition: str) -> bool:
        """Tell whether `name`, `!name` or `name=code` is true of the facts."""
        name, _, wanted = condition.removeprefix("!").partition("=")
        code = self.code(name)
        true = code in wanted.split("|") if wanted else code not in ("", NO)
        return true != condition.startswith("!")

    def _optional(self, sentence: str) -> str:
        names = (part["name"] for part in _PART.finditer(sentence))
        present = all(self.fact(name) for name in names)
        return self.line(sentence) if present else ""

    def _boxes(self, name: str, choices: str) -> str:
        codes = _codes(name)
        chosen = {codes.get(one, one) for one in values.lines(self.fields.get(name))}
        return "　".join(("■" if c in chosen else "□") + c for c in choices.split("|"))


@cache
def _codes(name: str) -> dict[str, str]:
    known: dict[str, str] = wording("common")["codes"].get(name, {})
    choices = FACTS[name].choices if name in FACTS else ()
    return {**{code: label.zh for code, label in choices}, **known}


def _counted(value: object, written: str) -> Iterable[str]:
    """Return a value's paragraphs; those of a list with several members carry numbers."""
    if not isinstance(value, list | tuple):
        return values.lines(written)
    members = values.lines(value)
    return [f"{at}. {one}" for at, one in enumerate(members, 1)] if len(members) > 1 else members
