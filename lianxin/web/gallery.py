"""The gallery: every component once, with invented examples, to look at and test (Art. 18 ¶1)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from lianxin.web import examples


def gallery(request: HttpRequest) -> HttpResponse:
    """Show every component, as a citizen's page or (`?desk`) as a desk's page."""
    desk = "desk" in request.GET
    page = {
        "layout": "base_officer.html" if desk else "base.html",
        "desk": desk,
        "fresh": examples.Sample(),
        "wrong": examples.Sample({"wrong-phone": "12345"}, prefix="wrong"),
        "filters": examples.Filters(request.GET or None),
        **examples.on(timezone.localdate()),
    }
    return render(request, "web/gallery.html", page)
