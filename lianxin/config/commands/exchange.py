"""Commands of the exchange desk: matters in, matters out (Art. 21)."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from lianxin.config.commands.setup import command, django

SHOWN = 200
MOST = 1_000_000


def declare(commands: Any) -> None:
    """Declare `import` and `export`."""
    one = command(
        commands,
        "import",
        bring_in,
        zh="导入信访件（CSV、XLSX）；中断后再运行一次即可，不会重复",
        en="import items from CSV or XLSX; run again after an interruption, nothing is doubled",
    )
    one.add_argument("file", type=Path, metavar="FILE", help="CSV、CSV.GZ、XLSX")
    one.add_argument(
        "--map", type=Path, metavar="MAP.toml", help="列的对应关系 / which column says what"
    )
    one.add_argument("--dry-run", action="store_true", help="只检查，不写入 / check only")
    one.add_argument(
        "--source",
        help="来源名称，同一来源的编号只导入一次；不写则用文件名 / "
        "name of the source, in which each number is imported once; else the file's name",
    )
    one.add_argument("--office", help="登记机关的编码 / code of the registering organ")
    one = command(
        commands,
        "export",
        take_out,
        zh="导出信访事项（CSV、XLSX），不含个人信息",
        en="export matters to CSV or XLSX, without personal data",
    )
    one.add_argument(
        "file", type=Path, metavar="FILE", help="以 .csv 或 .xlsx 结尾 / ends in .csv or .xlsx"
    )
    one.add_argument("--officer", required=True, help="以谁的可见范围导出 / whose view to export")


def bring_in(given: argparse.Namespace) -> int:
    """Import a table: nothing is written while any row is wrong."""
    django(migrate=True)
    from django.utils import timezone

    from lianxin.exchange import importing, mapping, tables
    from lianxin.exchange.faults import Fault

    source = given.source or given.file.name.split(".")[0][: mapping.LONGEST_SOURCE]
    try:
        text = given.map.read_text("utf-8") if given.map else ""
        table = tables.read(given.file.read_bytes())
        columns = mapping.guessed(table.columns, source=source, text=text)
        order = importing.Order(_office(given.office), timezone.localdate())
        rows, report = importing.check(table.lines, columns, order=order)
        if report.errors:
            return _wrong(report)
        if given.dry_run:
            print(f"{report.rows} 行均可导入 / all {report.rows} rows can be imported")
            return 0
        importing.write(rows, columns.source, report, order=order, progress=bar())
    except (OSError, UnicodeDecodeError, Fault) as wrong:
        print(f"{given.file}: {wrong}", file=sys.stderr)
        return 1
    print(
        f"\n新建 {report.matters} 件事项，并入 {report.repeats} 件，已有 {report.present} 件 / "
        f"{report.matters} matters, {report.repeats} further items, "
        f"{report.present} were here already"
    )
    return 0


def _wrong(report: Any) -> int:
    from lianxin.exchange.mapping import FIELDS

    for finding in report.errors[:SHOWN]:
        field, why = FIELDS.get(finding.field), finding.why
        zh, en = (f"，{field.label.zh}", f", {field.label.en}") if field else ("", "")
        line = f"第 {finding.row} 行{zh}：{why.zh} / row {finding.row}{en}: {why.en}"
        print(line, file=sys.stderr)
    rows = len({finding.row for finding in report.errors})
    print(
        f"{rows} / {report.rows} 行有误，未导入任何内容 / {rows} of {report.rows} rows are wrong; "
        f"nothing was imported",
        file=sys.stderr,
    )
    return 1


def _office(code: str | None) -> Any:
    """Return the organ that registers; a system without any organ gets a petition office."""
    from lianxin.exchange.faults import Fault
    from lianxin.organs.models import Kind, Organ

    offices = Organ.objects.filter(kind=Kind.PETITION_OFFICE)
    found = Organ.objects.filter(code=code) if code else offices
    if office := found.filter(level="district").first() or found.first():
        return office
    if code:
        raise Fault(f"没有编码为 {code} 的机关", f"no organ has the code {code}")
    return Organ.objects.create(code="XFJ", name="信访局", kind=Kind.PETITION_OFFICE, symbol="信")


def bar() -> Callable[[int, int], None]:
    """Return what shows how far a long work is, and how fast it goes."""
    started = time.monotonic()

    def shown(done: int, total: int) -> None:
        rate = done / max(time.monotonic() - started, 0.001)
        print(f"\r{done}/{total}  {rate:.0f}/s", end="", flush=True)

    return shown


def take_out(given: argparse.Namespace) -> int:
    """Export what an officer may see."""
    if given.file.suffix not in {".xlsx", ".csv"}:
        print(
            "文件名须以 .csv 或 .xlsx 结尾 / the file's name must end in .csv or .xlsx",
            file=sys.stderr,
        )
        return 1
    django(migrate=True)
    from lianxin.matters.models import Matter
    from lianxin.organs.models import Officer
    from lianxin.web import exporting

    officer = Officer.objects.filter(username=given.officer).first()
    if officer is None:
        print(f"没有用户 {given.officer} / no officer {given.officer}", file=sys.stderr)
        return 1
    matters = Matter.objects.visible_to(officer)
    try:
        if given.file.suffix == ".xlsx":
            given.file.write_bytes(exporting.as_xlsx(matters, MOST))
        else:
            with given.file.open("w", encoding="utf-8", newline="") as file:
                file.writelines(exporting.as_csv(matters, MOST))
    except OSError as wrong:
        print(f"{given.file}: {wrong}", file=sys.stderr)
        return 1
    print(f"{given.file}: {matters.count()}")
    return 0
