"""The questions in their order; the competent organ with its reason (Arts. 22-24, 29-31)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.recording import record
from lianxin.procedure.stages import Stage
from lianxin.statute.routes import ORDER
from tests.builders import a_matter
from tests.registration.acts import SCREENED, act, fresh, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(desk, sign_in):
    return sign_in(desk.cast.li_si)


def test_the_questions_stand_in_the_order_of_test_with_what_follows(desk, client):
    matter = a_matter(desk.cast, after="register")
    page = read(client.get(reverse("registration:screen", args=[matter.number])))
    places = [page.index(route.question.zh) for route in ORDER]
    assert places == sorted(places)
    assert "受理之日起60日" in page and "第三十一条第六项" in page


def test_a_claim_is_screened(desk, client):
    matter = a_matter(desk.cast, after="register")
    assert act(client, "screen", matter, **SCREENED).status_code == 302
    assert fresh(matter).stage == Stage.SCREENED and fresh(matter).route == "A6"


def test_nobody_screens_without_looking_at_recusal(desk, client):
    matter = a_matter(desk.cast, after="register")
    page = act(client, "screen", matter, **{**SCREENED, "recusal_cleared": None})
    assert page.status_code == 422 and "第二十八条第三款" in read(page)
    assert fresh(matter).stage == Stage.REGISTERED


def test_the_channel_that_fits_and_the_persons_last_day_are_shown_before_anything_is_written(
    desk, client
):
    matter = a_matter(desk.cast, after="register")
    since = timezone.localdate() - timedelta(days=10)
    page = read(
        act(
            client,
            "screen",
            matter,
            look="1",
            dispute="labour.arbitration",
            note="写了一半",
            known_on=since.isoformat(),
        )
    )
    assert "1 年" in page or "1年" in page
    assert f"{since.year + 1}年" in page and "写了一半" in page and "请改正" not in page
    assert fresh(matter).stage == Stage.REGISTERED


def test_the_channel_goes_into_the_record_with_the_note(desk, client):
    matter = a_matter(desk.cast, after="register")
    act(client, "screen", matter, **{**SCREENED, "route": "A2", "dispute": "labour.arbitration"})
    assert "仲裁" in fresh(matter).words.get().text.clear()


def test_the_competent_organ_is_offered_first_with_the_reason(desk, client):
    matter = screened(desk)
    page = read(client.get(reverse("registration:forward", args=[matter.number])))
    assert f'value="{desk.cast.unit.pk}"' in page and "首选：谁主管、谁负责" in page


def screened(desk, **facts):
    matter = a_matter(desk.cast, after="register")
    given = {**SCREENED, "recusal_cleared": True, **facts}
    return record(matter, "screen", by=desk.cast.li_si, on=matter.received_on, **given)


def test_forwarding_issues_the_slip_and_starts_the_units_days(desk, client):
    matter = screened(desk)
    assert act(client, "forward", matter, choice=str(desk.cast.unit.pk)).status_code == 302
    matter = fresh(matter)
    assert matter.stage == Stage.FORWARDED and matter.unit == desk.cast.unit
    assert {paper.form for paper in matter.attachments.all()} == {"F03"}
    assert matter.entries.last().facts["document_number"].startswith("南信")
    running = {clock.limit for clock in matter.case().clocks.values() if clock.running}
    assert running == {"R03", "R04"}


def test_any_other_organ_can_be_chosen(desk, client):
    matter = screened(desk)
    page = act(client, "forward", matter, choice="other")
    assert page.status_code == 422 and "请选择责任单位" in read(page)
    act(client, "forward", matter, choice="other", unit=str(desk.cast.elsewhere.pk))
    assert fresh(matter).unit == desk.cast.elsewhere


def test_assigning_asks_for_the_day(desk, client):
    matter = screened(desk)
    unit = str(desk.cast.unit.pk)
    assert act(client, "assign", matter, choice=unit).status_code == 422
    late = act(client, "assign", matter, choice=unit, due_on="2026-01-01")
    assert late.status_code == 422 and "第二十二条第一款第三项" in read(late)
    assert not fresh(matter).attachments.exists()

    due = timezone.localdate() + timedelta(days=45)
    assert act(client, "assign", matter, choice=unit, due_on=due.isoformat()).status_code == 302
    matter = fresh(matter)
    assert matter.stage == Stage.ASSIGNED and matter.case().clocks["R11"].due.raw == due
    assert {paper.form for paper in matter.attachments.all()} == {"F04"}


def test_two_clerks_at_once_the_second_is_told_and_loses_nothing(desk, client, sign_in):
    from django.test import Client

    matter = screened(desk)
    other = sign_in(desk.cast.li_er, Client())
    assert act(client, "forward", matter, choice=str(desk.cast.unit.pk)).status_code == 302
    page = act(other, "forward", matter, choice=str(desk.cast.unit.pk), note="请从速办理")
    assert page.status_code == 422
    assert (
        "事项目前为“已转送”" in read(page)
        and "请刷新页面" in read(page)
        and "请从速办理" in read(page)
    )
    assert fresh(matter).entries.filter(step="forward").count() == 1


def test_an_objection_is_read_beside_the_answer_to_it(desk, client):
    matter = a_matter(desk.cast, after="forward")
    record(matter, "object", by=desk.cast.wang_wu, on=matter.received_on, reason="不属于我局职责")
    page = read(client.get(reverse("registration:uphold_objection", args=[matter.number])))
    assert "不属于我局职责" in page
    assert act(client, "dismiss_objection", matter).status_code == 422
    act(client, "dismiss_objection", matter, reason="属于城市管理职责")
    assert fresh(matter).stage == Stage.FORWARDED


def test_settling_who_is_competent_sends_it_with_a_letter(desk, client):
    matter = a_matter(desk.cast, after="forward")
    record(matter, "dispute", by=desk.cast.wang_wu, on=matter.received_on, reason="与教育局有争议")
    act(
        client,
        "settle",
        matter,
        choice="other",
        unit=str(desk.cast.elsewhere.pk),
        reason="由教育局办理",
    )
    matter = fresh(matter)
    assert matter.unit == desk.cast.elsewhere and matter.attachments.filter(form="F03").exists()


def test_guiding_by_place_is_offered_to_visitors_only(desk, client):
    letter, visit = (
        a_matter(desk.cast, after="register"),
        a_matter(desk.cast, after="register", channel="visit"),
    )
    pages = [
        read(client.get(reverse("registration:guide", args=[m.number]))) for m in (letter, visit)
    ]
    assert 'value="N4"' not in pages[0] and 'value="N4"' in pages[1]
    act(client, "guide", visit, ground="N4", body="里水镇人民政府")
    assert fresh(visit).stage == Stage.GUIDED


def test_a_further_letter_is_added_without_starting_a_clock(desk, client):
    matter = a_matter(desk.cast, after="forward")
    before = matter.case().clocks
    today = timezone.localdate().isoformat()
    more = {"channel": "phone", "received_on": today, "body": "又吵了一夜", "persons": "1"}
    assert act(client, "add_item", matter, **more).status_code == 422
    assert act(client, "add_item", matter, **more, read_back="on").status_code == 302
    assert fresh(matter).items.count() == 2 and fresh(matter).case().clocks == before


def test_a_withdrawal_is_confirmed_with_the_persons_own_words_in_sight(desk, client):
    matter = a_matter(desk.cast, after="forward")
    person = matter.first_petitioner
    record(matter, "withdraw", by=person, on=matter.received_on, words="问题已经解决，自愿撤回")
    page = read(client.get(reverse("registration:confirm_withdrawal", args=[matter.number])))
    assert "自愿撤回" in page
    assert act(client, "confirm_withdrawal", matter).status_code == 422
    act(client, "confirm_withdrawal", matter, voluntary="on")
    assert fresh(matter).stage == Stage.CLOSED_WITHDRAWN


def test_a_major_matter_is_reported_to_everybody_who_must_know(desk, client):
    matter = a_matter(desk.cast, after="register")
    page = act(client, "report_urgent", matter, reason="可能发生坍塌", to_government="on")
    assert page.status_code == 422 and "国家信访局" in read(page)
    act(client, "report_urgent", matter, reason="可能发生坍塌", to_government="on", to_above="on")
    assert "urgent" in fresh(matter).flags
