"""Two people in one matter, a finger that presses twice, text without end (Art. 21 ¶2)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from tests.handling.pressing import press, said, taken

pytestmark = pytest.mark.django_db


def seen(browser, matter, step):
    """Open the page of an act and return what it says of the last entry."""
    page = browser.get(reverse(f"handling:{step}", args=[matter.number])).content.decode()
    return page.split('name="seen" value="')[1].split('"')[0]


def test_pressing_twice_writes_once(unit):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    mark = seen(handler, matter, "hear")
    for _again in range(2):
        taken(handler, matter, "hear", words="如前所述", seen=mark)

    assert matter.entries.filter(step="hear").count() == 1


def test_two_different_records_from_two_windows_are_both_kept(unit):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    mark = seen(handler, matter, "investigate")
    taken(handler, matter, "investigate", note="第一次现场核查", seen=mark)
    second = press(handler, matter, "investigate", note="第二次现场核查", seen=mark)

    assert second.status_code == 422
    assert "第二次现场核查" in second.content.decode()
    mark = second.content.decode().split('name="seen" value="')[1].split('"')[0]
    taken(handler, matter, "investigate", note="第二次现场核查", seen=mark)
    assert matter.entries.filter(step="investigate").count() == 2


def test_whoever_comes_second_is_told_who_came_first(unit):
    matter = unit.handling()
    handler, head = unit.as_(unit.cast.wang_wu), unit.as_(unit.cast.zhao_liu)
    mark = seen(head, matter, "extend")
    taken(handler, matter, "hear", words="有新情况")
    answer = press(head, matter, "extend", days=10, reason="需要鉴定", seen=mark)

    assert answer.status_code == 422
    assert "王五已经办理了“听取陈述”" in said(answer)
    assert "需要鉴定" in answer.content.decode()


def test_a_matter_taken_by_a_colleague_is_not_taken_twice(unit):
    matter = unit.forwarded()
    handler, head = unit.as_(unit.cast.wang_wu), unit.as_(unit.cast.zhao_liu)
    taken(handler, matter, "accept")
    answer = press(head, matter, "accept")

    assert answer.status_code == 422
    assert "事项目前为“已受理”，不能“受理”" in said(answer)
    assert matter.attachments.filter(form="F07", kind="application/pdf").count() == 1


def test_an_evaluation_that_is_still_open_gives_itself_away_to_nobody(unit):
    from lianxin.matters.recording import record
    from tests.handling.pressing import LATER, TODAY

    matter, handler = unit.served(), unit.as_(unit.cast.wang_wu)
    mark = seen(handler, matter, "promise_execution")
    record(
        matter, "evaluate", by=matter.first_petitioner, on=TODAY, target="unit", rating="satisfied"
    )
    promised = {"due_on": LATER, "note": "由施工单位整改", "seen": mark}
    assert taken(handler, matter, "promise_execution", **promised)


@pytest.mark.parametrize(
    "strange", ["<script>alert(1)</script>", "𠮷野家🙂", "'; DROP TABLE x; --"]
)
def test_strange_words_are_kept_as_they_are(unit, strange):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    taken(handler, matter, "hear", words=strange)
    page = handler.get(matter.get_absolute_url()).content.decode()

    assert matter.words.get().text.clear() == strange
    assert "<script>alert" not in page


def test_a_hundred_thousand_characters_are_kept_and_more_are_refused(unit):
    matter, handler = unit.handling(), unit.as_(unit.cast.wang_wu)
    taken(handler, matter, "hear", words="长" * 100_000)
    answer = press(handler, matter, "investigate", note="长" * 100_001)

    assert answer.status_code == 422
    assert "100000" in said(answer).replace(",", "")
    assert matter.words.count() == 1


@pytest.mark.parametrize("day", ["2026-02-30", "昨天", "0000-00-00", "99999-01-01", "2026-1-1x"])
def test_a_day_that_does_not_exist_is_named(unit, day):
    answer = press(
        unit.as_(unit.cast.wang_wu), unit.handling(), "ask_petitioner", words="请补充", due_on=day
    )

    assert answer.status_code == 422
    assert "请填写有效的日期" in said(answer)
    assert "请补充" in answer.content.decode()
