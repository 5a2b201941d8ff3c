"""The demonstration district: its logins stand on the sign-in page, and its desks are full (Art. 18)."""

from __future__ import annotations

import os
from typing import Any

import pytest
from playwright.sync_api import Page

from lianxin.config.demonstration import loading
from lianxin.matters.models import Item, Matter
from lianxin.matters.words import Words
from lianxin.organs import demonstration
from lianxin.organs.models import Officer
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.roles import Role
from tests.browsing import Window
from tests.journeys.hands import typed
from tests.journeys.looking import looked_at

MATTERS = 240 if os.environ.get("LIANXIN_SCREENSHOTS") else 40


@pytest.fixture
def demonstrated(live_server: Any, settings: Any) -> None:
    """Load a small district; what its people said is data."""
    settings.DEMONSTRATION = True
    loading.load(MATTERS)
    typed.update(Matter.objects.values_list("title", flat=True))
    typed.update(item.words for item in Item.objects.all())
    typed.update(words.text.clear() for words in Words.objects.all())
    for person in Petitioner.objects.all():
        typed.update({person.name.clear(), person.address.clear()})


def let_in(page: Page, officer: Officer) -> None:
    """Press the button beside a login, then type the code that the next page shows."""
    page.goto("/accounts/login/")
    with page.expect_navigation():
        page.get_by_role("button", name=f"登录 {officer.username}", exact=True).first.click()
    page.locator("#id_code").fill(page.locator("[data-code-now]").inner_text())
    with page.expect_navigation():
        page.locator("main form button").first.click()


def one(role: Role) -> Officer:
    """Return the officer whose login the sign-in page shows for a role."""
    found = demonstration.logins(loading.timezone.localdate())
    return next(login.officer for login in found if login.role == role)


def test_somebody_who_knows_nothing_signs_in_and_finds_the_office_at_work(
    demonstrated: None, window: Window
):
    page = window()
    page.goto("/accounts/login/")
    looked_at(page, "sign-in")
    let_in(page, one(Role.SCREENER))
    page.goto("/registration/?tray=all")
    looked_at(page, "worklist")
    assert page.locator(".lx-worklist tbody tr").count() > 8


def test_every_role_of_the_demonstration_has_something_before_it(
    demonstrated: None, window: Window
):
    for role in (Role.HANDLER, Role.HEAD_OF_ORGAN, Role.REVIEWER, Role.CONFIDENTIAL):
        page = window()
        let_in(page, one(role))
        looked_at(page, f"worklist-{role}".replace(" ", "-"))


def test_a_matter_that_was_answered_is_read_with_its_whole_record(
    demonstrated: None, window: Window
):
    matter = Matter.objects.filter(stage="review", sealed=False).latest("pk")
    page = window()
    let_in(page, matter.handler or one(Role.HANDLER))
    page.goto(matter.get_absolute_url())
    looked_at(page, "matter")
    assert page.locator(".lx-timeline__entry").count() > 8
