"""One word for one thing: the code's term, the Chinese and the English (Arts. 17-41)."""

from dataclasses import dataclass
from functools import cache

from lianxin.statute import table
from lianxin.statute.text import Text


@dataclass(frozen=True)
class Term:
    """Tie the word that the code uses to the words that people read."""

    term: str
    name: Text

    @property
    def zh(self) -> str:
        """Return the Chinese."""
        return self.name.zh

    @property
    def en(self) -> str:
        """Return the English."""
        return self.name.en


@cache
def terms() -> dict[str, Term]:
    """Return every term by the word that the code uses."""
    return {
        row["term"]: Term(term=row["term"], name=Text(zh=row["zh"], en=row["en"]))
        for row in table.rows("glossary.csv")
    }


TERMS: dict[str, Term] = terms()
