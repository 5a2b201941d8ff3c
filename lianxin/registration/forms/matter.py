"""What stands beside every act, and the channel a dispute fits (Arts. 21, 31(1)-(5))."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.matters import calendars, reading
from lianxin.matters.models import Item, Matter
from lianxin.procedure.case import Case
from lianxin.registration import earlier
from lianxin.registration.forms.intake import channels
from lianxin.registration.widgets import Grouped
from lianxin.statute.channels import CHANNELS, Channel, channel
from lianxin.statute.routes import ORDER
from lianxin.web import matter as pages
from lianxin.web.desk import today
from lianxin.web.forms import Act, Day, MatterNumber
from lianxin.web.spoken import cite, day, say


class OnMatter(Act):
    """An act of this desk: its page shows the petitioner's words and what was said before.

    `shows` are earlier steps whose entries stand beside the form; `paper` is the document that is
    issued with it; `looks` names the button that only
    looks; `grave` marks what cannot be undone.
    """

    shows: ClassVar[frozenset[str]] = frozenset()
    paper: ClassVar[str] = ""
    looks: ClassVar[Any] = ""
    grave: ClassVar[bool] = False

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for one in self.fields.values():
            one.widget.attrs.pop("maxlength", None)

    @cached_property
    def case(self) -> Case:
        """Return where the matter stands."""
        assert self.matter is not None
        return self.matter.case()

    @cached_property
    def items(self) -> list[Item]:
        """Return what came in, in the petitioner's words."""
        assert self.matter is not None
        return list(self.matter.items.all())

    @property
    def words(self) -> list[dict[str, Any]]:
        """Return the petitioner's words as a page shows them."""
        known = dict(channels())
        return [
            {
                "channel": known[item.channel],
                "on": item.received_on,
                "oral": item.oral,
                "words": item.words,
            }
            for item in self.items
        ]

    @cached_property
    def before(self) -> list[dict[str, Any]]:
        """Return the earlier entries that this act answers, the newest first."""
        if not self.shows:
            return []
        assert self.matter is not None
        lines = reading.for_officer(self.matter, today())
        wanted = [line for line in lines if line.entry.step in self.shows]
        return [pages.shown(line, self.matter) for line in reversed(wanted)][:3]

    @cached_property
    def earlier(self) -> list[Matter]:
        """Return what the same people raised besides this matter, as far as the officer may see."""
        return earlier.of_matter(self.officer, self.matter)

    def papers(self) -> dict[str, Any]:
        """Return what the form tells its document."""
        return {}

    def typed(self, name: str) -> Any:
        """Return what stands in a field now, whether it was sent, looked at or filled in."""
        return self[name].value() if name in self.fields else None


class Visible(MatterNumber):
    """Another matter by its number, only where the officer may see it."""

    def check(self, pk: int | None, form: Act) -> int | None:
        """Return the matter's key, or say that there is none (the same words for both)."""
        assert form.matter is not None
        if pk is None:
            return None
        seen = Matter.objects.visible_to(form.officer).exclude(pk=form.matter.pk)
        if not seen.filter(pk=pk).exists():
            raise forms.ValidationError(_("没有这个编号的其他信访事项，或者不在您的职责范围内"))
        return pk


@dataclass(frozen=True)
class Fit:
    """A channel that fits a dispute, with the person's own last day where it can be reckoned."""

    channel: Channel
    last: date | None = None
    left: int | None = None

    def sentence(self) -> str:
        """Say it in one sentence, for the record and for the petitioner."""
        parts = [say(self.channel.where), say(self.channel.limit), cite(self.channel.cites)]
        if self.last:
            parts.insert(2, _("最后一日%(day)s") % {"day": day(self.last)})
        return _("；").join(parts)


def disputes() -> list[Any]:
    """Return the disputes of the directory, by route."""
    by_route: dict[str, list[tuple[str, str]]] = {}
    for found in CHANNELS:
        key = found.routes[0].code if found.routes else ""
        by_route.setdefault(key, []).append((found.id, say(found.dispute)))
    groups = [
        (f"{route.code} {say(route.name)}", by_route[route.code])
        for route in ORDER
        if route.code in by_route
    ]
    return [("", _("不适用或者还不清楚")), *groups, (_("其他"), by_route.get("", []))]


class Directed(OnMatter):
    """An act that helps to find the channel of a dispute and the person's own time for it."""

    also = frozenset({"dispute", "known_on"})
    looks = gettext_lazy("查看适用渠道和信访人的期限")
    dispute = forms.ChoiceField(
        label=gettext_lazy("属于哪一类争议"),
        choices=disputes,
        required=False,
        widget=Grouped,
        help_text=gettext_lazy("选定后可以查看适用渠道，以及信访人自己还有多少时间"),
    )
    known_on = Day(
        label=gettext_lazy("信访人期限的起算日"),
        required=False,
        help_text=gettext_lazy("如知道行政行为之日、事故发生之日；不知道的不填"),
    )

    @property
    def fit_channel(self) -> Fit | None:
        """Return the channel of the dispute that is chosen."""
        chosen = self.typed("dispute")
        if not chosen or chosen not in {found.id for found in CHANNELS}:
            return None
        found, since = channel(chosen), self._since()
        calendar = calendars.calendar()
        if since is None:
            return Fit(found)
        return Fit(
            found, found.last_day(since, calendar), found.days_left(since, today(), calendar)
        )

    def _since(self) -> date | None:
        value = self.typed("known_on")
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value or ""))
        except ValueError:
            return None
