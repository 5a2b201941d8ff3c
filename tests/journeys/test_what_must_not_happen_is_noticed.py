"""The watches of the tests themselves: strange addresses, broken scripts, missing variables."""

from __future__ import annotations

from typing import Any

import pytest
from django.template import loader
from playwright.sync_api import Browser

from tests import undefined
from tests.browsing import Watch
from tests.journeys import looking

CALLS_OUT = "() => { location.href = 'http://elsewhere.example/'; }"
BREAKS = "() => { setTimeout(() => { throw new Error('broken') }); }"
BREACH = """() => {
  document.body.insertAdjacentHTML("beforeend", '<p style="color: red">words</p>');
}"""


@pytest.fixture
def watched(browser: Browser, live_server: Any):
    """Open the first page in a window whose watch is read here, and does not fail the test."""
    context = browser.new_context(base_url=live_server.url)
    watch = Watch(live_server.url)
    watch.over(context)
    page = context.new_page()
    page.goto("/")
    yield page, watch
    context.close()


@pytest.mark.parametrize(
    ("does", "said"),
    [
        (CALLS_OUT, "the page asked for http://elsewhere.example/"),
        (BREAKS, "broken"),
        (BREACH, "Content Security Policy"),
    ],
    ids=["calls out", "breaks", "breaches the policy"],
)
def test_what_goes_wrong_in_a_page_is_noticed(watched, does: str, said: str):
    page, watch = watched
    assert watch.complaints == []

    page.evaluate(does)
    page.wait_for_timeout(300)
    assert said in "\n".join(watch.complaints)


def test_a_variable_that_nobody_gave_is_noticed():
    loader.get_template("components/tag.html").render({})

    assert undefined.missing == ["lianxin/templates/components/tag.html:2: text|say"]
    undefined.missing.clear()


def test_a_page_that_is_too_wide_or_names_no_picture_is_noticed(watched):
    page, _watch = watched
    page.evaluate("() => document.querySelector('main').append(new Image(2000))")
    looking.seen.discard("spoiled")
    looking.looked_at(page, "spoiled")

    said = "\n".join(looking.found)
    assert "px wide in a window of 320" in said
    assert "axe image-alt" in said
    looking.found.clear()
