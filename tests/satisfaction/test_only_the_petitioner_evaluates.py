"""The petitioner alone evaluates: two targets, once each, in time (Art. 21 ¶2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from lianxin.matters.recording import record
from lianxin.matters.sweeping import sweep
from lianxin.procedure.refusal import Refused
from lianxin.satisfaction import ledger
from lianxin.satisfaction.models import Invitation, State
from tests.builders import a_matter_and_code
from tests.portal.at_home import look_up, words_of

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def served(client, cast):
    """Serve an opinion and open the matter in the petitioner's browser."""
    matter, code = a_matter_and_code(cast, after="serve", on=TODAY())
    look_up(client, matter, code)
    return matter


def evaluate(browser: Client, matter, **said):
    address = reverse("satisfaction:evaluate", args=[matter.number])
    return browser.post(address, said, follow=True)


def ratings(matter) -> dict[str, str]:
    entries = matter.entries.filter(step="evaluate")
    return {entry.facts["target"]: entry.facts["rating"] for entry in entries}


def test_both_targets_are_evaluated_by_the_petitioner(client, served):
    page = evaluate(
        client,
        served,
        office_rating="satisfied",
        unit_rating="dissatisfied",
        unit_comment="没有到现场",
    )

    assert ratings(served) == {"office": "satisfied", "unit": "dissatisfied"}
    assert all(entry.petitioner_id for entry in served.entries.filter(step="evaluate"))
    assert "已收到您的评价" in words_of(page) and "没有到现场" not in words_of(page)
    invitation = Invitation.objects.get()
    assert [invitation.state(target, TODAY()) for target in ("office", "unit")] == [State.DONE] * 2


def test_one_target_may_wait(client, served):
    evaluate(client, served, unit_rating="fairly")
    assert ratings(served) == {"unit": "fairly"}
    evaluate(client, served, office_rating="satisfied")
    assert ratings(served) == {"unit": "fairly", "office": "satisfied"}


def test_an_evaluation_cannot_be_changed(client, served):
    evaluate(client, served, unit_rating="dissatisfied")
    evaluate(client, served, unit_rating="satisfied", office_rating="satisfied")

    assert ratings(served)["unit"] == "dissatisfied"
    with pytest.raises(Refused):
        record(
            served,
            "evaluate",
            by=served.first_petitioner,
            on=TODAY(),
            target="unit",
            rating="satisfied",
        )


def test_saying_nothing_is_no_evaluation(client, served):
    page = evaluate(client, served, unit_comment="只写了说明")
    assert page.status_code == 422 and "请至少对一个单位作出评价" in words_of(page)
    assert "只写了说明" in words_of(page) and not ratings(served)


@pytest.mark.parametrize("rating", ["excellent", "1", "satisfied' OR 1=1"])
def test_only_the_three_values_are_taken(client, served, rating):
    assert evaluate(client, served, unit_rating=rating).status_code == 422
    assert not ratings(served)


def test_the_window_closes_on_its_last_day(client, cast):
    matter, code = a_matter_and_code(cast, after="serve", on=TODAY() - timedelta(days=60))
    look_up(client, matter, code)
    page = evaluate(client, matter, unit_rating="satisfied")

    assert not ratings(matter) and "评价期已经结束" in words_of(page)
    assert Invitation.objects.get().state("unit", TODAY()) == State.LAPSED
    own = words_of(client.get(reverse("portal:matter", args=[matter.number])))
    assert reverse("satisfaction:evaluate", args=[matter.number]) not in own


def test_before_an_answer_there_is_nothing_to_evaluate(client, cast):
    matter, code = a_matter_and_code(cast, after="investigate", on=TODAY())
    look_up(client, matter, code)
    address = reverse("satisfaction:evaluate", args=[matter.number])
    assert client.get(address).status_code == 404


def test_no_officer_evaluates_in_any_role(cast, sign_in):
    matter, code = a_matter_and_code(cast, after="serve", on=TODAY())
    for officer in (cast.li_si, cast.li_er, cast.wang_wu, cast.zhao_liu, cast.wu_jiu):
        browser = sign_in(officer, Client())
        look_up(browser, matter, code)
        assert evaluate(browser, matter, unit_rating="satisfied").status_code == 403
        with pytest.raises(Refused):
            record(matter, "evaluate", by=officer, on=TODAY(), target="unit", rating="satisfied")
    assert not ratings(matter)


def test_no_page_of_officers_takes_an_evaluation():
    names = {
        pattern.name
        for desk in get_resolver().url_patterns
        if getattr(desk, "app_name", "") == "satisfaction"
        for pattern in desk.url_patterns
    }
    assert names == {"worklist", "invited", "evaluate"}


def test_without_the_code_nobody_evaluates(cast):
    matter, _code = a_matter_and_code(cast, after="serve", on=TODAY())
    page = evaluate(Client(), matter, unit_rating="satisfied")
    assert "编号和查询码在回执上" in words_of(page) and not ratings(matter)


def test_the_link_of_the_invitation_evaluates_and_does_nothing_else(client, served):
    client.get(reverse("satisfaction:evaluate", args=[served.number]))
    link = reverse("satisfaction:invited", args=[Invitation.objects.get().link()])
    elsewhere = Client()
    elsewhere.post(link, {"unit_rating": "satisfied"})

    assert ratings(served) == {"unit": "satisfied"}
    own = reverse("portal:matter", args=[served.number])
    assert elsewhere.get(own).status_code == 302


def test_an_officer_is_sent_away_from_the_link_too(client, served, cast, sign_in):
    client.get(reverse("satisfaction:evaluate", args=[served.number]))
    link = reverse("satisfaction:invited", args=[Invitation.objects.get().link()])
    answer = sign_in(cast.wang_wu, Client()).post(link, {"unit_rating": "satisfied"})
    assert answer.status_code == 403 and not ratings(served)


def test_a_link_that_was_made_up_leads_nowhere(client, db):
    assert client.get(reverse("satisfaction:invited", args=["a" * 32])).status_code == 404


def test_the_ledger_can_be_reckoned_again_from_the_record(client, served, cast):
    evaluate(client, served, unit_rating="fairly")
    a_matter_and_code(cast, after="serve", on=TODAY() - timedelta(days=60))
    sweep(TODAY())
    ledger.bring_up_to_date()
    names = ("matter_id", "opened_by", "opened_on", "closes_on", "office_rating", "unit_rating")
    first = sorted(Invitation.objects.values_list(*names))
    Invitation.objects.all().delete()
    ledger.bring_up_to_date()

    assert sorted(Invitation.objects.values_list(*names)) == first and len(first) == 2
