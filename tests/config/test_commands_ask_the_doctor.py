"""`lianxin doctor` says what is well and what is not, each with what to do."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.utils import timezone

from lianxin.config import doctor
from lianxin.config.commands import main
from lianxin.matters import seal
from lianxin.matters.models import Holiday
from lianxin.petitioners import keys
from tests.builders import a_matter
from tests.cast import petitioner

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 9, 1, 9, 0, tzinfo=timezone.get_fixed_timezone(480))


def found(now: datetime = NOW) -> dict[str, str]:
    """Return what was found, by its Chinese, with its state."""
    several = list(doctor.findings(now))
    for one in several:
        assert one.what.zh and one.what.en
        if one.state != "well" and one.remedy:
            assert one.remedy.zh and one.remedy.en
    return {one.what.zh: one.state for one in several}


def state(words: str, now: datetime = NOW) -> str:
    several = {zh: state for zh, state in found(now).items() if words in zh}
    assert len(several) == 1, (words, several)
    return next(iter(several.values()))


def test_it_prints_both_languages_and_what_to_do(capsys):
    main(["doctor"])
    said = capsys.readouterr().out

    assert " ✓ Python 3." in said and "PostgreSQL" in said
    assert "没有后台任务在运行 / no worker is running" in said
    assert "请运行 lianxin work" in said


def test_it_fails_where_something_is_bad(monkeypatch, capsys):
    bad = doctor.Finding("bad", doctor.Text("坏", "bad"))
    monkeypatch.setattr(doctor, "findings", lambda now: iter([bad]))
    assert main(["doctor"]) == 1

    monkeypatch.setattr(doctor, "findings", lambda now: iter([]))
    assert main(["doctor"]) == 0


def test_keys_beside_the_data_are_a_warning_and_keys_apart_are_well(monkeypatch):
    monkeypatch.setattr(settings, "DATA_KEYS", "")
    assert state("密钥与数据放在同一个文件夹") == "warn"

    monkeypatch.setattr(settings, "DATA_KEYS", f"2026:{keys.fresh()}")
    assert state("密钥来自环境变量（1 把") == "well"


def test_keys_that_cannot_be_read_are_bad(monkeypatch):
    monkeypatch.setattr(settings, "DATA_KEYS", "nonsense")

    assert state("LIANXIN_KEYS", NOW) == "bad"


def test_a_key_file_that_others_can_read_is_bad(monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "VAR", tmp_path)
    (tmp_path / "seal.key").write_text("x")
    (tmp_path / "seal.key").chmod(0o644)

    assert state("可以被其他用户读取") == "bad"


def test_a_short_session_key_is_bad(monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "VAR", tmp_path)
    monkeypatch.setattr(settings, "SECRET_KEY", "short")

    assert state("LIANXIN_SECRET_KEY 太短") == "bad"


def test_https_is_asked_for_outside_the_demonstration(monkeypatch):
    monkeypatch.setattr(settings, "DEMONSTRATION", False)
    assert state("没有要求 HTTPS") == "warn"

    monkeypatch.setattr(settings, "HTTPS", True)
    monkeypatch.setattr(settings, "SITE_ADDRESS", "https://xinfang.example")
    assert state("只经 HTTPS 访问") == "well"


def test_error_pages_for_developers_are_bad_where_people_work(monkeypatch):
    monkeypatch.setattr(settings, "DEMONSTRATION", False)
    monkeypatch.setattr(settings, "DEBUG", True)

    assert state("错误页") == "bad"


def test_a_full_disk_is_said(monkeypatch):
    for free, wanted in ((80, "well"), (3, "warn"), (0.5, "bad")):
        usage = type("Usage", (), {"free": free * doctor.GIGABYTE})
        monkeypatch.setattr(doctor.shutil, "disk_usage", lambda path, usage=usage: usage)
        assert state(f"还有 {free:.1f} GB") == wanted


def test_missing_typefaces_are_said(monkeypatch):
    stand_in = {"fang": ["Noto Serif CJK SC"], "kai": [], "hei": [], "song": []}
    monkeypatch.setattr(doctor.fonts, "stacks", lambda: stand_in)
    assert state("公文字体不全，代用：Noto Serif CJK SC") == "warn"

    def none():
        raise doctor.fonts.NoFonts("没有找到中文字体。\nNo Chinese font was found.")

    monkeypatch.setattr(doctor.fonts, "stacks", none)
    assert state("没有找到中文字体") == "bad"


def test_a_database_that_is_away_ends_the_questions_to_it(monkeypatch):
    def away():
        raise OperationalError("connection refused\n\tIs the server running?")

    monkeypatch.setattr(connection, "ensure_connection", away)

    assert state("连不上数据库：connection refused Is the server running?") == "bad"
    assert not any("后台任务" in zh for zh in found())


def test_an_old_database_is_bad(monkeypatch):
    monkeypatch.setattr(doctor, "OLDEST_POSTGRES", 99)

    assert state("过旧") == "bad"


def test_changes_to_the_tables_that_were_not_made_are_bad(monkeypatch):
    monkeypatch.setattr(doctor.MigrationExecutor, "migration_plan", lambda self, nodes: [1, 2])

    assert state("还有 2 步数据表更新") == "bad"


def test_demonstration_logins_left_behind_are_bad(monkeypatch, cast):
    from lianxin.organs import demonstration

    monkeypatch.setattr(settings, "DEMONSTRATION", True)
    demonstration.give_access(cast.li_si)
    assert state("演示模式是打开的") == "warn"

    monkeypatch.setattr(settings, "DEMONSTRATION", False)
    assert state("1 个演示账号的口令和第二因素是公开的") == "bad"


def test_a_worker_is_heard_of_by_its_heart(db):
    assert state("没有后台任务在运行") == "warn"
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s)", [NOW])

    assert state("后台任务在运行（1 个）") == "well"
    assert state("没有后台任务在运行", NOW + timedelta(minutes=2)) == "warn"


def test_tasks_that_failed_lately_are_named(db):
    from procrastinate.contrib.django import app

    app.configure_task("lianxin.config.tasks.seal_the_record").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing'")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'failed'")
        cursor.execute("UPDATE procrastinate_events SET at = %s", [NOW])

    assert state("失败的任务：seal_the_record") == "warn"


def test_next_years_holidays_are_missed_after_the_middle_of_november(db):
    day = timedelta(days=1)
    last = datetime(2026, 11, 14, 12, tzinfo=NOW.tzinfo)
    assert state("节假日安排到 2026 年", last) == "well"
    assert state("没有 2027 年的节假日安排", last + day) == "warn"

    Holiday.objects.create(day=date(2027, 1, 1), kind="off")
    assert state("节假日安排到 2027 年", last + day) == "well"
    assert state("没有 2028 年的节假日安排", last + 380 * day) == "warn"
    assert state("没有 2029 年的节假日安排", last + 3 * 365 * day) == "bad"


def test_rows_under_an_old_key_are_counted(monkeypatch):
    old = f"old:{keys.fresh()}"
    monkeypatch.setattr(settings, "DATA_KEYS", old)
    petitioner().save(force_insert=True)
    assert state("全部用现行密钥加密") == "well"

    monkeypatch.setattr(settings, "DATA_KEYS", f"new:{keys.fresh()},{old}")
    assert state("1 行仍用旧密钥加密") == "warn"


def test_entries_that_nobody_sealed_for_two_days_are_said(cast):
    assert state("还没有需要封印的记录", timezone.now()) == "well"
    a_matter(cast, on=date(2026, 9, 1))
    assert state("还没有需要封印的记录", timezone.now()) == "well"
    assert state("两天以前的记录还没有封印", timezone.now() + timedelta(days=3)) == "warn"

    seal.seal()
    assert state("最近一次封印", timezone.now() + timedelta(days=3)) == "well"
