"""A petitioner's words are words: no markup, no rare character and no length breaks a document."""

from __future__ import annotations

from datetime import date, datetime
from enum import Enum

import pytest

from lianxin.documents import values
from lianxin.documents.compose import compose
from lianxin.documents.fonts import covered, shown
from lianxin.documents.pdf import pdf
from lianxin.documents.word import docx
from lianxin.statute.calendar import Due
from lianxin.statute.text import Text
from tests.documents.papers import paper
from tests.documents.reading import in_pdf, in_word, pages, squeezed

MARKUP = [
    "#let x = 1",
    '#eval("1+1")',
    "$x^2$",
    "*粗* _斜_",
    "<标签> @引用 = 标题",
    "\\ \\u{41} \\n",
    "```f```",
    "// 注释 /* 注释 */",
    "- 项 + 项 / 项: 值",
    "~ -- --- ... ' \"",
    "https://a.b/?q=1&c=2",
    "<script>alert(1)</script>",
    "&lt;b&gt; &amp; ]]>",
    "<w:p/><?xml?>",
    "'; DROP TABLE x; --",
    "{organ} {opinion} {{ x }} {% y %}",
    "[可选] [{organ}]",
    "{score:a|b}",
    "%s %(x)s ${x}",
]
RARE = "滘塱喆堃琤𠮷𪛖𫝀"


@pytest.mark.parametrize("words", MARKUP)
@pytest.mark.parametrize("name", ["opinion", "addressee", "title", "claims", "contact"])
def test_markup_is_printed_and_never_obeyed(name, words):
    letter = compose("F12", paper("F12", **{name: f"前{words}后"}))

    assert squeezed(f"前{words}后") in in_pdf(pdf(letter))
    assert squeezed(f"前{words}后") in in_word(docx(letter))


def test_markup_in_the_cells_of_a_table_is_printed_too():
    words = "；".join(MARKUP).replace("-", "")  # a PDF reader drops the hyphens at line ends
    letter = compose("F02", paper("F02", title=words))

    assert squeezed(words) in in_pdf(pdf(letter))
    assert squeezed(words) in in_word(docx(letter))


def test_rare_characters_are_in_the_fonts_that_stand_in():
    lacking = [char for char in RARE if ord(char) not in covered()]
    if lacking:
        pytest.skip(f"this machine has no font with {''.join(lacking)}: run tools/fonts.sh")

    letter = compose("F12", paper("F12", addressee=RARE, organ=f"{RARE}办事处", opinion=RARE))
    assert in_pdf(pdf(letter)).count(RARE) >= 4
    assert in_word(docx(letter)).count(RARE) >= 4


def test_a_character_that_no_font_has_is_named_and_not_dropped():
    nowhere = "\U000e0ffe"
    letter = compose("F12", paper("F12", opinion=f"前{nowhere}后"))

    assert shown(nowhere) == "〓(U+E0FFE)"
    assert "前〓(U+E0FFE)后" in in_pdf(pdf(letter))
    assert f"前{nowhere}后" in in_word(docx(letter))


@pytest.mark.parametrize(
    "words", ["😀", "👨\u200d👩\u200d👧", "é", "עברית", "ไทย", "\ue000", "\ufdd0"]
)
def test_any_script_gives_a_document(words):
    letter = compose("F12", paper("F12", opinion=f"前{words}后"))

    assert pdf(letter).startswith(b"%PDF")
    assert docx(letter).startswith(b"PK")


def test_marks_that_nobody_sees_are_left_out():
    letter = compose("F12", paper("F12", opinion="前\x00\x07\x1b\ud800\ufffe后"))

    assert "前后" in in_pdf(pdf(letter))
    assert "前后" in in_word(docx(letter))


@pytest.mark.parametrize(
    "words",
    ["这是一段很长的意见，" * 10_000, "长话\n" * 2_000, "a" * 100_000, "很长" * 50_000],
    ids=["sentences", "lines", "letters", "unbroken"],
)
def test_a_hundred_thousand_characters_are_all_printed(words):
    letter = compose("F12", paper("F12", opinion=words))
    made = pdf(letter)
    printed = in_pdf(made)

    assert printed.count(words[0]) >= words.count(words[0])
    assert len(pages(made)) > 20
    assert squeezed(words) in in_word(docx(letter))


def test_a_long_text_fills_a_table_over_many_pages():
    words = "很长的摘要" * 20_000
    made = pdf(compose("F02", paper("F02", title=words)))

    assert in_pdf(made).count("摘要") >= 19_000
    assert len(pages(made)) > 20


class Odd(Enum):
    ONE = object()


class Broken:
    def __str__(self) -> str:
        raise RuntimeError


ODD = [
    None,
    "",
    0,
    1.5,
    True,
    [],
    [None, ""],
    {},
    {"a": None},
    {"a": "值"},
    ("甲", "乙"),
    {3},
    b"\x00",
    date.max,
    datetime.min,
    "2026-02-30",
    "2026-13-01T99:99",
    Odd.ONE,
    Broken(),
    Text("中", "en"),
    object(),
    "\r\n\r\n",
    "\u2028",
    [["套", "娃"], {"a": ["深"]}],
]


@pytest.mark.parametrize("value", ODD, ids=lambda value: type(value).__name__)
@pytest.mark.parametrize(
    "name",
    [
        "title",
        "others_count",
        "sender",
        "query_code",
        "attachments",
        "how_to_evaluate",
        "signature",
        "witness",
    ],
)
def test_an_odd_value_never_breaks_a_document(name, value):
    letter = compose("F16", paper("F16", **{name: value}), to_fill=True)

    assert pdf(letter).startswith(b"%PDF")
    assert docx(letter).startswith(b"PK")


def test_every_field_may_hold_anything():
    for value in ODD:
        compose("F13", dict.fromkeys(paper("F13"), value), to_fill=True)


@pytest.mark.parametrize(
    "value, words",
    [
        (date(2026, 3, 5), "2026年3月5日"),
        ("2026-03-05", "2026年3月5日"),
        (datetime(2026, 3, 5, 9, 4), "2026年3月5日9时04分"),
        ("2026-03-05T09:04:00", "2026年3月5日9时04分"),
        (True, "是"),
        (False, "否"),
        (None, ""),
        (["甲", None, "乙"], "甲、乙"),
        (30, "30"),
        (Text("复查", "review"), "复查"),
        (b"png", ""),
        ("2026-02-30", "2026-02-30"),
    ],
)
def test_facts_are_written_as_official_documents_write_them(value, words):
    assert values.written(value) == words


def test_a_provisional_day_is_marked_and_explained():
    day = Due(date(2027, 2, 6), date(2027, 2, 8), date(2027, 2, 5), provisional=True)
    words = in_pdf(pdf(compose("F07", paper("F07", conclude_by=day))))

    assert "最后一日为2027年2月8日（暂定）" in words
    assert "节假日安排尚未公布" in words
    assert "节假日" not in in_pdf(pdf(compose("F07", paper("F07"))))


@pytest.mark.parametrize(
    "others, kind, addressed, you",
    [
        (None, "person", "张三：", "你提出"),
        (2, "person", "张三等3人：", "你们提出"),
        (None, "organisation", "张三：", "你单位提出"),
    ],
)
def test_one_person_several_and_an_organisation_are_addressed_differently(
    others, kind, addressed, you
):
    facts = paper("F07", others_count=others, addressee_kind=kind)
    words = in_pdf(pdf(compose("F07", facts)))

    assert addressed in words
    assert you in words
