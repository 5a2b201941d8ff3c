"""What a reader of a record is shown, and what waits to be shown (Arts. 18, 21).

A petitioner reads the public entries. An officer reads no evaluation before its window closes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lianxin.matters.attachment import Attachment
from lianxin.matters.entry import Entry
from lianxin.matters.matter import Matter
from lianxin.matters.words import Words
from lianxin.organs.models import Officer, Organ
from lianxin.procedure.facts import FACTS, Kind
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.statute.grounds import GROUNDS
from lianxin.statute.text import Text

HIDDEN = frozenset({"item", "document", "word", "digest", "barred", "recusal_cleared", "direct"})
EVALUATION = frozenset({"evaluate"})
PAPERS = ("document", "word", "proof")


@dataclass(frozen=True)
class Line:
    """One entry as it is read: what was done, by whom, with which facts and papers."""

    entry: Entry
    facts: list[tuple[Text, Any]] = field(default_factory=list)
    papers: list[Attachment] = field(default_factory=list)

    @property
    def step(self) -> Step:
        """Return the step's row."""
        return self.entry.rule


def for_officer(matter: Matter, on: date) -> list[Line]:
    """Return the whole record but for evaluations whose window is still open."""
    entries = matter.entries.select_related("officer", "organ", "petitioner")
    open_window = matter.evaluation_until is not None and on <= matter.evaluation_until
    return _lines(matter, [e for e in entries if not (open_window and e.step in EVALUATION)])


def for_petitioner(matter: Matter) -> list[Line]:
    """Return what the petitioner may read: the public entries, and their own."""
    entries = matter.entries.select_related("organ", "petitioner")
    return _lines(matter, [e for e in entries if e.rule.public or e.petitioner_id], own=True)


def _lines(matter: Matter, entries: Iterable[Entry], *, own: bool = False) -> list[Line]:
    entries = list(entries)
    words = {str(w.pk): w for w in matter.words.all()}
    papers = {str(a.pk): a for a in matter.attachments.all() if a.for_petitioner or not own}
    names = _names(entries)
    return [_line(entry, words, papers, names) for entry in entries]


def _line(entry: Entry, words: dict[str, Words], papers: dict[str, Attachment], names: Any) -> Line:
    facts = [
        (FACTS[name].label, shown)
        for name, value in entry.facts.items()
        if name in FACTS
        and name not in HIDDEN
        and FACTS[name].kind is not Kind.FILE
        and (shown := _shown(name, value, words, names)) not in (None, "")
    ]
    keys = [key for name in PAPERS for key in pointed_at(entry.facts.get(name))]
    return Line(entry, facts, [papers[key] for key in keys if key in papers])


def pointed_at(value: Any) -> list[Any]:
    """Return the files that a fact points at: none, one or several."""
    return value if isinstance(value, list) else [value]


def _shown(name: str, value: Any, words: dict[str, Words], names: Any) -> Any:
    fact = FACTS[name]
    if isinstance(value, dict):
        kept = words.get(value.get("words", ""))
        return kept.text.clear() if kept else Text("（已删除）", "(erased)")
    if fact.kind in {Kind.ORGAN, Kind.OFFICER, Kind.MATTER}:
        return names.get((fact.kind, value), value)
    if fact.kind is Kind.FLAG:
        return Text("是", "yes") if value else ""
    if name == "step" and value in STEPS:
        return STEPS[value].label
    if name == "ground" and value in GROUNDS:
        return GROUNDS[value].name
    return dict(fact.choices).get(value, value)


def _names(entries: list[Entry]) -> dict[tuple[Kind, Any], Any]:
    """Return the organs, officers and matters that the facts point at, three questions at most."""
    wanted: dict[Kind, set[Any]] = {}
    for entry in entries:
        for name, value in entry.facts.items():
            if name in FACTS and FACTS[name].kind in MODELS:
                wanted.setdefault(FACTS[name].kind, set()).add(value)
    return {
        (kind, row.pk): SEALED if getattr(row, "sealed", False) else row
        for kind, keys in wanted.items()
        for row in MODELS[kind].objects.filter(pk__in=keys)
    }


SEALED = Text("（密件）", "(sealed)")
MODELS: dict[Kind, Any] = {Kind.ORGAN: Organ, Kind.OFFICER: Officer, Kind.MATTER: Matter}
