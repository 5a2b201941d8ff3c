"""The organs of the district and a few officers (Arts. 5, 15)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from lianxin.organs.models import Officer, Organ


@pytest.fixture(autouse=True)
def nothing_remembered() -> None:
    """Start with no counted failures and no used codes."""
    from django.core.cache import cache

    cache.clear()


def an_organ(code: str, **details: object) -> Organ:
    """Make an organ; without a name it is called by its code."""
    from lianxin.organs.models import Organ

    return Organ.objects.create(code=code, **{"name": code, **details})


@pytest.fixture
def district(db: None) -> dict[str, Organ]:
    """Make the province, the city, the district, a department, an office and two towns."""
    made: dict[str, Organ] = {}
    for code, above, details in (
        ("province", None, {"level": "province", "kind": "government", "area": "44"}),
        ("city", "province", {"level": "city", "kind": "government", "area": "4406"}),
        ("city housing", "city", {"level": "city", "area": "4406"}),
        ("district", "city", {"level": "district", "kind": "government", "area": "440605"}),
        ("petition office", "district", {"kind": "petition_office", "area": "440605"}),
        ("housing", "district", {"area": "440605"}),
        ("Guicheng", "district", {"level": "town", "kind": "town", "area": "440605011"}),
        ("Xiqiao", "district", {"level": "town", "kind": "town", "area": "440605122"}),
        ("city tax", "province", {"level": "city", "kind": "vertical", "area": "4406"}),
        ("tax", "city tax", {"kind": "vertical", "area": "440605"}),
    ):
        organ = made.get(above or "")
        made[code] = an_organ(code, above=organ, parent=organ, **details)
    made["housing"].counterpart = made["city housing"]
    made["housing"].save()
    return made


@pytest.fixture
def wang_wu(district: dict[str, Organ]) -> Officer:
    """Wang Wu handles at the housing bureau."""
    from lianxin.organs.models import Officer, Post

    officer = Officer.objects.create_user(
        "wangwu", "a long pass phrase", name="王五", name_en="Wang Wu"
    )
    Post.objects.create(
        officer=officer, organ=district["housing"], role="handler", since=date(2020, 1, 1)
    )
    return officer
