"""The fifty articles: their shape, what each creates, a sentence on each (Arts. 1-50)."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from lianxin.statute import table
from lianxin.statute.citation import Citation, art
from lianxin.statute.laws import LAST, LAWS
from lianxin.statute.text import Text


class Creates(StrEnum):
    """Say what an article brings about."""

    CHANNEL = "CH"
    DUTY = "DU"
    DEADLINE = "DL"
    PROHIBITION = "PR"
    RIGHT = "RI"
    RECORD = "RE"
    ROLE = "RO"
    SANCTION = "SA"

    @property
    def label(self) -> Text:
        """Return the kind in words."""
        return _KINDS[self]


_KINDS = {
    Creates.CHANNEL: Text(zh="渠道", en="channel"),
    Creates.DUTY: Text(zh="义务", en="duty"),
    Creates.DEADLINE: Text(zh="期限", en="deadline"),
    Creates.PROHIBITION: Text(zh="禁止", en="prohibition"),
    Creates.RIGHT: Text(zh="权利", en="right"),
    Creates.RECORD: Text(zh="记录与公开", en="record or publication"),
    Creates.ROLE: Text(zh="机构与职责", en="role or body"),
    Creates.SANCTION: Text(zh="责任", en="sanction"),
}


@dataclass(frozen=True)
class Article:
    """Describe one article; `items` holds the number of items of each paragraph."""

    number: int
    items: tuple[int, ...]
    creates: frozenset[Creates]
    gist: Text

    @property
    def cite(self) -> Citation:
        """Return the citation of the whole article."""
        return art(self.number)

    @property
    def paragraphs(self) -> int:
        """Return how many paragraphs the article has."""
        return len(self.items)

    def has(self, paragraph: int | None, item: int | None) -> bool:
        """Tell whether the article has that paragraph and that item."""
        if paragraph is not None and not 0 < paragraph <= self.paragraphs:
            return False
        if item is None:
            return True
        listed = self.items if paragraph is None else self.items[paragraph - 1 : paragraph]
        return any(0 < item <= items for items in listed)


@cache
def articles() -> dict[int, Article]:
    """Return every article by its number."""
    return {article.number: article for article in map(_article, table.rows("articles.csv"))}


def _article(row: dict[str, str]) -> Article:
    return Article(
        number=int(row["article"]),
        items=tuple(int(items) for items in row["items"].split()),
        creates=frozenset(Creates(kind) for kind in row["creates"].split()),
        gist=Text(zh=row["zh"], en=row["en"]),
    )


ARTICLES: dict[int, Article] = articles()


def exists(citation: Citation) -> bool:
    """Tell whether the cited place exists; of another law, whether it is named and long enough."""
    if citation.law:
        return citation.law in LAWS and 0 <= citation.article <= LAST.get(citation.law, 10_000)
    article = ARTICLES.get(citation.article)
    return article is not None and article.has(citation.paragraph, citation.item)


def creating(kind: Creates) -> tuple[Article, ...]:
    """Return the articles that create a duty, a right, a deadline and so on."""
    return tuple(article for article in ARTICLES.values() if kind in article.creates)
