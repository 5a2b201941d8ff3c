"""What a written notice or opinion consists of, before it becomes PDF or Word (Arts. 23, 31-36)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Layout(StrEnum):
    """Say how a document is set: with the organ's red head, or as a form to fill in and sign."""

    LETTER = "letter"
    SHEET = "sheet"


@dataclass(frozen=True)
class Heading:
    """Hold a heading with its number already in front: 一、 at level 1, （一） at level 2."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Hold one paragraph of plain text."""

    text: str


@dataclass(frozen=True)
class Table:
    """Hold rows of cells; the first and third cell of a row name what the next one holds.

    The rows of a `tall` table leave room for writing by hand.
    """

    rows: tuple[tuple[str, ...], ...]
    tall: bool = False


@dataclass(frozen=True)
class Picture:
    """Hold a PNG picture, its width in millimetres and the words beneath it."""

    png: bytes
    width: int
    caption: str


Block = Heading | Paragraph | Table | Picture


@dataclass(frozen=True)
class Letter:
    """Hold everything a document says; PDF and Word are made from it and from nothing else.

    `remedy` repeats the paragraphs of `blocks` that tell the person what they can do; `date` is
    `day` as it is written, or blanks to fill in.
    """

    form: str
    layout: Layout
    organ: str
    number: str
    title: str
    addressee: str
    blocks: tuple[Block, ...]
    remedy: tuple[str, ...]
    attachments: tuple[str, ...]
    signatory: str
    day: date | None
    date: str
    contact: str
    copies: str
    provisional: tuple[str, ...]
