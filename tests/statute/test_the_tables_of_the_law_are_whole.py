"""Articles, limits, routes, channels, forms, topics and terms are whole (Arts. 1-50)."""

from datetime import date

import pytest

from lianxin.statute import channels, grounds, limits, routes, table, taxonomy
from lianxin.statute.articles import ARTICLES, Creates, creating, exists
from lianxin.statute.calendar import STATUTORY
from lianxin.statute.channels import CHANNELS
from lianxin.statute.citation import art
from lianxin.statute.deadline import deadline
from lianxin.statute.forms import FORMS, is_empty
from lianxin.statute.glossary import TERMS
from lianxin.statute.grounds import GROUNDS
from lianxin.statute.limits import LIMITS, Unit
from lianxin.statute.outcomes import CITES, NAMES, Adoption, Decision, Outcome
from lianxin.statute.routes import ROUTES, Remedy
from lianxin.statute.text import Text


def whole(text):
    return bool(text.zh.strip() and text.en.strip() and text.en.isascii())


def test_text_speaks_the_language_asked_for():
    text = Text(zh="受理", en="accept")
    assert (str(text), text.say("zh-hans"), text.say("en"), text.say("en-GB")) == (
        "受理",
        "受理",
        "accept",
        "accept",
    )


def test_there_are_fifty_articles_each_with_a_sentence_in_both_languages():
    assert list(ARTICLES) == list(range(1, 51))
    for article in ARTICLES.values():
        assert whole(article.gist)
        assert article.gist.zh.endswith("。")
        assert article.gist.en.endswith(".")


def test_the_deadlines_of_the_regulations_stand_in_the_articles_that_set_them():
    setting = {article.number for article in creating(Creates.DEADLINE)}
    assert setting == {22, 23, 25, 34, 35, 36, 39, 41}


def test_every_kind_that_an_article_creates_has_a_name_and_an_article():
    for kind in Creates:
        assert whole(kind.label)
        assert creating(kind)


def test_all_limits_are_there_and_each_cites_something_that_exists():
    assert list(LIMITS) == [
        *(f"R{n:02}" for n in range(1, 16)),
        "R16a",
        "R16b",
        "R16c",
        *(f"R{n}" for n in range(17, 21)),
    ]
    for limit in LIMITS.values():
        assert limit.cites
        assert all(map(exists, limit.cites))
        assert all(map(whole, (limit.name, limit.binds, limit.day0)))


def test_only_the_sixty_days_can_be_extended_and_by_thirty_at_most():
    assert [limit.id for limit in LIMITS.values() if limit.extendable_by] == ["R05"]
    assert limits.CONCLUDE.extendable_by == limits.EXTENSION.length == 30


def test_the_petitioners_own_rights_are_not_counted_against_an_organ():
    rights = [limit.id for limit in LIMITS.values() if not limit.ours]
    assert rights == ["R07", "R09", "R18", "R19"]


def test_working_days_are_counted_only_where_a_rule_says_so():
    counted = [limit.id for limit in LIMITS.values() if limit.unit is Unit.WORKDAY]
    assert counted == ["R04", "R16a", "R16b", "R16c"]


def test_the_longest_lawful_chain_is_two_hundred_and_forty_days():
    chain = (
        limits.DISPOSE,
        limits.INFORM,
        limits.CONCLUDE,
        limits.EXTENSION,
        limits.REQUEST_REVIEW,
        limits.REVIEW,
        limits.REQUEST_REEXAMINATION,
        limits.REEXAMINE,
    )
    assert sum(limit.length for limit in chain) == 240


def test_the_days_of_the_layers_add_up_to_the_budget():
    assert sum(limits.LAYER_DAYS.values()) == limits.LAYER_BUDGET.length


def test_routes_are_tested_from_accusation_to_the_residual_claim():
    assert list(ROUTES) == ["C", "P", "A1", "A2", "A3", "A4", "A5", "A6"]
    for route in ROUTES.values():
        assert all(map(exists, route.cites))
        assert all(map(whole, (route.name, route.question, route.handling, route.clock)))
        assert route.form in FORMS


@pytest.mark.parametrize(
    ("fitting", "route"),
    [
        (set(), "A6"),
        ({"A4", "C"}, "C"),
        ({"A5", "A2"}, "A2"),
        ({"P", "A1"}, "P"),
        ({"A6"}, "A6"),
    ],
)
def test_the_first_route_that_fits_is_taken(fitting, route):
    assert routes.first_that_fits(fitting).code == route


