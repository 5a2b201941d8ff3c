"""Each form says what the Regulations want in it, as PDF and as Word (Arts. 22-36)."""

from __future__ import annotations

import pytest

from lianxin.documents import values
from lianxin.documents.compose import compose
from lianxin.documents.facts import Missing, completed
from lianxin.documents.letter import Layout
from lianxin.documents.pdf import pdf
from lianxin.documents.word import docx
from lianxin.documents.wording import Filling, wording
from lianxin.statute.forms import FORMS
from tests.documents.papers import OWN, paper
from tests.documents.reading import in_pdf, in_word, said, squeezed

UNPRINTED = {"seal", "is_opened_here"}


def required(form: str) -> list[str]:
    return [field.name for field in FORMS[form].missing({})]


def asked(form: str) -> list[str]:
    """Return the required facts that the wording does not supply by itself."""
    standing = {*wording("common")["defaults"], *wording(form).get("defaults", {}), "remedy"}
    return [name for name in required(form) if name not in standing]


@pytest.mark.parametrize("form", OWN)
def test_the_pdf_and_the_word_file_say_everything_that_the_form_must_carry(form):
    letter, facts = compose(form, paper(form)), completed(form, paper(form))
    filling = Filling(facts)
    printed, word = in_pdf(pdf(letter)), in_word(docx(letter))

    for name in set(required(form)) - UNPRINTED - {"remedy"}:
        several = isinstance(facts[name], list)
        for words in values.lines(facts[name]) if several else [filling.fact(name)]:
            assert squeezed(words) in printed, name
            assert squeezed(words) in word, name


@pytest.mark.parametrize("form", OWN)
def test_word_says_the_same_as_the_pdf(form):
    letter = compose(form, paper(form))
    printed, word = in_pdf(pdf(letter)), in_word(docx(letter))

    for words in map(squeezed, said(letter)):
        assert words in printed
        assert words in word


@pytest.mark.parametrize("form, name", [(form, name) for form in OWN for name in asked(form)])
def test_a_form_without_a_fact_that_it_must_carry_is_refused_and_names_it(form, name):
    label = FORMS[form].field(name).label.zh

    with pytest.raises(Missing) as refused:
        compose(form, paper(form, **{name: None}))

    assert label in refused.value.labels
    assert label in str(refused.value)


@pytest.mark.parametrize("form", OWN)
def test_what_a_form_need_not_carry_may_be_missing(form):
    facts = paper(form)
    optional = {f.name: None for f in FORMS[form].fields if not f.is_required(facts)}
    letter = compose(form, facts | optional)

    assert squeezed(letter.title) in in_pdf(pdf(letter))


def test_everything_missing_is_named_at_once_and_once():
    with pytest.raises(Missing) as refused:
        compose("F12", {"title": "噪声"})

    labels = refused.value.labels
    assert {"投诉请求", "事实和理由", "处理意见", "法律法规依据", "复查机关", "制发机关"} <= set(
        labels
    )
    assert len(labels) == len(set(labels))
    assert "信访处理意见书还不能出具" in str(refused.value)


@pytest.mark.parametrize("blank", [None, "", "  \n ", "\x07\x00", [], {}, ["", None]])
def test_white_space_is_not_an_opinion(blank):
    with pytest.raises(Missing, match="处理意见"):
        compose("F12", paper("F12", opinion=blank))


def test_a_supported_claim_says_what_will_be_done_by_whom_and_by_when():
    with pytest.raises(Missing) as refused:
        compose("F12", paper("F12", execution_what=None, execution_by=None, execution_on=None))
    assert {"支持后要做的事", "由谁执行", "执行期限"} <= set(refused.value.labels)

    declined = paper("F12", outcome="not_supported", execution_what=None, execution_on=None)
    assert "不予支持" in in_pdf(pdf(compose("F12", declined)))


@pytest.mark.parametrize("form", [f for f in OWN if wording(f)["layout"] == Layout.SHEET])
def test_a_sheet_can_be_printed_empty_and_filled_in_by_hand(form):
    letter = compose(form, {"organ": "佛山市南海区信访局", "level": "review"}, to_fill=True)

    assert squeezed(letter.title) in in_pdf(pdf(letter))
    assert squeezed(letter.title) in in_word(docx(letter))


def test_a_letter_is_never_made_empty():
    with pytest.raises(Missing):
        compose("F12", {}, to_fill=True)


def test_the_receipt_carries_number_query_code_and_a_picture_to_scan():
    letter = compose("F02", paper("F02"))

    assert "7K4M-92QD" in in_pdf(pdf(letter))
    assert letter.blocks[-1].png.startswith(b"\x89PNG")
    assert b"word/media/" in docx(letter)


@pytest.mark.parametrize(
    "picture",
    [
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
        b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
        b"\xff\x00",
        "",
        None,
        "http://127.0.0.1/" + "x" * 5000,
    ],
)
def test_any_picture_or_none_gives_a_receipt(picture):
    letter = compose("F02", paper("F02", qr=picture))

    assert pdf(letter).startswith(b"%PDF")
    assert docx(letter).startswith(b"PK")
