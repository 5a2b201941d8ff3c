"""Which channels may fit a matter, with body, law and time filled in (Art. 31(1)-(5))."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from lianxin.documents.drafts import reconsideration_body
from lianxin.matters.matter import Matter
from lianxin.statute.channels import CHANNELS, Channel, channel
from lianxin.statute.citation import Citation

FITTING: dict[str, tuple[str, ...]] = {
    "劳动和社会保障": (
        "labour.arbitration",
        "labour.wages",
        "labour.inspection",
        "injury.worker",
        "insurance.reconsideration",
    ),
    "农村农业": ("rural-land.arbitration", "land.right", "forest.right"),
    "自然资源": ("land.right", "forest.right", "expropriation.reconsideration"),
    "城乡建设": ("expropriation.reconsideration", "civil"),
    "生态环境": ("pollution",),
    "市场监管": ("consumer", "arbitration.agreed"),
    "政法": ("judgment.civil", "judgment.other", "compensation.claim"),
    "组织人事": ("party.appeal",),
    "党务政务": ("party.appeal",),
}
ALWAYS = ("act.reconsideration", "act.suit", "duty.organ")
BY_GOVERNMENT = frozenset(
    {
        "act.reconsideration",
        "act.untold",
        "expropriation.reconsideration",
        "insurance.reconsideration",
    }
)


@dataclass(frozen=True)
class Suggestion:
    """A channel that may fit, in the words of the path notice, which is Chinese."""

    channel: Channel
    body: str
    law: str
    own_limit: str

    @property
    def route(self) -> str:
        """Return the path that the channel belongs to."""
        return self.channel.routes[0].code if self.channel.routes else ""

    def initial(self) -> dict[str, str]:
        """Return what the form of the path notice begins with."""
        return {
            "channel": self.channel.id,
            "route": self.route,
            "body": self.body,
            "law": self.law,
            "own_limit": self.own_limit,
        }


def suggestion(found: Channel, matter: Matter) -> Suggestion:
    """Return a channel with the body that is meant for this matter's unit."""
    organ = matter.unit or matter.office
    government = reconsideration_body(organ) if found.id in BY_GOVERNMENT else None
    since = f"自{found.counted_from.zh}起，" if found.counted_from else ""
    return Suggestion(
        found,
        body=government.name if government else found.where.zh,
        law=laws(found.cites),
        own_limit=f"{since}{found.limit.zh}",
    )


def laws(cites: Sequence[Citation]) -> str:
    """Return citations in Chinese, each law named once before its articles."""
    said = []
    for place, cite in enumerate(cites):
        again = place and cites[place - 1].law == cite.law
        said.append(replace(cite, law="").zh if again else cite.zh)
    return "、".join(said)


def suggestions(matter: Matter) -> list[Suggestion]:
    """Return what may fit a matter: by its category, and of the route that screening found."""
    wanted = (*FITTING.get(matter.category.partition("/")[0], ()), *ALWAYS)
    found = [suggestion(channel(id), matter) for id in wanted]
    of_route = [one for one in found if matter.route in {r.code for r in one.channel.routes}]
    return of_route or found


def others(matter: Matter) -> list[Suggestion]:
    """Return every other channel that leads into a path."""
    offered = {one.channel.id for one in suggestions(matter)}
    return [suggestion(c, matter) for c in CHANNELS if c.routes and c.id not in offered]


def named(id: str) -> Channel | None:
    """Return the channel of an id, or nothing where there is none."""
    return next((found for found in CHANNELS if found.id == id), None)
