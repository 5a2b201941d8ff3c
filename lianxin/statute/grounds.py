"""When a matter is not accepted, or only guided, and what remedy is left (Arts. 19 ¶3, 36 ¶3)."""

from dataclasses import dataclass
from enum import StrEnum

from lianxin.statute.citation import Citation, art
from lianxin.statute.text import Text


class Consequence(StrEnum):
    """Say what follows from a ground; only two grounds refuse."""

    NOT_ACCEPTED = "not accepted"
    NO_LONGER_ACCEPTED = "no longer accepted"
    GUIDED = "guided"
    STEERED = "steered"
    LINKED = "linked"


@dataclass(frozen=True)
class Ground:
    """Give a ground, its consequence and what the person can still do.

    A refusal needs a second signer; new facts or reasons reopen a matter whatever the ground.
    """

    code: str
    name: Text
    consequence: Consequence
    effect: Text
    remedy: Text
    cites: tuple[Citation, ...]
    form: str
    mark: str = "V"

    @property
    def refuses(self) -> bool:
        """Tell whether this ground refuses the matter; the others lead it somewhere."""
        return self.consequence in (
            Consequence.NOT_ACCEPTED,
            Consequence.NO_LONGER_ACCEPTED,
        )

    @property
    def needs_second_signer(self) -> bool:
        """Tell whether a second officer must sign."""
        return self.refuses


PENDING_BELOW = Ground(
    code="N1",
    name=Text(
        zh="同一事项下级已经受理或者正在办理，尚在期限内，又向上级提出",
        en="the same matter is accepted or being handled below, in time, and is raised above",
    ),
    consequence=Consequence.NOT_ACCEPTED,
    effect=Text(
        zh="上级不予受理，并告知事项现在何处、何时到期",
        en="the organ above does not accept it, and tells where it is and when it is due",
    ),
    remedy=Text(
        zh="等待办理机关的意见；逾期未办结或者不服意见，可以请求督办、复查",
        en="wait for the opinion; if it is late or not agreed with, ask for supervision or review",
    ),
    cites=(art(19, 3),),
    form="F08",
)
REEXAMINED = Ground(
    code="N2",
    name=Text(
        zh="已经复核，仍以同一事实和理由提出",
        en="it was re-examined and is raised again on the same facts and reasons",
    ),
    consequence=Consequence.NO_LONGER_ACCEPTED,
    effect=Text(
        zh="不再受理；疏导、帮扶、救助继续",
        en="no longer accepted; explanation, help and assistance go on",
    ),
    remedy=Text(
        zh="有新的事实或者理由的，可以重新提出；生活困难的，可以申请救助",
        en="new facts or reasons open it again; hardship can be helped by social assistance",
    ),
    cites=(art(36, 3), art(37, 3)),
    form="F09",
)
OUTSIDE_REMIT = Ground(
    code="N3",
    name=Text(
        zh="直接提出的事项不属于本机关或者本系统职权范围",
        en="raised directly with an organ outside whose remit, and whose system's, it lies",
    ),
    consequence=Consequence.GUIDED,
    effect=Text(
        zh="告知向有权处理的机关、单位提出，这是引导而不是拒绝",
        en="the person is told which organ is competent: guidance, not refusal",
    ),
    remedy=Text(zh="向告知的机关、单位提出", en="take it to the organ that was named"),
    cites=(art(23, 1),),
    form="F06",
)
WRONG_PLACE = Ground(
    code="N4",
    name=Text(
        zh="走访的地方既非有权的本级也非上一级，或者走访反映涉诉事项",
        en="a visit at neither the competent level nor the one above, or about litigation",
    ),
    consequence=Consequence.GUIDED,
    effect=Text(
        zh="照常登记并引导到正确的地方，不作任何不利记录",
        en="registered all the same and guided to the right place; no mark against anyone",
    ),
    remedy=Text(
        zh="到告知的地点提出，或者改用书信、网络、电话，不受层级限制",
        en="go to the place named, or write, call or use the net, which know no level",
    ),
    cites=(art(20, 1), art(20, 2), art(22, 2)),
    form="F06",
)
OTHER_PROCEDURE = Ground(
    code="N5",
    name=Text(
        zh="属于第三十一条第一至五项的事项",
        en="it belongs to one of the first five paths of a claim",
    ),
    consequence=Consequence.STEERED,
    effect=Text(
        zh="导入相应程序，或者依法履行、答复；绝不按拒绝登记",
        en="led into that procedure, or the duty is performed; never recorded as a refusal",
    ),
    remedy=Text(
        zh="按告知的程序和本人的期限主张；对行政行为可以复议、诉讼",
        en="use the named procedure in the time left; acts of organs can be challenged there",
    ),
    cites=tuple(art(31, item=item) for item in range(1, 6)),
    form="F06",
)
LAPSED = Ground(
    code="N6",
    name=Text(
        zh="未在三十日内请求复查、复核，其后又提出",
        en="review or re-examination was not asked for in thirty days, and it is raised again",
    ),
    consequence=Consequence.LINKED,
    effect=Text(
        zh="条例没有规定：关联原事项，以原答复回复",
        en="the Regulations are silent: linked to the closed matter, answered with that answer",
    ),
    remedy=Text(
        zh="有新的事实或者理由的，重新办理；逾期有正当理由的，记明后可以接受请求",
        en="new facts or reasons reopen it; a good reason for lateness is recorded and accepted",
    ),
    cites=(art(35), art(36, 1)),
    form="F06",
    mark="D",
)

GROUNDS: dict[str, Ground] = {
    ground.code: ground
    for ground in (
        PENDING_BELOW,
        REEXAMINED,
        OUTSIDE_REMIT,
        WRONG_PLACE,
        OTHER_PROCEDURE,
        LAPSED,
    )
}
