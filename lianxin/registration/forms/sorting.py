"""What a matter is and where it belongs (Arts. 19-23, 28 ¶3, 30, 31)."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.organs.models import Organ
from lianxin.organs.organ import Kind
from lianxin.registration import receiving
from lianxin.registration.forms.intake import HINTS, Oral, channels, words
from lianxin.registration.forms.matter import Directed, OnMatter
from lianxin.registration.widgets import AnyOrgan, Category, Place, offer
from lianxin.statute.grounds import GROUNDS
from lianxin.statute.routes import ORDER
from lianxin.web.desk import today
from lianxin.web.forms import Day, spoken
from lianxin.web.spoken import cite, say
from lianxin.web.widgets import Files, Radios


class Register(OnMatter):
    """Register what arrived."""

    step = "register"
    category = Category(required=False)
    place = Place(required=False, help_text=gettext_lazy("问题发生地，不是信访人住址"))

    def fit(self) -> None:
        """Start from what came in."""
        assert self.matter is not None
        parties = self.matter.parties.filter(representative=True).count()
        oral = any(item.oral for item in self.items)
        self.initial = {
            "persons": self.matter.persons,
            "representatives": parties,
            "oral": oral,
            "category": self.matter.category,
            "place": self.matter.place,
            **self.initial,
        }
        self.order_fields(["category", "place", "persons", "representatives", "oral", "read_back"])

    @property
    def late(self) -> bool:
        """Tell whether it should have been registered before."""
        assert self.matter is not None
        return receiving.is_late(self.matter, today())


def routes() -> list[tuple[str, str]]:
    """Return the routes in the order of test, each with its question."""
    return [
        (route.code, f"{route.code} {say(route.name)}{_('：')}{say(route.question)}")
        for route in ORDER
    ]


class Handling(Radios):
    """Routes with what follows from each: how it is handled, in what time, by which article."""

    def create_option(self, name: str, value: Any, *others: Any, **more: Any) -> dict[str, Any]:
        """Add what follows from the route."""
        option = super().create_option(name, value, *others, **more)
        found = {route.code: route for route in ORDER}.get(str(value))
        if found:
            said = (say(found.handling), say(found.clock), cite(found.cites))
            option["hint"] = _("；").join(said)
        return option


class Screen(Directed):
    """Answer the questions in their order; the first yes is the route (Arts. 29-31)."""

    step = "screen"
    hides = frozenset({"barred"})
    also = Directed.also | {"unknown"}
    route = forms.ChoiceField(
        label=gettext_lazy("依次回答，第一个回答“是”的就是分类路径"),
        choices=routes,
        widget=Handling,
    )
    accused = AnyOrgan(
        label=gettext_lazy("被检举控告的单位（或者被检举人所在单位）"),
        required=False,
        help_text=gettext_lazy("仅检举控告填写；该单位及其所属单位将不能收到任何材料"),
    )
    unknown = forms.BooleanField(
        label=gettext_lazy("尚不清楚是哪个单位，由密件经办人核实"), required=False
    )
    category = Category()
    place = Place(required=False, help_text=gettext_lazy("问题发生地，不是信访人住址"))
    recusal_cleared = forms.BooleanField(
        label=gettext_lazy("已核实：经办人员与本事项、与信访人都没有直接利害关系"),
        required=False,
        help_text=gettext_lazy(
            "有利害关系的，应当回避，请交由他人办理（《信访工作条例》第二十八条第三款）"
        ),
    )

    def fit(self) -> None:
        """Start from what is known; what is sealed stays an accusation."""
        assert self.matter is not None
        known = {name: getattr(self.matter, name) for name in ("route", "category", "place")}
        self.initial = {**known, **self.initial}
        if self.matter.sealed:
            offer(self, "route", [one for one in routes() if one[0] == "C"])
        self.order_fields(
            [
                "route",
                "accused",
                "unknown",
                "dispute",
                "known_on",
                "category",
                "place",
                "note",
                "recusal_cleared",
            ]
        )

    def clean(self) -> dict[str, Any]:
        """Ask for the organ accused, or for a word that it is not known yet."""
        asked = super().clean() or self.cleaned_data
        accused, unknown = asked.get("accused"), asked.get("unknown")
        if asked.get("route") == "C" and not accused and not unknown:
            self.add_error(
                "accused",
                _("请写明被检举控告的单位，才能防止材料转到那里（《信访工作条例》第三十条第三款）"),
            )
        if asked.get("route") not in (None, "", "C") and accused:
            self.add_error("accused", _("只有检举控告填写这一栏"))
        return asked

    def facts(self) -> dict[str, Any]:
        """Return the facts, with the organs that may not receive it and the channel that fits."""
        found = super().facts()
        if accused := self.cleaned_data.get("accused"):
            found["barred"] = barred(accused)
        if fit := self.fit_channel:
            said = filter(
                None, (found.get("note"), _("适用渠道：%(said)s") % {"said": fit.sentence()})
            )
            found["note"] = "\n".join(said)
        return found


def barred(accused: Organ) -> list[int]:
    """Return the organ accused and everything under it, by key (Art. 30 ¶3)."""
    return sorted(Organ.objects.under(accused).values_list("pk", flat=True))


class Guide(Directed):
    """Lead to the right body; this refuses nothing (Arts. 20 ¶1, 23 ¶1)."""

    step = "guide"

    def fit(self) -> None:
        """Offer the grounds that fit the way it came in."""
        assert self.matter is not None
        fitting = ("N3", "N4") if self.matter.channel == "visit" else ("N3",)
        self.fields["ground"] = forms.ChoiceField(
            label=gettext_lazy("为什么引导"),
            choices=[(c, spoken(GROUNDS[c].name)) for c in fitting],
            widget=Radios(hints={c: spoken(GROUNDS[c].effect) for c in fitting}),
            initial=fitting[0],
        )
        fill_from_channel(self)
        self.order_fields(["ground", "dispute", "known_on", "body", "own_limit", "note"])


class GuideLitigation(Directed):
    """Send to the political-legal organ, or lead a visitor there (Arts. 20 ¶2, 22 ¶2)."""

    step = "guide_litigation"
    organ = AnyOrgan(
        first=frozenset({Kind.POLITICAL_LEGAL, Kind.COURT, Kind.PROCURATORATE}),
        label=gettext_lazy("转送哪个政法机关"),
    )

    def fit(self) -> None:
        """Fill in the channel that was looked at."""
        fill_from_channel(self)
        self.order_fields(["organ", "dispute", "known_on", "body", "own_limit", "note"])


def fill_from_channel(form: Directed) -> None:
    """Write the body and the person's own time into the form where nothing stands there yet."""
    for name in ("body", "own_limit"):
        if name in form.fields:
            form.fields[name].widget.attrs["rows"] = 2
    if not form.is_bound and (fit := form.fit_channel):
        found = {"body": say(fit.channel.where), "own_limit": fit.sentence()}
        form.initial.update(
            {name: said for name, said in found.items() if not form.initial.get(name)}
        )


