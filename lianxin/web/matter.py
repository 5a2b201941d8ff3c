"""A matter's page for officers: next acts, clocks, people, papers, record (Arts. 21, 28)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_POST

from lianxin.matters import access, reading
from lianxin.matters.attachment import Attachment
from lianxin.matters.matter import Matter
from lianxin.organs.models import Officer
from lianxin.organs.places import place
from lianxin.petitioners.sight import sight
from lianxin.procedure.case import Case
from lianxin.procedure.replay import offers
from lianxin.procedure.step import Step
from lianxin.statute.routes import ROUTES
from lianxin.web.acting import visible
from lianxin.web.desk import Request, desk, today
from lianxin.web.spoken import day
from lianxin.web.worklist import category

INLINE = {"application/pdf", "image/jpeg", "image/png", "image/gif", "image/webp"}
LABELS = {
    "name": noop("姓名"),
    "phone": noop("电话"),
    "id_number": noop("证件号码"),
    "address": noop("住址"),
}


def address(step: Step, matter: Matter) -> str:
    """Return where a desk offers a step, or nothing where no page does."""
    try:
        return reverse(f"{step.desk}:{step.name}", args=[matter.number])
    except NoReverseMatch:
        return ""


def next_acts(case: Case, matter: Matter, request: Request) -> list[dict[str, Any]]:
    """Return the acts that this officer may take now, drawn from the table of steps."""
    roles = access.parts(request.user, matter)
    due = case.due[0].due if case.due else None
    return [
        {"label": step.label, "href": href, "article": step.cites, "due": due, "step": step}
        for step in offers(case, roles)
        if (href := address(step, matter))
    ]


@desk()
def matter(
    request: Request, number: str, read: dict[Any, dict[str, str]] | None = None
) -> HttpResponse:
    """Show a matter with its whole record."""
    found = visible(request, number)
    lines = reading.for_officer(found, today())
    case = found.case()
    acts = next_acts(case, found, request)
    main = [act for act in acts if act["step"].to is not None or act["step"].row in MAIN]
    return render(
        request,
        "web/matter.html",
        {
            "matter": found,
            "case": case,
            "main": main[:2],
            "acts": [act for act in acts if act not in main[:2]],
            "clocks": [*case.due, *case.rights],
            "done_clocks": [c for c in case.clocks.values() if not c.running],
            "timeline": [shown(line, found) for line in reversed(lines)],
            "people": people(found, request.user, read or {}),
            "items": found.items.all(),
            "files": [a for a in found.attachments.all() if a.item_id],
            "papers": papers(lines),
            "rows": rows(found),
        },
    )


MAIN = frozenset({22, 23, 24, 29, 30, 34, 39})


def rows(found: Matter) -> list[dict[str, Any]]:
    """Return the facts at the head of the page."""
    where = place(found.place) if found.place else None
    said = [
        (_("登记机关"), found.office),
        (_("责任单位"), found.unit),
        (_("承办人"), found.handler),
        (_("收到日期"), day(found.received_on)),
        (_("渠道"), found.get_channel_display()),
        (_("分类路径"), ROUTES[found.route].name if found.route else None),
        (_("内容分类"), category(found.category)),
        (_("属地"), where),
        (_("人数"), str(found.persons)),
    ]
    return [{"label": label, "value": value} for label, value in said if value]


def shown(line: reading.Line, found: Matter) -> dict[str, Any]:
    """Return one entry as the timeline component wants it."""
    entry = line.entry
    return {
        "on": entry.on,
        "at": entry.at,
        "what": line.step.label,
        "organ": entry.organ,
        "who": entry.officer or (_("信访人") if entry.petitioner_id else _("系统")),
        "article": line.step.cites,
        "facts": line.facts,
        "documents": [
            {"href": paper.get_absolute_url(), "title": str(paper.name), "kind": ""}
            for paper in line.papers
        ],
    }


def papers(lines: list[reading.Line]) -> list[dict[str, Any]]:
    """Return the documents issued in a matter, newest first, PDF beside Word."""
    found = []
    for line in reversed(lines):
        files = {paper.kind: paper for paper in line.papers if paper.form}
        pdf = files.get("application/pdf")
        if pdf is None:
            continue
        word = next((paper for kind, paper in files.items() if kind != "application/pdf"), None)
        found.append(
            {
                "title": str(pdf.name).removesuffix(".pdf"),
                "number": line.entry.facts.get("document_number"),
                "on": line.entry.on,
                "organ": line.entry.organ,
                "form": pdf.form,
                "pdf": pdf.get_absolute_url(),
                "word": word.get_absolute_url() if word else "",
            }
        )
    return found


def people(
    found: Matter, officer: Officer, read: dict[Any, dict[str, str]]
) -> list[dict[str, Any]]:
    """Return the petitioners as the officer's part allows: masked, but for what was just read."""
    seen = sight(access.parts(officer, found), related=True)
    said = []
    for party in found.parties.select_related("petitioner"):
        person, clear = party.petitioner, read.get(party.petitioner_id, {})
        shown_now = {**seen.shows(person), **clear}
        hidden = seen.revealable and not clear
        said.append(
            {
                "name": shown_now.pop("name", "") or _("（姓名不显示）"),
                "part": _("代表人") if party.representative else "",
                "rows": [(_(LABELS[name]), text) for name, text in shown_now.items() if text],
                "reveal": reverse("web:read_person", args=[found.number, person.pk])
                if hidden
                else "",
            }
        )
    return said


@desk()
@require_POST
def read_person(request: Request, number: str, pk: str) -> HttpResponse:
    """Show a petitioner's data in clear, once, and write down who read it and what for (Art. 19)."""
    found = visible(request, number)
    party = get_object_or_404(found.parties.select_related("petitioner"), petitioner=pk)
    purpose = request.POST.get("purpose", "").strip()
    if not purpose:
        messages.error(request, _("请写明查看用途；每次查看都会记入日志。"))
        return redirect(found)
    fields = sight(access.parts(request.user, found), related=True).revealable
    if not fields:
        raise Http404
    clear = party.petitioner.read(request.user, fields=fields, purpose=purpose[:200])
    return matter(request, number, read={party.petitioner_id: clear})


@desk()
def file(request: Request, number: str, pk: str) -> HttpResponse:
    """Send an attachment or a document of a matter that the officer may see."""
    found = visible(request, number)
    return sent(get_object_or_404(found.attachments, pk=pk))


def sent(attachment: Attachment) -> HttpResponse:
    """Answer with a file: PDF and pictures open in the page, everything else is saved."""
    data = attachment.bytes()
    if not data:
        raise Http404
    answer = HttpResponse(data, content_type=attachment.kind)
    answer["Content-Disposition"] = (
        content_disposition_header(attachment.kind not in INLINE, attachment.name.clear())
        or "attachment"
    )
    answer["Cache-Control"] = "private, no-store"
    return answer
