"""Our table of days agrees with an independent one, day by day (Art. 23 ¶3)."""

from datetime import date, timedelta

import chinese_calendar
import pytest

from lianxin.statute.calendar import STATUTORY

WORKING = {2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248}


def days_of(year):
    first = date(year, 1, 1)
    return [first + timedelta(n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", WORKING)
def test_every_day_is_a_working_day_for_both_or_for_neither(year):
    differing = [
        day
        for day in days_of(year)
        if STATUTORY.is_working(day) != chinese_calendar.is_workday(day)
    ]
    assert differing == []


@pytest.mark.parametrize(("year", "working"), WORKING.items())
def test_each_year_has_its_number_of_working_days(year, working):
    assert sum(map(STATUTORY.is_working, days_of(year))) == working


def test_the_years_announced_are_those_of_the_table():
    assert STATUTORY.years == set(WORKING)


def test_the_last_day_of_2022_is_off_by_the_notice_of_2023():
    assert date(2022, 12, 31) in STATUTORY.off


def test_new_years_eve_of_2024_was_a_working_day_and_is_off_since_2025():
    assert STATUTORY.is_working(date(2024, 2, 9))
    assert not STATUTORY.is_working(date(2025, 1, 28))


def test_a_made_up_saturday_and_sunday_work():
    assert STATUTORY.is_working(date(2026, 2, 14))
    assert STATUTORY.is_working(date(2024, 2, 18))


def test_an_unannounced_year_rests_on_saturday_and_sunday_only():
    assert all(STATUTORY.is_working(day) == (day.weekday() < 5) for day in days_of(2027))
