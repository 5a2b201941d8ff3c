"""The unit that handles matters, ready to work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.cast import Cast
    from tests.handling.pressing import Unit


@pytest.fixture
def unit(cast: Cast, sign_in: Any) -> Unit:
    """Return the unit."""
    from tests.handling.pressing import Unit

    return Unit(cast, sign_in)
