"""Every reading is logged; the log only grows; the person sees it in summary (Art. 19)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from lianxin.organs.models import Officer, Organ, Post
from lianxin.petitioners.models import Petitioner, Reading
from lianxin.petitioners.reading import NoPurpose

from .people import zhang_san

pytestmark = pytest.mark.django_db


@pytest.fixture
def wang_wu() -> Officer:
    organ = Organ.objects.create(code="housing", name="住房城乡建设和水利局", name_en="Housing")
    officer = Officer.objects.create_user("wangwu", name="王五")
    Post.objects.create(officer=officer, organ=organ, role="handler", since=date(2020, 1, 1))
    return officer


def test_a_reading_gives_the_clear_text_and_is_logged(wang_wu: Officer) -> None:
    one = zhang_san()
    assert one.read(wang_wu, ["phone", "name"], "电话约见") == {
        "phone": "138 0000 1234",
        "name": "张三丰",
    }

    logged = Reading.objects.get()
    assert (logged.petitioner, logged.officer, logged.organ.code) == (one, wang_wu, "housing")
    assert (logged.fields, logged.purpose) == (["name", "phone"], "电话约见")
    assert "张三丰" not in str(logged)


def test_the_system_reads_for_an_envelope(wang_wu: Officer) -> None:
    zhang_san().read(None, ["address"], "送达")
    assert Reading.objects.get().officer is None


@pytest.mark.parametrize("purpose", ["", "  "])
def test_without_a_purpose_nothing_is_read(wang_wu: Officer, purpose: str) -> None:
    with pytest.raises(NoPurpose):
        zhang_san().read(wang_wu, ["phone"], purpose)
    assert not Reading.objects.exists()


def test_a_field_that_is_not_personal_data_is_refused(wang_wu: Officer) -> None:
    with pytest.raises(ValueError, match="not personal data: name_index"):
        zhang_san().read(wang_wu, ["name_index"], "x")


def test_many_are_logged_at_once(wang_wu: Officer) -> None:
    everybody = [zhang_san(), zhang_san()]
    Reading.objects.log(everybody, officer=wang_wu, fields=["name"], purpose="导出")
    assert Reading.objects.count() == 2


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE petitioners_reading SET purpose = 'nothing'",
        "DELETE FROM petitioners_reading",
        "TRUNCATE petitioners_reading",
    ],
)
def test_the_database_refuses_to_change_the_log(wang_wu: Officer, change: str) -> None:
    zhang_san().read(wang_wu, ["phone"], "电话约见")
    connection.check_constraints()
    with (
        pytest.raises(DatabaseError, match="only grows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)
    assert Reading.objects.get().purpose == "电话约见"


def test_a_petitioner_whose_data_was_read_cannot_be_deleted(wang_wu: Officer) -> None:
    one = zhang_san()
    one.read(wang_wu, ["phone"], "电话约见")
    with pytest.raises(DatabaseError), transaction.atomic():
        Petitioner.objects.filter(pk=one.pk)._raw_delete("default")
        connection.check_constraints()


def test_the_person_sees_which_organ_read_when_and_why(wang_wu: Officer) -> None:
    one, other = zhang_san(), zhang_san()
    for _time in range(2):
        one.read(wang_wu, ["phone"], "电话约见")
    one.read(wang_wu, ["address"], "送达")
    other.read(wang_wu, ["address"], "送达")

    summary = one.readings_summary()
    assert [(row["organ__name"], row["purpose"], row["times"]) for row in summary] == [
        ("住房城乡建设和水利局", "送达", 1),
        ("住房城乡建设和水利局", "电话约见", 2),
    ]
    assert "王五" not in str(summary)
