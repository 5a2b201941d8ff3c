"""`python -m bench` measures the usual work on a PostgreSQL of its own (Arts. 21, 22)."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

SIZES = (10_000, 100_000, 1_000_000)
QUICK = (2_000, 10_000)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the benchmarks; return 0 unless what was filled in has a fault."""
    given = _parser().parse_args(argv)
    folder = Path(given.keep or tempfile.mkdtemp(prefix="lianxin-bench-"))
    sizes = QUICK if given.quick else given.sizes
    try:
        _prepare(folder)
        from bench.running import run

        return run(sizes, rounds=given.rounds, explain=given.explain, processes=given.processes)
    finally:
        if not given.keep:
            shutil.rmtree(folder, ignore_errors=True)


def _parser() -> argparse.ArgumentParser:
    said = "性能测试 / benchmarks, on a PostgreSQL of their own that is thrown away afterwards"
    parser = argparse.ArgumentParser(prog="python -m bench", description=said)
    parser.add_argument(
        "--sizes",
        type=_sizes,
        default=SIZES,
        metavar="N,N",
        help="事项数 / how many matters, e.g. 10000,100000",
    )
    parser.add_argument("--quick", action="store_true", help=f"只测 / only {QUICK}")
    parser.add_argument(
        "--rounds", type=int, default=60, help="每项测多少次 / times each work is done"
    )
    parser.add_argument("--processes", type=int, default=2, help="填充进程数 / processes that fill")
    parser.add_argument(
        "--explain",
        action="store_true",
        help="说明未达标项中最慢的查询 / explain the slowest query of what misses its target",
    )
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="保留数据 / keep the data here")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted(int(part) for part in text.replace("_", "").split(",")))


def _prepare(folder: Path) -> None:
    """Start a PostgreSQL of our own, and Django on it as in the demonstration."""
    os.environ["LIANXIN_VAR"] = str(folder)
    os.environ["LIANXIN_DEMONSTRATION"] = "yes"
    os.environ["LIANXIN_HOSTS"] = "testserver"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    from lianxin.config.postgres import own

    os.environ["DATABASE_URL"] = own(folder / "postgres")
    from lianxin.config.commands.setup import django

    django(migrate=True)


if __name__ == "__main__":
    sys.exit(main())
