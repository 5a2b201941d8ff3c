"""Fill the database for benchmarks: real models, real procedure, many rows (Arts. 17-36).

Every entry passes the procedure and is chained; only what differs from matter to matter is filled
in afterwards, so that one way from one day is reckoned once.
"""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, wait
from datetime import date

from django.db import connection, transaction
from django.utils import timezone

from lianxin.config.demonstration import apart, district
from lianxin.config.demonstration.filled import Filler
from lianxin.matters.matter import Matter
from lianxin.organs.models import Organ

BATCH = 1000
PROCESSES = 2
Progress = Callable[[int, int], None]


def fill_to(
    total: int, progress: Progress = lambda done, total: None, processes: int = PROCESSES
) -> float:
    """Fill the database up to a number of matters; return how many were written a second.

    Each process fills for offices of its own, so that none waits for another's numbers.
    """
    if not Organ.objects.filter(code=district.OFFICE).exists():
        with transaction.atomic():
            district.write()
    here, started = Matter.objects.count(), time.monotonic()
    wanted = max(total - here, 0)
    for done in _filled(wanted, here, timezone.localdate(), processes):
        progress(here + min(done, wanted), total)
    seconds = time.monotonic() - started
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return wanted / max(seconds, 0.001)


def _filled(wanted: int, seed: int, today: date, processes: int) -> Iterator[int]:
    """Yield how many are written so far."""
    first = wanted // processes
    shares = [first] * (processes - 1) + [wanted - first * (processes - 1)]
    if processes > 1 and wanted > 2 * BATCH:
        yield from _together(shares, seed, today)
        return
    done = 0
    for part, share in enumerate(shares):
        for count in fill_share(part, processes, share, seed, today):
            done += count
            yield done


def _together(shares: list[int], seed: int, today: date) -> Iterator[int]:
    """Fill every share in a process of its own; how far they are, the sequence of keys tells."""
    before = _last_key()
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(len(shares), mp_context=spawn) as pool:
        parts = [
            pool.submit(apart.fill, part, len(shares), share, seed, today)
            for part, share in enumerate(shares)
        ]
        while wait(parts, timeout=1).not_done:
            yield _last_key() - before
        for part in parts:
            part.result()
    yield sum(shares)


def _last_key() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(pg_sequence_last_value(pg_get_serial_sequence(%s, 'id')), 0)",
            [Matter._meta.db_table],
        )
        return int(cursor.fetchone()[0])


def fill_share(part: int, processes: int, share: int, seed: int, today: date) -> Iterator[int]:
    """Fill a share, a batch a transaction; yield how many each batch wrote."""
    filler = Filler(part=part, processes=processes, seed=seed, today=today)
    for start in range(0, share, BATCH):
        count = min(BATCH, share - start)
        with transaction.atomic():
            filler.write(start, count, share)
        yield count
