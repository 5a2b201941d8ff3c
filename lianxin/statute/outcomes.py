"""What an answer can say, path by path (Arts. 29 ¶1, 32 ¶1, 35, 36 ¶1)."""

from enum import StrEnum

from lianxin.statute.citation import Citation, art
from lianxin.statute.text import Text


class Outcome(StrEnum):
    """Say what a handling opinion concludes; there are three outcomes and no fourth."""

    SUPPORT = "supported"
    EXPLAIN = "explained"
    DECLINE = "not_supported"


class Decision(StrEnum):
    """Say what a review or a re-examination concludes."""

    UPHOLD = "upheld"
    CHANGE = "changed"
    SET_ASIDE = "set_aside"


class Adoption(StrEnum):
    """Say what becomes of a suggestion."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not_adopted"


NAMES: dict[StrEnum, Text] = {
    Outcome.SUPPORT: Text(zh="予以支持", en="supported"),
    Outcome.EXPLAIN: Text(zh="解释说明", en="reasonable but without basis in law: explained"),
    Outcome.DECLINE: Text(zh="不予支持", en="not supported"),
    Decision.UPHOLD: Text(zh="维持", en="upheld"),
    Decision.CHANGE: Text(zh="变更", en="changed"),
    Decision.SET_ASIDE: Text(zh="撤销并责令重新办理", en="set aside, to be handled again"),
    Adoption.ADOPTED: Text(zh="采纳", en="adopted"),
    Adoption.PARTLY: Text(zh="部分采纳", en="adopted in part"),
    Adoption.NOT_ADOPTED: Text(zh="不采纳", en="not adopted"),
}

CITES: dict[Outcome, Citation] = {
    Outcome.SUPPORT: art(32, 1, 1),
    Outcome.EXPLAIN: art(32, 1, 2),
    Outcome.DECLINE: art(32, 1, 3),
}
