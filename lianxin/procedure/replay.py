"""The pure core: replay a record, check one new entry, advance (Arts. 22-36).

Replay applies what stands in a record without question; only a new entry is checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import reduce
from types import MappingProxyType
from typing import Any

from lianxin.procedure import clocks
from lianxin.procedure.case import Case, stopped
from lianxin.procedure.clocks import Clock
from lianxin.procedure.entry import Entry
from lianxin.procedure.facts import FACTS
from lianxin.procedure.refusal import Refusal, Refused, no
from lianxin.procedure.roles import Role
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.statute.calendar import Calendar
from lianxin.statute.citation import art
from lianxin.statute.text import Text

CORRECT_IT = Text("请更正后再次提交。", "Correct it and submit again.")
TO_THE_CLERK = Text("请交密件经办人办理。", "Hand it to the confidential clerk.")


def replay(entries: Iterable[Entry]) -> Case:
    """Return the case that a whole record adds up to."""
    return reduce(apply, entries, Case())


def advance(case: Case, entry: Entry, calendar: Calendar) -> tuple[Case, Entry]:
    """Return the case after one new entry, and the entry with its clocks, or raise `Refused`."""
    check(case, entry)
    reckoned = _clocks(STEPS[entry.step], case, entry, calendar)
    timed = replace(entry, clocks=(*entry.clocks, *reckoned))
    return apply(case, timed), timed


def check(case: Case, entry: Entry) -> None:
    """Refuse an entry that the law does not allow now; raise `Refused` with its article."""
    step = STEPS.get(entry.step)
    if step is None:
        raise Refused(no(f"没有名为{entry.step}的步骤", f"no step is called {entry.step}"), art(22))
    for refusal in _refusals(step, case, entry):
        raise Refused(refusal, step.cites)


def offers(case: Case, roles: Iterable[Role]) -> list[Step]:
    """Return the steps that somebody in these roles may take now, as far as the case can tell."""
    parts = set(roles)
    return [
        step
        for step in STEPS.values()
        if case.stage in step.at
        and parts & set(step.whose(case))
        and not any(when(case) for when in step.when)
    ]


def apply(case: Case, entry: Entry) -> Case:
    """Return the case after an entry, without question."""
    step = STEPS[entry.step]
    to = step.leads_to(case, entry)
    kept = {name: entry.facts[name] for name in step.keeps if entry.facts.get(name) is not None}
    known = {name: value for name, value in case.known.items() if name not in step.forgets}
    fresh = {clock.limit: clock for clock in entry.clocks}
    done = frozenset({step.name}) if step.new_round else case.done | {step.name}
    flags = {flag.format_map(entry.facts) for flag in step.raises}
    return Case(
        stage=to,
        before=case.stage if to != case.stage else case.before,
        clocks=MappingProxyType(_running(step, case, entry) | fresh),
        known=MappingProxyType({**known, **kept}),
        done=done,
        flags=(case.flags - set(step.lowers)) | flags,
        last_on=entry.on,
        entries=case.entries + 1,
        returns=case.returns + (step.name == "object"),
        authors=MappingProxyType({**case.authors, step.name: entry.who}),
    )


def _refusals(step: Step, case: Case, entry: Entry) -> Iterable[Refusal]:
    """Yield every reason against an entry; a later one may rely on the earlier ones."""
    yield from _not_theirs(step, case, entry)
    if case.stage not in step.at:
        yield _wrong_stage(step, case)
    if case.last_on and entry.on < case.last_on:
        yield no(
            f"日期{entry.on}早于上一条记录的日期{case.last_on}",
            f"{entry.on} is before the day of the last entry, {case.last_on}",
            remedy=CORRECT_IT,
        )
    yield from _misstated(step, entry.facts)
    yield from (refusal for when in step.when if (refusal := when(case)))
    yield from (refusal for guard in step.provided if (refusal := guard(case, entry)))


def _not_theirs(step: Step, case: Case, entry: Entry) -> Iterable[Refusal]:
    if entry.by in step.whose(case):
        return
    if case.sealed and not step.under_seal:
        yield no(
            "检举控告事项只能密转，不得在普通程序中办理",
            "an accusation is routed under seal only",
            remedy=TO_THE_CLERK,
            cites=art(30, 3),
        )
    roles = [role.label for role in step.whose(case)]
    yield no(
        f"“{step.label.zh}”由{'、'.join(label.zh for label in roles)}办理",
        f"to {step.label.en} is for the {' or '.join(label.en for label in roles)}",
        remedy=Text("请交由有权办理的人员。", "Leave it to whoever is entitled to it."),
        cites=art(30, 3) if case.sealed else None,
    )


def _wrong_stage(step: Step, case: Case) -> Refusal:
    now = case.stage.label if case.stage else Text("尚未收到", "not received yet")
    return no(
        f"事项目前为“{now.zh}”，不能“{step.label.zh}”",
        f"the matter is {now.en}: it is not the time to {step.label.en}",
        remedy=Text(
            "请刷新页面，按事项目前的状态办理；信访人有新的事实或者理由的，可以重新提出。",
            "Reload the page and act on the matter as it stands; a petitioner with new "
            "facts or reasons may put them forward.",
        ),
    )


def _misstated(step: Step, facts: Mapping[str, Any]) -> Iterable[Refusal]:
    for name in step.asks:
        if facts.get(name) in (None, "", ()):
            label = FACTS[name].label
            yield no(f"缺少“{label.zh}”", f"{label.en} is missing", remedy=CORRECT_IT)
    for name, value in facts.items():
        if name not in step.facts:
            yield no(
                f"“{step.label.zh}”不记载{name}",
                f"to {step.label.en} records no {name}",
                remedy=CORRECT_IT,
            )
        elif value not in (None, "", ()) and not FACTS[name].fits(value):
            label = FACTS[name].label
            yield no(
                f"“{label.zh}”不能是“{value}”",
                f"{label.en} cannot be {value!r}",
                remedy=CORRECT_IT,
            )


def _clocks(step: Step, case: Case, entry: Entry, calendar: Calendar) -> Iterable[Clock]:
    for limit in step.starts:
        yield clocks.start(limit, day0=step.day0(entry), calendar=calendar)
    for timer in step.timed:
        if clock := timer(case, entry, calendar):
            yield clock


def _running(step: Step, case: Case, entry: Entry) -> dict[str, Clock]:
    after = stopped(case.clocks, step.stops, entry.on)
    resumed = {limit.id for limit in step.resumes}
    return {k: replace(c, stopped_on=None) if k in resumed else c for k, c in after.items()}


def recompute(case: Case, *, on: date, calendar: Calendar) -> Entry | None:
    """Return the entry that recomputes provisional clocks by a newly announced calendar."""
    provisional = [c for c in case.clocks.values() if c.running and c.due.provisional]
    fresh = [clocks.recomputed(clock, calendar) for clock in provisional]
    changed = [new for old, new in zip(provisional, fresh, strict=False) if new != old]
    if not changed:
        return None
    return Entry("recompute", Role.SYSTEM, on, clocks=tuple(changed))
