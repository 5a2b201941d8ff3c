"""The receipt: number, query code, what happens next and until when (Arts. 18 ¶1, 21 ¶2, 22 ¶1)."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from lianxin.documents.compose import Missing
from lianxin.documents.fonts import NoFonts
from lianxin.documents.issuing import preview
from lianxin.documents.pictures import qr
from lianxin.matters import receipt as proof
from lianxin.matters.matter import Matter
from lianxin.portal import keeping
from lianxin.portal.models import Submission


def receipt(request: HttpRequest) -> HttpResponse:
    """Show number and code once; the code is forgotten when the petitioner has kept it."""
    sent = keeping.receipt(request)
    if sent is None:
        return redirect("portal:lookup")
    answer = render(
        request,
        "portal/receipt.html",
        {
            "matter": sent.matter,
            "code": sent.code_to_show,
            "address": address(sent.matter),
            "clock": next(iter(sent.matter.case().due), None),
        },
    )
    answer["Cache-Control"] = "private, no-store"
    return answer


def paper(request: HttpRequest) -> HttpResponse:
    """Give the receipt as a document (form F02); no copy that shows the code is kept."""
    matter, code = _shown(request)
    try:
        made = preview(
            matter,
            "F02",
            organ=matter.office,
            officer=None,
            on=timezone.localdate(),
            query_code=code,
            qr=qr(address(matter)),
            signatory="",
        )
    except (Missing, NoFonts) as wrong:
        messages.error(request, str(wrong))
        return redirect("portal:receipt")
    return download(made, "application/pdf", f"{matter.number}.pdf")


def proving(request: HttpRequest) -> HttpResponse:
    """Give the receipt that proves itself, offline."""
    matter, _code = _shown(request)
    return download(proof.receipt(matter), "application/json", f"{matter.number}.json")


@require_POST
def kept(request: HttpRequest) -> HttpResponse:
    """Forget the query code: the petitioner has it."""
    if sent := keeping.receipt(request):
        Submission.objects.filter(pk=sent.pk).forget_codes()
    return keeping.forget(redirect("portal:home"), keeping.RECEIPT)


def address(matter: Matter) -> str:
    """Return the address of the look-up with the number filled in."""
    return settings.SITE_ADDRESS.rstrip("/") + reverse("portal:lookup_number", args=[matter.number])


def download(data: bytes, kind: str, name: str) -> HttpResponse:
    """Answer with a file that no cache keeps."""
    how = "inline" if kind == "application/pdf" else "attachment"
    answer = HttpResponse(data, content_type=kind)
    answer["Content-Disposition"] = f'{how}; filename="{name}"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _shown(request: HttpRequest) -> tuple[Matter, str]:
    sent: Submission | None = keeping.receipt(request)
    if sent is None or not sent.code_to_show:
        raise Http404
    return sent.matter, sent.code_to_show
