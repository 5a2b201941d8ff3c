"""`lianxin import` and `lianxin export`, from a terminal: figures, errors, nothing half done."""

from __future__ import annotations

import csv
import io

import openpyxl
import pytest

from lianxin.config.commands import main
from lianxin.matters.models import Item, Matter
from lianxin.organs.models import Organ
from tests.exchange import sheets
from tests.exchange.sheets import row

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(tmp_path):
    def written(data: bytes, name: str = "旧系统.csv") -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return str(path)

    return written


def test_a_table_is_imported_with_progress_and_a_count(cast, table, capsys):
    path = table(sheets.as_csv(sheets.rows(120)))
    assert main(["import", path, "--office", "NH-XFJ"]) == 0
    said = capsys.readouterr().out

    assert "50/120" in said and "120/120" in said
    assert "120 matters, 0 further items, 0 were here already" in said
    assert Item.objects.filter(source="旧系统").count() == 120

    assert main(["import", path, "--office", "NH-XFJ"]) == 0
    assert "0 matters, 0 further items, 120 were here already" in capsys.readouterr().out


def test_a_workbook_is_imported_too(cast, table, capsys):
    assert main(["import", table(sheets.as_xlsx(sheets.rows(2)), "a.xlsx")]) == 0
    assert Matter.objects.count() == 2


def test_wrong_rows_are_told_one_by_one_and_nothing_is_written(cast, table, capsys):
    data = sheets.as_csv([row(1), row(2, 收到日期="昨天"), row(3, 标题="", 内容="")])
    assert main(["import", table(data)]) == 1
    lines = capsys.readouterr().err.splitlines()

    assert lines[0].startswith("第 3 行，收到日期：“昨天”不是日期")
    assert "row 3, day on which it came in: “昨天” is not a day" in lines[0]
    assert lines[2].startswith("2 / 3 行有误，未导入任何内容")
    assert not Item.objects.exists()


def test_a_dry_run_writes_nothing(cast, table, capsys):
    assert main(["import", table(sheets.as_csv(sheets.rows(3))), "--dry-run"]) == 0
    assert "3 行均可导入" in capsys.readouterr().out
    assert not Item.objects.exists()


def test_a_mapping_and_a_source_can_be_given(cast, table, tmp_path):
    mapping = tmp_path / "列名.toml"
    mapping.write_text('[columns]\nsource_id = "工单"\n[constant]\nchannel = "phone"\n', "utf-8")
    path = table(sheets.as_csv([["W1", "路灯", "2026-01-05"]], ["工单", "标题", "日期"]))

    assert main(["import", path, "--map", str(mapping), "--source", "12345热线"]) == 0
    item = Item.objects.get()
    assert (item.source, item.source_id, item.channel) == ("12345热线", "W1", "phone")


def test_a_system_without_organs_gets_a_petition_office(table):
    assert main(["import", table(sheets.as_csv(sheets.rows(1)))]) == 0
    assert Organ.objects.get().is_petition_office


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["none.csv"], "none.csv"),
        (["a.csv", "--map", "none.toml"], "none.toml"),
        (["a.csv", "--office", "XX"], "没有编码为 XX 的机关"),
        (["a.csv", "--source", "长" * 41], "来源名称应为 1 至 40 字"),
        (["empty.csv"], "文件是空的"),
        (["letter.pdf"], "PDF"),
    ],
)
def test_what_cannot_be_imported_is_one_sentence(given, why: str, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_bytes(sheets.as_csv(sheets.rows(1)))
    (tmp_path / "empty.csv").touch()
    (tmp_path / "letter.pdf").write_bytes(b"%PDF-1.7")

    assert main(["import", *given]) == 1
    said = capsys.readouterr().err
    assert why in said and len(said.splitlines()) == 1


def test_an_export_holds_what_the_officer_may_see(cast, table, tmp_path, capsys):
    main(["import", table(sheets.as_csv(sheets.rows(3))), "--office", "NH-XFJ"])
    csv_file, book = tmp_path / "all.csv", tmp_path / "all.xlsx"

    for path in (csv_file, book):
        assert main(["export", str(path), "--officer", "li.si"]) == 0
    rows = list(csv.reader(io.StringIO(csv_file.read_text("utf-8-sig"))))
    assert len(rows) == 4
    assert openpyxl.load_workbook(book).active.max_row == 4
    assert "测试人" not in str(rows)

    assert main(["export", str(csv_file), "--officer", "zhou.ba"]) == 0
    assert len(csv_file.read_text("utf-8-sig").splitlines()) == 1


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (["a.pdf", "--officer", "li.si"], ".csv 或 .xlsx"),
        (["a.csv", "--officer", "nobody"], "没有用户 nobody"),
        (["no/such/folder/a.csv", "--officer", "li.si"], "a.csv"),
    ],
)
def test_what_cannot_be_exported_is_one_sentence(given, why: str, cast, capsys):
    assert main(["export", *given]) == 1
    said = capsys.readouterr().err
    assert why in said and len(said.splitlines()) == 1
