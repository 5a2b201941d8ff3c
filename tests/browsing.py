"""A real browser, one per test process, that may reach nothing but the site under test.

A pytest plugin: `window` opens a window of its own (a person at a device) on a `live_server`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none", ALONE]
REFUSED = "the server responded with a status of 422"  # a form that says what is wrong
PHONE = {"viewport": {"width": 375, "height": 812}, "is_mobile": True, "has_touch": True}

Window = Callable[..., Page]


@dataclass
class Watch:
    """What must not happen in any window: other addresses, errors, breaches of the policy."""

    site: str
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", lambda request: self._address(request.url))
        context.on("console", self._said)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def _address(self, url: str) -> None:
        if not url.startswith((self.site, "data:", "blob:", "about:")):
            self.complaints.append(f"the page asked for {url}")

    def _said(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and REFUSED not in message.text:
            self.complaints.append(f"{message.page.url if message.page else ''}: {message.text}")


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where the browser is, or say what to install."""
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip("no Chromium on this machine: install it (Debian: apt-get install chromium)")
    return found


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start the browser once."""
    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=chromium, args=ARGUMENTS, env={**os.environ, "LANGUAGE": "zh_CN"}
        )
        yield started
        started.close()


@pytest.fixture
def window(browser: Browser, live_server: Any) -> Iterator[Window]:
    """Open windows on the live site; at the end nothing may have gone wrong in any of them."""
    contexts: list[BrowserContext] = []
    watch = Watch(live_server.url)

    def opened(
        *, width: int = 1280, phone: bool = False, script: bool = True, english: bool = False
    ) -> Page:
        device = PHONE if phone else {"viewport": {"width": width, "height": 900}}
        context = browser.new_context(
            **device,
            base_url=live_server.url,
            java_script_enabled=script,
            accept_downloads=True,
            locale="en-GB" if english else "zh-CN",
            timezone_id="Asia/Shanghai",
            reduced_motion="reduce",
            device_scale_factor=2 if phone and os.environ.get("LIANXIN_SCREENSHOTS") else 1,
        )
        context.set_default_timeout(8_000)
        language = "en" if english else "zh-hans"
        context.add_cookies(
            [{"name": "django_language", "value": language, "url": live_server.url}]
        )
        watch.over(context)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()
    assert not watch.complaints, "\n".join(dict.fromkeys(watch.complaints))
