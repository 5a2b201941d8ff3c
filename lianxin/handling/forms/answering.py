"""The answer: opinion, claim by claim; service, execution, feedback (Arts. 22, 32, 35)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lianxin.handling.forms.parts import FOUND, evidence, text
from lianxin.matters import reading
from lianxin.statute.outcomes import NAMES, Outcome
from lianxin.web.desk import today
from lianxin.web.forms import SEEN, Act, Day, spoken
from lianxin.web.service import Service
from lianxin.web.widgets import Radios

MOST_CLAIMS = 30
ROWS = "rows"
SUPPORTED = ("supported",)
OUTCOMES = {
    "supported": _("请求事实清楚，符合法律、法规、规章或者其他有关规定；责令或者督促执行"),
    "explained": _("请求事由合理但缺乏法律依据，作出解释说明"),
    "not_supported": _("请求缺乏事实根据，或者不符合法律、法规、规章和其他有关规定"),
}


def outcomes() -> list[tuple[str, Any]]:
    """Return the three conclusions that the law knows."""
    return [(code.value, spoken(NAMES[code])) for code in Outcome]


def of_row(name: str, number: int) -> str:
    """Return the name of a claim's field; the first one carries no number."""
    return name if number == 1 else f"{name}_{number}"


def claim_field(number: Any, *, required: bool) -> forms.CharField:
    """Return the box of one claim."""
    label = gettext("第%(number)s项请求") % {"number": number}
    return text(label, rows=2, required=required)


def answer_field(number: Any, *, required: bool) -> forms.CharField:
    """Return the box of the answer to one claim."""
    label = gettext("对第%(number)s项请求的处理意见") % {"number": number}
    return text(label, rows=4, required=required)


class Blank(forms.Form):
    """A row of claims not yet on the page; the script puts its number where `__n1__` stands."""

    def __init__(self) -> None:
        super().__init__()
        self.fields["claims___n1__"] = claim_field("__n1__", required=False)
        self.fields["opinion___n1__"] = answer_field("__n1__", required=False)

    @property
    def claim(self) -> Any:
        """Return the claim's box."""
        return self["claims___n1__"]

    @property
    def answer(self) -> Any:
        """Return the answer's box."""
        return self["opinion___n1__"]


class Decide(Act):
    """Write the opinion: claims, facts and reasons, opinion, basis (form F12).

    Each claim has its own answer; rows are added on the page, and an empty last one is left out.
    """

    step = "decide"
    paper = "F12"
    hides = frozenset({"new_basis"})
    shows = FOUND
    when = dict.fromkeys(("execution_what", "execution_by", "execution_on"), ("outcome", SUPPORTED))
    says = _(
        "意见书必须载明投诉请求、事实和理由、处理意见及其法律法规依据；对每一项请求都要作出答复。"
    )
    facts_and_reasons = text(
        _("查明的事实和理由"), hint=_("写明听取了什么、查明了什么、凭什么认定")
    )
    outcome = forms.ChoiceField(
        label=_("结论"),
        choices=outcomes,
        widget=Radios(hints=OUTCOMES),
    )
    execution_what = text(_("要做什么"), rows=3, hint=_("逐项写明，信访人据此核对"))
    execution_by = forms.CharField(label=_("由谁执行"), max_length=120)
    execution_on = Day(label=_("最迟哪一天完成"))
    basis = text(_("法律法规依据"), hint=_("写明名称和条款"), rows=4)
    new_basis = forms.BooleanField(
        label=_("重新办理：依据新的事实或者理由"),
        required=False,
        help_text=_("被责令重新办理的，不得以同一事实和理由作出相同的处理意见"),
    )

    def fit(self) -> None:
        """Set up the rows of claims; ask for new facts only after an opinion was set aside."""
        if "redone" not in self.matter.flags:
            del self.fields["new_basis"]
        asked = str(self.data.get(ROWS) or self.initial.get(ROWS) or "")
        rows = int(asked) if asked.isdecimal() else 1
        self.rows = min(max(rows + ("more" in self.initial), 1), MOST_CLAIMS)
        for number in range(1, self.rows + 1):
            self._add(number)
        self.fields["claims"].initial = self.matter.title
        self.fields["execution_on"].widget.attrs["min"] = today().isoformat()

    def _add(self, number: int) -> None:
        first = number == 1
        self.fields[of_row("claims", number)] = claim_field(number, required=first)
        self.fields[of_row("opinion", number)] = answer_field(number, required=first)

    @property
    def claim_rows(self) -> list[tuple[int, Any, Any]]:
        """Return the rows: number, claim, answer."""
        numbers = range(1, self.rows + 1)
        return [(n, self[of_row("claims", n)], self[of_row("opinion", n)]) for n in numbers]

    @property
    def another(self) -> Any:
        """Return the row that the script copies, with a place for its number."""
        return Blank()

    @property
    def rest(self) -> list[Any]:
        """Return the other fields on the page, in order."""
        rows = {name for n in range(1, self.rows + 1) for name in _pair(n)}
        return [field for field in self.visible_fields() if field.name not in rows]

    def clean(self) -> dict[str, Any]:
        """Require an answer to each claim, and a claim to each answer."""
        asked = super().clean()
        for number in range(2, self.rows + 1):
            claim, answer = _pair(number)
            if asked.get(claim) and not asked.get(answer):
                self.add_error(answer, gettext("这一项请求还没有答复"))
            if asked.get(answer) and not asked.get(claim):
                self.add_error(claim, gettext("请写明这是对哪一项请求的答复"))
        if asked.get("execution_on") and asked["execution_on"] < today():
            self.add_error("execution_on", gettext("执行期限不能早于今天"))
        return asked

    def papers(self) -> dict[str, Any]:
        """Return what the opinion carries, claims and answers in the same order."""
        said = super().papers()
        pairs = [_pair(number) for number in range(1, self.rows + 1)]
        claims = [said.pop(claim) for claim, _answer in pairs]
        answers = [said.pop(answer) for _claim, answer in pairs]
        return {
            **said,
            "claims": [claim for claim in claims if claim],
            "opinion": [answer for answer in answers if answer],
        }


