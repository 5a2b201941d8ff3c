"""The letter layout of official documents: paper, red rules, page numbers, PDF/A (Arts. 32, 35)."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from lianxin.documents import fonts
from lianxin.documents.compose import compose
from lianxin.documents.coverage import characters
from lianxin.documents.pdf import pdf
from lianxin.documents.word import docx
from tests.documents.papers import OWN, paper
from tests.documents.reading import in_pdf, pages, squeezed

MM = 72 / 25.4


@pytest.fixture
def opinion() -> bytes:
    return pdf(compose("F12", paper("F12")))


def red_rows(data: bytes) -> dict[int, tuple[int, int]]:
    """Return, for each row of the first page in millimetres, where its long red line runs."""
    picture = pages(data)[0].render(scale=4 / MM)
    pixels, stride, found = bytes(picture.buffer), picture.stride, {}
    for row in range(picture.height):
        line = pixels[row * stride : (row + 1) * stride]
        red = [x for x in range(picture.width) if line[3 * x] < 90 and line[3 * x + 2] > 200]
        if len(red) > 600:
            found[round(row / 4)] = (round(red[0] / 4), round(red[-1] / 4))
    return found


def test_the_paper_is_a4(opinion):
    width, height = pages(opinion)[0].get_size()

    assert (round(width / MM), round(height / MM)) == (210, 297)


def test_two_red_rules_of_170_mm_stand_under_the_head_and_20_mm_from_the_foot(opinion):
    rows = red_rows(opinion)

    assert all(span == (20, 190) for span in rows.values())
    head, foot = [r for r in rows if r < 100], [r for r in rows if r > 200]
    assert 40 <= min(head) <= 50
    assert 275 <= max(foot) <= 277


def test_the_first_page_has_no_number_and_the_second_has(opinion):
    first, second, *_ = (squeezed(p.get_textpage().get_text_range()) for p in pages(opinion))

    assert "—1—" not in first
    assert "—2—" in second


def test_the_pdf_is_an_archive_file_with_its_fonts_and_its_words_inside(opinion):
    assert b"<pdfaid:part>2</pdfaid:part>" in opinion
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in opinion
    assert b"FontFile" in opinion


def test_the_same_facts_give_the_same_bytes():
    assert pdf(compose("F12", paper("F12"))) == pdf(compose("F12", paper("F12")))


@pytest.mark.parametrize("form", OWN)
def test_an_ordinary_document_is_a_few_pages(form):
    assert len(pages(pdf(compose(form, paper(form))))) <= 3


def test_a_receipt_and_a_proof_of_service_are_one_page():
    assert len(pages(pdf(compose("F02", paper("F02"))))) == 1
    assert len(pages(pdf(compose("F16", paper("F16"))))) == 1


def test_no_page_holds_a_signature_alone():
    for lines in range(1, 25):
        made = pages(pdf(compose("F12", paper("F12", opinion="意见。\n" * lines))))
        last = squeezed(made[len(made) - 1].get_textpage().get_text_range())
        assert "请求复查" in last


def test_the_word_file_has_the_same_margins_and_a_red_head():
    word = Document(io.BytesIO(docx(compose("F12", paper("F12")))))
    page = word.sections[0]
    edges = (page.top_margin, page.bottom_margin, page.left_margin, page.right_margin)

    assert [round(edge / Mm(1)) for edge in edges] == [37, 35, 28, 26]
    head = page.first_page_header.paragraphs[0]
    assert str(head.runs[0].font.color.rgb) == "E60012"
    assert head._p.find(f".//{qn('w:pBdr')}/{qn('w:bottom')}") is not None


def test_headings_of_the_first_level_are_numbered_without_gaps():
    words = in_pdf(pdf(compose("F12", paper("F12", outcome="explained"))))

    assert "四、法律法规依据五、你们的权利" in words.replace(squeezed(paper("F12")["basis"]), "")


def test_without_chinese_fonts_it_says_what_to_install_and_where(monkeypatch, tmp_path):
    monkeypatch.setattr(fonts, "folders", lambda: [tmp_path])
    fonts.found.cache_clear()
    try:
        with pytest.raises(fonts.NoFonts, match=r"fonts-noto-cjk(.|\n)*var/fonts"):
            pdf(compose("F12", paper("F12")))
    finally:
        fonts.found.cache_clear()


def test_fonts_of_the_system_stand_in_for_fandol(monkeypatch):
    if not Path("/usr/share/fonts/opentype/noto").is_dir():
        pytest.skip("fonts-noto-cjk is not installed")
    monkeypatch.setattr(fonts, "folders", lambda: [Path("/usr/share/fonts")])
    for kept in (fonts.found, fonts.stacks, fonts.covered):
        kept.cache_clear()
    try:
        assert "信访处理意见书" in in_pdf(pdf(compose("F12", paper("F12"))))
    finally:
        for kept in (fonts.found, fonts.stacks, fonts.covered):
            kept.cache_clear()


def test_a_folder_of_ones_own_is_searched_first(settings, tmp_path):
    settings.FONTS = [str(tmp_path)]

    assert fonts.folders()[0] == tmp_path


def test_a_file_that_is_no_font_covers_nothing(tmp_path):
    (tmp_path / "torn.ttf").write_bytes(b"\x00\x01\x00\x00\x00")
    (tmp_path / "empty.otf").write_bytes(b"")

    assert fonts._characters(tmp_path / "torn.ttf") == set()
    assert fonts._characters(tmp_path / "empty.otf") == set()


def test_the_reader_of_fonts_agrees_with_what_a_font_shows():
    for folder in fonts.folders():
        for path in folder.rglob("Fandol*Regular.otf"):
            if "Braille" not in path.name:
                found = characters(path)
                assert ord("信") in found
                assert ord("滘") not in found
