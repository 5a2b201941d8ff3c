"""The demonstration district adds up: its organs, its people, its stories (Arts. 5, 17, 32, 35)."""

from __future__ import annotations

from collections import Counter
from datetime import date
from random import Random

import pytest

from lianxin.config.demonstration import organs, people, places, texts
from lianxin.procedure.roles import OFFICERS, Role
from lianxin.statute import citation, taxonomy
from lianxin.statute.outcomes import Adoption, Outcome

ON = date(2026, 6, 30)


@pytest.fixture(scope="module")
def stories():
    rng = Random(2026)
    return [texts.draw(rng, on=ON) for _ in range(400)]


def every_telling():
    """Draw each family often enough that each of its titles is met."""
    rng = Random(7)
    return [texts.draw(rng, on=ON, kind=kind) for kind in texts.families() for _ in range(25)]


def test_the_taxonomy_is_whole_in_both_languages():
    levels = Counter(topic.level for topic in taxonomy.topics().values())

    assert levels == {1: 19, 2: 155, 3: 577}
    assert all(topic.name.zh and topic.name.en for topic in taxonomy.topics().values())


def test_equal_chinese_names_have_equal_english_ones():
    found = {}
    for topic in taxonomy.topics().values():
        assert found.setdefault(topic.name.zh, topic.name.en) == topic.name.en


def test_the_district_has_seven_towns_and_their_villages():
    assert len(places.towns()) == 7
    assert len(places.villages()) == 307
    assert all(town.name_en for town in places.towns())


def test_every_organ_that_an_organ_names_comes_before_it():
    seen = {""}
    for organ in organs.organs().values():
        assert {organ.parent, organ.above, organ.counterpart} <= seen, organ
        seen.add(organ.code)


def test_an_organ_has_a_name_in_both_languages_a_symbol_and_a_number_that_nobody_has():
    for organ in organs.organs().values():
        assert organ.name and organ.short and organ.name_en and organ.symbol and organ.address
        assert organ.phone.partition("-")[2].startswith("0000"), organ
    assert len({organ.symbol for organ in organs.organs().values()}) == len(organs.organs())


def test_what_a_district_or_town_organ_decides_can_be_reviewed_and_re_examined():
    """Arts. 35, 36: an organ one level above, and one above that."""
    known = organs.organs()
    for organ in known.values():
        if organ.level in ("district", "town") and organ.kind != "party":
            assert known[organ.above].above, organ


def test_every_town_stands_under_the_district_and_has_its_petition_office():
    kinds = Counter(organ.kind for organ in organs.organs().values())
    known = organs.organs()

    assert kinds["town"] == kinds["town_petition_office"] == 7
    assert all(known[f"{town.code}-XF"].parent == town.code for town in _of_kind("town"))
    assert {town.above for town in _of_kind("town")} == {"NH-ZF"}
    assert {town.area for town in _of_kind("town")} == {town.code for town in places.towns()}


def test_every_competence_is_in_the_taxonomy():
    for organ in organs.organs().values():
        for category in organ.competences:
            assert category in taxonomy.topics(), (organ.code, category)


def test_every_second_level_has_a_competent_organ_for_the_whole_district():
    named = {c for organ in _of_the_district() for c in organ.competences}
    second = [topic for topic in taxonomy.topics().values() if topic.level == 2]

    assert [topic.path for topic in second if not {topic.path, topic.parent} & named] == []


def test_officers_hold_known_roles_in_known_organs():
    for officer in people.officers().values():
        assert officer.username.isascii() and officer.name and officer.name_en
        for organ, role in officer.posts:
            assert organ in organs.organs(), officer
            assert Role(role) in OFFICERS, officer


def test_no_two_officers_share_a_name():
    names = Counter(officer.name for officer in people.officers().values())
    assert names.most_common(1)[0][1] == 1


def test_every_role_of_an_officer_is_held_by_somebody():
    assert {role for _, role in _posts()} == {role.value for role in OFFICERS}


def test_every_organ_that_reviews_has_a_reviewer():
    reviewing = {o.above for o in organs.organs().values() if o.level in ("district", "town")}
    reviewing |= {organs.organs()[code].above for code in reviewing if code}
    reviewing |= {organ.counterpart for organ in organs.organs().values()}

    assert reviewing - {""} <= {organ for organ, role in _posts() if role == "reviewer"}


def test_every_organ_that_answers_has_two_handlers_and_a_head():
    posts = Counter(_posts())
    for organ in (*_of_the_district(), *_of_kind("town")):
        if organ.code not in ("NH-ZF", "NH-QW", "NH-XFJ"):
            assert posts[organ.code, "handler"] == 2, organ
            assert posts[organ.code, "head of organ"] == 1, organ


