"""The desks in a real browser: nothing too wide, all of it reachable (Art. 18 ¶1)."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from django.urls import reverse

from tests.builders import a_matter
from tests.handling.pressing import OPINION, TODAY, Unit

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def unit(cast, sign_in):
    return Unit(cast, sign_in)


def opened(window: Any, site: Any, browser: Client, **device: Any) -> Any:
    """Return a window in which the officer of a test client is signed in."""
    page = window(**device)
    key = browser.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": key, "url": site.url}])
    return page


def pages(unit: Unit) -> dict[str, tuple[Any, list[str]]]:
    """Return the pages of the desks, by who opens them."""
    cast, heard, decided = unit.cast, unit.heard(), unit.decided()
    review = a_matter(cast, after="request_review", on=TODAY)
    new = a_matter(cast, after="forward", on=TODAY)

    def act(desk: str, step: str, matter: Any) -> str:
        return reverse(f"{desk}:{step}", args=[matter.number])

    return {
        "handler": (
            cast.wang_wu,
            [
                "/desk/",
                "/handling/",
                heard.get_absolute_url(),
                act("handling", "route", new),
                act("handling", "accept_simple", new),
                act("handling", "serve", decided),
                act("handling", "hear", decided),
            ],
        ),
        "head": (
            cast.zhao_liu,
            ["/handling/?tray=nonsense&due=x", act("handling", "decide", heard)],
        ),
        "reviewer": (
            cast.sun_qi,
            ["/review/", review.get_absolute_url(), act("review", "decide_review", review)],
        ),
    }


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
def test_axe_finds_nothing_and_no_page_is_too_wide(unit, window, live_server, english):
    for officer, addresses in pages(unit).values():
        page = opened(window, live_server, unit.as_(officer), english=english)
        for address in addresses:
            page.goto(address, wait_until="networkidle")
            found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
            assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == [], address
            for width in (320, 375, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.evaluate("document.documentElement.scrollWidth") <= width, address


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_only_what_the_way_of_service_needs_is_shown(unit, window, live_server, script):
    decided = unit.decided()
    page = opened(window, live_server, unit.as_(unit.cast.wang_wu), script=script)
    page.goto(reverse("handling:serve", args=[decided.number]))
    assert not page.get_by_label("邮件号码").is_visible()
    page.get_by_label("邮寄送达").check()
    assert page.get_by_label("邮件号码").is_visible()
    assert not page.get_by_label("签收人签名").is_visible()

    page.get_by_label("邮件号码").fill("XA000000001CN")
    page.get_by_label("送达地点").fill("信访人登记的地址")
    page.get_by_role("button", name="送达处理意见书").click()
    assert "已送达" in page.locator(".lx-matter__head").inner_text()


def test_the_list_is_narrowed_and_turned_without_loading_the_page_again(
    unit, window, live_server, monkeypatch
):
    from lianxin.web import worklist

    monkeypatch.setattr(worklist, "PAGE", 2)
    for _n in range(3):
        a_matter(unit.cast, after="forward", on=TODAY)
    page = opened(window, live_server, unit.as_(unit.cast.wang_wu))
    page.goto("/handling/?tray=all", wait_until="networkidle")
    page.evaluate("window.stillHere = true")
    page.get_by_role("link", name="下一页").click()
    page.wait_for_url("**after=**")
    assert page.locator(".lx-worklist tbody tr").count() == 1
    page.get_by_label("渠道").select_option("visit")
    page.get_by_role("button", name="查找").click()
    page.wait_for_url("**channel=visit**")
    page.get_by_text("这里没有事项").wait_for()
    assert page.evaluate("window.stillHere") is True


def shown_as_text(route: Any) -> None:
    """Say what came instead of showing it: the browser's own reader of PDF asks for more."""
    answer = route.fetch()
    route.fulfill(body=answer.headers["content-type"], content_type="text/plain")


def test_an_opinion_is_looked_at_in_a_window_of_its_own_and_then_signed(unit, window, live_server):
    heard = unit.heard()
    page = opened(window, live_server, unit.as_(unit.cast.zhao_liu))
    page.goto(reverse("handling:decide", args=[heard.number]))
    page.get_by_label("第1项请求", exact=True).fill("停止夜间施工")
    page.get_by_label("对第1项请求的处理意见").fill("责令停止。")
    page.get_by_role("button", name="再加一项请求").click()
    page.locator("[name=claims_2]").fill("赔偿误工费")
    page.locator("[name=opinion_2]").fill("没有证据，不予支持。")
    page.get_by_label("查明的事实和理由").fill(OPINION["facts_and_reasons"])
    page.get_by_label("不予支持").check()
    assert not page.get_by_label("由谁执行").is_visible()
    page.get_by_label("法律法规依据").fill(OPINION["basis"])
    page.context.route("**/decide/", shown_as_text)
    with page.context.expect_page() as looked:
        page.get_by_role("button", name="预览文书").click()
    assert "application/pdf" in looked.value.locator("body").inner_text()
    looked.value.close()
    page.context.unroute("**/decide/")
    page.get_by_role("button", name="作出处理意见").click()
    page.wait_for_url("**/matters/**")

    assert heard.entries.filter(step="decide").count() == 1
