"""Evaluating, which only the petitioner does; and figures of closed windows (Arts. 21 ¶2, 39)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.matters import access
from lianxin.matters.models import Matter
from lianxin.matters.recording import record
from lianxin.procedure.facts import FACTS
from lianxin.procedure.refusal import Refused
from lianxin.procedure.roles import Role
from lianxin.procedure.steps import STEPS
from lianxin.satisfaction import figures, forms, ledger
from lianxin.satisfaction.models import Invitation
from lianxin.web.desk import Request, desk, today
from lianxin.web.opened import for_petitioners_only, own_act
from lianxin.web.spoken import english, say

MOST = 200


@own_act
def evaluate(request: HttpRequest, matter: Matter) -> HttpResponse:
    """Let the petitioner evaluate, who has opened the matter with number and code."""
    back = reverse("portal:matter", args=[matter.number])
    return _evaluate(request, ledger.of(matter), back)


def invited(request: HttpRequest, token: str) -> HttpResponse:
    """Let the petitioner evaluate who comes by the link of the invitation."""
    if request.user.is_authenticated:
        return for_petitioners_only(request, reverse("portal:home"))
    invitation = Invitation.objects.with_token(token)
    if invitation is None:
        raise Http404
    return _evaluate(request, ledger.of(invitation.matter), "")


def _evaluate(request: HttpRequest, invitation: Invitation | None, back: str) -> HttpResponse:
    if invitation is None or invitation.matter.sealed:
        raise Http404
    if invitation.seen_on is None:
        Invitation.objects.filter(pk=invitation.pk).update(seen_on=today())
    form = forms.Evaluate(request.POST or None, invitation=invitation)
    if request.method == "POST" and form.is_valid() and _written(invitation, form):
        messages.success(request, _("已收到您的评价，谢谢。"))
        return redirect(request.path)
    answer = render(
        request,
        "satisfaction/evaluate.html",
        {
            "invitation": invitation,
            "matter": invitation.matter,
            "form": form,
            "back": back,
            "over": today() > invitation.closes_on,
            "done": _done(invitation),
            "step": STEPS["evaluate"],
            "link": _link(invitation) if back else "",
        },
        status=422 if form.errors else 200,
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def _written(invitation: Invitation, form: forms.Evaluate) -> bool:
    """Write one entry for each target, all or none; on refusal the form says why."""
    petitioner = invitation.matter.first_petitioner
    if petitioner is None:
        raise Http404
    try:
        with transaction.atomic():
            for said in form.said():
                record(invitation.matter, "evaluate", by=petitioner, on=today(), **said)
            ledger.of(invitation.matter)
    except Refused as refused:
        said_why = refused.say("en" if english() else "zh")
        form.add_error(None, f"{said_why} {say(refused.remedy)}")
    return not form.errors


def _done(invitation: Invitation) -> list[dict[str, Any]]:
    organs = {"office": invitation.office, "unit": invitation.unit}
    ratings = dict(FACTS["rating"].choices)
    return [
        {"label": organs[target], "value": ratings[invitation.rating(target)]}
        for target in invitation.targets
        if invitation.rating(target)
    ]


def _link(invitation: Invitation) -> str:
    path = reverse("satisfaction:invited", args=[invitation.link()])
    return f"{settings.SITE_ADDRESS.rstrip('/')}{path}"


@desk(Role.REGISTRAR, Role.SUPERVISOR, Role.ANALYST)
def worklist(request: Request) -> HttpResponse:
    """Show the figures of closed windows, and what somebody else should look at again."""
    whole = ledger.bring_up_to_date()
    form = forms.Period(request.GET or forms.this_year())
    first, last = form.days()
    organs = {post.organ_id for post in access.posts(request.user)}
    found = figures.cohort(organs, first, last, on=today())
    windows = Invitation.objects.filter(office__in=organs)
    return render(
        request,
        "satisfaction/worklist.html",
        {
            "form": form,
            "first": first,
            "last": last,
            "today": today(),
            "whole": whole,
            "tables": figures.tables(found),
            "checks": _to_check(request, found),
            "open": windows.still_open(today()).count(),
        },
    )


def _to_check(request: Request, found: Any) -> list[Invitation]:
    """Return dissatisfied evaluations of others' work: nobody checks their own."""
    own = Matter.objects.filter(entries__officer=request.user)
    mine = {post.organ_id for post in access.posts(request.user)}
    several = found.dissatisfied().filter(matter__in=Matter.objects.visible_to(request.user))
    several = several.exclude(matter__in=own).exclude(unit__in=mine, unit_rating="dissatisfied")
    return list(several.select_related("matter", "unit", "office").order_by("-closes_on")[:MOST])
