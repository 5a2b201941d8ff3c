"""`lianxin calendar import`: a year's holidays, and every clock that waited for them (rule C11)."""

from __future__ import annotations

from datetime import date

import pytest

from lianxin.config.commands import main
from lianxin.matters.models import Holiday, Matter
from tests.builders import a_matter

pytestmark = pytest.mark.django_db
NOTICE = """date,kind,name
2027-01-01,off,元旦
2027-01-02,off,元旦
2027-01-03,off,元旦
2027-01-09,workday,调休
"""


@pytest.fixture(autouse=True)
def it_is_december(monkeypatch):
    """The notice for 2027 comes while the clocks of the tests run."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *given: date(2026, 12, 20))


@pytest.fixture
def notice(tmp_path):
    def written(text: str = NOTICE, encoding: str = "utf-8"):
        path = tmp_path / "2027.csv"
        path.write_bytes(text.encode(encoding))
        return str(path)

    return written


def bring_in(path: str, *more: str) -> int:
    return main(["calendar", "import", path, *more])


def served(cast, on: date) -> Matter:
    """Return a matter whose opinion was served: R07 runs for thirty days."""
    return a_matter(cast, after="serve", on=on)


def right(matter: Matter):
    return Matter.objects.get(pk=matter.pk).case().clocks["R07"].due


def test_a_right_that_reaches_into_the_year_is_firm_afterwards_and_never_shorter(
    cast, notice, capsys
):
    """R07 ends on New Year's Day: unknown as a holiday before, moved to the Monday after."""
    matter = served(cast, date(2026, 12, 2))
    before = right(matter)
    assert (before.raw, before.legal, before.provisional) == (
        date(2027, 1, 1),
        date(2027, 1, 1),
        True,
    )
    assert Matter.objects.get().provisional

    assert bring_in(notice()) == 0
    after = right(matter)
    assert (after.raw, after.legal, after.provisional) == (
        date(2027, 1, 1),
        date(2027, 1, 4),
        False,
    )
    row = Matter.objects.get()
    assert (row.right_until, row.provisional) == (date(2027, 1, 4), False)
    entry = row.entries.last()
    assert (entry.step, entry.role) == ("recompute", "system")
    assert "R07" in {clock["limit"] for clock in entry.clocks}
    assert "1 件事项" in capsys.readouterr().out


def test_a_made_up_working_day_does_not_take_a_day_from_the_petitioner(cast, notice):
    """R07 ends on Saturday 9 January; it stays the Monday that was told, though offices work."""
    matter = served(cast, date(2026, 12, 10))
    assert right(matter).legal == date(2027, 1, 11)

    bring_in(notice())
    after = right(matter)
    assert (after.legal, after.provisional) == (date(2027, 1, 11), False)


def test_a_second_import_writes_no_second_entry(cast, notice):
    matter = served(cast, date(2026, 12, 2))
    bring_in(notice())
    count = matter.entries.count()

    assert bring_in(notice()) == 0
    assert matter.entries.count() == count
    assert Holiday.objects.count() == 4


def test_matters_of_other_years_are_left_alone(cast, notice):
    matter = a_matter(cast, after="forward", on=date(2026, 9, 1))
    bring_in(notice())

    assert matter.entries.filter(step="recompute").count() == 0


def test_a_dry_run_writes_nothing(cast, notice, capsys):
    assert bring_in(notice(), "--dry-run") == 0
    said = capsys.readouterr()

    assert "2027-01-01 – 2027-01-09" in said.out and "视为已公布" in said.out
    assert not Holiday.objects.exists()


def test_a_year_without_new_years_day_stays_provisional_and_says_so(notice, capsys):
    bring_in(notice("date,kind,name\n2027-02-06,off,春节\n"))

    assert "缺元旦" in capsys.readouterr().err


def test_a_file_as_chinese_spreadsheets_write_it_is_read(notice):
    assert bring_in(notice(encoding="gb18030"), "--dry-run") == 0
    assert bring_in(notice(encoding="utf-8-sig"), "--dry-run") == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "没有日期"),
        ("date,kind\n", "没有日期"),
        ("day,what\n2027-01-01,off\n", "第1行"),
        ("date,kind\n2027-01-01,off\n2027-02-30,off\n", "第2行"),
        ("date,kind\n2027-01-01,holiday\n", "第1行"),
        ("date,kind\n2027-01-01,off\n2027-01-01,workday\n", "日期重复：2027-01-01"),
    ],
)
def test_what_cannot_be_read_is_said_and_nothing_written(text: str, why: str, notice, capsys):
    assert bring_in(notice(text)) == 1
    assert why in capsys.readouterr().err
    assert not Holiday.objects.exists()


def test_a_file_that_is_not_there_or_no_text_is_said(tmp_path, capsys):
    assert bring_in(str(tmp_path / "none.csv")) == 1
    picture = tmp_path / "picture.csv"
    picture.write_bytes(b"\x89PNG\xff\xff\xff")

    assert bring_in(str(picture)) == 1
    assert "UTF-8" in capsys.readouterr().err
