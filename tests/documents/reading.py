"""Read back what a PDF or a Word file says, without the white space of its lines (Art. 32)."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from docx import Document
from docx.oxml.ns import qn

from lianxin.documents.letter import Heading, Letter, Paragraph, Picture, Table


def squeezed(text: str) -> str:
    """Return a text without white space and marks that are not seen."""
    return "".join(
        char for char in text if not char.isspace() and char not in "\u200b\u00ad\ufffe\x02"
    )


def in_pdf(data: bytes) -> str:
    """Return all words of a PDF."""
    return squeezed("".join(page.get_textpage().get_text_range() for page in pages(data)))


def pages(data: bytes) -> pypdfium2.PdfDocument:
    """Return the pages of a PDF."""
    return pypdfium2.PdfDocument(data)


def in_word(data: bytes) -> str:
    """Return all words of a Word file, the head of its first page among them."""
    document = Document(io.BytesIO(data))
    parts = (document.sections[0].first_page_header._element, document.element.body)
    return squeezed("".join(t.text or "" for part in parts for t in part.iter(qn("w:t"))))


def said(letter: Letter) -> Iterator[str]:
    """Yield everything that a letter says."""
    yield from (letter.organ, letter.number, letter.title, letter.addressee)
    for block in letter.blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Table():
                yield from (cell for row in block.rows for cell in row)
            case Picture():
                yield block.caption
    yield from (*letter.attachments, letter.signatory, letter.date, letter.contact, letter.copies)
    yield from letter.provisional
