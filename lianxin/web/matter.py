"""A matter's page for officers: next acts, clocks, people, papers, record (Arts. 21, 28, 30 ¶3)."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch, Q, prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop
from django.views.decorators.http import require_POST

from lianxin.matters import access, reading
from lianxin.matters.attachment import Attachment
from lianxin.matters.matter import Matter, Party
from lianxin.organs.models import Officer
from lianxin.organs.places import place
from lianxin.petitioners.models import Reading
from lianxin.petitioners.sight import Sight, sight
from lianxin.statute.routes import ROUTES
from lianxin.web import lines as said
from lianxin.web.acting import visible
from lianxin.web.desk import Request, desk, today
from lianxin.web.lines import PDF, channel, shown, whole_category
from lianxin.web.nextacts import drafting, next_acts, whose_turn
from lianxin.web.spoken import day

__all__ = ["file", "matter", "read_person", "read_words", "sent", "shown"]
INLINE = {"application/pdf", "image/jpeg", "image/png", "image/gif", "image/webp"}
MOST_EARLIER = 5
LABELS = {
    "name": noop("姓名"),
    "phone": noop("电话"),
    "id_number": noop("证件号码"),
    "address": noop("住址"),
}


@desk()
def matter(
    request: Request,
    number: str,
    read: dict[Any, dict[str, str]] | None = None,
    opened: bool = False,
) -> HttpResponse:
    """Show a matter with its whole record."""
    found = visible(request, number)
    gather(found)
    case, record = found.case(), reading.for_officer(found, today())
    main, others = next_acts(case, found, request.user, record)
    answer = render(
        request,
        "web/matter.html",
        {
            "matter": found,
            "case": case,
            "main": main,
            "turn": None if main else whose_turn(case),
            "drafting": drafting(case, found, request.user),
            "acts": others,
            "clocks": [*case.due, *case.rights],
            "done_clocks": [clock for clock in case.clocks.values() if not clock.running],
            "timeline": [shown(line, found) for line in reversed(record)],
            "people": people(found, request.user, read or {}),
            "items": [] if found.sealed and not opened else list(found.items.all()),
            "closed_words": found.sealed and not opened,
            "files": [] if found.sealed and not opened else materials(found, record),
            "papers": papers(found, record),
            "related": related(found, request.user),
            "rows": rows(found),
        },
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def gather(found: Matter) -> None:
    """Read what the page needs of a matter, one question for each kind."""
    parties = Party.objects.select_related("petitioner")
    prefetch_related_objects(
        [found], "entries", "attachments", "items", Prefetch("parties", queryset=parties)
    )


def rows(found: Matter) -> list[dict[str, Any]]:
    """Return the facts at the head of the page."""
    said = [
        (_("登记机关"), found.office),
        (_("责任单位"), found.unit),
        (_("承办人"), found.handler),
        (_("收到日期"), day(found.received_on)),
        (_("办结日期"), day(found.closed_on)),
        (_("渠道"), channel(found.channel)),
        (_("分类路径"), ROUTES[found.route].name if found.route else None),
        (_("内容分类"), whole_category(found.category)),
        (_("属地"), place(found.place) if found.place else None),
        (_("人数"), str(found.persons)),
    ]
    return [{"label": label, "value": value} for label, value in said if value]


def related(found: Matter, officer: Officer) -> list[dict[str, Any]]:
    """Return the matter it came from, those split off, and what the same people raised before.

    Nothing that the officer may not see, and nothing at all beside an accusation (Art. 30 ¶3).
    """
    if found.sealed:
        return []
    same = _same_people(found)
    near = Q(parent=found.pk) | Q(pk=found.parent_id) | (same if same else Q(pk__in=[]))
    matters = Matter.objects.visible_to(officer).filter(near, sealed=False).exclude(pk=found.pk)
    several = matters.distinct().order_by("-received_on", "-id")[:MOST_EARLIER]
    return [{"matter": one, "how": _how(one, found)} for one in several]


def _how(one: Matter, found: Matter) -> str:
    if one.pk == found.parent_id:
        return _("原信访事项")
    return _("由本事项拆分或者并入") if one.parent_id == found.pk else _("同一信访人")


def _same_people(found: Matter) -> Q | None:
    """Return the condition for matters of the same people: by number, or by name and telephone."""
    conditions = []
    for party in found.parties.all():
        person = party.petitioner
        if person.id_index:
            conditions.append(Q(parties__petitioner__id_index=person.id_index))
        if person.name_index and person.phone_index:
            conditions.append(
                Q(
                    parties__petitioner__name_index=person.name_index,
                    parties__petitioner__phone_index=person.phone_index,
                )
            )
    return reduce(or_, conditions) if conditions else None


def materials(found: Matter, record: list[reading.Line]) -> list[dict[str, Any]]:
    """Return what the petitioner gave, and every other file that stands beside no entry."""
    listed = {paper.pk for line in record for paper in line.papers}
    return [
        {"href": one.get_absolute_url(), "title": said.title(one), "size": one.size}
        for one in found.attachments.all()
        if one.pk not in listed and not (one.form and said.is_word(one))
    ]


def papers(matter: Matter, record: list[reading.Line]) -> list[dict[str, Any]]:
    """Return the documents issued in a matter, newest first, PDF beside Word."""
    found = []
    for line in reversed(record):
        issued = {"document", "word"} & line.entry.facts.keys()
        pdf = next((paper for paper in line.papers if paper.kind == PDF), None)
        if pdf is None or not (pdf.form or issued):
            continue
        word = next(filter(said.is_word, line.papers), None) or twin(matter, pdf)
        found.append(
            {
                "title": said.title(pdf).removesuffix(".pdf"),
                "number": line.entry.facts.get("document_number"),
                "on": line.entry.on,
                "organ": line.entry.organ,
                "form": pdf.form,
                "pdf": pdf.get_absolute_url(),
                "word": word.get_absolute_url() if word else "",
            }
        )
    return found


def twin(matter: Matter, pdf: Attachment) -> Attachment | None:
    """Return the Word document that was made together with a PDF whose entry names only that."""
    several = [one for one in matter.attachments.all() if one.form == pdf.form and pdf.form]
    later = [one for one in several if said.is_word(one) and one.created_at >= pdf.created_at]
    return min(later, key=lambda one: one.created_at, default=None)


def people(
    found: Matter, officer: Officer, read: dict[Any, dict[str, str]]
) -> list[dict[str, Any]]:
    """Return the petitioners as the officer's part allows: masked, but for what was just read."""
    seen = sight(access.parts(officer, found), related=True)
    return [
        _person(party, seen, found, read.get(party.petitioner_id, {}))
        for party in found.parties.all()
    ]


