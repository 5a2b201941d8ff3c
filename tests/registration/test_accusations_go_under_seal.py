"""An accusation is for the confidential clerk alone (Arts. 22 ¶2, 30, 46(5))."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lianxin.matters.models import Matter
from lianxin.procedure.stages import Stage
from tests.builders import a_matter
from tests.registration.acts import SCREENED, act, fresh, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed(desk, sign_in):
    matter = a_matter(desk.cast, after="register")
    answer = act(
        sign_in(desk.cast.li_si),
        "screen",
        matter,
        **{**SCREENED, "route": "C", "accused": str(desk.cast.unit.pk)},
    )
    assert answer.status_code == 302 and answer["Location"] == reverse("registration:worklist")
    return fresh(matter)


def test_the_organ_accused_is_asked_for(desk, sign_in):
    matter = a_matter(desk.cast, after="register")
    client = sign_in(desk.cast.li_si)
    page = act(client, "screen", matter, **{**SCREENED, "route": "C"})
    assert page.status_code == 422 and "第三十条第三款" in read(page)
    assert (
        act(client, "screen", matter, **{**SCREENED, "route": "C", "unknown": "on"}).status_code
        == 302
    )
    assert fresh(matter).sealed


def test_it_vanishes_for_everybody_but_the_confidential_clerk(desk, sealed, sign_in):
    assert sealed.sealed and sealed.title == "检举控告事项" and not sealed.items.get().body
    cast = desk.cast
    for officer in (
        cast.li_si,
        cast.li_er,
        desk.registrar,
        cast.wang_wu,
        cast.zhao_liu,
        cast.zheng_yi,
    ):
        assert sign_in(officer).get(sealed.get_absolute_url()).status_code == 404
        assert not Matter.objects.visible_to(officer).filter(pk=sealed.pk).exists()
    page = read(sign_in(cast.wu_jiu).get("/registration/?tray=sealed"))
    assert sealed.number in page


def test_everything_under_the_accused_is_barred(desk, sealed):
    facts = sealed.entries.get(step="screen").facts
    assert set(facts["barred"]) == {desk.cast.unit.pk, desk.station.pk}


@pytest.mark.parametrize("target", ["unit", "station"])
def test_it_cannot_be_routed_to_the_accused_or_below(desk, sealed, sign_in, target):
    organ = {"unit": desk.cast.unit, "station": desk.station}[target]
    client = sign_in(desk.cast.wu_jiu)
    page = act(client, "route_sealed", sealed, organ=str(organ.pk))
    assert page.status_code == 422 and "不得将检举控告材料转给" in read(page)
    page = act(client, "notify_personnel", sealed, organ=str(organ.pk))
    assert page.status_code == 422
    assert fresh(sealed).stage == Stage.SCREENED
    offered = read(client.get(reverse("registration:route_sealed", args=[sealed.number])))
    chosen = offered[offered.index('name="organ"') :].split("</select>")[0]
    assert f'value="{organ.pk}"' not in chosen and f'value="{desk.discipline.pk}"' in chosen


@pytest.mark.parametrize("step", ["forward", "assign", "guide", "reply", "propose", "add_item"])
def test_no_ordinary_page_opens_for_it(desk, sealed, sign_in, step):
    for officer in (desk.cast.li_si, desk.cast.li_er):
        address = reverse(f"registration:{step}", args=[sealed.number])
        assert sign_in(officer).get(address).status_code in {403, 404}


def test_the_clerk_leads_it_to_its_end(desk, sealed, sign_in):
    client = sign_in(desk.cast.wu_jiu)
    assert act(client, "route_sealed", sealed, organ=str(desk.discipline.pk)).status_code == 302
    assert act(client, "confirm_receipt", sealed).status_code == 302
    assert act(client, "note_feedback", sealed, note="已反馈举报人").status_code == 302
    assert act(client, "close_sealed", sealed).status_code == 302
    assert fresh(sealed).stage == Stage.CLOSED_SEALED


def test_what_arrives_sealed_is_registered_and_screened_by_the_clerk(desk, sent, sign_in):
    sent(desk.registrar, accusation="on")
    matter = Matter.objects.get()
    assert matter.stage == Stage.RECEIVED and matter.sealed
    client = sign_in(desk.cast.wu_jiu)
    assert act(client, "register", matter, persons="1").status_code == 302
    page = read(client.get(reverse("registration:screen", args=[matter.number])))
    assert 'value="C"' in page and 'value="A6"' not in page
    answer = act(client, "screen", matter, **{**SCREENED, "route": "C", "unknown": "on"})
    assert answer.status_code == 302 and fresh(matter).stage == Stage.SCREENED
