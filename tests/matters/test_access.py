"""What one may see: role × stage × relation, sealed and open (Arts. 14, 15, 30 ¶3)."""

import itertools

import pytest

from lianxin.matters import access
from lianxin.matters.access import Relation, may_see
from lianxin.matters.models import Matter
from lianxin.organs.models import Post
from lianxin.procedure.roles import OFFICERS, Role
from lianxin.procedure.stages import Stage
from tests.builders import a_matter
from tests.cast import SINCE

OFFICE = {
    Role.REGISTRAR,
    Role.SCREENER,
    Role.SUPERVISOR,
    Role.CONVENER,
    Role.AUDITOR,
    Role.HANDLER,
    Role.HEAD_OF_ORGAN,
}
UNIT = {Role.HANDLER, Role.HEAD_OF_ORGAN, Role.MEDIATOR}
INTAKE = {Stage.RECEIVED, Stage.REGISTERED}
BEFORE_THE_UNIT = {*INTAKE, Stage.SCREENED}
REVIEWED = {
    Stage.REVIEW,
    Stage.REVIEW_SERVED,
    Stage.REEXAMINATION,
    Stage.ENDED,
    Stage.CLOSED_LAPSED,
    Stage.HANDLING,
    Stage.OPINION,
    Stage.SERVED,
    Stage.CLOSED_MEDIATED,
    Stage.CLOSED_WITHDRAWN,
}
REEXAMINED = {Stage.REEXAMINATION, Stage.ENDED, Stage.CLOSED_WITHDRAWN, Stage.REGISTERED}


def expected(role: Role, relation: Relation, stage: Stage, sealed: bool) -> bool:
    """Say in words of its own what the table must hold."""
    if sealed:
        return role is Role.CONFIDENTIAL and relation is Relation.OFFICE
    if relation is Relation.OFFICE:
        return role in OFFICE or (role is Role.RECEPTIONIST and stage in INTAKE)
    if relation is Relation.UNIT:
        return role in UNIT and stage not in BEFORE_THE_UNIT
    if relation is Relation.REVIEWER:
        return role is Role.REVIEWER and stage in REVIEWED
    if relation is Relation.REEXAMINER:
        return role is Role.REVIEWER and stage in REEXAMINED
    return False


CELLS = list(itertools.product(Role, Relation, Stage, (False, True)))


def test_every_cell_of_the_table():
    wrong = [
        (role.value, relation.value, stage.value, sealed)
        for role, relation, stage, sealed in CELLS
        if may_see(role, relation, stage, sealed=sealed)
        is not expected(role, relation, stage, sealed)
    ]
    assert len(CELLS) == len(Role) * len(Relation) * len(Stage) * 2
    assert not wrong


@pytest.mark.django_db
@pytest.mark.parametrize("relation", list(Relation))
@pytest.mark.parametrize("sealed", [False, True])
def test_the_query_shows_what_the_table_says(cast, relation, sealed):
    """The set of rows and the single cell are one rule: each stage, each role, one relation."""
    matter = a_matter(cast)
    organ = cast.elsewhere
    column = access.COLUMNS.get(relation)
    for stage in Stage:
        row = {
            "office_id": cast.office.pk,
            "unit_id": None,
            "review_organ_id": None,
            "reexamination_organ_id": None,
            "stage": stage.value,
            "sealed": sealed,
        }
        Matter.objects.filter(pk=matter.pk).update(
            **{**row, **({column: organ.pk} if column else {})}
        )
        matter.refresh_from_db()
        for role in sorted(OFFICERS):
            Post.objects.filter(officer=cast.zhou_ba).delete()
            Post.objects.create(officer=cast.zhou_ba, organ=organ, role=role, since=SINCE)
            del_cached(cast.zhou_ba)
            told = may_see(role, relation, stage, sealed=sealed)
            assert Matter.objects.visible_to(cast.zhou_ba).exists() is told, (role, stage)
            assert access.can_see(cast.zhou_ba, matter) is told, (role, stage)


def del_cached(officer) -> None:
    """Let the officer's posts be read again."""
    officer.__dict__.pop("_posts_held", None)


@pytest.mark.django_db
def test_an_accusation_is_seen_by_the_confidential_clerk_alone(cast):
    from lianxin.matters.recording import record

    matter = a_matter(cast, after="register")
    record(
        matter,
        "screen",
        by=cast.li_si,
        on=matter.received_on,
        route="C",
        recusal_cleared=True,
        category="纪检监察/干部作风/其他",
    )
    matter.refresh_from_db()

    for officer in (cast.li_si, cast.li_er, cast.wang_wu, cast.sun_qi, cast.zhou_ba, cast.zheng_yi):
        del_cached(officer)
        assert not Matter.objects.visible_to(officer).exists()
    assert Matter.objects.visible_to(cast.wu_jiu).exists()
    item = matter.items.get()
    assert (matter.title, item.title, item.body) == ("检举控告事项", "检举控告事项", "")
    assert item.words == "工地每晚施工到十二点。"


@pytest.mark.django_db
def test_a_post_that_has_ended_opens_nothing(cast):
    a_matter(cast, after="serve")
    assert Matter.objects.visible_to(cast.wang_wu).exists()
    Post.objects.filter(officer=cast.wang_wu).update(until="2021-01-01")
    del_cached(cast.wang_wu)
    assert not Matter.objects.visible_to(cast.wang_wu).exists()
