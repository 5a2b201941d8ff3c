"""Everything that a page says, and what of it is Chinese that nobody translated."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from lianxin.organs.places import places
from tests.journeys.hands import typed

SPOKEN = {"aria-label", "placeholder", "title", "alt", "content"}
SILENT = {"script", "style"}
CHINESE = re.compile(r"[\u3007\u3400-\u9fff]+")
DOCUMENT_NUMBER = re.compile(r"\S*〔\d{4}〕\d+号")
ITS_OWN_NAME = {"简体中文", "中文"}
HEADINGS = ("请求：", "事实和理由：")  # within the petitioner's words, in their language


class Said(HTMLParser):
    """A page's text, and what is read aloud or shown later."""

    def __init__(self) -> None:
        super().__init__()
        self.silent = ""
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take what attributes say, and mark what is never shown."""
        if tag in SILENT:
            self.silent = tag
        for name, value in attrs:
            if value and (name in SPOKEN or name.startswith("data-say")):
                self.said.append(value)

    def handle_endtag(self, tag: str) -> None:
        """Leave a part that is never shown."""
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        """Take the text."""
        if not self.silent:
            self.said.append(data)


def said(html: str) -> str:
    """Return what a page says."""
    page = Said()
    page.feed(html)
    return "\n".join(page.said)


def untranslated(text: str) -> list[str]:
    """Return the Chinese in a text that is no data: not the tests' own, no place, no number."""
    own = "\n".join([*typed, *HEADINGS, *(place.name for place in places().values())])
    words = CHINESE.findall(DOCUMENT_NUMBER.sub("", text))
    return sorted({word for word in words if word not in own} - ITS_OWN_NAME)
