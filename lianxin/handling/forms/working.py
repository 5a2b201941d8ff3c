"""Handling itself: hear, ask, investigate, mediate, hold a hearing, extend (Arts. 19, 31-34)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.handling.forms.parts import FOUND, Colleagues, evidence, text
from lianxin.procedure.facts import CHANNELS
from lianxin.statute import limits
from lianxin.statute.text import Text
from lianxin.web.desk import today
from lianxin.web.forms import Act, Day, spoken
from lianxin.web.spoken import day


class Hear(Act):
    """Hear the petitioner's facts and reasons (Art. 31(6))."""

    step = "hear"
    says = _("作出处理意见之前，必须听取信访人陈述事实和理由。")
    shows = frozenset({"hear", "supplement"})
    words = text(_("信访人陈述的事实和理由"), hint=_("如实记录，并请信访人核对"))
    note = text(_("时间、地点和在场人"), required=False, rows=2)
    proof = evidence(_("笔录、录音等"))


class AskPetitioner(Act):
    """Ask the petitioner for more; the time goes on (Art. 31(6))."""

    step = "ask_petitioner"
    says = _(
        "问题显示在信访人凭查询码打开的页面上，信访人可以在那里补充。等待期间，办理期限照常计算。"
    )
    shows = frozenset({"ask_petitioner", "supplement"})
    words = text(_("请信访人补充什么"), hint=_("用平实的话写明需要什么、为什么需要"), rows=5)
    due_on = Day(
        label=_("希望在哪一天以前收到"),
        required=False,
        help_text=_("过了这一天信访人仍然可以补充"),
    )


class Supplement(Act):
    """Write down what the petitioner adds at the counter, by letter or call (Art. 19 ¶1)."""

    step = "supplement"
    hides = frozenset({"words"})
    says = _("信访人当面、来信或者来电补充的内容，如实记录，成为该事项的一件材料。")
    shows = frozenset({"ask_petitioner"})
    channel = forms.ChoiceField(
        label=_("怎么收到的"),
        widget=forms.RadioSelect,
        choices=[(code, spoken(Text(zh, en))) for code, zh, en in CHANNELS if code != "above"],
        initial="visit",
    )
    received_on = Day(label=_("收到日期"))
    body = text(_("补充的内容"))
    oral = forms.BooleanField(label=_("口头补充，已经如实记录并请本人核对"), required=False)
    enclosed = evidence(_("一并提交的材料"))

    def fit(self) -> None:
        """Begin with today."""
        self.fields["received_on"].initial = today()
        self.fields["received_on"].widget.attrs["max"] = today().isoformat()

    def clean_received_on(self) -> Any:
        """Refuse a day that has not come."""
        received = self.cleaned_data["received_on"]
        if received > today():
            raise forms.ValidationError(gettext("收到日期不能晚于今天"))
        return received


class Investigate(Colleagues):
    """Investigate and verify; two officers, as a rule (Art. 31(6))."""

    step = "investigate"
    says = _("作出处理意见之前，必须调查核实；写明向谁、在哪里、查到了什么。")
    shows = frozenset({"hear", "investigate"})
    note = text(_("调查核实的经过和结果"))
    proof = evidence(_("笔录、照片、鉴定意见等"))

    def fit(self) -> None:
        """Say that two go together, as a rule."""
        super().fit()
        self.fields["second"].help_text = _("调查一般由两人进行")


class HoldHearing(Act):
    """Hold a hearing; in the first handling its days count (Arts. 31(6), 36 ¶2)."""

    step = "hold_hearing"
    says = _(
        "重大、复杂、疑难的事项可以举行听证。办理阶段的听证时间计入60日；只有复核中的听证不计入。"
    )
    shows = FOUND
    hearing_from = Day(label=_("听证通知发出日"))
    hearing_to = Day(label=_("听证结论签署日"))
    note = text(_("听证经过和结论"))
    document = evidence(_("听证通知和结论（信访人可以查阅）"))
    proof = evidence(_("听证笔录、签到、录音等"))


