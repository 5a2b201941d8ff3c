"""Where a petition belongs: accusation, suggestion, or a path of a claim (Arts. 29-31)."""

from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from lianxin.statute.citation import Citation, art
from lianxin.statute.limits import CONCLUDE, Limit
from lianxin.statute.text import Text


class Remedy(StrEnum):
    """Say which remedy an answer on a route must name."""

    REVIEW = "review"
    RECONSIDERATION = "reconsideration"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True)
class Route:
    """Describe one way a petition goes: what belongs to it, how it is handled, what it ends in.

    `question` is what a screener asks; `limit` is the clock of its handling under the
    Regulations, none where another law sets the time; `form` gives the first notice.
    """

    code: str
    name: Text
    question: Text
    handling: Text
    clock: Text
    cites: tuple[Citation, ...]
    remedy: Remedy
    form: str
    limit: Limit | None = None
    sealed: bool = False

    @property
    def is_claim(self) -> bool:
        """Tell whether this is one of the six paths of a claim."""
        return self.code.startswith("A")

    @property
    def is_steered(self) -> bool:
        """Tell whether the matter is led into another procedure or duty, which is no refusal."""
        return self.code in ("A1", "A2", "A3", "A4", "A5")


ACCUSATION = Route(
    code="C",
    name=Text(zh="检举控告", en="accusation"),
    question=Text(
        zh="是否检举、控告机关或者工作人员违纪、职务违法犯罪？",
        en="Does it accuse an organ or its staff of breaking discipline, or the law, in office?",
    ),
    handling=Text(
        zh="密封，按管理权限转送纪检监察机关或者有权处理的机关；不得让被检举方知悉",
        en="sealed and sent to the discipline organ or the competent organ; never to the accused",
    ),
    clock=Text(zh="按纪检监察机关的规定", en="by the rules of the discipline organs"),
    cites=(art(30, 1), art(30, 3), art(22, 2), art(23, 4)),
    remedy=Remedy.NONE,
    form="F02",
    sealed=True,
)
SUGGESTION = Route(
    code="P",
    name=Text(zh="建议意见", en="suggestion"),
    question=Text(
        zh="是否只是反映情况、提出建议意见，以改进工作或者维护公共利益？",
        en="Does it only report or propose something to improve work or serve the public?",
    ),
    handling=Text(
        zh="研究论证，采纳、部分采纳或者不采纳，并予以回复",
        en="studied, then adopted, adopted in part or not, and answered",
    ),
    clock=Text(zh="条例未定期限", en="the Regulations set no time"),
    cites=(art(29, 1),),
    remedy=Remedy.NONE,
    form="F02",
)
LITIGATION = Route(
    code="A1",
    name=Text(zh="诉讼及政法机关法律程序", en="courts, procuratorate and police procedure"),
    question=Text(
        zh="是否应当通过诉讼、检察监督或者公安法律程序处理，或者涉法涉诉尚未依法终结？",
        en="Is it for the courts, the procuratorate or police legal procedure, or not ended there?",
    ),
    handling=Text(zh="按法律规定的程序处理", en="handled by the procedure that the law lays down"),
    clock=Text(zh="按有关法律", en="by those laws"),
    cites=(art(31, item=1), art(22, 2), art(28, 2)),
    remedy=Remedy.OWN,
    form="F06",
)
ARBITRATION = Route(
    code="A2",
    name=Text(zh="仲裁", en="arbitration"),
    question=Text(zh="是否应当通过仲裁解决？", en="Must it be settled by arbitration?"),
    handling=Text(zh="导入仲裁程序", en="led into arbitration"),
    clock=Text(zh="按有关法律", en="by those laws"),
    cites=(art(31, item=2),),
    remedy=Remedy.OWN,
    form="F06",
)
APPEAL = Route(
    code="A3",
    name=Text(zh="党员申诉、申请复审等", en="Party-member appeal or re-trial of a decision"),
    question=Text(
        zh="是否可以通过党员申诉、申请复审等解决？",
        en="Can a Party member's appeal or an application for re-trial settle it?",
    ),
    handling=Text(zh="导入相应程序", en="led into that procedure"),
    clock=Text(zh="按有关规定", en="by its own rules"),
    cites=(art(31, item=3),),
    remedy=Remedy.OWN,
    form="F06",
)
ADMINISTRATIVE = Route(
    code="A4",
    name=Text(zh="行政程序", en="administrative procedure"),
    question=Text(
        zh="是否可以通过行政复议、裁决、确认、许可、处罚等行政程序解决？",
        en="Can reconsideration, adjudication, confirmation, licensing or a penalty settle it?",
    ),
    handling=Text(
        zh="导入相应程序；属于本机关的程序，由本机关启动，不得让信访人另找",
        en="led into that procedure; an organ that runs it itself opens it",
    ),
    clock=Text(zh="按有关法律", en="by those laws"),
    cites=(art(31, item=4),),
    remedy=Remedy.RECONSIDERATION,
    form="F06",
)
PROTECTION = Route(
    code="A5",
    name=Text(zh="查处违法、履行保护职责", en="investigation or protective duty"),
    question=Text(
        zh="是否申请查处违法行为，或者履行保护人身权、财产权等职责？",
        en="Does it ask to investigate a breach of law or to protect a person or property?",
    ),
    handling=Text(zh="依法履行职责或者答复", en="the duty is performed, or an answer given"),
    clock=Text(
        zh="按有关法律；没有规定的，满两个月未履行即可依法救济",
        en="by special law; else after two months without action the person has a remedy",
    ),
    cites=(art(31, item=5), art(47, law="Administrative Procedure Law")),
    remedy=Remedy.RECONSIDERATION,
    form="F06",
)
PETITION = Route(
    code="A6",
    name=Text(zh="信访程序", en="petition procedure"),
    question=Text(zh="以上都不属于？", en="None of the above?"),
    handling=Text(
        zh="听取陈述、调查核实、出具信访处理意见书",
        en="hear the petitioner, investigate, give a written handling opinion",
    ),
    clock=Text(zh="受理之日起60日，可延长一次", en="60 days from acceptance, one extension"),
    cites=(art(31, item=6), art(34)),
    remedy=Remedy.REVIEW,
    form="F07",
    limit=CONCLUDE,
)

ORDER: tuple[Route, ...] = (
    ACCUSATION,
    SUGGESTION,
    LITIGATION,
    ARBITRATION,
    APPEAL,
    ADMINISTRATIVE,
    PROTECTION,
    PETITION,
)
"""The order of test: accusation, suggestion, then the claim's paths; the last is the residual."""

ROUTES: dict[str, Route] = {route.code: route for route in ORDER}

PURPOSES: dict[str, str] = {"揭发控告": "C", "意见建议": "P", "申诉": "A", "求决": "A"}
"""The purpose codes of older statistics, and the kind each stands for."""


def first_that_fits(fitting: Container[str]) -> Route:
    """Return the first route, in the order of test, whose question was answered yes."""
    return next((route for route in ORDER if route.code in fitting), PETITION)
