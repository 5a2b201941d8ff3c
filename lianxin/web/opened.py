"""Which matters a visitor has opened with number and query code (Arts. 18 ¶1, 21 ¶2).

The session remembers numbers, never a person; what is not used for an hour closes by itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.matter import Matter

KEY = "opened"
SECONDS = 3600
REFRESH = 300
View = Callable[..., HttpResponse]


def remember(request: HttpRequest, number: str) -> None:
    """Open a matter for this visitor; the session gets a new name, so that nobody else holds it."""
    request.session.cycle_key()
    request.session[KEY] = {**_open(request), number: _now()}


def is_open(request: HttpRequest, number: str) -> bool:
    """Tell whether this visitor has opened a matter and has been here within the hour."""
    opened = _open(request)
    if number in opened and _now() - opened[number] > REFRESH:
        request.session[KEY] = {**opened, number: _now()}
    return number in opened


def forget(request: HttpRequest) -> None:
    """Close everything that this visitor has opened."""
    request.session.pop(KEY, None)


def own(view: View) -> View:
    """Give a page the matter that its number names, if this visitor has opened it."""

    @wraps(view)
    def opened(request: HttpRequest, number: str, *args: Any, **kwargs: Any) -> HttpResponse:
        if not is_open(request, number):
            return redirect("portal:lookup_number", number)
        matters = Matter.objects.select_related("office", "unit__above", "review_organ__above")
        answer = view(request, get_object_or_404(matters, number=number), *args, **kwargs)
        answer["Cache-Control"] = "private, no-store"
        return answer

    return opened


def own_act(view: View) -> View:
    """Let nobody who is signed in as an officer act or evaluate as a petitioner (Art. 21 ¶2)."""

    @own
    @wraps(view)
    def acting(request: HttpRequest, matter: Matter, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.user.is_authenticated:
            return for_petitioners_only(request, reverse("portal:matter", args=[matter.number]))
        return view(request, matter, *args, **kwargs)

    return acting


def for_petitioners_only(request: HttpRequest, back: str) -> HttpResponse:
    """Say that officers do not act for petitioners, and how to go on."""
    return render(request, "portal/for_petitioners_only.html", {"back": back}, status=403)


def _open(request: HttpRequest) -> dict[str, int]:
    kept: dict[str, int] = request.session.get(KEY, {})
    return {number: at for number, at in kept.items() if _now() - at <= SECONDS}


def _now() -> int:
    return int(timezone.now().timestamp())
