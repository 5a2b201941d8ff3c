"""A document as Word, from the same letter as the PDF and in the same layout (Arts. 23, 31-36)."""

from __future__ import annotations

import io
from datetime import datetime, time
from functools import singledispatch

from docx import Document
from docx.document import Document as Docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
from docx.shared import Mm, Pt
from docx.table import _Cell

from lianxin.documents import typeface as face
from lianxin.documents.letter import Block, Heading, Layout, Letter, Paragraph, Picture, Table
from lianxin.documents.typeface import PITCH, SIZE, write

WIDTH, NAMED = 156, 30  # millimetres between the margins, and of a naming cell
Place = Docx | _Cell


def docx(letter: Letter) -> bytes:
    """Return the document as a Word file."""
    word: Docx = Document()
    _properties(word, letter)
    face.page(word, first_rules=letter.layout is Layout.LETTER)
    if letter.layout is Layout.LETTER:
        _head(word, letter)
    else:
        _sheet_head(word, letter)
    if letter.addressee:
        write(word.add_paragraph(), f"{letter.addressee}：")
    *body, last = letter.blocks
    for block in body if isinstance(last, Picture) else letter.blocks:
        put(block, word)
    _tail(word, letter, last)
    made = io.BytesIO()
    word.save(made)
    return made.getvalue()


def _properties(word: Docx, letter: Letter) -> None:
    about = word.core_properties
    about.title, about.author, about.comments = letter.title[:255], letter.organ[:255], ""
    about.language = "zh-CN"
    if letter.day:
        about.created = about.modified = datetime.combine(letter.day, time())


def _head(word: Docx, letter: Letter) -> None:
    fit = max(20.0, min(40.0, 152 / 25.4 * 72 / max(len(letter.organ), 1)))
    face.organ(word.sections[0].first_page_header.paragraphs[0], letter.organ, fit)
    number = word.add_paragraph()
    number.alignment = Align.RIGHT
    write(number, letter.number or "\u00a0")
    word.add_paragraph()
    _title(word, letter.title)
    word.add_paragraph()


def _sheet_head(word: Docx, letter: Letter) -> None:
    if letter.organ:
        organ = word.add_paragraph()
        organ.alignment = Align.CENTER
        write(organ, letter.organ, "song", 18)
    _title(word, letter.title)
    word.paragraphs[-1].paragraph_format.space_after = Pt(8)


def _title(word: Docx, words: str) -> None:
    title = word.add_paragraph()
    title.alignment = Align.CENTER
    title.paragraph_format.line_spacing = Pt(32)
    write(title, words, "song", 22)


@singledispatch
def put(block: object, place: Place) -> None:
    """Add one block to the document."""
    raise TypeError(block)


@put.register
def _(block: Heading, place: Place) -> None:
    heading = place.add_paragraph()
    face.indent(heading)
    heading.paragraph_format.keep_with_next = True
    write(heading, block.text, "hei" if block.level == 1 else "kai")


@put.register
def _(block: Paragraph, place: Place) -> None:
    paragraph = place.add_paragraph()
    face.indent(paragraph)
    # Not justified: LibreOffice drops the mark at the end of a justified line.
    paragraph.alignment = Align.LEFT
    write(paragraph, block.text)


@put.register
def _(block: Picture, place: Place) -> None:
    picture = place.add_paragraph()
    picture.paragraph_format.line_spacing = 1.0
    picture.paragraph_format.keep_with_next = True
    face.free(picture)
    picture.add_run().add_picture(io.BytesIO(block.png), width=Mm(block.width))
    face.describe(picture, block.caption)
    caption = place.add_paragraph()
    caption.paragraph_format.line_spacing = Pt(16)
    face.free(caption)
    write(caption, block.caption, size=12)


@put.register
def _(block: Table, place: Place) -> None:
    columns = max(len(row) for row in block.rows)
    table = place.add_table(0, columns)
    table.style = "Table Grid"
    table.autofit = False
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    widths = [Mm(NAMED), Mm(WIDTH * 2 / columns - NAMED)] * (columns // 2)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for row in block.rows:
        cells = list(table.add_row().cells)
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width
        if len(row) < columns:
            cells[len(row) - 1].merge(cells[-1])
        for at, words in enumerate(row):
            face.cell(cells[at], words, named=at % 2 == 0, tall=block.tall)


def _tail(word: Docx, letter: Letter, last: Block) -> None:
    for note in letter.provisional:
        put(Paragraph(note), word)
    for at, name in enumerate(letter.attachments, start=1):
        attached = word.add_paragraph()
        face.indent(attached)
        if at == 1:
            attached.paragraph_format.space_before = Pt(PITCH)
        lead = "附件：" if at == 1 else "\u3000" * 3
        write(attached, f"{lead}{at}. {name}" if len(letter.attachments) > 1 else f"{lead}{name}")
    if letter.signatory or letter.date:
        _signed(_beside(word, last) if isinstance(last, Picture) else word, letter)
    if letter.contact:
        put(Paragraph(f"（{letter.contact}）"), word)
    if letter.copies:
        copies = word.add_paragraph()
        copies.paragraph_format.space_before = Pt(PITCH)
        write(copies, f"抄送：{letter.copies}。", size=14)


def _beside(word: Docx, picture: Picture) -> _Cell:
    """Put a picture to the left of the signature, and return the place of the signature."""
    _sliver(word)  # two tables with nothing between them become one
    table = word.add_table(1, 2)
    _sliver(word)
    table.autofit = False
    left, right = table.rows[0].cells
    left.width, right.width = Mm(picture.width + 6), Mm(WIDTH - picture.width - 6)
    put(picture, left)
    left._element.remove(left.paragraphs[0]._p)
    return right


def _sliver(word: Docx) -> None:
    sliver = word.add_paragraph()
    sliver.paragraph_format.line_spacing = Pt(4)
    face.free(sliver)


def _signed(place: Place, letter: Letter) -> None:
    if isinstance(letter.blocks[-1], Paragraph):
        place.paragraphs[-1].paragraph_format.keep_with_next = True
    over = (face.width(letter.signatory) - face.width(letter.date)) / 2
    right = max(4.0 * SIZE, over)
    signed, dated = place.add_paragraph(), place.add_paragraph()
    signed.paragraph_format.space_before = Pt(PITCH)
    signed.paragraph_format.keep_with_next = True
    dated.paragraph_format.keep_with_next = bool(letter.contact)
    signed.paragraph_format.right_indent = Pt(right - over)
    dated.paragraph_format.right_indent = Pt(right)
    signed.alignment = dated.alignment = Align.RIGHT
    write(signed, letter.signatory)
    write(dated, letter.date)
