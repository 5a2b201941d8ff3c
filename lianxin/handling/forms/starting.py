"""A matter comes to the unit: object, tell the path, accept, open (Arts. 23, 28, 31)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lianxin.handling import channels
from lianxin.handling.forms.parts import Colleagues, text
from lianxin.matters import calendars
from lianxin.statute.routes import ROUTES
from lianxin.web.forms import Act, Day, spoken

PATHS = ("A1", "A2", "A3", "A4", "A5")
SIMPLE = (
    ("clear", _("事实清楚、责任明确、争议不大、易于解决")),
    ("enquiry", _("咨询、意见建议、表达感谢，可以即时答复")),
    ("daily", _("涉及群众日常生产生活、时效性强，应当即时处理")),
    ("known", _("有关机关、单位已经有明确承诺或者结论")),
    ("other", _("其他可以简易办理的情形（在理由中写明）")),
)


class Object(Act):
    """Object to the routing within five working days, with detailed reasons (Art. 23 ¶3)."""

    step = "object"
    says = _("自收到转送、交办之日起5个工作日内提出；书面告知信访人的15日期限不停。")
    shows = frozenset({"forward", "assign", "settle"})
    reason = text(_("详细理由"), hint=_("写明为什么不属于本单位职权，以及依据"))

    def fit(self) -> None:
        """Ask which organ is competent instead."""
        self.fields["organ"].label = _("建议的有权处理机关")


class Route(Act):
    """Tell the path of Art. 31(1) to (5): which body, which law, until when (form F06)."""

    step = "route"
    paper = "F06"
    says = _(
        "途径告知是引导，不是拒绝：要写明有权处理的机关、法律依据和信访人自己的期限。属于本单位职权的程序，"
        "由本单位启动，不得让信访人另找。"
    )
    channel = forms.CharField(required=False, widget=forms.HiddenInput)
    route = forms.ChoiceField(
        label=_("途径"),
        widget=forms.RadioSelect,
        choices=[(code, spoken(ROUTES[code].name)) for code in PATHS],
    )
    opens = forms.BooleanField(
        label=_("该程序属于本单位职权，由本单位启动"),
        required=False,
        help_text=_("勾选后，告知书写明信访人不需要另行申请"),
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
        help_text=_("如自知道权利被侵害之日起1年内；没有期限的，写“没有期限”"),
    )
    since = Day(
        label=_("期限的起算日"),
        required=False,
        help_text=_("从适用渠道中选定的，填写起算日即可算出信访人的最后一日，写入告知书"),
    )

    def fit(self) -> None:
        """Begin with the route that screening found."""
        if self.matter.route in PATHS:
            self.fields["route"].initial = self.matter.route

    def papers(self) -> dict[str, Any]:
        """Return what the path notice carries."""
        said = super().papers()
        chosen = channels.named(said.pop("channel"))
        since = said.pop("since", None)
        last = chosen.last_day(since, calendars.calendar()) if chosen and since else None
        return {
            **said,
            "person_limit": said["own_limit"],
            "person_last_day": last,
            "is_opened_here": "是" if said["opens"] else "否",
        }


class Accepting(Act):
    """An acceptance; it asks for the route only to correct one that does not fit."""

    def fit(self) -> None:
        """Let the unit correct the screening, and only towards Art. 31(6)."""
        if self.matter.route == "A6":
            del self.fields["route"]
            return
        self.fields["route"] = forms.ChoiceField(
            label=_("更正分类"),
            widget=forms.RadioSelect,
            choices=[("A6", spoken(ROUTES["A6"].name))],
            help_text=_("经核实，不属于第三十一条第一项至第五项的，更正为第六项后受理"),
        )


class Accept(Accepting):
    """Accept as a matter of Art. 31(6) and tell the petitioner in writing (form F07)."""

    step = "accept"
    paper = "F07"
    says = _("受理之日起60日内办结；受理告知书同时出具，写明办理期限、承办单位和信访人的权利。")


class AcceptSimple(Accepting):
    """Choose simple handling where it fits (Simple Handling Measures Arts. 3-5)."""

    step = "accept_simple"
    says = _(
        "简易办理只适用于初次信访事项，受理之日起10个工作日内答复，能当场答复的当场答复。办理中发现不适用的，"
        "转为普通程序，受理日期不变。"
    )
    fitting = forms.ChoiceField(label=_("适用的情形"), widget=forms.RadioSelect, choices=SIMPLE)
    reason = text(_("理由"), rows=4)
    checked = forms.BooleanField(
        label=_("已经核对，没有不适用简易办理的情形"),
        help_text=_(
            "应当导入其他法定途径的，上级交办的，诉求可能不予支持的，涉及多个责任主体、多人联名或者重大、"
            "复杂、疑难的，都不适用"
        ),
    )
    in_writing = forms.BooleanField(
        label=_("同时出具书面受理告知书"),
        required=False,
        help_text=_("信访人没有要求书面告知的，可以网上、电话或者短信告知"),
    )

    def facts(self) -> dict[str, Any]:
        """Put the case that fits in front of the reasons."""
        said = super().facts()
        fitting = str(dict(SIMPLE)[self.cleaned_data["fitting"]])
        return {**said, "reason": f"{fitting}。{said['reason']}"}


class Open(Colleagues):
    """Open handling and name the handler (Art. 28 ¶1)."""

    step = "open"
    says = _("确定承办人之前，先确认承办人与信访事项、信访人没有直接利害关系。")


class HandOver(Colleagues):
    """Hand over to another handler."""

    step = "hand_over"
    says = _("更换承办人不影响办理期限。")


class Recuse(Colleagues):
    """Decide on recusal, and who takes over (Art. 28 ¶3)."""

    step = "recuse"
    says = _("由单位负责人决定；期限照常计算。")
    shows = frozenset({"request_recusal"})

    def fit(self) -> None:
        """Name nobody beforehand: whoever takes over is chosen."""
        super().fit()
        self.fields["reason"].label = _("决定和理由")
        self.fields["handler"].label = _("改由谁承办（决定不回避的，不选）")
        self.fields["handler"].initial = None
