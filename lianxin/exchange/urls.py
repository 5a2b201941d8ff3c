"""Addresses of the exchange pages (Art. 21)."""

from typing import Any

app_name = "exchange"
urlpatterns: list[Any] = []
