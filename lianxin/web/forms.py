"""Forms drawn from the table of steps: an act asks for what its step asks (Arts. 17-40)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.functional import lazy
from django.utils.translation import gettext as _

from lianxin.matters import reading
from lianxin.matters.models import Entry, Matter
from lianxin.organs.models import Officer, Organ
from lianxin.procedure.facts import FACTS, Fact, Kind
from lianxin.procedure.refusal import Refused
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.web.spoken import english, say
from lianxin.web.widgets import Files

PAPER = frozenset({"document", "word", "digest", "document_number", "item"})
SEEN = "seen"
spoken = lazy(say, str)
LONGEST = 200_000


class Day(forms.DateField):
    """A day, in the browser's own date box."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class Organs(forms.ModelChoiceField):
    """One organ, chosen by name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the organ's name in the language of the page."""
        return say(obj)


class Officers(forms.ModelChoiceField):
    """One officer, chosen by name."""

    def label_from_instance(self, obj: Any) -> str:
        """Return the officer's name in the language of the page."""
        return say(obj)


class MatterNumber(forms.CharField):
    """A matter, written by its number; the clean value is its primary key."""

    def clean(self, value: Any) -> Any:
        """Find the matter, or say that there is none."""
        number = super().clean(value)
        if not number:
            return None
        open_ones = Matter.objects.filter(sealed=False)
        found = open_ones.filter(number=number.strip().upper()).values_list("pk", flat=True)
        if not found:
            raise ValidationError(_("没有编号为%(number)s的信访事项") % {"number": number})
        return found[0]


def _organ(fact: Fact, **common: Any) -> forms.Field:
    return Organs(queryset=Organ.objects.all(), **common)


def _officer(fact: Fact, **common: Any) -> forms.Field:
    return Officers(queryset=Officer.objects.filter(is_active=True), **common)


def _words(fact: Fact, **common: Any) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(widget=widget, validators=[MaxLengthValidator(LONGEST)], **common)


def _code(fact: Fact, **common: Any) -> forms.Field:
    if not fact.choices:
        return forms.CharField(max_length=160, **common)
    choices = [(code, spoken(label)) for code, label in fact.choices]
    widget = forms.RadioSelect if len(choices) <= 8 else forms.Select
    return forms.ChoiceField(choices=choices, widget=widget, **common)


FIELDS: dict[Kind, Callable[..., forms.Field]] = {
    Kind.DAY: lambda fact, **common: Day(**common),
    Kind.NUMBER: lambda fact, **common: forms.IntegerField(
        min_value=0, max_value=999_999, **common
    ),
    Kind.FLAG: lambda fact, **common: forms.BooleanField(**common),
    Kind.CODE: _code,
    Kind.ORGAN: _organ,
    Kind.OFFICER: _officer,
    Kind.MATTER: lambda fact, **common: MatterNumber(max_length=40, **common),
    Kind.WORDS: _words,
    Kind.FILE: lambda fact, **common: Files(**common),
}


def field(name: str, *, required: bool) -> forms.Field:
    """Return the form field of a fact."""
    fact = FACTS[name]
    common = {"label": spoken(fact.label), "required": required}
    if fact.hint:
        common["help_text"] = spoken(fact.hint)
    return FIELDS[fact.kind](fact, **common)


class Conditional(forms.BoundField):
    """A field on the page; one that some choices need shows with those choices only."""

    def css_classes(self, extra_classes: Any = None) -> str:
        """Return the classes that tie the field to its choices."""
        _field, values = cast(Act, self.form).when.get(self.name, ("", ()))
        own = ["lx-when", *(f"lx-when--{value}" for value in values)] if values else []
        return " ".join([super().css_classes(extra_classes), *own]).strip()


