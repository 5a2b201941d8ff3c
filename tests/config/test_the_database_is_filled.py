"""A database filled for benchmarks is as whole as one filled by hand (Arts. 21, 22)."""

from __future__ import annotations

from collections import defaultdict

import pytest
from django.db import IntegrityError, connection, transaction

from lianxin.config.demonstration import batch, filling
from lianxin.config.demonstration.copying import copy, keys
from lianxin.matters.matter import Matter, Party, shown
from lianxin.matters.models import Entry, Item
from lianxin.matters.seal import seal
from lianxin.matters.verifying import verify_all
from lianxin.petitioners.models import Petitioner
from lianxin.portal import attempts
from tests.builders import a_matter

pytestmark = pytest.mark.django_db
ODD = 'a\tb\nc\\d\r"e" {f} \\N 𠮷 😀'


@pytest.fixture
def filled(monkeypatch):
    monkeypatch.setattr(filling, "BATCH", 120)
    told = []
    filling.fill_to(240, progress=lambda done, total: told.append((done, total)), processes=1)
    return told


def test_the_record_is_whole(filled):
    seal()
    found = verify_all()

    assert found.entries > 3 * 240
    assert found.faults == []
    assert filled[-1] == (240, 240)


def test_every_row_is_the_replay_of_its_entries(filled):
    for matter in Matter.objects.all():
        case = matter.case()
        assert {name: getattr(matter, name) for name in shown(case)} == shown(case), matter
        assert (matter.stage, matter.flags) == (case.stage, sorted(case.flags))
        assert matter.entry_count == case.entries


def test_numbers_have_no_gaps(filled):
    numbers = defaultdict(list)
    for number in Matter.objects.values_list("number", flat=True):
        series, _dash, running = number.rpartition("-")
        numbers[series].append(int(running))

    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values())


def test_it_fills_up_to_a_number_and_no_further(filled):
    filling.fill_to(250, processes=1)
    filling.fill_to(100, processes=1)

    assert Matter.objects.count() == 250
    assert verify_all().faults == []


def test_a_filled_matter_opens_with_the_published_code(filled):
    matter = Matter.objects.order_by("?")[0]
    assert attempts.fits(matter, matter.number, batch.CODE)


def test_its_petitioners_are_sealed_and_found(filled):
    person = Petitioner.objects.order_by("?")[0]

    assert person in Petitioner.objects.with_phone(person.phone.clear())
    assert Party.objects.filter(petitioner=person).exists()


def test_accusations_are_sealed(filled):
    sealed = Item.objects.filter(matter__sealed=True)
    assert all(not item.body and item.words for item in sealed)


def test_odd_signs_are_copied_as_they_are(cast):
    matter = a_matter(cast)
    item = Item(pk=keys(Item, 1)[0], matter=matter, channel="net", title=ODD, body=ODD,
                received_on=matter.received_on)  # fmt: skip
    copy(Item, [item])

    read = Item.objects.get(pk=item.pk)
    assert (read.title, read.body, read.recorded_by) == (ODD, ODD, None)


def test_the_database_checks_what_is_copied(cast):
    matter = a_matter(cast)
    last = matter.entries.last()
    wrong = Entry(matter=matter, seq=last.seq + 1, step="register", role="system", on=last.on,
                  at=last.at, cites="Art. 22 ¶1", previous=b"x" * 32, hash=b"y" * 32)  # fmt: skip

    with pytest.raises(IntegrityError, match="does not follow"), transaction.atomic():
        copy(Entry, [wrong])
    assert connection.needs_rollback is False
    assert matter.entries.count() == last.seq
