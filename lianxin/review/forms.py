"""The forms of the review desk: requests, opinions, service, hearing (Arts. 35, 36)."""

from __future__ import annotations

from typing import Any, cast

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.matters.matter import Matter
from lianxin.organs.models import Organ
from lianxin.petitioners.models import Petitioner
from lianxin.statute import limits
from lianxin.statute.limits import Limit
from lianxin.statute.outcomes import NAMES, Decision, Outcome
from lianxin.web.desk import today
from lianxin.web.forms import Act, Day, Organs, spoken
from lianxin.web.service import Service
from lianxin.web.spoken import day
from lianxin.web.widgets import Files, Radios

LONGEST = 100_000
FOUND = frozenset({"hear", "investigate", "decide", "serve"})
CHANGED = {"outcome": ("decision", ("changed",))}
HINTS = {
    "upheld": _("事实清楚，依据正确，程序合法"),
    "changed": _("事实清楚，但结论或者依据不当，由本机关直接变更"),
    "set_aside": _("事实不清或者程序违法，责令原单位重新办理"),
}


def text(label: Any, *, rows: int, hint: Any = "", required: bool = True) -> forms.CharField:
    """Return a box for a paragraph."""
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(
        label=label,
        help_text=hint,
        required=required,
        widget=widget,
        validators=[MaxLengthValidator(LONGEST)],
    )


class Requested(Act):
    """A request that a petitioner brings to the counter, or sends by post (form F13)."""

    hides = frozenset({"words"})
    organ_fact = ""
    right: Limit
    level = ""
    says = _(
        "信访人当面或者来信请求的，在这里登记；申请书由系统生成。以交邮日、收到日中较早的一天判断是否在期限内。"
    )
    request = text(_("请求"), rows=3, hint=_("请求怎样处理"))
    reasons = text(_("理由"), rows=6, hint=_("对哪一点不服，为什么"))
    received_on = Day(label=_("收到请求的日期"))
    posted_on = Day(label=_("交邮日期"), required=False, help_text=_("来信请求的，按邮戳填写"))
    late_reason = text(
        _("逾期的正当理由"),
        rows=2,
        required=False,
        hint=_("超过期限但有不可抗力或者其他正当理由的，写明理由"),
    )
    enclosed = Files(label=_("申请书原件和所附材料"), required=False)

    def fit(self) -> None:
        """Offer the organs one level above, and say until when a request is in time."""
        organ = cast(Organs, self.fields[self.organ_fact])
        above = self.above()
        organ.queryset = Organ.objects.filter(pk__in=[one.pk for one in above])
        organ.initial = above[0].pk if above else None
        received = self.fields["received_on"]
        received.initial, received.widget.attrs["max"] = today(), today().isoformat()
        clock = self.matter.case().clocks.get(self.right.id)
        if clock:
            last = gettext("信访人的最后一日：%(day)s") % {"day": day(clock.due.legal)}
            received.help_text = last
        self.order_fields(
            [self.organ_fact, "request", "reasons", "received_on", "posted_on", "late_reason"]
        )

    def above(self) -> tuple[Organ, ...]:
        """Return the organs that may be asked."""
        raise NotImplementedError

    def facts(self) -> dict[str, Any]:
        """Keep request and reasons as the petitioner's words."""
        asked = self.cleaned_data
        return {**super().facts(), "words": f"{asked['request']}\n{asked['reasons']}"}

    def papers(self) -> dict[str, Any]:
        """Return what the application carries besides what the record gives."""
        asked = self.cleaned_data
        return {
            "level": self.level,
            "to_organ": asked[self.organ_fact].name,
            "request": asked["request"],
            "reasons": asked["reasons"],
            "received_on": asked["received_on"],
            "late_reason": asked.get("late_reason"),
            "applicant_contact": _contact(self.matter),
        }


def _contact(matter: Matter) -> str:
    person: Petitioner | None = matter.first_petitioner
    known = person and (person.phone.clear() or person.address.clear())
    return known or "见登记"


class RequestReview(Requested):
    """Write down that review is requested (Art. 35)."""

    step = "request_review"
    paper = "F13"
    organ_fact = "review_organ"
    right = limits.REQUEST_REVIEW
    level = "review"
    shows = frozenset({"decide", "serve"})

    def above(self) -> tuple[Organ, ...]:
        """Return the organs one level above the one that answered."""
        return (self.matter.unit or self.matter.office).reviewers()


