"""The documents and files that come with an act, made in its transaction (Arts. 23, 32-36)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse

from lianxin.documents.issuing import issue, preview
from lianxin.matters import access
from lianxin.matters.files import keep
from lianxin.matters.matter import Matter
from lianxin.organs.models import Organ
from lianxin.procedure.step import Step
from lianxin.statute.forms import FORMS
from lianxin.web.desk import Request
from lianxin.web.forms import Act

if TYPE_CHECKING:
    from lianxin.web.acting import Prepare

DECIDING = ("decide", "decide_review", "decide_reexamination")


def acting_organ(request: Request, matter: Matter, step: Step) -> Organ:
    """Return the organ in whose name the officer acts: the one of the post that lets them."""
    post = access.part(request.user, matter, step)
    return post.organ if post else matter.unit or matter.office


def issued(form_code: str) -> Prepare:
    """Return what issues a document from the form's values."""

    def prepare(request: Request, matter: Matter, form: Act) -> dict[str, Any]:
        organ = acting_organ(request, matter, form.rule)
        return issue(
            matter, form_code, organ=organ, officer=request.user, on=form.on, **form.papers()
        )

    return prepare


def own(request: Request, matter: Matter, form: Act) -> Mapping[str, Any]:
    """Issue the document that the form names, if it names one."""
    return issued(form.paper)(request, matter, form) if form.paper else {}


def previewed(request: Request, matter: Matter, form: Act) -> HttpResponse:
    """Answer with the document as it would be issued; nothing is kept and no number is spent."""
    made = preview(
        matter,
        form.paper,
        organ=acting_organ(request, matter, form.rule),
        officer=request.user,
        on=form.on,
        **form.papers(),
    )
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Cache-Control"] = "private, no-store"
    return answer


def kept(matter: Matter, form: Act) -> dict[str, Any]:
    """Keep the files of an act: each fact that is a file points at what was given for it.

    What is given as the act's own document, such as a signed agreement, is the petitioner's too.
    """
    found: dict[str, Any] = {}
    for name, uploads in form.uploads().items():
        own = name == "document"
        kind = form.rule.form if own else ""
        files = keep(matter, uploads, form=kind, for_petitioner=own)
        if files:
            keys = [str(file.pk) for file in files]
            found[name] = keys if len(keys) > 1 else keys[0]
            if own and "digest" in form.rule.facts:
                found["digest"] = files[0].sha256
    return found


def service(request: Request, matter: Matter, form: Act) -> dict[str, Any]:
    """Make the proof of service, and keep the signed one beside it (Art. 35)."""
    signed = keep(matter, form.cleaned_data.get("signed") or [], for_petitioner=False)
    made = issue(
        matter,
        "F16",
        organ=acting_organ(request, matter, form.rule),
        officer=request.user,
        on=form.on,
        **{**form.papers(), **served_document(matter)},
    )
    keys = [made["document"], *(str(file.pk) for file in signed)]
    return {"proof": keys if len(keys) > 1 else keys[0]}


def served_document(matter: Matter) -> dict[str, Any]:
    """Return which document is served: the last opinion issued."""
    entry = matter.entries.filter(step__in=DECIDING).order_by("-seq").first()
    if entry is None:
        return {}
    return {
        "document": FORMS[entry.form].name.zh,
        "document_symbol": entry.facts.get("document_number"),
    }
