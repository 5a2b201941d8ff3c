"""What petitions are about, in three levels, and which of it is sealed from the start (Art. 30 ¶3).

A path is written `level1/level2/level3`; a shorter path is a branch. The table is data that an
office may replace by its own edition.
"""

from dataclasses import dataclass
from functools import cache

from lianxin.statute import table
from lianxin.statute.text import Text

SEALED = "纪检监察"
LEVELS = ("level1", "level2", "level3")


@dataclass(frozen=True)
class Topic:
    """Name one place in the tree, in both languages, with its path."""

    path: str
    name: Text

    @property
    def level(self) -> int:
        """Return 1, 2 or 3."""
        return self.path.count("/") + 1

    @property
    def parent(self) -> str:
        """Return the path above, empty at the top."""
        return self.path.rpartition("/")[0]


@cache
def topics() -> dict[str, Topic]:
    """Return every topic by its path, each branch before its leaves."""
    found: dict[str, Topic] = {}
    for row in table.rows("taxonomy.csv"):
        for depth in range(1, len(LEVELS) + 1):
            path = "/".join(row[level] for level in LEVELS[:depth])
            name = Text(zh=row[LEVELS[depth - 1]], en=row[f"{LEVELS[depth - 1]}_en"])
            found.setdefault(path, Topic(path=path, name=name))
    return found


@cache
def _children() -> dict[str, tuple[Topic, ...]]:
    below: dict[str, tuple[Topic, ...]] = {}
    for topic in topics().values():
        below[topic.parent] = (*below.get(topic.parent, ()), topic)
    return below


def level1() -> tuple[Topic, ...]:
    """Return the topics at the top."""
    return _children()[""]


def children(path: str) -> tuple[Topic, ...]:
    """Return the topics right below a path, none below a leaf; KeyError on an unknown path."""
    return _children().get(topic(path).path if path else "", ())


def topic(path: str) -> Topic:
    """Return the topic at a path, or raise KeyError that names it."""
    try:
        return topics()[path]
    except KeyError:
        raise KeyError(f"没有这个内容分类：{path} / no such topic: {path}") from None


def exists(path: str) -> bool:
    """Tell whether there is a topic at a path."""
    return path in topics()


def leaves() -> tuple[Topic, ...]:
    """Return the topics of the third level."""
    return tuple(topic for topic in topics().values() if topic.level == len(LEVELS))


def english(path: str) -> str:
    """Return the path in English, its parts joined by ` / `."""
    parts = path.split("/")
    return " / ".join(topic("/".join(parts[:n])).name.en for n in range(1, len(parts) + 1))


def is_sealed_by_default(path: str) -> bool:
    """Tell whether a topic is for the discipline organs, so that it goes to track C."""
    return path.partition("/")[0] == SEALED
