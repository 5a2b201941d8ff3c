"""Rotation: everything sealed with an old key is sealed again with the one in use (Art. 19)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from django.apps import apps
from django.db import models, transaction
from django.db.models import F, Func, Q, Value

from lianxin.petitioners import vault
from lianxin.petitioners.fields import Blind, Sealed, SealedBytes

Progress = Callable[[int, int], None]
Kind = TypeVar("Kind")
FILES = 8


def rotate(batch: int = 200, progress: Progress | None = None) -> int:
    """Seal every outdated row again and return how many; stop and start again at will.

    `progress` is called after each batch with the rows done and the rows there were to do.
    """
    total, done = sum(pending().values()), 0
    for model in sealed_models():
        for count in _batches(model, batch):
            done += count
            if progress:
                progress(done, max(total, done))
    return done


def pending() -> dict[str, int]:
    """Return how many rows of each model are still sealed with an old key."""
    return {model._meta.label: outdated(model).count() for model in sealed_models()}


def sealed_models() -> list[type[models.Model]]:
    """Return every model that has a sealed field, whichever package it is in."""
    return [model for model in apps.get_models() if _sealed(model)]


def outdated(model: type[models.Model]) -> models.QuerySet[models.Model]:
    """Return the rows that another key or method than the one in use has sealed."""
    fronts = {f"front_{field.name}": _front(field.name) for field in _sealed(model)}
    old = (~Q(**{front: vault.header()}) & ~Q(**{front: b""}) for front in fronts)
    return model._default_manager.alias(**fronts).filter(reduce(or_, old)).order_by("pk")


def _front(name: str) -> Func:
    return Func(
        F(name), Value(1), Value(vault.HEADER), function="SUBSTR", output_field=models.BinaryField()
    )


def _batches(model: type[models.Model], size: int) -> Iterator[int]:
    last: object = None
    size = min(size, FILES) if _fields(model, SealedBytes) else size
    while True:
        with transaction.atomic():
            rows = outdated(model) if last is None else outdated(model).filter(pk__gt=last)
            found = list(rows.select_for_update()[:size])
            _seal_again(model, found)
        if not found:
            return
        last = found[-1].pk
        yield len(found)


def _seal_again(model: type[models.Model], rows: list[models.Model]) -> None:
    texts, files = _fields(model, Sealed), _fields(model, SealedBytes)
    blind = _fields(model, Blind)
    for row in rows:
        for text in texts:
            getattr(row, text.attname).sealed(text.place(row), again=True)
        for file in files:
            setattr(row, file.attname, file.again(row))
        for index in blind:
            index.pre_save(row, add=False)
    model._default_manager.bulk_update(rows, [field.name for field in (*texts, *files, *blind)])


def _sealed(model: type[models.Model]) -> list[Any]:
    return [*_fields(model, Sealed), *_fields(model, SealedBytes)]


def _fields(model: type[models.Model], kind: type[Kind]) -> list[Kind]:
    return [field for field in model._meta.local_concrete_fields if isinstance(field, kind)]
