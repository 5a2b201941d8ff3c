"""A worklist goes out as CSV or XLSX: as filtered, without personal data, never as a formula."""

from __future__ import annotations

import csv
import io
import tracemalloc
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest

from lianxin.matters.models import Matter
from lianxin.web import exporting
from tests.builders import a_matter

pytestmark = pytest.mark.django_db
DESK = "/registration/"
ON = date(2026, 9, 1)


@pytest.fixture
def registrar(client, cast):
    client.force_login(cast.li_si)
    return client


def table(answer) -> list[list[str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def taken(client, **filters: str) -> list[list[str]]:
    answer = client.get(DESK, {**filters, "export": "csv"})
    assert answer.status_code == 200
    return table(answer)


def sheet(answer) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    return [tuple(cell.value for cell in row) for row in book.active.iter_rows()]


def test_both_kinds_say_the_same(registrar, cast):
    matter = a_matter(cast, after="register", on=ON)
    (head, line), (same_head, same_line) = (
        taken(registrar, tray="screen"),
        sheet(registrar.get(DESK, {"tray": "screen", "export": "xlsx"})),
    )

    assert head == list(same_head)
    assert line[:2] == [matter.number, matter.title] == list(same_line[:2])
    assert line[8] == "2026-09-01" and same_line[8].date() == ON


def test_what_the_tray_and_the_filters_leave_out_stays(registrar, cast):
    first = a_matter(cast, after="register", on=ON, channel="visit")
    a_matter(cast, after="register", on=ON, channel="net")
    a_matter(cast, on=ON, channel="visit")

    rows = taken(registrar, tray="screen", channel="visit")
    assert [row[0] for row in rows[1:]] == [first.number]


def test_nothing_names_the_petitioner(registrar, cast):
    matter = a_matter(cast, after="register", on=ON)
    person = matter.first_petitioner
    text = str(taken(registrar, tray="screen"))

    for secret in (person.name.clear(), person.phone.clear(), person.address.clear()):
        assert secret and secret not in text
    assert matter.items.get().body not in text


def test_nobody_takes_along_what_they_may_not_see(client, cast):
    a_matter(cast, after="forward", on=ON)
    client.force_login(cast.zhou_ba)

    assert len(table(client.get("/handling/", {"export": "csv"}))) == 1


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "＝", "＠"])
def test_no_title_becomes_a_formula(registrar, cast, sign: str):
    matter = a_matter(cast, after="register", on=ON)
    Matter.objects.update(title=f'{sign}HYPERLINK("http://x","看")')
    (_head, line) = taken(registrar, tray="screen")
    assert line[1].startswith("'")

    answer = registrar.get(DESK, {"tray": "screen", "export": "xlsx"})
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    cell = book.active["B2"]
    assert (cell.data_type, cell.hyperlink) == ("s", None)
    assert book.active["A2"].value == matter.number


def test_the_table_speaks_the_language_of_the_page(registrar, cast):
    a_matter(cast, after="register", on=ON)
    registrar.cookies["django_language"] = "en"
    head, line = taken(registrar, tray="screen")

    assert (head[0], head[7]) == ("Number", "State")
    assert line[2].startswith("Ecology") or " / " in line[2]
    assert line[4] == "internet"


def test_other_kinds_are_not_found(registrar):
    assert registrar.get(DESK, {"export": "exe"}).status_code == 404


def test_what_is_cut_off_is_said(cast):
    for _ in range(3):
        a_matter(cast, on=ON)
    several = list(exporting.lines(Matter.objects.all(), 2))

    assert len(several) == 4
    assert "前 2 件" in several[-1][0]
    assert len(list(exporting.lines(Matter.objects.all(), 3))) == 4


def test_the_number_of_questions_does_not_grow_with_the_rows(cast, django_assert_num_queries):
    for _ in range(8):
        a_matter(cast, after="forward", on=ON)

    with django_assert_num_queries(1):
        assert len(list(exporting.as_csv(Matter.objects.all()))) == 10


class Many:
    """A worklist of three thousand, without writing them."""

    def __init__(self, matter: Matter) -> None:
        self.matter = matter

    def order_by(self, *names: str) -> Many:
        return self

    select_related = order_by

    def __getitem__(self, part: slice) -> Many:
        return self

    def iterator(self, chunk_size: int) -> Iterator[Matter]:
        return (self.matter for _ in range(3_000))


@pytest.mark.parametrize(
    "written",
    [lambda several: sum(map(len, exporting.as_csv(several))), exporting.as_xlsx],
    ids=["csv", "xlsx"],
)
def test_a_long_table_is_written_in_little_memory(cast, written):
    several = Many(a_matter(cast, on=ON))
    tracemalloc.start()
    try:
        assert written(several)
        assert tracemalloc.get_traced_memory()[1] < 3_000_000
    finally:
        tracemalloc.stop()
