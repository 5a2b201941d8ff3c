"""Every time limit of the procedure, R01 to R20, as dated data (Arts. 22, 23, 25, 34-36, 39-41).

Marks: V read in the law; P seen in part; K from knowledge, unverified; D our choice where the
law is silent.
"""

from dataclasses import dataclass
from enum import StrEnum

from lianxin.statute.citation import Citation, art
from lianxin.statute.text import Text


class Unit(StrEnum):
    """Say how a limit is counted."""

    DAY = "day"
    WORKDAY = "workday"
    SET = "set"
    PARAM = "param"
    PROMPT = "prompt"
    YEAR = "year"


@dataclass(frozen=True)
class Limit:
    """Bind somebody to act within a length of time after day zero, which is not counted.

    `ours` is true where the limit binds an organ, false where it is a right of the petitioner.
    """

    id: str
    name: Text
    binds: Text
    day0: Text
    length: int | None
    unit: Unit
    extendable_by: int = 0
    cites: tuple[Citation, ...] = ()
    mark: str = "V"
    ours: bool = True


OFFICE = Text(zh="信访部门", en="petition department")
ORGAN = Text(zh="有权处理的机关、单位", en="competent organ")
PETITIONER = Text(zh="信访人", en="petitioner")

DISPOSE = Limit(
    id="R01",
    name=Text(
        zh="登记并转送、交办、报请或引导",
        en="register and forward, assign, submit or guide",
    ),
    binds=OFFICE,
    day0=Text(zh="收到信访事项", en="the matter is received"),
    length=15,
    unit=Unit.DAY,
    cites=(art(22, 1),),
)
INFORM_DIRECT = Limit(
    id="R02",
    name=Text(
        zh="书面告知直接提出的信访人（能当场告知的当场告知）",
        en="inform a direct petitioner in writing (on the spot where possible)",
    ),
    binds=ORGAN,
    day0=Text(zh="收到信访事项", en="the matter is received"),
    length=15,
    unit=Unit.DAY,
    cites=(art(23, 2),),
)
INFORM = Limit(
    id="R03",
    name=Text(
        zh="转送、交办后书面告知接收情况、途径和程序",
        en="after forwarding or assignment, inform of receipt, path and procedure",
    ),
    binds=ORGAN,
    day0=Text(zh="收到转送、交办", en="the forwarded or assigned matter is received"),
    length=15,
    unit=Unit.DAY,
    cites=(art(23, 3), art(23, 4)),
)
OBJECT = Limit(
    id="R04",
    name=Text(zh="对转送、交办提出异议并说明理由", en="object to the routing, with reasons"),
    binds=ORGAN,
    day0=Text(zh="收到转送、交办", en="the forwarded or assigned matter is received"),
    length=5,
    unit=Unit.WORKDAY,
    cites=(art(23, 3),),
)
CONCLUDE = Limit(
    id="R05",
    name=Text(zh="办结信访事项", en="conclude the matter"),
    binds=ORGAN,
    day0=Text(zh="受理之日", en="the matter is accepted"),
    length=60,
    unit=Unit.DAY,
    extendable_by=30,
    cites=(art(34), art(31, item=6)),
)
EXTENSION = Limit(
    id="R06",
    name=Text(zh="延长办理期限（一次）", en="extend the handling, once"),
    binds=Text(
        zh="机关、单位负责人批准，并告知信访人理由",
        en="head of the organ approves; the petitioner is told why",
    ),
    day0=Text(zh="原办理期限届满", en="the first limit ends"),
    length=30,
    unit=Unit.DAY,
    cites=(art(34),),
    mark="V/D",
)
REQUEST_REVIEW = Limit(
    id="R07",
    name=Text(zh="请求复查", en="ask for review"),
    binds=PETITIONER,
    day0=Text(zh="收到书面答复", en="the written answer is served"),
    length=30,
    unit=Unit.DAY,
    cites=(art(35),),
    ours=False,
)
REVIEW = Limit(
    id="R08",
    name=Text(zh="提出复查意见并书面答复", en="give the review opinion in writing"),
    binds=Text(zh="上一级机关、单位", en="organ one level above"),
    day0=Text(zh="收到复查请求", en="the request for review is received"),
    length=30,
    unit=Unit.DAY,
    cites=(art(35),),
)
REQUEST_REEXAMINATION = Limit(
    id="R09",
    name=Text(zh="请求复核", en="ask for re-examination"),
    binds=PETITIONER,
    day0=Text(zh="收到复查意见的书面答复", en="the review opinion is served"),
    length=30,
    unit=Unit.DAY,
    cites=(art(36, 1),),
    ours=False,
)
REEXAMINE = Limit(
    id="R10",
    name=Text(
        zh="提出复核意见（听证时间不计）",
        en="give the re-examination opinion (hearing not counted)",
    ),
    binds=Text(zh="复查机关、单位的上一级机关、单位", en="organ one level above the reviewer"),
    day0=Text(zh="收到复核请求", en="the request for re-examination is received"),
    length=30,
    unit=Unit.DAY,
    cites=(art(36, 1), art(36, 2)),
)
FEED_BACK = Limit(
    id="R11",
    name=Text(
        zh="反馈交办事项结果并提交办结报告",
        en="feed back on an assignment with a closing report",
    ),
    binds=ORGAN,
    day0=Text(zh="交办", en="the matter is assigned"),
    length=None,
    unit=Unit.SET,
    cites=(art(22, 1, 3),),
)
REPORT_URGENT = Limit(
    id="R12",
    name=Text(zh="报告重大、紧急信访事项", en="report a major or urgent matter"),
    binds=Text(
        zh="各级机关、单位；信访部门并报上一级和国家信访局",
        en="every organ; the petition department also upward and to the national bureau",
    ),
    day0=Text(zh="知悉", en="it is known"),
    length=None,
    unit=Unit.PROMPT,
    cites=(art(25, 1), art(25, 2)),
)
REPORT_YEARLY = Limit(
    id="R13",
    name=Text(zh="编制并报送信访情况年度报告", en="make the annual petition report"),
    binds=OFFICE,
    day0=Text(zh="年末", en="the year ends"),
    length=None,
    unit=Unit.YEAR,
    cites=(art(41, 1),),
)
ASSESS_YEARLY = Limit(
    id="R14",
    name=Text(zh="考核信访工作", en="assess the year's petition work"),
    binds=Text(zh="党委和政府", en="Party committee and government"),
    day0=Text(zh="年度", en="the year"),
    length=None,
    unit=Unit.YEAR,
    cites=(art(39, 1),),
)
ADOPT_FEEDBACK = Limit(
    id="R15",
    name=Text(
        zh="书面反馈建议采纳情况",
        en="answer in writing whether a suggestion is adopted",
    ),
    binds=Text(zh="收到建议的机关、单位", en="organ that received the suggestion"),
    day0=Text(zh="收到建议", en="the suggestion is received"),
    length=30,
    unit=Unit.PARAM,
    cites=(art(40, 4),),
    mark="V/D",
)
SIMPLE_ACCEPT = Limit(
    id="R16a",
    name=Text(zh="简易办理：决定是否受理", en="simple handling: decide on acceptance"),
    binds=ORGAN,
    day0=Text(zh="收到", en="the matter is received"),
    length=3,
    unit=Unit.WORKDAY,
    cites=(art(0, law="Simple Handling Trial Measures"),),
    mark="P",
)
SIMPLE_CONCLUDE = Limit(
    id="R16b",
    name=Text(zh="简易办理：出具处理意见", en="simple handling: give the opinion"),
    binds=ORGAN,
    day0=Text(zh="受理", en="the matter is accepted"),
    length=10,
    unit=Unit.WORKDAY,
    cites=(art(0, law="Simple Handling Trial Measures"),),
    mark="P",
)
SIMPLE_PASS = Limit(
    id="R16c",
    name=Text(zh="简易办理：中间层级转送", en="simple handling: pass through a middle layer"),
    binds=Text(zh="每一中间层级", en="each middle layer"),
    day0=Text(zh="收到", en="the matter is received"),
    length=1,
    unit=Unit.WORKDAY,
    cites=(art(0, law="Simple Handling Trial Measures"),),
    mark="P",
)
LAYER_BUDGET = Limit(
    id="R17",
    name=Text(
        zh="国家登记事项逐级转送合计时间",
        en="days for all layers to pass on a national matter",
    ),
    binds=Text(zh="国家、省、市、县信访部门", en="bureaux: nation, province, city, county"),
    day0=Text(zh="登记或者收到", en="the matter is registered or received"),
    length=15,
    unit=Unit.DAY,
    cites=(art(6, law="Satisfaction Measures"),),
    mark="P",
)
LAYER_DAYS = {"nation": 5, "province": 3, "city": 3, "county": 4}
EVALUATE = Limit(
    id="R18",
    name=Text(zh="满意度评价", en="evaluate the handling"),
    binds=PETITIONER,
    day0=Text(zh="告知或者答复送达", en="the notice or answer is served"),
    length=30,
    unit=Unit.PARAM,
    cites=(art(21, 2), art(0, law="Satisfaction Measures")),
    mark="K",
    ours=False,
)
CONFIRM = Limit(
    id="R19",
    name=Text(
        zh="共同申请司法确认调解协议",
        en="apply together for judicial confirmation of a settlement",
    ),
    binds=Text(zh="双方当事人", en="both parties"),
    day0=Text(zh="调解协议生效", en="the mediation agreement takes effect"),
    length=30,
    unit=Unit.DAY,
    cites=(art(33), art(33, law="People's Mediation Law")),
    ours=False,
)
NOTICE_SERVED = Limit(
    id="R20",
    name=Text(zh="公告送达视为送达", en="service by public notice is deemed done"),
    binds=Text(zh="送达机关", en="sender"),
    day0=Text(zh="发出公告", en="the notice is issued"),
    length=30,
    unit=Unit.DAY,
    cites=(art(95, law="Civil Procedure Law"),),
    mark="V/D",
)

LIMITS: dict[str, Limit] = {
    limit.id: limit
    for limit in (
        DISPOSE,
        INFORM_DIRECT,
        INFORM,
        OBJECT,
        CONCLUDE,
        EXTENSION,
        REQUEST_REVIEW,
        REVIEW,
        REQUEST_REEXAMINATION,
        REEXAMINE,
        FEED_BACK,
        REPORT_URGENT,
        REPORT_YEARLY,
        ASSESS_YEARLY,
        ADOPT_FEEDBACK,
        SIMPLE_ACCEPT,
        SIMPLE_CONCLUDE,
        SIMPLE_PASS,
        LAYER_BUDGET,
        EVALUATE,
        CONFIRM,
        NOTICE_SERVED,
    )
}
