"""Verify the whole record: every chain, every seal, every row against its replay (Art. 21)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import orjson
from django.db import connection, transaction

from lianxin.matters import proof
from lianxin.matters.seal import Seal

PIECE = 20_000
ENTRIES = """
    SELECT id, matter_id, seq, step, role, officer_id, petitioner_id::text, organ_id, "on"::text,
           (extract(epoch FROM at) * 1000000)::bigint, facts::text, clocks::text, cites, form,
           previous, hash
    FROM matters_entry ORDER BY matter_id, seq
"""
HEADS = """
    SELECT m.number FROM matters_matter m LEFT JOIN matters_entry e
        ON e.matter_id = m.id AND e.seq = m.entry_count
    WHERE e.hash IS DISTINCT FROM m.head
       OR EXISTS (SELECT 1 FROM matters_entry x WHERE x.matter_id = m.id AND x.seq > m.entry_count)
    LIMIT 100
"""


@dataclass
class Found:
    """What a verification found."""

    entries: int = 0
    seals: int = 0
    faults: list[str] = field(default_factory=list)


def verify_all(progress: Callable[[int], None] = lambda done: None) -> Found:
    """Read every entry once, in its chain, and every seal; say what does not fit."""
    found = Found()
    matter, previous, seq = None, proof.FIRST, 0
    for row in _rows():
        if row[1] != matter:
            matter, previous, seq = row[1], proof.FIRST, 0
        seq += 1
        hash_ = bytes(row[15])
        if row[2] != seq or bytes(row[14]) != previous or _digest(previous, row) != hash_:
            found.faults.append(f"事项 {matter} 第 {row[2]} 条 / matter {matter}, entry {row[2]}")
        previous = hash_
        found.entries += 1
        if found.entries % PIECE == 0:
            progress(found.entries)
    _heads(found)
    _seals(found)
    return found


def _rows() -> Iterator[tuple[Any, ...]]:
    """Return the entries through a cursor of the server, so that memory stays small."""
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.execute(ENTRIES)
        while piece := cursor.fetchmany(PIECE):
            yield from piece


def _digest(previous: bytes, row: tuple[Any, ...]) -> bytes:
    who = f"officer {row[5]}" if row[5] is not None else f"petitioner {row[6]}" if row[6] else ""
    content = [
        row[1],
        row[2],
        row[3],
        row[4],
        who,
        row[7],
        row[8],
        row[9],
        orjson.loads(row[10]),
        orjson.loads(row[11]),
        row[12],
        row[13],
    ]
    return hashlib.sha256(previous + orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).digest()


def _heads(found: Found) -> None:
    """Find matters whose row does not end where their record ends: a tail was cut off."""
    with connection.cursor() as cursor:
        cursor.execute(HEADS)
        for (number,) in cursor.fetchall():
            found.faults.append(f"事项 {number} 的最后一条不符 / matter {number} ends elsewhere")


def _seals(found: Found) -> None:
    before = bytes(32)
    for seal in Seal.objects.order_by("id").iterator():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT hash FROM matters_entry WHERE id BETWEEN %s AND %s ORDER BY id",
                [seal.first, seal.last],
            )
            leaves = [proof.leaf(hash_) for (hash_,) in cursor.fetchall()]
        root = proof.levels(leaves)[-1][0] if leaves else b""
        whole = len(leaves) == seal.count and root == bytes(seal.root)
        if not whole or bytes(seal.previous) != before or not seal.holds():
            found.faults.append(f"封印 {seal.pk} / seal {seal.pk}")
        before, found.seals = bytes(seal.root), found.seals + 1
