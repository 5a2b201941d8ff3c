"""What the worker does by itself: the nightly seal, what lapses, what broke off (Arts. 21, 35)."""

from __future__ import annotations

from django.utils import timezone
from procrastinate import JobContext
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


@app.periodic(cron="* * * * *")
@app.task(queueing_lock="take up again", pass_context=True)
async def take_up_again(context: JobContext, timestamp: int) -> int:
    """Queue again what a worker had in hand when it was killed; every task can be run again."""
    jobs = context.app.job_manager
    stalled = list(await jobs.get_stalled_jobs())
    for job in stalled:
        await jobs.retry_job(job)
    return len(stalled)
