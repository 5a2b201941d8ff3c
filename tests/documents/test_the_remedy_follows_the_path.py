"""What a person can do about a document depends on the path of the matter (Arts. 31, 35, 36)."""

from __future__ import annotations

import pytest

from lianxin.documents.compose import compose
from lianxin.documents.facts import Missing
from lianxin.documents.pdf import pdf
from lianxin.documents.remedy import Unfit
from lianxin.statute.routes import ROUTES
from tests.documents.papers import paper
from tests.documents.reading import in_pdf

ANSWER = {"reconsideration_body": "佛山市南海区人民政府", "court": "佛山市南海区人民法院"}
REVIEW, SUIT, OWN_TIME = "请求复查", "提起行政诉讼", "本人的期限"

TABLE = [
    # form, path, what it says, what it never says
    (
        "F12",
        "A6",
        ("第三十五条", "30日内", "向佛山市南海区人民政府请求复查", "复查申请书"),
        (SUIT, "申请行政复议"),
    ),
    ("F12", None, (REVIEW,), (SUIT,)),
    ("F12", "A4", ("60日内", "6个月内", "申请行政复议", "佛山市南海区人民法院" + SUIT), (REVIEW,)),
    ("F12", "A5", ("60日内", "6个月内", "15日内", "应当先", SUIT), (REVIEW,)),
    ("F12", "P", ("第二十九条",), (REVIEW, SUIT)),
    ("F06", "A1", (OWN_TIME, "1年内", "不是不予受理"), (REVIEW, SUIT)),
    ("F06", "A2", (OWN_TIME, "劳动人事争议仲裁委员会", "2026年12月31日"), (REVIEW, SUIT)),
    ("F06", "A3", (OWN_TIME,), (REVIEW, SUIT)),
    ("F06", "A4", (OWN_TIME, "60日内", "6个月内", SUIT), (REVIEW,)),
    ("F06", "A5", (OWN_TIME, "2个月内不履行", "行政复议"), (REVIEW,)),
    ("F08", None, ("第十九条第三款", "第三十五条", "第四十条", "2026年3月17日"), (SUIT,)),
    ("F09", None, ("第三十六条第三款", "第三十七条第三款", "新的事实"), (SUIT, REVIEW)),
    ("F10", "A6", ("第三十四条", "第四十条", "督办"), (SUIT,)),
    ("F14", None, ("第三十六条第一款", "向佛山市人民政府请求复核", "30日内"), (SUIT,)),
    (
        "F15",
        None,
        ("最终意见", "第三十六条第三款", "不再受理", "第三十七条第三款"),
        (SUIT, "请求复核请提交"),
    ),
]


@pytest.mark.parametrize("form, path, says, never", TABLE)
def test_each_path_has_its_own_remedy(form, path, says, never):
    letter = compose(form, paper(form, path=path or paper(form).get("path"), **ANSWER))
    words = in_pdf(pdf(letter))

    assert all(said in words for said in says)
    assert not any(said in words for said in never)


@pytest.mark.parametrize(
    "opens, says, never",
    [(True, "由本机关依照", "请你们依照"), (False, "请你们依照", "不需要另行申请")],
)
def test_an_organ_that_runs_the_procedure_opens_it_and_sends_nobody_away(opens, says, never):
    words = in_pdf(pdf(compose("F06", paper("F06", path="A4", is_opened_here=opens))))

    assert says in words
    assert never not in words


def test_where_reconsideration_comes_first_suit_is_not_offered_at_once():
    facts = paper("F12", path="A4", reconsideration_first=True, **ANSWER)
    words = in_pdf(pdf(compose("F12", facts)))

    assert "应当先自知道之日起60日内" in words
    assert "6个月内" not in words


@pytest.mark.parametrize("path", ["A4", "A5"])
def test_an_answer_that_names_no_court_is_refused(path):
    with pytest.raises(Missing) as refused:
        compose("F12", paper("F12", path=path))

    assert {"行政复议机关", "有管辖权的人民法院"} <= set(refused.value.labels)


@pytest.mark.parametrize(
    "form, path",
    [
        *(("F12", path) for path in ("A1", "A2", "A3", "C", "X9")),
        *(("F06", path) for path in ("A6", "P", "C")),
        *(("F07", path) for path in ("A1", "A2", "A3", "A4", "A5", "P", "C")),
        ("F10", "A4"),
    ],
)
def test_a_form_that_does_not_fit_the_path_is_refused(form, path):
    with pytest.raises(Unfit, match=f"路径{path}"):
        compose(form, paper(form, path=path))


def test_the_route_of_a_matter_is_its_path():
    facts = paper("F12", route=ROUTES["A2"])

    with pytest.raises(Unfit):
        compose("F12", facts)


def test_a_review_that_sets_the_opinion_aside_says_so():
    words = in_pdf(pdf(compose("F14", paper("F14", outcome="set_aside"))))

    assert "撤销佛山市南海区桂城街道办事处作出的信访处理意见" in words
    assert "责令重新处理" in words
    assert "维持" not in words
