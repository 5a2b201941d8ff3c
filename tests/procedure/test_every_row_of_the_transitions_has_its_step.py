"""The fifty rows of `transitions.csv`, as lawyers wrote them, against the table of steps."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from lianxin.procedure.diagram import edges
from lianxin.procedure.roles import OFFICERS, Role
from lianxin.procedure.stages import CLOSED, OPEN, Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.procedure.steps.parts import BEFORE_ACCEPTED
from lianxin.statute.limits import LIMITS

ROWS = list(
    csv.DictReader((Path(__file__).parent / "transitions.csv").read_text("utf-8").splitlines())
)
OFFICE = {Role.REGISTRAR, Role.SCREENER, Role.SUPERVISOR, Role.CONFIDENTIAL}
UNIT = {Role.HANDLER, Role.HEAD_OF_ORGAN}

# Who a row means; the first set must have somebody in the step's `by`, an only-set must equal it.
ACTORS: dict[str, set[Role]] = {
    "petitioner / sender": {Role.PETITIONER},
    "intake officer": {Role.REGISTRAR},
    "screening officer + second signer": {Role.SCREENER},
    "screening officer": {Role.SCREENER},
    "petition dept": OFFICE,
    "receiving organ": OFFICE | UNIT,
    "higher organ, second signer": {Role.SUPERVISOR},
    "petition dept / organ, second signer": {Role.SUPERVISOR, Role.HEAD_OF_ORGAN},
    "unit": UNIT,
    "units": UNIT,
    "petition dept / superior": {Role.SCREENER, Role.SUPERVISOR},
    "units / common superior / joint conference": {Role.SUPERVISOR, Role.CONVENER},
    "unit (two officers, D)": UNIT,
    "unit / people's mediation committee": {Role.MEDIATOR},
    "parties, unit": UNIT,
    "petitioner → organ one level up": {Role.PETITIONER},
    "review organ": {Role.REVIEWER},
    "review organ → unit": {Role.REVIEWER},
    "petitioner → organ one level above reviewer": {Role.PETITIONER},
    "re-exam organ": {Role.REVIEWER},
    "unit, town": UNIT,
    "joint-conference office / head": {Role.CONVENER, Role.HEAD_OF_ORGAN},
    "office": OFFICE | {Role.CONVENER},
    "any officer; third party": set(OFFICERS),
    "officer or petitioner asks; head decides": {Role.HEAD_OF_ORGAN},
    "office, not the handling unit": OFFICE,
}
ONLY: dict[str, set[Role]] = {
    "unit head signs": {Role.HEAD_OF_ORGAN},
    "head of the unit": {Role.HEAD_OF_ORGAN},
    "sys": {Role.SYSTEM},
    "petitioner only": {Role.PETITIONER},
}
# A petition that came to the unit itself is registered and screened there first (Art. 23 ¶1).
DIRECT = {Stage.SCREENED}
GROUPS: dict[str, set[Stage | None]] = {
    "—": {None},
    "any before ACCEPTED": set(BEFORE_ACCEPTED),
    "any open": set(OPEN),
    "any": set(Stage),
    "closed": set(CLOSED),
    "closed, evaluable": set(CLOSED),
    "CLOSED_*": set(CLOSED),
    "RECEIVED(unit)": set(DIRECT),
    "REEXAM": {Stage.REEXAMINATION},
}
FLAGS = {
    "URGENT": "urgent",
    "SIMPLE": "simple",
    "EXTENDED": "extended",
    "EXECUTION": "executing",
    "SUPERVISED": "supervised",
    "LEAD": "lead",
    "SUCCESSION": "succession",
}
# Counted by service, not by signature: the step that serves stops the clock of the row.
STOPPED_BY_SERVICE = {"29": "serve"}


def _steps(row: dict[str, str]) -> list[Step]:
    return [step for step in STEPS.values() if step.row == int(row["#"])]


def _from(row: dict[str, str]) -> set[Stage | None]:
    if row["From"] in GROUPS:
        return GROUPS[row["From"]]
    named = (name.strip() for name in row["From"].split(","))
    return {stage for name in named for stage in GROUPS.get(name, {_stage(name)})}


def _stage(name: str) -> Stage | None:
    known = {stage.name: stage for stage in Stage}
    return known.get(name, Stage.REEXAMINATION if name == "REEXAM" else None)


def _to(row: dict[str, str]) -> set[Stage]:
    """Return the stages that a row leads to; none where it stays, or says so in words."""
    named = re.findall(r"\b[A-Z][A-Z_]{3,}\b", re.sub(r"\(.*?\)", "", row["To"]))
    if row["To"] == "track C":
        return {Stage.SEALED_ROUTED}
    return {stage for name in named if (stage := _stage(name)) is not None}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['#']} {row['Event']}")
def test_a_row_has_a_step_with_its_from_to_and_actor(row: dict[str, str]) -> None:
    steps = _steps(row)
    assert steps, "no step carries out this row"

    assert _from(row) <= {stage for step in steps for stage in step.at}
    ends = {edge.end for step in steps for edge in edges(step)}
    assert _to(row) - _from(row) <= ends
    for step in steps:
        if step.to is not None and _to(row):
            assert {edge.end for edge in edges(step)} <= _to(row)

    acting = {role for step in steps for role in step.by}
    if row["Actor"] in ONLY:
        assert {*steps[0].by} == ONLY[row["Actor"]]
    else:
        assert acting & ACTORS[row["Actor"]]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['#']} {row['Event']}")
def test_a_row_starts_and_stops_its_clocks(row: dict[str, str]) -> None:
    steps = _steps(row)
    started = {limit.id for step in steps for limit in (*step.starts, *step.times)}
    stopped = {limit.id for step in steps for limit in step.stops}
    if row["#"] in STOPPED_BY_SERVICE:
        stopped |= {limit.id for limit in STEPS[STOPPED_BY_SERVICE[row["#"]]].stops}

    assert _clocks(row["Clock"], "start") | _clocks(row["Clock"], "new") <= started
    assert _clocks(row["Clock"], "stop") <= stopped


def _clocks(said: str, verb: str) -> set[str]:
    clauses = re.findall(rf"\b{verb} ((?:R\d+[a-c]?(?:, |/| or )?)+)", said)
    return {id for clause in clauses for id in re.findall(r"R\d+[a-c]?", clause)}


@pytest.mark.parametrize("row", [row for row in ROWS if "(" in row["To"]], ids=lambda r: r["#"])
def test_a_row_raises_its_flag(row: dict[str, str]) -> None:
    wanted = {FLAGS[word] for word in re.findall(r"\b[A-Z]{4,}\b", row["To"]) if word in FLAGS}
    assert wanted <= {flag for step in _steps(row) for flag in step.raises}


@pytest.mark.parametrize(
    "row", [row for row in ROWS if re.match(r"\d", row["Law"])], ids=lambda row: row["#"]
)
def test_a_row_that_stands_in_the_law_is_cited_by_its_step(row: dict[str, str]) -> None:
    named = set(NEAR.get(row["#"], ()))
    for part in row["Law"].split(";")[0].split(","):
        first, last = re.match(r"\s*(\d+)(?:–(\d+))?", part).groups()
        named |= set(range(int(first), int(last or first) + 1))
    assert {step.cites.article for step in _steps(row)} & named


# Where the step cites the article that asks for the act rather than the one that mentions it.
NEAR = {"30": {35}}


def test_every_step_says_which_row_it_is_or_that_it_is_beside_the_table() -> None:
    assert {step.row for step in STEPS.values()} == {0, *(int(row["#"]) for row in ROWS)}


def test_the_limits_that_rows_name_exist() -> None:
    named = {id for row in ROWS for id in re.findall(r"R\d+[a-c]?", row["Clock"])}
    assert named <= set(LIMITS)
