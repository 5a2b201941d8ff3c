"""A question answered on the spot: counted, kept apart, without a name (Art. 18 ¶1)."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.organs.models import Officer, Organ
from lianxin.registration.forms.intake import channels, offices_of
from lianxin.registration.models import Enquiry
from lianxin.registration.widgets import Category, offer_organs
from lianxin.web.desk import today
from lianxin.web.forms import Day, Organs

PERSONAL = re.compile(r"(?<!\d)(?:1[3-9]\d{9}|\d{17}[\dXx])(?!\d)")
LONGEST = 4000


class Enquire(forms.Form):
    """What was asked, and what was answered on the spot."""

    office = Organs(Organ.objects.none(), label=gettext_lazy("答复机关"))
    asked_on = Day(label=gettext_lazy("咨询日期"), initial=today)
    channel = forms.ChoiceField(
        label=gettext_lazy("怎样咨询的"),
        choices=channels,
        widget=forms.RadioSelect,
        initial="phone",
    )
    category = Category()
    question = forms.CharField(
        label=gettext_lazy("咨询的问题"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("只写问题，不写姓名、电话、证件号码和住址"),
    )
    answer = forms.CharField(
        label=gettext_lazy("当场答复"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("不能当场答复的，或者对方有具体诉求的，请登记为信访事项"),
    )

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        self.officer, offices = officer, offices_of(officer)
        offer_organs(self, "office", Organ.objects.filter(pk__in=offices))
        self.fields["office"].initial = offices[0] if offices else None
        if len(offices) == 1:
            self.fields["office"].widget = forms.HiddenInput()

    def clean_asked_on(self) -> date:
        """Refuse a day that has not come."""
        if (on := self.cleaned_data["asked_on"]) > today():
            raise forms.ValidationError(_("咨询日期不能晚于今天"))
        return on

    def clean_question(self) -> str:
        """Keep numbers that name a person out."""
        return nameless(self.cleaned_data["question"])

    def clean_answer(self) -> str:
        """Keep numbers that name a person out."""
        return nameless(self.cleaned_data["answer"])

    def enquiry(self) -> Enquiry:
        """Return the enquiry, not saved yet."""
        asked = dict(self.cleaned_data)
        return Enquiry(organ=asked.pop("office"), officer=self.officer, **asked)


def nameless(text: str) -> str:
    """Return a text in which no telephone or identity number stands, or refuse it."""
    if PERSONAL.search(text):
        raise forms.ValidationError(_("请删去电话号码和证件号码：咨询不记录个人信息"))
    return text
