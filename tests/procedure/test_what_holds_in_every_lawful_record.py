"""What the law promises, over records drawn at random: none may break it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.entry import Entry
from lianxin.procedure.replay import advance, apply, check, offers, recompute, replay
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, Stage
from lianxin.procedure.steps import STEPS
from lianxin.statute.calendar import STATUTORY, Calendar
from lianxin.statute.limits import CONCLUDE, OBJECT
from tests.procedure.records import records

MANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
REQUESTS = {"request_review", "request_reexamination"}
SEALED_STEPS = {step.name for step in STEPS.values() if step.under_seal}


def cases(entries: list[Entry]) -> list[Case]:
    """Return the case before the first entry, and after each."""
    found = [Case()]
    for entry in entries:
        found.append(apply(found[-1], entry))
    return found


def rounds(entries: list[Entry]) -> list[list[Entry]]:
    """Return the entries cut where a matter is accepted, sent back, studied or reopened."""
    cut: list[list[Entry]] = [[]]
    for entry in entries:
        if STEPS[entry.step].new_round:
            cut.append([])
        cut[-1].append(entry)
    return cut


@MANY
@given(records())
def test_each_entry_passes_the_check_that_it_met(entries):
    case = Case()
    for entry in entries:
        check(case, entry)
        case = apply(case, entry)


@MANY
@given(records())
def test_a_replay_is_the_fold_of_its_advances(entries):
    case = Case()
    for entry in entries:
        case, timed = advance(case, replace(entry, clocks=()), STATUTORY)
        if entry.step != "recompute":
            assert timed == entry
    assert replay(entries) == case


@MANY
@given(records())
def test_a_clock_reads_back_as_it_was_written(entries):
    for entry in entries:
        assert tuple(Clock.from_facts(clock.as_facts()) for clock in entry.clocks) == entry.clocks


@MANY
@given(records())
def test_a_closed_matter_stays_closed_unless_reopened_or_by_right(entries):
    """Art. 36 ¶3: new facts reopen; a lapsed right can be used with good reason."""
    for before, entry, after in zip(cases(entries), entries, cases(entries)[1:], strict=False):
        if before.stage in CLOSED and after.stage is not before.stage:
            assert entry.step == "reopen" or (
                entry.step in REQUESTS and before.stage is Stage.CLOSED_LAPSED
            )


@MANY
@given(records(60, through="serve_reexamination"))
def test_no_clock_binds_an_organ_once_three_levels_are_over(entries):
    """Art. 36: after the re-examination no organ owes anything but care."""
    for case in cases(entries):
        if case.stage is Stage.ENDED:
            assert not case.due


@MANY
@given(records())
def test_every_open_matter_has_an_owner_and_most_have_a_day(entries):
    case = replay(entries)
    assert case.stage in CLOSED or offers(case, list(Role))
    if case.stage in {Stage.RECEIVED, Stage.REGISTERED, Stage.ACCEPTED, Stage.HANDLING}:
        assert case.due


@MANY
@given(records())
def test_a_limit_never_ends_before_the_day_that_was_counted(entries):
    """Civil Code Art. 203: a last day moves off a rest day, and only forward."""
    for case in cases(entries):
        for clock in case.clocks.values():
            assert clock.due.plan_by <= clock.due.raw <= clock.due.legal
            assert clock.due.raw >= clock.day0


@MANY
@given(records(through="extend"))
def test_a_matter_is_extended_once_and_by_thirty_days_at_most(entries):
    """Art. 34."""
    for acts in rounds(entries):
        assert sum(entry.step == "extend" for entry in acts) <= 1
    for case in cases(entries):
        if clock := case.clocks.get(CONCLUDE.id):
            assert 60 <= clock.length <= 90


@MANY
@given(records(through="decide"))
def test_hearing_and_investigation_come_before_every_opinion(entries):
    """Art. 31(6)."""
    for acts in rounds(entries):
        steps = [entry.step for entry in acts]
        if "decide" in steps:
            before = steps[: steps.index("decide")]
            assert "hear" in before and "investigate" in before


@MANY
@given(records(through="route_sealed"))
def test_under_seal_nothing_is_routed_but_by_the_clerk_and_never_to_the_accused(entries):
    """Art. 30 ¶3."""
    for before, entry in zip(cases(entries), entries, strict=False):
        if not before.sealed:
            continue
        assert entry.step in SEALED_STEPS
        assert entry.step not in {"forward", "assign", "settle", "merge", "supervise", "refer_out"}
        if entry.step in {"route_sealed", "notify_personnel"}:
            assert entry.by is Role.CONFIDENTIAL
            named = {**before.known, **entry.facts}
            barred = {named.get("accused"), *(before.known.get("barred") or ())}
            assert entry.facts["organ"] not in barred


@MANY
@given(records(through="route_sealed"))
def test_what_is_sealed_is_offered_to_few(entries):
    case = replay(entries)
    if case.sealed:
        few = {Role.CONFIDENTIAL, Role.PETITIONER, Role.SYSTEM, Role.HEAD_OF_ORGAN}
        others = [role for role in Role if role not in few | {Role.REGISTRAR}]
        assert offers(case, others) == []


@MANY
@given(records(through="evaluate"))
def test_only_the_petitioner_evaluates_and_each_target_once_an_answer(entries):
    """Art. 21 ¶2."""
    targets: list[str] = []
    for entry in entries:
        if entry.step == "reopen":
            targets = []
        if entry.step == "evaluate":
            assert entry.by is Role.PETITIONER
            assert entry.facts["target"] not in targets
            targets.append(entry.facts["target"])


@MANY
@given(records(through="mediate"))
def test_nothing_stops_the_sixty_days_but_the_end(entries):
    """Art. 34: no mediation, hearing, question or supervision stops them."""
    for before, entry, after in zip(cases(entries), entries, cases(entries)[1:], strict=False):
        clock = before.running(CONCLUDE)
        if clock and entry.step not in {"extend", "recompute", "send_back"}:
            now = after.clocks[CONCLUDE.id]
            assert now.due == clock.due
            assert now.running or after.stage in {Stage.SERVED, *CLOSED}


@MANY
@given(records(through="hear_again"))
def test_only_a_hearing_moves_the_re_examination(entries):
    """Art. 36 ¶2."""
    for before, entry, after in zip(cases(entries), entries, cases(entries)[1:], strict=False):
        old, new = before.clocks.get("R10"), after.clocks.get("R10")
        if old and new and old.day0 == new.day0 and old.due != new.due:
            assert entry.step in {"hear_again", "recompute"}
            spent = (entry.facts["hearing_to"] - entry.facts["hearing_from"]).days
            assert new.due.raw - old.due.raw == timedelta(days=spent)


@MANY
@given(records())
def test_a_repeat_starts_no_clock_anew(entries):
    for before, entry, after in zip(cases(entries), entries, cases(entries)[1:], strict=False):
        if entry.step in {"add_item", "supplement"}:
            assert after.clocks == before.clocks
            assert after.stage is before.stage


@MANY
@given(records(through="refuse"))
def test_two_have_signed_every_refusal(entries):
    """Arts. 19 ¶3, 36 ¶3."""
    proposer = ""
    for entry in entries:
        if entry.step == "propose":
            proposer = entry.who
        if entry.step in {"refuse", "refuse_further", "merge"}:
            assert proposer and proposer != entry.who


@MANY
@given(records())
def test_days_never_run_backwards(entries):
    assert all(one.on <= next_.on for one, next_ in pairwise(entries))


@MANY
@given(records())
def test_an_objection_is_a_right_and_presses_nobody(entries):
    for case in cases(entries):
        assert OBJECT.id not in {clock.limit for clock in case.due}
        assert all(clock.rule.ours for clock in case.due)
        assert not any(clock.rule.ours for clock in case.rights)


days_off = st.lists(
    st.dates(date(2027, 1, 1), date(2027, 12, 31)).map(lambda day: (day, "off")), max_size=60
)


@MANY
@given(records(), days_off, st.integers(0, 1500))
def test_recomputing_is_never_to_the_petitioners_loss(entries, announced, later):
    """A newly announced year may give people more time and organs less, never the reverse."""
    shift = timedelta(days=later)
    moved = [_moved(entry, shift) for entry in entries]
    case = replay(moved)
    calendar: Calendar = STATUTORY.with_days([(date(2027, 1, 1), "off"), *announced])
    assert case.last_on is not None
    entry = recompute(case, on=case.last_on, calendar=calendar)
    if entry is None:
        return
    after, timed = advance(case, entry, calendar)
    assert after.stage is case.stage
    for clock in timed.clocks:
        old = case.clocks[clock.limit]
        if clock.rule.ours:
            assert clock.due.legal <= old.due.legal and clock.due.raw <= old.due.raw
        else:
            assert clock.due.legal >= old.due.legal and clock.due.raw >= old.due.raw


def _moved(entry: Entry, shift: timedelta) -> Entry:
    """Return an entry of the same record some years later, its clocks reckoned again."""
    facts = {k: v + shift if isinstance(v, date) else v for k, v in entry.facts.items()}
    clocks = tuple(
        replace(
            clock,
            day0=clock.day0 + shift,
            due=STATUTORY.due(
                clock.day0 + shift,
                clock.length,
                clock.rule.unit if clock.rule.unit == "workday" else _DAY,
                clock.paused,
            ),
        )
        for clock in entry.clocks
    )
    return replace(entry, on=entry.on + shift, facts=facts, clocks=clocks)


_DAY = CONCLUDE.unit
