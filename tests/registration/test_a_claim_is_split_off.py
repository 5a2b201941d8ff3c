"""Several claims become several matters, each with its own clock (Arts. 22, 30 ¶3)."""

from __future__ import annotations

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.attachment import attach
from lianxin.matters.models import Matter
from lianxin.matters.recording import record
from lianxin.procedure.stages import Stage
from lianxin.registration.models import Reception
from tests.builders import a_matter
from tests.registration.acts import act, fresh, read

pytestmark = pytest.mark.django_db
BODY = "工地每晚施工到十二点。\n另外，城管中队长收受工地好处。\n请求停止夜间施工。"
PASSAGE = "另外，城管中队长收受工地好处。"


@pytest.fixture
def matter(desk):
    return a_matter(desk.cast, after="register", body=BODY)


def split(client, matter, **more):
    return act(
        client,
        "split",
        matter,
        **{
            "title": "工地扬尘",
            "passage": "请求停止夜间施工。",
            "left_title": matter.title,
            **more,
        },
    )


def test_the_new_matter_has_its_own_number_code_and_clock(desk, matter, sign_in):
    client = sign_in(desk.cast.li_si)
    answer = split(client, matter, category="生态环境/环境污染与生态破坏/噪音污染")
    child = Matter.objects.exclude(pk=matter.pk).get()
    assert answer["Location"] == reverse(
        "registration:received", args=[Reception.objects.get().key]
    )
    assert child.number in read(client.get(answer["Location"]))
    assert child.stage == Stage.REGISTERED and child.received_on == matter.received_on
    assert child.entries.first().facts["parent"] == matter.pk
    assert matter.entries.last().facts["child"] == child.pk
    assert list(child.petitioners.all()) == list(matter.petitioners.all())

    on = timezone.localdate()
    record(
        child, "screen", by=desk.cast.li_si, on=on, route="P", category="其他", recusal_cleared=True
    )
    record(child, "reply", by=desk.cast.li_si, on=on, note="谢谢")
    assert not fresh(child).case().due and fresh(matter).case().due[0].limit == "R01"


def test_an_accusation_is_cut_out_and_sealed_with_the_whole_letter(desk, matter, sign_in):
    paper = attach(matter, name="照片.jpg", kind="image/jpeg", data=b"x", item=matter.items.get())
    answer = split(
        sign_in(desk.cast.li_si),
        matter,
        passage=PASSAGE,
        accusation="on",
        title="收受好处",
        scans=[str(paper.pk)],
    )
    assert answer.status_code == 302
    child = Matter.objects.exclude(pk=matter.pk).get()
    assert child.sealed and child.title == "检举控告事项"
    assert BODY in child.items.get().words and child.attachments.get() == paper
    left = matter.items.get()
    assert PASSAGE not in left.body and "请求停止夜间施工。" in left.body
    assert not matter.attachments.exists()


def test_the_words_of_an_accusation_must_be_those_of_the_letter(desk, matter, sign_in):
    page = split(sign_in(desk.cast.li_si), matter, passage="中队长受贿", accusation="on")
    assert page.status_code == 422 and "一字不差" in read(page)
    assert Matter.objects.count() == 1


def test_the_unit_may_split_what_it_handles(desk, sign_in):
    matter = a_matter(desk.cast, after="open", body=BODY)
    assert split(sign_in(desk.cast.wang_wu), matter).status_code == 302
    child = Matter.objects.exclude(pk=matter.pk).get()
    assert child.office == desk.cast.office and child.stage == Stage.RECEIVED
