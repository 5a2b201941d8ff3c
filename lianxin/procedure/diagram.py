"""The charts of tracks A, P and C, drawn from the table of steps as Mermaid text (Arts. 22-36)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, OPEN, Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.statute.text import Text

INTAKE = frozenset({Stage.RECEIVED, Stage.REGISTERED, Stage.SCREENED})
SENT = frozenset({Stage.FORWARDED, Stage.ASSIGNED, Stage.OBJECTED, Stage.JURISDICTION})
SUGGESTION = frozenset({Stage.STUDY, Stage.DECIDED, Stage.REPLIED})
ACCUSATION = frozenset({Stage.SEALED_ROUTED, Stage.RECEIPT_CONFIRMED, Stage.CLOSED_SEALED})
SOME_DAY = date(2024, 1, 2)


@dataclass(frozen=True)
class Track:
    """One of the three tracks: its letter, its name, and the stages that it passes through."""

    code: str
    name: Text
    stages: frozenset[Stage]

    def has(self, step: Step) -> bool:
        """Tell whether a step is taken on the track (an accusation knows sealed steps only)."""
        return bool(step.under_seal) or step.name == "arrive" or self.code != "C"


TRACKS = (
    Track("A", Text("申诉求决", "claims"), frozenset(Stage) - SUGGESTION - ACCUSATION),
    Track("P", Text("建议意见", "suggestions"), INTAKE | SENT | SUGGESTION),
    Track("C", Text("检举控告（密封）", "accusations, under seal"), INTAKE | ACCUSATION),
)


@dataclass(frozen=True)
class Edge:
    """One arrow: from a stage (or from nowhere) by a step to a stage."""

    start: Stage | None
    step: Step
    end: Stage


def edges(step: Step) -> Iterator[Edge]:
    """Yield the arrows of a step; one that stays where it is has none."""
    for start in sorted(step.at, key=_order):
        for end in sorted(_ends(step, start), key=_order):
            yield Edge(start, step, end)


def from_everywhere(step: Step) -> bool:
    """Tell whether a step leads away from every open or closed stage, too many to draw."""
    return step.to is not None and (step.at >= OPEN or step.at >= CLOSED)


def drawn(track: Track) -> list[Edge]:
    """Return the arrows of a track's chart."""
    return [
        edge
        for step in STEPS.values()
        if track.has(step) and not from_everywhere(step)
        for edge in edges(step)
        if edge.end in track.stages and (edge.start is None or edge.start in track.stages)
    ]


def mermaid(track: Track) -> str:
    """Return a track's chart as Mermaid text; arrows of several steps are drawn once."""
    arrows = drawn(track)
    shown = [s for s in Stage if any(s in (edge.start, edge.end) for edge in arrows)]
    names = [f"    {s.value} : {s.label.zh} {s.label.en.replace(':', ',')}" for s in shown]
    lines = dict.fromkeys(_pair(edge) for edge in arrows)
    joined = [
        f"    {start} --> {end} : {'；'.join(_label(e.step) for e in arrows if _pair(e) == pair)}"
        for pair in lines
        for start, end in (pair,)
    ]
    ends = [f"    {stage.value} --> [*]" for stage in shown if stage in CLOSED]
    return "\n".join(["stateDiagram-v2", "    direction TB", *names, *joined, *ends])


def _pair(edge: Edge) -> tuple[str, str]:
    return (edge.start.value if edge.start else "[*]", edge.end.value)


def _label(step: Step) -> str:
    return f"{step.label.zh} {step.name} ({step.cites.article})"


def _ends(step: Step, start: Stage | None) -> set[Stage]:
    """Return where a step can lead from a stage; some look at where the matter was before."""
    if step.to is None:
        return set()
    cases = [Case(stage=start, before=before) for before in (Stage.FORWARDED, Stage.ASSIGNED)]
    entries = [Entry(step.name, Role.SYSTEM, SOME_DAY, facts=f) for f in ({}, {"due_on": SOME_DAY})]
    found = {step.leads_to(case, entry) for case in cases for entry in entries}
    return {stage for stage in found if stage is not None}


def _order(stage: Stage | None) -> int:
    return -1 if stage is None else list(Stage).index(stage)
