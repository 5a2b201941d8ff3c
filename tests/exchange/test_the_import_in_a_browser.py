"""The import in a real browser: the page follows the worker by itself, and works without script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from lianxin.exchange import tasks
from lianxin.exchange.models import Import, State
from tests.exchange import sheets
from tests.exchange.sheets import row

CHROMIUM = shutil.which("chromium") or ""
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="Debian's Chromium is not installed"),
    pytest.mark.django_db(transaction=True),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opened(browser: Browser, live_server, client, cast) -> Iterator:
    contexts: list[BrowserContext] = []
    client.force_login(cast.li_si)

    def open_(*, width: int = 1280, script: bool = True, english: bool = False) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            java_script_enabled=script,
            base_url=live_server.url,
        )
        contexts.append(context)
        cookies = {
            "sessionid": client.cookies["sessionid"].value,
            "django_language": "en" if english else "zh-hans",
        }
        context.add_cookies(
            [
                {"name": name, "value": value, "url": live_server.url}
                for name, value in cookies.items()
            ]
        )
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto("/exchange/")
        return page

    yield open_
    for context in contexts:
        context.close()


def bring(page: Page, data: bytes) -> Import:
    """Choose a file, keep the columns as they were guessed, and have every row checked."""
    file = {"name": "旧系统.csv", "mimeType": "text/csv", "buffer": data}
    page.locator("input[type=file]").set_input_files(file)
    page.locator("form[enctype] .lx-buttons button").click()
    page.wait_for_url("**/columns/")
    page.locator(".lx-exchange__columns .lx-buttons button").click()
    page.wait_for_url(lambda url: not url.endswith("/columns/"))
    return Import.objects.get()


def violations(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found]


def fits(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_from_a_file_to_matters(opened, script: bool):
    page = opened(script=script)
    one = bring(page, sheets.as_csv(sheets.rows(3)))
    assert page.locator(".lx-progress").is_visible()

    tasks.check(key=str(one.pk))
    if not script:
        page.get_by_role("link", name="刷新").click()
    page.get_by_role("button", name="导入 3 行").click()
    page.get_by_text("正在导入：0 / 3 行").wait_for()

    tasks.run(one.pk)
    if not script:
        page.get_by_role("link", name="刷新").click()
    page.get_by_text("导入完成").wait_for()
    one.refresh_from_db()
    assert (one.state, one.matters) == (State.DONE, 3)
    assert page.complaints == []


def test_the_page_stops_asking_when_there_is_nothing_to_wait_for(opened):
    page = opened()
    one = bring(page, sheets.as_csv([row(1, 收到日期="昨天")]))
    tasks.check(key=str(one.pk))
    page.get_by_text("没有导入任何内容").wait_for()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(2500)

    assert asked == []


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
@pytest.mark.parametrize("width", [1280, 375, 320])
def test_every_page_is_reachable_and_fits_its_window(opened, width: int, english: bool):
    page = opened(width=width, english=english)
    assert (violations(page), fits(page)) == ([], True)

    file = {"name": "热线工单2026年第三季度.csv", "mimeType": "text/csv"}
    data = sheets.as_csv([row(1), row(2, 收到日期="昨天")], ["工单", *sheets.HEAD[1:]])
    page.locator("input[type=file]").set_input_files({**file, "buffer": data})
    page.locator("form[enctype] .lx-buttons button").click()
    page.wait_for_url("**/columns/")
    page.locator(".lx-exchange__columns .lx-buttons button").click()
    page.locator(".govuk-error-summary").wait_for()
    assert (violations(page), fits(page)) == ([], True)

    page.locator("select[name=source_id]").select_option("column:工单")
    page.locator(".lx-exchange__columns .lx-buttons button").click()
    page.locator(".lx-progress").wait_for()
    assert (violations(page), fits(page)) == ([], True)

    one = Import.objects.get()
    tasks.check(key=str(one.pk))
    page.locator(".lx-exchange__wrong").wait_for()
    assert (violations(page), fits(page)) == ([], True)

    Import.objects.filter(pk=one.pk).update(state=State.DONE, rows=2, matters=2)
    page.reload()
    assert (violations(page), fits(page)) == ([], True)
    page.goto("/exchange/")
    assert (violations(page), fits(page)) == ([], True)
