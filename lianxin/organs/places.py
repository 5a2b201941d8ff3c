"""Places by their official codes: province, city, district, towns and villages (Art. 5)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

DISTRICT = "440605"


@dataclass(frozen=True)
class Place:
    """One division: its official code, its name and the division it lies in."""

    code: str
    name: str
    parent: str
    name_en: str = ""

    def __str__(self) -> str:
        return self.name

    def say(self, lang: str) -> str:
        """Return the name in a language; the Chinese where there is no English."""
        return (lang.lower().startswith("en") and self.name_en) or self.name

    @property
    def short(self) -> str:
        """Return the name as people say it: 新龙村 for 新龙村委会, 桂一社区 for 桂一社区居委会."""
        if self.name.endswith("村委会"):
            return self.name.removesuffix("委会")
        return self.name.removesuffix("居委会")


@cache
def places() -> dict[str, Place]:
    """Return every place by its code, each after the one that it lies in."""
    text = files(__package__).joinpath("divisions.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Place(row["code"], row["name"], row["parent_code"], row["name_en"])
        for row in csv.DictReader(text.splitlines())
    }


def within(area: str) -> tuple[Place, ...]:
    """Return the places that lie directly in a division."""
    return tuple(place for place in places().values() if place.parent == area)


def towns() -> tuple[Place, ...]:
    """Return the district's towns."""
    return within(DISTRICT)


@cache
def villages(area: str = DISTRICT) -> tuple[Place, ...]:
    """Return the villages and communities of a district or a town, or the one that is meant."""
    if area not in places():
        raise LookupError(f"no such place in the district: {area}")
    if area == DISTRICT:
        return tuple(village for town in towns() for village in within(town.code))
    return within(area) or (places()[area],)


def place(code: str) -> Place | None:
    """Return the place of a code, or of the nearest division around it that is known."""
    for length in (12, 9, 6, 4, 2):
        if len(code) >= length and code[:length] in places():
            return places()[code[:length]]
    return None
