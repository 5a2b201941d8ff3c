"""Which channel fits a dispute, and how long the person has: steering, no refusal (Art. 31)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianxin.matters import calendars
from lianxin.statute.calendar import Due
from lianxin.statute.channels import Channel, channel
from lianxin.web.spoken import english, say


@dataclass(frozen=True)
class Advice:
    """A channel, with the person's last day if the day from which it counts is known."""

    channel: Channel
    happened_on: date | None
    due: Due | None
    days_left: int | None

    @property
    def is_over(self) -> bool:
        """Tell whether the time has passed."""
        return self.days_left is not None and self.days_left < 0

    @property
    def is_urgent(self) -> bool:
        """Tell whether the time ends within two weeks: longer than an office may keep a letter."""
        return self.days_left is not None and 0 <= self.days_left <= 15

    @property
    def basis(self) -> str:
        """Return the articles, each law named once."""
        said: list[str] = []
        law = None
        for cite in self.channel.cites:
            whole = say(cite)
            bare = whole.removeprefix(f"{cite.law} ") if english() else whole.partition("》")[2]
            said.append(bare if cite.law == law and bare else whole)
            law = cite.law
        return (", " if english() else "、").join(said)


def advice(dispute: str, happened_on: date | None, *, on: date) -> Advice:
    """Return where a dispute is decided and how long the person still has."""
    found = channel(dispute)
    due = found.due(happened_on, calendars.calendar()) if happened_on else None
    left = (due.legal - on).days if due else None
    return Advice(found, happened_on, due, left)
