"""Fill the database for benchmarks: real models, the real procedure, many rows at a time (Arts. 17-36).

Every entry passes the procedure and is chained; only what differs from matter to matter is filled in
afterwards, so that one way from one day is reckoned once.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from datetime import date

from django.db import connection, connections, transaction
from django.utils import timezone

from lianxin.config.demonstration import district
from lianxin.config.demonstration.filled import Filler
from lianxin.matters.matter import Matter
from lianxin.organs.models import Organ

BATCH = 1000
PROCESSES = 2
YEARS = 3
Progress = Callable[[int, int], None]


def fill_to(total: int, progress: Progress = lambda done, total: None, processes: int = PROCESSES) -> float:
    """Fill the database up to a number of matters; return how many were written a second.

    Each process fills for offices of its own, so that none waits for another's numbers.
    """
    if not Organ.objects.filter(code=district.OFFICE).exists():
        with transaction.atomic():
            district.write()
    here, started = Matter.objects.count(), time.monotonic()
    wanted = max(total - here, 0)
    done = 0
    for count in _filled(wanted, here, timezone.localdate(), processes):
        done += count
        progress(here + done, total)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return done / max(time.monotonic() - started, 0.001)


def _filled(wanted: int, seed: int, today: date, processes: int) -> Iterator[int]:
    """Yield how many were written, batch by batch."""
    shares = _shares(wanted, processes)
    if processes == 1 or wanted <= 2 * BATCH:
        for part, share in enumerate(shares):
            yield from _part(part, processes, share, seed, today)
        return
    connections.close_all()
    spawn = multiprocessing.get_context("spawn")
    with spawn.Manager() as manager, ProcessPoolExecutor(processes, mp_context=spawn) as pool:
        told = manager.Queue()
        parts = [
            pool.submit(_apart, part, processes, share, seed, today, told)
            for part, share in enumerate(shares)
        ]
        for _ in range(sum(-(-share // BATCH) for share in shares)):
            count = told.get()
            if count is None:
                break
            yield count
        for part in as_completed(parts):
            part.result()


def _shares(wanted: int, processes: int) -> list[int]:
    first = wanted // processes
    return [first] * (processes - 1) + [wanted - first * (processes - 1)]


def _apart(part: int, processes: int, share: int, seed: int, today: date, told: object) -> None:
    """Fill a share in a process of its own, and tell how far it is."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    import django

    django.setup()
    put = told.put  # type: ignore[attr-defined]
    try:
        for count in _part(part, processes, share, seed, today):
            put(count)
    except BaseException:
        put(None)
        raise


def _part(part: int, processes: int, share: int, seed: int, today: date) -> Iterator[int]:
    filler = Filler(part=part, processes=processes, seed=seed, today=today)
    for start in range(0, share, BATCH):
        count = min(BATCH, share - start)
        with transaction.atomic():
            filler.write(start, count, share)
        yield count
