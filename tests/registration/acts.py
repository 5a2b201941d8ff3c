"""What an officer fills in on the pages of this desk, and how it is sent."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from lianxin.matters.models import Matter
from tests.registration.people import CATEGORY

SCREENED = {"route": "A6", "category": CATEGORY, "place": "440605011", "recusal_cleared": "on"}


def act(client: Any, step: str, matter: Matter, /, **fields: Any) -> Any:
    """Send the form of a step."""
    sent = {name: value for name, value in fields.items() if value is not None}
    return client.post(reverse(f"registration:{step}", args=[matter.number]), sent)


def read(answer: Any) -> str:
    """Return a page as text."""
    return str(answer.content.decode())


def fresh(matter: Matter) -> Matter:
    """Return a matter as it stands now."""
    return Matter.objects.get(pk=matter.pk)
