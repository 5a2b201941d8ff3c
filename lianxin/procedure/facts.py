"""What an entry may say besides its step: facts by name, never a person's data (Art. 30 ¶3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lianxin.statute.outcomes import NAMES, Adoption, Decision, Outcome
from lianxin.statute.routes import ROUTES as PATHS
from lianxin.statute.text import Text


class Kind(StrEnum):
    """What sort of thing a fact is; words are kept apart from the record, which points at them."""

    DAY = "day"
    NUMBER = "number"
    FLAG = "flag"
    CODE = "code"
    ORGAN = "organ"
    OFFICER = "officer"
    MATTER = "matter"
    ITEM = "item"
    FILE = "file"
    WORDS = "words"


@dataclass(frozen=True)
class Fact:
    """One fact: its name, its label, its kind and, for codes, the choices."""

    name: str
    label: Text
    kind: Kind
    choices: tuple[tuple[str, Text], ...] = ()
    hint: Text | None = None

    def fits(self, value: object) -> bool:
        """Tell whether a value can be this fact; what is only pointed at is not looked at."""
        if self.kind is Kind.DAY:
            return isinstance(value, date)
        if self.kind is Kind.NUMBER:
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
        if self.kind is Kind.FLAG:
            return isinstance(value, bool)
        return not self.choices or value in {code for code, _label in self.choices}


def _fact(name: str, kind: Kind, zh: str, en: str, *choices: tuple[str, str, str]) -> Fact:
    codes = tuple((code, Text(zh_, en_)) for code, zh_, en_ in choices)
    return Fact(name, Text(zh, en), kind, codes)


def _codes(kind: type[StrEnum]) -> list[tuple[str, str, str]]:
    return [(code.value, NAMES[code].zh, NAMES[code].en) for code in kind]


CHANNELS = (
    ("net", "网上", "internet"),
    ("letter", "来信", "letter"),
    ("phone", "来电", "telephone"),
    ("fax", "传真", "fax"),
    ("visit", "来访", "visit"),
    ("above", "上级交转", "from above"),
)
SERVICE = (
    ("direct", "直接送达", "handed over"),
    ("family", "同住成年家属签收", "handed to an adult of the household"),
    ("left", "留置送达", "left, with a witness or a recording"),
    ("electronic", "约定电子送达", "electronically, as agreed"),
    ("post", "邮寄送达", "by registered post"),
    ("notice", "公告送达", "by public notice"),
)
RATINGS = (
    ("satisfied", "满意", "satisfied"),
    ("fairly", "基本满意", "fairly satisfied"),
    ("dissatisfied", "不满意", "dissatisfied"),
)
TARGETS = (
    ("office", "信访部门", "the petition office"),
    ("unit", "责任单位", "the responsible unit"),
)
ROUTES = tuple((code, path.name.zh, path.name.en) for code, path in PATHS.items())
DUTIES = (
    ("irregular_acceptance", "违反规定受理", "accepted against the rules"),
    ("irregular_handling", "违反规定办理", "handled against the rules"),
    ("shifting", "推诿", "shifting the matter away"),
    ("perfunctory", "敷衍", "handled perfunctorily"),
    ("delay", "拖延", "delay"),
    ("falsehood", "弄虚作假", "falsehood"),
    ("not_executed", "拒不执行处理意见", "opinion not carried out"),
)

FACTS: dict[str, Fact] = {
    fact.name: fact
    for fact in (
        _fact("received_on", Kind.DAY, "收到日期", "received on"),
        _fact("channel", Kind.CODE, "渠道", "channel", *CHANNELS),
        _fact("direct", Kind.FLAG, "直接向本单位提出", "raised directly with this organ"),
        _fact("persons", Kind.NUMBER, "人数", "number of persons"),
        _fact("representatives", Kind.NUMBER, "代表人数", "number of representatives"),
        _fact("item", Kind.ITEM, "信访件", "item"),
        _fact("oral", Kind.FLAG, "口头提出", "raised orally"),
        _fact("read_back", Kind.FLAG, "已向信访人宣读核对", "read back to the petitioner"),
        _fact("route", Kind.CODE, "分类路径", "route", *ROUTES),
        _fact("category", Kind.CODE, "内容分类", "category"),
        _fact("place", Kind.CODE, "问题属地", "place of the problem"),
        _fact("recusal_cleared", Kind.FLAG, "无应当回避的情形", "nobody acting must recuse"),
        _fact("organ", Kind.ORGAN, "机关、单位", "organ"),
        _fact("unit", Kind.ORGAN, "责任单位", "responsible unit"),
        _fact("review_organ", Kind.ORGAN, "复查机关", "reviewing organ"),
        _fact("reexamination_organ", Kind.ORGAN, "复核机关", "re-examining organ"),
        _fact("barred", Kind.CODE, "不得接收的单位", "organs that may not receive it"),
        _fact("accused", Kind.ORGAN, "被检举控告的单位", "the organ accused"),
        _fact("handler", Kind.OFFICER, "承办人", "handler"),
        _fact("second", Kind.OFFICER, "协办人", "second officer"),
        _fact("due_on", Kind.DAY, "期限", "due on"),
        _fact("days", Kind.NUMBER, "天数", "days"),
        _fact("reason", Kind.WORDS, "理由", "reasons"),
        _fact("note", Kind.WORDS, "说明", "note"),
        _fact("new_facts", Kind.WORDS, "新的事实或者理由", "new facts or reasons"),
        _fact("late_reason", Kind.WORDS, "逾期的正当理由", "good reason for being late"),
        _fact("step", Kind.CODE, "拟作决定", "decision proposed"),
        _fact("ground", Kind.CODE, "理由编码", "ground"),
        _fact("parent", Kind.MATTER, "原信访事项", "earlier matter"),
        _fact("child", Kind.MATTER, "拆分出的信访事项", "matter split off"),
        _fact("body", Kind.WORDS, "有权处理的机关、单位", "the right body"),
        _fact("own_limit", Kind.WORDS, "信访人应当注意的期限", "the petitioner's own time limit"),
        _fact("opens", Kind.FLAG, "本单位自行启动该程序", "this organ opens that procedure"),
        _fact("outcome", Kind.CODE, "处理结论", "outcome", *_codes(Outcome)),
        _fact("decision", Kind.CODE, "复查复核结论", "decision", *_codes(Decision)),
        _fact("new_basis", Kind.FLAG, "有新的事实或者依据", "rests on new facts or basis"),
        _fact("adoption", Kind.CODE, "采纳情况", "adoption", *_codes(Adoption)),
        _fact("consent", Kind.FLAG, "本人同意", "the person consents"),
        _fact("both_consent", Kind.FLAG, "双方当事人同意", "both parties consent"),
        _fact("lawful", Kind.FLAG, "不违反强制性规定", "not against mandatory law"),
        _fact("method", Kind.CODE, "送达方式", "way of service", *SERVICE),
        _fact("proof", Kind.FILE, "证明材料", "proof"),
        _fact("document", Kind.FILE, "文书", "document"),
        _fact("word", Kind.FILE, "文书（Word）", "document (Word)"),
        _fact("digest", Kind.CODE, "文书摘要值", "digest of the document"),
        _fact("document_number", Kind.CODE, "文号", "document number"),
        _fact("posted_on", Kind.DAY, "交邮日期", "posted on"),
        _fact("hearing_from", Kind.DAY, "听证通知发出日", "hearing notice issued on"),
        _fact("hearing_to", Kind.DAY, "听证结论签署日", "hearing conclusion signed on"),
        _fact("target", Kind.CODE, "评价对象", "evaluated", *TARGETS),
        _fact("rating", Kind.CODE, "评价", "rating", *RATINGS),
        _fact("comment", Kind.WORDS, "评价说明", "comment"),
        _fact("words", Kind.WORDS, "本人陈述", "in the person's own words"),
        _fact("voluntary", Kind.FLAG, "确系自愿", "confirmed as voluntary"),
        _fact("duty", Kind.CODE, "督办情形", "what is supervised", *DUTIES),
        _fact("solved", Kind.FLAG, "问题已解决", "solved"),
        _fact("plan", Kind.WORDS, "化解计划", "plan"),
        _fact("lead", Kind.OFFICER, "包案领导", "lead official"),
        _fact(
            "to_above",
            Kind.FLAG,
            "已报上一级信访部门和国家信访局",
            "reported up and to the national bureau",
        ),
        _fact(
            "to_government",
            Kind.FLAG,
            "已报本级党委和政府",
            "reported to the committee and government",
        ),
    )
}
