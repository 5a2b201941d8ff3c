"""Read a table, CSV or XLSX, packed or not, and refuse what would hurt (Art. 21)."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
from collections.abc import Iterator
from typing import Any

import python_calamine

MOST_UNPACKED = 512 * 1024 * 1024
MOST_RATIO = 200
MOST_ROWS = 1_000_000
ENCODINGS = ("utf-8-sig", "gb18030")


class BadTable(ValueError):
    """The file is not a table that can be read; the message says why, in both languages."""


def read(data: bytes) -> Iterator[dict[str, Any]]:
    """Return the rows of a table by the names in its first row. Raises `BadTable`."""
    if data[:2] == b"\x1f\x8b":
        data = _unpacked(data)
    rows = _sheet(data) if data[:4] == b"PK\x03\x04" else _lines(data)
    head = [str(name).strip() for name in next(rows, [])]
    if not any(head):
        raise BadTable("第一行应当是列名 / the first row must name the columns")
    if len(set(filter(None, head))) < len([name for name in head if name]):
        raise BadTable("列名重复 / a column's name is there twice")
    for number, row in enumerate(rows, 2):
        if number > MOST_ROWS:
            raise BadTable(f"超过 {MOST_ROWS} 行 / more than {MOST_ROWS} rows")
        if any(cell not in (None, "") for cell in row):
            yield {
                "": number,
                **{name: cell for name, cell in zip(head, row, strict=False) if name},
            }


def _unpacked(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            found = packed.read(MOST_UNPACKED + 1)
    except (OSError, EOFError) as wrong:
        raise BadTable("压缩文件损坏 / the packed file is damaged") from wrong
    if len(found) > MOST_UNPACKED:
        raise BadTable("解压后过大 / too large when unpacked")
    return found


def _lines(data: bytes) -> Iterator[list[Any]]:
    for encoding in ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        csv.field_size_limit(10_000_000)
        return iter(csv.reader(io.StringIO(text, newline="")))
    raise BadTable(
        "既不是 CSV 也不是 XLSX，或者编码不是 UTF-8、GB 18030 / neither CSV nor XLSX, "
        "or in an encoding other than UTF-8 and GB 18030"
    )


def _sheet(data: bytes) -> Iterator[list[Any]]:
    """Read the first sheet, after looking at what the archive says it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except zipfile.BadZipFile as wrong:
        raise BadTable("工作簿损坏 / the workbook is damaged") from wrong
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * max(len(data), 1):
        raise BadTable(
            "工作簿解压后过大，疑似压缩炸弹，未导入 / the workbook unpacks to far more than "
            "it should (a zip bomb); nothing was imported"
        )
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        return iter(book.get_sheet_by_index(0).iter_rows())
    except Exception as wrong:  # calamine raises many kinds, all of them mean the same here
        raise BadTable("工作簿无法读取 / the workbook cannot be read") from wrong
