"""The pages of the exchange desk: a file, its columns, a dry run, the import (Arts. 19, 21)."""

from __future__ import annotations

import csv
import io
from itertools import islice
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from lianxin.exchange import forms, mapping, tables
from lianxin.exchange.faults import BadTable, Finding
from lianxin.exchange.models import OVER, ROLES, WORKING, Import, State
from lianxin.exchange.tasks import queue
from lianxin.web.desk import Request, desk
from lianxin.web.exporting import safe
from lianxin.web.spoken import say

PAGE = 20
SHOWN = 200
READY = frozenset({State.CHECKED, State.FAILED})


def _one(request: Request, key: UUID) -> Import:
    """Return an import of an office for which the officer imports, or answer that there is none."""
    several = Import.objects.visible_to(request.user).select_related("office", "officer")
    return get_object_or_404(several, pk=key)


@desk(*ROLES)
def imports(request: Request) -> HttpResponse:
    """Take a file, and show what was imported before."""
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = forms.Upload(*given, officer=request.user)
    if request.method == "POST" and form.is_valid():
        return redirect("exchange:columns", form.keep().pk)
    several = Import.objects.visible_to(request.user).select_related("office", "officer")
    page = Paginator(several, PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page}
    return render(request, "exchange/imports.html", context, status=422 if form.errors else 200)


@desk(*ROLES)
def columns(request: Request, key: UUID) -> HttpResponse:
    """Show which column is taken for what, and let it be changed; then have every row checked."""
    one = _one(request, key)
    if one.state in OVER | WORKING:
        return redirect("exchange:one", one.pk)
    try:
        table = tables.read(one.bytes())
    except BadTable as wrong:
        messages.error(request, say(wrong.text))
        return redirect("exchange:imports")
    form = forms.Columns(request.POST or None, columns=table.columns, initial=forms.first(one))
    if request.method == "POST" and form.is_valid():
        chosen = form.mapping
        one.source = chosen.source
        one.mapping = {"columns": dict(chosen.columns), "constants": dict(chosen.constants)}
        one.save(update_fields=["source", "mapping", "seen_at"])
        queue(one, State.CHECKING)
        return redirect("exchange:one", one.pk)
    context = {"one": one, "form": form, **_sample(request, one, table)}
    return render(request, "exchange/columns.html", context, status=422 if form.errors else 200)


def _sample(request: Request, one: Import, table: tables.Table) -> dict[str, Any]:
    """Return the first rows, for whoever brought the file; it may name people."""
    lines = list(islice(table.lines, forms.SAMPLE)) if one.officer == request.user else []
    rows = [[line.number, *(line.cells.get(name, "") for name in table.columns)] for line in lines]
    same = Import.objects.visible_to(request.user).filter(sha256=one.sha256, state=State.DONE)
    return {"head": table.columns, "rows": rows, "same": same.first()}


@require_safe
@desk(*ROLES)
def show(request: Request, key: UUID) -> HttpResponse:
    """Show how far an import is, what is wrong with it, or what it has brought."""
    one = _one(request, key)
    findings = one.told() if one.state == State.WRONG else []
    context = {
        "one": one,
        "quiet": one.is_quiet(timezone.now()),
        "rows": [_line(finding) for finding in findings[:SHOWN]],
        "hidden": max(len(findings) - SHOWN, 0),
    }
    return render(request, "exchange/one.html", context)


def _line(finding: Finding) -> list[Any]:
    field = mapping.FIELDS.get(finding.field)
    return [finding.row, field.label if field else "—", finding.why]


@require_POST
@desk(*ROLES)
def start(request: Request, key: UUID) -> HttpResponse:
    """Hand a checked import to the worker, or one that stopped, to go on where it stopped."""
    one = _one(request, key)
    if one.state in READY or (one.state == State.RUNNING and one.is_quiet(timezone.now())):
        queue(one, State.RUNNING)
    elif one.state == State.CHECKING and one.is_quiet(timezone.now()):
        queue(one, State.CHECKING)
    return redirect("exchange:one", one.pk)


@require_POST
@desk(*ROLES)
def drop(request: Request, key: UUID) -> HttpResponse:
    """Give an import up and empty its file; what it has brought in stays."""
    one = _one(request, key)
    if one.state not in OVER | WORKING:
        one.end(State.DROPPED)
        messages.success(request, _("已放弃，上传的文件已经删除。"))
    return redirect("exchange:imports")


@require_safe
@desk(*ROLES)
def errors(request: Request, key: UUID) -> HttpResponse:
    """Give everything that is wrong as CSV, to be put right in the table."""
    one = _one(request, key)
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([_("行"), _("列"), _("问题")])
    for finding in one.told():
        writer.writerow([safe(say(cell)) for cell in _line(finding)])
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="lianxin-errors.csv"'
    return answer
