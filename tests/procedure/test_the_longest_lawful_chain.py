"""Everybody waits for their last day: 15 + 15 + 60 + 30 + 30 + 30 + 30 + 30 days, and a hearing."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.replay import advance
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.statute.calendar import STATUTORY

RECEIVED = date(2024, 3, 1)


class Walk:
    """A record that is written act by act, each on a day that is told or counted."""

    def __init__(self) -> None:
        self.case = Case()

    def act(self, step: str, by: Role, on: date, **facts: Any) -> None:
        entry = Entry(step, by, on, by.value, facts=facts)
        self.case, _timed = advance(self.case, entry, STATUTORY)

    def last_day(self, limit: str) -> date:
        return self.case.clocks[limit].due.raw


def slowest(hearing: int) -> Walk:
    """Walk the whole chain, each act on the last day as counted."""
    walk = Walk()
    walk.act("arrive", Role.PETITIONER, RECEIVED, received_on=RECEIVED, channel="net")
    walk.act("register", Role.REGISTRAR, RECEIVED)
    walk.act("screen", Role.SCREENER, RECEIVED, route="A6", category="x", recusal_cleared=True)
    walk.act("forward", Role.SCREENER, walk.last_day("R01"), unit=1)
    walk.act("accept", Role.HANDLER, walk.last_day("R03"), document=1)
    accepted = walk.last_day("R03")
    walk.act("open", Role.HANDLER, accepted, handler=1, recusal_cleared=True)
    walk.act("hear", Role.HANDLER, accepted)
    walk.act("investigate", Role.HANDLER, accepted, note="x")
    walk.act("extend", Role.HEAD_OF_ORGAN, walk.last_day("R05"), days=30, reason="x", document=1)
    on = walk.last_day("R05")
    walk.act("decide", Role.HEAD_OF_ORGAN, on, outcome="not_supported", document=1)
    walk.act("serve", Role.HANDLER, on, method="direct", proof=1)
    walk.act("request_review", Role.PETITIONER, walk.last_day("R07"), review_organ=2, words="x")
    on = walk.last_day("R08")
    walk.act("decide_review", Role.REVIEWER, on, decision="upheld", document=1)
    walk.act("serve_review", Role.REVIEWER, on, method="direct", proof=1)
    on = walk.last_day("R09")
    walk.act("request_reexamination", Role.PETITIONER, on, reexamination_organ=3, words="x")
    if hearing:
        to = on + timedelta(days=hearing)
        walk.act("hear_again", Role.REVIEWER, to, hearing_from=on, hearing_to=to, note="x")
    on = walk.last_day("R10")
    walk.act("decide_reexamination", Role.REVIEWER, on, decision="upheld", document=1)
    walk.act("serve_reexamination", Role.REVIEWER, on, method="direct", proof=1)
    return walk


@pytest.mark.parametrize("hearing", [0, 1, 9, 25])
def test_it_takes_two_hundred_and_forty_days_and_the_hearing(hearing: int) -> None:
    walk = slowest(hearing)

    assert walk.case.stage is Stage.ENDED
    assert walk.case.last_on == RECEIVED + timedelta(days=240 + hearing)


def test_nothing_in_it_was_late() -> None:
    case = slowest(9).case
    duties = [clock for clock in case.clocks.values() if clock.binds_us]
    assert not any(clock.late_on(case.last_on) for clock in duties)


def test_the_petitioner_used_every_day_of_every_right() -> None:
    case = slowest(0).case
    used = [case.clocks[id] for id in ("R07", "R09")]
    assert all(clock.stopped_on == clock.due.raw for clock in used)
