"""Look at a page as people with other eyes, screens and languages do; keep a picture of it.

What is found is gathered, so that a journey goes on to its end and says everything at once.
LIANXIN_SCREENSHOTS=1 writes the pictures of the documentation anew; a folder instead of 1 keeps a
picture of every page that the journeys reach.
"""

from __future__ import annotations

import os
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.journeys.reading_aloud import said, untranslated

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 375, 640, 1280)  # 640 is a window of 1280 at 200 %
DOCS = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
PICTURES = {"submission", "receipt", "lookup", "worklist", "matter", "decide", "sign-in"}
ENGLISH = "django_language=en"
LARGE = """() => {
  const page = document.documentElement;
  const was = page.classList.contains("large-type");
  page.classList.add("large-type");
  const wide = page.scrollWidth;
  page.classList.toggle("large-type", was);
  return wide;
}"""
seen: set[str] = set()
found: list[str] = []


def looked_at(page: Page, name: str) -> None:
    """Look at a page closely, once: axe, widths, English; keep its picture if wanted."""
    if name not in seen:
        seen.add(name)
        _picture(page, name)
        _axe_finds_nothing(page, name)
        _is_never_too_wide(page, name)
        _speaks_english(page, name)


def _axe_finds_nothing(page: Page, name: str) -> None:
    answer = Axe().run(page, context={"exclude": [["option"]]}, options={"runOnly": RULES})
    for rule in answer.response["violations"]:
        for node in rule["nodes"]:
            found.append(f"{name} ({page.url}): axe {rule['id']}: {node['html'][:200]}")


def _is_never_too_wide(page: Page, name: str) -> None:
    before = page.viewport_size
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide = page.evaluate("document.documentElement.scrollWidth")
        large = page.evaluate(LARGE)
        if wide > width or large > width:
            found.append(f"{name} ({page.url}) is {wide}, {large} px wide in a window of {width}")
    if before:
        page.set_viewport_size(before)


def _speaks_english(page: Page, name: str) -> None:
    """Ask for the same address in English: nothing Chinese is left but what the tests wrote."""
    kept = [f"{one['name']}={one['value']}" for one in page.context.cookies(page.url)]
    cookies = [*(one for one in kept if not one.startswith("django_language")), ENGLISH]
    answer = page.request.get(page.url, headers={"Cookie": "; ".join(cookies)})
    if left := untranslated(said(answer.text())):
        found.append(f"{name} ({page.url}) says in English: {' '.join(left)}")


def _picture(page: Page, name: str) -> None:
    wanted = os.environ.get("LIANXIN_SCREENSHOTS", "")
    if wanted:
        page.evaluate("document.activeElement?.blur(); scrollTo(0, 0)")
    if wanted == "1" and name in PICTURES:
        page.screenshot(path=DOCS / f"{name}.png")
    elif wanted not in {"", "1"}:
        page.screenshot(path=Path(wanted) / f"{name}.png", full_page=True)
