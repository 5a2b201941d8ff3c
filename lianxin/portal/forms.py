"""The forms of a submission: one question at a time, or all on one page (Arts. 17, 19, 20 ¶3)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.matters.files import BadFile, kind_of
from lianxin.petitioners.petitioner import FIELDS, Kind, Petitioner
from lianxin.portal import choices
from lianxin.procedure.bounds import MOST_REPRESENTATIVES
from lianxin.web.desk import today
from lianxin.web.forms import Day
from lianxin.web.widgets import Files, Radios

LONGEST = 100_000
BROKEN_OFF = gettext_lazy("文件没有传完，可能是网络中断；没有保存，请再提交一次。")


class Words(forms.CharField):
    """A petitioner's words, kept exactly: nothing is trimmed; the browser's line ends are lines."""

    def __init__(self, *, rows: int = 8, **options: Any) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(**{"strip": False, "max_length": LONGEST, "widget": widget, **options})

    def to_python(self, value: Any) -> str:
        """Return the text with its lines as they were typed."""
        return str(super().to_python(value) or "").replace("\r\n", "\n")

    def validate(self, value: Any) -> None:
        """Take blanks alone for nothing."""
        super().validate(value.strip() if isinstance(value, str) else value)


class Enclosed(Files):
    """Files looked at by their bytes at once, so that a wrong one is said beside the box."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "label": gettext_lazy("照片和材料"),
                "required": False,
                "allow_empty_file": True,
                **options,
            }
        )
        self.validators = [one for one in self.validators if not hasattr(one, "allowed_extensions")]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Tell the script how large and how many files may be."""
        limits = {"data-largest": settings.UPLOAD_LIMIT, "data-most": settings.UPLOAD_COUNT}
        return {**super().widget_attrs(widget), **limits}

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Check what each one is."""
        files = super().clean(data, initial)
        for file in files:
            _checked(file)
        return files


def _checked(file: Any) -> None:
    try:
        kind_of(file.name or "", file.read())
    except BadFile as wrong:
        raise forms.ValidationError(str(wrong)) from wrong
    finally:
        file.seek(0)


def files_help() -> str:
    """Say what may be enclosed."""
    size = settings.UPLOAD_LIMIT // (1024 * 1024)
    return _("PDF、照片、Word、Excel、录音或者录像，每个不超过%(size)s MB，最多%(count)s个") % {
        "size": size,
        "count": settings.UPLOAD_COUNT,
    }


class What(forms.Form):
    """Which kind of petition it is (Arts. 29-31)."""

    kind = forms.ChoiceField(
        label=gettext_lazy("您要提出哪一类事项"),
        choices=choices.KINDS,
        widget=Radios(hints=choices.KIND_HINTS),
    )


class About(forms.Form):
    """What it is about and where; both are optional: the office finds it out if need be."""

    category = forms.ChoiceField(
        label=gettext_lazy("关于什么"),
        choices=choices.topics,
        required=False,
        widget=choices.LongSelect,
    )
    place = forms.ChoiceField(
        label=gettext_lazy("问题发生在哪里"),
        choices=choices.places,
        required=False,
        widget=choices.LongSelect,
        help_text=gettext_lazy("问题发生的地方，不是您的住址"),
    )


class Dispute(forms.Form):
    """Whether it is a legal dispute with a channel of its own, and since when (Art. 31)."""

    dispute = forms.ChoiceField(
        label=gettext_lazy("这件事属于下面哪一种纠纷"),
        choices=choices.disputes,
        required=False,
        widget=choices.LongSelect,
    )
    happened_on = Day(
        label=gettext_lazy("从哪一天起算"),
        required=False,
        help_text=gettext_lazy(
            "例如收到决定书、知道权利受损的那一天；不记得可以不填，填了才能算出还有多少时间"
        ),
    )

    def clean_happened_on(self) -> date | None:
        """Refuse a day that has not come, or that nobody remembers."""
        day: date | None = self.cleaned_data["happened_on"]
        if day and day > today():
            raise forms.ValidationError(_("日期不能晚于今天"))
        if day and day.year < 1950:
            raise forms.ValidationError(_("请检查年份"))
        return day


class Said(forms.Form):
    """The request, the facts and the reasons (Art. 19 ¶1)."""

    title = forms.CharField(
        label=gettext_lazy("用一句话概括"),
        max_length=100,
        help_text=gettext_lazy("写事不写人，例如“工地夜间施工扰民”"),
    )
    request = Words(
        label=gettext_lazy("您的请求"),
        rows=4,
        max_length=10_000,
        help_text=gettext_lazy("希望哪个单位做什么、怎样解决"),
    )
    body = Words(
        label=gettext_lazy("事实和理由"),
        rows=10,
        help_text=gettext_lazy("时间、地点、经过，以及您的理由；一件事写一次"),
    )

    def clean_title(self) -> str:
        """Keep a title on one line."""
        return " ".join(self.cleaned_data["title"].split())


