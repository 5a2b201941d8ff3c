"""Import matters: check every row, then write without duplicates (Arts. 21, 22 ¶1)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from lianxin.exchange import mapping
from lianxin.exchange.mapping import BadRow, Columns, Row
from lianxin.exchange.tables import read
from lianxin.matters.matter import Matter
from lianxin.matters.models import Item
from lianxin.matters.recording import SYSTEM, arrive, record
from lianxin.organs.models import Organ
from lianxin.petitioners.models import Petitioner

BATCH = 100
FIRST_DAY = date(2000, 1, 1)
Progress = Callable[[int, int], None]


@dataclass
class Report:
    """What an import found and did."""

    rows: int = 0
    matters: int = 0
    repeats: int = 0
    present: int = 0
    errors: list[tuple[int, str]] = field(default_factory=list)


def checked(
    data: bytes, *, source: str, text: str = "", on: date
) -> tuple[list[Row], Columns, Report]:
    """Return every row of a table read and checked; the report holds each row that is wrong."""
    raw = list(read(data))
    columns = mapping.guessed(raw[0] if raw else [], source=source, text=text)
    report, rows, seen = Report(rows=len(raw)), [], set()
    for one in raw:
        try:
            row = mapping.row(one, columns)
            _fits(row, seen, on)
        except BadRow as wrong:
            report.errors.append((int(one[""]), str(wrong)))
            continue
        seen.add(row.source_id)
        rows.append(row)
    return rows, columns, report


def _fits(row: Row, seen: set[str], on: date) -> None:
    if row.source_id in seen:
        raise BadRow(f"来源编号“{row.source_id}”重复 / the number {row.source_id!r} is there twice")
    if not FIRST_DAY <= row.received_on <= on + timedelta(days=1):
        raise BadRow(f"日期{row.received_on}不在范围内 / {row.received_on} is out of range")


def write(
    rows: list[Row],
    columns: Columns,
    report: Report,
    *,
    office: Organ,
    on: date,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Write checked rows, each hundred whole; those already there are left out."""
    done = 0
    for batch in _batches(rows):
        with transaction.atomic():
            here = set(
                Item.objects.filter(
                    source=columns.source,
                    source_id__in=[row.source_id for row in batch],
                ).values_list("source_id", flat=True)
            )
            for row in batch:
                if row.source_id in here:
                    report.present += 1
                else:
                    _write(row, columns.source, report, office, on)
        done += len(batch)
        progress(done, len(rows))
    return report


def _batches(rows: list[Row]) -> Iterator[list[Row]]:
    for start in range(0, len(rows), BATCH):
        yield rows[start : start + BATCH]


def _write(row: Row, source: str, report: Report, office: Organ, on: date) -> None:
    item = Item(
        channel=row.channel,
        title=row.title,
        body=row.body,
        persons=row.persons,
        received_on=row.received_on,
        source=source,
        source_id=row.source_id,
    )
    if earlier := _same(row, source):
        item.matter = earlier
        item.save(force_insert=True)
        record(
            earlier,
            "add_item",
            by=SYSTEM,
            on=on,
            item=item.pk,
            channel=row.channel,
            received_on=row.received_on,
        )
        report.repeats += 1
        return
    matter, _code = arrive(
        office=office,
        item=item,
        petitioners=_people(row),
        by=SYSTEM,
        on=on,
        channel=row.channel,
        received_on=row.received_on,
    )
    record(
        matter,
        "register",
        by=SYSTEM,
        on=on,
        persons=row.persons,
        category=row.category,
        place=row.place,
    )
    report.matters += 1


def _same(row: Row, source: str) -> Matter | None:
    """Return the earlier matter of the same person in the very same words (Art. 21 ¶2)."""
    if not row.name:
        return None
    same = Item.objects.filter(source=source, title=row.title, body=row.body)
    for item in same.select_related("matter")[:20]:
        people: Iterable[Any] = item.matter.petitioners.all()
        if any(person.name.clear() == row.name for person in people):
            return item.matter
    return None


def _people(row: Row) -> list[Petitioner]:
    known = {"name": row.name, "phone": row.phone, "address": row.address}
    return [Petitioner(**known)] if any(known.values()) else []
