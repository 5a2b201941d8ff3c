"""Each row is checked before the first is written, and everything that is wrong is said at once."""

from __future__ import annotations

from datetime import date

import pytest

from lianxin.exchange import mapping, values
from lianxin.exchange.faults import BadMapping, BadValue
from lianxin.matters.models import Item, Matter
from tests.exchange import sheets
from tests.exchange.sheets import HEAD, row

pytestmark = pytest.mark.django_db


def said(report) -> list[str]:
    return [f"{finding.row} {finding.field}: {finding.why.zh}" for finding in report.errors]


def test_good_rows_pass_and_nothing_is_written(check):
    rows, report = check(sheets.as_csv(sheets.rows(3)))

    assert [one.source_id for one in rows] == ["R1", "R2", "R3"]
    assert report.errors == []
    assert not Matter.objects.exists() and not Item.objects.exists()


def test_everything_wrong_is_found_row_by_row(check):
    table = [
        row(1, 收到日期="2026-02-30"),
        row(2, 标题="", 内容=""),
        row(3, 编号=""),
        row(4, 收到日期=""),
        row(5, 标题="长" * 201),
        row(6, 编号="R7"),
        row(7),
        row(8, 收到日期="2027-01-01"),
        row(9, 收到日期="1999-12-31"),
        [*row(10), "多出来的"],
    ]
    _rows, report = check(sheets.as_csv(table))

    assert said(report) == [
        "2 received_on: “2026-02-30”不是日期，请写成 2026-01-30 的样子",
        "3 title: 没有标题和正文",
        "4 source_id: 没有来源编号",
        "5 received_on: 没有收到日期",
        "6 title: 有 201 字，最多 200 字",
        "8 source_id: 与第 7 行的编号相同",
        "9 received_on: 2027-01-01 应在 2000-01-01 至 2026-09-10 之间",
        "10 received_on: 1999-12-31 应在 2000-01-01 至 2026-09-10 之间",
        "11 : 格数多于列名，可能是文字中的逗号没有加引号",
    ]


def test_one_row_can_be_wrong_in_several_ways(check):
    head = [*HEAD, "渠道", "内容分类", "属地", "人数"]
    table = [[*row(1, 收到日期="昨天"), "传呼", "没有/这类", "999999", "两个"]]
    _rows, report = check(sheets.as_csv(table, head))

    assert [finding.field for finding in report.errors] == [
        "received_on",
        "channel",
        "category",
        "place",
        "persons",
    ]


def test_sql_and_markup_are_words_like_any_other(check):
    words = "'; DROP TABLE matters_matter; -- <script>alert(1)</script> {{ 7*7 }}"
    rows, report = check(sheets.as_csv([row(1, 标题=words, 内容=words * 3)]))

    assert report.errors == []
    assert rows[0].title == words


def test_a_hundred_thousand_characters_are_taken_and_more_than_two_are_not(check):
    rows, report = check(sheets.as_csv([row(1, 内容="长" * 100_000), row(2, 内容="长" * 200_001)]))
    assert len(rows[0].body) == 100_000
    assert said(report) == ["3 body: 有 200001 字，最多 200000 字"]


def test_a_title_that_is_missing_is_taken_from_the_text(check):
    rows, _report = check(sheets.as_csv([row(1, 标题="", 内容="路灯\n不亮，" + "请修。" * 40)]))

    assert rows[0].title.startswith("路灯 不亮，请修。")
    assert len(rows[0].title) == 60


@pytest.mark.parametrize(
    "written",
    [
        "2026-01-30",
        "2026/1/30",
        "2026.01.30",
        "2026年1月30日",
        "20260130",
        "2026-01-30 08:05:00",
        "2026/01/30 08:05",
        "2026-01-30T08:05:00+08:00",
        46052.0,
    ],
)
def test_days_are_read_as_people_and_workbooks_write_them(written):
    assert values.day(written) == date(2026, 1, 30)


@pytest.mark.parametrize("written", ["2023-02-29", "30/01/2026", "46052", "31.4", "二月", "0"])
def test_what_is_no_day_is_not_guessed(written):
    with pytest.raises(BadValue):
        values.day(written)


@pytest.mark.parametrize("written", ["2.5", "0", "-1", "nan", "inf", "1e9", "三", ""])
def test_what_is_no_number_of_persons_is_not_guessed(written):
    with pytest.raises(BadValue):
        values.count(written)


def test_numbers_that_a_workbook_made_of_codes_are_read_back(check):
    head = [*HEAD, "属地", "人数"]
    rows, report = check(sheets.as_xlsx([[*row(1, 编号=188006), 440605011, 3]], head))

    assert report.errors == []
    assert (rows[0].source_id, rows[0].place, rows[0].persons) == ("188006", "440605011", 3)


def test_channels_are_known_by_code_and_by_name(check):
    table = [
        [*row(n), name] for n, name in enumerate(("visit", "来信", "telephone", "走访", ""), 1)
    ]
    rows, _report = check(sheets.as_csv(table, [*HEAD, "信访形式"]))

    assert [one.channel for one in rows] == ["visit", "letter", "phone", "visit", "net"]


def test_a_mapping_in_toml_names_columns_and_constants(check):
    text = """
    source = "12345热线"
    [columns]
    source_id = "工单"
    title = "事由"
    [constant]
    channel = "phone"
    received_on = 2026-08-01
    """
    rows, report = check(sheets.as_csv([["W1", "路灯不亮"]], ["工单", "事由"]), text)

    assert report.errors == []
    assert (rows[0].channel, rows[0].received_on) == ("phone", date(2026, 8, 1))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[columns\n", "不是 TOML"),
        ("columns = 3", "各是一节"),
        ("[columns]\nnonsense = '编号'", "没有名为nonsense的字段"),
        ("[columns]\ntitle = '没有'", "表中没有列“没有”"),
        ("source = ''", "来源名称"),
    ],
)
def test_a_mapping_that_does_not_fit_says_why(text: str, why: str):
    with pytest.raises(BadMapping, match=why):
        mapping.guessed(HEAD, source="旧系统", text=text)


def test_a_table_without_the_columns_that_must_be_there_says_which():
    with pytest.raises(BadMapping, match="来源编号、收到日期"):
        mapping.guessed(["标题"], source="旧系统")


def test_the_law_itself_looks_at_each_row(check, monkeypatch):
    """What the procedure would refuse on writing is found in the dry run, with its article."""
    from lianxin.exchange import importing

    facts = importing._registration
    monkeypatch.setattr(
        importing, "_registration", lambda row: {**facts(row), "representatives": 6}
    )
    _rows, report = check(sheets.as_csv([row(1)]))

    assert said(report) == ["2 : 推选的代表不得超过5人，现为6人（《信访工作条例》第二十条第三款）"]
