"""Serving an answer, with proof: opinions, reviews, re-examinations (Arts. 35, 36 ¶1)."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.procedure.facts import SERVICE
from lianxin.procedure.steps import STEPS
from lianxin.statute.text import Text
from lianxin.web.desk import today
from lianxin.web.forms import Act, Day, spoken
from lianxin.web.widgets import Files, Radios

HINTS = {
    "direct": gettext_lazy("交给信访人本人，由本人签收"),
    "family": gettext_lazy("本人不在，交同住的成年家属签收"),
    "left": gettext_lazy("拒绝签收的，请见证人到场或者录像，把文书留在住处"),
    "electronic": gettext_lazy("信访人事先同意的，以约定的电子方式送达"),
    "post": gettext_lazy("挂号信或者快递，以签收日为送达日期"),
    "notice": gettext_lazy("其他方式都无法送达的；自公告之日起满30日视为送达"),
}


def _line(label: Any, most: int, hint: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=most, help_text=hint)


class Service(Act):
    """Serve a document in one of the ways of service, each with what proves it (form F16)."""

    hides = frozenset({"proof"})
    says = gettext_lazy(
        "送达之日起，信访人的期限开始计算；送达回证由系统生成，签收的原件可以扫描附上。"
    )
    when = {
        "signature": ("method", ("direct", "family")),
        "recipient_relation": ("method", ("family",)),
        "witness": ("method", ("left",)),
        "consent": ("method", ("electronic",)),
        "tracking_number": ("method", ("post",)),
    }
    method = forms.ChoiceField(
        label=gettext_lazy("送达方式"),
        choices=[(code, spoken(Text(zh, en))) for code, zh, en in SERVICE],
        widget=Radios(hints=HINTS),
    )
    signature = _line(gettext_lazy("签收人签名"), 60, gettext_lazy("照签收原件填写"))
    recipient_relation = _line(gettext_lazy("签收人与信访人的关系"), 40)
    witness = _line(
        gettext_lazy("见证人或者录像情况"), 100, gettext_lazy("见证人的姓名，或者录像的编号")
    )
    consent = _line(
        gettext_lazy("同意电子送达的记录"), 100, gettext_lazy("何时、以什么方式同意，送到哪里")
    )
    tracking_number = _line(gettext_lazy("邮件号码"), 60)
    served_on = Day(
        label=gettext_lazy("送达日期"),
        help_text=gettext_lazy("签收之日；留置送达的为留置之日，公告送达的为公告发出之日"),
    )
    place = _line(gettext_lazy("送达地点"), 200, gettext_lazy("电子送达的，写明平台或者号码"))
    signed = Files(
        label=gettext_lazy("签收回证扫描件"),
        required=False,
        help_text=gettext_lazy("签收的回证、邮件回执、公告照片等"),
    )

    def fit(self) -> None:
        """Begin with today."""
        box = cast(Day, self.fields["served_on"])
        box.initial = today()
        box.widget.attrs["max"] = today().isoformat()

    @property
    def on(self) -> date:
        """Return the day on which the document was served: the day that counts."""
        return cast(date, self.cleaned_data.get("served_on")) or today()

    def clean_served_on(self) -> date:
        """Refuse a day that has not come."""
        served: date = self.cleaned_data["served_on"]
        if served > today():
            raise forms.ValidationError(_("送达日期不能晚于今天"))
        return served

    def papers(self) -> dict[str, Any]:
        """Return what the proof of service carries."""
        said = super().papers()
        return {name: said[name] for name in said if name not in {"signed", "served_on", "note"}}


def served_by(step: str) -> type[Service]:
    """Return the form that serves the document of a step such as `serve_review`."""
    return type(
        step.title().replace("_", ""), (Service,), {"step": step, "__doc__": STEPS[step].label.en}
    )
