"""A worklist: a query in trays, filtered by its address, paged by key, with what is due (Art. 21).

No page counts further than `MOST`: a list of a million costs what a list of a thousand does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Q
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan, TupleLessThan
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.matters.matter import NO_DAY, Matter, Matters, Party
from lianxin.organs.places import place, towns
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.stages import Stage
from lianxin.statute import taxonomy
from lianxin.statute.limits import LIMITS
from lianxin.web.desk import Request, today
from lianxin.web.exporting import exported
from lianxin.web.lines import BY_CHANNEL, category
from lianxin.web.spoken import say

PAGE = 50
MOST = 1000
spoken = lazy(say, str)
Condition = Callable[[Request], Q]


@dataclass(frozen=True)
class Tray:
    """One part of a desk's worklist: its name in the address, its label, what lies in it."""

    name: str
    label: Any
    stages: frozenset[Stage] = frozenset()
    condition: Condition | None = None
    tone: str = ""

    def query(self, request: Request) -> Q:
        """Return what lies in the tray."""
        found = Q(stage__in=sorted(self.stages)) if self.stages else Q()
        return found & self.condition(request) if self.condition else found


@dataclass(frozen=True)
class Worklist:
    """A desk's worklist: its title and trays; the first tray is the one that opens."""

    title: Any
    trays: tuple[Tray, ...]
    hide: str = ""
    narrowed: Condition | None = None
    exports: bool = True
    extra: dict[str, Any] = field(default_factory=dict)

    def tray(self, request: Request) -> Tray:
        """Return the tray that the address names."""
        name = request.GET.get("tray", "")
        return next((tray for tray in self.trays if tray.name == name), self.trays[0])

    def matters(self, request: Request) -> Matters:
        """Return all matters of the desk that the officer may see."""
        found = Matter.objects.visible_to(request.user)
        return found.filter(self.narrowed(request)) if self.narrowed else found

    def found(self, request: Request) -> Matters:
        """Return what the open tray and the filters in the address leave."""
        filters = Filters(request.GET)
        matters = self.matters(request).filter(self.tray(request).query(request))
        return matters.filter(filters.query())


def late(request: Request) -> Q:
    """Return the condition for matters in which a limit has passed."""
    return Q(due_legal__lt=today())


def within_a_week(request: Request) -> Q:
    """Return the condition for matters to be dealt with in the next seven days."""
    return Q(plan_by__lte=today() + timedelta(days=7), due_legal__gte=today())


