"""Looking a matter up with number and query code, and leaving it (Arts. 18 ¶1, 21 ¶2)."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from lianxin.organs.models import Organ
from lianxin.portal import attempts
from lianxin.portal.models import Submission
from lianxin.web import opened


class Lookup(forms.Form):
    """The number and the code of a receipt."""

    number = forms.CharField(
        label=gettext_lazy("编号"),
        max_length=60,
        help_text=gettext_lazy("在回执上，例如 NHXFJ2026-000123"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )
    code = forms.CharField(
        label=gettext_lazy("查询码"),
        max_length=60,
        help_text=gettext_lazy("10 位字母和数字，不分大小写"),
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "class": "lx-code"}
        ),
    )

    def clean_number(self) -> str:
        """Take a number however it was typed."""
        return attempts.plain(self.cleaned_data["number"])


def lookup(request: HttpRequest, number: str = "") -> HttpResponse:
    """Open a matter, or say the same sentence whether the number or the code is wrong."""
    if number and opened.is_open(request, number):
        return redirect("portal:matter", number)
    form = Lookup(request.POST or None, initial={"number": number})
    if request.method != "POST" or not form.is_valid():
        return _shown(request, form, 422 if form.errors else 200)
    asked = form.cleaned_data
    try:
        matter = attempts.opened(**asked, visitor=attempts.visitor(request))
    except attempts.TooMany as wait:
        return _too_many(request, form, wait)
    if matter is None:
        form.add_error(None, _("编号或者查询码不对，请对照回执再试。"))
        return _shown(request, form, 422)
    opened.remember(request, matter.number)
    Submission.objects.filter(matter=matter).forget_codes()
    return redirect("portal:matter", matter.number)


def _shown(request: HttpRequest, form: Lookup, status: int) -> HttpResponse:
    office = Organ.objects.filter(code=settings.OFFICE_CODE).first()
    return render(request, "portal/lookup.html", {"form": form, "office": office}, status=status)


def _too_many(request: HttpRequest, form: Lookup, wait: attempts.TooMany) -> HttpResponse:
    said = _("尝试次数过多，请在%(minutes)s分钟后再试。您也可以打电话，或者带证件到接待窗口查询。")
    form.add_error(None, said % {"minutes": wait.minutes})
    answer = _shown(request, form, 429)
    answer["Retry-After"] = str(wait.minutes * 60)
    return answer


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close everything that was opened here."""
    opened.forget(request)
    return redirect("portal:home")