def _pair(number: int) -> tuple[str, str]:
    return of_row("claims", number), of_row("opinion", number)


class Drafting(Decide):
    """Draft the opinion for the head of the organ; half a draft is kept as well (Art. 32)."""

    says = _("拟好后保存，单位负责人签发时从这一稿开始；签发以前随时可以修改，信访人看不到拟稿。")

    def fit(self) -> None:
        """Ask for nothing: what is missing is missed when the opinion is signed."""
        super().fit()
        for field in self.fields.values():
            field.required = False

    def typed(self) -> dict[str, str]:
        """Return what stands in the form, as it was typed."""
        names = {*self.fields, ROWS} - {SEEN}
        return {name: self.data[name] for name in names if name in self.data}


class Serve(Service):
    """Serve the opinion; the petitioner's thirty days begin (Art. 35)."""

    step = "serve"


class PromiseExecution(Act):
    """Say by when a supported claim is carried out, and follow it (Art. 32 ¶2)."""

    step = "promise_execution"
    says = _("支持信访请求的，有关机关、单位应当督促执行；到期没有报告的，会列入待执行。")
    shows = frozenset({"decide"})
    due_on = Day(label=_("最迟哪一天完成"))
    note = text(_("由谁、做什么"), rows=4)

    def fit(self) -> None:
        """Offer no day that has passed."""
        self.fields["due_on"].widget.attrs["min"] = today().isoformat()


class ReportExecution(Act):
    """Report that what was supported has been carried out, with proof (Art. 32 ¶2)."""

    step = "report_execution"
    says = _("附上能够证明已经完成的材料；信访人认为没有完成的，可以向信访部门反映。")
    shows = frozenset({"promise_execution"})
    note = text(_("完成的情况"), rows=5)
    proof = evidence(_("执行证明"), required=True, hint=_("照片、凭证或者书面材料"))


class FeedBack(Act):
    """Feed back the result of an assignment with a closing report (form F20)."""

    step = "feed_back"
    paper = "F20"
    says = _("办结报告送交办机关；信访人看不到这份报告。")
    shows = frozenset({"assign", "settle", "decide", "serve"})
    found = text(_("查明的事实"), rows=5)
    measures = text(_("采取的措施"), rows=4)
    opinion_given = text(_("处理意见"), rows=4)
    petitioner_view = text(_("信访人的意见"), rows=4)

    def fit(self) -> None:
        """Begin with what was found and what the petitioner said."""
        lines = reading.for_officer(self.matter, today())
        for field, step, fact in (
            ("found", "investigate", "note"),
            ("petitioner_view", "hear", "words"),
        ):
            self.fields[field].initial = _said(lines, step, fact)

    def papers(self) -> dict[str, Any]:
        """Return what the closing report carries."""
        said = self.cleaned_data
        return {
            "facts": said["found"],
            "measures": said["measures"],
            "opinion": said["opinion_given"],
            "petitioner_view": said["petitioner_view"],
        }


def _said(lines: list[reading.Line], step: str, fact: str) -> str:
    label = reading.FACTS[fact].label
    return "\n".join(
        str(value)
        for line in lines
        if line.entry.step == step
        for name, value in line.facts
        if name == label
    )
