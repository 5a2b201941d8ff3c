"""Merging and refusing are proposed by one officer and signed by another (Arts. 19 ¶3, 36 ¶3)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.recording import record
from lianxin.procedure.stages import Stage
from tests.builders import a_matter
from tests.registration.acts import act, fresh, read

pytestmark = pytest.mark.django_db


@pytest.fixture
def pending(desk):
    return a_matter(desk.cast, after="open", on=timezone.localdate() - timedelta(days=20))


@pytest.fixture
def again(desk):
    return a_matter(desk.cast, after="screen", on=timezone.localdate() - timedelta(days=2))


def propose(client, matter, parent, **more):
    given = {"step": "refuse", "choice": "other", "parent": parent.number, "nothing_new": "on"}
    return act(client, "propose", matter, **{**given, **more})


def test_the_second_signer_is_another_officer(desk, pending, again, sign_in):
    first = sign_in(desk.cast.li_si)
    assert propose(first, again, pending).status_code == 302
    page = act(first, "refuse", again, facts_found="原事项由城管局办理中")
    assert page.status_code == 422 and "提出人不得自己签字" in read(page)
    assert not fresh(again).attachments.exists()

    second = sign_in(desk.cast.li_er)
    page = read(second.get(reverse("registration:refuse", args=[again.number])))
    assert pending.number in page and "第十九条第三款" in page and "督办、复查" in page
    assert act(second, "refuse", again, facts_found="原事项由城管局办理中").status_code == 302
    told = read(second.get(again.get_absolute_url()))
    assert "《信访工作条例》第十九条第三款" in told and "信访人还可以：等待办理机关的意见" in told
    signed = fresh(again)
    assert signed.stage == Stage.CLOSED_REFUSED
    assert {paper.form for paper in signed.attachments.all()} == {"F08"}
    assert signed.entries.last().facts["parent"] == pending.pk


def test_the_notice_is_previewed_and_nothing_is_kept(desk, pending, again, sign_in):
    propose(sign_in(desk.cast.li_si), again, pending)
    paper = act(sign_in(desk.cast.li_er), "refuse", again, facts_found="办理中", look="1")
    assert paper["Content-Type"] == "application/pdf" and paper.content.startswith(b"%PDF")
    assert not fresh(again).attachments.exists() and fresh(again).stage == Stage.SCREENED


def test_it_lies_in_the_tray_of_those_who_may_sign_but_not_of_the_proposer(
    desk, pending, again, sign_in
):
    propose(sign_in(desk.cast.li_si), again, pending)
    tray = "/registration/?tray=sign"
    assert again.number not in read(sign_in(desk.cast.li_si).get(tray))
    assert again.number in read(sign_in(desk.cast.li_er).get(tray))
    act(sign_in(desk.cast.li_er), "decline", again, reason="有新情况")
    assert again.number not in read(sign_in(desk.cast.li_er).get(tray))


def test_new_facts_let_the_matter_go_on(desk, pending, again, sign_in):
    page = propose(sign_in(desk.cast.li_si), again, pending, new_facts="上周又新增一台打桩机")
    assert page.status_code == 422 and "新的事实或者理由，应当继续办理" in read(page)
    assert propose(sign_in(desk.cast.li_si), again, pending, nothing_new=None).status_code == 422


def test_what_is_late_below_is_no_ground_to_refuse(desk, again, sign_in):
    late = a_matter(desk.cast, after="open", on=timezone.localdate() - timedelta(days=90))
    page = propose(sign_in(desk.cast.li_si), again, late)
    assert page.status_code == 422 and "不在规定期限内" in read(page)


def test_only_what_was_re_examined_is_no_longer_accepted(desk, pending, again, sign_in):
    client = sign_in(desk.cast.li_si)
    page = propose(client, again, pending, step="refuse_further")
    assert page.status_code == 422 and "第三十六条第三款" in read(page)
    ended = a_matter(desk.cast, after="serve_reexamination")
    assert propose(client, again, ended, step="refuse_further").status_code == 302


def test_a_matter_of_another_office_is_not_given_away(desk, again, sign_in):
    page = propose(sign_in(desk.cast.li_si), again, again)
    assert page.status_code == 422 and "没有这个编号的其他信访事项" in read(page)
    page = act(
        sign_in(desk.cast.li_si),
        "propose",
        again,
        step="merge",
        choice="other",
        parent="NO2026-1",
        nothing_new="on",
    )
    assert page.status_code == 422 and "没有" in read(page)


def test_a_repeat_is_merged(desk, pending, again, sign_in):
    assert propose(sign_in(desk.cast.li_si), again, pending, step="merge").status_code == 302
    assert act(sign_in(desk.cast.li_er), "merge", again).status_code == 302
    assert fresh(again).stage == Stage.CLOSED_MERGED


def test_new_facts_reopen_what_was_closed(desk, pending, again, sign_in):
    propose(sign_in(desk.cast.li_si), again, pending, step="merge")
    act(sign_in(desk.cast.li_er), "merge", again)
    client = sign_in(desk.cast.li_si)
    assert act(client, "reopen", again).status_code == 422
    act(client, "reopen", again, new_facts="新的噪声检测报告")
    assert fresh(again).stage == Stage.REGISTERED
    assert fresh(again).case().due[0].day0 == timezone.localdate()


def test_the_earlier_matters_of_the_same_person_are_offered(desk, pending, again, sign_in):
    record(pending, "hear", by=desk.cast.wang_wu, on=timezone.localdate(), words="听取陈述")
    page = read(sign_in(desk.cast.li_si).get(reverse("registration:propose", args=[again.number])))
    assert f'name="choice" value="{pending.pk}"' in page
