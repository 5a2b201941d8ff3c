"""Addresses of the portal pages (Art. 21)."""

from typing import Any

app_name = "portal"
urlpatterns: list[Any] = []
