"""A table is read whatever it is written in; what is no table is refused with a clear sentence."""

from __future__ import annotations

import gzip
import io
import zipfile
from datetime import date, datetime

import pytest

from lianxin.exchange import tables, workbook
from lianxin.exchange.faults import BadTable
from tests.exchange import sheets

SHEET = "xl/worksheets/sheet1.xml"
XML = (
    '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    "<sheetData>{}</sheetData></worksheet>"
)


def everything(data: bytes) -> list[list[object]]:
    return [list(line.cells.values()) for line in tables.read(data).lines]


def refused(data: bytes) -> str:
    with pytest.raises(BadTable) as wrong:
        everything(data)
    return str(wrong.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_csv_is_read_in_the_encodings_that_spreadsheets_write(encoding: str):
    data = sheets.as_csv(sheets.rows(2), encoding=encoding)

    assert everything(data) == sheets.rows(2)


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_other_separators_are_found_out(delimiter: str):
    data = f"编号{delimiter}标题\nA{delimiter}一，二,三\n".encode()

    assert everything(data) == [["A", "一，二,三"]]


def test_a_packed_csv_is_read():
    assert everything(gzip.compress(sheets.as_csv(sheets.rows(3)))) == sheets.rows(3)


def test_a_workbook_is_read_with_its_days_and_numbers():
    data = sheets.as_xlsx(
        [["A", 3, 2.5, date(2026, 1, 30), datetime(2026, 1, 30, 8, 5)]], head=list("abcde")
    )

    assert everything(data) == [["A", 3.0, 2.5, "2026-01-30", "2026-01-30 08:05:00"]]


def test_rows_keep_the_numbers_that_they_have_in_the_sheet():
    data = sheets.as_xlsx(sheets.rows(2), above=4)

    assert [line.number for line in tables.read(data).lines] == [6, 7]


def test_rare_characters_and_pictures_of_faces_come_through():
    words = "𠮷野家门前㙍塘边，邻居𧒽先生😀"
    for data in (sheets.as_csv([[words]], ["标题"]), sheets.as_xlsx([[words]], ["标题"])):
        assert everything(data) == [[words]]


def test_a_row_with_more_cells_than_columns_says_so():
    (line,) = tables.read("编号,标题\n1,二,三\n".encode()).lines

    assert line.surplus == 1


def test_what_is_no_table_is_named():
    assert "是空的" in refused(b"")
    assert "PDF" in refused(b"%PDF-1.7 ...")
    assert "图片" in refused(b"\x89PNG\r\n\x1a\n....")
    assert "旧版 .xls" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....")
    assert "编码" in refused(b"\x00\x01\x02 binary")
    assert "损坏" in refused(b"PK\x03\x04 no archive")
    assert "损坏" in refused(gzip.compress(sheets.as_csv(sheets.rows(99)))[:-20])


def test_an_archive_that_is_no_workbook_is_named():
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("readme.txt", "hello")

    assert "不是 XLSX" in refused(made.getvalue())


def test_a_workbook_that_cannot_be_read_is_named():
    assert "无法读取" in refused(sheets.repacked(sheets.as_xlsx([]), "xl/workbook.xml", b"<no"))


def test_a_table_needs_names_in_its_first_row_each_once():
    assert "列名" in refused(b"\n\n\n")
    assert "标题" in refused("标题,标题\n1,2\n".encode())


def test_an_open_quotation_mark_is_said_not_swallowed():
    long = '标题,内容\n一,"' + "字" * tables.LONGEST_CELL + "\n"

    assert "引号" in refused(long.encode())


def test_a_packed_bomb_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "MOST_UNPACKED", 1000)

    assert "压缩炸弹" in refused(gzip.compress(b"a" * 100_000))


def test_a_workbook_that_unpacks_to_far_more_is_refused():
    zeros = XML.format("<row><c><v>" + "0" * 60_000_000 + "</v></c></row>").encode()

    assert "压缩炸弹" in refused(sheets.repacked(sheets.as_xlsx([]), SHEET, zeros))


def test_a_workbook_that_claims_billions_of_cells_ends_alone():
    cell = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
    corners = cell.format(1, "A") + cell.format(1048576, "XFD")
    data = sheets.repacked(sheets.as_xlsx([]), SHEET, XML.format(corners).encode())

    assert len(data) < 10_000
    assert "压缩炸弹" in refused(data)


def test_a_long_text_repeated_in_every_cell_ends_alone(monkeypatch: pytest.MonkeyPatch):
    strings = (
        '<?xml version="1.0"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"<si><t>{'字' * 32_000}</t></si></sst>"
    ).encode()
    cells = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 40_000))
    book = sheets.repacked(sheets.as_xlsx([["x"]], ["a"]), "xl/sharedStrings.xml", strings)
    monkeypatch.setattr(tables, "MOST_RATIO", 10_000)

    assert "压缩炸弹" in refused(sheets.repacked(book, SHEET, XML.format(cells).encode()))


def test_a_workbook_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(workbook, "SECONDS", 0.001)

    assert "压缩炸弹" in refused(sheets.as_xlsx(sheets.rows(2)))


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(tables, "MOST_ROWS", 5)

    assert "分开导入" in refused(sheets.as_csv(sheets.rows(6)))
