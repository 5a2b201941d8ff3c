"""How long work takes, in the middle and at the slow end, and how many queries (Art. 21)."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

WARM = 3


@dataclass(frozen=True)
class Work:
    """One piece of work: `prepare` is not measured, and what it returns is given to `do`.

    `most` is the target in milliseconds at the slow end, `asks` in queries; `peers` what others
    need for the same work on the same kind of machine.
    """

    name: str
    do: Callable[[Any], object]
    prepare: Callable[[], Any] = lambda: None
    most: float | None = None
    asks: int | None = None
    peers: str = ""


@dataclass
class Measured:
    """What one piece of work took at one size; `cpu` is this process's own work, which other
    programs on the machine disturb least."""

    work: Work
    size: int
    p50: float
    p95: float
    cpu: float
    queries: int
    slowest: tuple[float, str] = field(default=(0.0, ""))

    @property
    def reached(self) -> bool:
        """Tell whether the targets were reached: in time at the slow end, and in queries."""
        in_time = self.work.most is None or self.p95 <= self.work.most
        return in_time and (self.work.asks is None or self.queries <= self.work.asks)


def measure(work: Work, size: int, rounds: int) -> Measured:
    """Do a piece of work again and again, and say how long it took in milliseconds."""
    for _ in range(WARM):
        work.do(work.prepare())
    taken, worked = [], []
    gc.collect()
    for _ in range(rounds):
        given = work.prepare()
        started, busy = time.perf_counter(), time.process_time()
        work.do(given)
        taken.append(1000 * (time.perf_counter() - started))
        worked.append(1000 * (time.process_time() - busy))
    given = work.prepare()
    with CaptureQueriesContext(connection) as asked:
        work.do(given)
    slowest = max(((float(one["time"]), one["sql"]) for one in asked), default=(0.0, ""))
    slow = quantiles(taken, n=20)[-1]
    return Measured(work, size, median(taken), slow, median(worked), len(asked), slowest)


def explained(sql: str) -> list[str]:
    """Return how PostgreSQL carries out a query that only reads."""
    if not sql.lstrip().upper().startswith(("SELECT", "WITH")):
        return [sql[:200]]
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}")
        return [line for (line,) in cursor.fetchall()]
