"""A sealed text in the hand: it prints as its mask, and opens only when asked (Art. 19)."""

from __future__ import annotations

from collections.abc import Callable

from lianxin.petitioners import vault


class Veiled:
    """One sealed text: it prints as its mask, and opens only when asked with `clear()`."""

    __slots__ = ("_aad", "_mask", "_plain", "_sealed")

    def __init__(
        self,
        aad: bytes,
        mask: Callable[[str], str],
        *,
        plain: str | None = None,
        sealed: bytes = b"",
    ) -> None:
        self._aad, self._mask, self._plain, self._sealed = aad, mask, plain, sealed

    def clear(self) -> str:
        """Open the text; who shows it to an officer uses `Petitioner.read`, which is logged."""
        if self._plain is None:
            self._plain = vault.unseal(self._sealed, self._aad).decode() if self._sealed else ""
        return self._plain

    def sealed(self, aad: bytes, *, again: bool = False) -> bytes:
        """Return the bytes to store at a place, sealed anew if the text changed or moved."""
        if again or not self._sealed or aad != self._aad:
            self._plain = self.clear()
            self._sealed = vault.seal(self._plain.encode(), aad) if self._plain else b""
            self._aad = aad
        return self._sealed

    def fits(self, aad: bytes) -> bool:
        """Say whether the text was sealed, or is to be sealed, for this place."""
        return aad == self._aad

    def stored(self) -> bytes:
        """Return the bytes to store at the place the text has."""
        return self.sealed(self._aad)

    @property
    def is_read(self) -> bool:
        """Say whether the clear text is at hand without opening anything."""
        return self._plain is not None

    def __str__(self) -> str:
        return self._mask(self.clear())

    def __repr__(self) -> str:
        return "<Veiled>"

    def __bool__(self) -> bool:
        return bool(self._sealed or self._plain)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Veiled) and self.clear() == other.clear()

    def __hash__(self) -> int:
        return hash(self.clear())
