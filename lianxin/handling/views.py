"""The handling desk's pages, one for each button (Arts. 19, 22, 23, 27-37, 40)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.handling import channels, models
from lianxin.handling.forms import answering, starting, suggesting, working
from lianxin.handling.worklist import worklist as ours
from lianxin.matters import access
from lianxin.matters.files import keep
from lianxin.matters.models import Item, Matter
from lianxin.procedure.roles import OFFICERS, Role
from lianxin.procedure.stages import Stage
from lianxin.procedure.steps import STEPS
from lianxin.web import papers
from lianxin.web.acting import Prepare, act, looked, page, visible
from lianxin.web.desk import Request, View, desk
from lianxin.web.forms import Act
from lianxin.web.spoken import say
from lianxin.web.worklist import show

DECIDE, DRAFT = "handling/decide.html", "handling/draft.html"
FORMS: dict[str, type[Act]] = {
    form.step: form
    for form in (
        starting.Object,
        starting.Route,
        starting.Accept,
        starting.AcceptSimple,
        starting.Open,
        starting.HandOver,
        starting.Recuse,
        working.Hear,
        working.AskPetitioner,
        working.Supplement,
        working.Investigate,
        working.HoldHearing,
        working.Mediate,
        working.Agree,
        working.Perform,
        working.Extend,
        working.EndWithoutSuccessor,
        working.Refer,
        working.Care,
        working.AnswerSupervision,
        working.Convert,
        answering.Decide,
        answering.Serve,
        answering.PromiseExecution,
        answering.ReportExecution,
        answering.FeedBack,
        suggesting.Study,
        suggesting.Invite,
        suggesting.DecideSuggestion,
        suggesting.ReplySuggestion,
        suggesting.Reward,
        suggesting.Implement,
    )
}


@desk(Role.HANDLER, Role.HEAD_OF_ORGAN, Role.MEDIATOR)
def worklist(request: Request) -> HttpResponse:
    """Show the unit's in-tray."""
    return show(request, ours(request))


def taking(step: str) -> View:
    """Return the page of one step, for those who may take it in the open or under seal."""
    form, rule = FORMS[step], STEPS[step]
    prepare = PREPARED.get(step)

    @desk(*(frozenset({*rule.by, *rule.under_seal}) & OFFICERS))
    def view(request: Request, number: str) -> HttpResponse:
        return act(request, number, form, prepare=prepare)

    view.__name__, view.__doc__ = step, form.__doc__
    return view


@desk(*STEPS["route"].by)
def route(request: Request, number: str) -> HttpResponse:
    """Tell the path, with channels that may fit to begin from (Arts. 23, 31(1)-(5))."""
    matter = visible(request, number)
    chosen = channels.named(request.GET.get("channel", "")) if request.method == "GET" else None
    initial = channels.suggestion(chosen, matter).initial() if chosen else {}
    return act(
        request,
        number,
        starting.Route,
        template="handling/route.html",
        initial=initial,
        chosen=chosen.id if chosen else request.POST.get("channel", ""),
        suggestions=channels.suggestions(matter),
        others=channels.others(matter),
    )


@desk(*STEPS["decide"].by)
def decide(request: Request, number: str) -> HttpResponse:
    """Sign the opinion; one more row of claims may be asked for first (Art. 32)."""
    if "more" in request.POST:
        return another_claim(request, number)
    kept = models.drafted(visible(request, number))
    return act(
        request,
        number,
        answering.Decide,
        prepare=signed,
        template=DECIDE,
        initial=kept.fields() if kept else None,
        draft=kept,
    )


def another_claim(
    request: Request,
    number: str,
    form_class: type[answering.Decide] = answering.Decide,
    template: str = DECIDE,
) -> HttpResponse:
    """Show the form with one more claim and everything that was typed."""
    matter, typed = visible(request, number), request.POST.dict()
    form = form_class(initial=typed, matter=matter, officer=request.user)
    return render(request, template, {**page(matter, form), "draft": models.drafted(matter)})


def signed(request: Request, matter: Matter, form: Act) -> Mapping[str, Any]:
    """Issue the opinion, and forget the draft that it was made from (Art. 32)."""
    models.forget(matter)
    return papers.own(request, matter, form)


@desk(*STEPS["hear"].by)
def draft(request: Request, number: str) -> HttpResponse:
    """Draft the opinion for the head of the organ, who signs it (Art. 32)."""
    matter = visible(request, number)
    if access.part(request.user, matter, STEPS["hear"]) is None:
        raise Http404
    if "more" in request.POST:
        return another_claim(request, number, answering.Drafting, DRAFT)
    kept = models.drafted(matter)
    initial = kept.fields() if kept else None
    form = answering.Drafting(
        request.POST or None, initial=initial, matter=matter, officer=request.user
    )
    if "look" in request.POST:
        if form.is_valid() and (paper := looked(request, matter, form)):
            return paper
    elif request.POST and matter.at is Stage.HANDLING:
        if kept is None or not kept.is_newer(request.POST.get("kept", ""), officer=request.user):
            models.keep(matter, form.typed(), by=request.user)
            messages.success(request, _("拟稿已经保存，单位负责人签发时可以看到。"))
            return redirect(matter)
        form.add_error(None, anothers_draft(kept))
    status = 422 if form.errors else 200
    return render(request, DRAFT, {**page(matter, form), "draft": kept}, status=status)


def anothers_draft(kept: models.Draft) -> str:
    """Return what whoever comes second is told."""
    return _("您打开本页以后，%(who)s保存了另一稿。您写的都在；仍要用您的这一稿，再按一次。") % {
        "who": say(kept.officer)
    }


def simply(request: Request, matter: Matter, form: Act) -> Mapping[str, Any]:
    """Issue the written notice of acceptance where it is wanted."""
    wanted = form.cleaned_data["in_writing"]
    return papers.issued("F07")(request, matter, form) if wanted else {}


def added(request: Request, matter: Matter, form: Act) -> Mapping[str, Any]:
    """Keep what the petitioner added as an item of the matter, with its files (Art. 19 ¶1)."""
    asked = form.cleaned_data
    item = Item(
        matter=matter,
        channel=asked["channel"],
        title=matter.title,
        body=asked["body"],
        received_on=asked["received_on"],
        recorded_by=request.user,
        oral=asked["oral"],
    )
    if matter.sealed:
        item.seal()
    item.save(force_insert=True)
    keep(matter, asked["enclosed"], item=item)
    return {"item": item.pk}


PREPARED: dict[str, Prepare] = {
    "accept_simple": simply,
    "supplement": added,
    "serve": papers.service,
}
