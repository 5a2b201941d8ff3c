"""Citations are written one way, found in text, and point at something (Arts. 1-50)."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import lianxin.statute
from lianxin.statute.articles import ARTICLES, exists
from lianxin.statute.citation import Citation, art, number, numeral, parse
from lianxin.statute.laws import LAST, LAWS

PACKAGE = Path(lianxin.statute.__file__).parent

places = [
    art(article.number, paragraph, item)
    for article in ARTICLES.values()
    for paragraph, items in [
        (None, max(article.items)),
        *enumerate(article.items, start=1),
    ]
    for item in [None, *range(1, items + 1)]
]


@pytest.mark.parametrize(
    ("citation", "english", "chinese"),
    [
        (art(34), "Art. 34", "第三十四条"),
        (art(36, 2), "Art. 36 ¶2", "第三十六条第二款"),
        (art(31, item=6), "Art. 31(6)", "第三十一条第六项"),
        (art(22, 1, 3), "Art. 22 ¶1(3)", "第二十二条第一款第三项"),
        (art(10), "Art. 10", "第十条"),
        (art(201, law="Civil Code"), "Civil Code Art. 201", "《民法典》第二百零一条"),
        (
            art(0, law="Satisfaction Measures"),
            "Satisfaction Measures",
            f"《{LAWS['Satisfaction Measures']}》",
        ),
    ],
)
def test_a_citation_is_written_in_both_languages(citation, english, chinese):
    assert str(citation) == citation.en == citation.say("en-gb") == english
    assert citation.zh == citation.say("zh-hans") == chinese


@pytest.mark.parametrize("citation", places, ids=str)
def test_every_place_in_the_regulations_is_read_as_it_is_written(citation):
    assert exists(citation)
    assert parse(f"See ({citation}).") == [citation]
    assert parse(f"依照{citation.zh}办理") == [citation]


@given(
    st.builds(
        Citation,
        article=st.integers(1, 1260),
        paragraph=st.none() | st.integers(1, 9),
        item=st.none() | st.integers(1, 20),
        law=st.sampled_from(["", *LAWS]),
    )
)
def test_any_citation_is_read_as_it_is_written(citation):
    assert parse(f"Under {citation}, it is so.") == [citation]
    assert parse(f"根据{citation.zh}的规定") == [citation]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "From acceptance to the opinion (Arts. 27-30).",
            [art(n) for n in (27, 28, 29, 30)],
        ),
        ("Arts. 22, 23 and 24", [art(22), art(23), art(24)]),
        ("Arts. 22, 23 ¶3, and 36 ¶1-2", [art(22), art(23, 3), art(36, 1), art(36, 2)]),
        ("Art. 31(1)-(3)", [art(31, item=1), art(31, item=2), art(31, item=3)]),
        ("Art. 32 ¶1(1)-(3)", [art(32, 1, 1), art(32, 1, 2), art(32, 1, 3)]),
        ("Arts. 34–36", [art(34), art(35), art(36)]),
        ("Art. 34. 60 days", [art(34)]),
        (
            "See Civil Code Arts. 201, 203; Art. 34",
            [art(201, law="Civil Code"), art(203, law="Civil Code"), art(34)],
        ),
        (
            "Labour Dispute Mediation and Arbitration Law Art. 27",
            [art(27, law="Labour Dispute Mediation and Arbitration Law")],
        ),
        ("《信访工作条例》第三十四条", [art(34)]),
        ("nothing, Article or art", []),
    ],
)
def test_citations_are_found_in_running_text(text, found):
    assert parse(text) == found


def test_a_law_that_nobody_named_is_found_and_does_not_exist():
    assert parse("Water Law Art. 3") == [art(3, law="Water Law")]
    assert not exists(art(3, law="Water Law"))


@pytest.mark.parametrize(
    "citation",
    [
        art(0),
        art(51),
        art(34, 2),
        art(36, 4),
        art(31, item=7),
        art(22, 2, 1),
        art(22, 1, 4),
        art(31, 1, 0),
        art(1261, law="Civil Code"),
    ],
    ids=str,
)
def test_a_place_that_is_not_there_does_not_exist(citation):
    assert not exists(citation)


def test_citations_sort_by_place():
    mixed = [art(36, 2), art(36), art(22, 1, 3), art(22, 1), art(1, law="Civil Code")]
    assert sorted(mixed) == [
        art(22, 1),
        art(22, 1, 3),
        art(36),
        art(36, 2),
        art(1, law="Civil Code"),
    ]


@given(st.integers(1, 9999))
def test_numerals_are_read_as_they_are_written(n):
    assert number(numeral(n)) == n


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.*")), ids=lambda path: path.name)
def test_every_citation_in_the_package_exists(path):
    if path.suffix not in (".py", ".csv"):
        pytest.skip("not text of ours")
    missing = [str(cite) for cite in parse(path.read_text(encoding="utf-8")) if not exists(cite)]
    assert missing == []


@pytest.mark.parametrize("path", sorted(PACKAGE.glob("*.py")), ids=lambda path: path.name)
def test_every_module_opens_with_a_sentence_that_cites_its_articles(path):
    opening = path.read_text(encoding="utf-8").split('"""')[1]
    assert parse(opening)
    assert re.match(r"[^\n]+\.(\n|$)", opening)


def test_the_lengths_of_laws_are_of_laws_that_are_named():
    assert set(LAST) <= set(LAWS)
