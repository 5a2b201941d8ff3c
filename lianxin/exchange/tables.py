"""Read a table, CSV or XLSX, packed or not, and refuse what would hurt (Art. 21)."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lianxin.exchange import workbook
from lianxin.exchange.faults import BadTable

MOST_UNPACKED = 256 * 1024 * 1024
MOST_RATIO = 200
MOST_ROWS = 1_000_000
LONGEST_CELL = 1_000_000
ENCODINGS = ("utf-8-sig", "gb18030")
WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
DELIMITERS = ",\t;"
XLSX = ("[Content_Types].xml", "xl/workbook.xml")
OTHERS = {
    b"%PDF": ("PDF 文件", "a PDF file"),
    b"\x89PNG": ("图片", "a picture"),
    b"\xff\xd8\xff": ("图片", "a picture"),
    b"\xd0\xcf\x11\xe0": (
        "旧版 .xls 或者加了密码的工作簿（请另存为没有密码的 .xlsx）",
        "an old .xls or a workbook with a password (save it as .xlsx without one)",
    ),
    b"Rar!": ("压缩包", "an archive"),
    b"7z\xbc\xaf": ("压缩包", "an archive"),
}
EMPTY = (None, "")


@dataclass(frozen=True)
class Line:
    """One row as it stands in the file: its number and its cells by the names of the columns."""

    number: int
    cells: Mapping[str, Any]
    surplus: int = 0


@dataclass(frozen=True)
class Table:
    """The names of the columns, and the rows beneath them, read as they are asked for."""

    columns: tuple[str, ...]
    lines: Iterator[Line]


def read(data: bytes) -> Table:
    """Open a table by the names in its first row. Raises `BadTable`, also from its lines."""
    if not data:
        raise BadTable("文件是空的", "the file is empty")
    if data[:2] == b"\x1f\x8b":
        data = _unpacked(data)
    _refuse_others(data)
    rows = _sheet(data) if data[:4] == b"PK\x03\x04" else _text(data)
    _number, first = next(rows, (1, []))
    head = [str(name).strip() for name in first]
    _check(head)
    return Table(tuple(name for name in head if name), _lines(head, rows))


def _check(head: list[str]) -> None:
    names = [name for name in head if name]
    if not names:
        raise BadTable("第一行应当是列名", "the first row must name the columns")
    if twice := sorted({name for name in names if names.count(name) > 1}):
        said = "、".join(twice)
        raise BadTable(f"列名重复：{said}", f"a column's name is there twice: {', '.join(twice)}")


def _lines(head: list[str], rows: Iterator[tuple[int, list[Any]]]) -> Iterator[Line]:
    for count, (number, row) in enumerate(rows, 1):
        if count > MOST_ROWS:
            raise BadTable(f"超过 {MOST_ROWS} 行，请分开导入", f"more than {MOST_ROWS} rows")
        if any(cell not in EMPTY for cell in row):
            cells = {name: cell for name, cell in zip(head, row, strict=False) if name}
            surplus = sum(cell not in EMPTY for cell in row[len(head) :])
            yield Line(number, cells, surplus)


def _refuse_others(data: bytes) -> None:
    for mark, (zh, en) in OTHERS.items():
        if data.startswith(mark):
            raise BadTable(f"这是{zh}，不是 CSV 或者 XLSX", f"this is {en}, not CSV or XLSX")


def _unpacked(data: bytes) -> bytes:
    try:
        with gzip.open(io.BytesIO(data)) as packed:
            found = packed.read(MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error) as wrong:
        raise BadTable("压缩文件损坏", "the packed file is damaged") from wrong
    if len(found) > MOST_UNPACKED:
        raise _bomb()
    return found


def _bomb() -> BadTable:
    return BadTable(
        "文件解压后过大，疑似压缩炸弹，未导入任何内容",
        "the file unpacks to far more than it should (a zip bomb); nothing was imported",
    )


def _text(data: bytes) -> Iterator[tuple[int, list[Any]]]:
    text = _decoded(data)
    first = text[: text.find("\n") + 1 or None]
    delimiter = max(DELIMITERS, key=first.count)
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from enumerate(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), 1)
    except csv.Error as wrong:
        raise BadTable(
            f"CSV 格式有误，可能是引号没有成对：{wrong}",
            f"the CSV is malformed, perhaps a quotation mark is not closed: {wrong}",
        ) from wrong


def _decoded(data: bytes) -> str:
    for encoding in (WIDE[data[:2]],) if data[:2] in WIDE else ENCODINGS:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadTable(
        "既不是 CSV 也不是 XLSX，或者编码不是 UTF-8、GB 18030",
        "neither CSV nor XLSX, or in an encoding other than UTF-8 and GB 18030",
    )


def _sheet(data: bytes) -> Iterator[tuple[int, list[Any]]]:
    """Read the first sheet, after looking at what the archive says it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, UnicodeDecodeError, ValueError) as wrong:
        raise BadTable("工作簿损坏", "the workbook is damaged") from wrong
    if not {info.filename for info in infos} >= set(XLSX):
        raise BadTable("这是压缩包，不是 XLSX 工作簿", "this is an archive, not an XLSX workbook")
    unpacked = sum(info.file_size for info in infos)
    if unpacked > MOST_UNPACKED or unpacked > MOST_RATIO * len(data):
        raise _bomb()
    try:
        yield from workbook.rows(data)
    except workbook.TooMuch as wrong:
        raise _bomb() from wrong
    except workbook.Unreadable as wrong:
        raise BadTable("工作簿无法读取", "the workbook cannot be read") from wrong
