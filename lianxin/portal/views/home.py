"""The first page, and which channel fits: what the office makes public (Art. 18 ¶1)."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lianxin.organs.models import Organ
from lianxin.portal import forms, steering
from lianxin.web.desk import today
from lianxin.web.spoken import english


def home(request: HttpRequest) -> HttpResponse:
    """Say what can be done here, by which other ways, and what rights the person has."""
    return render(
        request,
        "portal/home.html",
        {
            "office": Organ.objects.filter(code=settings.OFFICE_CODE).first(),
            "hours": settings.OFFICE_HOURS_EN if english() else settings.OFFICE_HOURS,
            "net": settings.SITE_ADDRESS,
        },
    )


def channels(request: HttpRequest) -> HttpResponse:
    """Say where a legal dispute is decided and how long the person has for it (Art. 31)."""
    form = forms.Dispute(request.GET or None)
    found = None
    if form.is_valid() and form.cleaned_data["dispute"]:
        asked = form.cleaned_data
        found = steering.advice(asked["dispute"], asked["happened_on"], on=today())
    return render(request, "portal/channels.html", {"form": form, "advice": found})