class AddItem(Oral, OnMatter):
    """A further letter, visit or call about the same matter; no clock starts anew (Art. 21 ¶2)."""

    step = "add_item"
    also = frozenset({"body", "oral", "read_back", "scans"})
    channel = forms.ChoiceField(
        label=gettext_lazy("怎样提出的"), choices=channels, widget=Radios(hints=HINTS)
    )
    received_on = Day(label=gettext_lazy("收到日期"), initial=today)
    body = words(gettext_lazy("信访人这次说了什么"), 6, help_text=gettext_lazy("照录原话，不删改"))
    scans = Files(label=gettext_lazy("来信扫描件和材料"), required=False)

    def fit(self) -> None:
        """One person comes, unless it is said otherwise."""
        self.fields["persons"].initial = 1
        self.order_fields(
            ["channel", "received_on", "body", "persons", "oral", "read_back", "scans"]
        )

    def clean_received_on(self) -> Any:
        """Refuse a day that has not come."""
        if (on := self.cleaned_data["received_on"]) > today():
            raise forms.ValidationError(_("收到日期不能晚于今天"))
        return on


class Split(OnMatter):
    """Cut one claim out into a matter of its own, with its own clock; an accusation under seal."""

    step = "split"
    hides = frozenset({"child"})
    also = frozenset({"title", "passage", "accusation", "left_title", "category", "place", "scans"})
    title = forms.CharField(
        label=gettext_lazy("拆分出的诉求概要"),
        max_length=200,
        help_text=gettext_lazy("一句话，写事不写人；不写姓名、电话和住址"),
    )
    passage = words(
        gettext_lazy("原文中属于这项诉求的文字"),
        6,
        help_text=gettext_lazy("从原文照抄；检举控告的文字会从原事项中剪除，须与原文一字不差"),
    )
    category = Category(required=False)
    place = Place(required=False)
    accusation = forms.BooleanField(
        label=gettext_lazy("这一部分是检举控告，单独密封"), required=False
    )
    left_title = forms.CharField(
        label=gettext_lazy("原事项的诉求概要"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("剪除检举控告后，原概要如有透露，请改写"),
    )
    scans = forms.MultipleChoiceField(
        label=gettext_lazy("随拆分出的事项移交的材料"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def fit(self) -> None:
        """Offer the papers that came in."""
        assert self.matter is not None
        came = [(str(a.pk), str(a.name)) for a in self.matter.attachments.all() if a.item_id]
        offer(self, "scans", came)
        if not came:
            del self.fields["scans"]
        self.initial = {"left_title": self.matter.title, "place": self.matter.place, **self.initial}

    def clean(self) -> dict[str, Any]:
        """Find the words of an accusation in the text, so that they can be cut out of it."""
        asked = super().clean() or self.cleaned_data
        if asked.get("accusation") and asked.get("passage") and self.holder is None:
            self.add_error("passage", _("原文中没有完全相同的一段；请从原文复制，一字不差"))
        return asked

    @property
    def holder(self) -> Any:
        """Return the item in which the passage stands."""
        passage = self.cleaned_data.get("passage", "").replace("\r\n", "\n")
        return next((one for one in self.items if passage in one.words.replace("\r\n", "\n")), None)


class Reply(OnMatter):
    """Thanks, greetings, nothing asked: answered at once (Art. 22 ¶1)."""

    step = "reply"


class ReportUrgent(OnMatter):
    """Report in time, to all who must know (Arts. 22 ¶1, 25)."""

    step = "report_urgent"

    def fit(self) -> None:
        """Say the duty on the tick that the step does not ask for in every case."""
        self.fields["to_above"].help_text = gettext_lazy(
            "信访部门应当同时向上一级信访部门和国家信访局报告（《信访工作条例》第二十五条第二款）"
        )
        self.order_fields(["reason", "to_government", "to_above"])
