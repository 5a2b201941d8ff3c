"""Which characters a font can show, so that a rare name is never a hole (Art. 19 ¶1)."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path


def characters(path: Path) -> set[int]:
    """Return the code points of a font file, or of the first font of a collection."""
    with path.open("rb") as file:
        start = 0
        if file.read(4) == b"ttcf":
            file.seek(12)
            (start,) = struct.unpack(">I", file.read(4))
        file.seek(start + 4)
        (tables,) = struct.unpack(">H", file.read(2))
        file.seek(start + 12)
        directory = file.read(16 * tables)
        for tag, _, offset, length in struct.iter_unpack(">4sIII", directory):
            if tag == b"cmap":
                file.seek(offset)
                return set(_mapped(file.read(length)))
    return set()


def _mapped(cmap: bytes) -> Iterator[int]:
    (subtables,) = struct.unpack_from(">H", cmap, 2)
    for index in range(subtables):
        platform, _, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * index)
        if platform not in (0, 3):
            continue
        (kind,) = struct.unpack_from(">H", cmap, offset)
        if kind == 12:
            yield from _groups(cmap, offset)
        elif kind == 4:
            yield from _segments(cmap, offset)


def _groups(cmap: bytes, offset: int) -> Iterator[int]:
    (count,) = struct.unpack_from(">I", cmap, offset + 12)
    body = cmap[offset + 16 : offset + 16 + 12 * count]
    for first, last, _ in struct.iter_unpack(">III", body):
        yield from range(first, last + 1)


def _segments(cmap: bytes, offset: int) -> Iterator[int]:
    (doubled,) = struct.unpack_from(">H", cmap, offset + 6)
    segments = doubled // 2
    row = f">{segments}H"
    lasts = struct.unpack_from(row, cmap, offset + 14)
    firsts = struct.unpack_from(row, cmap, offset + 16 + doubled)
    deltas = struct.unpack_from(row, cmap, offset + 16 + 2 * doubled)
    ranges = offset + 16 + 3 * doubled
    for index, (first, last) in enumerate(zip(firsts, lasts, strict=True)):
        place = ranges + 2 * index
        (shift,) = struct.unpack_from(">H", cmap, place)
        for code in range(first, min(last, 0xFFFE) + 1):
            if shift:
                (glyph,) = struct.unpack_from(">H", cmap, place + shift + 2 * (code - first))
                glyph = glyph and (glyph + deltas[index]) & 0xFFFF
            else:
                glyph = (code + deltas[index]) & 0xFFFF
            if glyph:
                yield code
