"""Participation and satisfaction, of closed windows only (LAW I04, I05)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.recording import record
from lianxin.satisfaction import figures, ledger
from lianxin.satisfaction.figures import Share
from tests.builders import a_matter
from tests.portal.at_home import words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate
LONG_AGO = timedelta(days=60)


def answered(cast, *, on, unit: str = "", office: str = ""):
    """Serve an opinion on a day and evaluate it on the same day."""
    matter = a_matter(cast, after="serve", on=on)
    for target, rating in (("unit", unit), ("office", office)):
        if rating:
            matter = record(
                matter, "evaluate", by=matter.first_petitioner, on=on, target=target, rating=rating
            )
    return matter


def tables(cast):
    ledger.bring_up_to_date()
    day = TODAY()
    found = figures.cohort([cast.office.pk], day - timedelta(days=365), day, on=day)
    return {table.target: table for table in figures.tables(found)}


def test_a_rate_over_nothing_is_no_rate():
    assert str(Share(0, 0)) == "—" and str(Share(0, 3)) == "0.00%"
    assert str(Share(1, 3)) == "33.33%"


def test_silence_counts_against_participation_and_not_against_satisfaction(cast):
    day = TODAY() - LONG_AGO
    for rating in ("satisfied", "fairly", "dissatisfied", ""):
        answered(cast, on=day, unit=rating)
    row = tables(cast)["unit"].rows[0]

    assert (row.participation.part, row.participation.whole) == (3, 4)
    assert (row.satisfaction.part, row.satisfaction.whole) == (2, 3)


def test_the_two_targets_are_counted_apart(cast):
    answered(cast, on=TODAY() - LONG_AGO, unit="dissatisfied", office="satisfied")
    found = tables(cast)

    assert str(found["unit"].rows[0].satisfaction) == "0.00%"
    assert str(found["office"].rows[0].satisfaction) == "100.00%"


def test_an_open_window_is_in_no_figure(cast, sign_in):
    answered(cast, on=TODAY(), unit="dissatisfied")
    matter = answered(cast, on=TODAY())
    page = words_of(sign_in(cast.li_si).get(reverse("satisfaction:worklist")))

    assert not tables(cast)["unit"].rows
    assert "评价期未结束：2 件" in page and matter.number not in page


def test_a_dissatisfied_evaluation_is_for_somebody_else_to_look_at(cast, sign_in):
    matter = answered(cast, on=TODAY() - LONG_AGO, unit="dissatisfied")
    content = answered(cast, on=TODAY() - LONG_AGO, unit="satisfied")
    worklist = reverse("satisfaction:worklist")

    other = words_of(sign_in(cast.li_er).get(worklist))
    assert matter.number in other and content.number not in other
    assert matter.number not in words_of(sign_in(cast.li_si).get(worklist))


def test_the_page_says_its_period_and_its_cut_off(cast, sign_in):
    answered(cast, on=TODAY() - LONG_AGO, unit="fairly")
    page = words_of(
        sign_in(cast.zheng_yi).get(
            reverse("satisfaction:worklist"), {"first": "2026-01-01", "last": "2026-12-31"}
        )
    )

    assert "2026年1月1日" in page and "1/1" in page and "100.00%" in page


def test_units_and_the_public_do_not_see_the_figures(cast, sign_in, client):
    worklist = reverse("satisfaction:worklist")
    assert client.get(worklist).status_code == 302
    assert sign_in(cast.wang_wu).get(worklist).status_code == 403


def test_the_figures_take_few_queries(cast, sign_in, django_assert_max_num_queries):
    for rating in ("satisfied", "fairly", "dissatisfied", ""):
        answered(cast, on=TODAY() - LONG_AGO, unit=rating)
    browser = sign_in(cast.li_er)
    browser.get(reverse("satisfaction:worklist"))
    with django_assert_max_num_queries(40):
        browser.get(reverse("satisfaction:worklist"))
