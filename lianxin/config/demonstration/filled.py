"""The matters that a benchmark is filled with, a batch at a time, in their order of arrival (Arts. 17-36)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cache, cached_property
from itertools import accumulate
from random import Random
from types import MappingProxyType
from typing import Any

from lianxin.config.demonstration import organs, people, places, texts
from lianxin.config.demonstration.copying import copy, keys
from lianxin.config.demonstration.district import COURT, DISCIPLINE, OFFICE, District
from lianxin.config.demonstration.patterns import NET, SLOT, Line, Pattern, pattern
from lianxin.config.demonstration.texts import Story
from lianxin.config.demonstration.ways import Way, dated, ways
from lianxin.matters import calendars, numbering
from lianxin.matters.entry import Entry, moment, who
from lianxin.matters.item import SEALED_TITLE, Item
from lianxin.matters.matter import Matter, Party
from lianxin.matters.proof import FIRST, digest
from lianxin.matters.words import Words
from lianxin.organs.models import Organ
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.roles import Role

CODE = "FANGZHENFZ"
SPAN = 3 * 365
STORIES = 800
VARIANTS = 3
KEPT = 4000
AGAIN = 0.25
LETTER = "letter"
CHANNELS = (NET, NET, NET, LETTER, "visit", "phone", "above")
SENTENCE = "按照规定办理，有关情况已经核实并记录在案，材料随卷保存。"
AT_UNIT = {Role.HANDLER.value, Role.HEAD_OF_ORGAN.value, Role.MEDIATOR.value}
AGAIN_STEPS = {"decide_reexamination", "serve_reexamination"}


@dataclass
class Batch:
    """The rows of one batch, model by model, in the order in which they are written."""

    people: list[Petitioner] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def write(self) -> None:
        """Write every row."""
        for model, rows in (
            (Petitioner, self.people),
            (Matter, self.matters),
            (Party, self.parties),
            (Item, self.items),
            (Words, self.words),
            (Entry, self.entries),
        ):
            copy(model, rows)  # type: ignore[arg-type]


class Filler:
    """Fills one share: the matters of some offices, spread over the last three years."""

    def __init__(self, *, part: int, processes: int, seed: int, today: date) -> None:
        self.rng = Random(f"{part} {seed}")
        self.today, self.district = today, District()
        self.calendar = calendars.calendar()
        towns = places.towns()
        names = [OFFICE, *(f"{organs.town_organ(town.code).code}-XF" for town in towns)]
        mine = names[part::processes] if processes > 2 else [names[:1], names[1:]][part]
        self.offices = [self.district.organs[name] for name in (names if processes == 1 else mine)]
        self.patterns: dict[tuple[str, date, int, str], Pattern] = {}
        self.known: list[Petitioner] = []
        self.stories: dict[tuple[str, str], list[Story]] = {}

    @cached_property
    def ways(self) -> tuple[Sequence[Way], list[int]]:
        """Return the ways with their shares added up."""
        found = ways("filling.toml")
        return found, list(accumulate(way.count for way in found))

    def _story(self, office: Organ, route: str) -> Story:
        """Return one of the stories that an office and a route choose from."""
        if (office.code, route) not in self.stories:
            area = office.area if office.area in places.places() else places.DISTRICT
            many = STORIES if office.code == OFFICE else STORIES // 8
            self.stories[office.code, route] = [
                texts.draw(self.rng, area, routes=(route,)) for _ in range(many)
            ]
        return self.rng.choice(self.stories[office.code, route])

    def write(self, start: int, count: int, share: int) -> None:
        """Write the matters numbered from `start` of the share, oldest first."""
        batch, office = Batch(), self.offices[(start // max(count, 1)) % len(self.offices)]
        days = [
            self.today - timedelta(days=SPAN - SPAN * (start + place + 1) // share)
            for place in range(count)
        ]
        matter_keys, item_keys = keys(Matter, count), keys(Item, count)
        numbers = self._numbers(office, days)
        for place, day in enumerate(days):
            self._matter(batch, office, day, matter_keys[place], item_keys[place], numbers[place])
        batch.write()

    def _numbers(self, office: Organ, days: list[date]) -> list[str]:
        """Take the numbers of a batch, each year's in a row."""
        last = {
            year: numbering.take(office, year, "matter", sum(day.year == year for day in days))
            for year in sorted({day.year for day in days})
        }
        found = []
        for day in reversed(days):
            found.append(numbering.matter_number(office, day.year, last[day.year]))
            last[day.year] -= 1
        return found[::-1]

    def _matter(
        self, batch: Batch, office: Organ, day: date, key: int, item_key: int, number: str
    ) -> None:
        rng = self.rng
        way = rng.choices(self.ways[0], cum_weights=self.ways[1])[0]
        route = rng.choice(way.routes)
        story = self._story(office, route)
        channel = rng.choice(CHANNELS)
        found = self._pattern(way, day, rng.randrange(VARIANTS), channel)
        person = self._person(batch)
        sealed = route == "C"
        slots = self._slots(office, story, item_key) | {"channel": channel, "route": route}
        matter = Matter(
            pk=key,
            number=number,
            code_index=numbering.code_index(number, CODE),
            office_id=office.pk,
            title=SEALED_TITLE if sealed else story.title,
            channel=channel,
            received_on=found.lines[0].on,
        )
        batch.matters.append(matter)
        batch.parties.append(Party(matter_id=key, petitioner_id=person.pk))
        item = Item(
            pk=item_key,
            matter_id=key,
            channel=channel,
            title=story.title,
            body=story.body,
            received_on=found.lines[0].on,
        )
        if sealed:
            item.seal()
        batch.items.append(item)
        self._entries(batch, matter, found, slots, person)
        known = {name: _slot(value, slots) for name, value in found.case.known.items()}
        matter.closed_on = found.closed_on
        matter.show(replace(found.case, known=MappingProxyType(known)))

    def _pattern(self, way: Way, day: date, variant: int, channel: str) -> Pattern:
        """Return the record of a way from a day on, reckoned once for all that share it."""
        received = channel if channel == NET else LETTER
        key = (way.name, day, variant, received)
        if (found := self.patterns.get(key)) is None:
            if len(self.patterns) > KEPT:
                self.patterns.clear()
            rng = Random(f"{way.name} {day} {variant}")
            plan = dated(way, rng, start=day, today=self.today, calendar=self.calendar)
            found = pattern(
                plan, channel=received, rng=rng, calendar=self.calendar, today=self.today
            )
            self.patterns[key] = found
        return found

    def _person(self, batch: Batch) -> Petitioner:
        """Return who petitions: somebody new, or now and then somebody who did before."""
        if self.known and self.rng.random() < AGAIN:
            return self.rng.choice(self.known)
        made = Petitioner(id=self._uuid(), **people.petitioner(self.rng))
        batch.people.append(made)
        if len(self.known) < 10_000:
            self.known.append(made)
        return made

    def _slots(self, office: Organ, story: Story, item: int) -> dict[str, Any]:
        unit = self.district.organs[story.organ]
        above = unit.above or unit
        handlers = self.district.officers(unit, Role.HANDLER)
        return {
            "item": item,
            "unit": unit.pk,
            "category": story.category,
            "place": story.area,
            "handler": self.rng.choice(handlers).pk if handlers else None,
            "office": office.pk,
            "review_organ": above.pk,
            "reexamination_organ": (above.above or above).pk,
            "organ": self.district.organs[DISCIPLINE if story.route == "C" else COURT].pk,
            "accused": self._town(story.area[:9]),
        }

    @cache
    def _town(self, area: str) -> int:
        return self.district.organs[organs.town_organ(area).code].pk

    def _entries(
        self,
        batch: Batch,
        matter: Matter,
        found: Pattern,
        slots: dict[str, Any],
        person: Petitioner,
    ) -> None:
        previous = FIRST
        for line in found.lines:
            facts = line.facts | {name: self._fact(slot, slots) for name, slot in line.slots}
            for name in line.words:
                facts[name] = self._words(batch, matter)
            entry, previous = self._entry(matter, line, facts, previous, slots, person)
            batch.entries.append(entry)
        matter.entry_count, matter.head = len(found.lines), previous

    def _fact(self, slot: str, slots: dict[str, Any]) -> Any:
        return slots[slot] if slot in slots else str(self._uuid())

    def _uuid(self) -> uuid.UUID:
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def _words(self, batch: Batch, matter: Matter) -> dict[str, str]:
        """Keep words beside the record and return the pointer that the entry holds."""
        salt = self.rng.randbytes(16)
        words = Words(id=self._uuid(), matter_id=matter.pk, text=SENTENCE, salt=salt)
        batch.words.append(words)
        digested = hashlib.sha256(salt + SENTENCE.encode()).hexdigest()
        return {"words": str(words.pk), "digest": digested}

    def _entry(
        self,
        matter: Matter,
        line: Line,
        facts: dict[str, Any],
        previous: bytes,
        slots: dict[str, Any],
        person: Petitioner,
    ) -> tuple[Entry, bytes]:
        """Return an entry with its hash; its values stand in the order of the model's fields."""
        organ = _organ(line, slots)
        officers = (
            self.district.officers(self.district.by_key[organ], Role(line.role)) if organ else []
        )
        officer = officers[matter.pk % len(officers)].pk if officers else None
        asked = person.pk if line.role == Role.PETITIONER.value else None
        hashed = digest(
            previous,
            [
                matter.pk,
                line.seq,
                line.step,
                line.role,
                who(officer, asked),
                organ,
                line.on.isoformat(),
                moment(line.at),
                facts,
                line.clocks,
                line.cites,
                line.form,
            ],
        )
        return Entry(
            None,
            matter.pk,
            line.seq,
            line.step,
            line.role,
            officer,
            asked,
            organ,
            line.on,
            line.at,
            facts,
            line.clocks,
            line.cites,
            line.form,
            previous,
            hashed,
        ), hashed


def _organ(line: Line, slots: dict[str, Any]) -> int | None:
    """Return for which organ an entry is made, as `record` does."""
    if line.role == Role.PETITIONER.value:
        return None
    if line.role == Role.REVIEWER.value:
        key: int = slots["reexamination_organ" if line.step in AGAIN_STEPS else "review_organ"]
        return key
    unit: int = slots["unit" if line.role in AT_UNIT else "office"]
    return unit


def _slot(value: Any, slots: dict[str, Any]) -> Any:
    return slots[value[1:]] if isinstance(value, str) and value.startswith(SLOT) else value
