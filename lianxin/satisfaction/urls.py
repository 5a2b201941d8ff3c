"""Addresses of the satisfaction pages (Art. 21)."""

from typing import Any

app_name = "satisfaction"
urlpatterns: list[Any] = []