def test_petitioners_have_numbers_that_check_and_that_nobody_has():
    rng = Random(1)
    for one in (people.petitioner(rng) for _ in range(500)):
        assert set(one) == {"name", "kind", "id_number", "phone", "address"}
        assert one["phone"].startswith("1000000") and len(one["phone"]) == 11
        assert "440699" in one["id_number"] and len(one["id_number"]) == 18
        assert one["id_number"][-1] == _check(one["kind"])(one["id_number"][:17])
        assert one["address"].startswith("佛山市南海区") and "演示路" in one["address"]


def test_a_check_digit_is_the_standard_one():
    """The examples are those of the standards GB 11643 and GB 32100."""
    assert people.id_check("11010519491231002") == "X"
    assert people.credit_check("91350100M000100Y4") == "3"


def test_the_same_seed_gives_the_same_people_and_stories():
    assert people.petitioner(Random(3)) == people.petitioner(Random(3))
    assert texts.draw(Random(3), on=ON) == texts.draw(Random(3), on=ON)


def test_a_petitioner_lives_where_asked():
    town = places.towns()[3]
    assert town.name in people.petitioner(Random(5), area=town.code)["address"]


def test_there_are_at_least_sixty_kinds_of_stories_on_every_path():
    assert len(texts.families()) >= 60
    assert {family.route for family in texts.families().values()} == {
        "A1",
        "A2",
        "A3",
        "A4",
        "A5",
        "A6",
        "P",
        "C",
        "",
    }


def test_every_story_has_a_category_of_three_levels_and_a_competent_organ():
    for story in every_telling():
        assert taxonomy.topics()[story.category].level == 3, story.kind
        organ = organs.organs()[story.organ]
        second = story.category.rpartition("/")[0]
        branch = {second, second.rpartition("/")[0]}
        assert organ.code == "NH-XFJ" or branch & set(organ.competences), story.kind
        assert not organ.own_area_only or story.area.startswith(organ.area), story.kind


def test_every_story_reads_to_its_end():
    for story in every_telling():
        assert 80 <= len(story.body) <= 600, (story.kind, len(story.body), story.body)
        assert 6 <= len(story.title) <= 40, (story.kind, story.title)
        assert not any(sign in f"{story}" for sign in "{}"), story


def test_a_story_that_gets_an_answer_gets_a_whole_one():
    """Art. 32: the claims, what was found, the opinion and what it rests on."""
    outcomes, adoption = set(Outcome), set(Adoption)
    for story in every_telling():
        if story.route == "C":
            assert not (story.facts_found or story.opinion or story.basis or story.outcome)
            continue
        assert story.facts_found and story.opinion and story.basis
        allowed = adoption if story.route == "P" else outcomes if story.route else {""}
        assert story.outcome in allowed, story.kind
        assert bool(story.claims) == bool(story.route)
        assert all(basis.startswith("《") for basis in story.basis)


def test_every_telling_has_its_own_answer():
    for family in texts.families().values():
        for telling in range(len(family.titles)):
            if family.route != "C":
                assert family.answers_to(telling)[0].opinion, (family.kind, telling)


def test_articles_of_the_regulations_that_an_answer_rests_on_exist():
    for family in texts.families().values():
        for basis in (basis for answer in family.answers for basis in answer.basis):
            if basis.startswith("《信访工作条例》"):
                assert citation.parse(basis.removeprefix("《信访工作条例》")), basis


def test_a_path_away_from_here_names_the_body_and_the_persons_own_time():
    for family in texts.families().values():
        if family.route in ("A1", "A2", "A3", "A4"):
            assert family.right_body and family.own_limit, family.kind


def test_four_hundred_draws_are_four_hundred_texts(stories):
    assert len({story.body for story in stories}) == 400
    assert len({story.kind for story in stories}) >= 60


def test_a_story_happens_before_it_is_written(stories):
    assert not any("2026年7月" in story.body or "2027年" in story.body for story in stories)


def test_without_a_day_a_story_names_none():
    rng = Random(11)
    assert not any("202" in texts.draw(rng).body.replace("1202", "") for _ in range(50))


def test_routes_and_kinds_narrow_the_choice():
    rng = Random(13)
    assert texts.draw(rng, routes=("C",)).route == "C"
    assert texts.draw(rng, kind="thanks").kind == "thanks"


def _posts():
    return [post for officer in people.officers().values() for post in officer.posts]


def _of_kind(kind):
    return [organ for organ in organs.organs().values() if organ.kind == kind]


def _of_the_district():
    return [organ for organ in organs.organs().values() if organ.level == "district"]


def _check(kind):
    return people.id_check if kind == "person" else people.credit_check
