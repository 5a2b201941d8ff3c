"""Accusations, by the confidential clerk alone: never to the accused (Arts. 22 ¶2, 30, 46(5))."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy

from lianxin.organs.models import Organ
from lianxin.organs.organ import Kind
from lianxin.registration.forms.matter import OnMatter
from lianxin.registration.forms.sorting import barred
from lianxin.registration.widgets import AnyOrgan, offer_organs


class Sealed(OnMatter):
    """An act whose target may be neither the organ accused nor one under it."""

    hides = frozenset({"barred"})
    organ = AnyOrgan(first=frozenset({Kind.DISCIPLINE, Kind.PARTY}), label=gettext_lazy("转送机关"))
    accused = AnyOrgan(
        label=gettext_lazy("被检举控告的单位（或者被检举人所在单位）"),
        required=False,
        help_text=gettext_lazy(
            "该单位及其所属单位不能收到任何材料（《信访工作条例》第三十条第三款）"
        ),
    )

    def fit(self) -> None:
        """Start from the organ that is known; leave out of the list what may not receive it."""
        known = self.case.known.get("accused")
        self.initial = {"accused": known, **self.initial}
        if known and not self.is_bound:
            under = Organ.objects.under(Organ.objects.get(pk=known))
            offer_organs(self, "organ", Organ.objects.exclude(pk__in=under.values("pk")))
        self.order_fields(["accused", "organ", "note"])

    def facts(self) -> dict[str, Any]:
        """Return the facts with every organ that may not receive it."""
        found = super().facts()
        accused = self.cleaned_data.get("accused")
        return {**found, "barred": barred(accused)} if accused else found


class RouteSealed(Sealed):
    """Route under seal to the organ with authority (Art. 22 ¶2)."""

    step = "route_sealed"


class NotifyPersonnel(Sealed):
    """Inform the organisation department by cadre authority (Art. 30 ¶2)."""

    step = "notify_personnel"
    organ = AnyOrgan(first=frozenset({Kind.PARTY}), label=gettext_lazy("通报的组织（人事）部门"))
