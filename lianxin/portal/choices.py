"""What a petitioner chooses from: kinds, topics, places, disputes (Arts. 17, 31)."""

from __future__ import annotations

from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lianxin.organs.places import towns, within
from lianxin.statute import taxonomy
from lianxin.statute.channels import CHANNELS, Channel
from lianxin.web.spoken import english, say

Groups = list[tuple[str, Any]]
KINDS = (
    ("claim", gettext_lazy("投诉请求")),
    ("suggestion", gettext_lazy("建议、意见")),
    ("accusation", gettext_lazy("检举、控告")),
)
KIND_HINTS = {
    "claim": gettext_lazy("自己或者家人的合法权益受到损害，请求解决"),
    "suggestion": gettext_lazy("对工作提出建议、批评或者意见；有关单位应当研究并予以回复"),
    "accusation": gettext_lazy(
        "反映机关、单位或者工作人员违纪违法。内容从提交的一刻起密封，只有专人能看到"
    ),
}
ROUTES = {"accusation": "C", "suggestion": "P", "claim": ""}


class LongSelect(forms.Select):
    """A long list in groups; a script puts a search box above it."""

    template_name = "portal/long_select.html"

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Give the template plain groups: hundreds of options are drawn in one loop."""
        groups = [
            (first, second) if isinstance(second, list) else ("", [(first, second)])
            for first, second in self.choices
        ]
        attrs = self.build_attrs(self.attrs, attrs)
        return {"widget": {"name": name, "value": value or "", "groups": groups, "attrs": attrs}}


def topics() -> Groups:
    """Return the two upper levels of the table of contents."""
    return _topics(english())


@cache
def _topics(lang: bool) -> Groups:
    found: Groups = [("", _("不确定，由工作人员判断"))]
    for top in taxonomy.level1():
        if taxonomy.is_sealed_by_default(top.path):
            continue
        below = [(topic.path, say(topic.name)) for topic in taxonomy.children(top.path)]
        found.append((say(top.name), below))
    return found


def places() -> Groups:
    """Return the towns with their villages."""
    return _places(english())


@cache
def _places(lang: bool) -> Groups:
    found: Groups = [("", _("不确定，或者不在南海区"))]
    for town in towns():
        whole = (town.code, _("%(name)s（不清楚村居）") % {"name": say(town)})
        found.append((say(town), [whole, *((p.code, say(p)) for p in within(town.code))]))
    return found


def disputes() -> Groups:
    """Return the disputes that have a channel of their own."""
    return _disputes(english())


@cache
def _disputes(lang: bool) -> Groups:
    groups: dict[str, list[tuple[str, str]]] = {}
    for found in CHANNELS:
        groups.setdefault(_group(found), []).append((found.id, say(found.dispute)))
    return [("", _("以下都不是，或者不确定")), *groups.items()]


def _group(found: Channel) -> str:
    head = found.id.partition(".")[0]
    if head in {"act", "duty", "information"}:
        return _("行政行为")
    if head in {"labour", "injury", "insurance"}:
        return _("劳动、工伤和社会保险")
    if head in {"rural-land", "land", "forest", "expropriation"}:
        return _("土地、林木和征收")
    if head in {"judgment", "compensation", "party"}:
        return _("裁判、赔偿和处分")
    return _("消费、环境和民事纠纷")
