"""The forms of the handling desk: what step and document must carry (Arts. 23, 31-34)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.organs.models import Officer
from lianxin.statute.outcomes import NAMES, Outcome
from lianxin.statute.routes import ROUTES
from lianxin.web.forms import Act, Day, Officers, spoken
from lianxin.web.service import Service
from lianxin.web.widgets import Files

LONG = forms.Textarea(attrs={"rows": 8})
MIDDLE = forms.Textarea(attrs={"rows": 4})


def text(
    label: Any, *, required: bool = True, hint: Any = "", widget: Any = LONG
) -> forms.CharField:
    """Return a field for a paragraph of a document."""
    return forms.CharField(
        label=label, required=required, help_text=hint, widget=widget, max_length=100_000
    )


class Evidence(Act):
    """An act that may come with files: statements, photographs, records."""

    hides = frozenset({"proof"})
    files = Files(
        label=_("材料"),
        required=False,
        help_text=_("笔录、照片、录音等。可以拖放，也可以拍照；每个不超过20 MB。"),
    )


class Colleagues(Act):
    """An act that names a handler of the unit."""

    handler = Officers(label=_("承办人"), queryset=Officer.objects.none())
    second = Officers(label=_("协办人"), queryset=Officer.objects.none(), required=False)

    def fit(self) -> None:
        """Offer the handlers of the unit, and no second where the step knows none."""
        unit = self.matter.unit or self.matter.office
        colleagues = Officer.objects.filter(posts__organ=unit, is_active=True).distinct()
        for name in ("handler", "second"):
            if name in self.rule.facts:
                self.fields[name].queryset = colleagues
            else:
                self.fields.pop(name, None)
        if self.officer and "handler" in self.fields:
            self.fields["handler"].initial = self.officer.pk


class Accept(Act):
    """Accept as a matter of Art. 31(6) and tell the petitioner in writing (Art. 23)."""

    step = "accept"

    def fit(self) -> None:
        """Ask for the route only where screening left another one than Art. 31(6)."""
        if self.matter.route == "A6":
            self.fields.pop("route")


class Route(Act):
    """Tell the path of Art. 31(1) to (5): which body, which law, until when."""

    step = "route"
    route = forms.ChoiceField(
        label=_("途径"),
        choices=[(code, spoken(ROUTES[code].name)) for code in ("A1", "A2", "A3", "A4", "A5")],
    )
    body = forms.CharField(
        label=_("有权处理的机关"), max_length=200, help_text=_("写明信访人应当向哪个机关提出")
    )
    law = forms.CharField(
        label=_("法律依据"), max_length=300, help_text=_("如《劳动争议调解仲裁法》第二十七条")
    )
    own_limit = forms.CharField(
        label=_("信访人自己的期限"),
        max_length=300,
        help_text=_("如自知道权利被侵害之日起一年内；没有期限的，写“无”"),
    )

    def papers(self) -> dict[str, Any]:
        """Return what the path notice carries."""
        said = self.cleaned_data
        return {
            **said,
            "person_limit": said["own_limit"],
            "is_opened_here": "是" if said["opens"] else "否",
        }

    def fit(self) -> None:
        """Begin with the route that screening found."""
        self.fields["route"].initial = self.matter.route


class Open(Colleagues):
    """Open handling and name the handler (Art. 28 ¶1)."""

    step = "open"


class HandOver(Colleagues):
    """Hand over to another handler."""

    step = "hand_over"


class Recuse(Colleagues):
    """Decide on recusal, and who takes over (Art. 28 ¶3)."""

    step = "recuse"
    handler = Officers(label=_("改由谁承办"), queryset=Officer.objects.none(), required=False)


class Hear(Evidence):
    """Hear the petitioner's facts and reasons (Art. 31(6))."""

    step = "hear"
    words = text(_("信访人陈述的事实和理由"), hint=_("如实记录，并请信访人核对"))


class Investigate(Evidence, Colleagues):
    """Investigate and verify; two officers, as a rule (Art. 31(6))."""

    step = "investigate"
    note = text(_("调查核实的经过和结果"))
    second = Officers(
        label=_("协办人"),
        queryset=Officer.objects.none(),
        required=False,
        help_text=_("调查一般由两人进行"),
    )


class Extend(Act):
    """Extend once, by at most thirty days, and tell the petitioner why (Art. 34)."""

    step = "extend"
    days = forms.IntegerField(label=_("延长天数"), help_text=_("1至30日，只能延长一次"))
    reason = text(_("延期理由"), widget=MIDDLE, hint=_("理由将写入告知书，告知信访人"))

    def papers(self) -> dict[str, Any]:
        """Return what the notice of extension carries."""
        return {"days": self.cleaned_data["days"], "reasons": self.cleaned_data["reason"]}


class Agree(Evidence):
    """Record the agreement that both parties signed (Art. 33)."""

    step = "agree"
    files = Files(label=_("双方签字的协议书"), help_text=_("扫描件或者照片"))
    due_on = Day(label=_("履行期限"), required=False)


class Decide(Act):
    """Write the opinion: claims, facts and reasons, opinion, basis (Art. 32)."""

    step = "decide"
    hides = frozenset({"new_basis"})
    claims = text(_("投诉请求"), widget=MIDDLE, hint=_("逐项写明信访人的请求"))
    facts_and_reasons = text(_("查明的事实和理由"))
    opinion = text(_("处理意见"), hint=_("对每一项请求作出答复，用平实的话"))
    basis = text(_("法律法规依据"), widget=MIDDLE, hint=_("写明名称和条款"))
    outcome = forms.ChoiceField(
        label=_("结论"),
        widget=forms.RadioSelect,
        choices=[(code.value, spoken(NAMES[code])) for code in Outcome],
    )
    execution_what = text(_("支持的，要做什么"), required=False, widget=MIDDLE)
    execution_by = forms.CharField(label=_("由谁执行"), required=False, max_length=120)
    execution_on = Day(label=_("执行期限"), required=False)
    new_basis = forms.BooleanField(label=_("重新办理：依据新的事实或者理由"), required=False)

    def fit(self) -> None:
        """Ask for new facts only where the opinion was set aside before (Art. 35)."""
        if "redone" not in self.matter.flags:
            self.fields.pop("new_basis")


class Serve(Service):
    """Serve the opinion (Art. 35)."""

    step = "serve"


class ReportExecution(Evidence):
    """Report that what was supported has been carried out, with proof (Art. 32 ¶2)."""

    step = "report_execution"
    files = Files(label=_("执行证明"), help_text=_("照片、凭证或者书面材料"))


class FeedBack(Act):
    """Feed back the result of an assignment with a closing report (Art. 22 ¶1(3))."""

    step = "feed_back"
    found = text(_("查明的事实"), widget=MIDDLE)
    measures = text(_("采取的措施"), widget=MIDDLE)
    opinion_given = text(_("处理意见"), widget=MIDDLE)
    petitioner_view = text(_("信访人的意见"), widget=MIDDLE)

    def papers(self) -> dict[str, Any]:
        """Return what the closing report carries."""
        said = self.cleaned_data
        return {
            "facts": said["found"],
            "measures": said["measures"],
            "opinion": said["opinion_given"],
            "petitioner_view": said["petitioner_view"],
        }


class Object(Act):
    """Object to the routing within five working days, with detailed reasons (Art. 23 ¶3)."""

    step = "object"
    reason = text(_("详细理由"), hint=_("写明为什么不属于本单位职权，以及依据"))
