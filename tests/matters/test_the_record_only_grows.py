"""The database refuses to change the record; what was changed is found (Art. 21)."""

import pytest
from django.db import IntegrityError, connection, transaction

from lianxin.matters.models import Entry, Matter, Seal
from lianxin.matters.seal import seal
from lianxin.matters.verifying import verify_all
from tests.builders import a_matter

pytestmark = pytest.mark.django_db


@pytest.fixture
def matter(cast):
    return a_matter(cast, after="serve")


def refused(sql: str, *values) -> bool:
    """Tell whether the database refuses a statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(sql, values)
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE matters_entry SET step = 'accept'",
        "UPDATE matters_entry SET facts = '{}' WHERE seq = 1",
        "DELETE FROM matters_entry",
        "TRUNCATE matters_entry CASCADE",
    ],
)
def test_an_entry_is_never_changed_or_taken_away(matter, sql):
    assert refused(sql)


@pytest.mark.parametrize(
    "sql",
    ["UPDATE matters_seal SET count = 0", "DELETE FROM matters_seal", "TRUNCATE matters_seal"],
)
def test_a_seal_is_never_changed_or_taken_away(matter, sql):
    seal()
    assert refused(sql)


def test_an_entry_that_leaves_a_number_out_is_refused(matter):
    last = matter.entries.last()
    last.pk, last.seq = None, last.seq + 2
    with pytest.raises(IntegrityError), transaction.atomic():
        last.save(force_insert=True)


def test_an_entry_that_does_not_follow_the_last_one_is_refused(matter):
    last = matter.entries.last()
    last.pk, last.seq, last.previous = None, last.seq + 1, bytes(32)
    with pytest.raises(IntegrityError), transaction.atomic():
        last.save(force_insert=True)


def behind_its_back(sql: str) -> None:
    """Do what an intruder with the database's own rights could do."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(sql)
        cursor.execute("SET session_replication_role = DEFAULT")


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE matters_entry SET step = 'hear' WHERE seq = 3",
        'UPDATE matters_entry SET "on" = "on" - 1 WHERE seq = 4',
        "UPDATE matters_entry SET facts = '{\"unit\": 1}' WHERE seq = 4",
        "UPDATE matters_entry SET officer_id = NULL WHERE seq = 5",
        "DELETE FROM matters_entry WHERE seq = 2",
        "DELETE FROM matters_entry WHERE seq = (SELECT max(seq) FROM matters_entry)",
        "UPDATE matters_seal SET count = count + 1",
    ],
)
def test_what_is_changed_behind_its_back_is_found(matter, sql):
    seal()
    assert not verify_all().faults
    behind_its_back(sql)
    assert verify_all().faults


def test_the_row_of_a_matter_is_the_replay_of_its_entries(cast):
    for after in ("arrive", "forward", "accept", "decide", "serve", "serve_reexamination"):
        matter = a_matter(cast, after=after)
        kept = {f.name: getattr(matter, f.attname) for f in Matter._meta.concrete_fields}
        matter.show(matter.case())
        again = {f.name: getattr(matter, f.attname) for f in Matter._meta.concrete_fields}
        assert again == kept


def test_the_seals_are_chained_and_cover_every_entry_once(cast):
    a_matter(cast, after="register")
    first = seal()
    a_matter(cast, after="forward")
    second = seal()

    assert bytes(second.previous) == bytes(first.root)
    assert first.last < second.first
    assert sum(Seal.objects.values_list("count", flat=True)) == Entry.objects.count()
    assert seal() is None, "there is nothing new to seal"
