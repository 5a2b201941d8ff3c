"""Serving an answer, with proof: opinions, reviews, re-examinations (Arts. 35, 36 ¶1)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.web.forms import Act
from lianxin.web.widgets import Files


class Service(Act):
    """Serve a document in one of the ways of service, each with what proves it (form F16)."""

    hides = frozenset({"proof"})
    place = forms.CharField(label=_("送达地点"), max_length=200)
    signature = forms.CharField(
        label=_("收件人签名"),
        required=False,
        max_length=60,
        help_text=_("直接送达或者由同住成年家属签收时填写"),
    )
    recipient_relation = forms.CharField(
        label=_("签收人与信访人的关系"), required=False, max_length=40
    )
    witness = forms.CharField(
        label=_("见证人或者录像情况（留置送达）"), required=False, max_length=100
    )
    consent = forms.CharField(label=_("电子送达的约定"), required=False, max_length=100)
    tracking_number = forms.CharField(label=_("邮寄单号"), required=False, max_length=60)
    files = Files(label=_("签收回证扫描件"), required=False)

    def papers(self) -> dict[str, Any]:
        """Return what the proof of service carries."""
        return {name: value for name, value in self.cleaned_data.items() if name != "files"}