class Filters(forms.Form):
    """The filters that live in the address; what cannot be read is said and left out."""

    q = forms.CharField(
        label=gettext_lazy("编号、姓名或者电话（须完整）"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    category = forms.ChoiceField(label=gettext_lazy("内容分类"), required=False)
    place = forms.ChoiceField(label=gettext_lazy("属地"), required=False)
    channel = forms.ChoiceField(label=gettext_lazy("渠道"), required=False)
    due = forms.ChoiceField(
        label=gettext_lazy("期限"),
        required=False,
        choices=[
            ("", gettext_lazy("全部")),
            ("late", gettext_lazy("已超期")),
            ("today", gettext_lazy("今天")),
            ("week", gettext_lazy("七天内")),
            ("provisional", gettext_lazy("暂定")),
        ],
    )
    tray = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        self._offer("category", [(topic.path, spoken(topic.name)) for topic in taxonomy.level1()])
        self._offer("place", [(town.code, spoken(town)) for town in towns()])
        self._offer("channel", [(code, spoken(name)) for code, name in BY_CHANNEL.items()])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        everything = ("", gettext_lazy("全部"))
        cast(forms.ChoiceField, self.fields[name]).choices = [everything, *choices]

    def query(self) -> Q:
        """Return the condition that the filters make."""
        self.is_valid()
        asked = self.cleaned_data
        found = Q()
        if text := asked.get("q", "").strip():
            found &= Q(number=text.upper()) | Q(pk__in=_of_petitioner(text))
        if category := asked.get("category"):
            found &= Q(category=category) | Q(category__startswith=category + "/")
        if town := asked.get("place"):
            found &= Q(place__startswith=town)
        if channel := asked.get("channel"):
            found &= Q(channel=channel)
        return found & _due(asked.get("due", ""), today())


def _of_petitioner(text: str) -> list[int]:
    """Return the matters of whoever has exactly this name, telephone or identity number."""
    people = Petitioner.objects
    found = people.named(text) | people.with_phone(text) | people.with_id_number(text)
    parts = Party.objects.filter(petitioner__in=list(found.values_list("pk", flat=True)[:200]))
    return list(parts.values_list("matter_id", flat=True)[:MOST])


def _due(which: str, day: date) -> Q:
    return {
        "late": Q(due_legal__lt=day),
        "today": Q(plan_by=day),
        "week": Q(plan_by__lte=day + timedelta(days=7), due_legal__gte=day),
        "provisional": Q(provisional=True),
    }.get(which, Q())


@dataclass(frozen=True)
class Page:
    """One page of a worklist, with the addresses of its neighbours, empty where there is none."""

    rows: list[dict[str, Any]]
    previous: str
    next: str
    first: str
    last: str


def page(matters: Matters, request: Request) -> Page:
    """Return the page that the address names: `after` or `before` a key, or the last.

    A key is the day and number of a row, so rows that come or go elsewhere shift nothing.
    """
    asked = request.GET
    key = read_key(asked.get("before") or asked.get("after") or "")
    backwards = "last" in asked or bool(key and asked.get("before"))
    order = ("-plan_by", "-id") if backwards else ("plan_by", "id")
    ordered = matters.order_by(*order)
    if key:
        beyond = TupleLessThan if backwards else TupleGreaterThan
        ordered = ordered.filter(beyond(Tuple("plan_by", "id"), key))
    rows = list(ordered.select_related("unit", "office")[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if backwards:
        rows.reverse()
    ahead = more if not backwards else bool(key)
    behind = more if backwards else bool(key)
    return Page(
        rows=[_row(matter) for matter in rows],
        previous=_turn(request, before=_written(rows[0])) if rows and behind else "",
        next=_turn(request, after=_written(rows[-1])) if rows and ahead else "",
        first=_turn(request) if behind or not rows else "",
        last=_turn(request, last="1") if rows and ahead else "",
    )


def read_key(text: str) -> tuple[date, int] | None:
    """Return the key that an address carries, or nothing where it cannot be read."""
    day, _dot, pk = text.partition(".")
    try:
        key = date.fromisoformat(day), int(pk)
    except ValueError:
        return None
    return key if 0 <= key[1] < 2**63 else None


def mistakes(request: Request, worklist: Worklist, filters: Filters) -> list[str]:
    """Say what in the address could not be read; everything else in it still counts."""
    said = [
        _("筛选条件“%(name)s”的值“%(value)s”不认识，没有使用。")
        % {"name": filters.fields[name].label, "value": str(request.GET.get(name, ""))[:40]}
        for name in filters.errors
        if name in filters.fields
    ]
    tray = request.GET.get("tray", "")
    if tray and tray not in {one.name for one in worklist.trays}:
        said.append(
            _("没有“%(tray)s”这个分类，下面是“%(shown)s”。")
            % {"tray": tray[:40], "shown": worklist.tray(request).label}
        )
    keys = [request.GET[name] for name in ("after", "before") if request.GET.get(name)]
    if any(read_key(key) is None for key in keys):
        said.append(_("网址里的翻页位置认不出来，下面是第一页。"))
    return said


def _written(matter: Matter) -> str:
    return f"{matter.plan_by.isoformat()}.{matter.pk}"


def _turn(request: Request, **key: str) -> str:
    kept = {
        name: value
        for name, value in request.GET.items()
        if name not in {"after", "before", "last"} and value
    }
    return f"{request.path}?{urlencode({**kept, **key})}"


def _row(matter: Matter) -> dict[str, Any]:
    limit = LIMITS.get(matter.due_rule)
    return {
        "number": matter.number,
        "href": matter.get_absolute_url(),
        "title": matter.heading,
        "category": category(matter.category),
        "place": place(matter.place[:9]) if matter.place else "",
        "organ": matter.unit or "",
        "stage": matter.stage,
        "due": matter.due_legal if matter.plan_by != NO_DAY else None,
        "clock": limit.name if limit else "",
        "provisional": matter.provisional,
        "mark": _("督办")
        if "supervised" in matter.flags
        else _("紧急")
        if "urgent" in matter.flags
        else "",
    }


def counts(several: list[Matters]) -> list[str]:
    """Return how many each of several queries holds, in one question, none beyond `MOST`."""
    parts: list[str] = []
    values: list[Any] = []
    for matters in several:
        try:
            sql, given = matters.order_by().values("pk")[: MOST + 1].query.sql_with_params()
        except EmptyResultSet:  # a condition that nothing can meet, such as the posts of nobody
            parts.append("0")
            continue
        parts.append(f"(SELECT count(*) FROM ({sql}) AS counted)")
        values.extend(given)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {', '.join(parts)}", values)
        row = cursor.fetchone()
    return [f"{MOST}+" if number > MOST else str(number) for number in row]


def show(request: Request, worklist: Worklist, template: str = "web/worklist.html") -> HttpResponse:
    """Show a desk's worklist."""
    open_tray, found = worklist.tray(request), worklist.found(request)
    if kind := request.GET.get("export"):
        return cast(HttpResponse, exported(found, kind))
    everything = worklist.matters(request)
    numbers = counts([found, *(everything.filter(tray.query(request)) for tray in worklist.trays)])
    trays = [
        {
            "label": tray.label,
            "href": f"{request.path}?tray={tray.name}",
            "count": number,
            "here": tray is open_tray,
            "tone": tray.tone if number != "0" else "",
        }
        for tray, number in zip(worklist.trays, numbers[1:], strict=True)
    ]
    filters = Filters(request.GET)
    filters.is_valid()
    return render(
        request,
        template,
        {
            "worklist": worklist,
            "trays": trays,
            "filters": filters,
            "mistakes": mistakes(request, worklist, filters),
            "found": numbers[0],
            "page": page(found, request),
            "clear": f"{request.path}?tray={open_tray.name}",
            "tray": open_tray,
            "open_address": urlencode(
                {k: v for k, v in request.GET.items() if v and k not in {"after", "before", "last"}}
            ),
            **worklist.extra,
        },
    )
