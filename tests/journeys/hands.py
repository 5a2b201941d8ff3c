"""What hands do at a page: fill in a box under its label, press a button, sign in, take an act."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Locator, Page, expect

from lianxin.organs import demonstration
from lianxin.organs.models import Officer

typed: set[str] = set()  # what the tests wrote: Chinese that an English page may show


def fill(page: Page, answers: Mapping[str, Any]) -> None:
    """Answer each question under its label: text, a choice, a tick, files."""
    for label, value in answers.items():
        _answer(page, label, value)


def _answer(page: Page, label: str, value: Any) -> None:
    begins = re.compile(rf"^\s*{re.escape(label)}")
    group = page.get_by_role("group", name=begins)
    if isinstance(value, bool):
        page.get_by_role("checkbox", name=begins).set_checked(value)
    elif isinstance(value, list):
        typed.update(file["name"] for file in value)
        _enclose(page, begins, value)
    elif group.count():
        group.get_by_role("radio", name=re.compile(rf"^\s*{re.escape(value)}")).check()
    else:
        _write(page, begins, str(value))


def _enclose(page: Page, label: re.Pattern[str], files: list[Any]) -> None:
    if not page.locator("body.js-enabled").count():
        page.get_by_label(label).set_input_files(files)
        return
    page.locator(".lx-dropzone--live").first.wait_for()
    with page.expect_file_chooser() as asked:
        page.locator("button").and_(page.get_by_role("button", name=label)).click()
    asked.value.set_files(files)


def _write(page: Page, label: re.Pattern[str], value: str) -> None:
    kinds = page.locator("input:not([type=search]), textarea, select")
    box = kinds.and_(page.get_by_label(label)).filter(visible=True)
    if box.evaluate("box => box.tagName") == "SELECT":
        box.select_option(label=value)
    else:
        box.fill(value)
        typed.update(value.split("\n"))


def press(page: Page, name: str) -> None:
    """Press a button in the middle of the page, or follow a link, and wait for the next page."""
    whole = re.compile(rf"^\s*{re.escape(name)}(?![\u4e00-\u9fff])")
    here = page.locator("main")
    both = here.get_by_role("button", name=whole).or_(here.get_by_role("link", name=whole))
    with page.expect_navigation():
        both.first.click()


def sign_in(page: Page, officer: Officer, *, at: str = "/desk/") -> Page:
    """Sign in with the password and then the code of the second factor."""
    page.goto("/accounts/login/")
    page.locator("#id_login").fill(officer.username)
    page.locator("#id_password").fill(demonstration.PASSWORD)
    with page.expect_navigation():
        page.locator("main form button").first.click()
    page.locator("#id_code").fill(demonstration.code_now(officer))
    with page.expect_navigation():
        page.locator("main form button").first.click()
    expect(page).to_have_url(re.compile(re.escape(at)))
    return page


def take(page: Page, number: str, act: str, answers: Mapping[str, Any] | None = None) -> None:
    """Open a matter, press the button of an act, fill in its form and send it."""
    page.goto(f"/matters/{number}/")
    press(page, act)
    fill(page, answers or {})
    send(page, act)


def send(page: Page, button: str) -> None:
    """Send the form of a page; the page after it says no mistake."""
    with page.expect_navigation():
        sender(page, button).click()
    mistakes = page.locator(".govuk-error-summary, .govuk-error-message")
    assert not mistakes.count(), f"{page.url}: {mistakes.all_inner_texts()}"


def sender(page: Page, button: str) -> Locator:
    """Return the button that sends the form in the middle of the page."""
    return page.locator("main form button:not([tabindex])").filter(has_text=button).first


def saved(page: Page, press_on: Locator, place: Path) -> Path:
    """Download what a link gives and return where it lies."""
    with page.expect_download() as waiting:
        press_on.click()
    path = place / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path
