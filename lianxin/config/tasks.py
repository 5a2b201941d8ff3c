"""What the worker does by itself: the nightly seal, what lapses (Arts. 21, 35, 36)."""

from __future__ import annotations

from django.utils import timezone
from procrastinate.contrib.django import app

from lianxin.matters.seal import seal
from lianxin.matters.sweeping import sweep


@app.periodic(cron="10 1 * * *")
@app.task(queueing_lock="seal")
def seal_the_record(timestamp: int) -> str:
    """Sign a root over the day's entries."""
    return str(seal() or "nothing new")


@app.periodic(cron="20 0 * * *")
@app.task(queueing_lock="sweep")
def sweep_the_calendar(timestamp: int) -> dict[str, int]:
    """Write what has lapsed by today."""
    return sweep(timezone.localdate())
