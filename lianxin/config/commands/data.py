"""Commands that bring data in or out, or make it: import, export, verify, demo, fill (Art. 21)."""

from __future__ import annotations

import argparse
import base64
import sys
import time
from pathlib import Path
from typing import Any

from lianxin.config.commands.setup import command, django


def declare(commands: Any) -> None:
    """Declare the commands."""
    one = command(
        commands,
        "import",
        bring_in,
        zh="导入信访件（CSV、XLSX）",
        en="import items from CSV or XLSX",
    )
    one.add_argument("file", type=Path, metavar="FILE", help="CSV、CSV.GZ、XLSX")
    one.add_argument(
        "--map", type=Path, metavar="MAP.toml", help="列的对应关系 / which column says what"
    )
    one.add_argument("--dry-run", action="store_true", help="只检查，不写入 / check only")
    one.add_argument("--source", help="来源名称，同一来源的编号只导入一次 / name of the source")
    one.add_argument("--office", help="登记机关的编码 / code of the registering organ")
    one = command(
        commands,
        "export",
        take_out,
        zh="导出信访事项（CSV、XLSX）",
        en="export matters to CSV or XLSX",
    )
    one.add_argument(
        "file", type=Path, metavar="FILE", help="以 .csv 或 .xlsx 结尾 / ends in .csv or .xlsx"
    )
    one.add_argument("--officer", required=True, help="以谁的可见范围导出 / whose view to export")
    one = command(
        commands,
        "verify",
        verify,
        zh="核验全部记录，或者一份回执",
        en="verify the whole record, or a receipt",
    )
    one.add_argument(
        "receipt", type=Path, nargs="?", metavar="RECEIPT", help="回执文件 / a receipt file"
    )
    one.add_argument("--key", help="机关公布的公钥（BASE64） / the office's published key")
    one = command(commands, "demo", demo, zh="载入演示区", en="load the demonstration district")
    one.add_argument("--matters", type=int, default=400, help="事项数 / matters")
    one = command(
        commands, "fill", fill, zh="为性能测试生成事项", en="fill the database for benchmarks"
    )
    one.add_argument("--matters", type=int, required=True, help="总数 / how many in all")


def bring_in(given: argparse.Namespace) -> int:
    """Import a table: nothing is written while any row is wrong."""
    django(migrate=True)
    from django.utils import timezone

    from lianxin.exchange import importing
    from lianxin.exchange.mapping import BadMapping
    from lianxin.exchange.tables import BadTable

    on = timezone.localdate()
    source = given.source or given.file.name.split(".")[0]
    try:
        text = given.map.read_text("utf-8") if given.map else ""
        rows, columns, report = importing.checked(
            given.file.read_bytes(), source=source, text=text, on=on
        )
    except (OSError, BadTable, BadMapping) as wrong:
        print(f"{given.file}: {wrong}", file=sys.stderr)
        return 1
    if report.errors:
        return _wrong(report.errors, report.rows)
    if given.dry_run:
        print(f"{report.rows} 行均可导入 / all {report.rows} rows can be imported")
        return 0
    importing.write(rows, columns, report, office=_office(given.office), on=on, progress=_bar())
    print(
        f"\n新建 {report.matters} 件事项，并入 {report.repeats} 件，已有 {report.present} 件 / "
        f"{report.matters} matters, {report.repeats} further items, {report.present} were here already"
    )
    return 0


def _wrong(errors: list[tuple[int, str]], rows: int) -> int:
    for number, why in errors[:200]:
        print(f"第 {number} 行 / row {number}: {why}", file=sys.stderr)
    print(
        f"{len(errors)} / {rows} 行有误，未导入任何内容 / {len(errors)} of {rows} rows are wrong; "
        f"nothing was imported",
        file=sys.stderr,
    )
    return 1


def _office(code: str | None) -> Any:
    from lianxin.organs.models import Kind, Organ

    found = (
        Organ.objects.filter(code=code) if code else Organ.objects.filter(kind=Kind.PETITION_OFFICE)
    )
    if (office := found.filter(level="district").first() or found.first()) is None:
        office = Organ.objects.create(
            code=code or "XFJ", name="信访局", kind=Kind.PETITION_OFFICE, symbol="信"
        )
    return office


def _bar() -> Any:
    started = time.monotonic()

    def shown(done: int, total: int) -> None:
        rate = done / max(time.monotonic() - started, 0.001)
        print(f"\r{done}/{total}  {rate:.0f}/s", end="", flush=True)

    return shown


def take_out(given: argparse.Namespace) -> int:
    """Export what an officer may see."""
    django(migrate=True)
    from lianxin.matters.models import Matter
    from lianxin.organs.models import Officer
    from lianxin.web import exporting

    officer = Officer.objects.filter(username=given.officer).first()
    if officer is None:
        print(f"没有用户 {given.officer} / no officer {given.officer}", file=sys.stderr)
        return 1
    matters = Matter.objects.visible_to(officer)
    if given.file.suffix == ".xlsx":
        given.file.write_bytes(exporting.as_xlsx(matters))
    elif given.file.suffix == ".csv":
        given.file.write_text("".join(exporting.as_csv(matters)), encoding="utf-8")
    else:
        print(
            "文件名须以 .csv 或 .xlsx 结尾 / the file's name must end in .csv or .xlsx",
            file=sys.stderr,
        )
        return 1
    print(f"{given.file}: {matters.count()}")
    return 0


def verify(given: argparse.Namespace) -> int:
    """Verify a receipt with nothing but itself, or the whole record."""
    return _receipt(given) if given.receipt else _record()


def _receipt(given: argparse.Namespace) -> int:
    from lianxin.matters import proof

    try:
        key = base64.b64decode(given.key) if given.key else None
        found = proof.verify(given.receipt.read_bytes(), key)
    except (OSError, ValueError, proof.BadReceipt) as wrong:
        print(f"{given.receipt}: {wrong}", file=sys.stderr)
        return 1
    print(
        f"{found['matter']}：{found['entries']} 条记录相连，其中 {found['sealed']} 条已封印。\n"
        f"{found['entries']} entries are chained, {found['sealed']} of them sealed.\n"
        f"公钥指纹，请与机关公布的核对 / fingerprint of the key, to compare with the published one:\n"
        f"  {found['fingerprint']}"
    )
    return 0


def _record() -> int:
    django()
    from lianxin.matters.verifying import verify_all

    started = time.monotonic()
    found = verify_all(lambda done: print(f"\r{done}", end="", flush=True))
    seconds = time.monotonic() - started
    for fault in found.faults[:50]:
        print(f"\n{fault}", file=sys.stderr)
    print(
        f"\n{found.entries} 条记录，{found.seals} 个封印，{len(found.faults)} 处不符 / {found.entries} "
        f"entries, {found.seals} seals, {len(found.faults)} faults ({seconds:.1f} s)"
    )
    return 1 if found.faults else 0


def demo(given: argparse.Namespace) -> int:
    """Load the demonstration district into a database that holds nothing else."""
    django(migrate=True)
    from lianxin.config.demonstration.loading import NotEmpty, load

    try:
        load(matters=given.matters, progress=_bar())
    except NotEmpty as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print()
    return 0


def fill(given: argparse.Namespace) -> int:
    """Fill the database with matters up to a number, through the real models and checks."""
    django(migrate=True)
    from lianxin.config.demonstration.filling import fill_to

    fill_to(given.matters, progress=_bar())
    print()
    return 0