def test_only_the_petition_procedure_has_the_sixty_days_and_the_review():
    assert [route.code for route in ROUTES.values() if route.limit] == ["A6"]
    assert [r.code for r in ROUTES.values() if r.remedy is Remedy.REVIEW] == ["A6"]
    assert [r.code for r in ROUTES.values() if r.remedy is Remedy.RECONSIDERATION] == [
        "A4",
        "A5",
    ]


def test_only_accusations_are_sealed():
    assert [route.code for route in ROUTES.values() if route.sealed] == ["C"]


def test_two_grounds_refuse_and_each_needs_a_second_signer():
    assert list(GROUNDS) == ["N1", "N2", "N3", "N4", "N5", "N6"]
    assert [ground.code for ground in GROUNDS.values() if ground.refuses] == [
        "N1",
        "N2",
    ]
    assert all(ground.needs_second_signer == ground.refuses for ground in GROUNDS.values())


def test_every_ground_leaves_a_remedy_and_cites_its_article():
    for ground in GROUNDS.values():
        assert whole(ground.remedy)
        assert whole(ground.effect)
        assert all(map(exists, ground.cites))
        assert ground.form in FORMS
    assert GROUNDS["N5"].consequence is grounds.Consequence.STEERED


def test_every_path_of_a_claim_into_another_procedure_has_a_channel():
    for code in ("A1", "A2", "A3", "A4", "A5"):
        assert channels.of_route(code)
    assert not channels.of_route("A6")


def test_every_channel_cites_a_law_that_exists_and_says_from_when_it_counts():
    assert len({found.id for found in CHANNELS}) == len(CHANNELS)
    for found in CHANNELS:
        assert found.cites
        assert all(map(exists, found.cites))
        assert all(map(whole, (found.dispute, found.where, found.limit)))
        assert found.is_computable == bool(found.counted_from)


@pytest.mark.parametrize(
    ("id", "since", "last"),
    [
        ("act.reconsideration", date(2024, 8, 2), date(2024, 10, 8)),
        ("act.suit", date(2024, 8, 31), date(2025, 2, 28)),
        ("act.suit", date(2023, 8, 29), date(2024, 2, 29)),
        ("labour.arbitration", date(2024, 2, 29), date(2025, 2, 28)),
        ("labour.suit", date(2024, 1, 26), date(2024, 2, 18)),
        ("judgment.civil", date(2024, 4, 1), date(2024, 10, 8)),
        ("compensation.claim", date(2024, 2, 16), date(2026, 2, 24)),
        ("duty.organ", date(2023, 12, 31), date(2024, 2, 29)),
        ("consumer", date(2024, 1, 1), None),
    ],
)
def test_the_persons_last_day_is_computed_where_it_can_be(id, since, last):
    assert channels.channel(id).last_day(since, STATUTORY) == last


def test_the_days_left_fall_below_zero_when_the_time_is_over():
    suit = channels.channel("labour.suit")
    assert suit.days_left(date(2024, 3, 1), date(2024, 3, 11), STATUTORY) == 7
    assert suit.days_left(date(2024, 3, 1), date(2024, 3, 19), STATUTORY) == -1
    assert (
        channels.channel("civil").days_left(date(2024, 3, 1), date(2024, 3, 2), STATUTORY) is None
    )


def test_a_channel_that_nobody_knows_is_named_in_the_error():
    with pytest.raises(KeyError, match="nowhere"):
        channels.channel("nowhere")


def test_there_are_twenty_six_forms_and_each_cites_its_articles():
    assert list(FORMS) == [f"F{n:02}" for n in range(1, 27)]
    for form in FORMS.values():
        assert form.cites
        assert whole(form.name)
        assert form.to in ("petitioner", "organ", "file")
        for field in form.fields:
            assert field.name.isidentifier()
            assert whole(field.label)
            assert all(map(exists, (*form.cites, *field.cites)))


@pytest.mark.parametrize("number", FORMS)
def test_a_form_names_each_of_its_fields_once_in_each_paper(number):
    for part in FORMS[number].parts:
        names = [field.name for field in FORMS[number].of_part(part)]
        assert len(set(names)) == len(names)


def test_a_condition_of_a_field_names_another_field_of_the_form():
    for form in FORMS.values():
        for field in form.fields:
            if field.when:
                assert form.field(field.when.replace(">", "=").split("=")[0], field.part)


