"""What is written down when something comes in (Arts. 17, 19, 20 ¶3, 22 ¶1)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.matters import access
from lianxin.organs.models import Officer, Organ
from lianxin.petitioners.models import Petitioner
from lianxin.petitioners.petitioner import Kind
from lianxin.procedure import bounds, guards
from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.facts import CHANNELS
from lianxin.procedure.refusal import Guard, Refused
from lianxin.procedure.roles import Role
from lianxin.procedure.steps import STEPS
from lianxin.registration.widgets import Category, Place, offer_organs
from lianxin.statute.citation import art
from lianxin.statute.text import Text
from lianxin.web.desk import today
from lianxin.web.forms import Day, Organs, spoken
from lianxin.web.spoken import english, say
from lianxin.web.widgets import Files, Radios

IN_FORCE = date(2022, 5, 1)
LONGEST = 150_000
MOST_ROWS = 60
ROWS = "rows"
RECEIVERS = frozenset(
    {Role.REGISTRAR, Role.SCREENER, Role.RECEPTIONIST, Role.HANDLER, Role.CONFIDENTIAL}
)
HINTS = {
    "letter": gettext_lazy("挂号信以签收日、平信以拆封盖章日为收到日期"),
    "phone": gettext_lazy("如实记录，并当场复述核对"),
    "fax": gettext_lazy("以传真到达日为收到日期"),
    "visit": gettext_lazy("以当面提出的当日为收到日期"),
    "above": gettext_lazy("上级机关转送、交办的来件，以收到来文日为收到日期"),
    "net": gettext_lazy("代为提交网上信访，以提交时间为收到日期"),
}
ORDER = ("letter", "phone", "fax", "visit", "above", "net")


def channels() -> list[tuple[str, Any]]:
    """Return the channels in the order of this desk: what officers write down comes first."""
    known = {code: spoken(Text(zh, en)) for code, zh, en in CHANNELS}
    return [(code, known[code]) for code in ORDER]


def by_the_law(form: forms.Form, field: str | None, guard: Guard, facts: Mapping[str, Any]) -> None:
    """Say what the step `register` would refuse, before anything else is done."""
    entry = Entry("register", Role.REGISTRAR, today(), facts=facts)
    if refusal := guard(Case(), entry):
        refused = Refused(refusal, STEPS["register"].cites)
        said = refused.say("en" if english() else "zh")
        form.add_error(field, f"{said} {say(refused.remedy)}")


def words(label: Any, rows: int, **options: Any) -> forms.CharField:
    """Return a box for the petitioner's words."""
    return forms.CharField(
        label=label,
        validators=[MaxLengthValidator(LONGEST)],
        widget=forms.Textarea(attrs={"rows": rows}),
        **options,
    )


