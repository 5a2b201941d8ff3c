"""Write many rows of the models with COPY; every trigger and constraint stays on (Art. 21)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from functools import cache
from operator import attrgetter
from typing import Any

import orjson
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models

NULL = "\\N"
KEYLESS = frozenset({"matters_entry", "matters_party"})
ESCAPES = (("\\", "\\\\"), ("\t", "\\t"), ("\n", "\\n"), ("\r", "\\r"))
Writer = tuple[Callable[[Any], Any], Callable[[Any], str]]


def copy(model: type[models.Model], rows: Iterable[models.Model]) -> None:
    """Write new rows of a model, as `save` would write each of them."""
    columns, writers = _columns(model)
    lines = "".join([_line(row, writers) for row in rows])
    sql = f'COPY "{model._meta.db_table}" ({columns}) FROM STDIN'
    wrapped = connection.wrap_database_errors
    with wrapped, connection.cursor() as cursor, cursor.copy(sql) as sink:
        sink.write(lines)


def keys(model: type[models.Model], count: int) -> list[int]:
    """Take primary keys from a model's own sequence."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)",
            [model._meta.db_table, model._meta.pk.column, count],
        )
        return [key for (key,) in cursor.fetchall()]


def _line(row: models.Model, writers: list[Writer]) -> str:
    values = []
    for read, write in writers:
        value = read(row)
        values.append(NULL if value is None else write(value))
    return "\t".join(values) + "\n"


@cache
def _columns(model: type[models.Model]) -> tuple[str, list[Writer]]:
    """Return a model's columns, and what reads and writes each; `KEYLESS` ones get their keys."""
    fields = [
        field
        for field in model._meta.concrete_fields
        if not (field.primary_key and model._meta.db_table in KEYLESS)
    ]
    names = ", ".join(f'"{field.column}"' for field in fields)
    return names, [(_reader(field), _writer(field)) for field in fields]


def _reader(field: Any) -> Callable[[Any], Any]:
    """Return what takes a field's value from a row, prepared as for saving where it must be."""
    if type(field).pre_save is models.Field.pre_save:
        return attrgetter(field.attname)
    return lambda row: field.pre_save(row, True)


def _writer(field: Any) -> Callable[[Any], str]:
    while field.remote_field:
        field = field.target_field
    for kinds, write in WRITERS:
        if isinstance(field, kinds):
            return write
    return str


def _text(value: Any) -> str:
    text = str(value)
    for sign, written in ESCAPES:
        text = text.replace(sign, written)
    return text


def _json(value: Any) -> str:
    return _text(orjson.dumps(value).decode())


def _bytes(value: Any) -> str:
    return "\\\\x" + bytes(value).hex()


def _truth(value: Any) -> str:
    return "t" if value else "f"


def _list(value: Any) -> str:
    return "{" + ",".join(f'"{one}"' for one in value) + "}"


WRITERS: tuple[tuple[Any, Callable[[Any], str]], ...] = (
    (models.BinaryField, _bytes),
    (models.JSONField, _json),
    (models.BooleanField, _truth),
    (models.DateTimeField, datetime.isoformat),
    (models.DateField, date.isoformat),
    (models.CharField | models.TextField, _text),
    (ArrayField, _list),
)
