"""Write Markdown tables and bilingual cells for the generated pages (Art. 18 ¶1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lianxin.statute.citation import Citation
from lianxin.statute.text import Text

NONE = "—"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table; an empty cell shows a dash."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(_cell(cell) for cell in line)} |" for line in lines)


def both(text: Text | None) -> str:
    """Return Chinese and English, one above the other."""
    if text is None:
        return NONE
    return text.zh if text.zh == text.en else f"{text.zh}<br>{text.en}"


def cited(citations: Iterable[Citation]) -> str:
    """Return citations in both languages."""
    listed = list(citations)
    return f"{'、'.join(c.zh for c in listed)}<br>{', '.join(map(str, listed))}" if listed else NONE


def code(names: Iterable[str]) -> str:
    """Return names as code, separated by spaces."""
    return " ".join(f"`{name}`" for name in names)


def _cell(cell: str) -> str:
    return cell.replace("|", "\\|").replace("\n", " ").strip() or NONE
