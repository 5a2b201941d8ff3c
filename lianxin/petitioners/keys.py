"""The keys of personal data: kept in a file or read from the environment (Art. 19).

This module is read before Django is ready: it imports neither Django nor the settings.
"""

from __future__ import annotations

import base64
import binascii
import os
import secrets
import tempfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

NAME_LENGTH = 8


class BadKeys(Exception):
    """The keys cannot be read; the message says why and what they look like."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"LIANXIN_KEYS：{why}。写法：名称:BASE64,旧名称:BASE64；名称 1 至 8 个字母或数字，"
            f"密钥 32 字节；第一个用于加密，其余只用于解密。\n"
            f"LIANXIN_KEYS: {why}. Write id:BASE64,old:BASE64; an id is 1 to 8 letters or digits, "
            f"a key 32 bytes; the first one seals, the others only open."
        )


@dataclass(frozen=True)
class Key:
    """One root key and what is derived from it; the root itself seals nothing."""

    name: str
    root: bytes

    def derived(self, purpose: str, length: int = 32) -> bytes:
        """Return the key for one purpose (HKDF-SHA256)."""
        return HKDF(hashes.SHA256(), length, None, f"lianxin {purpose}".encode()).derive(self.root)

    @cached_property
    def padded(self) -> bytes:
        """Return the name as it stands in front of what the key sealed."""
        return self.name.encode().ljust(NAME_LENGTH, b"\0")


def kept(path: Path) -> str:
    """Return the text of a key file, making a random one that only its owner reads if absent."""
    if not path.exists():
        _make(path)
    return path.read_text("ascii").strip()


def _make(path: Path) -> None:
    """Write a new key file whole or not at all; whoever comes first wins."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")  # mode 0600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_urlsafe(32) + "\n")
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)


def parsed(text: str) -> tuple[Key, ...]:
    """Read "id:base64,id2:base64"; the first key is the one in use. Raises `BadKeys`."""
    keys = tuple(_key(part) for part in text.split(",") if part.strip())
    if not keys:
        raise BadKeys("没有密钥 / there is no key")
    if len({key.name for key in keys}) < len(keys):
        raise BadKeys("名称重复 / an id is there twice")
    return keys


def _key(part: str) -> Key:
    name, _, encoded = (piece.strip() for piece in part.partition(":"))
    if not (name.isascii() and name.isalnum() and len(name) <= NAME_LENGTH):
        raise BadKeys(f"名称“{name}”无效 / the id {name!r} will not do")
    try:
        root = base64.b64decode(
            encoded.translate(str.maketrans("-_", "+/")).rstrip("=") + "==", validate=False
        )
    except (binascii.Error, ValueError) as wrong:
        raise BadKeys(f"密钥“{name}”不是 BASE64 / key {name!r} is not base64") from wrong
    if len(root) != 32:
        raise BadKeys(f"密钥“{name}”不是 32 字节 / key {name!r} is not 32 bytes")
    return Key(name, root)


def fresh() -> str:
    """Return a new random key as LIANXIN_KEYS wants it, without the id."""
    return base64.b64encode(secrets.token_bytes(32)).decode()
