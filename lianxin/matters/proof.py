"""The arithmetic of the record, without a database: hashes, trees, receipts (Art. 21 ¶2).

Leaves and nodes are hashed with different first bytes, so that neither passes for the other.
A receipt is checked with nothing but this module and the office's published key.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from typing import Any

import orjson
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

LEAF, NODE = b"\x00", b"\x01"
FIRST = bytes(32)
Way = Sequence[Sequence[str]]


class BadReceipt(Exception):
    """The receipt does not prove what it says; the message says where it fails."""


def digest(previous: bytes, content: list[Any]) -> bytes:
    """Return the SHA-256 of an entry's content, chained to the entry before."""
    written = orjson.dumps(content, option=orjson.OPT_SORT_KEYS)
    return hashlib.sha256(bytes(previous) + written).digest()


def leaf(entry_hash: bytes) -> bytes:
    """Return the Merkle leaf of an entry."""
    return hashlib.sha256(LEAF + bytes(entry_hash)).digest()


def node(left: bytes, right: bytes) -> bytes:
    """Return the Merkle node over two others."""
    return hashlib.sha256(NODE + left + right).digest()


def levels(leaves: Sequence[bytes]) -> list[list[bytes]]:
    """Return the tree, leaves first; an odd one out moves up as it is."""
    tree = [list(leaves)]
    while len(tree[-1]) > 1:
        below = tree[-1]
        tree.append(
            [
                node(*below[n : n + 2]) if n + 1 < len(below) else below[n]
                for n in range(0, len(below), 2)
            ]
        )
    return tree


def path(tree: list[list[bytes]], index: int) -> list[tuple[str, str]]:
    """Return the way from a leaf to the root: (side of the sibling, its hash)."""
    way = []
    for level in tree[:-1]:
        sibling = index ^ 1
        if sibling < len(level):
            way.append(("left" if sibling < index else "right", level[sibling].hex()))
        index //= 2
    return way


def climb(start: bytes, way: Way) -> bytes:
    """Return the root that a leaf and its way lead to."""
    for side, sibling in way:
        other = bytes.fromhex(sibling)
        start = node(other, start) if side == "left" else node(start, other)
    return start


def statement(root: bytes, previous: bytes, count: int, at: str) -> bytes:
    """Return the bytes that a seal signs."""
    said = ("lianxin seal 1", root.hex(), previous.hex(), str(count), at)
    return "|".join(said).encode()


def signed(key: bytes, signature: bytes, said: bytes) -> bool:
    """Tell whether a key signed these bytes."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(signature, said)
    except (InvalidSignature, ValueError):
        return False
    return True


def fingerprint(key: bytes) -> str:
    """Return a short form of a public key that people can compare."""
    text = hashlib.sha256(key).hexdigest()[:32]
    return " ".join(text[n : n + 4] for n in range(0, 32, 4))


def written(said: dict[str, Any]) -> bytes:
    """Return a receipt without its signature as the bytes that are signed."""
    return orjson.dumps(said, option=orjson.OPT_SORT_KEYS)


def verify(text: bytes, key: bytes | None = None) -> dict[str, Any]:
    """Check a receipt with nothing but itself and the office's public key; raise `BadReceipt`.

    Returns the matter's number, how many entries it proves, how many of them are sealed, and the
    key's fingerprint.
    """
    try:
        said = orjson.loads(text)
        signature = base64.b64decode(said.pop("signature"))
        named = base64.b64decode(said["key"])
        return _verified(said, signature, named, key)
    except (orjson.JSONDecodeError, KeyError, TypeError, AttributeError, ValueError) as wrong:
        raise BadReceipt("不是回执文件 / this is not a receipt") from wrong


def _verified(
    said: dict[str, Any], signature: bytes, named: bytes, key: bytes | None
) -> dict[str, Any]:
    if key is not None and key != named:
        raise BadReceipt("回执不是用该机关的密钥签的 / signed with another key than the office's")
    if not signed(named, signature, written(said)):
        raise BadReceipt("签名不符：回执被改动 / the signature fails: the receipt was changed")
    _check_chain(said["entries"])
    return {
        "matter": said["matter"],
        "entries": len(said["entries"]),
        "sealed": _check_seals(said, named),
        "fingerprint": fingerprint(named),
    }


def _check_chain(lines: list[dict[str, Any]]) -> None:
    previous = FIRST
    for n, line in enumerate(lines, 1):
        content = line.get("content")  # an entry that is not public stands by its hash alone
        if content is not None and digest(previous, content).hex() != line["hash"]:
            raise BadReceipt(
                f"第{n}条记录与前一条不相连 / entry {n} does not follow the one before"
            )
        previous = bytes.fromhex(line["hash"])


def _check_seals(said: dict[str, Any], key: bytes) -> int:
    hashes = {n: line["hash"] for n, line in enumerate(said["entries"], 1)}
    for proof in said["seals"]:
        root = climb(leaf(bytes.fromhex(hashes[proof["seq"]])), proof["way"])
        stated = statement(root, bytes.fromhex(proof["previous"]), proof["count"], proof["at"])
        if root.hex() != proof["root"] or base64.b64decode(proof["key"]) != key:
            raise BadReceipt(
                f"第{proof['seq']}条记录不在封印之内 / entry {proof['seq']} is not sealed"
            )
        if not signed(key, base64.b64decode(proof["signature"]), stated):
            raise BadReceipt("封印的签名不符 / the seal's signature fails")
    return len({proof["seq"] for proof in said["seals"]})
