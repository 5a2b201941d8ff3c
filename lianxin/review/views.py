"""The review desk's pages, one function for each button (Arts. 35, 36)."""

from __future__ import annotations

from django.http import HttpResponse

from lianxin.procedure.roles import Role
from lianxin.review import forms
from lianxin.review.worklist import WORKLIST
from lianxin.web import papers
from lianxin.web.acting import act
from lianxin.web.desk import Request, desk
from lianxin.web.forms import act as plain
from lianxin.web.worklist import show


@desk(Role.REVIEWER)
def worklist(request: Request) -> HttpResponse:
    """Show what is before this organ."""
    return show(request, WORKLIST)


@desk(Role.REVIEWER)
def decide_review(request: Request, number: str) -> HttpResponse:
    """Decide the review and issue its opinion (Art. 35)."""
    return act(
        request,
        number,
        forms.DecideReview,
        prepare=papers.issued("F14"),
        template="review/decide.html",
    )


@desk(Role.REVIEWER)
def decide_reexamination(request: Request, number: str) -> HttpResponse:
    """Decide the re-examination and issue its opinion (Art. 36)."""
    return act(
        request,
        number,
        forms.DecideReexamination,
        prepare=papers.issued("F15"),
        template="review/decide.html",
    )


@desk(Role.REVIEWER)
def serve_review(request: Request, number: str) -> HttpResponse:
    """Serve the review opinion (Art. 35)."""
    return act(request, number, forms.ServeReview, prepare=papers.service)


@desk(Role.REVIEWER)
def send_back(request: Request, number: str) -> HttpResponse:
    """Have the unit handle the matter anew (Art. 35)."""
    return act(request, number, forms.SendBack, prepare=papers.service)


@desk(Role.REVIEWER)
def serve_reexamination(request: Request, number: str) -> HttpResponse:
    """Serve the re-examination opinion (Art. 36)."""
    return act(request, number, forms.ServeReexamination, prepare=papers.service)


@desk(Role.REVIEWER)
def hear_again(request: Request, number: str) -> HttpResponse:
    """Record the hearing of a re-examination; its days are not counted (Art. 36 ¶2)."""
    return act(request, number, plain("hear_again"))
