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
from lianxin.matters.entry import written_facts
from lianxin.matters.files import BadFile
from lianxin.matters.models import Entry, Matter
from lianxin.matters.recording import record
from lianxin.procedure.case import Case
from lianxin.procedure.refusal import ASK_SUPERVISION, Refused, no
from lianxin.procedure.step import Step
from lianxin.web import lines, papers
from lianxin.web.desk import Request
from lianxin.web.forms import SEEN, Act, latest
from lianxin.web.spoken import say

Prepare = Callable[[Request, Matter, Act], Mapping[str, Any]]
WRONG = (Missing, Unfit, BadFile, NoFonts)


class Moved(Exception):
    """Somebody wrote in the matter after the officer opened the page; `last` is that entry."""

    def __init__(self, last: Entry) -> None:
        self.last = last
        super().__init__(str(last))


def visible(request: Request, number: str) -> Matter:
    """Return a matter that the officer may see, or answer that there is none."""
    matters = Matter.objects.visible_to(request.user)
    matters = matters.select_related("office", "unit__above", "handler", "parent")
    return get_object_or_404(matters, number=number)


def act(
    request: Request,
    number: str,
    form_class: type[Act],
    *,
    prepare: Prepare | None = None,
    template: str = "web/act.html",
    initial: Mapping[str, Any] | None = None,
    **context: Any,
) -> HttpResponse:
    """Show an act's form and write its entry; `prepare` makes papers in the same transaction."""
    matter = visible(request, number)
    sent = request.method == "POST"
    given = (request.POST, request.FILES) if sent else ()
    form = form_class(*given, initial=initial, matter=matter, officer=request.user)
    if access.part(request.user, matter, form.rule) is None:
        raise Http404
    if sent and form.is_valid():
        if "look" in request.POST:
            answer = looked(request, matter, form)
        else:
            answer = done(request, matter, form, prepare)
        if answer is not None:
            return answer
    return render(
        request,
        template,
        {**page(matter, form, sent=sent), **context},
        status=422 if form.errors else 200,
    )


def page(matter: Matter, form: Act, *, sent: bool = False) -> dict[str, Any]:
    """Return what the page of an act shows: its form, or why it is not the time for it."""
    refused = None if sent else not_now(matter.case(), form.rule)
    return {
        "matter": matter,
        "form": form,
        "step": form.rule,
        "refused": refused,
        "remedy": refused.remedy if refused and refused.remedy != ASK_SUPERVISION else "",
        "items": matter.items.all(),
        "before": lines.of_steps(matter, form.shows),
        "resend": sent and bool(form.files),
    }


def not_now(case: Case, step: Step) -> Refused | None:
    """Return why a step cannot be taken as the matter stands, or nothing where it can."""
    if case.stage not in step.at and case.stage is not None:
        now = case.stage.label
        return Refused(
            no(
                f"事项目前为“{now.zh}”，不能“{step.label.zh}”",
                f"the matter is {now.en}: it is not the time to {step.label.en}",
            ),
            step.cites,
        )
    reasons = (when(case) for when in step.when)
    return next((Refused(reason, step.cites) for reason in reasons if reason), None)


def done(
    request: Request, matter: Matter, form: Act, prepare: Prepare | None
) -> HttpResponse | None:
    """Write the entry and lead back to the matter; where it is not written the form says why."""
    if not written(request, matter, form, prepare):
        return None
    messages.success(request, _("已办理：%(step)s") % {"step": say(form.rule.label)})
    seen = Matter.objects.visible_to(request.user).filter(pk=matter.pk).exists()
    return redirect(matter if seen else "web:home")


def looked(request: Request, matter: Matter, form: Act) -> HttpResponse | None:
    """Return the document as it would be issued; where it cannot be made the form says why."""
    try:
        return papers.previewed(request, matter, form)
    except WRONG as wrong:
        form.add_error(None, str(wrong))
        return None


def written(request: Request, matter: Matter, form: Act, prepare: Prepare | None = None) -> bool:
    """Write the entry of a valid form, all or nothing; on refusal the form says why.

    Pressed twice, an act is written once: the second press finds the entry of the first.
    """
    prepare = prepare or papers.own
    try:
        with transaction.atomic():
            if not _is_fresh(matter, form):
                return True
            made = {**papers.kept(matter, form), **prepare(request, matter, form)}
            facts = {**form.facts(), **made}
            record(matter, form.step, by=request.user, on=form.on, **facts)
    except Moved as moved:
        form.ask_again(moved.last)
    except Refused as refused:
        form.refuse(refused)
    except WRONG as wrong:
        form.add_error(None, str(wrong))
    return not form.errors


def _is_fresh(matter: Matter, form: Act) -> bool:
    """Lock the matter; tell whether the act is new, or raise `Moved` where others wrote before."""
    Matter.objects.select_for_update().only("pk").get(pk=matter.pk)
    seen, last = form.cleaned_data.get(SEEN), latest(matter)
    if not seen or last is None or last.seq <= seen:
        return True
    if last.step == form.step and last.officer_id == form.officer.pk and _says_the_same(last, form):
        return False
    raise Moved(last)


def _says_the_same(entry: Entry, form: Act) -> bool:
    """Tell whether an entry holds all that the form says."""
    return all(
        _clear(form.matter, entry.facts.get(name)) == value
        for name, value in written_facts(form.facts()).items()
    )


def _clear(matter: Matter, fact: Any) -> Any:
    return matter.words.get(pk=fact["words"]).text.clear() if isinstance(fact, dict) else fact
