"""The demonstration: logins stand on the sign-in page, and its desks are full (Art. 18)."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import Page

from lianxin.config.demonstration import loading, people
from lianxin.matters.models import Item, Matter
from lianxin.matters.words import Words
from lianxin.organs import demonstration
from lianxin.organs.models import Officer
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.steps import STEPS
from tests.browsing import Window
from tests.journeys.hands import typed
from tests.journeys.looking import looked_at

TUTORIAL = Path(__file__).resolve().parents[2] / "docs" / "tutorial" / "first-matter.md"
MATTERS = 160 if os.environ.get("LIANXIN_SCREENSHOTS") else 40


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
    page.get_by_text("个演示岗位").click()
    with page.expect_navigation():
        page.get_by_role("button", name=f"登录 {officer.username}", exact=True).last.click()
    page.locator("#id_code").fill(page.locator("[data-code-now]").inner_text())
    with page.expect_navigation():
        page.locator("main form button").first.click()


def one(role: Role) -> Officer:
    """Return an officer of the district's own office, or else the first one, in a role."""
    found = [one for one in demonstration.logins(timezone.localdate()) if one.role == role]
    own = (login.officer for login in found if login.organ.code == settings.OFFICE_CODE)
    return next(own, found[0].officer)


def test_whoever_knows_nothing_signs_in_and_finds_every_desk_at_work(
    demonstrated: None, window: Window
):
    page = window()
    page.goto("/accounts/login/")
    looked_at(page, "sign-in")
    let_in(page, one(Role.SCREENER))
    page.goto("/registration/?tray=all")
    looked_at(page, "worklist")
    assert page.locator(".lx-worklist tbody tr").count() > 8

    for role in (Role.HANDLER, Role.HEAD_OF_ORGAN, Role.REVIEWER, Role.CONFIDENTIAL):
        page = window()
        let_in(page, one(role))
        looked_at(page, f"worklist-{role}".replace(" ", "-"))

    answered = Matter.objects.filter(stage=Stage.REVIEW, sealed=False).latest("pk")
    assert answered.handler
    let_in(page := window(), answered.handler)
    page.goto(answered.get_absolute_url())
    looked_at(page, "matter")
    assert page.locator(".lx-timeline__entry").count() > 8


def test_the_tutorial_names_logins_and_buttons_that_exist():
    told = TUTORIAL.read_text(encoding="utf-8")
    logins = set(re.findall(r"`([a-z]+(?:\.[a-z]+)?)`", told))
    assert logins <= people.officers().keys()

    buttons = {step.label.zh for step in STEPS.values()}
    for act in ("登记", "甄别", "转送", "受理", "作出处理意见", "送达处理意见书", "送达复核意见书"):
        assert act in buttons
        assert f"“{act}”" in told
