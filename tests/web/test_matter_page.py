"""A matter's page: what comes next, what is due, who, which papers (Arts. 21, 28, 30 ¶3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.access import can_see
from lianxin.matters.models import Item
from lianxin.matters.recording import arrive, record
from lianxin.petitioners.models import Reading
from tests.builders import a_matter, walk
from tests.cast import petitioner
from tests.handling.pressing import said

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


def opened(browser, matter):
    """Return what the page of a matter says."""
    answer = browser.get(matter.get_absolute_url())
    assert answer.status_code == 200
    return said(answer)


def test_every_stage_has_a_page_for_everybody_who_may_see_it(cast, sign_in):
    for step, _by, _facts in walk(cast, date(2026, 9, 1)):
        matter = a_matter(cast, after=step)
        for officer in (cast.li_si, cast.wang_wu, cast.zhao_liu, cast.sun_qi, cast.qian_shi):
            expected = 200 if can_see(officer, matter) else 404
            assert sign_in(officer).get(matter.get_absolute_url()).status_code == expected


def test_whoever_works_elsewhere_is_told_that_there_is_no_such_matter(cast, sign_in):
    matter = a_matter(cast, after="serve")
    assert sign_in(cast.zhou_ba).get(matter.get_absolute_url()).status_code == 404


def test_the_next_act_stands_first_with_its_day_and_article(cast, sign_in):
    matter = a_matter(cast, after="forward", on=TODAY)
    page = opened(sign_in(cast.wang_wu), matter)

    assert page.index("下一步") < page.index("受理 ") < page.index("信访人的陈述")
    assert "《信访工作条例》第二十三条第三款" in page
    assert page.index("简易办理") > page.index("信访人的陈述"), "other acts come later"


def test_whoever_cannot_act_reads_whose_turn_it_is(cast, sign_in):
    matter = a_matter(cast, after="investigate", on=TODAY)

    assert "下一步：作出处理意见（单位负责人）" in opened(sign_in(cast.wang_wu), matter)
    assert "下一步：作出处理意见" not in opened(sign_in(cast.zhao_liu), matter)
    served = a_matter(cast, after="serve", on=TODAY)
    assert "下一步：开展执行跟踪（承办人、单位负责人）" in opened(sign_in(cast.li_si), served)


def test_what_was_heard_is_not_asked_for_first_again(cast, sign_in):
    browser = sign_in(cast.wang_wu)
    before = opened(browser, a_matter(cast, after="open", on=TODAY))
    assert before.index("听取陈述") < before.index("信访人的陈述")
    after = opened(browser, a_matter(cast, after="hear", on=TODAY))
    assert after.index("调查核实") < after.index("信访人的陈述") < after.index("听取陈述")


def test_an_open_page_asks_little_of_the_database(cast, sign_in):
    for after, officer in (("forward", cast.wang_wu), ("serve_reexamination", cast.li_si)):
        matter, browser = a_matter(cast, after=after, on=TODAY), sign_in(officer)
        browser.get(matter.get_absolute_url())
        with CaptureQueriesContext(connection) as questions:
            browser.get(matter.get_absolute_url())
        assert len(questions) <= 14


def test_people_are_masked_until_somebody_says_what_for(cast, sign_in):
    matter, browser = a_matter(cast, after="forward", on=TODAY), sign_in(cast.wang_wu)
    page = opened(browser, matter)
    assert "10000000001" not in page
    assert "张*" in page

    party = matter.parties.get()
    address = reverse("web:read_person", args=[matter.number, party.petitioner_id])
    assert "请写明查看用途" in said(browser.post(address, {"purpose": " "}, follow=True))
    assert not Reading.objects.exists()
    clear = said(browser.post(address, {"purpose": "电话核实施工时间"}))
    assert "10000000001" in clear
    reading = Reading.objects.get()
    assert (reading.officer, reading.purpose) == (cast.wang_wu, "电话核实施工时间")
    assert "10000000001" not in opened(browser, matter), "it shows once"


def test_what_the_same_person_raised_before_is_listed_as_far_as_one_may_see(cast, sign_in):
    first, second = (a_matter(cast, after="forward", on=TODAY) for _n in range(2))
    unsent = a_matter(cast, after="screen", on=TODAY)
    page = opened(sign_in(cast.wang_wu), first)

    assert "同一信访人" in page
    assert second.number in page
    assert unsent.number not in page, "it has not come to this unit"
    assert unsent.number in opened(sign_in(cast.li_si), first)


def accusation(cast):
    """Return an accusation, sealed from the start."""
    person = petitioner()
    came = Item(channel="letter", title="举报", body="某局长收受贿赂", received_on=TODAY)
    matter, _code = arrive(
        office=cast.office,
        item=came,
        petitioners=[person],
        by=cast.wu_jiu,
        on=TODAY,
        channel="letter",
        route="C",
    )
    return matter


def test_an_accusation_shows_nothing_until_its_reading_is_logged(cast, sign_in):
    matter, browser = accusation(cast), sign_in(cast.wu_jiu)
    page = opened(browser, matter)
    assert "收受贿赂" not in page
    assert "密件内容不直接显示" in page

    address = reverse("web:read_words", args=[matter.number])
    assert "收受贿赂" not in said(browser.post(address, {"purpose": ""}, follow=True))
    assert not Reading.objects.exists()
    assert "收受贿赂" in said(browser.post(address, {"purpose": "确定移送机关"}))
    assert Reading.objects.get().purpose == "阅看密件：确定移送机关"
    for officer in (cast.li_si, cast.wang_wu, cast.zheng_yi):
        assert sign_in(officer).post(address, {"purpose": "好奇"}).status_code == 404


def test_an_accusation_is_listed_beside_no_other_matter(cast, sign_in):
    sealed, plain = accusation(cast), a_matter(cast, after="register", on=TODAY)

    assert sealed.number not in opened(sign_in(cast.li_si), plain)
    assert plain.number not in opened(sign_in(cast.wu_jiu), sealed)


def test_an_evaluation_shows_only_when_its_window_has_closed(cast, sign_in):
    on = TODAY - timedelta(days=10)
    matter = a_matter(cast, after="serve", on=on)
    person = matter.first_petitioner
    record(matter, "evaluate", by=person, on=TODAY, target="unit", rating="dissatisfied")

    assert "不满意" not in opened(sign_in(cast.wang_wu), matter)


def test_documents_are_listed_once_with_pdf_and_word(cast, sign_in):
    from tests.handling.pressing import Unit

    matter = Unit(cast, sign_in).served()
    page = opened(sign_in(cast.wang_wu), matter)
    papers = page[page.index("文书 ") :]

    for name in ("信访处理意见书", "信访事项受理告知书", "送达回证"):
        assert (
            f"{name} 下载 Word" in papers.replace("阅读 PDF ", "").replace("  ", " ")
            or name in papers
        )
    assert page.count("下载 Word") == 3
    assert " 材料 " not in page, "issued papers are no petitioner's material"


def test_nothing_of_a_matter_stays_in_a_browsers_cache(cast, sign_in):
    answer = sign_in(cast.li_si).get(a_matter(cast, after="register").get_absolute_url())

    assert answer["Cache-Control"] == "private, no-store"


def test_a_day_that_was_set_stands_beside_the_act(cast, sign_in):
    matter = a_matter(cast, after="open", on=TODAY)
    day = TODAY + timedelta(days=6)
    facts = {"duty": "delay", "due_on": day, "reason": "迟迟没有答复"}
    record(matter, "supervise", by=cast.li_er, on=TODAY, **facts)
    page = opened(sign_in(cast.wang_wu), matter)

    assert f"{day.year}年{day.month}月{day.day}日前" in page.split("反馈督办")[0]
