"""The same person is found however the number or the name is written (Art. 19)."""

from __future__ import annotations

import pytest

from lianxin.petitioners import normal, vault
from lianxin.petitioners.models import Petitioner

from .people import zhang_san

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "written",
    [
        "13800001234",
        "138-0000-1234",
        "+86 138 0000 1234",
        "0086138 00001234",
        "１３８００００１２３４",
    ],
)
def test_by_phone(written: str) -> None:
    one = zhang_san()
    zhang_san(phone="13800001235")
    assert list(Petitioner.objects.with_phone(written)) == [one]


@pytest.mark.parametrize(
    "written", ["44060519900101123X", "44060519900101123x", "440605 19900101 123Ｘ"]
)
def test_by_identity_number(written: str) -> None:
    one = zhang_san()
    assert list(Petitioner.objects.with_id_number(written)) == [one]


@pytest.mark.parametrize("written", ["阿卜杜拉·买买提", "阿卜杜拉 买买提", "阿卜杜拉•买买提"])
def test_by_name(written: str) -> None:
    one = zhang_san(name="阿卜杜拉·买买提")
    assert list(Petitioner.objects.named(written)) == [one]
    assert not Petitioner.objects.named("阿卜杜拉").exists()


@pytest.mark.parametrize("nothing", ["", "   ", "-", "·"])
def test_nothing_finds_nobody(nothing: str) -> None:
    zhang_san(name="", phone="", id_number="")
    assert not Petitioner.objects.with_phone(nothing).exists()
    assert not Petitioner.objects.with_id_number(nothing).exists()
    assert not Petitioner.objects.named(nothing).exists()


def test_the_same_text_has_another_index_in_another_field() -> None:
    one = zhang_san(phone="12345678901", id_number="12345678901")
    assert len({bytes(one.phone_index), bytes(one.id_index)}) == 2


def test_equal_texts_have_equal_indexes_and_others_do_not() -> None:
    assert vault.blind("张三", "name") == vault.blind("张三", "name")
    assert vault.blind("张三", "name") != vault.blind("张四", "name")
    assert vault.blind("张三", "name") != vault.blind("张三", "phone")


def test_a_landline_keeps_its_area_code() -> None:
    assert normal.phone("0757-8670 1234") == "075786701234"
