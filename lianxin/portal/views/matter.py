"""The petitioner's own page: standing, papers, the record, who read the data (Arts. 18, 21)."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from lianxin.matters import reading, receipt
from lianxin.matters.matter import Matter
from lianxin.petitioners.models import Reading
from lianxin.portal import standing
from lianxin.portal.views.receipt import download
from lianxin.web.desk import today
from lianxin.web.matter import sent
from lianxin.web.opened import own


@own
def matter(request: HttpRequest, matter: Matter) -> HttpResponse:
    """Show a matter to whoever petitions."""
    case, record = matter.case(), reading.for_petitioner(matter)
    said: dict[str, Any] = {
        "matter": matter,
        "case": case,
        "timeline": standing.timeline(matter, record),
        "acts": standing.acts(matter, case, today()),
        "readings": readings(matter),
    }
    if not matter.sealed:
        said |= {
            "clocks": standing.clocks(case),
            "late": standing.late(case, today()),
            "papers": standing.papers(matter, record),
            "asked": standing.asked(matter, case),
            "items": list(matter.items.all()),
            "files": [
                (file, standing.address(matter, file))
                for file in matter.attachments.filter(item__isnull=False)
            ],
        }
    return render(request, "portal/matter.html", said)


def readings(matter: Matter) -> list[dict[str, Any]]:
    """Return which organs read the petitioner's data, when and what for."""
    first = matter.first_petitioner
    rows = Reading.objects.summary_for(first) if first else []
    return [{**row, "purpose": _(row["purpose"])} for row in rows]


@own
def file(request: HttpRequest, matter: Matter, pk: str) -> HttpResponse:
    """Send a paper that is the petitioner's to read; of a sealed matter there is none."""
    if matter.sealed:
        raise Http404
    return sent(get_object_or_404(matter.attachments.filter(for_petitioner=True), pk=pk))


@own
def proof(request: HttpRequest, matter: Matter) -> HttpResponse:
    """Give the receipt that proves by itself what is in the record."""
    if matter.sealed:
        raise Http404
    return download(receipt.receipt(matter), "application/json", f"{matter.number}.json")
