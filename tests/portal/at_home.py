"""What a petitioner types, and what a petitioner sees."""

from __future__ import annotations

import uuid
from typing import Any

from django.test import Client
from django.urls import reverse

from lianxin.matters.models import Matter

PERSON = {
    "who": "person",
    "name": "张三",
    "phone": "10000000001",
    "address": "南海区桂城街道演示路1号",
    "persons": "1",
}


def typed(**more: Any) -> dict[str, Any]:
    """Return a short form as somebody fills it in."""
    return {
        "kind": "claim",
        "title": "工地夜间施工扰民",
        "body": "工地每晚施工到十二点，请求制止。",
        **PERSON,
        "truthful": "on",
        "key": str(uuid.uuid4()),
        **more,
    }


def look_up(browser: Client, matter: Matter | str, code: str, **more: Any) -> Any:
    """Type number and code into the look-up."""
    number = matter if isinstance(matter, str) else matter.number
    return browser.post(
        reverse("portal:lookup"), {"number": number, "code": code}, follow=True, **more
    )


def words_of(page: Any) -> str:
    """Return what a page says."""
    return str(page.content.decode())
