"""The type area, fonts and red rules of an official letter in Word (Arts. 23, 31-36).

GB/T 9704-2012: A4, margins 37, 28, 26 and 35 mm, 三号仿宋, 22 lines of 28 characters, 信函格式.
"""

from __future__ import annotations

import unicodedata
from typing import Any

from docx.document import Document as Docx
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH as Align
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docx.text.run import Run

SIZE = 16
PITCH = 28.95
RED = "E60012"
FACES = {"fang": "仿宋", "kai": "楷体", "hei": "黑体", "song": "方正小标宋简体", "plain": "宋体"}


def page(word: Docx, *, first_rules: bool) -> None:
    """Set the page, the text and the page numbers; the first page of a letter has none."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(30), Mm(20)
    section.different_first_page_header_footer = True
    word.settings.odd_and_even_pages_header_footer = True
    _grid(section._sectPr)
    _normal(word)
    _numbered(section.footer.paragraphs[0], Align.RIGHT)
    _numbered(section.even_page_footer.paragraphs[0], Align.LEFT)
    if first_rules:
        _rule(section.first_page_footer.paragraphs[0], "thinThickSmallGap", space=1)
        section.first_page_footer.paragraphs[0].paragraph_format.line_spacing = Pt(2)


def organ(paragraph: Paragraph, name: str, size: float) -> None:
    """Write the organ's name in red over a red double rule of 170 mm."""
    paragraph.alignment = Align.CENTER
    paragraph.paragraph_format.line_spacing = Pt(size * 1.05)
    _rule(paragraph, "thickThinSmallGap", space=11)
    run = write(paragraph, name, "song", size)
    run.font.color.rgb = RGBColor.from_string(RED)


def write(paragraph: Paragraph, words: str, face: str = "fang", size: float = SIZE) -> Run:
    """Add words in one of the four faces."""
    run = paragraph.add_run(words)
    run.font.size = Pt(size)
    _font(run._element.get_or_add_rPr(), FACES[face])
    if size == SIZE:
        _tight(run)
    return run


def indent(paragraph: Paragraph) -> None:
    """Indent the first line by two characters."""
    form = paragraph._p.get_or_add_pPr().get_or_add_ind()
    form.set(qn("w:firstLineChars"), "200")
    form.set(qn("w:firstLine"), str(2 * SIZE * 20))


def cell(target: _Cell, words: str, *, named: bool, tall: bool) -> None:
    """Fill a cell of a table; a naming one is centred."""
    target.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
    for at, line in enumerate(words.split("\n")):
        paragraph = target.paragraphs[0] if at == 0 else target.add_paragraph()
        paragraph.alignment = Align.CENTER if named else Align.LEFT
        paragraph.paragraph_format.line_spacing = Pt(22)
        space = Pt(5 if tall else 2)
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = space
        free(paragraph)
        write(paragraph, line, size=14)


def free(paragraph: Paragraph) -> None:
    """Let a paragraph off the grid of lines."""
    snap = OxmlElement("w:snapToGrid")
    snap.set(qn("w:val"), "0")
    paragraph._p.get_or_add_pPr().insert_element_before(
        snap, "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr"
    )


def describe(paragraph: Paragraph, caption: str) -> None:
    """Give the picture in a paragraph its words for people who cannot see it."""
    for about in paragraph._p.iter(qn("wp:docPr")):
        about.set("descr", caption)


def width(words: str) -> float:
    """Return about how many points wide words are in the size of the text."""
    wide = sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.5 for char in words)
    return SIZE * wide


def _normal(word: Docx) -> None:
    normal = word.styles["Normal"]
    normal.font.size = Pt(SIZE)
    _font(normal.element.get_or_add_rPr(), FACES["fang"])
    spacing = normal.paragraph_format
    spacing.space_before = spacing.space_after = Pt(0)
    spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    spacing.line_spacing = Pt(PITCH)
    _unspaced(normal.element.get_or_add_pPr())


def _unspaced(properties: Any) -> None:
    """Set no space between Chinese and figures, and no mark outside the margin."""
    for name in ("w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN"):
        off = OxmlElement(name)
        off.set(qn("w:val"), "0")
        properties.insert_element_before(
            off, "w:bidi", "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:jc"
        )


def _tight(run: Run) -> None:
    """Draw the characters together so that 28 of them fill a line of 156 mm."""
    spacing = OxmlElement("w:spacing")
    spacing.set(qn("w:val"), "-5")
    run._element.get_or_add_rPr().insert_element_before(
        spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:highlight", "w:u", "w:lang"
    )


def _font(properties: Any, name: str) -> None:
    fonts = properties.get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), name)
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:eastAsia"), "zh-CN")


def _grid(section: Any) -> None:
    grid = section.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section.append(grid)
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(round(PITCH * 20)))


def _numbered(paragraph: Paragraph, side: Align) -> None:
    paragraph.alignment = side
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Pt(14)
    form.space_after = Mm(3)
    write(paragraph, "— ", "plain", 14)
    run = write(paragraph, "", "plain", 14)
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        part.text = words or None
        run._element.append(part)
    write(paragraph, " —", "plain", 14)


def _rule(paragraph: Paragraph, kind: str, *, space: int) -> None:
    paragraph.paragraph_format.left_indent = Mm(-8)
    paragraph.paragraph_format.right_indent = Mm(-6)
    borders = OxmlElement("w:pBdr")
    rule = OxmlElement("w:bottom")
    for name, value in (("val", kind), ("sz", "24"), ("space", str(space)), ("color", RED)):
        rule.set(qn(f"w:{name}"), value)
    borders.append(rule)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
