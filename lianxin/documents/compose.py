"""From facts to a finished letter: its wording, its headings, its remedy (Arts. 23, 31-36)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lianxin.documents import pictures, values
from lianxin.documents.facts import Missing, completed, labels, lacking
from lianxin.documents.letter import Block, Heading, Layout, Letter, Paragraph, Picture, Table
from lianxin.documents.remedy import remedy
from lianxin.documents.wording import Filling, wording
from lianxin.statute.citation import numeral


def compose(form: str, fields: Mapping[str, object], *, to_fill: bool = False) -> Letter:
    """Return the letter that the facts make; with `to_fill`, a sheet to be filled in by hand.

    Raises `facts.Missing` naming every required fact that is blank, and `remedy.Unfit` where a
    matter on this path may not be answered by this form.
    """
    filling = Filling(completed(form, fields))
    clauses = tuple(remedy(form, filling))
    letter = _letter(form, filling, clauses)
    if to_fill and letter.layout is Layout.SHEET:
        return letter
    missing = lacking(form, {"remedy": clauses, **filling.fields})
    if missing or filling.lacking:
        raise Missing(form, labels(form, [*missing, *filling.lacking]))
    return letter


def _letter(form: str, filling: Filling, clauses: tuple[str, ...]) -> Letter:
    words = wording(form)
    day = values.day(filling.fields.get("issued_on")) if words.get("dated", True) else None
    sheet = words["layout"] == Layout.SHEET

    def line(key: str, otherwise: str = "") -> str:
        return filling.line(_chosen(words.get(key, otherwise), filling), strict=not sheet)

    return Letter(
        form=form,
        layout=Layout(words["layout"]),
        organ=filling.fact("organ") if words.get("head", True) else "",
        number="" if sheet else filling.fact("symbol"),
        title=line("title"),
        addressee=line("addressee").rstrip("：:"),
        blocks=tuple(_Numbered(filling, clauses).blocks(words["block"])),
        remedy=clauses,
        attachments=values.lines(filling.fields.get("attachments")),
        signatory=line("signatory"),
        day=day,
        date=_dated(day, words),
        contact=line("contact", "" if sheet else wording("common")["contact"]).strip("，。；"),
        copies=line("copies"),
        provisional=tuple(_provisional(filling.fields)),
    )


def _dated(day: object, words: dict[str, Any]) -> str:
    if not words.get("dated", True):
        return ""
    return values.written(day) or wording("common")["blank_date"]


def _chosen(sentence: Any, filling: Filling) -> str:
    """Return a sentence, or the first of several whose condition holds."""
    if isinstance(sentence, str):
        return sentence
    held = (each["text"] for each in sentence if filling.holds(each["when"]))
    return str(next(held, sentence[-1]["text"]))


def _provisional(fields: Mapping[str, object]) -> Iterator[str]:
    if any(values.PROVISIONAL in values.written(value) for value in fields.values()):
        yield wording("common")["provisional"]


@dataclass
class _Numbered:
    """Turn the blocks of a wording into those of a letter, and number its headings."""

    filling: Filling
    clauses: tuple[str, ...]
    count: int = 0

    def blocks(self, rows: list[dict[str, Any]]) -> Iterator[Block]:
        for row in rows:
            if "when" in row and not self.filling.holds(row["when"]):
                continue
            if "table" in row:
                if cells := tuple(self._cells(row)):
                    yield Table(cells, tall=row.get("tall", False))
            elif "picture" in row:
                yield from self._picture(row)
            else:
                yield from self._words(row)

    def _cells(self, block: dict[str, Any]) -> Iterator[tuple[str, ...]]:
        """Yield the rows; one with nothing to say stays only where it can be filled in by hand."""
        for row in block["table"]:
            cells = tuple(self.filling.line(cell, strict=False) for cell in row)
            if block.get("tall") or any(cells[1::2]):
                yield cells

    def _picture(self, row: dict[str, Any]) -> Iterator[Block]:
        if png := pictures.png(self.filling.fields.get(row["picture"])):
            yield Picture(png, row["width"], self.filling.line(row["caption"], strict=False))

    def _words(self, row: dict[str, Any]) -> Iterator[Block]:
        paragraphs = [Paragraph(words) for words in self._paragraphs(row)]
        if paragraphs and "heading" in row:
            self.count += 1
            yield Heading(f"{numeral(self.count)}、{self.filling.line(row['heading'])}")
        yield from paragraphs

    def _paragraphs(self, row: dict[str, Any]) -> Iterator[str]:
        if row.get("remedy"):
            yield from self.clauses
            return
        sentences = [row["text"]] if isinstance(row["text"], str) else row["text"]
        for sentence in sentences:
            yield from self.filling.paragraphs(sentence)
