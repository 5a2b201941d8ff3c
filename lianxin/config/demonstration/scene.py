"""A matter of the demonstration as it is written: who is in it, what they say (Arts. 17-36)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files
from random import Random

from lianxin.config.demonstration.district import District
from lianxin.config.demonstration.texts import Story
from lianxin.config.demonstration.ways import Plan
from lianxin.matters.matter import Matter
from lianxin.organs.models import Officer, Organ
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.roles import Role
from lianxin.procedure.step import Step

AT_OFFICE = frozenset(
    {
        Role.REGISTRAR,
        Role.SCREENER,
        Role.RECEPTIONIST,
        Role.SUPERVISOR,
        Role.CONVENER,
        Role.CONFIDENTIAL,
    }
)
AT_UNIT = frozenset({Role.HANDLER, Role.HEAD_OF_ORGAN, Role.MEDIATOR})
AS_A_RULE: dict[Role, frozenset[str]] = {
    Role.SUPERVISOR: frozenset({"merge", "refuse", "refuse_further", "decline"}),
    Role.SCREENER: frozenset({"propose", "guide", "guide_litigation", "reply", "reopen"}),
    Role.CONVENER: frozenset({"settle", "bring_to_conference"}),
    Role.HANDLER: frozenset({"refer", "dispute"}),
}


@dataclass
class Scene:
    """A matter with everybody in it, and the day that its next act falls on."""

    district: District
    plan: Plan
    story: Story
    rng: Random
    office: Organ
    unit: Organ
    other: Organ
    petitioners: list[Petitioner]
    on: date
    turn: int
    earlier: Scene | None = None
    kept: Matter | None = None
    sent: Organ | None = None
    said: dict[str, str] = field(default_factory=dict)

    @property
    def matter(self) -> Matter:
        """Return the matter, which is there once it has arrived."""
        assert self.kept is not None
        return self.kept

    @property
    def direct(self) -> bool:
        """Tell whether the petitioner came to the organ itself (Art. 23 ¶1)."""
        return self.office == self.unit

    @property
    def person(self) -> Petitioner:
        """Return who petitions, the first of several."""
        return self.petitioners[0]

    @property
    def handling(self) -> Organ:
        """Return the organ with which the matter lies now."""
        return self.sent or self.unit

    def officer(self, role: Role, organ: Organ) -> Officer | None:
        """Return the officer of an organ who acts in this matter in a role."""
        several = self.district.officers(organ, role)
        return several[self.turn % len(several)] if several else None

    def colleague(self, officer: Officer | None) -> Officer | None:
        """Return another handler of the organ that handles the matter."""
        others = self.district.officers(self.handling, Role.HANDLER)
        return next((one for one in others if one != officer), officer)

    def actor(self, step: Step) -> tuple[Officer, Organ]:
        """Return who takes a step, and for which organ."""
        for role in _preferred(step):
            organ = self._organ_of(role, step)
            if organ and (officer := self.officer(role, organ)):
                return officer, organ
        raise LookupError(f"nobody in {self.office} or {self.handling} may {step.name}")

    def _organ_of(self, role: Role, step: Step) -> Organ | None:
        if role in AT_OFFICE:
            return self.office
        if role is Role.REVIEWER:
            again = "reexamination" in step.name or step.name == "hear_again"
            key = self.matter.reexamination_organ_id if again else self.matter.review_organ_id
            return self.district.by_key.get(key or 0)
        if role in AT_UNIT and self.kept and not self.matter.unit_id and not self.direct:
            return None
        return self.handling if role in AT_UNIT else None

    def say(self, step: str, name: str, **more: str) -> str:
        """Return words for an act, drawn from what people say, filled in for this matter."""
        sentence = self.rng.choice(sentences()[step][name])
        return sentence.format_map(self.words | more)

    @property
    def words(self) -> dict[str, str]:
        """Return what sentences may speak of."""
        story, earlier = self.story, self.earlier
        where = earlier.matter.unit or earlier.matter.office if earlier else self.handling
        return {
            "title": story.title,
            "short": story.title[:24],
            "claims": "；".join(story.claims),
            "found": story.facts_found,
            "opinion": story.opinion,
            "right_body": story.right_body or self.unit.name,
            "own_limit": story.own_limit or "无",
            "unit": self.handling.name,
            "office": self.office.name,
            "other": self.other.name,
            "village": self.person_place,
            "parent_unit": where.name,
            "parent": earlier.matter.number if earlier else "",
        }

    @property
    def person_place(self) -> str:
        """Return the village in which it happens."""
        from lianxin.organs.places import place

        found = place(self.story.area)
        return found.name if found else "现场"


def _preferred(step: Step) -> tuple[Role, ...]:
    """Return the roles that may take a step, the one that takes it as a rule first."""
    first = tuple(role for role, steps in AS_A_RULE.items() if step.name in steps)
    return (*first, *(role for role in step.by if role not in first))


@cache
def sentences() -> dict[str, dict[str, list[str]]]:
    """Return what people say, by step and fact."""
    data = files(__package__).joinpath("said.toml").read_text(encoding="utf-8")
    return tomllib.loads(data)
