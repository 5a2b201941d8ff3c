"""The registration desk of a petition office, ready to receive."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from lianxin.organs.models import Officer
    from tests.cast import Cast
    from tests.registration.people import Desk


@pytest.fixture
def desk(cast: Cast) -> Desk:
    """Write the desk."""
    from tests.registration.people import a_desk

    return a_desk(cast)


@pytest.fixture
def sent(desk: Desk, sign_in: Callable[..., Any]) -> Callable[..., Any]:
    """Return a way to send the form of reception as an officer, to the office."""
    from tests.registration.people import came

    def send(who: Officer | None = None, **more: Any) -> Any:
        client = sign_in(who or desk.cast.li_si)
        data = came(**{"office": str(desk.cast.office.pk), **more})
        return client.post(
            "/registration/receive/", {k: v for k, v in data.items() if v is not None}
        )

    return send
