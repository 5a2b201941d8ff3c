"""Invented petitions and their answers, to fill the demonstration district (Arts. 17, 19, 29-32).

Every family of stories is data under `stories/`: sentences to choose from, words to fill in, and
what was found, decided and on which basis. The wording is this project's own.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from lianxin.config.demonstration import organs, places

FIELDS = ("villages", "housing", "streets", "work", "learning", "market", "lives")
TOWN = "TOWN"


@dataclass(frozen=True)
class Answer:
    """What an organ found and decided; `outcome` is one of `statute.outcomes`.

    `of` names the tellings (numbers of titles) that it answers, or is empty where it answers all.
    """

    outcome: str
    found: str
    opinion: str
    basis: tuple[str, ...]
    of: tuple[int, ...] = ()


@dataclass(frozen=True)
class Family:
    """One kind of dispute: its sentences, its route and who answers it.

    A telling is a title with the sentences that belong to it: the first two rows of `body` follow
    the title's number; from the other rows any sentences may be taken.
    """

    kind: str
    category: str
    route: str
    organ: str
    titles: tuple[str, ...]
    body: tuple[tuple[str, ...], ...]
    claims: tuple[str, ...]
    answers: tuple[Answer, ...]
    slots: dict[str, str | list[str]]
    right_body: str = ""
    own_limit: str = ""
    opens: bool = False
    joint: bool = False

    def answers_to(self, telling: int) -> tuple[Answer, ...]:
        """Return the answers that fit a telling; an accusation has none here."""
        fitting = (answer for answer in self.answers if not answer.of or telling in answer.of)
        return tuple(fitting) or (Answer("", "", "", ()),)


@dataclass(frozen=True)
class Story:
    """One petition as a petitioner writes it, and the answer that it would get.

    `route` is "A1".."A6", "P", "C", or "" for thanks and questions answered on the spot. `outcome`
    is supported, explained or not_supported; adopted, partly or not_adopted on route P; "" where
    there is none (an accusation has no answer here at all). `right_body`, `own_limit` and `opens`
    say what a notice of the path says; `joint` that several people would bring it together.
    """

    kind: str
    title: str
    body: str
    category: str
    route: str
    organ: str
    area: str
    facts_found: str
    opinion: str
    basis: tuple[str, ...]
    outcome: str
    claims: tuple[str, ...]
    right_body: str
    own_limit: str
    opens: bool
    joint: bool


@cache
def families() -> dict[str, Family]:
    """Return every family of stories by its kind."""
    rows = (row for field in FIELDS for row in _data(f"stories/{field}.toml")["story"])
    return {row["kind"]: _family(row) for row in rows}


def draw(
    rng: Random,
    area: str = places.DISTRICT,
    *,
    on: date | None = None,
    kind: str = "",
    routes: Collection[str] = (),
) -> Story:
    """Return a story that happens in an area (a division's code), written on a day.

    Without `on`, it names times only as people do ("近三个月以来"). `kind` or `routes` narrow
    the choice.
    """
    family = families()[kind] if kind else rng.choice(_among(tuple(routes)))
    village = rng.choice(places.villages(area))
    words = Words(rng, family, village, on)
    telling = rng.randrange(len(family.titles))
    answer = rng.choice(family.answers_to(telling))
    return Story(
        kind=family.kind,
        title=words.fill(family.titles[telling]),
        body=_body(words, family, telling),
        category=family.category,
        route=family.route,
        organ=organs.town_organ(village.code).code if family.organ == TOWN else family.organ,
        area=village.code,
        facts_found=words.fill(answer.found),
        opinion=words.fill(answer.opinion),
        basis=answer.basis,
        outcome=answer.outcome,
        claims=tuple(words.fill(claim) for claim in family.claims),
        right_body=family.right_body,
        own_limit=family.own_limit,
        opens=family.opens,
        joint=family.joint,
    )


class Words(dict[str, str]):
    """The words that one story fills in: each is drawn once, and stays the same to its end."""

    def __init__(self, rng: Random, family: Family, village: places.Place, on: date | None) -> None:
        town = places.places()[village.parent]
        super().__init__(village=village.short, town=town.name, **_times(rng, on))
        self.rng = rng
        self.slots = _data("stories/slots.toml") | family.slots

    def __missing__(self, name: str) -> str:
        self[name] = value = self.fill(_choice(self.rng, self.slots[name]))
        return value

    def fill(self, text: str) -> str:
        """Return a text with every word in braces filled in."""
        return text.format_map(self)


def _body(words: Words, family: Family, telling: int) -> str:
    """Return a letter of three paragraphs: what happened, what followed, what is asked."""
    rng, frame = words.rng, _data("stories/frame.toml")
    claim = family.route.startswith("A")
    happened = [sentences[telling % len(sentences)] for sentences in family.body[:2]]
    followed = [
        one for sentences in family.body[2:-1] for one in _some(rng, sentences, 1 if claim else 2)
    ]
    if claim:
        followed += _some(rng, frame["asides"], at_most=3)
    paragraphs = (
        [rng.choice(frame["openings"]), *happened],
        followed,
        [*_some(rng, family.body[-1]), rng.choice(frame["closings"])],
    )
    return "\n".join(words.fill("".join(sentences)) for sentences in paragraphs if sentences)


def _some(rng: Random, sentences: Sequence[str], at_least: int = 1, at_most: int = 9) -> list[str]:
    """Return some of the sentences, in their order."""
    number = rng.randint(at_least, min(at_most, len(sentences)))
    return [sentences[place] for place in sorted(rng.sample(range(len(sentences)), number))]


def _choice(rng: Random, slot: str | list[str]) -> str:
    if isinstance(slot, list):
        return rng.choice(slot)
    bounds, _, step = slot.partition("/")
    low, high = (int(bound) for bound in bounds.split(".."))
    return str(rng.randrange(low, high + 1, int(step or 1)))


def _times(rng: Random, on: date | None) -> dict[str, str]:
    """Return when it happened: as days before `on`, or in words where no day is known."""
    months, long_ago = rng.randint(2, 14), rng.randint(3, 6)
    if on is None:
        return {
            "months": str(months),
            "since": f"近{months}个月以来",
            "once": f"大约{months}个月前",
            "last_year": "去年",
            "long_ago": f"{long_ago}年前",
        }
    day = on - timedelta(days=30 * months + rng.randrange(25))
    return {
        "months": str(months),
        "since": f"{day.year}年{day.month}月以来",
        "once": f"{day.year}年{day.month}月{day.day}日",
        "last_year": f"{on.year - 1}年",
        "long_ago": f"{on.year - long_ago}年",
    }


@cache
def _among(routes: tuple[str, ...]) -> tuple[Family, ...]:
    return tuple(f for f in families().values() if not routes or f.route in routes)


@cache
def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8"))


def _family(row: dict[str, Any]) -> Family:
    answers = (
        Answer(**answer | {key: tuple(answer.get(key, ())) for key in ("basis", "of")})
        for answer in row["answers"]
    )
    return Family(
        **row
        | {
            "titles": tuple(row["titles"]),
            "body": tuple(tuple(sentences) for sentences in row["body"]),
            "claims": tuple(row["claims"]),
            "answers": tuple(answers),
            "slots": row.get("slots", {}),
        }
    )
