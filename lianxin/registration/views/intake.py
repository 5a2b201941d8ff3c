"""Receive by any channel; hand over number and code (Arts. 17, 19, 21, 22)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from lianxin.documents.facts import Missing
from lianxin.documents.fonts import NoFonts
from lianxin.documents.issuing import preview
from lianxin.matters.files import BadFile
from lianxin.matters.models import Matter
from lianxin.procedure.refusal import Refused
from lianxin.procedure.steps import STEPS
from lianxin.registration import earlier, receiving
from lianxin.registration.forms.intake import MOST_ROWS, RECEIVERS, People, Receive, complete
from lianxin.registration.models import Reception, Scan
from lianxin.web.context import address
from lianxin.web.desk import Request, desk, today
from lianxin.web.spoken import english, say


class Sheet:
    """One form of reception on its way: the form, the people, the scans that came before."""

    def __init__(self, request: Request, *, bound: bool, more: int = 0) -> None:
        self.request = request
        data = request.POST or None
        typed: dict[str, Any] = {"officer": request.user}
        if bound:
            self.form = Receive(data, **typed)
        else:
            self.form = Receive(initial=data.dict() if data else None, **typed)
        self.people = People(data, bound=bound, more=more)
        self.earlier: list[Matter] = []

    def look(self) -> None:
        """Find what the same people raised before."""
        rows = [
            {name: self.request.POST.get(f"{row.prefix}-{name}") for name in row.fields}
            for row in self.people.forms
        ]
        self.earlier = earlier.matters(self.request.user, earlier.same_people(rows))

    def unseen(self) -> bool:
        """Tell whether there is an earlier matter that was not shown with the form yet."""
        shown = set(self.request.POST.get("seen", "").split(","))
        return bool({str(matter.pk) for matter in self.earlier} - shown)

    def refuse(self, why: str) -> None:
        """Say why it cannot be done; all that was typed stays."""
        self.form.add_error(None, why)

    @property
    def wrong(self) -> bool:
        """Tell whether anything must be put right."""
        return bool(self.form.errors or any(row.errors for row in self.people.forms))

    def page(self, status: int = 200, **context: Any) -> HttpResponse:
        """Show the form."""
        scans = Scan.objects.of(key, self.request.user) if (key := _key(self.request)) else []
        return render(
            self.request,
            "registration/receive.html",
            {
                "form": self.form,
                "people": self.people,
                "scans": scans,
                "earlier": self.earlier,
                "seen": ",".join(str(matter.pk) for matter in self.earlier),
                "most": MOST_ROWS,
                "wrong": self.wrong,
                "cites": STEPS["register"].cites,
                **context,
            },
            status=status,
        )


@desk(*RECEIVERS)
def receive(request: Request) -> HttpResponse:
    """Write down what came in, or show the form again with everything that was typed."""
    if request.method != "POST":
        tidy()
        return Sheet(request, bound=False).page()
    key = _key(request)
    if key and Reception.objects.filter(key=key).exists():
        return _done(request, key)
    if wrong := _scans(request, key):
        sheet = Sheet(request, bound=True)
        sheet.form.add_error("scans", wrong)
        return sheet.page(status=422)
    if "more" in request.POST or "look" in request.POST:
        sheet = Sheet(request, bound=False, more="more" in request.POST)
        sheet.look()
        return sheet.page(looked="look" in request.POST)
    return _received(request)


def tidy() -> None:
    """Drop what nobody finished, and the codes that nobody handed over."""
    Scan.objects.stale(timezone.now()).delete()
    Reception.objects.forget_codes(timezone.now())


def _received(request: Request) -> HttpResponse:
    sheet = Sheet(request, bound=True)
    fine = complete(sheet.form, sheet.people)
    sheet.look()
    if not fine:
        return sheet.page(status=422)
    if "add_to" not in request.POST and sheet.unseen():
        if Reception.objects.filter(key=sheet.form.cleaned_data["key"]).exists():
            return _done(request, sheet.form.cleaned_data["key"])
        return sheet.page(looked=True, stopped=True)
    try:
        return _written(request, sheet)
    except Refused as refused:
        sheet.refuse(f"{refused.say('en' if english() else 'zh')} {say(refused.remedy)}")
    except BadFile as wrong:
        sheet.refuse(str(wrong))
    except IntegrityError:
        key = sheet.form.cleaned_data["key"]
        if Reception.objects.filter(key=key).exists():
            return _done(request, key)
        sheet.form.add_error("sender_number", _("该来文机关的这个编号已经登记过，请按来文编号查找"))
    return sheet.page(status=422)


def _written(request: Request, sheet: Sheet) -> HttpResponse:
    if number := request.POST.get("add_to"):
        matter = get_object_or_404(Matter.objects.visible_to(request.user), number=number)
        receiving.add(sheet.form, matter, officer=request.user, on=today())
        messages.success(request, _("已并入%(number)s，原有期限照常计算。") % {"number": number})
        return redirect(matter)
    reception = receiving.receive(sheet.form, sheet.people, officer=request.user, on=today())
    return redirect("registration:received", reception.key)


def _scans(request: Request, key: UUID | None) -> str:
    """Keep the files that came, also where the rest of the form is wrong; say what is not kept."""
    if key is None:
        return ""
    gone = request.POST.getlist("without")
    Scan.objects.of(key, request.user).filter(pk__in=filter(_uuid, gone)).delete()
    uploads = request.FILES.getlist("scans")
    known = Scan.objects.of(key, request.user).count()
    try:
        if known + len(uploads) > settings.UPLOAD_COUNT:
            return _("一次最多提交%(count)s个文件。") % {"count": settings.UPLOAD_COUNT}
        receiving.keep_scans(uploads, key=key, officer=request.user)
    except BadFile as wrong:
        return str(wrong)
    return ""


def _key(request: Request) -> UUID | None:
    return _uuid(request.POST.get("key", ""))


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _done(request: Request, key: UUID) -> HttpResponse:
    reception = get_object_or_404(
        Reception.objects.select_related("matter"), key=key, officer=request.user
    )
    if reception.matter and not reception.code:
        messages.info(request, _("这份来件已经登记，没有重复登记。"))
    return redirect("registration:received", reception.key)


def _reception(request: Request, key: UUID) -> tuple[Reception, Matter]:
    own = Reception.objects.select_related("matter__office")
    reception = get_object_or_404(own, key=key, officer=request.user)
    if reception.matter is None:
        raise Http404
    return reception, reception.matter


@desk(*RECEIVERS)
def received(request: Request, key: UUID) -> HttpResponse:
    """Show the number, and the query code as long as it has not been handed over."""
    reception, matter = _reception(request, key)
    return render(
        request,
        "registration/received.html",
        {
            "reception": reception,
            "matter": matter,
            "code": reception.code_to_hand_over(timezone.now()),
            "case": matter.case(),
            "late": receiving.is_late(matter, today()),
            "mine": Matter.objects.visible_to(request.user).filter(pk=matter.pk).exists(),
            "lookup": f"{settings.SITE_ADDRESS}{address('portal:lookup') or '/'}",
            "today": today(),
        },
    )


@desk(*RECEIVERS)
def receipt(request: Request, key: UUID) -> HttpResponse:
    """Print the receipt with its code; no copy that shows the code is kept (form F02)."""
    reception, matter = _reception(request, key)
    code = reception.code_to_hand_over(timezone.now())
    if not code:
        raise Http404
    try:
        paper = preview(
            matter,
            "F02",
            organ=matter.office,
            officer=request.user,
            on=today(),
            query_code=code,
            qr=f"{settings.SITE_ADDRESS}{address('portal:lookup') or '/'}",
        )
    except (Missing, NoFonts) as missing:
        messages.error(request, str(missing))
        return redirect("registration:received", key)
    answer = HttpResponse(paper, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{matter.number}.pdf"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@desk(*RECEIVERS)
@require_POST
def handed_over(request: Request, key: UUID) -> HttpResponse:
    """Forget the query code once the petitioner has it."""
    reception, _matter = _reception(request, key)
    reception.hand_over()
    messages.success(request, _("查询码已交给信访人，本系统不再显示。"))
    return redirect("registration:received", key)
