"""What the exchange desk asks: a file, and which of its columns says what (Art. 19 ¶1)."""

from __future__ import annotations

import hashlib
from itertools import islice
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.exchange import mapping, tables
from lianxin.exchange.faults import BadMapping, BadTable
from lianxin.exchange.models import Import, offices
from lianxin.organs.models import Officer
from lianxin.procedure.facts import CHANNELS
from lianxin.web.forms import Organs, spoken
from lianxin.web.spoken import english, say

MOST_BYTES = 50 * 1024 * 1024
ACCEPTED = ("csv", "xlsx", "gz", "tsv", "txt")
SAMPLE = 3
COLUMN, ALL = "column:", "all:"


class Upload(forms.Form):
    """A file to be imported; it is opened and its first rows are read before it is kept."""

    office = Organs(queryset=None, label=gettext_lazy("登记机关"))
    file = forms.FileField(
        label=gettext_lazy("CSV 或者 XLSX 文件"),
        help_text=gettext_lazy(
            "第一行是列名；编码 UTF-8 或者 GB 18030；可以是 .csv.gz；最大 50 MB。"
        ),
        validators=[FileExtensionValidator(ACCEPTED)],
        widget=forms.FileInput(attrs={"accept": ",".join(f".{kind}" for kind in ACCEPTED)}),
    )
    source = forms.CharField(
        label=gettext_lazy("来源名称"),
        help_text=gettext_lazy(
            "例如“12345热线”。同一来源的同一编号只导入一次，所以同一系统的文件每次用同一个名称。不填则用文件名。"
        ),
        max_length=mapping.LONGEST_SOURCE,
        required=False,
    )

    def __init__(self, *args: Any, officer: Officer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.officer = officer
        places = offices(officer)
        choices: Any = self.fields["office"]
        choices.queryset = type(places[0]).objects.filter(pk__in=[one.pk for one in places])
        if len(places) == 1:
            choices.initial, choices.widget = places[0].pk, forms.HiddenInput()

    def clean_file(self) -> Any:
        """Open the table, or say why it cannot be read."""
        given = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise forms.ValidationError(_("文件超过 50 MB，请分成几个文件导入。"))
        self.data_read = given.read()
        try:
            self.table = tables.read(self.data_read)
            self.sample = list(islice(self.table.lines, SAMPLE))
        except BadTable as wrong:
            raise forms.ValidationError(_sentence(say(wrong.text))) from wrong
        if not self.sample:
            raise forms.ValidationError(_("列名下面没有任何一行。"))
        return given

    def keep(self) -> Import:
        """Keep the file, with the columns guessed."""
        given = self.cleaned_data["file"]
        source = self.cleaned_data["source"].strip() or _stem(given.name)
        one = Import(
            office=self.cleaned_data["office"],
            officer=self.officer,
            name=given.name[-120:],
            size=len(self.data_read),
            sha256=hashlib.sha256(self.data_read).hexdigest(),
            source=source[: mapping.LONGEST_SOURCE],
            mapping={"columns": mapping.guess(self.table.columns)},
        )
        one.keep(self.data_read)
        one.save(force_insert=True)
        return one


def _stem(name: str) -> str:
    return PurePath(name).name.split(".")[0].strip() or "import"


def _sentence(words: str) -> str:
    mark = "." if english() else "。"
    return words[:1].upper() + words[1:] + ("" if words.endswith(mark) else mark)


class Columns(forms.Form):
    """Which column each thing is taken from."""

    source = forms.CharField(label=gettext_lazy("来源名称"), max_length=mapping.LONGEST_SOURCE)

    def __init__(self, *args: Any, columns: tuple[str, ...], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.columns = columns
        for one in mapping.FIELDS.values():
            self.fields[one.name] = forms.ChoiceField(
                label=spoken(one.label),
                choices=self._choices(one),
                required=one.required,
                error_messages={"required": gettext_lazy("请选择一列。")},
            )

    def _choices(self, one: mapping.Field) -> list[Any]:
        several: list[Any] = [("", "—" if one.required else gettext_lazy("不导入"))]
        here = [(COLUMN + name, name) for name in self.columns]
        if one.name != "channel":
            return several + here
        fixed = [(ALL + code, en if english() else zh) for code, zh, en in CHANNELS]
        groups = [(_("取自列"), here), (_("所有行都是"), fixed)]
        return groups

    def clean(self) -> dict[str, Any]:
        """Put the choices together, or say what does not fit."""
        asked = super().clean() or {}
        told = {name: str(asked.get(name) or "") for name in mapping.FIELDS}
        chosen = mapping.Columns(
            asked.get("source", ""),
            {name: said.removeprefix(COLUMN) for name, said in told.items() if COLUMN in said},
            {name: said.removeprefix(ALL) for name, said in told.items() if said.startswith(ALL)},
        )
        if not self.errors:
            try:
                self.mapping = mapping.checked(chosen, self.columns)
            except BadMapping as wrong:
                self.add_error(None, _sentence(say(wrong.text)))
        return asked


def first(one: Import) -> dict[str, str]:
    """Return the choices that an import stands at."""
    columns, constants = one.columns.columns, one.columns.constants
    found = {name: COLUMN + column for name, column in columns.items()}
    found |= {name: ALL + value for name, value in constants.items()}
    return {"channel": ALL + "net", **found, "source": one.source}