class Person(forms.Form):
    """Who petitions; the law asks for a name and an address (Art. 19 ¶1)."""

    who = forms.ChoiceField(
        label=gettext_lazy("您以什么身份提出"),
        choices=Kind.choices,
        initial=Kind.PERSON,
        widget=Radios(attrs={"class": "lx-options-inline"}),
    )
    name = forms.CharField(
        label=gettext_lazy("姓名或者名称"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    phone = forms.CharField(
        label=gettext_lazy("联系电话"),
        max_length=40,
        required=False,
        help_text=gettext_lazy("便于联系您核实情况"),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )
    address = forms.CharField(
        label=gettext_lazy("住址"),
        max_length=200,
        help_text=gettext_lazy("用来送达书面答复"),
        widget=forms.TextInput(attrs={"autocomplete": "street-address"}),
    )
    id_number = forms.CharField(
        label=gettext_lazy("证件号码或者统一社会信用代码"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    persons = forms.IntegerField(
        label=gettext_lazy("一共多少人提出"),
        min_value=1,
        max_value=99_999,
        initial=1,
        help_text=gettext_lazy("几个人为同一件事提出的，推选代表，代表不超过5人"),
        widget=forms.NumberInput(attrs={"class": "lx-short"}),
    )


class Other(forms.Form):
    """Another representative of several petitioners (Art. 20 ¶3)."""

    name = forms.CharField(label=gettext_lazy("姓名"), max_length=100, required=False)
    phone = forms.CharField(
        label=gettext_lazy("联系电话"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )

    def clean(self) -> dict[str, Any]:
        """Ask for the name of whoever left a telephone."""
        asked = super().clean() or self.cleaned_data
        if asked.get("phone") and not asked.get("name"):
            self.add_error("name", _("请填写姓名"))
        return asked


class Who(Person):
    """Who petitions, with up to four more representatives."""

    def __init__(self, data: Any = None, *args: Any, **options: Any) -> None:
        super().__init__(data, *args, **options)
        told = (options.get("initial") or {}).get("others", [])
        self.others = [
            Other(data, prefix=f"other{n}", initial=told[n] if n < len(told) else None)
            for n in range(MOST_REPRESENTATIVES - 1)
        ]

    def clean(self) -> dict[str, Any]:
        """Take the other representatives with their number in."""
        asked = super().clean() or self.cleaned_data
        if [other for other in self.others if not other.is_valid()]:
            self.add_error(None, _("请补全其他代表的姓名"))
        rows = [other.cleaned_data for other in self.others if other.is_bound and other.is_valid()]
        asked["others"] = [row for row in rows if row.get("name")]
        asked["persons"] = max(asked.get("persons") or 1, 1 + len(asked["others"]))
        return asked

    @property
    def several(self) -> bool:
        """Tell whether other representatives are written down, or something is wrong there."""
        return any(other.initial or other.errors or other["name"].value() for other in self.others)


class Ending(forms.HiddenInput):
    """The end of a form: it says the same however often the form is shown again."""

    def format_value(self, value: Any) -> str:
        """Return what is sent when everything before it was."""
        return "1"


class Whole(forms.Form):
    """A form with files: its last field has arrived only if the whole upload has."""

    whole = forms.CharField(label="", widget=Ending, error_messages={"required": BROKEN_OFF})


class Enclose(Whole):
    """Photographs and papers, dropped, chosen or taken with the camera."""

    files = Enclosed(help_text=lazy(files_help, str)())  # type: ignore[assignment]
    already = 0

    def clean_files(self) -> list[Any]:
        """Count what was enclosed before."""
        files: list[Any] = self.cleaned_data["files"]
        if len(files) + self.already > settings.UPLOAD_COUNT:
            most = settings.UPLOAD_COUNT
            raise forms.ValidationError(_("一次最多提交%(count)s个文件。") % {"count": most})
        return files


class Send(forms.Form):
    """The statement that it is true (Art. 19 ¶2), and the key that makes it count once."""

    truthful = forms.BooleanField(
        label=gettext_lazy("以上内容真实，没有捏造、歪曲事实，没有诬告、陷害他人"),
        error_messages={"required": gettext_lazy("请确认内容真实（《信访工作条例》第十九条）")},
    )
    key = forms.UUIDField(
        label="",
        widget=forms.HiddenInput,
        error_messages={"required": BROKEN_OFF, "invalid": BROKEN_OFF},
    )


class Short(Send, Enclose, Person, Said, About, What):
    """Everything on one page, for who knows what to write."""

    request = None  # type: ignore[assignment]
    whole = None  # type: ignore[assignment]  # the key comes last and says the same
    body = Words(
        label=gettext_lazy("请求、事实和理由"),
        rows=12,
        help_text=gettext_lazy("写明请求、时间、地点、经过和理由；内容按原样保存"),
    )
    field_order = (
        "kind",
        "title",
        "body",
        "category",
        "place",
        "files",
        "who",
        "name",
        "phone",
        "address",
        "id_number",
        "persons",
        "truthful",
        "key",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["key"].initial = uuid.uuid4

    def show_again(self) -> None:
        """Give a form whose key did not arrive a new one, so that it can be sent again."""
        if "key" in self.errors:
            sent: Any = self.data
            self.data = sent.copy()
            self.data["key"] = str(uuid.uuid4())  # type: ignore[index]


def petitioners(answers: Mapping[str, Any]) -> list[Petitioner]:
    """Return who petitions, not saved yet; the first is the one who writes."""
    said = {name: (answers.get(name) or "").strip() for name in FIELDS}
    others = answers.get("others") or []
    return [
        Petitioner(kind=answers.get("who") or Kind.PERSON, **said),
        *(Petitioner(name=row["name"], phone=row.get("phone", "")) for row in others),
    ]
