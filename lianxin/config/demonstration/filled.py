"""Draw the matters that a benchmark is filled with, in their order of arrival (Arts. 17-36)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Any

from lianxin.config.demonstration import organs, people, places, texts
from lianxin.config.demonstration.batch import Batch, Drawn
from lianxin.config.demonstration.copying import keys
from lianxin.config.demonstration.district import COURT, DISCIPLINE, OFFICE, District
from lianxin.config.demonstration.patterns import NET, Pattern, pattern
from lianxin.config.demonstration.texts import Story
from lianxin.config.demonstration.ways import Way, dated, ways
from lianxin.matters import calendars, numbering
from lianxin.matters.item import Item
from lianxin.matters.matter import Matter
from lianxin.organs.models import Organ
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.roles import Role

SPAN = 3 * 365
STORIES = 800
VARIANTS = 2
MOST_PATTERNS = 4000
MOST_KNOWN = 10_000
KNOWN = 0.25
LETTER = "letter"
CHANNELS = (NET, NET, NET, LETTER, "visit", "phone", "above")


class Filler:
    """Fills one share: the matters of some offices, spread over the last three years."""

    def __init__(self, *, part: int, processes: int, seed: int, today: date) -> None:
        self.rng = Random(f"{part} {seed}")
        self.today, self.district = today, District()
        self.calendar = calendars.calendar()
        self.offices = [self.district.organs[name] for name in _offices(part, processes)]
        self.patterns: dict[tuple[str, date, int, str], Pattern] = {}
        self.stories: dict[tuple[str, str], list[Story]] = {}
        self.known: list[Petitioner] = []

    def write(self, start: int, count: int, share: int) -> None:
        """Write the matters numbered from `start` of the share, oldest first, for one office."""
        batch = Batch(self.district, self.rng)
        office = self.offices[start // count % len(self.offices)]
        days = [
            self.today - timedelta(days=SPAN - SPAN * (start + place + 1) // share)
            for place in range(count)
        ]
        taken = zip(keys(Matter, count), keys(Item, count), _numbers(office, days), strict=True)
        for day, (key, item_key, number) in zip(days, taken, strict=True):
            batch.add(self._drawn(batch, office, day, key, item_key, number))
        batch.write()

    def _drawn(
        self, batch: Batch, office: Organ, day: date, key: int, item_key: int, number: str
    ) -> Drawn:
        several, shares = self.ways
        way = self.rng.choices(several, cum_weights=shares)[0]
        channel, route = self.rng.choice(CHANNELS), self.rng.choice(way.routes)
        story = self._story(office, route)
        return Drawn(
            key, item_key, number, office, story, channel, person=self._person(batch),
            found=self._pattern(way, day, self.rng.randrange(VARIANTS), channel),
            slots={"item": item_key, "channel": channel, **self._slots(office, story)},
        )  # fmt: skip

    @cached_property
    def ways(self) -> tuple[Sequence[Way], list[int]]:
        """Return the ways with their shares added up."""
        found = ways("filling.toml")
        return found, list(accumulate(way.count for way in found))

    def _pattern(self, way: Way, day: date, variant: int, channel: str) -> Pattern:
        """Return the record of a way from a day on, reckoned once for all that share it."""
        received = channel if channel == NET else LETTER
        key = (way.name, day, variant, received)
        if key not in self.patterns:
            if len(self.patterns) > MOST_PATTERNS:
                self.patterns.clear()
            rng = Random(f"{way.name} {day} {variant}")
            plan = dated(way, rng, start=day, today=self.today, calendar=self.calendar)
            self.patterns[key] = pattern(
                plan, channel=received, rng=rng, calendar=self.calendar, today=self.today
            )
        return self.patterns[key]

    def _story(self, office: Organ, route: str) -> Story:
        """Return one of the stories that an office and a route choose from."""
        if (office.code, route) not in self.stories:
            area = office.area if office.area in places.places() else places.DISTRICT
            many = STORIES if office.code == OFFICE else STORIES // 8
            self.stories[office.code, route] = [
                texts.draw(self.rng, area, routes=(route,)) for _ in range(many)
            ]
        return self.rng.choice(self.stories[office.code, route])

    def _person(self, batch: Batch) -> Petitioner:
        """Return who petitions: somebody new, or now and then somebody who did before."""
        if self.known and self.rng.random() < KNOWN:
            return self.rng.choice(self.known)
        made = Petitioner(id=batch.unique(), **people.petitioner(self.rng))
        batch.people.append(made)
        if len(self.known) < MOST_KNOWN:
            self.known.append(made)
        return made

    def _slots(self, office: Organ, story: Story) -> dict[str, Any]:
        known = self.district.organs
        unit = known[story.organ]
        above = unit.above or unit
        handlers = self.district.officers(unit, Role.HANDLER)
        accused = story.route == "C"
        return {
            "route": story.route,
            "category": story.category,
            "place": story.area,
            "office": office.pk,
            "unit": unit.pk,
            "handler": self.rng.choice(handlers).pk if handlers else None,
            "review_organ": above.pk,
            "reexamination_organ": (above.above or above).pk,
            "organ": known[DISCIPLINE if accused else COURT].pk,
            "accused": known[organs.town_organ(story.area).code].pk if accused else None,
        }


def _offices(part: int, processes: int) -> list[str]:
    """Return the offices of one process: the district's, or the towns' in turn."""
    towns = [f"{organs.town_organ(town.code).code}-XF" for town in places.towns()]
    if processes == 1:
        return [OFFICE, *towns]
    return [OFFICE] if part == 0 else towns[part - 1 :: processes - 1]


def _numbers(office: Organ, days: list[date]) -> list[str]:
    """Take the numbers of a batch, each year's in a row."""
    next_one = {
        year: numbering.take(office, year, "matter", count) - count + 1
        for year in sorted({day.year for day in days})
        if (count := sum(day.year == year for day in days))
    }
    found = []
    for day in days:
        found.append(numbering.matter_number(office, day.year, next_one[day.year]))
        next_one[day.year] += 1
    return found
