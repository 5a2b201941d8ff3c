"""Tables to import, made on the spot: CSV, workbooks, and files that only look like them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

HEAD = ("编号", "姓名", "电话", "标题", "内容", "收到日期")
SECRET = "请求更换路灯，晚上看不见路。"


def row(n: int, **more: Any) -> list[Any]:
    """Return one good row; each value may be replaced."""
    values = {
        "编号": f"R{n}",
        "姓名": f"测试人{n}",
        "电话": f"1000000{n:04d}",
        "标题": f"第{n}盏路灯不亮",
        "内容": f"{SECRET}（{n}）",
        "收到日期": "2026-09-01",
    }
    return list({**values, **more}.values())


def rows(count: int) -> list[list[Any]]:
    """Return good rows."""
    return [row(n) for n in range(1, count + 1)]


def as_csv(
    several: Iterable[Sequence[Any]], head: Sequence[str] = HEAD, encoding: str = "utf-8"
) -> bytes:
    """Write a table as CSV."""
    text = io.StringIO()
    csv.writer(text).writerows([head, *several])
    return text.getvalue().encode(encoding)


def as_xlsx(
    several: Iterable[Sequence[Any]], head: Sequence[str] = HEAD, *, above: int = 0
) -> bytes:
    """Write a table as a workbook, with empty rows above if asked."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made, {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        for number, cells in enumerate([head, *several], above):
            sheet.write_row(number, 0, cells)
    return made.getvalue()


def repacked(book: bytes, part: str, text: bytes) -> bytes:
    """Put another text in place of one part of a workbook."""
    made = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(book)) as old,
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            new.writestr(info.filename, text if info.filename == part else old.read(info))
    return made.getvalue()
