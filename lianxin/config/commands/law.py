"""Commands of the law: a deadline, and a year's holidays (Arts. 22, 23, 34-36)."""

from __future__ import annotations

import argparse
import csv
import io
import os
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from lianxin.config.commands.setup import command, django, whole
from lianxin.config.environment import var
from lianxin.statute import deadline as reckoning
from lianxin.statute.calendar import STATUTORY, Calendar, read

LONGEST_NAME = 40


def declare(commands: Any) -> None:
    """Declare `deadline` and `calendar`."""
    one = command(
        commands,
        "deadline",
        deadline,
        zh="计算期限：due_raw due_legal plan_by",
        en="reckon a limit: due_raw due_legal plan_by, then provisional where it applies",
    )
    one.add_argument(
        "rule", metavar="RULE", help="R01–R20，或者 R05+R06 / an id such as R05 or R05+R06"
    )
    one.add_argument("day", metavar="DAY", help="起算之日 2026-01-30 / day zero")
    one.add_argument("--length", type=whole, help="期限的天数 / days instead of the rule's")
    one.add_argument("--pause", type=whole, default=0, help="不计入的天数 / days left out")
    years = command(
        commands,
        "calendar",
        bring_in,
        zh="导入年度节假日安排并重算期限",
        en="import a year's holidays and recompute the clocks",
    )
    years.add_argument("action", choices=["import"], help="import FILE")
    years.add_argument(
        "file",
        type=Path,
        metavar="FILE",
        help="CSV：date,kind,name；kind 为 off 或 workday / a CSV of date, kind, name",
    )
    years.add_argument("--dry-run", action="store_true", help="只检查 / check only")


def deadline(given: argparse.Namespace) -> int:
    """Print the three days of a limit on one line."""
    try:
        day = reckoning.day(given.day)
        due = reckoning.deadline(given.rule, day, given.length, given.pause, _calendar())
    except (ValueError, OverflowError) as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print(reckoning.line(due))
    if caution := reckoning.caution(given.rule, given.pause):
        print(f"{caution.zh} / {caution.en}", file=sys.stderr)
    return 0


def _calendar() -> Calendar:
    """Return the calendar in force here: with the imported years, where there is a database.

    Django is not started for it: one question is asked, and none where nothing was set up.
    """
    url, folder = os.environ.get("DATABASE_URL"), var() / "postgres"
    if not (url or (folder / "PG_VERSION").exists()):
        return STATUTORY
    import psycopg

    from lianxin.config.postgres import own

    try:
        with psycopg.connect(url or own(folder), connect_timeout=5) as connection:
            days = connection.execute("SELECT day, kind FROM matters_holiday").fetchall()
    except psycopg.errors.UndefinedTable:
        return STATUTORY
    except psycopg.Error as wrong:
        said = " ".join(str(wrong).split())
        print(
            f"连不上数据库，只用随程序的节假日安排：{said} / "
            f"the database cannot be reached, only the holidays shipped are used: {said}",
            file=sys.stderr,
        )
        return STATUTORY
    return STATUTORY.with_days(days)


def bring_in(given: argparse.Namespace) -> int:
    """Import a year's holidays, all or none, and recompute what depends on them."""
    try:
        rows = list(csv.DictReader(io.StringIO(_text(given.file), newline="")))
        days = read(rows)
        _refuse_twice(days)
    except (OSError, csv.Error, ValueError) as wrong:
        print(f"{given.file}: {wrong}", file=sys.stderr)
        return 1
    if not days:
        print(f"{given.file}：没有日期 / no days", file=sys.stderr)
        return 1
    print(f"{len(days)} 天 / days: {min(days)[0]} – {max(days)[0]}")
    _announce(days)
    if given.dry_run:
        return 0
    django(migrate=True)
    from django.utils import timezone

    from lianxin.matters import calendars

    names = [(row.get("name") or "").strip()[:LONGEST_NAME] for row in rows]
    calendars.bring_in((day, kind, name) for (day, kind), name in zip(days, names, strict=True))
    changed = calendars.recompute(timezone.localdate(), _progress)
    print(f"\n重算了 {changed} 件事项的期限 / recomputed the clocks of {changed} matters")
    return 0


def _text(file: Path) -> str:
    data = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValueError("不是 UTF-8 或者 GB 18030 的文本 / no text in UTF-8 or GB 18030")


def _refuse_twice(days: list[tuple[date, str]]) -> None:
    counted = Counter(day for day, _kind in days)
    if twice := [day.isoformat() for day, count in counted.items() if count > 1]:
        said = "、".join(sorted(twice))
        raise ValueError(f"日期重复：{said} / a day is there twice: {said}")


def _announce(days: list[tuple[date, str]]) -> None:
    """Say which years are complete, and which stay provisional for want of New Year's Day."""
    after = STATUTORY.with_days(days)
    for year in sorted({day.year for day, _kind in days}):
        if after.is_announced(year):
            print(f"{year}：视为已公布 / taken as announced")
        else:
            print(
                f"{year}：缺元旦（{year}-01-01,off），仍为暂定 / without New Year's Day it stays "
                f"provisional",
                file=sys.stderr,
            )


def _progress(done: int) -> None:
    print(f"\r{done}", end="", flush=True)