class Mediate(Act):
    """Mediate where both parties want it; the time goes on (Art. 33)."""

    step = "mediate"
    says = _("须双方当事人自愿。调解期间，办理期限照常计算；达成协议的，用“达成协议”办结。")
    shows = frozenset({"hear", "investigate", "mediate"})


class Agree(Act):
    """Record the agreement that both parties signed (Art. 33)."""

    step = "agree"
    says = _(
        "双方签字后该事项以调解和解办结。人民调解协议生效之日起30日内，双方可以共同申请司法确认。"
    )
    shows = frozenset({"mediate"})
    document = evidence(
        _("双方签字的协议书"), required=True, hint=_("扫描件或者照片；信访人可以查阅")
    )
    due_on = Day(label=_("履行期限"), required=False, help_text=_("到期后在这里记录履行情况"))
    note = text(_("协议的主要内容"), required=False, rows=4)


class Perform(Act):
    """Record that the agreement was performed, with what shows it (Art. 33)."""

    step = "perform"
    says = _("协议履行完毕的，写明何时、怎样履行。")
    shows = frozenset({"agree"})
    proof = evidence(_("收据、照片等"))


class Extend(Act):
    """Extend once, by at most thirty days, and tell the petitioner why (form F10)."""

    step = "extend"
    paper = "F10"
    says = _(
        "情况复杂的，由单位负责人批准，只能延长一次，最多30日；延期理由写进告知书，告知信访人。"
    )
    shows = frozenset({"hear", "investigate", "hold_hearing", "mediate"})
    days = forms.IntegerField(label=_("延长天数"), max_value=999_999)
    reason = text(_("延期理由"), hint=_("写明复杂在哪里、还要做什么"), rows=4)

    def fit(self) -> None:
        """Say until when it runs now."""
        clock = self.matter.case().running(limits.CONCLUDE)
        hint = gettext("1至30日，只能延长一次")
        if clock:
            last = gettext("现在的最后一日：%(day)s") % {"day": day(clock.due.legal)}
            hint = f"{hint}{gettext('；')}{last}"
        self.fields["days"].help_text = hint

    def papers(self) -> dict[str, Any]:
        """Return what the notice of extension carries."""
        return {"days": self.cleaned_data["days"], "reasons": self.cleaned_data["reason"]}


class EndWithoutSuccessor(Act):
    """End where the petitioner has died or ceased to be, and nobody takes the matter over."""

    step = "end_without_successor"
    grave = True
    says = _("信访人死亡或者终止，又没有人承继的，核实后终结；有人承继的，继续办理。")
    reason = text(_("核实的情况"), rows=5)
    proof = evidence(_("核实的材料"), required=True)


class Refer(Act):
    """Refer to assistance, legal aid or counselling, if the person wants it (Art. 37 ¶2)."""

    step = "refer"
    says = _("须本人同意；转介不影响该事项的办理，也不影响信访人的权利。")
    body = forms.CharField(
        label=_("转介到"),
        max_length=200,
        help_text=_("如区法律援助处、民政部门、社工站、心理服务点"),
    )
    reason = text(_("需要什么帮助"), rows=4)


class Care(Act):
    """Explain, help and assist after the matter has ended (Art. 37 ¶3)."""

    step = "care"
    says = _("办结或者终结以后，对有困难的信访人继续做好解释、帮扶和救助；这不是重新办理。")
    note = text(_("做了什么"), rows=5)


class AnswerSupervision(Act):
    """Answer the supervision: what was wrong, what was done (Art. 40)."""

    step = "answer_supervision"
    says = _("写明督办所指的问题是否存在、怎样改正、何时完成。")
    shows = frozenset({"supervise"})
    note = text(_("整改和办理情况"))


class Convert(Act):
    """Turn to the ordinary procedure; the day of acceptance stands."""

    step = "convert"
    says = _("转为普通程序后，受理日期不变，60日期限照常计算。")
    shows = frozenset({"accept_simple"})
