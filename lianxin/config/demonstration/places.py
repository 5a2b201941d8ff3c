"""Where the demonstration's people live: real villages, invented addresses (Art. 5)."""

from __future__ import annotations

from lianxin.organs.places import DISTRICT, Place, places, towns, villages, within

__all__ = ["DISTRICT", "Place", "address", "places", "towns", "villages", "within"]


def address(village: Place, number: int) -> str:
    """Return an address that nobody has: a real village, an invented road, a number."""
    return f"佛山市南海区{places()[village.parent].name}{village.short}演示路{number}号"
