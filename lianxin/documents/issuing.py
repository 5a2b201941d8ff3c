"""Issue a document: draft, check, number, render, keep in the file (Arts. 23, 32, 35)."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianxin.documents.compose import compose
from lianxin.documents.drafts import Draft, drafted
from lianxin.documents.pdf import pdf
from lianxin.documents.word import docx
from lianxin.matters import numbering
from lianxin.matters.attachment import attach
from lianxin.matters.files import ALLOWED
from lianxin.matters.matter import Matter
from lianxin.organs.models import Officer, Organ
from lianxin.statute.forms import FORMS

UNNUMBERED = frozenset({"F02", "F13", "F16", "F21"})


def preview(
    matter: Matter, form: str, *, organ: Organ, officer: Officer | None, on: date, **given: Any
) -> bytes:
    """Return the PDF as it would be issued, with no number and nothing kept."""
    return pdf(compose(form, drafted(Draft(matter, organ, officer, on, given), form)))


def issue(
    matter: Matter, form: str, *, organ: Organ, officer: Officer | None, on: date, **given: Any
) -> dict[str, Any]:
    """Issue a document and return the facts that its entry carries.

    Runs in the caller's transaction: a number is not spent, and nothing is kept, if the entry is
    refused. Raises `Missing` naming what the form lacks.
    """
    draft = Draft(matter, organ, officer, on, given)
    fields = drafted(draft, form)
    if form not in UNNUMBERED:
        fields["symbol"] = numbering.next_document(organ, on.year, form)
    letter = compose(form, fields)
    name = FORMS[form].name.zh
    for_petitioner = FORMS[form].to == "petitioner"
    paper, word = (
        attach(
            matter,
            name=f"{name}{ending}",
            kind=ALLOWED[ending],
            data=data,
            form=form,
            for_petitioner=for_petitioner,
        )
        for ending, data in ((".pdf", pdf(letter)), (".docx", docx(letter)))
    )
    return {
        "document": str(paper.pk),
        "word": str(word.pk),
        "digest": paper.sha256,
        "document_number": str(fields.get("symbol", "")) or None,
    }
