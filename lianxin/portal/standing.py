"""What a petitioner reads of their matter, and what they may do now (Arts. 18, 21, 35, 36)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.matters import reading
from lianxin.matters.attachment import Attachment
from lianxin.matters.matter import Matter
from lianxin.procedure.case import Case
from lianxin.procedure.clocks import Clock
from lianxin.procedure.facts import FACTS
from lianxin.procedure.replay import offers
from lianxin.procedure.roles import Role
from lianxin.web import lines

ACTS = {
    "request_review": ("portal", gettext_lazy("请求复查")),
    "request_reexamination": ("portal", gettext_lazy("请求复核")),
    "evaluate": ("satisfaction", gettext_lazy("评价办理情况")),
    "supplement": ("portal", gettext_lazy("补充事实或者材料")),
    "keep_petition": ("portal", gettext_lazy("收回撤回申请")),
    "request_recusal": ("portal", gettext_lazy("申请有关人员回避")),
    "withdraw": ("portal", gettext_lazy("撤回信访事项")),
}
SEALED_STEPS = {
    "arrive": gettext_lazy("已登记"),
    "register": gettext_lazy("已登记"),
    "route_sealed": gettext_lazy("已转送"),
}
# What officers note for the file is theirs; what they tell the petitioner is the petitioner's.
TOLD = frozenset(
    {
        "reply",
        "guide",
        "guide_litigation",
        "invite",
        "reward",
        "implement",
        "care",
        "agree",
        "report_execution",
        "promise_execution",
        "hold_hearing",
        "hear_again",
        "route",
        "refer",
    }
)
NOT_TOLD = frozenset(
    FACTS[name].label for name in ("ground", "second", "step", "received_on", "new_basis", "words")
)
NOTE, WORDS = FACTS["note"].label, FACTS["words"].label


@dataclass(frozen=True)
class Act:
    """Something that the petitioner may do now."""

    name: str
    label: Any
    href: str
    article: Any
    warning: bool


def acts(matter: Matter, case: Case, on: date) -> list[Act]:
    """Return what the petitioner may do now, in the order in which it matters."""
    open_now = {step.name: step for step in offers(case, {Role.PETITIONER})}
    over = matter.evaluation_until and on > matter.evaluation_until
    if case.sealed or over or case.flags >= {"evaluated office", "evaluated unit"}:
        open_now.pop("evaluate", None)
    return [
        Act(
            name,
            label,
            reverse(f"{desk}:{name}", args=[matter.number]),
            open_now[name].cites,
            name == "withdraw",
        )
        for name, (desk, label) in ACTS.items()
        if name in open_now
    ]


def clocks(case: Case) -> list[tuple[Clock, bool]]:
    """Return the clocks that run, the organ's first; of each whether it is the petitioner's own."""
    if case.sealed:
        return []
    return [*((clock, False) for clock in case.due), *((clock, True) for clock in case.rights)]


def late(case: Case, on: date) -> bool:
    """Tell whether an organ has let a day pass: the page then says where to complain."""
    return any(clock.late_on(on) for clock in case.due)


def timeline(matter: Matter, record: Sequence[reading.Line]) -> list[dict[str, Any]]:
    """Return the record as its petitioner reads it, newest first."""
    if matter.sealed:
        return _sealed(record)
    return [_entry(line, matter) for line in reversed(record)]


def _entry(line: reading.Line, matter: Matter) -> dict[str, Any]:
    entry = line.entry
    system = entry.role == Role.SYSTEM
    return {
        "on": entry.on,
        "at": lines.hour(entry),
        "what": line.step.label,
        "article": line.step.cites,
        "organ": None if entry.petitioner_id or system else entry.organ,
        "who": _("您本人") if entry.petitioner_id else _("系统") if system else "",
        "text": next((value for label, value in line.facts if label == WORDS), ""),
        "facts": _facts(line),
        "documents": [
            {"href": address(matter, paper), "title": lines.title(paper), "kind": _kind(paper)}
            for paper in line.papers
        ],
    }


def _kind(paper: Attachment) -> str:
    return "PDF" if paper.kind == lines.PDF else "Word" if lines.is_word(paper) else ""


def _facts(line: reading.Line) -> list[tuple[Any, Any]]:
    told = line.entry.step in TOLD or line.entry.petitioner_id
    return [
        (label, lines.fact(label, value))
        for label, value in line.facts
        if label not in NOT_TOLD and (told or label != NOTE)
    ]


def _sealed(record: Sequence[reading.Line]) -> list[dict[str, Any]]:
    """Say of an accusation that it is registered, and that it was transferred, and no more."""
    found: dict[str, dict[str, Any]] = {}
    for line in record:
        if line.entry.step in SEALED_STEPS:
            what = str(SEALED_STEPS[line.entry.step])
            found.setdefault(what, {"on": line.entry.on, "what": what, "article": line.step.cites})
    return list(reversed(found.values()))


def papers(matter: Matter, record: Sequence[reading.Line]) -> list[dict[str, Any]]:
    """Return the notices and opinions, newest first, PDF beside Word."""
    found = []
    for line in reversed(record):
        files = {paper.kind: paper for paper in line.papers if paper.form}
        pdf = files.pop("application/pdf", None)
        if pdf is None:
            continue
        word = next(iter(files.values()), None)
        found.append(
            {
                "title": lines.title(pdf),
                "on": line.entry.on,
                "form": pdf.form,
                "number": line.entry.facts.get("document_number"),
                "organ": line.entry.organ,
                "pdf": address(matter, pdf),
                "word": address(matter, word) if word else "",
            }
        )
    return found


def address(matter: Matter, paper: Attachment) -> str:
    """Return where the petitioner opens a file."""
    return reverse("portal:file", args=[matter.number, paper.pk])


def asked(matter: Matter, case: Case) -> str:
    """Return what the unit has asked the petitioner for and has not had yet."""
    if "asked" not in case.flags:
        return ""
    entry = matter.entries.filter(step="ask_petitioner").last()
    pointer = entry.facts.get("words") if entry else None
    kept = matter.words.filter(pk=pointer["words"]).first() if isinstance(pointer, dict) else None
    return kept.text.clear() if kept else ""
