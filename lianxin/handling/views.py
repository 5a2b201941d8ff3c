"""The handling desk's pages, one function for each button (Arts. 23, 27-34)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from lianxin.documents.compose import Missing
from lianxin.documents.issuing import preview as previewed
from lianxin.documents.remedy import Unfit
from lianxin.handling import forms
from lianxin.handling.worklist import WORKLIST
from lianxin.matters.files import keep
from lianxin.matters.matter import Matter
from lianxin.procedure.roles import Role
from lianxin.web import papers
from lianxin.web.acting import act, visible
from lianxin.web.desk import Request, desk, today
from lianxin.web.forms import Act
from lianxin.web.forms import act as plain
from lianxin.web.worklist import show

UNIT = (Role.HANDLER, Role.HEAD_OF_ORGAN)
HEAD = (Role.HEAD_OF_ORGAN,)


def agreement(request: Request, matter: Matter, form: Act) -> dict[str, Any]:
    """Keep the signed agreement as the document of the act (Art. 33)."""
    files = keep(matter, form.cleaned_data["files"], form="F17")
    return {"document": str(files[0].pk), "digest": files[0].sha256}


@desk(*UNIT, Role.MEDIATOR)
def worklist(request: Request) -> HttpResponse:
    """Show the unit's in-tray."""
    return show(request, WORKLIST)


@desk(*UNIT)
def accept(request: Request, number: str) -> HttpResponse:
    """Accept and issue the notice of acceptance (Arts. 23, 31(6))."""
    return act(request, number, forms.Accept, prepare=papers.issued("F07"))


@desk(*UNIT)
def route(request: Request, number: str) -> HttpResponse:
    """Tell the path and issue its notice (Arts. 23, 31(1)-(5))."""
    return act(request, number, forms.Route, prepare=papers.issued("F06"))


@desk(*UNIT)
def open_(request: Request, number: str) -> HttpResponse:
    """Open handling and name the handler (Art. 28 ¶1)."""
    return act(request, number, forms.Open)


@desk(*UNIT)
def hear(request: Request, number: str) -> HttpResponse:
    """Record what the petitioner says (Art. 31(6))."""
    return act(request, number, forms.Hear, prepare=papers.kept)


@desk(*UNIT)
def investigate(request: Request, number: str) -> HttpResponse:
    """Record what was found (Art. 31(6))."""
    return act(request, number, forms.Investigate, prepare=papers.kept)


@desk(*HEAD)
def extend(request: Request, number: str) -> HttpResponse:
    """Extend the time limit once and say why (Art. 34)."""
    return act(request, number, forms.Extend, prepare=papers.issued("F10"))


@desk(*UNIT, Role.MEDIATOR)
def agree(request: Request, number: str) -> HttpResponse:
    """Close by the agreement that both parties signed (Art. 33)."""
    return act(request, number, forms.Agree, prepare=agreement)


@desk(*HEAD)
def decide(request: Request, number: str) -> HttpResponse:
    """Sign the opinion (Art. 32)."""
    return act(
        request, number, forms.Decide, prepare=papers.issued("F12"), template="handling/decide.html"
    )


@desk(*UNIT)
@require_POST
def preview(request: Request, number: str) -> HttpResponse:
    """Show the opinion as it would be issued; nothing is kept (Art. 32)."""
    matter = visible(request, number)
    form = forms.Decide(request.POST, matter=matter, officer=request.user)
    form.is_valid()
    try:
        made = previewed(
            matter,
            "F12",
            organ=papers.acting_organ(request, matter, form.rule),
            officer=request.user,
            on=today(),
            symbol="（预览）",
            **form.papers(),
        )
    except (Missing, Unfit) as wrong:
        return HttpResponse(str(wrong), status=422, content_type="text/plain; charset=utf-8")
    return HttpResponse(made, content_type="application/pdf")


@desk(*UNIT)
def serve(request: Request, number: str) -> HttpResponse:
    """Serve the opinion and keep the proof (Art. 35)."""
    return act(request, number, forms.Serve, prepare=papers.service)


@desk(*UNIT)
def report_execution(request: Request, number: str) -> HttpResponse:
    """Report that a supported claim was carried out (Art. 32 ¶2)."""
    return act(request, number, forms.ReportExecution, prepare=papers.kept)


@desk(*UNIT)
def feed_back(request: Request, number: str) -> HttpResponse:
    """Feed back the result of an assignment (Art. 22 ¶1(3))."""
    return act(request, number, forms.FeedBack, prepare=papers.issued("F20"))


@desk(*UNIT)
def object_(request: Request, number: str) -> HttpResponse:
    """Object to the routing (Art. 23 ¶3)."""
    return act(request, number, forms.Object)


@desk(*UNIT)
def hand_over(request: Request, number: str) -> HttpResponse:
    """Hand over to another handler (Art. 28 ¶1)."""
    return act(request, number, forms.HandOver)


@desk(*HEAD)
def recuse(request: Request, number: str) -> HttpResponse:
    """Decide on recusal (Art. 28 ¶3)."""
    return act(request, number, forms.Recuse)


@desk(*UNIT)
def study(request: Request, number: str) -> HttpResponse:
    """Take up a suggestion and tell its proposer (Arts. 23, 29 ¶1)."""
    return act(request, number, plain("study"), prepare=papers.issued("F07"))


@desk()
def take(request: Request, number: str, step: str) -> HttpResponse:
    """Take one of the steps that need no more than what the table asks."""
    return act(request, number, plain(step))
