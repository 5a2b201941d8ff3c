"""Which draft and which receipt are this visitor's, until the browser is closed (Art. 19)."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse

from lianxin.portal.models import Draft, Submission

DRAFT, RECEIPT = "draft", "receipt"


def draft(request: HttpRequest) -> Draft:
    """Return the submission under way, or a new one that is not saved yet."""
    key = _key(request, DRAFT)
    return (key and Draft.objects.filter(key=key).first()) or Draft()


def receipt(request: HttpRequest) -> Submission | None:
    """Return what this visitor has sent last."""
    key = _key(request, RECEIPT)
    if key is None:
        return None
    return Submission.objects.select_related("matter__office").filter(key=key).first()


def keep(answer: HttpResponse, what: str, key: uuid.UUID) -> HttpResponse:
    """Have the browser keep a key until it is closed."""
    answer.set_signed_cookie(what, str(key), salt=what, httponly=True, samesite="Lax")
    return answer


def forget(answer: HttpResponse, *several: str) -> HttpResponse:
    """Have the browser forget keys."""
    for what in several:
        answer.delete_cookie(what, samesite="Lax")
    return answer


def _key(request: HttpRequest, what: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.get_signed_cookie(what, default="", salt=what))
    except ValueError:
        return None


def sent(key: uuid.UUID) -> Submission | None:
    """Return what a form with this key has sent already."""
    return Submission.objects.filter(key=key).first()
