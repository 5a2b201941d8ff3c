"""What the worker does for the exchange desk: check a table, bring it in, forget it (Art. 21)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from procrastinate import JobContext, RetryStrategy
from procrastinate.contrib.django import app
from procrastinate.exceptions import JobAborted

from lianxin.exchange import importing, tables
from lianxin.exchange.faults import BadTable, Fault
from lianxin.exchange.importing import Interrupted, Order, Report
from lianxin.exchange.mapping import Row
from lianxin.exchange.models import Import, State
from lianxin.procedure.refusal import Refused

AGAIN = RetryStrategy(max_attempts=5, wait=5)


def queue(one: Import, state: State) -> None:
    """Hand an import to the worker, together with its state or not at all."""
    with transaction.atomic():
        one.state, one.done, one.why = state, 0, {}
        one.save(update_fields=["state", "done", "why", "seen_at"])
        task = check if state == State.CHECKING else bring_in
        task.configure(lock=f"import {one.office_id}").defer(key=str(one.pk))


@app.task(retry=AGAIN)
def check(key: str) -> str:
    """Check every row and keep what is wrong; write nothing."""
    one = Import.objects.select_related("office").get(pk=UUID(key))
    if one.state != State.CHECKING:
        return one.state
    try:
        _rows, report = _checked(one, _shown(one))
    except BadTable as wrong:
        return _fail(one, wrong)
    one.rows, one.present = report.rows, report.present
    one.found(report.errors)
    one.state = State.WRONG if report.errors or not report.rows else State.CHECKED
    one.save()
    return one.state


@app.task(retry=AGAIN, pass_context=True)
def bring_in(context: JobContext, key: str) -> str:
    """Check again, then write; what an earlier attempt has written is left out."""
    return run(UUID(key), stop=context.should_abort)


def run(key: UUID, *, stop: Callable[[], bool] = lambda: False) -> str:
    """Bring an import in, from wherever it stands."""
    one = Import.objects.select_related("office", "officer").get(pk=key)
    if one.state != State.RUNNING:
        return one.state
    try:
        rows, report = _checked(one)
        if report.errors:
            one.found(report.errors)
            one.state = State.WRONG
            one.save()
            return one.state
        _write(one, rows, report, stop)
    except Interrupted as wrong:
        raise JobAborted from wrong
    except Fault as wrong:
        return _fail(one, wrong)
    except Refused as refused:
        return _fail(one, Fault(refused.say("zh"), refused.say("en")))
    return one.state


def _write(one: Import, rows: list[Row], report: Report, stop: Callable[[], bool]) -> None:
    before = one.matters, one.repeats
    report.matters, report.repeats = before
    importing.write(
        rows, one.source, report, order=_order(one), progress=_shown(one, report), stop=stop
    )
    present = max(report.present - sum(before), 0)
    counts = {"matters": report.matters, "repeats": report.repeats, "present": present}
    one.end(State.DONE, done=len(rows), rows=len(rows), **counts)


def _checked(one: Import, progress: Any = lambda done, of: None) -> tuple[list[Row], Report]:
    table = tables.read(one.bytes())
    return importing.check(table.lines, one.columns, order=_order(one), progress=progress)


def _order(one: Import) -> Order:
    return Order(one.office, timezone.localdate(), one.officer)


def _shown(one: Import, report: Report | None = None) -> Callable[[int, int], None]:
    """Return what writes down how far the work is, for the page to show."""

    def shown(done: int, of: int) -> None:
        counts = {"matters": report.matters, "repeats": report.repeats} if report else {}
        Import.objects.filter(pk=one.pk).update(
            done=done, rows=of or done, seen_at=timezone.now(), **counts
        )

    return shown


def _fail(one: Import, wrong: Fault) -> str:
    one.state, one.why = State.FAILED, {"zh": wrong.text.zh, "en": wrong.text.en}
    one.save(update_fields=["state", "why", "seen_at"])
    return one.state


@app.periodic(cron="40 2 * * *")
@app.task(queueing_lock="forget imports")
def forget(timestamp: int) -> int:
    """Empty the files of imports that nobody went on with for thirty days."""
    several = list(Import.objects.abandoned(timezone.now()))
    for one in several:
        one.end(State.DROPPED)
    return len(several)