class Act(forms.Form):
    """The form of one step: the fields that the step asks, with those a desk adds or hides.

    A desk's form names its `step`; `hides` are facts that the view supplies; fields that the class
    declares replace or join those of the step; those that are no facts go into its document.
    `paper` is the document that is issued with it, `shows` are earlier steps whose entries stand
    beside it, `says` tells what it does, `grave` marks what cannot be undone. `when` names the
    choices that need a field: `{"signature": ("method", ("direct", "family"))}`.
    """

    bound_field_class = Conditional
    step: ClassVar[str]
    when: ClassVar[Mapping[str, tuple[str, tuple[str, ...]]]] = {}
    hides: ClassVar[frozenset[str]] = frozenset()
    shows: ClassVar[frozenset[str]] = frozenset()
    paper: ClassVar[str] = ""
    says: ClassVar[Any] = ""
    grave: ClassVar[bool] = False

    def __init__(
        self,
        *args: Any,
        matter: Matter,
        officer: Officer,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.matter, self.officer = matter, officer
        rule = self.rule
        for name in (*rule.asks, *rule.may):
            if name in PAPER | self.hides or name in self.fields:
                continue
            self.fields[name] = field(name, required=name in rule.asks)
        self.fields[SEEN] = forms.IntegerField(required=False, widget=forms.HiddenInput)
        self.fit()

    @property
    def rule(self) -> Step:
        """Return the step's row."""
        return STEPS[self.step]

    @property
    def on(self) -> date:
        """Return the day of the act: today, unless the form asks for the day it happened."""
        return timezone.localdate()

    def fit(self) -> None:
        """Fit choices and first values to the matter; desks override it."""

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        """Begin with the last entry of the record that the officer has before their eyes."""
        if field_name == SEEN and self.matter is not None and SEEN not in self.initial:
            last = latest(self.matter)
            return last.seq if last else None
        return super().get_initial_for_field(field, field_name)

    def clean(self) -> dict[str, Any]:
        """Forget what stands in fields that the choices made do not need."""
        asked: dict[str, Any] = super().clean() or self.cleaned_data
        for name, (choice, values) in self.when.items():
            if name in self.fields and asked.get(choice) not in values:
                self.errors.pop(name, None)
                asked.pop(name, None)
        return asked

    def facts(self) -> dict[str, Any]:
        """Return the clean values that are facts, as the record wants them."""
        return {
            name: fact_value(value)
            for name, value in self.cleaned_data.items()
            if name in self.rule.facts and FACTS[name].kind is not Kind.FILE
        }

    def uploads(self) -> dict[str, list[Any]]:
        """Return the files that came with the act, by the fact that points at them."""
        return {
            name: self.cleaned_data.get(name) or []
            for name in self.fields
            if name in self.rule.facts and FACTS[name].kind is Kind.FILE
        }

    def papers(self) -> dict[str, Any]:
        """Return what the act's document carries besides what the record gives."""
        files = self.uploads()
        return {n: v for n, v in self.cleaned_data.items() if n != SEEN and n not in files}

    def refuse(self, refused: Refused) -> None:
        """Show why the law does not allow it, with the article and the remedy left."""
        lang = "en" if english() else "zh"
        self.add_error(None, f"{refused.say(lang)} {say(refused.remedy)}")

    def ask_again(self, last: Entry) -> None:
        """Say what was written since the page was opened; pressed again, the act goes on."""
        who = say(last.officer) if last.officer else _("信访人")
        self.add_error(
            None,
            _(
                "您打开本页以后，%(who)s已经办理了“%(what)s”。您填写的内容都在；请核对该事项的最新记录，"
                "仍要提交的，再按一次。"
            )
            % {"who": who, "what": say(last.rule.label)},
        )
        data = cast(QueryDict, self.data).copy()
        data[self.add_prefix(SEEN)] = str(last.seq)
        self.data = data


def latest(matter: Matter) -> Entry | None:
    """Return the last entry that officers may know of (an open evaluation is not among them)."""
    entries = matter.entries.select_related("officer")
    return entries.exclude(step__in=reading.EVALUATION).order_by("-seq").first()


def fact_value(value: Any) -> Any:
    """Return a clean value as a fact: rows by their key, everything else as it is."""
    return value.pk if isinstance(value, Organ | Officer) else value


def act(name: str, **attributes: Any) -> type[Act]:
    """Return the plain form of a step, for the many acts that need nothing of their own."""
    return type(name.title().replace("_", ""), (Act,), {"step": name, **attributes})
