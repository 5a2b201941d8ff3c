"""The documents and files that come with an act, made in its transaction (Arts. 23, 32-36)."""

from __future__ import annotations

from typing import Any

from lianxin.documents.issuing import issue
from lianxin.matters import access
from lianxin.matters.files import keep
from lianxin.matters.matter import Matter
from lianxin.organs.models import Organ
from lianxin.procedure.step import Step
from lianxin.statute.forms import FORMS
from lianxin.web.acting import Prepare
from lianxin.web.desk import Request, today
from lianxin.web.forms import Act


def acting_organ(request: Request, matter: Matter, step: Step) -> Organ:
    """Return the organ in whose name the officer acts: the one of the post that lets them."""
    post = access.part(request.user, matter, step)
    return post.organ if post else matter.unit or matter.office


def issued(form_code: str) -> Prepare:
    """Return what issues a document from the form's values."""

    def prepare(request: Request, matter: Matter, form: Act) -> dict[str, Any]:
        organ = acting_organ(request, matter, form.rule)
        return issue(
            matter, form_code, organ=organ, officer=request.user, on=today(), **form.papers()
        )

    return prepare


def kept(request: Request, matter: Matter, form: Act) -> dict[str, Any]:
    """Keep the files that came with an act; the first one is its proof."""
    files = keep(matter, form.cleaned_data.get("files") or [], for_petitioner=False)
    return {"proof": str(files[0].pk)} if files and "proof" in form.rule.facts else {}


def service(request: Request, matter: Matter, form: Act) -> dict[str, Any]:
    """Make the proof of service, and keep the signed one beside it (Art. 35)."""
    keep(matter, form.cleaned_data.get("files") or [], for_petitioner=False)
    made = issue(
        matter,
        "F16",
        organ=acting_organ(request, matter, form.rule),
        officer=request.user,
        on=today(),
        **{**form.papers(), **served_document(matter)},
    )
    return {"proof": made["document"]}


def served_document(matter: Matter) -> dict[str, Any]:
    """Return which document is served: the last opinion issued."""
    entry = (
        matter.entries.filter(step__in=("decide", "decide_review", "decide_reexamination"))
        .order_by("-seq")
        .first()
    )
    if entry is None:
        return {}
    return {
        "document": FORMS[entry.form].name.zh,
        "document_symbol": entry.facts.get("document_number"),
    }
