"""One page per act: look, issue its document, write its entry (Arts. 19-24, 30, 36)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.documents.facts import Missing
from lianxin.documents.fonts import NoFonts
from lianxin.documents.issuing import preview
from lianxin.matters import access, files
from lianxin.matters.models import Item, Matter
from lianxin.procedure.roles import OFFICERS, Role
from lianxin.procedure.steps import STEPS
from lianxin.registration import receiving, splitting
from lianxin.registration.forms import sealed, sending, signing, sorting
from lianxin.registration.forms.matter import OnMatter
from lianxin.web import acting
from lianxin.web.acting import Prepare, visible
from lianxin.web.desk import Request, desk, today
from lianxin.web.papers import acting_organ, issued
from lianxin.web.spoken import cite, say

View = Callable[..., HttpResponse]
PLAIN = ("confirm_receipt", "note_feedback", "close_sealed")
OWN: dict[str, type[OnMatter]] = {
    form.step: form
    for form in (
        sorting.Register,
        sorting.Screen,
        sorting.Guide,
        sorting.GuideLitigation,
        sorting.AddItem,
        sorting.Split,
        sorting.Reply,
        sorting.ReportUrgent,
        sending.Forward,
        sending.Assign,
        sending.Settle,
        sending.UpholdObjection,
        sending.DismissObjection,
        sending.Dispute,
        signing.Propose,
        signing.Merge,
        signing.Refuse,
        signing.RefuseFurther,
        signing.Decline,
        signing.Reopen,
        signing.ConfirmWithdrawal,
        signing.FollowUp,
        sealed.RouteSealed,
        sealed.NotifyPersonnel,
    )
}
OWN |= {name: type(name.title().replace("_", ""), (OnMatter,), {"step": name}) for name in PLAIN}
TEMPLATES = {
    "register": "registration/register.html",
    "split": "registration/split.html",
    **dict.fromkeys(("screen", "guide", "guide_litigation"), "registration/directed.html"),
    **dict.fromkeys(("merge", "refuse", "refuse_further"), "registration/sign.html"),
    **dict.fromkeys(("route_sealed", "notify_personnel"), "registration/sealed.html"),
}


def who_may(step: str) -> frozenset[Role]:
    """Return the officers' roles that may take a step, in the open or under seal."""
    rule = STEPS[step]
    return frozenset({*rule.by, *rule.under_seal}) & OFFICERS


def act(step: str) -> View:
    """Return the page of one step."""
    form_class, prepare = OWN[step], PREPARED.get(step)
    template = TEMPLATES.get(step, "registration/act.html")

    @desk(*who_may(step))
    def view(request: Request, number: str) -> HttpResponse:
        if request.method == "POST" and "look" in request.POST:
            return look(request, number, form_class, template)
        answer = acting.act(request, number, form_class, prepare=prepare, template=template)
        if answer.status_code != 302:
            return answer
        if issubclass(form_class, signing.Signed) and form_class.paper:
            messages.info(request, left_open(form_class))
        return onward(request, number, answer)

    view.__name__, view.__doc__ = step, form_class.__doc__
    return view


def left_open(form_class: type[signing.Signed]) -> str:
    """Say on which article a refusal rests, and what the petitioner can still do."""
    ground = signing.ground(form_class.step)
    said = {"law": cite(ground.cites), "remedy": say(ground.remedy)}
    return _("依据：%(law)s。信访人还可以：%(remedy)s。") % said


def look(request: Request, number: str, form_class: type[OnMatter], template: str) -> HttpResponse:
    """Show what the act would be: the channel that fits, or the document; nothing is written."""
    matter = visible(request, number)
    given: dict[str, Any] = {"matter": matter, "officer": request.user}
    if access.part(request.user, matter, STEPS[form_class.step]) is None:
        raise Http404
    if form_class.paper:
        form = form_class(request.POST, request.FILES, **given)
        if form.is_valid() and (paper := previewed(request, matter, form)):
            return paper
    else:
        form = form_class(initial=request.POST.dict(), **given)
    page = {"matter": matter, "form": form, "step": form.rule}
    return render(request, template, page, status=422 if form.errors else 200)


def previewed(request: Request, matter: Matter, form: OnMatter) -> HttpResponse | None:
    """Return the document as it would be issued, or say in the form what it lacks."""
    try:
        paper = preview(
            matter,
            form.paper,
            organ=acting_organ(request, matter, form.rule),
            officer=request.user,
            on=today(),
            **form.papers(),
        )
    except (Missing, NoFonts) as missing:
        form.add_error(None, str(missing))
        return None
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Cache-Control"] = "private, no-store"
    return answer


def onward(request: Request, number: str, answer: HttpResponse) -> HttpResponse:
    """Lead back to the worklist where the matter has just gone out of the officer's sight."""
    seen = Matter.objects.visible_to(request.user).filter(number=number).exists()
    return answer if seen else redirect("registration:worklist")


def settled(request: Request, matter: Matter, form: Any) -> Mapping[str, Any]:
    """Issue a letter of assignment where a day is set, else a forwarding slip (Art. 24)."""
    return issued("F04" if form.cleaned_data.get("due_on") else "F03")(request, matter, form)


def with_item(request: Request, matter: Matter, form: Any) -> Mapping[str, Any]:
    """Keep what came in and its papers, then link it (Art. 21 ¶2)."""
    asked = form.cleaned_data
    item = receiving.added(
        matter,
        Item(
            channel=asked["channel"],
            title=matter.title,
            body=asked["body"],
            persons=asked["persons"] or 1,
            received_on=asked["received_on"],
            recorded_by=request.user,
            oral=asked["oral"],
        ),
    )
    files.keep(matter, asked["scans"], item=item)
    return {"item": item.pk}


PREPARED: dict[str, Prepare] = {
    **{step: issued(form.paper) for step, form in OWN.items() if form.paper},
    "settle": settled,
    "add_item": with_item,
}


@desk(*who_may("split"))
def split(request: Request, number: str) -> HttpResponse:
    """Split a claim off, then show the new matter's number and code to be handed over."""
    answer = acting.act(
        request, number, OWN["split"], prepare=splitting.split_off, template=TEMPLATES["split"]
    )
    made = splitting.reception(request.user, number) if answer.status_code == 302 else None
    return redirect("registration:received", made.key) if made else answer
