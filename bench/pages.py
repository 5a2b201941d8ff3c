"""The usual work, through every middleware: submit, look up, page, read (Arts. 18-22)."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from random import Random
from typing import Any
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse
from django.utils import timezone

from bench.measuring import Work
from lianxin.config.demonstration import people, texts
from lianxin.config.demonstration.batch import CODE
from lianxin.config.demonstration.district import OFFICE
from lianxin.matters.matter import Matter, Matters
from lianxin.matters.models import Item
from lianxin.matters.recording import arrive, record
from lianxin.organs.demonstration import PASSWORD, code_now
from lianxin.organs.models import Officer, Organ
from lianxin.petitioners.models import Petitioner

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
CREATES = "Signalen 74 ms, 45 queries; django-helpdesk 29 ms (at 100,000)"
LISTS = "Signalen 271 ms first, 2,440 ms last, 383 queries; CRT portal 277 / 571 ms (at 100,000)"
READS = "Signalen 53 ms; CRT portal 220 ms"
LATE, OPEN = {"tray": "late"}, {"tray": "all"}


class Office:
    """The people at work: a petitioner's browser, a screener's and a handler's, both signed in."""

    def __init__(self) -> None:
        self.rng, self.today = Random(7), timezone.localdate()
        self.public, self.screener = browser(), browser("screener")
        self.organ = Organ.objects.get(code=OFFICE)
        busiest = Matter.objects.filter(unit__posts__role="handler").values_list("unit", flat=True)
        self.unit = Organ.objects.get(pk=busiest.order_by("?")[0])
        self.handler = browser(_handler(self.unit))

    def all(self) -> Iterator[Work]:
        """Return every piece of work."""
        yield from self.creating()
        yield from self.looking_up()
        yield from self.worklists()
        yield from self.reading()

    def creating(self) -> Iterator[Work]:
        """Open a matter: through the public form, and through the record alone."""
        yield Work("create: public form", self._send, self._form, 25, None, CREATES)
        yield Work("create: arrive()", self._arrive, self._said, 25)
        yield Work("write: record()", self._register, self._arrived, 25)

    def looking_up(self) -> Iterator[Work]:
        """Open a matter by number and query code, and read it."""
        yield Work("look up: number and code", self._look_up, self._one, 30)

    def worklists(self) -> Iterator[Work]:
        """Page through worklists: first, middle and last page, by every filter."""
        desk, handling = reverse("registration:worklist"), reverse("handling:worklist")
        home = reverse("web:home")
        category = self._most("category").split("/")[0]
        place = self._most("place")[:9]
        for name, page, asked in (
            ("to do, first page", home, {}),
            ("tray: to screen", desk, {"tray": "screen"}),
            ("all, first page", desk, OPEN),
            ("all, middle", desk, {**OPEN, "after": self._middle()}),
            ("all, last page", desk, {**OPEN, "last": "1"}),
            ("late", desk, LATE),
            ("late, last page", desk, {**LATE, "last": "1"}),
            ("category", desk, {**OPEN, "category": category}),
            ("category, last page", desk, {**OPEN, "category": category, "last": "1"}),
            ("place", desk, {**OPEN, "place": place}),
            ("place, last page", desk, {**OPEN, "place": place, "last": "1"}),
            ("channel and place", desk, {**OPEN, "channel": "visit", "place": place}),
            ("due this week", desk, {**OPEN, "due": "week"}),
            ("number", desk, {**OPEN, "q": self._one().number}),
            ("telephone", desk, {**OPEN, "q": self._telephone()}),
        ):
            yield self._list(self.screener, f"worklist: {name}", page, asked)
        for name, asked in (("new", {"tray": "new"}), ("all, last page", {**OPEN, "last": "1"})):
            yield self._list(self.handler, f"unit's worklist: {name}", handling, asked)

    def _list(self, visitor: Client, name: str, page: str, asked: dict[str, str]) -> Work:
        address = f"{page}?{urlencode(asked)}"
        peers = LISTS if name == "worklist: to do, first page" else ""
        return Work(name, self._get(visitor), lambda: address, 60, 8, peers)

    def reading(self) -> Iterator[Work]:
        """Open a matter with its whole record."""
        longest = list(self._matters().order_by("-entry_count")[:200])
        yield Work(
            "matter's page",
            self._get(self.screener),
            lambda: self._one().get_absolute_url(),
            30,
            None,
            READS,
        )
        yield Work(
            "matter's page, long record",
            self._get(self.screener),
            lambda: self.rng.choice(longest).get_absolute_url(),
            30,
            None,
            READS,
        )

    def _form(self) -> dict[str, Any]:
        page = _fine(self.public.get(reverse("portal:submit_short"))).content.decode()
        story = texts.draw(self.rng, on=self.today, routes=("A6",))
        found = TOKEN.search(page)
        assert found
        return {
            "csrfmiddlewaretoken": found[1],
            "kind": "claim",
            "title": story.title,
            "body": story.body,
            "who": "person",
            **_person(self.rng),
            "persons": "1",
            "truthful": "on",
            "key": str(uuid.uuid4()),
        }

    def _send(self, form: dict[str, Any]) -> None:
        answer = self.public.post(reverse("portal:submit_short"), form)
        assert answer.status_code == 302, answer.content.decode()[:3000]

    def _said(self) -> tuple[Petitioner, Item]:
        story = texts.draw(self.rng, on=self.today, routes=("A6",))
        item = Item(channel="net", title=story.title, body=story.body, received_on=self.today)
        return Petitioner(**people.petitioner(self.rng)), item

    def _arrive(self, said: tuple[Petitioner, Item]) -> Matter:
        person, item = said
        matter, _code = arrive(
            office=self.organ,
            item=item,
            petitioners=[person],
            by=person,
            on=self.today,
            channel="net",
        )
        return matter

    def _arrived(self) -> tuple[Matter, Officer]:
        return self._arrive(self._said()), Officer.objects.get(username="registrar")

    def _register(self, given: tuple[Matter, Officer]) -> None:
        matter, registrar = given
        record(matter, "register", by=registrar, on=self.today)

    def _look_up(self, matter: Matter) -> None:
        visitor = browser()
        answer = _post(visitor, reverse("portal:lookup"), number=matter.number, code=CODE)
        _fine(visitor.get(answer["Location"]))

    def _get(self, visitor: Client) -> Callable[[str], object]:
        return lambda address: _fine(visitor.get(address))

    def _matters(self) -> Matters:
        """Return the matters of the office that were filled in: none of the bench's own is open to
        the published code, or goes further than its registration."""
        return Matter.objects.filter(office=self.organ, sealed=False, entry_count__gt=2)

    def _one(self) -> Matter:
        """Return any one of them."""
        last = self._matters().order_by("-pk")[0].pk
        beyond = self._matters().filter(pk__gte=self.rng.randrange(last))
        return beyond.order_by("pk")[0]

    def _most(self, column: str) -> str:
        found = Matter.objects.filter(office=self.organ, stage="handling").exclude(**{column: ""})
        return str(found.values_list(column, flat=True)[0])

    def _middle(self) -> str:
        """Return the key in the middle of the office's matters, in the order of the worklist."""
        mine = Matter.objects.filter(office=self.organ, sealed=False).order_by("plan_by", "id")
        day, key = mine.values_list("plan_by", "id")[mine.count() // 2]
        return f"{day.isoformat()}.{key}"

    def _telephone(self) -> str:
        person = self._one().first_petitioner
        return person.phone.clear() if person else ""


def browser(username: str = "") -> Client:
    """Return a browser; with a user name, signed in through the pages with both factors."""
    made = Client(enforce_csrf_checks=True)
    if username:
        officer = Officer.objects.get(username=username)
        _post(made, reverse("account_login"), login=username, password=PASSWORD)
        _post(made, reverse("mfa_authenticate"), code=code_now(officer))
        _fine(made.get(reverse("web:home")))
    return made


def _post(visitor: Client, address: str, **form: str) -> Any:
    """Fill in the form of a page and send it, as a browser does."""
    found = TOKEN.search(_fine(visitor.get(address)).content.decode())
    assert found
    answer = visitor.post(address, {**form, "csrfmiddlewaretoken": found[1]})
    assert answer.status_code == 302, answer.content.decode()[:3000]
    return answer


def _handler(unit: Organ) -> str:
    return Officer.objects.filter(posts__organ=unit, posts__role="handler")[0].username


def _person(rng: Random) -> dict[str, str]:
    person = people.petitioner(rng, kind="person")
    return {name: person[name] for name in ("name", "phone", "address", "id_number")}


def _fine(answer: Any) -> Any:
    assert answer.status_code == 200, f"{answer.status_code}: {answer.content.decode()[:3000]}"
    return answer
