"""Enquiries that are answered on the spot: the list, its counts, a new one (Arts. 18 ¶1, 22 ¶1)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from lianxin.matters import access
from lianxin.registration.forms.enquiry import Enquire
from lianxin.registration.forms.intake import RECEIVERS, channels
from lianxin.registration.models import Enquiry
from lianxin.web.desk import Request, desk, today
from lianxin.web.worklist import category

PAGE = 50


@desk(*RECEIVERS)
def enquiries(request: Request) -> HttpResponse:
    """Show this year's enquiries, the newest first, and how many came by each channel."""
    organs = {post.organ_id for post in access.posts(request.user)}
    found = Enquiry.objects.of_year(organs, today())
    counted = found.by_channel()
    if (before := request.GET.get("before", "")).isdecimal():
        found = found.filter(pk__lt=int(before[:18]))
    rows = list(found.select_related("officer").order_by("-pk")[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    return render(
        request,
        "registration/enquiries.html",
        {
            "rows": [_row(enquiry) for enquiry in rows],
            "total": sum(counted.values()),
            "counts": [(label, counted.get(code, 0)) for code, label in channels()],
            "next": f"?before={rows[-1].pk}" if more else "",
            "year": today().year,
        },
    )


def _row(enquiry: Enquiry) -> dict[str, Any]:
    known = dict(channels())
    return {
        "enquiry": enquiry,
        "channel": known[enquiry.channel],
        "category": category(enquiry.category),
    }


@desk(*RECEIVERS)
def enquire(request: Request) -> HttpResponse:
    """Write an enquiry down; whoever asks for more than an answer becomes a matter instead."""
    form = Enquire(request.POST or None, officer=request.user)
    if request.method == "POST" and form.is_valid():
        form.enquiry().save()
        messages.success(request, _("已记入咨询，不作为信访事项登记。"))
        return redirect("registration:enquiries")
    return render(
        request, "registration/enquire.html", {"form": form}, status=422 if form.errors else 200
    )
