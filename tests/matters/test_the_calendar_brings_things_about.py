"""What lapses and what is recomputed, by the calendar alone (Arts. 21, 35, 36)."""

from datetime import date

import pytest

from lianxin.matters import calendars
from lianxin.matters.models import Entry, Matter
from lianxin.matters.recording import record
from lianxin.matters.sweeping import sweep
from lianxin.matters.verifying import verify_all
from tests.builders import PAPER, a_matter

pytestmark = pytest.mark.django_db
YEAR_2027 = [(date(2027, 1, day), "off", "元旦") for day in (1, 2, 3)]


def test_a_matter_lapses_only_after_the_petitioners_last_day(cast):
    matter = a_matter(cast, after="serve", on=date(2026, 9, 1))
    assert matter.right_until == date(2026, 10, 8), "1 October moves past the holiday"

    assert sweep(date(2026, 10, 8))["lapsed"] == 0
    assert sweep(date(2026, 10, 9))["lapsed"] == 1
    matter.refresh_from_db()
    assert (matter.stage, matter.closed_on) == ("closed_lapsed", date(2026, 10, 9))
    assert sweep(date(2026, 10, 10)) == {"lapsed": 0, "evaluations closed": 0, "refused": 0}


def test_the_evaluation_window_closes_by_itself(cast):
    matter = a_matter(cast, after="serve", on=date(2026, 9, 1))
    sweep(date(2026, 10, 9))
    matter.refresh_from_db()
    assert matter.evaluation_until is None
    assert matter.entries.filter(step="close_evaluation").count() == 1


def test_a_review_opinion_lapses_on_its_own_step(cast):
    matter = a_matter(cast, after="serve_review", on=date(2026, 9, 1))
    sweep(date(2026, 10, 9))
    matter.refresh_from_db()
    assert matter.stage == "closed_lapsed"
    assert matter.entries.filter(step="lapse_review").exists()


def test_an_announced_year_recomputes_what_was_provisional_with_an_entry(cast):
    matter = a_matter(cast, after="accept", on=date(2026, 11, 23))
    assert (matter.due_legal, matter.provisional) == (date(2027, 1, 22), True)

    calendars.bring_in(YEAR_2027)
    assert calendars.recompute(date(2026, 11, 24)) == 1
    matter.refresh_from_db()
    assert (matter.due_legal, matter.provisional) == (date(2027, 1, 22), False)
    entry = matter.entries.last()
    assert (entry.step, entry.role) == ("recompute", "system")
    assert calendars.recompute(date(2026, 11, 24)) == 0, "nothing is recomputed twice"
    assert not verify_all().faults


def test_a_right_that_grows_by_the_new_holidays_grows_and_one_that_would_shrink_does_not(cast):
    served = a_matter(cast, after="serve", on=date(2026, 12, 2))
    assert served.right_until == date(2027, 1, 1), "a working day, as far as anybody knows"

    calendars.bring_in(YEAR_2027)
    calendars.recompute(date(2026, 12, 3))
    served.refresh_from_db()
    assert served.right_until == date(2027, 1, 4)


def test_an_organ_gains_no_day_by_the_new_holidays(cast):
    matter = a_matter(cast, after="accept", on=date(2026, 11, 2))
    assert matter.due_legal == date(2027, 1, 1)

    calendars.bring_in(YEAR_2027)
    calendars.recompute(date(2026, 11, 3))
    matter.refresh_from_db()
    assert matter.due_legal == date(2027, 1, 1), "never to the petitioner's loss"


def test_overdue_begins_after_the_legal_day_and_not_on_it(cast):
    matter = a_matter(cast, after="accept", on=date(2026, 3, 2))
    assert matter.due_legal == date(2026, 5, 6)
    assert not Matter.objects.overdue(date(2026, 5, 6)).exists()
    assert Matter.objects.overdue(date(2026, 5, 7)).exists()


def test_words_can_be_erased_and_the_record_still_verifies(cast):
    matter = a_matter(cast, after="hear")
    words = matter.words.get()
    assert words.text.clear() == "夜间施工影响休息"
    pointer = Entry.objects.get(step="hear").facts["words"]
    assert pointer == {"words": str(words.pk), "digest": words.digest}

    words.erase()
    words.refresh_from_db()
    assert words.text.clear() == ""
    assert not verify_all().faults


def test_the_petitioner_is_the_only_one_who_evaluates(cast):
    from lianxin.procedure.refusal import Refused

    matter = a_matter(cast, after="serve", on=date(2026, 9, 1))
    for officer in (cast.li_si, cast.li_er, cast.wang_wu, cast.zhao_liu, cast.sun_qi, cast.wu_jiu):
        with pytest.raises(Refused):
            record(
                matter,
                "evaluate",
                by=officer,
                on=date(2026, 9, 2),
                target="unit",
                rating="satisfied",
            )
    record(
        matter,
        "evaluate",
        by=matter.first_petitioner,
        on=date(2026, 9, 2),
        target="unit",
        rating="dissatisfied",
        comment="仍有夜间施工",
    )


def test_no_officer_reads_an_evaluation_before_its_window_closes(cast):
    from lianxin.matters.reading import for_officer

    matter = a_matter(cast, after="serve", on=date(2026, 9, 1))
    matter = record(
        matter,
        "evaluate",
        by=matter.first_petitioner,
        on=date(2026, 9, 2),
        target="unit",
        rating="dissatisfied",
    )
    steps = [line.entry.step for line in for_officer(matter, date(2026, 9, 3))]
    assert "evaluate" not in steps
    sweep(date(2026, 10, 9))
    matter.refresh_from_db()
    steps = [line.entry.step for line in for_officer(matter, date(2026, 10, 9))]
    assert "evaluate" in steps


def test_a_document_without_its_paper_is_refused(cast):
    from lianxin.procedure.refusal import Refused

    matter = a_matter(cast, after="investigate")
    with pytest.raises(Refused, match="document is missing"):
        record(matter, "decide", by=cast.zhao_liu, on=date(2026, 9, 1), outcome="supported")
    record(
        matter, "decide", by=cast.zhao_liu, on=date(2026, 9, 1), outcome="supported", document=PAPER
    )
