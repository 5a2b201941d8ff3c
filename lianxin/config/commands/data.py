"""Commands of the record: verify it, or fill it for a demonstration or a benchmark (Art. 21)."""

from __future__ import annotations

import argparse
import base64
import sys
import time
from pathlib import Path
from typing import Any

from lianxin.config.commands.exchange import bar
from lianxin.config.commands.setup import command, django, whole


def declare(commands: Any) -> None:
    """Declare the commands."""
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
    one.add_argument("--matters", type=whole, default=400, help="事项数 / matters")
    one = command(
        commands, "fill", fill, zh="为性能测试生成事项", en="fill the database for benchmarks"
    )
    one.add_argument("--matters", type=whole, required=True, help="总数 / how many in all")


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
        f"公钥指纹，请与机关公布的核对 / fingerprint of the key; compare the published one:\n"
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
        f"\n{found.entries} 条记录，{found.seals} 个封印，{len(found.faults)} 处不符 / "
        f"{found.entries} entries, {found.seals} seals, {len(found.faults)} faults "
        f"({seconds:.1f} s)"
    )
    return 1 if found.faults else 0


def demo(given: argparse.Namespace) -> int:
    """Load the demonstration district into a database that holds nothing else."""
    django(migrate=True)
    from lianxin.config.demonstration.loading import NotEmpty, load

    try:
        load(matters=given.matters, progress=bar())
    except NotEmpty as wrong:
        print(wrong, file=sys.stderr)
        return 1
    print()
    return 0


def fill(given: argparse.Namespace) -> int:
    """Fill the database with matters up to a number, through the real models and checks."""
    django(migrate=True)
    from lianxin.config.demonstration.filling import fill_to

    fill_to(given.matters, progress=bar())
    print()
    return 0
