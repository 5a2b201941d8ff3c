"""Whoever is in charge is responsible, then the place where it happened (Arts. 5, 22)."""

from __future__ import annotations

import pytest
from django.utils import translation

from lianxin.organs.models import Competence, Organ

from .conftest import an_organ

GUICHENG, XIQIAO = "440605011", "440605122"


@pytest.fixture
def duties(district: dict[str, Organ]) -> None:
    """Say who is in charge of what."""
    for code, category, area in (
        ("Guicheng", "", ""),
        ("Xiqiao", "", ""),
        ("housing", "城乡建设", ""),
        ("Xiqiao", "城乡建设", ""),
        ("housing", "城乡建设/工程管理", ""),
        ("city housing", "城乡建设/工程管理", ""),
        ("housing", "民政与应急", XIQIAO),
        ("petition office", "", ""),
    ):
        Competence.objects.create(organ=district[code], category=category, area=area)


CASES = [
    ("城乡建设/工程管理", GUICHENG, ["housing", "city housing", "Guicheng", "petition office"]),
    ("城乡建设/工程管理", XIQIAO, ["housing", "city housing", "Xiqiao", "petition office"]),
    ("城乡建设/城乡规划", XIQIAO, ["Xiqiao", "housing", "petition office"]),
    ("城乡建设", GUICHENG, ["housing", "Guicheng", "petition office"]),
    ("城乡", GUICHENG, ["Guicheng", "petition office"]),
    ("卫生健康/医疗纠纷", GUICHENG, ["Guicheng", "petition office"]),
    ("卫生健康/医疗纠纷", GUICHENG + "001", ["Guicheng", "petition office"]),
    ("民政与应急/社会救助", XIQIAO, ["housing", "Xiqiao", "petition office"]),
    ("民政与应急/社会救助", GUICHENG, ["Guicheng", "petition office"]),
    ("城乡建设/工程管理", "440605", ["housing", "city housing", "petition office"]),
    ("城乡建设/工程管理", "440604", ["city housing"]),
    ("城乡建设/工程管理", "", []),
    ("", GUICHENG, ["Guicheng", "petition office"]),
]


@pytest.mark.parametrize(("category", "area", "organs"), CASES)
def test_the_most_specific_category_wins_and_then_the_closest_place(
    duties: None,
    category: str,
    area: str,
    organs: list[str],
) -> None:
    found = Organ.objects.competent_for(category, area)
    assert [organ.code for organ, _reason in found] == organs


def test_each_organ_comes_with_the_reason(duties: None) -> None:
    with translation.override("zh-hans"):
        reasons = {
            organ.code: reason
            for organ, reason in Organ.objects.competent_for("民政与应急/社会救助", XIQIAO)
        }
    assert reasons["housing"] == "谁主管、谁负责：主管“民政与应急”（西樵镇）"
    assert reasons["Xiqiao"] == "属地管理：负责辖区内各类事项"


def test_it_can_be_asked_of_some_organs_only(duties: None, district: dict[str, Organ]) -> None:
    below = Organ.objects.under(district["district"])
    found = below.competent_for("城乡建设/工程管理", GUICHENG)
    assert [organ.code for organ, _reason in found] == ["housing", "Guicheng", "petition office"]


def test_under_an_organ_are_all_its_descendants(district: dict[str, Organ]) -> None:
    deep = an_organ("a bureau of the housing bureau", parent=district["housing"])
    found = set(Organ.objects.under(district["district"]).values_list("code", flat=True))
    assert found == {"district", "petition office", "housing", "Guicheng", "Xiqiao", deep.code}
    assert deep.is_under(district["city"])
    assert not district["city"].is_under(deep)


def test_an_organ_that_is_its_own_ancestor_does_no_harm(district: dict[str, Organ]) -> None:
    Organ.objects.filter(code="district").update(parent=district["housing"])
    found = Organ.objects.under(district["housing"]).values_list("code", flat=True)
    assert "housing" in found and "district" in found