def _person(party: Party, seen: Sight, found: Matter, clear: dict[str, str]) -> dict[str, Any]:
    person = party.petitioner
    now = {**seen.shows(person), **clear}
    hidden = seen.revealable and not clear
    return {
        "name": now.pop("name", "") or _("（姓名不显示）"),
        "part": _("代表人") if party.representative else "",
        "rows": [(_(LABELS[name]), text) for name, text in now.items() if text],
        "reveal": reverse("web:read_person", args=[found.number, person.pk]) if hidden else "",
    }


def purpose_of(request: Request) -> str:
    """Return what the officer reads personal data for; without it nothing is shown."""
    purpose = request.POST.get("purpose", "").strip()
    if not purpose:
        messages.error(request, _("请写明查看用途；每次查看都会记入日志。"))
    return purpose[:150]


@desk()
@require_POST
def read_person(request: Request, number: str, pk: str) -> HttpResponse:
    """Show a petitioner's data in clear, once, and log who read it and what for (Art. 19)."""
    found = visible(request, number)
    party = get_object_or_404(found.parties.select_related("petitioner"), petitioner=pk)
    purpose = purpose_of(request)
    if not purpose:
        return redirect(found)
    fields = sight(access.parts(request.user, found), related=True).revealable
    if not fields:
        raise Http404
    clear = party.petitioner.read(request.user, fields=fields, purpose=purpose)
    return matter(request, number, read={party.petitioner_id: clear})


@desk()
@require_POST
def read_words(request: Request, number: str) -> HttpResponse:
    """Open the words of an accusation, once, and write down who read them (Art. 30 ¶3)."""
    found = visible(request, number)
    purpose = purpose_of(request)
    if not purpose:
        return redirect(found)
    log_sealed(found, request, purpose)
    return matter(request, number, opened=True)


def log_sealed(found: Matter, request: Request, purpose: str) -> None:
    """Write into the log of readings that an accusation was read, for whoever raised it to see."""
    persons = [party.petitioner for party in found.parties.select_related("petitioner")]
    why = _("阅看密件：%(purpose)s") % {"purpose": purpose}
    Reading.objects.log(persons, officer=request.user, fields=(), purpose=why)


@desk()
def file(request: Request, number: str, pk: str) -> HttpResponse:
    """Send an attachment or a document of a matter that the officer may see."""
    found = visible(request, number)
    attachment = get_object_or_404(found.attachments, pk=pk)
    if found.sealed:
        log_sealed(found, request, _("打开材料"))
    return sent(attachment)


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
