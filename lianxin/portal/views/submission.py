"""Submitting: nothing typed is lost, and nothing counts twice (Arts. 17, 19)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from lianxin.matters.files import BadFile
from lianxin.portal import forms, guide, keeping, steering, submitting
from lianxin.portal.models import Draft, Enclosure
from lianxin.portal.reviewing import summary
from lianxin.portal.submitting import send
from lianxin.web.desk import today

NOT_ANSWERS = frozenset({"files", "whole"})


def submit(request: HttpRequest) -> HttpResponse:
    """Begin, or go on where one stopped."""
    draft = keeping.draft(request)
    answers = draft.answers()
    return render(
        request,
        "portal/start.html",
        {
            "under_way": bool(answers),
            "next": guide.missing(answers) or guide.PAGES[-1],
        },
    )


def page(request: HttpRequest, name: str) -> HttpResponse:
    """Show one page of the guided way and keep its answers."""
    draft = keeping.draft(request)
    answers = draft.answers()
    here = guide.page(name, answers)
    if here is not None and here.name == "check":
        return _check(request, draft, answers)
    if here is None or (here.name != "kind" and not answers):
        return redirect("portal:submit")
    post, files = _posted(request)
    form = here.form(post, files, initial=answers)
    if isinstance(form, forms.Enclose):
        form.already = Enclosure.objects.of(draft.key).count()
    if request.method == "POST" and form.is_valid():
        return _kept(request, draft, here, form)
    return _page(request, draft, here, form)


def _posted(request: HttpRequest) -> tuple[Any, Any]:
    return (request.POST, request.FILES) if request.method == "POST" else (None, None)


def _kept(request: HttpRequest, draft: Draft, here: guide.Page, form: Any) -> HttpResponse:
    """Keep a page's answers and go to the next one, or stay to read the advice first."""
    said = {name: form.cleaned_data[name] for name in form.cleaned_data.keys() - NOT_ANSWERS}
    draft.keep(said)
    if here.name == "files":
        Enclosure.objects.add(draft.key, form.cleaned_data["files"])
    _before, after = guide.beside(here, draft.answers())
    if here.name == "channel" and said["dispute"] and not _has_read(request, said):
        after = here
    assert after is not None
    return keeping.keep(redirect("portal:page", after.name), keeping.DRAFT, draft.key)


def _has_read(request: HttpRequest, said: dict[str, Any]) -> bool:
    """Tell whether the advice on this very dispute was on the page that was sent."""
    return request.POST.get("read") == f"{said['dispute']} {said['happened_on']}"


def _page(request: HttpRequest, draft: Draft, here: guide.Page, form: Any) -> HttpResponse:
    answers = draft.answers()
    before, _after = guide.beside(here, answers)
    several = guide.way(answers)
    return render(
        request,
        f"portal/page_{here.name}.html",
        {
            "page": here,
            "form": form,
            "current": several.index(here) + 1,
            "total": len(several),
            "before": before,
            "answers": answers,
            "advice": _advice(answers, here),
            "enclosed": Enclosure.objects.of(draft.key) if here.name == "files" else (),
        },
        status=422 if form.errors else 200,
    )


def _advice(answers: dict[str, Any], here: guide.Page) -> steering.Advice | None:
    if here.name != "channel" or not answers.get("dispute"):
        return None
    day = forms.Day().to_python(answers.get("happened_on"))
    return steering.advice(answers["dispute"], day, on=today())


def _check(request: HttpRequest, draft: Draft, answers: dict[str, Any]) -> HttpResponse:
    """Show everything once more, and send it."""
    if request.method == "POST":
        form = forms.Send(request.POST)
        if form.is_valid() and (sent := _send(request, draft, form.cleaned_data["key"])):
            return sent
    else:
        form = forms.Send(initial={"key": draft.key})
    if not answers:
        return redirect("portal:submit")
    if lacking := guide.missing(answers):
        return redirect("portal:page", lacking.name)
    several = guide.way(answers)
    enclosed = list(Enclosure.objects.of(draft.key))
    return render(
        request,
        "portal/page_check.html",
        {
            "form": form,
            "current": len(several),
            "total": len(several),
            "before": several[-2],
            "page": several[-1],
            "answers": answers,
            "rows": summary(answers, enclosed),
        },
        status=422 if form.errors else 200,
    )


def _send(request: HttpRequest, draft: Draft, key: UUID) -> HttpResponse | None:
    """Send a draft that is complete; a form sent again leads to the same receipt."""
    if earlier := keeping.sent(key):
        return _received(earlier.key)
    answers = draft.answers()
    if draft.key != key or guide.missing(answers):
        return redirect("portal:submit")
    return _received(send(answers, key=key, enclosed=True, on=today()).key)


def _received(key: UUID) -> HttpResponse:
    answer = keeping.forget(redirect("portal:receipt"), keeping.DRAFT)
    return keeping.keep(answer, keeping.RECEIPT, key)


@require_POST
def remove(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Take a file out of a draft again."""
    Enclosure.objects.of(keeping.draft(request).key).filter(pk=pk).delete()
    return redirect("portal:page", "files")


@require_POST
def start_over(request: HttpRequest) -> HttpResponse:
    """Throw a draft away."""
    draft = keeping.draft(request)
    Enclosure.objects.of(draft.key).delete()
    Draft.objects.filter(key=draft.key).delete()
    return keeping.forget(redirect("portal:page", "kind"), keeping.DRAFT)


def submit_short(request: HttpRequest) -> HttpResponse:
    """Take everything on one page."""
    form = forms.Short(*_posted(request))
    enclosed = request.POST.get("enclosed") == "1"
    if request.method == "POST":
        if form.is_valid():
            asked = form.cleaned_data
            try:
                made = submitting.send(
                    asked, key=asked["key"], uploads=asked["files"], enclosed=enclosed, on=today()
                )
                return _received(made.key)
            except BadFile as wrong:
                form.add_error("files", str(wrong))
        enclosed = _keep_files(form) or enclosed
        form.show_again()
    return render(
        request,
        "portal/short.html",
        {
            "form": form,
            "kept": _kept_files(form) if enclosed else (),
        },
        status=422 if form.errors else 200,
    )


def _keep_files(form: forms.Short) -> bool:
    """Keep the good files of a form that has a mistake elsewhere."""
    asked = getattr(form, "cleaned_data", {})
    if not asked.get("key") or not asked.get("files"):
        return False
    Enclosure.objects.add(asked["key"], asked["files"])
    return True


def _kept_files(form: forms.Short) -> list[Enclosure]:
    key = form.cleaned_data.get("key")
    return list(Enclosure.objects.of(key)) if key else []
