"""A demonstration district behind a live site, and a window for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from lianxin.organs.models import Officer
    from tests.browsing import Window
    from tests.journeys.district import District

    Desk = Callable[[Officer], Page]


@pytest.fixture
def town(live_server: Any, settings: Any) -> District:
    """Write the district; its logins are published, as in the demonstration."""
    from django.core.cache import cache

    from tests.journeys.district import district

    settings.DEMONSTRATION = True
    settings.SITE_ADDRESS = live_server.url
    cache.clear()
    return district()


@pytest.fixture
def at_desk(window: Window) -> Desk:
    """Sit an officer at a desk of their own, signed in; the second time it is the same desk."""
    from tests.journeys.hands import sign_in

    desks: dict[int, Page] = {}

    def sat(officer: Officer) -> Page:
        if officer.pk not in desks:
            desks[officer.pk] = sign_in(window(), officer)
        return desks[officer.pk]

    return sat


@pytest.fixture(autouse=True)
def every_page_looks_right() -> Iterator[None]:
    """Fail a journey that met a page which not everybody can read."""
    from tests.journeys import looking

    looking.found.clear()
    yield
    assert not looking.found, "\n".join(dict.fromkeys(looking.found))
