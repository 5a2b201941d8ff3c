"""Commands of the law: a deadline, and a year's holidays (Arts. 22, 23, 34-36)."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from pathlib import Path
from typing import Any

from lianxin.config.commands.setup import command, django
from lianxin.config.environment import var
from lianxin.statute import deadline as reckoning
from lianxin.statute.calendar import STATUTORY, Calendar, read


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
    one.add_argument("--length", type=int, help="期限的天数 / days instead of the rule's")
    one.add_argument("--pause", type=int, default=0, help="不计入的天数 / days left out")
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
    """Return the calendar in force here: the imported one, where a database has been set up."""
    if not (os.environ.get("DATABASE_URL") or (var() / "postgres" / "PG_VERSION").exists()):
        return STATUTORY
    django()
    from django.db import DatabaseError

    from lianxin.matters import calendars

    try:
        return calendars.calendar()
    except DatabaseError:
        return STATUTORY


def bring_in(given: argparse.Namespace) -> int:
    """Import a year's holidays, all or none, and recompute what depends on them."""
    try:
        with given.file.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        days = read(rows)
    except (OSError, UnicodeDecodeError, ValueError) as wrong:
        print(f"{given.file}: {wrong}", file=sys.stderr)
        return 1
    if not days:
        print(f"{given.file}：没有日期 / no days", file=sys.stderr)
        return 1
    print(f"{len(days)} 天 / days: {min(days)[0]} – {max(days)[0]}")
    if given.dry_run:
        return 0
    django(migrate=True)
    from django.utils import timezone

    from lianxin.matters import calendars

    names = [(row.get("name") or "").strip() for row in rows]
    calendars.bring_in((day, kind, name) for (day, kind), name in zip(days, names, strict=True))
    changed = calendars.recompute(timezone.localdate(), _progress)
    print(f"\n重算了 {changed} 件事项的期限 / recomputed the clocks of {changed} matters")
    return 0


def _progress(done: int) -> None:
    print(f"\r{done}", end="", flush=True)
