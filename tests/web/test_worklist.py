"""A worklist: filters in the address, pages by key, nothing lost, nothing twice (Art. 21)."""

from __future__ import annotations

import csv
import io
import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxin.matters.models import Matter
from lianxin.web import worklist
from tests.builders import a_matter
from tests.handling.pressing import said

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NUMBER = re.compile(r'<a class="govuk-link lx-number" href="[^"]*">([^<]+)</a>')
ALL = "/handling/?tray=all"


@pytest.fixture
def browser(cast, sign_in):
    return sign_in(cast.wang_wu)


def numbers(page: str) -> list[str]:
    """Return the matters on a page, in order."""
    return NUMBER.findall(page)


def turn(page: str, words: str) -> str:
    """Return the address behind a link of the pages, or nothing."""
    links = re.findall(r'<a[^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.S)
    found = [href for href, text in links if words in text]
    return found[0].replace("&amp;", "&") if found else ""


def read(browser, address: str) -> str:
    """Return a page."""
    answer = browser.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def several(cast, monkeypatch):
    """Write eleven matters, several due on the same day, on pages of three."""
    monkeypatch.setattr(worklist, "PAGE", 3)
    ages = (9, 9, 9, 9, 5, 5, 3, 2, 2, 1, 0)
    return [a_matter(cast, after="forward", on=TODAY - timedelta(days=age)) for age in ages]


def ordered() -> list[str]:
    rows = Matter.objects.order_by("plan_by", "id").values_list("number", flat=True)
    return list(rows)


def test_turning_pages_forward_shows_every_row_once(browser, several):
    seen, address = [], ALL
    while address:
        page = read(browser, address)
        seen += numbers(page)
        address = turn(page, "下一页")

    assert seen == ordered()


def test_turning_pages_backward_from_the_last_shows_every_row_once(browser, several):
    page = read(browser, turn(read(browser, ALL), "最后一页"))
    assert not turn(page, "下一页")
    seen = numbers(page)
    while address := turn(page, "上一页"):
        page = read(browser, address)
        seen = numbers(page) + seen

    assert seen == ordered()


def test_a_row_that_goes_or_comes_meanwhile_shifts_no_other(browser, several, cast):
    page = read(browser, ALL)
    first, onward = numbers(page), turn(page, "下一页")
    a_matter(cast, after="forward", on=TODAY - timedelta(days=14))
    gone = Matter.objects.get(number=first[0])
    Matter.objects.filter(pk=gone.pk).update(unit=cast.elsewhere)
    expected = [number for number in ordered() if number not in first][1:]
    second = numbers(read(browser, onward))

    assert second == expected[:3]


def test_going_on_and_back_leads_to_the_same_page(browser, several):
    page = read(browser, ALL)
    back = read(browser, turn(read(browser, turn(page, "下一页")), "上一页"))

    assert numbers(back) == numbers(page)
    assert not turn(back, "上一页")


def test_filters_stay_in_the_address_from_page_to_page(browser, several):
    page = read(browser, f"{ALL}&place=440605011&channel=net")
    onward = turn(page, "下一页")

    assert "place=440605011" in onward
    assert "channel=net" in onward
    assert 'value="net" selected' in read(browser, onward)


def test_a_matter_is_found_by_number_and_by_the_petitioners_full_name(browser, cast):
    one = a_matter(cast, after="forward", on=TODAY)
    a_matter(cast, after="forward", on=TODAY)
    assert numbers(read(browser, f"{ALL}&q={one.number.lower()}")) == [one.number]
    assert len(numbers(read(browser, f"{ALL}&q=张三"))) == 2
    assert len(numbers(read(browser, f"{ALL}&q=10000000001"))) == 2
    assert numbers(read(browser, f"{ALL}&q=张")) == []


def test_filters_narrow_by_category_place_and_day(browser, cast):
    late = a_matter(cast, after="forward", on=TODAY - timedelta(days=40))
    fresh = a_matter(cast, after="forward", on=TODAY)
    assert numbers(read(browser, f"{ALL}&due=late")) == [late.number]
    assert numbers(read(browser, f"{ALL}&due=week")) == []
    assert numbers(read(browser, f"{ALL}&category=生态环境")) == [late.number, fresh.number]
    assert numbers(read(browser, f"{ALL}&category=教育")) == []
    assert "这里没有事项" in read(browser, f"{ALL}&category=教育")


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("&category=没有这一类", "筛选条件“内容分类”的值“没有这一类”不认识"),
        ("&due=soon", "筛选条件“期限”的值“soon”不认识"),
        ("&channel=%3Cscript%3E", "筛选条件“渠道”的值“<script>”不认识"),
        ("&after=yesterday", "网址里的翻页位置认不出来"),
        ("&before=2026-11-23.x", "网址里的翻页位置认不出来"),
        ("&after=2026-11-23.99999999999999999999", "网址里的翻页位置认不出来"),
        (f"&q={'长' * 200}", "筛选条件"),
        ("&q=%00", "筛选条件"),
    ],
)
def test_what_cannot_be_read_in_the_address_is_said_and_left_out(browser, cast, asked, answer):
    matter = a_matter(cast, after="forward", on=TODAY)
    page = browser.get(ALL + asked)

    assert page.status_code == 200
    assert answer in said(page)
    assert numbers(page.content.decode()) == [matter.number]