class RequestReexamination(Requested):
    """Write down that re-examination is requested (Art. 36 ¶1)."""

    step = "request_reexamination"
    paper = "F13"
    organ_fact = "reexamination_organ"
    right = limits.REQUEST_REEXAMINATION
    level = "reexamination"
    shows = frozenset({"decide_review", "serve_review"})

    def above(self) -> tuple[Organ, ...]:
        """Return the organs one level above the one that reviewed."""
        reviewer = self.matter.review_organ
        return reviewer.reviewers() if reviewer else ()


class Decided(Act):
    """What a review opinion carries besides what the record gives (forms F14, F15)."""

    when = CHANGED
    facts_found = text(_("查明的事实"), rows=8)
    opinion = text(_("意见"), rows=6, hint=_("对请求的每一点作出回答，用平实的话"))
    decision = forms.ChoiceField(
        label=_("结论"),
        widget=Radios(hints=HINTS),
        choices=[(code.value, spoken(NAMES[code])) for code in Decision],
    )
    outcome = forms.ChoiceField(
        label=_("变更后的结论"),
        widget=forms.RadioSelect,
        choices=[(code.value, spoken(NAMES[code])) for code in Outcome],
    )
    basis = text(_("依据"), rows=4, hint=_("写明名称和条款"))

    def papers(self) -> dict[str, Any]:
        """Return what the document carries."""
        said = super().papers()
        return {**said, "outcome": said["decision"]}


class DecideReview(Decided):
    """Decide the review: uphold, change, or set aside (Art. 35)."""

    step = "decide_review"
    paper = "F14"
    says = _("自收到复查请求之日起30日内提出复查意见，书面答复信访人。")
    shows = FOUND | {"request_review"}


class DecideReexamination(Decided):
    """Decide the re-examination: the last level, which sends nothing back (Art. 36)."""

    step = "decide_reexamination"
    paper = "F15"
    says = _(
        "自收到复核请求之日起30日内提出复核意见，听证时间不计入；复核意见是最终意见，只能维持或者直接变更。"
    )
    shows = FOUND | {"request_review", "decide_review", "request_reexamination", "hear_again"}
    is_published = forms.BooleanField(
        label=_("经过听证，复核意见向社会公示（隐去个人信息）"), required=False
    )

    def fit(self) -> None:
        """Offer no setting aside; offer publication only after a hearing (Art. 36 ¶2)."""
        decision = cast(forms.ChoiceField, self.fields["decision"])
        final = (Decision.UPHOLD, Decision.CHANGE)
        decision.choices = [(code.value, spoken(NAMES[code])) for code in final]
        if "hear_again" not in self.matter.case().done:
            del self.fields["is_published"]


class HearAgain(Act):
    """Hold a hearing in the re-examination; its days are not counted (Art. 36 ¶2)."""

    step = "hear_again"
    says = _("从听证通知发出到听证结论签署的天数，不计入30日。")
    shows = frozenset({"request_reexamination", "hear_again"})
    hearing_from = Day(label=_("听证通知发出日"))
    hearing_to = Day(label=_("听证结论签署日"))
    note = text(_("听证经过和结论"), rows=8)
    document = Files(label=_("听证通知和结论（信访人可以查阅）"), required=False)
    proof = Files(label=_("听证笔录、签到、录音等"), required=False)


class ServeReview(Service):
    """Serve the review opinion (Art. 35)."""

    step = "serve_review"


class SendBack(Service):
    """Serve the decision that sets aside, and have the unit handle the matter anew (Art. 35)."""

    step = "send_back"
    says = _(
        "撤销的复查意见送达信访人，原单位从这一天起重新办理，不得以同一事实和理由作出相同的处理意见。"
    )


class ServeReexamination(Service):
    """Serve the re-examination opinion, which ends the matter (Art. 36)."""

    step = "serve_reexamination"
    says = _(
        "复核意见送达后，信访程序终结；以同一事实和理由再次提出的，不再受理，疏导、帮扶和救助继续。"
    )
