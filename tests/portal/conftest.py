"""A browser that sends the short form."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client


@pytest.fixture
def send(client: Client, cast: Any) -> Callable[..., Any]:
    """Send the short form and follow it to what the petitioner sees."""

    from django.urls import reverse

    from tests.portal.at_home import typed

    def sent(browser: Client = client, **more: Any) -> Any:
        return browser.post(reverse("portal:submit_short"), typed(**more), follow=True)

    return sent
