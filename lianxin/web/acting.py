"""One act, one page: show the form, write the entry, or say why not (Arts. 21-40)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from lianxin.documents.compose import Missing
from lianxin.documents.fonts import NoFonts
from lianxin.documents.remedy import Unfit
from lianxin.matters import access
from lianxin.matters.files import BadFile
from lianxin.matters.models import Matter
from lianxin.matters.recording import record
from lianxin.procedure.refusal import Refused
from lianxin.web.desk import Request, today
from lianxin.web.forms import Act
from lianxin.web.spoken import say

Prepare = Callable[[Request, Matter, Act], Mapping[str, Any]]


def visible(request: Request, number: str) -> Matter:
    """Return a matter that the officer may see, or answer that there is none."""
    matters = Matter.objects.visible_to(request.user).select_related("office", "unit", "handler")
    return get_object_or_404(matters, number=number)


def act(
    request: Request,
    number: str,
    form_class: type[Act],
    *,
    prepare: Prepare | None = None,
    template: str = "web/act.html",
    **context: Any,
) -> HttpResponse:
    """Show an act's form and write its entry; `prepare` makes papers in the same transaction."""
    matter = visible(request, number)
    posted = (request.POST, request.FILES) if request.method == "POST" else ()
    form = form_class(*posted, matter=matter, officer=request.user)
    if access.part(request.user, matter, form.rule) is None:
        raise Http404
    if request.method == "POST" and form.is_valid() and written(request, matter, form, prepare):
        messages.success(request, _("已办理：%(step)s") % {"step": say(form.rule.label)})
        return redirect(matter)
    page = {"matter": matter, "form": form, "step": form.rule, **context}
    return render(request, template, page, status=422 if form.errors else 200)


def written(
    request: Request, matter: Matter, form: Act, prepare: Prepare | None = None
) -> bool:
    """Write the entry of a valid form, all or nothing; on refusal the form says why."""
    try:
        with transaction.atomic():
            made = prepare(request, matter, form) if prepare else {}
            record(matter, form.step, by=request.user, on=today(), **{**form.facts(), **made})
    except Refused as refused:
        form.refuse(refused)
    except (Missing, Unfit, BadFile, NoFonts) as wrong:
        form.add_error(None, str(wrong))
    return not form.errors
