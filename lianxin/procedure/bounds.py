"""Conditions on days and numbers: limits, rights, windows, hearings (Arts. 20 ¶3, 23, 34-36)."""

from __future__ import annotations

from datetime import date, timedelta

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.guards import STILL_HEARD
from lianxin.procedure.refusal import Guard, Refusal, no
from lianxin.statute.citation import art
from lianxin.statute.limits import EVALUATE, REEXAMINE, Limit
from lianxin.statute.text import Text

MOST_REPRESENTATIVES = 5
SAY_WHY_LATE = Text(
    "因不可抗力或者其他正当理由耽误期限的，请说明理由后再次提交；有新的事实或者理由的，可以重新提出。",
    "If force majeure or another good reason kept you, say so and submit again; new facts or "
    "reasons may always be put forward.",
)
CORRECT_THE_DAY = Text("请更正日期后再次提交。", "Correct the day and submit again.")


def at_most_five_representatives(case: Case, entry: Entry) -> Refusal | None:
    """Allow five representatives at most (Art. 20 ¶3)."""
    number = entry.facts.get("representatives") or 0
    if number <= MOST_REPRESENTATIVES:
        return None
    return no(
        f"推选的代表不得超过5人，现为{number}人",
        f"at most five representatives, not {number}",
        cites=art(20, 3),
        remedy=Text(
            "请推选不超过5名代表；其他人的姓名仍可登记。",
            "Choose up to five; everybody else may still be registered.",
        ),
    )


def in_time(limit: Limit, zh: str, en: str) -> Guard:
    """Require an organ's step to come before its limit ends."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        clock = case.clocks.get(limit.id)
        if clock is None or entry.on <= clock.due.legal:
            return None
        return no(f"{zh}（截止{clock.due.legal}）", f"{en} (it ended on {clock.due.legal})")

    return guard


def within_right(limit: Limit) -> Guard:
    """Let the petitioner act until the legal last day, by post date, or later with good reason."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        clock = case.clocks.get(limit.id)
        if clock is None or asked_on(entry) <= clock.due.legal or entry.facts.get("late_reason"):
            return None
        return no(
            f"请求应当在{clock.due.legal}前（含当日）提出",
            f"the request was to be made by {clock.due.legal}",
            remedy=SAY_WHY_LATE,
        )

    return guard


def asked_on(entry: Entry) -> date:
    """Return the day that counts for a request: posted, received or recorded, the earliest."""
    days = (entry.facts.get("posted_on"), entry.facts.get("received_on"), entry.on)
    return min(day for day in days if day)


def right_has_passed(limit: Limit) -> Guard:
    """Let a matter lapse only after the petitioner's last day has passed."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        clock = case.clocks.get(limit.id)
        if clock and entry.on > clock.due.legal:
            return None
        return no("信访人的期限尚未届满", "the petitioner's time has not ended")

    return guard


def extension_fits(limit: Limit) -> Guard:
    """Allow the days that the law allows, and no more (Art. 34)."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        days = entry.facts["days"]
        if 0 < days <= limit.extendable_by:
            return None
        return no(
            f"延长期限为1至{limit.extendable_by}日，不能是{days}日",
            f"an extension is 1 to {limit.extendable_by} days, not {days}",
        )

    return guard


def day_is_ahead(fact: str) -> Guard:
    """Require a day, where one is given, that has not passed."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        day = entry.facts.get(fact)
        if day is None or day >= entry.on:
            return None
        return no(
            f"期限{day}早于当日{entry.on}",
            f"the day {day} has passed already",
            remedy=CORRECT_THE_DAY,
        )

    return guard


def not_ahead(*facts: str) -> Guard:
    """Require days, where they are given, that have come: nobody receives or posts tomorrow."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        for fact in facts:
            day = entry.facts.get(fact)
            if day is not None and day > entry.on:
                return no(
                    f"日期{day}晚于记录日期{entry.on}",
                    f"the day {day} is after the day of the entry, {entry.on}",
                    remedy=CORRECT_THE_DAY,
                )
        return None

    return guard


def hearing_days_fit(case: Case, entry: Entry) -> Refusal | None:
    """Require a hearing's conclusion not to come before its notice (Art. 36 ¶2)."""
    if entry.facts["hearing_to"] >= entry.facts["hearing_from"]:
        return None
    return no(
        "听证结论日早于通知日",
        "the conclusion of the hearing comes before its notice",
        remedy=CORRECT_THE_DAY,
    )


def hearing_days_are_fresh(case: Case, entry: Entry) -> Refusal | None:
    """Leave each day of hearing out once only, and none from before the request (Art. 36 ¶2)."""
    clock = case.running(REEXAMINE)
    counted = [clock.day0 if clock else None, case.known.get("hearing_to")]
    last = max((day for day in counted if day), default=None)
    if last is None or entry.facts["hearing_from"] >= last:
        return None
    return no(
        f"{last}之前的日期不能作为听证时间扣除",
        f"days before {last} cannot be left out as hearing time",
        remedy=CORRECT_THE_DAY,
    )


def hearing_days(entry: Entry) -> int:
    """Return the days from the notice to the conclusion of a hearing."""
    span: timedelta = entry.facts["hearing_to"] - entry.facts["hearing_from"]
    return span.days


def within_window(case: Case, entry: Entry) -> Refusal | None:
    """Let the petitioner evaluate until the window's last day."""
    clock = case.clocks.get(EVALUATE.id)
    if clock is None or entry.on <= clock.due.legal:
        return None
    return no(
        f"评价期已于{clock.due.legal}届满",
        f"the evaluation window ended on {clock.due.legal}",
        remedy=STILL_HEARD,
    )
