"""`lianxin deadline` prints the three days of a clock, exactly, and starts nothing for it."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lianxin.config.commands import main

EXAMPLES = Path(__file__).resolve().parent.parent / "statute"


def rows(name: str) -> list[dict[str, str]]:
    with (EXAMPLES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(autouse=True)
def nothing_is_set_up(monkeypatch, tmp_path):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setenv("LIANXIN_VAR", str(tmp_path / "var"))


@pytest.fixture
def reckon(capsys):
    def reckoned(*given: str) -> tuple[int, str, str]:
        code = main(["deadline", *given])
        said = capsys.readouterr()
        return code, said.out, said.err

    return reckoned


@pytest.mark.parametrize(
    "row", rows("deadline_examples.csv"), ids=lambda row: f"{row['rule']} {row['day0']}"
)
@pytest.mark.parametrize("told", [False, True], ids=["by the rule", "by its length"])
def test_the_published_examples_come_out_of_the_command(row, told: bool, reckon):
    length = ["--length", row["n"]] if told else []
    pause = ["--pause", row["paused_days"]] if row["paused_days"] != "0" else []
    code, out, err = reckon(row["rule"], row["day0"], *length, *pause)

    assert (code, err) == (0, "")
    assert out == f"{row['due_raw']} {row['due_legal']} {row['plan_by']}\n"


@pytest.mark.parametrize("row", rows("clock_examples.csv"), ids=lambda row: str(row["day0"]))
def test_leap_days_year_ends_and_unannounced_years_come_out(row, reckon):
    length = ["--length", row["length"]] if row["length"] else []
    code, out, _err = reckon(row["rule"], row["day0"], *length, "--pause", row["pause"])

    assert (code, out) == (0, row["printed"] + "\n")


def test_a_year_that_is_not_announced_is_provisional(reckon):
    assert reckon("R05", "2026-12-01")[1].endswith(" provisional\n")


def test_two_limits_are_added(reckon):
    assert reckon("R05+R06", "2026-01-30")[1].startswith("2026-04-30 ")


def test_a_pause_where_the_law_knows_none_is_said_beside_the_line(reckon):
    code, out, err = reckon("R05", "2026-01-30", "--pause", "3")

    assert code == 0 and len(out.splitlines()) == 1
    assert "Art. 36 ¶2" in err


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (("R99", "2026-01-30"), "没有“R99”这条时限"),
        (("R05+R05", "2026-01-30"), "重复"),
        (("R04+R05", "2026-01-30"), "不能相加"),
        (("R05", "2026-02-30"), "不是有效的日期"),
        (("R05", "tomorrow"), "不是有效的日期"),
        (("R05", "2026-01-30", "--length", "-5"), "不能是 -5"),
        (("R05", "2026-01-30", "--pause", "99999999"), "不能是 99999999"),
        (("R05", "9999-12-31"), "日历"),
    ],
)
def test_what_cannot_be_reckoned_is_one_sentence(given, why: str, reckon):
    code, out, err = reckon(*given)

    assert (code, out) == (1, "")
    assert why in err and len(err.splitlines()) == 1


def test_no_folder_is_made_and_no_database_started(reckon, tmp_path):
    reckon("R05", "2026-01-30")

    assert list(tmp_path.iterdir()) == []


def test_it_is_quick_and_starts_no_django(tmp_path):
    program = (
        "import sys; from lianxin.config.commands import main; "
        "code = main(['deadline', 'R05', '2026-01-30']); "
        "sys.exit(code or ('django' in sys.modules) * 9)"
    )
    before = os.times().children_user
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)

    assert (done.returncode, done.stdout) == (0, "2026-03-31 2026-03-31 2026-03-31\n")
    assert os.times().children_user - before < 1


@pytest.mark.django_db(transaction=True)
def test_an_imported_year_counts_where_there_is_a_database(reckon, monkeypatch):
    from lianxin.matters.models import Holiday
    from tests.config.addresses import database

    days = ("2027-01-01", "2027-01-02", "2027-01-03")
    Holiday.objects.bulk_create(Holiday(day=day, kind="off", name="元旦") for day in days)
    monkeypatch.setenv("DATABASE_URL", database())

    assert reckon("R05", "2026-11-02")[1] == "2027-01-01 2027-01-04 2026-12-31\n"


def test_a_database_that_is_away_is_said_and_the_shipped_years_are_used(reckon, monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/none")
    code, out, err = reckon("R05", "2026-01-30")

    assert (code, out) == (0, "2026-03-31 2026-03-31 2026-03-31\n")
    assert "连不上数据库" in err
