"""Issue a document: draft, check, number, render, keep in the file (Arts. 23, 29, 32, 35)."""

from __future__ import annotations

from datetime import date
from typing import Any

from lianxin.documents import values
from lianxin.documents.compose import compose
from lianxin.documents.drafts import Draft, drafted
from lianxin.documents.facts import completed
from lianxin.documents.letter import Layout, Letter, Paragraph
from lianxin.documents.pdf import pdf
from lianxin.documents.word import docx
from lianxin.documents.wording import Filling, wording
from lianxin.matters import numbering
from lianxin.matters.attachment import Attachment, attach
from lianxin.matters.files import ALLOWED
from lianxin.matters.matter import Matter
from lianxin.organs.models import Officer, Organ
from lianxin.statute.forms import FORMS

UNNUMBERED = frozenset({"F02", "F13", "F16", "F21"})
NO_NUMBER_YET = "（预览，未编号）"
STUDY = "study"
OWN_CODE = "P01"
"""The mark of the letter that a suggestion is studied, which the law gives no form."""


def preview(
    matter: Matter, form: str, *, organ: Organ, officer: Officer | None, on: date, **given: Any
) -> bytes:
    """Return the PDF as it would be issued, with no number and nothing kept."""
    draft = Draft(matter, organ, officer, on, given)
    if form == STUDY:
        return pdf(acknowledgement(draft))
    symbol = {} if form in UNNUMBERED else {"symbol": NO_NUMBER_YET}
    return pdf(compose(form, {**drafted(draft, form), **symbol}))


def issue(
    matter: Matter, form: str, *, organ: Organ, officer: Officer | None, on: date, **given: Any
) -> dict[str, Any]:
    """Issue a document and return the facts that its entry carries.

    Runs in the caller's transaction: a number is not spent, and nothing is kept, if the entry is
    refused. Raises `Missing` naming what the form lacks.
    """
    draft = Draft(matter, organ, officer, on, given)
    if form == STUDY:
        return _kept(matter, acknowledgement(draft), wording(STUDY)["title"], OWN_CODE)
    fields = drafted(draft, form)
    if form not in UNNUMBERED:
        fields["symbol"] = numbering.next_document(organ, on.year, form)
    letter = compose(form, fields)
    made = _kept(matter, letter, letter.title, form)
    return {**made, "document_number": str(fields.get("symbol", "")) or None}


def _kept(matter: Matter, letter: Letter, name: str, form: str) -> dict[str, Any]:
    for_petitioner = form == OWN_CODE or FORMS[form].to == "petitioner"

    def keep(ending: str, data: bytes) -> Attachment:
        return attach(
            matter,
            name=f"{name}{ending}",
            kind=ALLOWED[ending],
            data=data,
            form=form,
            for_petitioner=for_petitioner,
        )

    paper, word = keep(".pdf", pdf(letter)), keep(".docx", docx(letter))
    return {"document": str(paper.pk), "word": str(word.pk), "digest": paper.sha256}


def acknowledgement(draft: Draft) -> Letter:
    """Return the letter that tells a proposer what happens to the suggestion (Arts. 23, 29 ¶1)."""
    words = wording(STUDY)
    filling = Filling(completed("F12", drafted(draft, "F12")))
    return Letter(
        form="",
        layout=Layout.LETTER,
        organ=draft.organ.name,
        number="",
        title=words["title"],
        addressee=filling.line(words["addressee"]),
        blocks=tuple(Paragraph(filling.line(sentence)) for sentence in words["text"]),
        remedy=(),
        attachments=(),
        signatory=draft.organ.name,
        day=draft.on,
        date=values.written(draft.on),
        contact=filling.line(words["contact"], strict=False),
        copies="",
        provisional=(),
    )
