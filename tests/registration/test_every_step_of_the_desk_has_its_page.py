"""Each step of this desk is offered on a page of its own (Arts. 19-24, 30, 36)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lianxin.matters import access
from lianxin.matters.recording import record
from lianxin.procedure.steps import STEPS
from tests.builders import a_matter

pytestmark = pytest.mark.django_db
OURS = sorted(step.name for step in STEPS.values() if step.desk == "registration")


@pytest.mark.parametrize("step", OURS)
def test_a_step_of_this_desk_has_an_address(step):
    assert reverse(f"registration:{step}", args=["NH2026-000001"])


@pytest.mark.parametrize("step", OURS)
def test_its_page_opens_for_whoever_may_take_it_and_for_nobody_else(desk, sign_in, step):
    people = (desk.cast.li_si, desk.cast.li_er, desk.registrar, desk.cast.wu_jiu, desk.cast.zhou_ba)
    sealed = a_matter(desk.cast)
    record(sealed, "register", by=desk.cast.li_si, on=sealed.received_on)
    sealed = record(
        sealed,
        "screen",
        by=desk.cast.li_si,
        on=sealed.received_on,
        route="C",
        category="其他",
        recusal_cleared=True,
        accused=desk.cast.unit.pk,
        barred=[desk.cast.unit.pk],
    )
    for matter in (
        a_matter(desk.cast, after="register"),
        a_matter(desk.cast, after="forward"),
        sealed,
    ):
        for officer in people:
            part = access.part(officer, matter, STEPS[step])
            address = reverse(f"registration:{step}", args=[matter.number])
            status = sign_in(officer).get(address).status_code
            assert status == (200 if part else status) and status in {200, 403, 404}
            assert (status == 200) is (part is not None), (officer, matter.stage)


def test_a_matters_page_offers_the_steps_that_come_next(desk, sign_in):
    matter = a_matter(desk.cast, after="register")
    page = sign_in(desk.cast.li_si).get(matter.get_absolute_url()).content.decode()
    for step in ("screen", "split", "propose", "guide", "reply"):
        assert reverse(f"registration:{step}", args=[matter.number]) in page