def test_the_handling_opinion_carries_what_article_32_demands():
    demanded = {f.name for f in FORMS["F12"].fields if f.required and art(32, 1) in f.cites}
    assert demanded >= {"claims", "facts_and_reasons", "opinion", "basis"}
    assert {"review_organ", "review_days"} <= {f.name for f in FORMS["F12"].missing({})}


def test_a_supported_claim_must_say_who_does_what_by_when():
    execution = {"execution_what", "execution_by", "execution_on"}
    supported = {f.name for f in FORMS["F12"].missing({"outcome": Outcome.SUPPORT})}
    declined = {f.name for f in FORMS["F12"].missing({"outcome": Outcome.DECLINE})}
    assert execution <= supported
    assert not execution & declined


def test_a_path_that_is_an_administrative_act_must_name_reconsideration():
    assert "remedy" in {f.name for f in FORMS["F06"].missing({"path": "A4"})}
    assert "remedy" not in {f.name for f in FORMS["F06"].missing({"path": "A2"})}


def test_an_oral_petition_must_be_recorded_and_read_back():
    assert "read_back_on" in {f.name for f in FORMS["F01"].missing({"channel": "phone"})}
    assert "read_back_on" not in {f.name for f in FORMS["F01"].missing({"channel": "letter"})}
    assert "representatives" in {f.name for f in FORMS["F01"].missing({"persons_count": 6})}


def test_a_complete_form_misses_nothing():
    form = FORMS["F10"]
    facts = {field.name: "x" for field in form.fields}
    assert form.missing(facts) == ()
    assert [field.name for field in form.missing(facts | {"reasons": " \n"})] == ["reasons"]


def test_a_zero_and_a_plain_no_are_answers():
    assert not is_empty(0)
    assert not is_empty(False)
    assert all(map(is_empty, (None, "", "　", [], (), {})))


def test_the_papers_of_a_form_are_asked_for_by_name():
    assert FORMS["F11"].parts == ("notice", "record", "finding")
    assert "finding" not in {field.name for field in FORMS["F11"].of_part("notice")}
    with pytest.raises(ValueError, match="F11"):
        FORMS["F11"].of_part("verdict")
    with pytest.raises(KeyError, match="F12"):
        FORMS["F12"].field("verdict")


def test_outcomes_have_names_and_articles():
    assert set(NAMES) == {*Outcome, *Decision, *Adoption}
    assert all(map(exists, CITES.values()))


def test_the_taxonomy_has_nineteen_one_hundred_fifty_five_and_five_hundred_seventy_seven():
    levels = [topic.level for topic in taxonomy.topics().values()]
    assert [levels.count(n) for n in (1, 2, 3)] == [19, 155, 577]
    assert len(taxonomy.level1()) == 19
    assert len(taxonomy.leaves()) == 577


def test_every_topic_is_named_in_both_languages_and_hangs_in_the_tree():
    for path, topic in taxonomy.topics().items():
        assert topic.name.zh
        assert topic.name.en
        assert topic in taxonomy.children(topic.parent)
        assert taxonomy.english(path).endswith(topic.name.en)


def test_topics_are_found_by_their_path():
    assert taxonomy.exists("城乡建设/工程管理")
    assert not taxonomy.exists("城乡建设/没有")
    assert taxonomy.children("城乡建设/工程管理")
    assert not taxonomy.children(taxonomy.leaves()[0].path)
    with pytest.raises(KeyError, match="没有这个内容分类"):
        taxonomy.children("没有")


def test_discipline_topics_are_sealed_from_the_start():
    assert taxonomy.is_sealed_by_default("纪检监察/贪污贿赂")
    assert not taxonomy.is_sealed_by_default("城乡建设/工程管理")


def test_a_missing_table_is_named():
    with pytest.raises(FileNotFoundError, match=r"缺少数据文件.*nothing\.csv is missing"):
        table.rows("nothing.csv")


def test_the_glossary_gives_one_word_for_one_thing():
    for chinese in [
        "信访人",
        "信访事项",
        "信访件",
        "登记",
        "甄别",
        "转送",
        "交办",
        "受理",
        "办理",
        "送达",
        "复查",
        "复核",
        "督办",
        "调解",
        "积案",
    ]:
        assert [term.term for term in TERMS.values() if term.zh == chinese], chinese
    assert len({term.zh for term in TERMS.values()}) == len(TERMS)


def test_limits_of_the_table_agree_with_the_command():
    assert deadline("R05", date(2023, 10, 1), None, 0, STATUTORY).raw == date(2023, 11, 30)
