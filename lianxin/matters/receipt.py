"""A receipt that proves by itself, offline, that entries are in the record (Art. 21 ¶2).

Before the nightly seal it is the office's signature on the entries' hashes; after it, the way from
each entry to the signed root as well. It names nobody.
"""

from __future__ import annotations

import base64
from typing import Any

import orjson

from lianxin.matters import proof, seal
from lianxin.matters.entry import Entry
from lianxin.matters.matter import Matter

KIND = "lianxin receipt 1"


def receipt(matter: Matter) -> bytes:
    """Return the receipt of a matter's public entries as JSON, signed."""
    entries = list(matter.entries.all())
    said: dict[str, Any] = {
        "kind": KIND,
        "matter": matter.number,
        "entries": [_line(entry) for entry in entries],
        "seals": _proofs(entries),
        "key": base64.b64encode(seal.public_key()).decode(),
    }
    said["signature"] = base64.b64encode(seal.private_key().sign(proof.written(said))).decode()
    return orjson.dumps(said, option=orjson.OPT_INDENT_2)


def _line(entry: Entry) -> dict[str, Any]:
    """Return an entry as the receipt shows it: one that is not public by its hash alone."""
    line: dict[str, Any] = {"hash": bytes(entry.hash).hex()}
    if entry.rule.public or entry.petitioner_id:
        line["content"] = entry.content()
    return line


def _proofs(entries: list[Entry]) -> list[dict[str, Any]]:
    proofs = []
    for made in _seals_over(entries):
        rows = list(
            Entry.objects.filter(pk__gte=made.first, pk__lte=made.last)
            .order_by("pk")
            .values_list("pk", "hash")
        )
        place = {pk: n for n, (pk, _hash) in enumerate(rows)}
        tree = proof.levels([proof.leaf(hash_) for _pk, hash_ in rows])
        for entry in entries:
            if entry.pk in place:
                proofs.append(_proof(made, entry, proof.path(tree, place[entry.pk])))
    return proofs


def _seals_over(entries: list[Entry]) -> list[seal.Seal]:
    if not entries:
        return []
    first, last = entries[0].pk, entries[-1].pk
    return [
        made
        for made in seal.Seal.objects.filter(last__gte=first, first__lte=last)
        if any(made.first <= entry.pk <= made.last for entry in entries)
    ]


def _proof(made: seal.Seal, entry: Entry, way: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "way": way,
        "root": bytes(made.root).hex(),
        "previous": bytes(made.previous).hex(),
        "count": made.count,
        "at": made.sealed_at.isoformat(),
        "key": base64.b64encode(made.key).decode(),
        "signature": base64.b64encode(made.signature).decode(),
    }
