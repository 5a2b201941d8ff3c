"""What a petitioner does in a matter, one function for each button (Arts. 19, 28 ¶3, 35, 36)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from lianxin.documents.compose import Missing
from lianxin.documents.fonts import NoFonts
from lianxin.documents.issuing import issue
from lianxin.matters import files
from lianxin.matters.attachment import Attachment
from lianxin.matters.files import BadFile
from lianxin.matters.models import Item, Matter
from lianxin.matters.recording import record
from lianxin.organs.models import Organ
from lianxin.portal import asking
from lianxin.procedure.refusal import Refused
from lianxin.procedure.steps import STEPS
from lianxin.web.acting import act as officers_act
from lianxin.web.desk import Request, desk, today
from lianxin.web.forms import act as plain
from lianxin.web.opened import own_act

FOR_APPLICATION = noop("出具复查、复核申请书")
WRONG = (Missing, BadFile, NoFonts)
Prepare = Callable[[Matter, asking.Ask], dict[str, Any]]


def supplement(request: HttpRequest, number: str) -> HttpResponse:
    """Add facts or papers; the clocks run on (Art. 19 ¶1)."""
    return _page(request, number, step="supplement", form_class=asking.Supplement, prepare=_added)


def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """Ask to withdraw, in one's own words."""
    return _page(request, number, step="withdraw", form_class=asking.Withdraw)


def keep_petition(request: HttpRequest, number: str) -> HttpResponse:
    """Take a withdrawal back."""
    return _page(request, number, step="keep_petition", form_class=asking.KeepPetition)


def request_recusal(request: HttpRequest, number: str) -> HttpResponse:
    """Ask that somebody step aside (Art. 28 ¶3); an officer may ask it too."""
    if request.user.is_authenticated:
        return _officer_asks(request, number)
    return _page(request, number, step="request_recusal", form_class=asking.RequestRecusal)


@desk()
def _officer_asks(request: Request, number: str) -> HttpResponse:
    return officers_act(request, number, plain("request_recusal"))


def request_review(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the organ one level above to review the opinion (Art. 35)."""
    return _page(
        request, number, step="request_review", form_class=asking.RequestReview, prepare=_applied
    )


def request_reexamination(request: HttpRequest, number: str) -> HttpResponse:
    """Ask the organ above the reviewing one to re-examine (Art. 36 ¶1)."""
    return _page(
        request,
        number,
        step="request_reexamination",
        form_class=asking.RequestReexamination,
        prepare=_applied,
    )


@own_act
def _page(
    request: HttpRequest,
    matter: Matter,
    *,
    step: str,
    form_class: type[asking.Ask],
    prepare: Prepare | None = None,
) -> HttpResponse:
    """Show an act's form and write its entry, or say why not and lose nothing."""
    case = matter.case()
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*posted, case=case)
    if isinstance(form, asking.Request):
        form.choose(above(matter, step))
    if request.method == "POST" and form.is_valid() and _written(matter, step, form, prepare):
        messages.success(request, _("已提交，并记入办理记录。"))
        return redirect("portal:matter", matter.number)
    return render(
        request,
        f"portal/act_{step}.html",
        {
            "matter": matter,
            "case": case,
            "form": form,
            "step": STEPS[step],
        },
        status=422 if form.errors else 200,
    )


def _written(matter: Matter, step: str, form: asking.Ask, prepare: Prepare | None) -> bool:
    """Write the entry of a valid form, all or nothing; on refusal the form says why."""
    petitioner = matter.first_petitioner
    if petitioner is None:
        raise Http404
    try:
        with transaction.atomic():
            made = prepare(matter, form) if prepare else {}
            record(matter, step, by=petitioner, on=today(), **{**form.facts(), **made})
    except Refused as refused:
        form.refuse(refused)
    except WRONG as wrong:
        form.add_error(None, str(wrong))
    return not form.errors


def above(matter: Matter, step: str) -> tuple[Organ, ...]:
    """Return the organs one level above the one whose opinion is attacked."""
    before = matter.unit if step == "request_review" else matter.review_organ
    return before.reviewers() if before else ()


def _item(matter: Matter, title: str, body: str) -> Item:
    item = Item(matter=matter, channel="net", title=title, body=body, received_on=today())
    if matter.sealed:
        item.seal()
    item.save(force_insert=True)
    return item


def _added(matter: Matter, form: asking.Ask) -> dict[str, Any]:
    """Keep what was added as an item of the matter; the words stand there and nowhere else."""
    asked = form.cleaned_data
    item = _item(matter, _("补充材料"), asked["words"])
    files.keep(matter, asked["files"], item=item)
    return {"item": item.pk, "words": ""}


def _applied(matter: Matter, form: asking.Ask) -> dict[str, Any]:
    """Make the application (form F13) and keep the papers that come with it."""
    asked = form.cleaned_data
    made = issue(
        matter, "F13", organ=asked["organ"], officer=None, on=today(), **application(matter, form)
    )
    keys = [made["document"], made["word"]]
    Attachment.objects.filter(pk__in=keys).update(for_petitioner=True)
    facts = {"document": made["document"]}
    if asked["files"]:
        item = _item(matter, _("复查复核申请的材料"), "")
        files.keep(matter, asked["files"], item=item)
        facts["item"] = item.pk
    return facts


def application(matter: Matter, form: asking.Ask) -> dict[str, Any]:
    """Return what the application carries besides what the record gives."""
    asked = form.cleaned_data
    again = isinstance(form, asking.RequestReexamination)
    opinion, served = ("decide_review", "serve_review") if again else ("decide", "serve")
    entries = list(matter.entries.filter(step__in=(opinion, served)))
    numbers = [entry.facts.get("document_number") for entry in entries if entry.step == opinion]
    days = [entry.on for entry in entries if entry.step == served]
    return {
        "level": "reexamination" if again else "review",
        "to_organ": asked["organ"].name,
        "request": asked["request"],
        "reasons": asked["reasons"],
        "late_reason": asked.get("late_reason"),
        "opinion_number": (numbers and numbers[-1]) or _("无文号"),
        "opinion_served_on": days[-1] if days else None,
        "applicant_contact": contact(matter),
    }


def contact(matter: Matter) -> str:
    """Return how the applicant can be reached, in their own application."""
    person = matter.first_petitioner
    known = person.read(None, ["phone", "address"], FOR_APPLICATION) if person else {}
    return next((one for one in known.values() if one), "") or _("见登记")
