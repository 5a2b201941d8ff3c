"""The organs of the demonstration district, and which organ reviews which (Arts. 5, 14, 35, 36)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True)
class Organ:
    """One organ as data; `parent`, `above` and `counterpart` are codes, or ""."""

    code: str
    name: str
    short: str
    name_en: str
    kind: str
    level: str
    symbol: str
    area: str
    address: str
    phone: str
    parent: str = ""
    above: str = ""
    counterpart: str = ""
    competences: tuple[str, ...] = ()
    own_area_only: bool = False


@cache
def organs() -> dict[str, Organ]:
    """Return every organ by its code, each after its parent and the organ above it."""
    data = tomllib.loads(files(__package__).joinpath("organs.toml").read_text(encoding="utf-8"))
    rows = [
        {key: group[key] for key in group if key != "organs"} | row
        for group in data["group"]
        for row in group["organs"]
    ]
    return {row["code"]: _organ(row, number, data) for number, row in enumerate(rows, 1001)}


def town_organ(area: str) -> Organ:
    """Return the town whose area a town's or a village's code names."""
    for organ in organs().values():
        if organ.kind == "town" and area.startswith(organ.area):
            return organ
    raise LookupError(f"no town of the demonstration district holds {area}")


def _organ(row: dict[str, str], number: int, data: dict[str, Any]) -> Organ:
    competences = data["competences"]
    return Organ(
        phone=f"{row.pop('dial')}-0000{number}",
        competences=tuple(competences.get(row["code"], competences.get(row["kind"], ()))),
        own_area_only=row["kind"] in data["own_area_only"],
        **row,
    )
