"""Invented things for the gallery: a form, rows, clocks, a record; no real person (Art. 7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

from lianxin.procedure.clocks import Clock, start
from lianxin.procedure.stages import Stage
from lianxin.statute.calendar import STATUTORY
from lianxin.statute.citation import art
from lianxin.statute.limits import CONCLUDE, INFORM, REQUEST_REVIEW
from lianxin.statute.text import Text
from lianxin.web import widgets

KINDS = [("petition", _("申诉求决")), ("suggestion", _("建议意见")), ("accusation", _("检举控告"))]
NAMES = ("桂城街道", "九江镇", "西樵镇", "丹灶镇", "狮山镇", "大沥镇", "里水镇")
TOWNS = [(town, town) for town in NAMES]


class Sample(forms.Form):
    """One field of every kind."""

    kind = forms.ChoiceField(
        label=_("您要提出哪一类事项"),
        choices=KINDS,
        widget=widgets.Radios(
            hints={
                "petition": _("请求维护自己的合法权益"),
                "suggestion": _("对工作提出建议、批评或者意见"),
                "accusation": _("反映公职人员违纪违法，内容只由专人查看"),
            }
        ),
    )
    phone = forms.CharField(
        label=_("联系电话"),
        help_text=_("11 位手机号码，用于接收受理和答复通知"),
        validators=[RegexValidator(r"^1\d{10}$", _("请填写 11 位手机号码"))],
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    town = forms.ChoiceField(label=_("事情发生在哪里"), choices=[("", _("请选择")), *TOWNS])
    on = forms.DateField(
        label=_("发生日期"), required=False, widget=forms.DateInput(attrs={"autocomplete": "off"})
    )
    text = forms.CharField(
        label=_("事实和理由"),
        help_text=_("说清时间、地点、经过和您的要求"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    ways = forms.MultipleChoiceField(
        label=_("希望怎样通知您"),
        required=False,
        widget=widgets.Ticks,
        choices=[("sms", _("短信")), ("post", _("邮寄")), ("call", _("电话"))],
    )
    papers = widgets.Files(
        label=_("材料"), required=False, help_text=_("照片、录音或文件，单个不超过 20 MB")
    )
    true = forms.BooleanField(label=_("我对所提供材料内容的真实性负责"))


class Filters(forms.Form):
    """The filters of a worklist."""

    words = forms.CharField(
        label=_("编号、姓名或诉求"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    town = forms.ChoiceField(label=_("属地"), required=False, choices=[("", _("全部")), *TOWNS])
    stage = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[
            ("", _("全部")),
            (Stage.ACCEPTED.value, _("已受理")),
            (Stage.HANDLING.value, _("办理中")),
        ],
    )


def on(today: date) -> dict[str, Any]:
    """Return every example, dated around a day."""
    return {
        "rows": rows(today),
        "clocks": clocks(today),
        "entries": entries(today),
        "today": today,
        "soon": today + timedelta(days=2),
        **words(),
    }


def row(
    number: str, title: Text, organ: str, stage: Stage, due: date | None, **more: Any
) -> dict[str, Any]:
    """Return one row of a worklist."""
    return {
        "number": number,
        "href": "#worklist",
        "title": title,
        "organ": organ,
        "stage": stage,
        "due": due,
        **more,
    }


def rows(today: date) -> list[dict[str, Any]]:
    """Return the rows of a worklist."""

    def day(days: int) -> date:
        return STATUTORY.next_working(today + timedelta(days=days))

    conclude, inform = CONCLUDE.name, INFORM.name
    return [
        row(
            "NH20261012-0007",
            Text("外嫁女股份分红资格争议", "Dividends of women married out"),
            "里水镇人民政府",
            Stage.HANDLING,
            today - timedelta(days=4),
            place="里水镇",
            clock=conclude,
            who="陈**",
            category="农村农业/集体资产",
        ),
        row(
            "NH20261109-0031",
            Text("制衣厂停产，拖欠 56 名工人工资", "Garment factory stopped; 56 workers unpaid"),
            "区人力资源和社会保障局",
            Stage.ACCEPTED,
            today,
            place="西樵镇",
            clock=inform,
            who="罗** 等 5 人",
            category="劳动和社会保障/劳动报酬",
            mark=Text("多人", "several persons"),
        ),
        row(
            "NH20261109-0042",
            Text(
                "恒盛花园三期逾期交楼，业主要求支付违约金",
                "Late handover of homes; owners ask for damages",
            ),
            "区住房城乡建设和水利局",
            Stage.FORWARDED,
            day(3),
            place="桂城街道",
            clock=inform,
            who="李**",
            category="城乡建设/住房与房地产",
        ),
        row(
            "NH20261102-0103",
            Text("叠北社区烧烤档夜间噪音扰民", "Noise of barbecue stalls"),
            "区城市管理和综合执法局",
            Stage.HANDLING,
            day(40),
            place="桂城街道",
            clock=conclude,
            who="何**",
            category="城乡建设/城市管理",
        ),
        row(
            "NH20260911-0088",
            Text("联滘村五金厂夜间偷排废气", "Metal works' fumes at night"),
            "市生态环境局南海分局",
            Stage.SERVED,
            None,
            place="大沥镇",
            who="黄**",
            category="生态环境/大气污染",
        ),
    ]


def clocks(today: date) -> list[Clock]:
    """Return a running, a late, a provisional and a stopped clock."""

    def begun(limit: Any, days: int) -> Clock:
        return start(limit, day0=today - timedelta(days=days), calendar=STATUTORY)

    stopped = begun(INFORM, 40)
    return [
        begun(CONCLUDE, 20),
        begun(CONCLUDE, 75),
        begun(REQUEST_REVIEW, 27),
        Clock(
            stopped.limit,
            stopped.day0,
            stopped.length,
            stopped.due,
            stopped_on=today - timedelta(days=30),
        ),
    ]


def entries(today: date) -> list[dict[str, Any]]:
    """Return a record as a petitioner reads it, what is still to come first."""

    def back(days: int) -> date:
        return today - timedelta(days=days)

    housing = "区住房城乡建设和水利局"
    letter = {"href": "#paper", "title": Text("受理告知书", "Notice of acceptance"), "kind": "PDF"}
    return [
        {
            "on": today + timedelta(days=39),
            "what": Text("作出处理意见", "Give the opinion"),
            "organ": housing,
            "article": art(34),
            "coming": True,
        },
        {
            "on": back(6),
            "what": Text("听取陈述", "Heard the petitioner"),
            "organ": housing,
            "article": art(31),
            "text": Text(
                "电话听取，共 18 分钟，记录已核对。",
                "By telephone, 18 minutes; the note was read back.",
            ),
        },
        {
            "on": back(14),
            "what": Text("受理", "Accepted"),
            "organ": housing,
            "article": art(23),
            "documents": [letter],
        },
        {
            "on": back(20),
            "what": Text("登记", "Registered"),
            "organ": "区信访局",
            "article": art(22),
            "facts": [(Text("渠道", "Channel"), Text("网上", "Website"))],
        },
    ]


def words() -> dict[str, Any]:
    """Return the small examples."""
    return {
        "article": art(34),
        "law": art(36, 2),
        "acts": [
            {"label": Text("听取陈述", "Hear the petitioner"), "href": "#acts", "article": art(31)},
            {"label": Text("组织调解", "Mediate"), "href": "#acts", "article": art(33)},
            {
                "label": Text("延长期限", "Extend"),
                "href": "#acts",
                "article": art(34),
                "warning": True,
            },
        ],
        "facts": [
            {"label": Text("编号", "Number"), "value": "NH20261109-0042", "number": True},
            {"label": Text("属地", "Place"), "value": "桂城街道"},
            {
                "label": Text("内容分类", "Category"),
                "value": "城乡建设 / 住房与房地产",
                "href": "#summary",
                "act": Text("更改", "Change"),
            },
        ],
        "person": [
            (Text("证件号", "ID number"), "4406**********1234"),
            (Text("电话", "Phone"), "138****5678"),
            (Text("住址", "Address"), "桂城街道****"),
        ],
        "trays": [
            {"label": Text("待受理", "To accept"), "href": "#trays", "count": 12, "here": True},
            {
                "label": Text("3 日内到期", "Due in 3 days"),
                "href": "#trays",
                "count": 4,
                "tone": "soon",
            },
            {"label": Text("已超期", "Overdue"), "href": "#trays", "count": 1, "tone": "late"},
        ],
        "stages": [Stage.FORWARDED, Stage.OBJECTED, Stage.HANDLING, Stage.SERVED, Stage.ENDED],
        "head": [Text("镇街", "Town"), Text("件次", "Items"), Text("参评率", "Participation")],
        "figures": [["桂城街道", "312", "93.4%"], ["里水镇", "187", "91.0%"]],
    }
