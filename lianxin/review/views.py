"""The review desk's pages, one for each button (Arts. 35, 36)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

from lianxin.matters.files import keep
from lianxin.matters.models import Item, Matter
from lianxin.procedure.roles import OFFICERS, Role
from lianxin.procedure.steps import STEPS
from lianxin.review import forms
from lianxin.review.worklist import WORKLIST
from lianxin.web import papers
from lianxin.web.acting import Prepare, act
from lianxin.web.desk import Request, View, desk
from lianxin.web.forms import Act
from lianxin.web.worklist import show

FORMS: dict[str, type[Act]] = {
    form.step: form
    for form in (
        forms.RequestReview,
        forms.DecideReview,
        forms.ServeReview,
        forms.SendBack,
        forms.RequestReexamination,
        forms.HearAgain,
        forms.DecideReexamination,
        forms.ServeReexamination,
    )
}


@desk(Role.REVIEWER)
def worklist(request: Request) -> HttpResponse:
    """Show what is before this organ."""
    return show(request, WORKLIST)


def taking(step: str) -> View:
    """Return the page of one step, for those who may take it."""
    form, prepare = FORMS[step], PREPARED.get(step)

    @desk(*(frozenset(STEPS[step].by) & OFFICERS))
    def view(request: Request, number: str) -> HttpResponse:
        return act(request, number, form, prepare=prepare)

    view.__name__, view.__doc__ = step, form.__doc__
    return view


def applied(request: Request, matter: Matter, form: Act) -> Mapping[str, Any]:
    """Make the application, and keep what came with it as an item (form F13)."""
    made = papers.own(request, matter, form)
    asked = form.cleaned_data
    if not asked["enclosed"]:
        return {"document": made["document"]}
    item = Item(
        matter=matter,
        channel="letter" if asked["posted_on"] else "visit",
        title=matter.title,
        body=form.facts()["words"],
        received_on=asked["received_on"],
        recorded_by=request.user,
    )
    item.save(force_insert=True)
    keep(matter, asked["enclosed"], item=item)
    return {"document": made["document"], "item": item.pk}


PREPARED: dict[str, Prepare] = {
    "request_review": applied,
    "request_reexamination": applied,
    **dict.fromkeys(("serve_review", "send_back", "serve_reexamination"), papers.service),
}
