"""Cast the demonstration: the story, organ, office and people of each matter (Arts. 17, 22)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from random import Random

from lianxin.config.demonstration import organs, people, places, texts
from lianxin.config.demonstration.district import OFFICE, District
from lianxin.config.demonstration.scene import Scene
from lianxin.config.demonstration.texts import Story
from lianxin.config.demonstration.ways import OFFICES, Plan, Way, planned, shared
from lianxin.organs.models import Organ
from lianxin.petitioners.models import Petitioner
from lianxin.statute.calendar import Calendar

CHANNELS = ("net",) * 11 + ("letter",) * 3 + ("visit",) * 4 + ("phone",) * 2 + ("above", "fax")
NEIGHBOURS = {"NH-ZJSL": "NH-CGJ", "NH-STHJ": "NH-SCJG"}
AMENDS = "NH-CGJ"
OFTEN = 200


@dataclass
class Cast:
    """Draws one scene after another; the same seed and day draw the same district."""

    district: District
    calendar: Calendar
    today: date
    rng: Random
    places: int = 0
    made: dict[str, list[Scene]] = field(default_factory=dict)

    def plans(self, matters: int) -> list[tuple[Plan, str]]:
        """Return every plan with the sort of office that registers it, by day of arrival."""
        chosen = []
        for way in shared(matters):
            office = self.rng.choice(way.office if way.office != OFFICES else OFFICES)
            plan = planned(
                way, self.rng, today=self.today, calendar=self.calendar, direct=office == "unit"
            )
            chosen.append((plan, office))
        return sorted(chosen, key=lambda one: (one[0].arrives, one[0].way.name))

    def scene(self, plan: Plan, sort: str, turn: int) -> Scene | None:
        """Return the scene of a plan, or None where the earlier matter that it needs is missing."""
        earlier = self._earlier(plan) if plan.way.parent else None
        if plan.way.parent and earlier is None:
            return None
        story = earlier.story if earlier else self._story(plan.way, sort, plan.arrives)
        scene = self._set(plan, sort, turn, story, earlier)
        self.made.setdefault(plan.way.ends, []).append(scene)
        return scene

    def _earlier(self, plan: Plan) -> Scene | None:
        """Return an earlier matter that stands where the way needs it, each used once."""
        for scene in self.made.get(plan.way.parent, []):
            ended = scene.plan.way.ends == "ended"
            since = scene.plan.last if ended else scene.plan.arrives
            if since < plan.arrives and "again" not in scene.said and not scene.direct:
                scene.said["again"] = "yes"
                return scene
        return None

    def _story(self, way: Way, sort: str, on: date) -> Story:
        """Draw a story that fits the way, its town in turn."""
        towns = places.towns()
        town = towns[self.places % len(towns)].code
        self.places += 1
        for _ in range(OFTEN):
            routes = (self.rng.choice(way.routes),)
            story = texts.draw(self.rng, town, on=on, routes=routes)
            if _fits(story, way, sort):
                return story
        return texts.draw(self.rng, town, on=on, routes=way.routes)

    def _set(self, plan: Plan, sort: str, turn: int, story: Story, earlier: Scene | None) -> Scene:
        known = self.district.organs
        unit = known[story.organ]
        office = {"unit": unit, "town": self.district.town_office(story.area)}.get(
            sort, known[OFFICE]
        )
        channel = self.rng.choice(plan.way.channels or CHANNELS)
        joint = story.joint if plan.way.joint is None else plan.way.joint
        persons = self.rng.randint(3, 40) if joint and channel != "phone" else 1
        scene = Scene(
            district=self.district,
            plan=plan,
            story=story,
            rng=self.rng,
            office=office,
            unit=unit,
            other=self._other(unit, story),
            on=plan.arrives,
            turn=turn,
            earlier=earlier,
            petitioners=earlier.petitioners if earlier else self._people(story, persons),
        )
        scene.said |= {"channel": channel, "persons": str(persons), "body": story.body}
        if earlier:
            persons = int(earlier.said["persons"])
            scene.said |= {"persons": str(persons), "body": scene.say("again", "body") + story.body}
        return scene

    def _people(self, story: Story, persons: int) -> list[Petitioner]:
        kind = "" if persons == 1 and story.route == "A6" else "person"
        return [
            Petitioner(**people.petitioner(self.rng, area=story.area, kind=kind))
            for _ in range(min(persons, 7))
        ]

    def _other(self, unit: Organ, story: Story) -> Organ:
        """Return another organ that could be thought competent, or the one accused."""
        if story.route == "C":
            return self.district.organs[organs.town_organ(story.area).code]
        code = NEIGHBOURS.get(unit.code, AMENDS)
        return self.district.organs["NH-ZRZY" if code == unit.code else code]


def _fits(story: Story, way: Way, sort: str) -> bool:
    if way.outcome and story.outcome != way.outcome:
        return False
    if way.joint is not None and story.joint is not way.joint and way.joint:
        return False
    if sort == "town":
        return story.organ == organs.town_organ(story.area).code
    return sort != "unit" or story.organ not in {OFFICE}
