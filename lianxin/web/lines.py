"""Entries of a record as pages show them: what, when, by whom, with which papers (Art. 21)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.documents.issuing import OWN_CODE
from lianxin.matters import reading
from lianxin.matters.attachment import Attachment
from lianxin.matters.entry import Entry
from lianxin.matters.matter import Matter
from lianxin.organs.places import place
from lianxin.procedure.facts import CHANNELS, FACTS, Kind
from lianxin.statute import taxonomy
from lianxin.statute.forms import FORMS
from lianxin.statute.text import Text
from lianxin.web.desk import today
from lianxin.web.spoken import day, english, say

PDF = "application/pdf"
BY_CHANNEL = {code: Text(zh, en) for code, zh, en in CHANNELS}
ANSWER = Text("信访事项答复书", "written answer")
BESIDE_THE_FORMS = {OWN_CODE: Text("建议意见收悉告知书", "notice that a suggestion is studied")}
DAYS = {fact.label for fact in FACTS.values() if fact.kind is Kind.DAY}


def category(path: str) -> Any:
    """Return the name of a category, or what stands there if the table no longer has it."""
    return taxonomy.topic(path).name if path and taxonomy.exists(path) else path


def whole_category(path: str) -> str:
    """Return a category with the ones above it, in the language of the page."""
    if not path or not taxonomy.exists(path):
        return path
    return taxonomy.english(path) if english() else path.replace("/", " / ")


def channel(code: str) -> Any:
    """Return the name of a channel."""
    return BY_CHANNEL.get(code, code)


def title(paper: Attachment) -> str:
    """Return what a file is called: a form by its name in the law, another by its own."""
    if str(paper.name).startswith(ANSWER.zh):
        return say(ANSWER)
    if paper.form in FORMS:
        return say(FORMS[paper.form].name)
    if paper.form in BESIDE_THE_FORMS:
        return say(BESIDE_THE_FORMS[paper.form])
    return str(paper.name)


def fact(label: Text, value: Any) -> Any:
    """Return a fact as a page says it: days, categories and places in words."""
    if label in DAYS:
        return day(value)
    if label == FACTS["category"].label:
        return whole_category(str(value))
    if label == FACTS["place"].label:
        return place(str(value)) or value
    return value


def hour(entry: Entry) -> datetime | None:
    """Return when an act was written down, where that was on the day of the act."""
    return entry.at if timezone.localdate(entry.at) == entry.on else None


def shown(line: reading.Line, found: Matter) -> dict[str, Any]:
    """Return one entry as the timeline component wants it."""
    entry = line.entry
    return {
        "on": entry.on,
        "at": hour(entry),
        "what": line.step.label,
        "organ": entry.organ,
        "who": entry.officer or (_("信访人") if entry.petitioner_id else _("系统")),
        "article": line.step.cites,
        "facts": [(label, fact(label, value)) for label, value in line.facts],
        "documents": [
            {
                "href": paper.get_absolute_url(),
                "title": title(paper),
                "kind": "PDF" if paper.kind == PDF else "Word" if is_word(paper) else "",
            }
            for paper in line.papers
        ],
    }


def is_word(paper: Attachment) -> bool:
    """Tell whether a file is a Word document."""
    return "word" in paper.kind


def of_steps(found: Matter, steps: Iterable[str]) -> list[dict[str, Any]]:
    """Return the entries of these steps, newest first, to be read beside a form."""
    wanted = frozenset(steps)
    if not wanted:
        return []
    lines = reading.for_officer(found, today())
    return [shown(line, found) for line in reversed(lines) if line.entry.step in wanted]