class Oral(forms.Form):
    """What every oral petition needs: a true record, read back (Art. 19 ¶1)."""

    oral = forms.BooleanField(label=gettext_lazy("口头提出，由本人如实记录"), required=False)
    read_back = forms.BooleanField(
        label=gettext_lazy("已向信访人宣读核对，信访人确认无误"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """A telephone call is always oral; what is oral is read back."""
        asked = super().clean() or self.cleaned_data
        if asked.get("channel") == "phone":
            asked["oral"] = True
        by_the_law(self, "read_back", guards.read_back_if_oral, asked)
        return asked


class Receive(Oral):
    """One form for letters, calls, faxes, visits and what comes from above."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    office = Organs(Organ.objects.none(), label=gettext_lazy("收件机关"))
    channel = forms.ChoiceField(
        label=gettext_lazy("怎样提出的"), choices=channels, widget=Radios(hints=HINTS)
    )
    received_on = Day(label=gettext_lazy("收到日期"))
    sender = forms.CharField(
        label=gettext_lazy("来文机关"),
        required=False,
        max_length=40,
        help_text=gettext_lazy("上级交转的填写；连同来文编号可以防止重复登记"),
    )
    sender_number = forms.CharField(label=gettext_lazy("来文编号"), required=False, max_length=80)
    accusation = forms.BooleanField(
        label=gettext_lazy("检举控告机关或者工作人员违纪、职务违法犯罪，按密件登记"),
        required=False,
        help_text=gettext_lazy(
            "勾选后内容立即密封，只有密件经办人能看到（《信访工作条例》第三十条）"
        ),
    )
    title = forms.CharField(
        label=gettext_lazy("诉求概要"),
        max_length=200,
        help_text=gettext_lazy("一句话，写事不写人；不写姓名、电话和住址"),
    )
    request = words(gettext_lazy("请求"), 3, help_text=gettext_lazy("希望解决什么"))
    facts = words(
        gettext_lazy("事实"), 7, help_text=gettext_lazy("时间、地点、经过；照录原话，不删改")
    )
    reasons = words(gettext_lazy("理由"), 3, required=False)
    category = Category(required=False)
    place = Place(required=False, help_text=gettext_lazy("问题发生地，不是信访人住址"))
    persons = forms.IntegerField(
        label=gettext_lazy("信访人总数"),
        min_value=1,
        max_value=99_999,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "lx-short"}),
    )
    unclear = forms.BooleanField(
        label=gettext_lazy("来信未写明姓名或者住址"),
        required=False,
        help_text=gettext_lazy(
            "照样登记；无法书面告知的，注明原因（《信访工作条例》第二十三条第二款）"
        ),
    )
    scans = Files(
        label=gettext_lazy("来信扫描件和材料"),
        required=False,
        help_text=gettext_lazy("PDF、照片、Word、Excel、录音；其他栏目有误时，已选的文件不会丢失"),
    )

    def __init__(self, *args: Any, officer: Officer, **options: Any) -> None:
        super().__init__(*args, **options)
        offices = offices_of(officer)
        offer_organs(self, "office", Organ.objects.filter(pk__in=offices))
        self.fields["office"].initial = offices[0] if offices else None
        self.fields["key"].initial = uuid.uuid4
        self.fields["received_on"].initial = today
        self.fields["received_on"].widget.attrs["max"] = today().isoformat()
        if len(offices) == 1:
            self.fields["office"].widget = forms.HiddenInput()

    def clean_received_on(self) -> date:
        """Refuse a day that has not come, or from before the Regulations."""
        day = self.cleaned_data["received_on"]
        if day > today():
            raise forms.ValidationError(_("收到日期不能晚于今天"))
        if day < IN_FORCE:
            raise forms.ValidationError(
                _("《信访工作条例》自2022年5月1日起施行；更早收到的，请用批量导入")
            )
        return day

    def clean_title(self) -> str:
        """Keep a title on one line."""
        return " ".join(self.cleaned_data["title"].split())

    @property
    def body(self) -> str:
        """Return the petitioner's words, under their headings."""
        parts = ((_("请求"), "request"), (_("事实"), "facts"), (_("理由"), "reasons"))
        return "\n\n".join(
            f"{heading}{_('：')}{self.cleaned_data[name]}"
            for heading, name in parts
            if self.cleaned_data[name]
        )


class Person(forms.Form):
    """One petitioner. The first is written in full; of the others, what is known."""

    kind = forms.ChoiceField(label=gettext_lazy("类别"), choices=Kind.choices)
    name = forms.CharField(label=gettext_lazy("姓名或者名称"), max_length=100, required=False)
    id_number = forms.CharField(
        label=gettext_lazy("证件号码或者统一社会信用代码"), max_length=40, required=False
    )
    phone = forms.CharField(
        label=gettext_lazy("联系电话"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    address = forms.CharField(label=gettext_lazy("住址"), max_length=200, required=False)
    representative = forms.BooleanField(label=gettext_lazy("推选为代表"), required=False)

    WRITTEN = ("name", "id_number", "phone", "address")

    def __init__(
        self, *args: Any, first: bool = False, unclear: bool = False, **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.first = first
        for name in self.WRITTEN:
            self.fields[name].widget.attrs["autocomplete"] = "off"
        for name in ("name", "address") if first and not unclear else ():
            self.fields[name].required = True
            self.fields[name].error_messages["required"] = said_or_unclear()

    @property
    def is_blank(self) -> bool:
        """Tell whether nothing was written in the row."""
        return not any(self.cleaned_data.get(name) for name in self.WRITTEN)

    def clean(self) -> dict[str, Any]:
        """Ask everybody who is named at all for a name, and the first for an address too."""
        asked = super().clean() or self.cleaned_data
        if not self.is_blank and not asked.get("name") and not self.first:
            self.add_error("name", _("请填写姓名或者名称"))
        return asked

    def petitioner(self) -> Petitioner:
        """Return the petitioner, not saved yet."""
        said = {name: self.cleaned_data[name].strip() for name in self.WRITTEN}
        said["name"] = said["name"] or _("未署名")
        return Petitioner(kind=self.cleaned_data["kind"] or Kind.PERSON, **said)


class People:
    """The rows of petitioners: as many as were asked for, and all that was typed in them."""

    def __init__(self, data: Any = None, *, bound: bool = False, more: int = 0) -> None:
        self.rows = _rows(data) + more
        self.forms = [self._row(data, number, bound) for number in range(self.rows)]

    @staticmethod
    def _row(data: Any, number: int, bound: bool) -> Person:
        prefix, unclear = f"person-{number}", bool(data and data.get("unclear"))
        how: dict[str, Any] = {"prefix": prefix, "first": number == 0, "unclear": unclear}
        if bound:
            return Person(data, **how)
        typed = {name: data.get(f"{prefix}-{name}") for name in Person.base_fields} if data else {}
        typed.setdefault("kind", Kind.PERSON)
        return Person(initial=typed, **how)

    @property
    def another(self) -> Person:
        """Return an empty row for the script that adds rows."""
        return Person(prefix="person-__n__", initial={"kind": Kind.PERSON})

    def is_valid(self) -> bool:
        """Tell whether every row can be read."""
        checked = [row.is_valid() for row in self.forms]
        return all(checked)

    @property
    def written(self) -> list[Person]:
        """Return the rows in which something stands; the first row always counts."""
        return [row for row in self.forms if row.first or not row.is_blank]

    @property
    def representatives(self) -> list[Person]:
        """Return the rows that were chosen to represent the others."""
        return [row for row in self.written if row.cleaned_data.get("representative")]


def _rows(data: Any) -> int:
    asked = str(data.get(ROWS, "1")) if data else "1"
    return max(1, min(int(asked), MOST_ROWS)) if asked.isdecimal() else 1


def complete(form: Receive, people: People) -> bool:
    """Check the form and the people together; every mistake is said at its place."""
    fine = form.is_valid() & people.is_valid()
    asked = form.cleaned_data
    if people.is_valid():
        number = len(people.representatives)
        by_the_law(form, None, bounds.at_most_five_representatives, {"representatives": number})
        if "persons" in asked and asked["persons"] < len(people.written):
            form.add_error(
                "persons", _("不能少于已经写下的%(number)s人") % {"number": len(people.written)}
            )
    return fine and not form.errors and people.is_valid()


def said_or_unclear() -> str:
    """Ask for what Art. 19 asks for, or for a word that the letter does not say it."""
    cited = art(19, 1)
    law = str(cited) if english() else f"《信访工作条例》{cited.zh}"
    return _("请填写（%(law)s）；确实没有写明的，请勾选“来信未写明”") % {"law": law}


def offices_of(officer: Officer) -> list[int]:
    """Return the organs for which an officer may receive."""
    return list(
        dict.fromkeys(post.organ_id for post in access.posts(officer) if post.role in RECEIVERS)
    )
