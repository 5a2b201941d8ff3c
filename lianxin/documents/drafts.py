"""What a document can take from the record by itself, form by form (Arts. 22, 23, 32-36).

An officer writes only what no record holds: findings, opinion, basis, reasons.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from lianxin.documents import values
from lianxin.matters import calendars
from lianxin.matters.entry import Entry, read_facts
from lianxin.matters.matter import Matter
from lianxin.organs.models import Officer, Organ
from lianxin.organs.organ import Kind
from lianxin.procedure import clocks
from lianxin.statute import limits
from lianxin.statute.calendar import Due
from lianxin.statute.limits import Limit
from lianxin.statute.routes import ROUTES

ACCEPTANCE = ("accept", "accept_simple", "study", "send_back")
SENDING = ("forward", "assign", "settle")


@dataclass(frozen=True)
class Draft:
    """A document being drafted: the matter, the organ that issues it, the officer, the day."""

    matter: Matter
    organ: Organ
    officer: Officer | None
    on: date
    given: Mapping[str, Any]

    @cached_property
    def entries(self) -> list[Entry]:
        """Return the record."""
        return list(self.matter.entries.all())

    def last(self, *steps: str) -> Entry | None:
        """Return the last entry of one of these steps."""
        return next((e for e in reversed(self.entries) if e.step in steps), None)

    def day(self, *steps: str) -> date | None:
        """Return the day of the last entry of one of these steps."""
        entry = self.last(*steps)
        return entry.on if entry else None

    def symbol_of(self, step: str) -> str:
        """Return the number of the document that a step issued, or the day of one without."""
        entry = self.last(step)
        if entry is None:
            return ""
        return str(entry.facts.get("document_number") or f"{values.written(entry.on)}，无文号")

    def received(self, step: str) -> date | None:
        """Return the day on which a request came in: as it was recorded, else of the entry."""
        entry = self.last(step)
        return read_facts(entry.facts).get("received_on", entry.on) if entry else None

    def due(self, limit: Limit) -> Due:
        """Return the dates of a clock that would start today."""
        return clocks.start(limit, day0=self.on, calendar=calendars.calendar()).due

    def running(self, limit: Limit) -> Due | None:
        """Return the dates of a clock in the record."""
        clock = self.matter.case().clocks.get(limit.id)
        return clock.due if clock else None

    def words(self, step: str, fact: str) -> str:
        """Return the words of the last entry of a step."""
        entry = self.last(step)
        pointer = entry.facts.get(fact) if entry else None
        if not isinstance(pointer, dict):
            return ""
        return self.matter.words.get(pk=pointer["words"]).text.clear()

    @cached_property
    def person(self) -> str:
        """Return the petitioner's name, as an official document addresses it."""
        first = self.matter.first_petitioner
        return first.name.clear() if first else "信访人"


def drafted(draft: Draft, form: str) -> dict[str, Any]:
    """Return all that the record gives for a form, under what the officer gave."""
    found = {**_common(draft), **DRAFTS.get(form, lambda _draft: {})(draft)}
    return {
        **found,
        **{name: value for name, value in draft.given.items() if value not in (None, "")},
    }


def _common(draft: Draft) -> dict[str, Any]:
    matter = draft.matter
    first = matter.first_petitioner
    return {
        "organ": draft.organ.name,
        "number": matter.number,
        "addressee": draft.person,
        "addressee_kind": first.kind if first else "person",
        "others_count": max(matter.persons, matter.parties.count(), 1) - 1 or None,
        "issued_on": draft.on,
        "title": matter.title,
        "received_on": draft.day(*SENDING) or matter.received_on,
        "sender": matter.office.name if draft.last(*SENDING) else None,
        "contact": draft.organ.phone,
        "path": draft.given.get("route") or matter.route,
        "signatory": draft.officer.name if draft.officer else "",
    }


def _receipt(draft: Draft) -> dict[str, Any]:
    due = draft.running(limits.DISPOSE) or draft.running(limits.INFORM_DIRECT)
    return {
        "registered_at": draft.on,
        "received_on": draft.matter.received_on,
        "channel": draft.matter.get_channel_display(),
        "dispose_by": due,
    }


def _sent(draft: Draft) -> dict[str, Any]:
    inform, object_ = draft.due(limits.INFORM), draft.due(limits.OBJECT)
    return {
        "received_on": draft.matter.received_on,
        "petitioner_name": draft.person,
        "forwarded_on": draft.on,
        "assigned_on": draft.on,
        "inform_by": inform,
        "object_by": object_,
        "basis": "《信访工作条例》第二十二条第一款",
        "addressee": None,
        "others_count": None,
        "report_wanted": "办结报告",
    }


def reconsideration_body(organ: Organ) -> Organ | None:
    """Return the body that reconsiders an organ's acts: the people's government above it.

    For a vertically led organ it is the superior department of its own line
    (Administrative Reconsideration Law Arts. 24, 27).
    """
    if organ.kind == Kind.VERTICAL:
        return organ.counterpart or organ.above
    above = organ.above
    while above is not None and above.kind != Kind.GOVERNMENT:
        above = above.above
    return above


