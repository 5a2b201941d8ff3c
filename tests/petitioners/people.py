"""Invented petitioners (Art. 17)."""

from __future__ import annotations

from lianxin.petitioners.models import Petitioner

ZHANG_SAN = {
    "name": "张三丰",
    "id_number": "44060519900101123X",
    "phone": "138 0000 1234",
    "address": "佛山市南海区桂城街道叠二社区南海大道北12号3座401",
}


def zhang_san(**other: str) -> Petitioner:
    """Make Zhang San, or somebody who differs in some fields."""
    return Petitioner.objects.create(**{**ZHANG_SAN, **other})
