"""Read and play the worked examples that stand beside this file, one TOML file per article.

An example says what was entered (`given`), after which beginning (`after`, by name, from
`beginnings.toml`), and either what holds `then` or in which words the last entry is `refused`.

- `by` is the role; `who` the person, if it matters who (else each role is one person).
- what an example does not turn on is filled in: papers, words, names (see `PLAIN`);
  a fact written as "" is missing.
- `then.due` and `then.rights` are last days by law; `then.counted` are last days as counted.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.facts import FACTS, Kind
from lianxin.procedure.replay import advance
from lianxin.procedure.roles import Role
from lianxin.procedure.steps import STEPS
from lianxin.statute.calendar import STATUTORY

HERE = Path(__file__).parent
POINTED = {Kind.FILE, Kind.ITEM, Kind.MATTER, Kind.OFFICER, Kind.WORDS}
PLAIN: Mapping[str, Any] = {
    "channel": "net",
    "category": "城乡建设/工程管理/其他",
    "recusal_cleared": True,
    "unit": "town",
    "review_organ": "district",
    "reexamination_organ": "city",
    "method": "direct",
    "to_government": True,
    "accused": "bureau",
}


@dataclass(frozen=True)
class Example:
    """One example of one article."""

    article: int
    name: str
    entries: tuple[Entry, ...]
    then: Mapping[str, Any]
    refused: str

    def __str__(self) -> str:
        return f"Art. {self.article}: {self.name}"

    def play(self) -> Case:
        """Enter one act after the other and return the case."""
        case = Case()
        for entry in self.entries:
            case, _timed = advance(case, entry, STATUTORY)
        return case


def examples() -> Iterator[Example]:
    """Yield every example of every article."""
    for path in sorted(HERE.glob("article_*.toml")):
        yield from read(path)


def read(path: Path) -> Iterator[Example]:
    """Yield the examples of one file."""
    article = int(path.stem.removeprefix("article_"))
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["example"]:
        yield Example(
            article, row["name"], tuple(_record(row)), row.get("then", {}), row.get("refused", "")
        )


def _record(row: Mapping[str, Any]) -> Iterator[Entry]:
    if "after" in row:
        yield from _record(BEGINNINGS[row["after"]])
    for act in row.get("given", ()):
        yield _entry(act)


def _entry(act: Mapping[str, Any]) -> Entry:
    facts = _filled(act["step"], act["on"], act.get("facts", {}))
    role = Role(act["by"])
    return Entry(
        act["step"],
        role,
        act["on"],
        who=act.get("who", role.value),
        organ=act.get("organ"),
        facts={name: value for name, value in facts.items() if value != ""},
    )


def _filled(step: str, on: date, given: Mapping[str, Any]) -> dict[str, Any]:
    facts = dict(given)
    for name in STEPS[step].asks:
        if name in facts:
            continue
        if name == "received_on":
            facts[name] = on
        elif name in PLAIN:
            facts[name] = PLAIN[name]
        elif FACTS[name].kind in POINTED:
            facts[name] = f"some {FACTS[name].label.en}"
    return facts


def _beginnings() -> dict[str, Any]:
    return tomllib.loads((HERE / "beginnings.toml").read_text(encoding="utf-8"))


BEGINNINGS = _beginnings()
