"""Long lists to choose from, grouped, with a search where scripts run (Art. 22 ¶1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.organs.models import Organ
from lianxin.organs.organ import Kind
from lianxin.organs.places import towns, within
from lianxin.statute import taxonomy
from lianxin.web.spoken import english, say

Groups = list[tuple[str, list[tuple[str, str]]]]


class Grouped(forms.Select):
    """A select in groups; `data-find-option` lets a script put a search box above it."""

    template_name = "registration/grouped.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template plain groups: hundreds of options are drawn in one loop."""
        return {
            "widget": {
                "name": name,
                "value": _one(value),
                "groups": grouped(self.choices),
                "attrs": self.build_attrs(self.attrs, attrs),
            }
        }


def _one(value: Any) -> str:
    several = value if isinstance(value, list | tuple) else [value]
    return "" if several[0] is None else str(several[0])


def grouped(choices: Iterable[Any]) -> Groups:
    """Return choices with a group for each, the empty one for those that have none."""
    return [
        (str(first), list(second)) if isinstance(second, list | tuple) else ("", [(first, second)])
        for first, second in choices
    ]


def offer(form: forms.Form, name: str, choices: Any) -> None:
    """Let a field of a form offer these choices."""
    cast(forms.ChoiceField, form.fields[name]).choices = choices


def offer_organs(form: forms.Form, name: str, found: Any) -> None:
    """Let a field of a form offer these organs."""
    cast("forms.ModelChoiceField[Organ]", form.fields[name]).queryset = found


class Category(forms.ChoiceField):
    """A place in the table of contents, down to the third level where it is known."""

    widget = Grouped

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{
                "label": gettext_lazy("内容分类"),
                "choices": lambda: categories(english()),
                **options,
            }
        )


class Place(forms.ChoiceField):
    """A town, or one of its villages and communities."""

    widget = Grouped

    def __init__(self, **options: Any) -> None:
        super().__init__(
            **{"label": gettext_lazy("问题属地"), "choices": lambda: places(english()), **options}
        )


class ByKind(forms.models.ModelChoiceIterator):
    """The organs of a field in groups, the kinds that the field prefers before the others."""

    def __iter__(self) -> Iterator[Any]:
        yield "", str(_("请选择"))
        yield from organs(self.queryset, cast(AnyOrgan, self.field).first)


class AnyOrgan(forms.ModelChoiceField):
    """Any organ, in groups by what kind of body it is."""

    widget = Grouped
    iterator = ByKind

    def __init__(self, first: frozenset[str] = frozenset(), **options: Any) -> None:
        self.first = first
        super().__init__(Organ.objects.all(), **options)

    def label_from_instance(self, obj: Any) -> str:
        """Return the organ's name in the language of the page."""
        return say(obj)


@cache
def categories(lang: bool) -> Groups:
    """Return the table of contents; each group can also be chosen as a whole."""
    found: Groups = [("", [("", _("请选择"))])]
    for top in taxonomy.level1():
        for branch in taxonomy.children(top.path):
            leaves = [(leaf.path, say(leaf.name)) for leaf in taxonomy.children(branch.path)]
            whole = (branch.path, _("%(name)s（不再细分）") % {"name": say(branch.name)})
            found.append((f"{say(top.name)} / {say(branch.name)}", [*leaves, whole]))
    return found


@cache
def places(lang: bool) -> Groups:
    """Return the towns with their villages; each town can also be chosen as a whole."""
    found: Groups = [("", [("", _("请选择"))])]
    for town in towns():
        whole = (town.code, _("%(name)s（不明村居）") % {"name": say(town)})
        found.append((say(town), [whole, *((p.code, say(p)) for p in within(town.code))]))
    return found


def organs(found: Iterable[Organ], first: frozenset[str]) -> Groups:
    """Return organs by their kind, certain kinds before the others."""
    by_kind: dict[str, list[tuple[str, str]]] = {}
    for organ in found:
        by_kind.setdefault(organ.kind, []).append((str(organ.pk), say(organ)))
    names = {str(kind): str(name) for kind, name in Kind.choices}
    order = [*sorted(first), *names]
    kinds = sorted(by_kind, key=lambda kind: order.index(kind) if kind in order else len(order))
    return [(names.get(kind, kind), by_kind[kind]) for kind in kinds]
