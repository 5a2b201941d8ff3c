"""The demonstration is written through the record and stands at every stage (Arts. 17-36)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.db import transaction
from django.test import override_settings
from django.utils import timezone

from lianxin.config.demonstration import loading, papers
from lianxin.config.demonstration.ways import planned, shared, ways
from lianxin.matters.matter import Matter, shown
from lianxin.matters.models import Entry, Item
from lianxin.matters.verifying import verify_all
from lianxin.organs.models import Officer, Organ
from lianxin.portal import attempts
from lianxin.procedure.stages import Stage
from lianxin.statute.calendar import STATUTORY
from tests.builders import a_matter

MATTERS = len(ways())


@pytest.fixture(scope="module")
def district(django_db_setup, django_db_blocker):
    """Load one matter of every way, once for all tests here, and take it back at the end."""
    with (
        django_db_blocker.unblock(),
        override_settings(DEMONSTRATION=True),
        transaction.atomic(),
    ):
        told = []
        found = loading.load(MATTERS, progress=lambda done, total: told.append((done, total)))
        yield found, told
        (settings.VAR / "demonstration.json").unlink()
        transaction.set_rollback(True)


def test_every_way_leads_where_it_says(district):
    stages = Counter(Matter.objects.values_list("stage", flat=True))

    assert stages == Counter(way.ends for way in ways())
    assert set(stages) == {stage.value for stage in Stage}


def test_the_record_is_whole_and_sealed(district):
    found = verify_all()

    assert found.entries == Entry.objects.count() > 5 * MATTERS
    assert found.seals == 1
    assert found.faults == []


def test_every_row_is_the_replay_of_its_entries(district):
    for matter in Matter.objects.all():
        case = matter.case()
        assert {name: getattr(matter, name) for name in shown(case)} == shown(case), matter
        assert (matter.stage, matter.flags) == (case.stage, sorted(case.flags))


def test_nothing_happens_after_today_or_out_of_order(district):
    for matter in Matter.objects.prefetch_related("entries"):
        days = [entry.on for entry in matter.entries.all()]
        assert days == sorted(days)
        assert days[0] == matter.received_on
        assert days[-1] <= timezone.localdate()


def test_officers_act_on_working_days_only(district):
    acts = Entry.objects.exclude(officer=None).values_list("on", "step")
    assert [(on, step) for on, step in acts if not STATUTORY.is_working(on)] == []


def test_what_the_calendar_brings_about_has_been_written(district):
    today = timezone.localdate()

    assert not Matter.objects.lapsing(today).exists()
    assert not Matter.objects.filter(evaluation_until__lt=today).exists()


def test_it_shows_the_late_the_urgent_the_led_and_the_supervised(district):
    flags = Counter(flag for matter in Matter.objects.all() for flag in matter.flags)

    assert Matter.objects.overdue(timezone.localdate()).count() >= 5
    assert {"urgent", "supervised", "lead", "raised", "conference", "repeat", "asked",
            "withdrawing", "proposed", "extended", "simple", "executing", "redone",
            "succession", "rewarded", "implemented"} <= set(flags)  # fmt: skip


def test_all_channels_towns_and_tracks_are_met(district):
    routes = set(Matter.objects.values_list("route", flat=True))
    towns = {place[:9] for place in Matter.objects.values_list("place", flat=True) if place}

    assert routes >= {"A1", "A4", "A5", "A6", "P", "C"}
    assert len(towns) == 7
    assert {"net", "letter", "visit", "phone", "above"} <= set(
        Item.objects.values_list("channel", flat=True)
    )


def test_several_petitioners_choose_five_representatives_at_most(district):
    joint = [m for m in Matter.objects.filter(persons__gt=5) if m.parties.count() > 1]

    assert joint
    assert all(m.parties.filter(representative=True).count() <= 5 for m in joint)


def test_an_opinion_that_was_served_is_there_as_pdf_and_word(district):
    for matter in Matter.objects.filter(stage="served"):
        kinds = {paper.kind for paper in matter.attachments.filter(form="F12")}
        assert any("pdf" in kind for kind in kinds) and any("word" in kind for kind in kinds)
        assert matter.attachments.filter(form="F16").exists()


def test_accusations_are_under_seal_and_their_words_too(district):
    sealed = Item.objects.filter(matter__sealed=True)

    assert sealed.count() == sum(way.routes == ("C",) for way in ways())
    assert all(not item.body and item.words for item in sealed)


def test_a_visitor_can_look_the_shown_matters_up(district):
    found, told = district
    for number, code, zh, en in found:
        assert attempts.fits(Matter.objects.get(number=number), number, code)
        assert zh and en
    assert loading.showcase() == found
    assert told[-1] == (MATTERS, MATTERS)


def test_no_code_is_known_outside_the_demonstration(district):
    with override_settings(DEMONSTRATION=False):
        assert loading.showcase() == []


def test_it_is_not_loaded_twice(district):
    with pytest.raises(loading.NotEmpty, match="信访事项"):
        loading.load(3)


def test_nothing_is_written_beside_real_officers(cast):
    with pytest.raises(loading.NotEmpty, match=r"li\.er"):
        loading.load(3)

    assert Organ.objects.count() == 5
    assert not Matter.objects.exists()


@pytest.mark.django_db
def test_a_first_start_leaves_what_is_there_alone(cast):
    loading.load_once()

    assert not Matter.objects.exists()
    assert not Officer.objects.filter(username="registrar").exists()


@pytest.mark.django_db
def test_a_first_start_loads_it_and_says_how_far_it_is(settings, monkeypatch, capsys):
    settings.DEMONSTRATION = True
    monkeypatch.setattr(loading, "MATTERS", 2)
    loading.load_once()
    loading.load_once()

    assert Matter.objects.count() == 2
    assert Officer.objects.filter(username="registrar").exists()
    assert capsys.readouterr().out.count("100 %") == 1


def test_a_machine_without_fonts_gets_the_word_files(cast, monkeypatch):
    monkeypatch.setattr(papers, "_has_fonts", lambda: False)
    matter = a_matter(cast, after="forward")
    scene = SimpleNamespace(matter=matter, on=matter.received_on)
    made = papers._issued(scene, "F07", cast.unit, cast.wang_wu)

    assert made["document_number"]
    assert matter.attachments.get(pk=made["document"]).name.clear().endswith(".docx")


@pytest.mark.parametrize(
    "today", [date(2026, 2, 20), date(2026, 10, 3), date(2027, 1, 3), date(2028, 2, 29)]
)
def test_every_way_has_its_days_on_whatever_day_it_is_loaded(today):
    rng = Random(1)
    for way in shared(400):
        direct = way.office == ("unit",)
        plan = planned(way, rng, today=today, calendar=STATUTORY, direct=direct)
        assert plan.arrives <= plan.last <= today
        assert [day for _act, day in plan.acts] == sorted(day for _act, day in plan.acts)


def test_four_hundred_matters_meet_every_way():
    assert set(shared(400)) == set(ways())
    assert len(shared(400)) == 400
