"""Clocks end on the days that worked examples give (Arts. 22, 23, 34-36)."""

import csv
from datetime import date
from pathlib import Path

import pytest

from lianxin.statute.calendar import STATUTORY, read
from lianxin.statute.deadline import Impossible, caution, day, deadline, line
from lianxin.statute.limits import LIMITS, Unit

HERE = Path(__file__).parent


def examples(name):
    rows = list(csv.DictReader((HERE / name).read_text(encoding="utf-8").splitlines()))
    ids = [f"{row['rule']}-{row['day0']}-{number}" for number, row in enumerate(rows)]
    return pytest.mark.parametrize("row", rows, ids=ids)


@examples("deadline_examples.csv")
def test_the_published_examples_come_out(row):
    due = STATUTORY.due(day(row["day0"]), int(row["n"]), Unit(row["unit"]), int(row["paused_days"]))
    assert line(due) == f"{row['due_raw']} {row['due_legal']} {row['plan_by']}"


@examples("law_examples.csv")
def test_the_examples_of_the_procedure_come_out_from_the_rule_alone(row):
    due = deadline(row["rule"], day(row["day0"]), None, int(row["paused_days"]), STATUTORY)
    assert (due.raw.isoformat(), due.legal.isoformat()) == (
        row["due_raw"],
        row["due_legal"],
    )
    assert row["plan_by"] in ("", due.plan_by.isoformat())
    assert not due.provisional


@examples("clock_examples.csv")
def test_leap_days_year_ends_pauses_and_unannounced_years_come_out(row):
    length = int(row["length"]) if row["length"] else None
    due = deadline(row["rule"], day(row["day0"]), length, int(row["pause"]), STATUTORY)
    assert line(due) == row["printed"]


def test_a_year_that_is_imported_makes_its_dates_firm():
    notice = [
        {"date": "2027-01-01", "kind": "off"},
        {"date": "2027-01-02", "kind": "off"},
        {"date": "2027-01-03", "kind": "off"},
        {"date": "2027-01-09", "kind": "workday"},
    ]
    calendar = STATUTORY.with_days(read(notice))
    before = deadline("R01", date(2026, 12, 17), None, 0, STATUTORY)
    after = deadline("R01", date(2026, 12, 17), None, 0, calendar)
    assert line(before) == "2027-01-01 2027-01-01 2027-01-01 provisional"
    assert line(after) == "2027-01-01 2027-01-04 2026-12-31"
    assert calendar.is_working(date(2027, 1, 9))
    assert not STATUTORY.is_working(date(2027, 1, 9))


def test_a_day_of_next_years_notice_does_not_announce_its_own_year():
    calendar = STATUTORY.with_days([(date(2027, 12, 31), "off")])
    assert not calendar.is_announced(2027)
    assert not calendar.is_working(date(2027, 12, 31))


def test_a_later_notice_overrules_an_earlier_day():
    friday = date(2026, 10, 9)
    assert STATUTORY.is_working(friday)
    calendar = STATUTORY.with_days([(friday, "off")])
    assert not calendar.is_working(friday)
    assert calendar.with_days([(friday, "workday")]).is_working(friday)


@pytest.mark.parametrize(
    "row",
    [
        {"date": "2027-02-30", "kind": "off"},
        {"date": "2027-02-03", "kind": "holiday"},
        {"date": "", "kind": "off"},
        {"kind": "off"},
        {"date": "2027-02-03"},
        {"date": None, "kind": None},
    ],
)
def test_an_import_that_cannot_be_read_names_its_row(row):
    with pytest.raises(ValueError, match=r"第2行.*Row 2"):
        read([{"date": "2027-01-01", "kind": "off"}, row])


@pytest.mark.parametrize(
    ("rule", "length", "pause", "chinese", "english"),
    [
        ("R99", None, 0, "没有“R99”", "no limit “R99”"),
        ("", None, 0, "没有“”", "no limit"),
        ("R05+", None, 0, "没有“”", "no limit"),
        ("R11", None, 0, "没有法定天数", "--length"),
        ("R12", None, 0, "没有法定天数", "--length"),
        ("R13", None, 0, "没有法定天数", "--length"),
        ("R05", -1, 0, "不能是 -1", "not -1"),
        ("R05", None, -3, "不能是 -3", "not -3"),
        ("R04", 10**9, 0, "不能是", "not 1000000000"),
        ("R04+R05", None, 0, "单位不同", "different units"),
        ("R05+R06+R06", None, 0, "重复", "twice"),
    ],
)
def test_what_cannot_be_computed_is_refused_in_both_languages(
    rule, length, pause, chinese, english
):
    with pytest.raises(ValueError) as refused:
        deadline(rule, date(2024, 1, 1), length, pause, STATUTORY)
    assert chinese in str(refused.value)
    assert english in str(refused.value)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-30",
        "2023-02-29",
        "",
        "today",
        "20240229",
        "2024-W09-4",
        "2024-2-9",
        "0000-01-01",
    ],
)
def test_a_day_that_does_not_exist_is_refused(text):
    with pytest.raises(Impossible, match=r"不是有效的日期.*is not a day"):
        day(text)


@pytest.mark.parametrize("rule", ["R01", "R04", "R05+R06"])
def test_a_clock_past_the_end_of_the_calendar_is_refused(rule):
    with pytest.raises(Impossible, match="超出"):
        deadline(rule, date(9999, 12, 31), None, 0, STATUTORY)


def test_a_rule_is_known_in_small_letters_too():
    assert deadline("r16A", date(2023, 9, 27), None, 0, STATUTORY).raw == date(2023, 10, 8)


def test_only_hearing_time_in_re_examination_pauses_without_a_caution():
    assert caution("R10", 9) is None
    assert caution("R05", 0) is None
    assert "Art. 36 ¶2" in caution("R05", 9).en


@pytest.mark.parametrize("id", LIMITS)
def test_every_limit_gives_a_date_once_it_has_a_length(id):
    due = deadline(id, date(2024, 3, 1), 1, 0, STATUTORY)
    assert due.raw > date(2024, 3, 1)
