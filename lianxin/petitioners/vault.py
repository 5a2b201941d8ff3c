"""The vault: personal data is sealed before it is stored, and bound to its place (Art. 19).

What is stored: version (1 byte) | key id (8) | nonce (12) | ciphertext and tag. The version and the
key id are authenticated with the place, so that nothing can be moved, swapped or relabelled.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

from lianxin.petitioners import keys
from lianxin.petitioners.keys import NAME_LENGTH, Key

HEADER, NONCE, TAG = 1 + NAME_LENGTH, 12, 16
INDEX_LENGTH = 16
FILE_KEY = "file"


class CannotOpen(Exception):
    """What was stored does not open: changed, moved from its place, or its key is missing."""


class UnknownCipher(Exception):
    """The setting names a cipher that is not here."""


class SM4GCM:
    """SM4-GCM (GB/T 32907) with the same two acts as the library's AES-GCM."""

    def __init__(self, key: bytes) -> None:
        self._cipher = algorithms.SM4(key)

    def encrypt(self, nonce: bytes, data: bytes, aad: bytes | None) -> bytes:
        """Seal the data; the tag follows the ciphertext."""
        sealing = Cipher(self._cipher, modes.GCM(nonce)).encryptor()
        sealing.authenticate_additional_data(aad or b"")
        return sealing.update(data) + sealing.finalize() + sealing.tag

    def decrypt(self, nonce: bytes, data: bytes, aad: bytes | None) -> bytes:
        """Open the data, or raise `InvalidTag`."""
        opening = Cipher(self._cipher, modes.GCM(nonce, data[-TAG:])).decryptor()
        opening.authenticate_additional_data(aad or b"")
        return opening.update(data[:-TAG]) + opening.finalize()


@dataclass(frozen=True)
class Method:
    """One way of sealing: its mark in front of what is stored, and how to make its cipher."""

    mark: bytes
    make: Callable[[Key], AESGCM | SM4GCM]


METHODS: Mapping[str, Method] = {
    "aes": Method(b"\x01", lambda key: AESGCM(key.derived("seal aes-256-gcm"))),
    "sm4": Method(b"\x02", lambda key: SM4GCM(key.derived("seal sm4-gcm", 16))),
}


@dataclass(frozen=True)
class Ring:
    """The keys and the method in use, with every cipher and index key made ready."""

    header: bytes
    ciphers: Mapping[bytes, AESGCM | SM4GCM]
    keys: tuple[Key, ...]


@lru_cache(maxsize=4)
def _ring(text: str, method: str, var: Path | str) -> Ring:
    if method not in METHODS:
        raise UnknownCipher(f"LIANXIN_CIPHER={method!r}：只能是 aes 或 sm4 / only aes or sm4")
    found = keys.parsed(text or f"{FILE_KEY}:{keys.kept(Path(var) / 'data.key')}")
    ciphers = {way.mark + key.padded: way.make(key) for key in found for way in METHODS.values()}
    return Ring(METHODS[method].mark + found[0].padded, ciphers, found)


def ring() -> Ring:
    """Return the keys in use, made ready once."""
    return _ring(settings.DATA_KEYS, settings.CIPHER, settings.VAR)


def is_kept_in_a_file() -> bool:
    """Say whether the keys lie beside the data, where no LIANXIN_KEYS keeps them apart."""
    return not settings.DATA_KEYS


def header() -> bytes:
    """Return the bytes in front of everything that is sealed with the key in use."""
    return ring().header


def seal(plain: bytes, aad: bytes) -> bytes:
    """Seal bytes for one place; `aad` names the place and is needed to open them again."""
    now, nonce = ring(), os.urandom(NONCE)
    return now.header + nonce + now.ciphers[now.header].encrypt(nonce, plain, now.header + aad)


def unseal(sealed: bytes, aad: bytes) -> bytes:
    """Open what was sealed for this place, or raise `CannotOpen`."""
    sealed = bytes(sealed)
    front, nonce, rest = sealed[:HEADER], sealed[HEADER : HEADER + NONCE], sealed[HEADER + NONCE :]
    cipher = ring().ciphers.get(front)
    if cipher is None or len(rest) < TAG:
        name = front[1:].rstrip(b"\0").decode("ascii", "replace")
        raise CannotOpen(f"没有名为“{name}”的密钥 / there is no key {name!r}")
    try:
        return cipher.decrypt(nonce, rest, front + aad)
    except InvalidTag as wrong:
        raise CannotOpen("密文被改动或移位 / changed, or moved from its place") from wrong


@lru_cache(maxsize=64)
def _index_keys(rings: tuple[Key, ...], purpose: str) -> tuple[bytes, ...]:
    return tuple(key.derived(f"blind {purpose}") for key in rings)


def _blinded(key: bytes, text: str) -> bytes:
    return hmac.digest(key, text.encode(), "sha256")[:INDEX_LENGTH]


def blind(text: str, purpose: str) -> bytes:
    """Return the index of a text under the key in use; equal texts have equal indexes."""
    return _blinded(_index_keys(ring().keys, purpose)[0], text)


def blinds(text: str, purpose: str) -> list[bytes]:
    """Return the index of a text under every key, to look it up while keys are rotated."""
    return [_blinded(key, text) for key in _index_keys(ring().keys, purpose)]
