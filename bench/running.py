"""Fill to each size, measure everything, print the table (Arts. 21, 22)."""

from __future__ import annotations

import os
import platform
import sys
import time
from collections.abc import Sequence

from django.db import connection

from bench.measuring import Measured, Work, explained, measure
from bench.pages import Office
from lianxin.config.demonstration import filling
from lianxin.matters.seal import seal
from lianxin.matters.verifying import verify_all

VERIFY = 200_000
COLUMNS = "{:<34}{:>10}{:>9}{:>9}{:>9}{:>9}{:>8}{:>8}  {}"


def run(sizes: Sequence[int], *, rounds: int, explain: bool, processes: int) -> int:
    """Measure at every size; return 0 unless the record that was filled in has a fault."""
    _say_where()
    found: list[Measured] = []
    faults = 0
    for size in sizes:
        rate = filling.fill_to(size, progress=_progress, processes=processes)
        _settle()
        print(f"\r{size:,} matters, filled at {rate:,.0f}/s", flush=True)
        for work in Office().all():
            print(f"\r  {work.name:<50}", end="", file=sys.stderr, flush=True)
            found.append(measure(work, size, rounds))
        print("\r" + " " * 60, end="\r", file=sys.stderr)
        print_table(found, size, sizes[0])
        faults += _verify()
        if explain:
            _explain([one for one in found if one.size == size and not one.reached])
    return 1 if faults else 0


def _say_where() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_version")
        server = cursor.fetchone()[0]
    load = os.getloadavg()[0]
    print(
        f"{platform.machine()}, {os.cpu_count()} cores, load {load:.1f}; Python "
        f"{platform.python_version()}, PostgreSQL {server}. Milliseconds; queries of one time."
    )


def _progress(done: int, total: int) -> None:
    print(
        f"\r  filling {100 * done // max(total, 1):3} %  {done:,}",
        end="",
        file=sys.stderr,
        flush=True,
    )


def _settle() -> None:
    """Do what autovacuum does in the hours after so many rows came in."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
        cursor.execute("CHECKPOINT")


def print_table(found: Sequence[Measured], size: int, smallest: int) -> None:
    """Print one size: each work with its target, and how it grew since the smallest size."""
    print(
        COLUMNS.format("what", "size", "p50", "p95", "cpu", "queries", "target", "grew", "to beat")
    )
    before = {one.work.name: one.p50 for one in found if one.size == smallest}
    for one in found:
        if one.size == size:
            print(_row(one, one.p50 / before[one.work.name]))
    missed = [one.work.name for one in found if one.size == size and not one.reached]
    print(f"targets missed: {'; '.join(missed)}" if missed else "every target reached", flush=True)


def _row(one: Measured, grew: float) -> str:
    work: Work = one.work
    target = (
        "" if work.most is None else f"{work.most:g}{'/' + str(work.asks) if work.asks else ''}"
    )
    mark = "" if one.reached else "✗ "
    return COLUMNS.format(
        work.name,
        f"{one.size:,}",
        f"{one.p50:.1f}",
        f"{one.p95:.1f}",
        f"{one.cpu:.1f}",
        one.queries,
        target,
        f"×{grew:.1f}",
        mark + work.peers,
    )


def _verify() -> int:
    """Verify the whole record, as `lianxin verify` does; return how many faults it has."""
    seal()
    started = time.perf_counter()
    found = verify_all()
    rate = found.entries / (time.perf_counter() - started)
    mark = "" if rate >= VERIFY else "✗ "
    print(
        f"{mark}verify: {found.entries:,} entries at {rate:,.0f}/s (target {VERIFY:,}/s), "
        f"{len(found.faults)} faults\n",
        flush=True,
    )
    return len(found.faults)


def _explain(missed: Sequence[Measured]) -> None:
    for one in missed:
        seconds, sql = one.slowest
        print(f"— {one.work.name}: slowest query {1000 * seconds:.0f} ms\n{sql[:1500]}")
        print("\n".join(explained(sql)), "\n", flush=True)
