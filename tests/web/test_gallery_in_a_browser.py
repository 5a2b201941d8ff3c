"""The gallery in a real browser: nothing too wide, everything reachable (Art. 18 ¶1)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, Page

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = [(1280, False), (375, False), (320, False), (640, True)]


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Serve the gallery, which asks nothing of the database."""
    server = LiveServerThread("127.0.0.1", StaticFilesHandler)
    server.daemon = True
    server.start()
    server.is_ready.wait()
    yield f"http://127.0.0.1:{server.port}"
    server.terminate()


@pytest.fixture
def opened(browser: Browser, site: str) -> Iterator:
    contexts = []

    def open_(
        address: str = "/gallery/",
        *,
        width: int = 1280,
        english: bool = False,
        script: bool = True,
        large: bool = False,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, java_script_enabled=script
        )
        contexts.append(context)
        language = "en" if english else "zh-hans"
        for name, value in (("django_language", language), ("large_type", str(int(large)))):
            context.add_cookies([{"name": name, "value": value, "url": site}])
        page = context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(said.text))
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(site + address, wait_until="networkidle")
        return page

    yield open_
    for context in contexts:
        context.close()


@pytest.mark.parametrize("english", [False, True], ids=["zh", "en"])
@pytest.mark.parametrize("address", ["/gallery/", "/gallery/?desk"])
def test_axe_finds_nothing(opened, address: str, english: bool):
    page = opened(address, english=english)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]

    assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found] == []


@pytest.mark.parametrize(("width", "large"), SIZES)
def test_no_page_is_wider_than_its_window(opened, width: int, large: bool):
    page = opened("/gallery/?desk", width=width, large=large)

    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_browser_complains_of_nothing(opened):
    assert opened("/gallery/?desk").complaints == []


def test_dropped_files_are_listed_and_can_be_taken_out(opened):
    page = opened()
    zone = page.locator("[data-dropzone]").first
    files = [{"name": f"{n}.txt", "mimeType": "text/plain", "buffer": b"x"} for n in "ab"]
    zone.locator("input[type=file]").first.set_input_files(files)
    assert zone.locator(".lx-dropzone__file").count() == 2

    zone.locator(".lx-dropzone__file button").first.click()
    assert zone.locator(".lx-dropzone__name").all_text_contents()[0].startswith("b.txt")
    names = "input => [...input.files].map(file => file.name)"
    assert zone.locator("input[type=file]").first.evaluate(names) == ["b.txt"]


def test_a_file_can_be_chosen_without_script(opened):
    box = opened(script=False).locator("input[type=file]").first

    assert box.is_visible()
    assert box.get_attribute("multiple") is not None


def test_a_draft_is_kept_only_when_asked_and_never_says_who(opened):
    page = opened()
    page.get_by_label("事实和理由").first.fill("楼上漏水三个月")
    page.get_by_label("联系电话").first.fill("13800000000")
    page.wait_for_timeout(1000)
    assert page.evaluate("localStorage.length") == 0

    page.locator("#keep-draft").check()
    kept = page.evaluate("localStorage.getItem('lianxin-draft-gallery')")
    assert "楼上漏水" in kept
    assert "13800000000" not in kept

    page.reload(wait_until="networkidle")
    assert page.get_by_label("事实和理由").first.input_value() == "楼上漏水三个月"


def test_large_type_grows_without_loading_the_page_again(opened):
    page = opened()
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    before = page.evaluate(size)
    with page.expect_response("**/large-type/"):
        page.locator("[data-large-type] button").click()

    assert page.evaluate(size) > before
    assert page.locator("[data-large-type] button").get_attribute("aria-pressed") == "true"


def test_characters_are_counted_as_one_types(opened):
    page = opened()
    page.get_by_label("事实和理由").first.fill("漏水")

    assert "4,998" in page.locator(".govuk-character-count__status").first.text_content()