def _challenged(draft: Draft) -> dict[str, Any]:
    """Return where an answer that is an administrative act is challenged (Art. 31(4), (5))."""
    body = reconsideration_body(draft.matter.unit or draft.organ)
    return {"reconsideration_body": body.name if body else "", "court": "有管辖权的人民法院"}


def _path(draft: Draft) -> dict[str, Any]:
    route = ROUTES.get(str(draft.given.get("route", draft.matter.route)))
    return {
        **_challenged(draft),
        "path": route.code if route else "",
        "basis": route.cites[0].zh if route else "",
    }


def _accepted(draft: Draft) -> dict[str, Any]:
    return {
        "accepted_on": draft.on,
        "conclude_by": draft.due(limits.CONCLUDE),
        "unit": draft.organ.name,
        "unit_phone": draft.organ.phone,
    }


def _refused(draft: Draft) -> dict[str, Any]:
    parent: Matter | None = draft.given.get("parent_matter")
    where = (parent.unit or parent.office) if parent else None
    return {
        "channel": draft.matter.get_channel_display(),
        "received_on": draft.matter.received_on,
        "ground": "N1",
        "basis": "《信访工作条例》第十九条第三款",
        "pending_at": where.name if where else "",
        "pending_number": parent.number if parent else "",
        "pending_due": parent.due_legal if parent else None,
    }


def _no_more(draft: Draft) -> dict[str, Any]:
    parent: Matter | None = draft.given.get("parent_matter")
    found: dict[str, Any] = {
        "received_on": draft.matter.received_on,
        "basis": "《信访工作条例》第三十六条第三款",
    }
    if parent:
        of = Draft(parent, draft.organ, None, draft.on, {})
        for name, step in (
            ("opinion", "decide"),
            ("review", "decide_review"),
            ("reexamination", "decide_reexamination"),
        ):
            found |= {f"{name}_number": of.symbol_of(step), f"{name}_on": of.day(step)}
    return found


def _extended(draft: Draft) -> dict[str, Any]:
    clock = draft.matter.case().running(limits.CONCLUDE)
    days = int(draft.given.get("days") or 0)
    new = clocks.extended(clock, days=days, calendar=calendars.calendar()) if clock else None
    return {
        "accepted_on": draft.day(*ACCEPTANCE),
        "old_due": clock.due if clock else None,
        "new_due": new.due if new else None,
        "approver": draft.officer.name if draft.officer else "",
    }


def _opinion(draft: Draft) -> dict[str, Any]:
    above = draft.organ.above
    challenged = _challenged(draft) if draft.matter.route in {"A4", "A5"} else {}
    return {
        **challenged,
        "accepted_on": draft.day(*ACCEPTANCE),
        "review_organ": above.name if above else "",
    }


def _reviewed(draft: Draft) -> dict[str, Any]:
    above = draft.organ.above
    return {
        "applicant": draft.person,
        "respondent": draft.matter.unit.name if draft.matter.unit else "",
        "received_on": draft.received("request_review"),
        "opinion_number": draft.symbol_of("decide"),
        "request": draft.words("request_review", "words"),
        "reexamination_organ": above.name if above else "",
    }


def _reexamined(draft: Draft) -> dict[str, Any]:
    reviewer = draft.matter.review_organ
    return {
        "applicant": draft.person,
        "respondent": reviewer.name if reviewer else "",
        "received_on": draft.received("request_reexamination"),
        "opinion_number": draft.symbol_of("decide"),
        "review_number": draft.symbol_of("decide_review"),
        "request": draft.words("request_reexamination", "words"),
        "hearing_on": draft.day("hear_again"),
    }


def _served(draft: Draft) -> dict[str, Any]:
    method = str(draft.given.get("method", ""))
    return {
        "served_on": clocks.day_served(method, draft.on),
        "server": draft.officer.name if draft.officer else "",
        "notice_issued_on": draft.on,
    }


def _closing(draft: Draft) -> dict[str, Any]:
    feedback = draft.running(limits.FEED_BACK)
    return {
        "addressee": draft.matter.office.name,
        "addressee_kind": "organisation",
        "others_count": None,
        "assignment_number": draft.symbol_of("assign") or draft.matter.number,
        "assigned_on": draft.day("assign", "settle"),
        "feedback_by": feedback.raw if feedback else None,
        "served_on": draft.day("serve") or "尚未送达",
    }


def _applied(draft: Draft) -> dict[str, Any]:
    again = draft.matter.stage in {"review_served", "reexamination"}
    step, served = ("decide_review", "serve_review") if again else ("decide", "serve")
    return {
        "applicant": draft.person,
        "level": "reexamination" if again else "review",
        "opinion_number": draft.symbol_of(step),
        "opinion_served_on": draft.day(served),
        "received_on": draft.on,
    }


DRAFTS: dict[str, Callable[[Draft], dict[str, Any]]] = {
    "F02": _receipt,
    "F03": _sent,
    "F04": _sent,
    "F06": _path,
    "F07": _accepted,
    "F08": _refused,
    "F09": _no_more,
    "F10": _extended,
    "F12": _opinion,
    "F13": _applied,
    "F14": _reviewed,
    "F15": _reexamined,
    "F16": _served,
    "F20": _closing,
}
