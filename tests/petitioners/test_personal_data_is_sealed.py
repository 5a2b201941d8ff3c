"""What is stored says nothing without the key, and opens in its own place only (Art. 19)."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from lianxin.petitioners import vault
from lianxin.petitioners.models import Petitioner

from .people import ZHANG_SAN, zhang_san


def raw(column: str, petitioner: Petitioner) -> bytes:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {column} FROM petitioners_petitioner WHERE id = %s", [petitioner.pk]
        )
        return bytes(cursor.fetchone()[0])


def put(column: str, value: bytes, petitioner: Petitioner) -> Petitioner:
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE petitioners_petitioner SET {column} = %s WHERE id = %s", [value, petitioner.pk]
        )
    return Petitioner.objects.get(pk=petitioner.pk)


@given(plain=st.binary(max_size=2000), aad=st.binary(max_size=50))
def test_what_is_sealed_opens_again(plain: bytes, aad: bytes) -> None:
    assert vault.unseal(vault.seal(plain, aad), aad) == plain


def test_sealing_twice_gives_different_bytes() -> None:
    assert vault.seal(b"x", b"") != vault.seal(b"x", b"")


@pytest.mark.parametrize("position", [0, 1, 8, 9, 20, 21, 24, -1])
def test_a_changed_bit_is_noticed(position: int) -> None:
    sealed = bytearray(vault.seal("张三".encode(), b"place"))
    sealed[position] ^= 1
    with pytest.raises(vault.CannotOpen):
        vault.unseal(bytes(sealed), b"place")


@pytest.mark.parametrize("broken", [b"", b"\x01", b"\x01file" + bytes(20)])
def test_what_was_cut_off_is_refused(broken: bytes) -> None:
    with pytest.raises(vault.CannotOpen):
        vault.unseal(broken, b"place")


def test_sm4_seals_as_well(settings: Any) -> None:
    before = vault.seal(b"x", b"p")
    settings.CIPHER = "sm4"
    after = vault.seal(b"x", b"p")
    assert (before[:1], after[:1]) == (b"\x01", b"\x02")
    assert vault.unseal(before, b"p") == vault.unseal(after, b"p") == b"x"
    settings.CIPHER = "aes"
    assert vault.unseal(after, b"p") == b"x"


@pytest.mark.django_db
class TestThePetitioner:
    def test_is_the_same_after_reading_back(self) -> None:
        found = Petitioner.objects.get(pk=zhang_san().pk)
        assert {field: getattr(found, field).clear() for field in ZHANG_SAN} == ZHANG_SAN

    @pytest.mark.parametrize(
        "name", ["", "𠮷野家", "阿卜杜拉·买买提", "O'Brien; DROP TABLE", "😀" * 99]
    )
    def test_keeps_any_name(self, name: str) -> None:
        assert Petitioner.objects.get(pk=zhang_san(name=name).pk).name.clear() == name

    def test_leaves_no_clear_text_in_the_table(self) -> None:
        zhang_san()
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM petitioners_petitioner")
            row = b"|".join(
                bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
                for value in cursor.fetchone()
            )
        for text in ("张三丰", "张三", "44060519900101123X", "13800001234", "桂城"):
            assert text.encode() not in row
            assert text.encode("gb18030") not in row

    def test_does_not_open_in_another_row(self) -> None:
        one, other = zhang_san(), zhang_san(name="李四")
        with pytest.raises(vault.CannotOpen):
            put("name", raw("name", one), other).name.clear()

    def test_does_not_open_in_another_field(self) -> None:
        one = zhang_san()
        with pytest.raises(vault.CannotOpen):
            put("address", raw("phone", one), one).address.clear()

    def test_is_sealed_for_its_own_row_when_copied_by_the_program(self) -> None:
        one = Petitioner.objects.get(pk=zhang_san().pk)
        copy = Petitioner.objects.create(name=one.name)
        assert Petitioner.objects.get(pk=copy.pk).name.clear() == "张三丰"
        one.pk = uuid.uuid4()
        one._state.adding = True
        one.save()
        assert Petitioner.objects.get(pk=one.pk).name.clear() == "张三丰"

    def test_keeps_its_bytes_when_something_else_changes(self) -> None:
        one = Petitioner.objects.get(pk=zhang_san().pk)
        before = raw("name", one)
        one.kind = "organisation"
        one.save()
        assert raw("name", one) == before

    def test_can_be_written_many_at_once(self) -> None:
        made = Petitioner.objects.bulk_create(
            Petitioner(name=f"张{number}", phone=f"1380000{number:04}") for number in range(300)
        )
        assert len({one.pk for one in made}) == 300
        found = Petitioner.objects.with_phone("13800000123").get()
        assert found.name.clear() == "张123"

        found.name = "李四"
        Petitioner.objects.bulk_update([found], ["name"])
        assert Petitioner.objects.get(pk=found.pk).name.clear() == "李四"

    def test_saves_the_index_with_the_field(self) -> None:
        one = zhang_san()
        one.name = "李四"
        one.save(update_fields=["name"])
        assert list(Petitioner.objects.named("李四")) == [one]
        assert not Petitioner.objects.named("张三丰").exists()

    def test_works_with_deferred_and_refreshed_fields(self) -> None:
        one = Petitioner.objects.only("kind").get(pk=zhang_san().pk)
        assert one.name.clear() == "张三丰"
        one.name = "李四"
        one.refresh_from_db()
        assert one.name.clear() == "张三丰"

    def test_is_neither_searched_by_ciphertext_nor_written_by_update(self) -> None:
        with pytest.raises(FieldError):
            Petitioner.objects.filter(name="张三丰").exists()
        with pytest.raises(TypeError):
            Petitioner.objects.update(name="张三丰")

    def test_is_erased_but_its_row_stays(self) -> None:
        from django.utils import timezone

        one = zhang_san()
        one.erase(at=timezone.now())
        found = Petitioner.objects.get(pk=one.pk)
        assert found.erased_at
        assert not any(getattr(found, field) for field in ZHANG_SAN)
        assert (found.name_index, found.id_index, found.phone_index) == (None, None, None)
        assert raw("name", found) == b""
