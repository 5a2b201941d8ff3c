"""Whatever the day and the length, the three dates of a clock stand in order (Arts. 22, 23, 34)."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from lianxin.statute.calendar import STATUTORY, after_months
from lianxin.statute.limits import Unit

days = st.dates(date(2021, 1, 1), date(2028, 12, 31))
lengths = st.integers(0, 120)
units = st.sampled_from([Unit.DAY, Unit.WORKDAY, Unit.SET, Unit.PARAM])
pauses = st.integers(0, 60)


@given(days, lengths, units, pauses)
def test_plan_by_is_not_after_raw_and_raw_is_not_after_legal(day0, length, unit, paused):
    due = STATUTORY.due(day0, length, unit, paused)
    assert due.plan_by <= due.raw <= due.legal


@given(days, lengths, units, pauses)
def test_legal_and_plan_by_are_working_days(day0, length, unit, paused):
    due = STATUTORY.due(day0, length, unit, paused)
    assert STATUTORY.is_working(due.legal)
    assert STATUTORY.is_working(due.plan_by)


@given(days, lengths, units, pauses)
def test_no_working_day_lies_between_the_dates_of_one_clock(day0, length, unit, paused):
    due = STATUTORY.due(day0, length, unit, paused)
    span = (due.legal - due.plan_by).days
    between = [due.plan_by + timedelta(n) for n in range(1, span)]
    assert not any(STATUTORY.is_working(day) for day in between)


@given(days, lengths, units, pauses)
def test_a_later_start_never_ends_earlier(day0, length, unit, paused):
    first = STATUTORY.due(day0, length, unit, paused)
    second = STATUTORY.due(day0 + timedelta(1), length, unit, paused)
    assert first.raw <= second.raw
    assert first.legal <= second.legal
    assert first.plan_by <= second.plan_by


@given(days, lengths, units, pauses)
def test_a_longer_limit_never_ends_earlier(day0, length, unit, paused):
    first = STATUTORY.due(day0, length, unit, paused)
    second = STATUTORY.due(day0, length + 1, unit, paused)
    assert first.raw < second.raw
    assert first.legal <= second.legal


@given(days, st.integers(1, 60))
def test_a_working_day_clock_ends_on_a_working_day(day0, length):
    due = STATUTORY.due(day0, length, Unit.WORKDAY)
    assert due.raw == due.legal == due.plan_by
    assert STATUTORY.workdays_between(day0, due.raw) == length


@given(days, lengths, units, pauses)
def test_a_pause_moves_the_counted_end_by_just_its_days(day0, length, unit, paused):
    plain = STATUTORY.due(day0, length, unit)
    assert STATUTORY.due(day0, length, unit, paused).raw == plain.raw + timedelta(paused)


@given(st.dates(date(2022, 1, 10), date(2026, 8, 1)), st.integers(0, 90))
def test_dates_within_announced_years_are_firm(day0, length):
    assert not STATUTORY.due(day0, length, Unit.DAY).provisional


@given(days, lengths, units, pauses)
def test_dates_past_the_last_announced_year_are_provisional(day0, length, unit, paused):
    due = STATUTORY.due(day0, length, unit, paused)
    if due.legal.year > max(STATUTORY.years):
        assert due.provisional


@given(days, st.integers(0, 600))
def test_months_end_on_the_same_day_or_the_last_of_a_shorter_month(day, months):
    """Civil Code Art. 202: where the last month has no such day, the period ends on its last."""
    end = after_months(day, months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(1)).day == 1)
