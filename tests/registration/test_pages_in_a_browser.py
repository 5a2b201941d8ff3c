"""The desk in a real browser: everybody can read it, with scripts and without (Arts. 18, 22 ¶1)."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from lianxin.matters.models import Matter
from tests.builders import a_matter
from tests.registration.people import CATEGORY

pytestmark = pytest.mark.django_db(transaction=True)
RECEIVE = "/registration/receive/"


@pytest.fixture
def at_the_desk(desk, sign_in, window, live_server) -> Any:
    """Open windows in which Li Si is signed in."""
    session = sign_in(desk.cast.li_si, Client()).cookies["sessionid"].value

    def opened(**how: Any) -> Page:
        page = window(**how)
        cookie = {"name": "sessionid", "value": session, "url": live_server.url}
        page.context.add_cookies([cookie])
        return page

    return opened


def complaints(page: Page) -> list[str]:
    """Return what axe finds, and whether the page is wider than its window."""
    found = [
        f"{rule['id']}: {node['html'][:160]}"
        for rule in Axe().run(page).response["violations"]
        for node in rule["nodes"]
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return [*found, *([f"{wide} px too wide"] if wide > 0 else [])]


def addresses(desk) -> list[str]:
    """Return the pages of this desk, each with something on it."""
    today = timezone.localdate()
    arrived, registered, screened, sent = (
        a_matter(desk.cast, after=step, on=today)
        for step in ("arrive", "register", "screen", "forward")
    )
    acts = [
        ("register", arrived),
        *((step, registered) for step in ("screen", "split", "guide", "propose", "report_urgent")),
        *((step, screened) for step in ("forward", "assign")),
        ("add_item", sent),
    ]
    return [
        "/registration/?tray=screen",
        RECEIVE,
        "/registration/enquiries/",
        "/registration/enquiries/new/",
        *(reverse(f"registration:{step}", args=[matter.number]) for step, matter in acts),
    ]


@pytest.mark.parametrize("phone", [False, True], ids=["desk", "phone"])
@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_everybody_can_read_every_page(desk, at_the_desk, phone, english):
    page = at_the_desk(phone=phone, english=english)
    found = []
    for address in addresses(desk):
        page.goto(address, wait_until="networkidle")
        found += [f"{address}: {what}" for what in complaints(page)]
    assert not found, "\n".join(found)


def fill(page: Page) -> None:
    """Write down a letter of two people."""
    page.get_by_label("来信", exact=True).check()
    page.locator("#id_person-0-name").fill("张三")
    page.locator("#id_person-0-phone").fill("10000000001")
    page.locator("#id_person-0-address").fill("南海区桂城街道演示路1号")
    page.locator("#id_title").fill("工地夜间施工扰民")
    page.locator("#id_request").fill("夜间停止施工")
    page.locator("#id_facts").fill("工地每晚施工到十二点。")
    page.locator("#id_persons").fill("2")


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no scripts"])
def test_a_letter_of_two_people_is_written_down(desk, at_the_desk, script):
    page = at_the_desk(script=script)
    page.goto(RECEIVE, wait_until="networkidle")
    fill(page)
    page.get_by_role("button", name="再加一位信访人").click()
    page.locator("#id_person-1-name").fill("李明")
    assert page.locator("#id_facts").input_value() == "工地每晚施工到十二点。"
    page.locator("#id_category").select_option(CATEGORY)
    page.locator(".lx-buttons button").click()
    page.wait_for_url("**/registration/received/*/")
    matter = Matter.objects.get()
    assert matter.number in page.locator("h1, .lx-panel").all_inner_texts()[0]
    assert matter.parties.count() == 2 and matter.category == CATEGORY
    assert not script or not complaints(page)


def test_mistakes_are_listed_with_links_and_a_word_finds_its_category(desk, at_the_desk):
    page = at_the_desk()
    page.goto(RECEIVE, wait_until="networkidle")
    page.get_by_role("searchbox", name="内容分类").fill("噪音")
    assert page.locator("#id_category").input_value() == CATEGORY
    page.locator(".lx-buttons button").click()
    summary = page.locator(".govuk-error-summary")
    summary.wait_for()
    assert "第十九条第一款" in summary.inner_text() and not complaints(page)
    summary.get_by_text("第1位信访人 住址").click()
    assert page.evaluate("document.activeElement.id") == "id_person-0-address"


def test_the_organ_accused_is_asked_for_only_where_somebody_is_accused(desk, at_the_desk):
    matter = a_matter(desk.cast, after="register")
    page = at_the_desk()
    page.goto(reverse("registration:screen", args=[matter.number]), wait_until="networkidle")
    assert not page.locator("#id_accused").is_visible()
    page.locator("[name=route][value=C]").check()
    assert page.locator("#id_accused").is_visible()
