"""What is wrong with a table, a mapping or a row, said so that it can be put right (Art. 21)."""

from __future__ import annotations

from dataclasses import dataclass

from lianxin.statute.text import Text


class Fault(ValueError):
    """Something that cannot be imported; `text` says why in both languages."""

    def __init__(self, zh: str, en: str) -> None:
        self.text = Text(zh=zh, en=en)
        super().__init__(f"{zh} / {en}")


class BadTable(Fault):
    """The file is not a table that can be read."""


class BadMapping(Fault):
    """What is said about the columns does not fit the table."""


class BadValue(Fault):
    """One value of one row that cannot be taken."""


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong in one row: where, and why."""

    row: int
    field: str
    why: Text
