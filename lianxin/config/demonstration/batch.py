"""The rows of many matters, made from patterns by the real models and written at once (Art. 21)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from random import Random
from types import MappingProxyType
from typing import Any

from lianxin.config.demonstration.copying import copy
from lianxin.config.demonstration.district import District
from lianxin.config.demonstration.patterns import SLOT, Line, Pattern
from lianxin.config.demonstration.texts import Story
from lianxin.matters import numbering
from lianxin.matters.entry import Entry
from lianxin.matters.item import SEALED_TITLE, Item
from lianxin.matters.matter import Matter, Party
from lianxin.matters.proof import FIRST
from lianxin.matters.words import Words
from lianxin.organs.models import Organ
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.roles import Role

CODE = "FANGZHENFZ"
SENTENCE = "按照规定办理，有关情况已经核实并记录在案，材料随卷保存。"
AT_UNIT = frozenset({Role.HANDLER.value, Role.HEAD_OF_ORGAN.value, Role.MEDIATOR.value})
AGAIN = frozenset({"decide_reexamination", "serve_reexamination"})


@dataclass(frozen=True)
class Drawn:
    """One matter to be written: its keys and number, its story, its record with what fills it."""

    key: int
    item_key: int
    number: str
    office: Organ
    story: Story
    channel: str
    found: Pattern
    person: Petitioner
    slots: Mapping[str, Any]


@dataclass
class Batch:
    """The rows of one batch, model by model, in the order in which they are written."""

    district: District
    rng: Random
    people: list[Petitioner] = field(default_factory=list)
    matters: list[Matter] = field(default_factory=list)
    parties: list[Party] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def write(self) -> None:
        """Write every row."""
        copy(Petitioner, self.people)
        copy(Matter, self.matters)
        copy(Party, self.parties)
        copy(Item, self.items)
        copy(Words, self.words)
        copy(Entry, self.entries)

    def add(self, drawn: Drawn) -> None:
        """Make the rows of one matter; its row is what its case shows."""
        sealed, case, on = drawn.story.route == "C", drawn.found.case, drawn.found.lines[0].on
        matter = Matter(
            pk=drawn.key, number=drawn.number, office_id=drawn.office.pk, channel=drawn.channel,
            code_index=numbering.code_index(drawn.number, CODE), received_on=on,
            title=SEALED_TITLE if sealed else drawn.story.title, closed_on=drawn.found.closed_on,
        )  # fmt: skip
        known = {name: _filled(value, drawn.slots) for name, value in case.known.items()}
        matter.show(replace(case, known=MappingProxyType(known)))
        self.matters.append(matter)
        self.parties.append(Party(matter_id=drawn.key, petitioner_id=drawn.person.pk))
        item = Item(
            pk=drawn.item_key, matter_id=drawn.key, channel=drawn.channel, received_on=on,
            title=drawn.story.title, body=drawn.story.body,
        )  # fmt: skip
        if sealed:
            item.seal()
        self.items.append(item)
        self._chain(matter, drawn)

    def _chain(self, matter: Matter, drawn: Drawn) -> None:
        previous = FIRST
        for line in drawn.found.lines:
            entry = self._entry(line, previous, drawn)
            entry.hash = previous = entry.digest()
            self.entries.append(entry)
        matter.entry_count, matter.head = len(drawn.found.lines), previous

    def _entry(self, line: Line, previous: bytes, drawn: Drawn) -> Entry:
        """Return an entry; its values stand in the order of the model's fields."""
        role, organ = line.role, _organ(line, drawn.slots)
        officer = self._officer(role, organ, drawn.key)
        asked = drawn.person.pk if role == Role.PETITIONER.value else None
        facts = line.facts | {name: self._fact(slot, drawn.slots) for name, slot in line.slots}
        for name in line.words:
            facts[name] = self._words(drawn.key)
        values: Any = (
            None, drawn.key, line.seq, line.step, role, officer, asked, organ, line.on, line.at,
            facts, line.clocks, line.cites, line.form, previous, b"",
        )  # fmt: skip
        return Entry(*values)

    def _officer(self, role: str, organ: int | None, key: int) -> int | None:
        if organ is None:
            return None
        several = self.district.officers(self.district.by_key[organ], Role(role))
        return several[key % len(several)].pk if several else None

    def _fact(self, slot: str, slots: Mapping[str, Any]) -> Any:
        return slots[slot] if slot in slots else str(self.unique())

    def unique(self) -> uuid.UUID:
        """Return a key that nothing else has."""
        return uuid.UUID(int=self.rng.getrandbits(128), version=4)

    def _words(self, matter: int) -> dict[str, str]:
        """Keep words beside the record and return the pointer that the entry holds."""
        salt = self.rng.randbytes(16)
        words = Words(id=self.unique(), matter_id=matter, text=SENTENCE, salt=salt)
        self.words.append(words)
        digest = hashlib.sha256(salt + SENTENCE.encode()).hexdigest()
        return {"words": str(words.pk), "digest": digest}


def _organ(line: Line, slots: Mapping[str, Any]) -> int | None:
    """Return for which organ an entry is made, as `record` does."""
    if line.role == Role.PETITIONER.value:
        return None
    if line.role == Role.REVIEWER.value:
        name = "reexamination_organ" if line.step in AGAIN else "review_organ"
    else:
        name = "unit" if line.role in AT_UNIT else "office"
    found: int = slots[name]
    return found


def _filled(value: Any, slots: Mapping[str, Any]) -> Any:
    return slots[value[1:]] if isinstance(value, str) and value.startswith(SLOT) else value
