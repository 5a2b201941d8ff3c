"""Who said the same before: an identical message is a further item of its matter (Art. 21 ¶2)."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any

from lianxin.exchange.mapping import Row
from lianxin.matters.models import Item
from lianxin.organs.models import Organ
from lianxin.petitioners.models import Petitioner


class Told:
    """What the people of some rows have told before, in the very same words (Art. 21 ¶2)."""

    def __init__(self, source: str, office: Organ, rows: list[Row]) -> None:
        self._known: dict[tuple[str, str, str], list[tuple[str, int]]] = {}
        names = {row.name for row in rows if row.name}
        if not names:
            return
        people = reduce(or_, (Petitioner.objects.named(name) for name in sorted(names)))
        found = {person.pk: person for person in people}
        items = Item.objects.filter(
            source=source, matter__office=office, matter__petitioners__in=list(found)
        ).order_by("pk")
        columns = ("matter__petitioners", "title", "body", "matter_id")
        for person, title, body, matter in items.values_list(*columns):
            who: Any = found[person]
            self._keep((who.name.clear(), title, body), who.phone.clear(), matter)

    def matter(self, row: Row) -> int | None:
        """Return the matter where the same person said the same; two telephones, two people."""
        for phone, matter in self._known.get((row.name, row.title, row.body), ()):
            if not phone or not row.phone or phone == row.phone:
                return matter
        return None

    def keep(self, row: Row, matter: int) -> None:
        """Remember what a row has said."""
        if row.name and not row.route:
            self._keep((row.name, row.title, row.body), row.phone, matter)

    def _keep(self, words: tuple[str, str, str], phone: str, matter: int) -> None:
        self._known.setdefault(words, []).append((phone, matter))
