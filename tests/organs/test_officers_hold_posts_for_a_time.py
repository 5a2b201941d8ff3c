"""What an officer may do follows from the posts of the day (Art. 15)."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError

from lianxin.organs.models import Officer, Organ, Post
from lianxin.procedure.roles import Role


def test_a_post_counts_from_its_first_day_to_its_last(
    wang_wu: Officer,
    district: dict[str, Organ],
) -> None:
    Post.objects.create(
        officer=wang_wu,
        organ=district["housing"],
        role=Role.HEAD_OF_ORGAN,
        since=date(2026, 5, 1),
        until=date(2026, 5, 11),
    )

    both = {Role.HANDLER, Role.HEAD_OF_ORGAN}
    assert wang_wu.roles_on(date(2026, 4, 30)) == {Role.HANDLER}
    assert wang_wu.roles_on(date(2026, 5, 1)) == both
    assert wang_wu.roles_on(date(2026, 5, 11)) == both
    assert wang_wu.roles_on(date(2026, 5, 12)) == {Role.HANDLER}
    assert wang_wu.organs_on(date(2026, 5, 11)) == [district["housing"]]
    assert wang_wu.organs_on(date(2019, 12, 31)) == []


def test_an_officer_acts_only_in_the_organ_and_role_of_the_post(
    wang_wu: Officer,
    district: dict[str, Organ],
) -> None:
    day = date(2026, 5, 11)
    assert Post.acting(wang_wu, district["housing"], Role.HANDLER, day)
    assert not Post.acting(wang_wu, district["housing"], Role.HEAD_OF_ORGAN, day)
    assert not Post.acting(wang_wu, district["Guicheng"], Role.HANDLER, day)
    assert not Post.acting(wang_wu, district["housing"], Role.HANDLER, date(2019, 1, 1))


def test_who_has_left_acts_for_nobody(wang_wu: Officer, district: dict[str, Organ]) -> None:
    wang_wu.is_active = False
    assert not Post.acting(wang_wu, district["housing"], Role.HANDLER, date(2026, 5, 11))


def test_a_post_does_not_end_before_it_begins(wang_wu: Officer, district: dict[str, Organ]) -> None:
    with pytest.raises(IntegrityError):
        Post.objects.create(
            officer=wang_wu,
            organ=district["housing"],
            role=Role.MEDIATOR,
            since=date(2026, 5, 2),
            until=date(2026, 5, 1),
        )


def test_without_a_password_nobody_signs_in_as_them(db: None) -> None:
    assert not Officer.objects.create_user("nobody", name="某人").has_usable_password()
