"""A page shows masks; what else it may show follows from the role (Art. 19)."""

from __future__ import annotations

import pytest

from lianxin.petitioners import masks
from lianxin.petitioners.models import Petitioner
from lianxin.petitioners.sight import BY_ROLE, sight
from lianxin.procedure.roles import Role

from .people import ZHANG_SAN


@pytest.mark.parametrize(
    ("name", "mask"),
    [
        ("张三丰", "张**"),
        ("张三", "张*"),
        ("张", "张"),
        ("欧阳修远", "欧***"),
        ("", ""),
        ("佛山市南海区某某五金制品有限公司", "佛******"),
        ("𠮷野", "𠮷*"),
    ],
)
def test_names(name: str, mask: str) -> None:
    assert masks.mask_name(name) == mask


@pytest.mark.parametrize(
    ("phone", "mask"),
    [
        ("13800001234", "138****1234"),
        ("86701234", "****1234"),
        ("075786701234", "075*****1234"),
        ("12345", "*****"),
        ("", ""),
    ],
)
def test_phones(phone: str, mask: str) -> None:
    assert masks.mask_phone(phone) == mask


@pytest.mark.parametrize(
    ("number", "mask"),
    [
        ("440605199001011234", "4406**********1234"),
        ("44060519900101123X", "4406**********123X"),
        ("440605900101123", "4406*******1123"),
        ("E12345678", "*********"),
        ("", ""),
    ],
)
def test_identity_numbers(number: str, mask: str) -> None:
    assert masks.mask_id(number) == mask


@pytest.mark.parametrize(
    ("address", "mask"),
    [
        (ZHANG_SAN["address"], "佛山市南海区桂城街道叠二社区****"),
        ("南海区西樵镇百东村委会李边村12号", "南海区西樵镇百东村委会****"),
        ("南海区里水镇河村社区河村大道北3号", "南海区里水镇河村社区****"),
        ("狮山镇罗村大道12号", "狮山镇****"),
        ("大沥镇盐步环村路8号", "大沥镇****"),
        ("南海区海五路1号", "南海区****"),
        ("桂城街道", "桂城街道"),
        ("某处12号", "****"),
        ("", ""),
    ],
)
def test_addresses_down_to_the_village(address: str, mask: str) -> None:
    assert masks.mask_address(address) == mask


def test_a_petitioner_prints_as_masks() -> None:
    one = Petitioner(**ZHANG_SAN)
    assert str(one) == f"{one.name}" == "张**"
    assert str(one.phone) == "138******1234"
    assert str(one.id_number) == "4406**********123X"
    assert "张三丰" not in repr(one) + repr(one.name)


ALL, CONTACT, CALL = "name id_number phone address", "name phone address", "name phone"
TABLE = [
    (Role.PETITIONER, ALL, ALL),
    (Role.SYSTEM, ALL, ALL),
    (Role.REGISTRAR, ALL, ALL),
    (Role.SCREENER, CONTACT, CONTACT),
    (Role.CONFIDENTIAL, ALL, ALL),
    (Role.RECEPTIONIST, ALL, ALL),
    (Role.HANDLER, ALL, CONTACT),
    (Role.HEAD_OF_ORGAN, CONTACT, "name"),
    (Role.MEDIATOR, CALL, CALL),
    (Role.REVIEWER, ALL, CONTACT),
    (Role.SUPERVISOR, CALL, CALL),
    (Role.CONVENER, "name", ""),
    (Role.ANALYST, "", ""),
    (Role.AUDITOR, ALL, ""),
    (Role.ADMINISTRATOR, "", ""),
]


@pytest.mark.parametrize(("role", "masked", "revealable"), TABLE)
def test_each_role_sees_what_its_work_needs(role: Role, masked: str, revealable: str) -> None:
    seen = sight([role], related=True)
    assert seen.masked == set(masked.split())
    assert seen.revealable == set(revealable.split())
    assert seen.revealable <= seen.masked


@pytest.mark.parametrize("role", Role)
def test_who_has_nothing_to_do_with_the_matter_sees_nothing(role: Role) -> None:
    assert not sight([role], related=False).masked
    assert sight([role], related=False).shows(Petitioner(**ZHANG_SAN)) == {}


def test_the_table_has_every_role() -> None:
    assert set(BY_ROLE) == set(Role) == {role for role, _masked, _revealable in TABLE}


def test_two_posts_see_what_either_sees() -> None:
    seen = sight([Role.CONVENER, Role.MEDIATOR], related=True)
    assert seen.shows(Petitioner(**ZHANG_SAN)) == {"name": "张**", "phone": "138******1234"}
