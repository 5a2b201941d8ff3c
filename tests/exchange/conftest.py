"""What the tests of the exchange desk begin with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from lianxin.exchange.importing import Order, Report
    from lianxin.exchange.mapping import Row
    from tests.cast import Cast

    Checked = tuple[list[Row], Report]

ON = date(2026, 9, 10)


@pytest.fixture
def order(cast: Cast) -> Order:
    """Import for the petition office, on one day."""
    from lianxin.exchange.importing import Order

    cast.office.kind = "petition_office"
    cast.office.save()
    return Order(cast.office, ON, cast.li_si)


@pytest.fixture
def check(order: Order) -> Callable[..., Checked]:
    """Check a table as the commands and the worker do."""
    from lianxin.exchange import importing, mapping, tables

    def checked(data: bytes, text: str = "", *, source: str = "旧系统") -> Checked:
        table = tables.read(data)
        columns = mapping.guessed(table.columns, source=source, text=text)
        return importing.check(table.lines, columns, order=order)

    return checked


@pytest.fixture
def bring_in(check: Callable[..., Checked], order: Order) -> Callable[..., Report]:
    """Check a table and write it."""
    from lianxin.exchange import importing

    def brought(data: bytes, text: str = "", *, source: str = "旧系统", **how: object) -> Report:
        rows, report = check(data, text, source=source)
        assert not report.errors, report.errors
        return importing.write(rows, source, report, order=order, **how)

    return brought