def test_a_tray_that_does_not_exist_opens_the_first(browser, cast):
    a_matter(cast, after="forward", on=TODAY)

    assert "没有“nonsense”这个分类，下面是“待受理”" in said(browser.get("/handling/?tray=nonsense"))


def test_the_list_is_taken_along_as_it_is_filtered(browser, cast):
    late = a_matter(cast, after="forward", on=TODAY - timedelta(days=40))
    a_matter(cast, after="forward", on=TODAY)
    answer = browser.get(f"{ALL}&due=late&export=csv")
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))

    assert [row[0] for row in rows[1:]] == [late.number]
    assert browser.get(f"{ALL}&export=xlsx").content.startswith(b"PK")
    assert browser.get(f"{ALL}&export=exe").status_code == 404


def test_counts_stop_where_nobody_counts_on(browser, several, monkeypatch):
    monkeypatch.setattr(worklist, "MOST", 5)

    assert "全部：5+ 件" in said(browser.get(ALL))


def test_each_row_names_its_clock_and_day(browser, cast):
    matter = a_matter(cast, after="forward", on=TODAY)
    page = said(browser.get(ALL))

    assert "转送、交办后书面告知接收情况、途径和程序" in page
    due = matter.due_legal
    assert f"{due.year}年{due.month}月{due.day}日" in page


def test_a_page_asks_little_of_the_database_however_long_it_is(browser, cast):
    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            read(browser, "/handling/?tray=all&due=week&q=张三")
        return len(asked)

    for _n in range(2):
        a_matter(cast, after="forward", on=TODAY - timedelta(days=9))
    before = questions()
    for _n in range(8):
        a_matter(cast, after="forward", on=TODAY - timedelta(days=9))
    assert questions() == before <= 8


def test_the_first_page_counts_what_waits_for_this_officer(cast, sign_in):
    for age in (40, 40, 0):
        a_matter(cast, after="forward", on=TODAY - timedelta(days=age))
    ripe = a_matter(cast, after="investigate", on=TODAY)
    a_matter(cast, after="register", on=TODAY)

    def counted(officer, label: str) -> str:
        page = said(sign_in(officer).get("/desk/"))
        return re.search(rf"(\S+) {label}", page)[1]

    assert counted(cast.wang_wu, "已超期") == "2"
    assert counted(cast.wang_wu, "全部待办") == "4"
    assert counted(cast.wang_wu, "我承办的") == "1"
    assert counted(cast.zhao_liu, "待我签批") == "1"
    assert ripe.number in said(sign_in(cast.zhao_liu).get("/desk/?tray=sign"))
    assert counted(cast.li_si, "全部待办") == "1", (
        "what the units handle does not wait for the office"
    )


def test_posts_without_matters_are_told_so(cast, sign_in):
    page = said(sign_in(cast.zheng_yi).get("/desk/"))

    assert "您的岗位不经办具体事项" in page
