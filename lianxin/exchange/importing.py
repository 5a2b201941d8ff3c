"""Import matters: check each row, by the law as well, then write without duplicates (Arts. 21, 22).

Nothing is written while a row is wrong. Rows are written fifty at a time, each fifty whole, and
what is there already is left out: an import that was interrupted is simply run again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.db import connection, transaction

from lianxin.exchange import mapping
from lianxin.exchange.faults import Fault, Finding
from lianxin.exchange.mapping import Columns, Row
from lianxin.exchange.repeating import Told
from lianxin.exchange.tables import Line
from lianxin.matters import calendars
from lianxin.matters.matter import Matter
from lianxin.matters.models import Item
from lianxin.matters.recording import SYSTEM, arrive, record
from lianxin.organs.models import Officer, Organ
from lianxin.petitioners.models import Petitioner
from lianxin.procedure import replay
from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.refusal import Refused
from lianxin.statute.calendar import Calendar
from lianxin.statute.text import Text

BATCH = 50
LOOK = 1000
FIRST_DAY = date(2000, 1, 1)
LOCK = 0x6C78696D
Progress = Callable[[int, int], None]
Stop = Callable[[], bool]


class Interrupted(Exception):
    """The import was asked to stop; what is written is whole, and the rest can follow."""


class Elsewhere(Fault):
    """Another organ registered one of the rows between the check and the writing."""


@dataclass
class Report:
    """What an import found and did."""

    rows: int = 0
    matters: int = 0
    repeats: int = 0
    present: int = 0
    errors: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class Order:
    """For whom an import is: the office that registers, the day, and the officer who asked."""

    office: Organ
    on: date
    officer: Officer | None = None


def check(
    lines: Iterable[Line],
    columns: Columns,
    *,
    order: Order,
    progress: Progress = lambda n, of: None,
) -> tuple[list[Row], Report]:
    """Return every row of a table read and checked; the report holds everything that is wrong."""
    report, rows, calendar = Report(), [], calendars.calendar()
    seen: dict[str, int] = {}
    for line in lines:
        report.rows += 1
        one, wrong = mapping.row(line, columns)
        if one is not None:
            wrong = [*_misfits(one, seen, order.on), *_unlawful(one, order, calendar)]
            seen.setdefault(one.source_id, one.number)
            rows.append(one)
        report.errors += wrong
        if report.rows % LOOK == 0:
            progress(report.rows, 0)
    for piece in _pieces(rows, LOOK):
        _look_up(piece, columns.source, order.office, report)
    report.errors.sort(key=lambda finding: finding.row)
    return rows, report


def _misfits(row: Row, seen: dict[str, int], on: date) -> Iterator[Finding]:
    if first := seen.get(row.source_id):
        why = Text(f"与第 {first} 行的编号相同", f"row {first} has the same number")
        yield Finding(row.number, "source_id", why)
    if not FIRST_DAY <= row.received_on <= on:
        why = Text(
            f"{row.received_on} 应在 {FIRST_DAY} 至 {on} 之间",
            f"{row.received_on} is not between {FIRST_DAY} and {on}",
        )
        yield Finding(row.number, "received_on", why)


def _unlawful(row: Row, order: Order, calendar: Calendar) -> Iterator[Finding]:
    """Have the procedure itself look at what would be written, without writing it."""
    if row.received_on > order.on:
        return
    case = Case()
    try:
        for step, facts in (("arrive", _arrival(row, order)), ("register", _registration(row))):
            entry = Entry(step, SYSTEM, order.on, organ=order.office.pk, facts=facts)
            case, _timed = replay.advance(case, entry, calendar)
    except Refused as refused:
        yield Finding(row.number, "", Text(refused.say("zh"), refused.say("en")))


def _look_up(rows: list[Row], source: str, office: Organ, report: Report) -> None:
    here = _registered(rows, source)
    for row in rows:
        if row.source_id not in here:
            continue
        report.present += 1
        if here[row.source_id] != office.pk:
            organ = Organ.objects.get(pk=here[row.source_id])
            why = Text(f"已由{organ.name}登记", f"was registered by {organ.say('en')}")
            report.errors.append(Finding(row.number, "source_id", why))


def _registered(rows: Iterable[Row], source: str) -> dict[str, int]:
    """Return which rows are in the record, and which organ registered each."""
    found = Item.objects.filter(source=source, source_id__in=[row.source_id for row in rows])
    return dict(found.values_list("source_id", "matter__office_id"))


def write(
    rows: list[Row],
    source: str,
    report: Report,
    *,
    order: Order,
    progress: Progress = lambda done, of: None,
    stop: Stop = lambda: False,
) -> Report:
    """Write checked rows, each fifty whole; those already there are left out.

    `progress` is told inside the transaction of each fifty: what it writes stands or falls with it.
    """
    report.present, done = 0, 0
    for piece in _pieces(rows, BATCH):
        if stop():
            raise Interrupted
        with transaction.atomic():
            _wait_for(order.office)
            for name, count in _write_piece(piece, source, order).items():
                setattr(report, name, getattr(report, name) + count)
            done += len(piece)
            progress(done, len(rows))
    return report


def _pieces(rows: list[Row], size: int) -> Iterator[list[Row]]:
    rest = iter(rows)
    while piece := list(islice(rest, size)):
        yield piece


def _wait_for(office: Organ) -> None:
    """Let one import at a time write for an office, so that none waits for another in a ring."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, office.pk])


def _write_piece(rows: list[Row], source: str, order: Order) -> dict[str, int]:
    here = _registered(rows, source)
    if elsewhere := sorted(key for key, organ in here.items() if organ != order.office.pk):
        said = "、".join(elsewhere[:5])
        raise Elsewhere(f"编号{said}已由其他机关登记", f"{said} was registered by another organ")
    fresh = [row for row in rows if row.source_id not in here]
    told = Told(source, order.office, fresh)
    repeats = sum(_write(row, source, order, told) for row in fresh)
    return {"present": len(here), "repeats": repeats, "matters": len(fresh) - repeats}


def _write(row: Row, source: str, order: Order, told: Told) -> bool:
    """Write one row; tell whether it was a further item of a matter that is there."""
    item = Item(
        channel=row.channel,
        title=row.title,
        body=row.body,
        persons=row.persons,
        received_on=row.received_on,
        recorded_by=order.officer,
        source=source,
        source_id=row.source_id,
    )
    if (earlier := told.matter(row)) is not None:
        item.matter_id = earlier
        item.save(force_insert=True)
        facts = {"item": item.pk, "channel": row.channel, "received_on": row.received_on}
        record(Matter(pk=earlier), "add_item", by=SYSTEM, on=order.on, **facts)
        return True
    arrival = _arrival(row, order)
    matter, _code = arrive(
        office=order.office,
        item=item,
        petitioners=_people(row),
        by=SYSTEM,
        on=order.on,
        **{**arrival, "direct": bool(arrival["direct"])},
    )
    record(matter, "register", by=SYSTEM, on=order.on, **_registration(row))
    told.keep(row, matter.pk)
    return False


def _arrival(row: Row, order: Order) -> dict[str, Any]:
    return {
        "channel": row.channel,
        "received_on": row.received_on,
        "direct": None if order.office.is_petition_office else True,
        "route": row.route,
    }


def _registration(row: Row) -> dict[str, Any]:
    return {"persons": row.persons, "category": row.category, "place": row.place}


def _people(row: Row) -> list[Petitioner]:
    known = {"name": row.name, "phone": row.phone, "address": row.address}
    return [Petitioner(**known)] if any(known.values()) else []
