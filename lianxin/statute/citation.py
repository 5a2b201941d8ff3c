"""Write and find citations, so that every act can name its article (Art. 32 ¶1)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import total_ordering

from lianxin.statute.laws import LAWS

DIGITS = "零一二三四五六七八九"


@total_ordering
@dataclass(frozen=True)
class Citation:
    """Point at an article; `law` is empty for the Regulations on Petition Work of 2022.

    Article 0 of another law is that law as a whole.
    """

    article: int
    paragraph: int | None = None
    item: int | None = None
    law: str = ""

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, Citation):
            return NotImplemented
        return self._key < other._key

    def __str__(self) -> str:
        return " ".join(part for part in (self.law, self._place) if part)

    @property
    def _key(self) -> tuple[str, int, int, int]:
        return self.law, self.article, self.paragraph or 0, self.item or 0

    @property
    def _place(self) -> str:
        if not self.article:
            return ""
        paragraph = f" ¶{self.paragraph}" if self.paragraph else ""
        item = f"({self.item})" if self.item else ""
        return f"Art. {self.article}{paragraph}{item}"

    @property
    def en(self) -> str:
        """Return the citation as English text writes it."""
        return str(self)

    @property
    def zh(self) -> str:
        """Return the citation as Chinese text writes it, without the name of the Regulations."""
        law = f"《{LAWS[self.law].zh if self.law in LAWS else self.law}》" if self.law else ""
        parts = ((self.article, "条"), (self.paragraph, "款"), (self.item, "项"))
        return law + "".join(f"第{numeral(n)}{unit}" for n, unit in parts if n)

    def say(self, lang: str) -> str:
        """Return the citation in the language asked for."""
        return self.en if lang.lower().startswith("en") else self.zh


def art(
    article: int, paragraph: int | None = None, item: int | None = None, law: str = ""
) -> Citation:
    """Cite an article, briefly."""
    return Citation(article=article, paragraph=paragraph, item=item, law=law)


def numeral(number: int) -> str:
    """Write a number from 1 to 9999 in Chinese: 201 is 二百零一."""
    if not 0 < number < 10_000:
        raise ValueError(f"no Chinese numeral is written here for {number}")
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            written += DIGITS[digit] + name
        elif written and not written.endswith("零") and number % unit:
            written += "零"
    return written.removeprefix("一") if 10 <= number < 20 else written


def number(numeral: str) -> int:
    """Read a Chinese numeral below ten thousand: 二百零一 is 201."""
    total, digit = 0, 0
    for sign in numeral:
        if sign in DIGITS:
            digit = DIGITS.index(sign)
        else:
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
    return total + digit


_KNOWN = "|".join(re.escape(law) for law in sorted(LAWS, key=len, reverse=True))
_NAMED = r"(?:[A-Z][\w']*\s+(?:(?:of|on|and|for)\s+)?)+?(?:Law|Code|Act|Regulations|Measures|Rules)"
_PLACE = r"\d+(?:\s*¶\s*\d+)?(?:\s*\(\d+\))?(?!\d)"
_RANGE = rf"{_PLACE}(?:\s*[-–]\s*(?:¶?\s*\d+(?!\d)|\(\d+\)))?"
_ENGLISH = re.compile(
    rf"(?:\b(?P<law>{_KNOWN}|{_NAMED})\s+)?\bArts?\.\s*"
    rf"(?P<places>{_RANGE}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_RANGE})*)"
)
_NUMERAL = rf"[{DIGITS}十百千]+"
_CHINESE = re.compile(
    rf"(?:《(?P<law>[^《》]*(?:《[^《》]*》[^《》]*)?)》)?第(?P<article>{_NUMERAL})条"
    rf"(?:第(?P<paragraph>{_NUMERAL})款)?(?:第(?P<item>{_NUMERAL})项)?"
)
_PARTS = re.compile(
    r"(\d+)(?:\s*¶\s*(\d+))?(?:\s*\((\d+)\))?(?:\s*[-–]\s*(?:(¶)?\s*(\d+)|\((\d+)\)))?"
)
_ENGLISH_NAMES = {text.zh: law for law, text in LAWS.items()} | {"信访工作条例": ""}


def parse(text: str) -> list[Citation]:
    """Return every citation in a text, English then Chinese, with ranges written out."""
    return [*_english(text), *_chinese(text)]


def _english(text: str) -> Iterator[Citation]:
    for match in _ENGLISH.finditer(text):
        for parts in _PARTS.finditer(match["places"]):
            yield from _spread(parts, _short(match["law"] or ""))


def _short(name: str) -> str:
    """Drop words that only happen to stand before the name of a law."""
    name = " ".join(name.split())
    ending = [law for law in LAWS if f" {name}".endswith(f" {law}")]
    return max(ending, key=len, default=name)


def _spread(parts: re.Match[str], law: str) -> Iterator[Citation]:
    article, paragraph, item = (int(n) if n else None for n in parts.group(1, 2, 3))
    assert article is not None
    marked, last, last_item = parts.group(4, 5, 6)
    if last_item:
        for n in range(item or 1, int(last_item) + 1):
            yield art(article, paragraph, n, law)
    elif last and (marked or paragraph):
        for n in range(paragraph or 1, int(last) + 1):
            yield art(article, n, None, law)
    elif last:
        yield art(article, None, item, law)
        for n in range(article + 1, int(last) + 1):
            yield art(n, law=law)
    else:
        yield art(article, paragraph, item, law)


def _chinese(text: str) -> Iterator[Citation]:
    for match in _CHINESE.finditer(text):
        name = match["law"] or ""
        article, paragraph, item = (
            number(n) if n else None for n in match.group("article", "paragraph", "item")
        )
        assert article is not None
        yield art(article, paragraph, item, _ENGLISH_NAMES.get(name, name))
