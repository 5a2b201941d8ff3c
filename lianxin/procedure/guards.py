"""Conditions on steps: each returns the reason to refuse, or nothing (Arts. 19-36).

Conditions on days and numbers are in `bounds`.
"""

from __future__ import annotations

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.refusal import Guard, Refusal, When, no
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, Stage
from lianxin.statute.citation import Citation, art
from lianxin.statute.limits import FEED_BACK
from lianxin.statute.text import Text

ACTED_ALREADY = Text(
    "请刷新页面，按事项目前的状态办理。", "Reload the page and act on the matter as it stands now."
)
GO_ON = Text(
    "请继续登记、甄别；需要的，可以重新启动原信访事项。",
    "Go on to register and screen it; where it fits, reopen the earlier matter.",
)
CONVERT = Text("请先转为普通程序。", "First turn to the ordinary procedure.")
STILL_HEARD = Text(
    "仍有意见的，可以请求复查或者向信访部门反映。",
    "Ask for review, or write to the petition office.",
)
NOT_SIMPLE = art(5, law="Simple Handling Measures")


def has(fact: str, zh: str, en: str, cites: Citation | None = None) -> Guard:
    """Require a fact that is true, and say what is missing."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        return None if entry.facts.get(fact) else no(zh, en, cites=cites)

    return guard


RECUSAL_CLEARED = has(
    "recusal_cleared",
    "须先确认承办人没有应当回避的情形",
    "first make sure that the handler need not recuse",
    art(28, 3),
)


def is_one_of(fact: str, *values: str, zh: str, en: str, cites: Citation | None = None) -> Guard:
    """Require a fact to have one of the values."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        return None if entry.facts.get(fact) in values else no(zh, en, cites=cites)

    return guard


def routed_as(*routes: str, zh: str, en: str, cites: Citation | None = None) -> When:
    """Require the matter's route to be one of these."""

    def when(case: Case) -> Refusal | None:
        return None if case.route in routes else no(zh, en, cites=cites)

    return when


def not_routed_as(*routes: str, zh: str, en: str, cites: Citation | None = None) -> When:
    """Require the matter's route to be none of these."""

    def when(case: Case) -> Refusal | None:
        return no(zh, en, cites=cites) if case.route in routes else None

    return when


def done(step: str, zh: str, en: str, cites: Citation | None = None) -> When:
    """Require that a step was taken since the matter came to the unit."""

    def when(case: Case) -> Refusal | None:
        return None if step in case.done else no(zh, en, cites=cites)

    return when


def flagged(flag: str, zh: str, en: str) -> When:
    """Require something to be open beside the main stage."""

    def when(case: Case) -> Refusal | None:
        return None if flag in case.flags else no(zh, en, remedy=ACTED_ALREADY)

    return when


def not_flagged(
    flag: str, zh: str, en: str, *, remedy: Text = ACTED_ALREADY, cites: Citation | None = None
) -> When:
    """Require something not to be open beside the main stage."""

    def when(case: Case) -> Refusal | None:
        return no(zh, en, remedy=remedy, cites=cites) if flag in case.flags else None

    return when


def directly_raised(case: Case) -> Refusal | None:
    """Allow a unit to act before anything was forwarded only where the petitioner came to it."""
    if case.direct or case.stage in {Stage.FORWARDED, Stage.ASSIGNED}:
        return None
    return no(
        "该事项尚未转送或者交办给责任单位",
        "the matter has not been forwarded or assigned to a unit",
        cites=art(23, 3),
    )


def residual(case: Case, entry: Entry) -> Refusal | None:
    """Accept only what no other procedure fits; the unit may correct the screening (Art. 31)."""
    if (entry.facts.get("route") or case.route) == "A6":
        return None
    return no(
        "只有第三十一条第六项的申诉求决事项适用信访程序受理",
        "only a claim that no other procedure fits is accepted here",
        cites=art(31, item=6),
        remedy=Text(
            "属于第一项至第五项的，请告知途径；核实后确属第六项的，请在受理时更正分类。",
            "Tell the path of Art. 31(1) to (5); or, if none of them fits, correct the route "
            "when accepting.",
        ),
    )


def not_a_joint_or_assigned_matter(case: Case) -> Refusal | None:
    """Keep joint petitions and what a higher organ assigned out of simple handling."""
    joint = (case.known.get("persons") or 1) > 1
    from_above = case.known.get("channel") == "above" and case.stage is Stage.ASSIGNED
    if not joint and not from_above:
        return None
    return no(
        "上级交办、多人联名的事项不适用简易办理",
        "what a higher organ assigned, or several people raise, is not handled simply",
        cites=NOT_SIMPLE,
        remedy=Text("请按普通程序受理。", "Accept it by the ordinary procedure."),
    )


def simple_only_if_supported(case: Case, entry: Entry) -> Refusal | None:
    """Turn back to the ordinary procedure where the claim may not be supported."""
    if "simple" not in case.flags or entry.facts.get("outcome") == "supported":
        return None
    return no(
        "诉求可能不予支持的，不适用简易办理",
        "a claim that may not be supported is not handled simply",
        cites=NOT_SIMPLE,
        remedy=CONVERT,
    )


def only_visits_go_to_a_wrong_place(case: Case, entry: Entry) -> Refusal | None:
    """Guide by place only those who came in person: letters and the net know no level."""
    if entry.facts.get("ground") != "N4" or case.known.get("channel") == "visit":
        return None
    return no(
        "只有走访须到有权处理的本级或者上一级机关提出，书信、网络、电话不受此限",
        "only visits go to the competent level or the one above; letters and the net know no level",
        cites=art(20, 1),
        remedy=GO_ON,
    )


def reported_upward(case: Case, entry: Entry) -> Refusal | None:
    """Have a petition department report upward and to the national bureau too (Art. 25 ¶2)."""
    if entry.by in {Role.HANDLER, Role.HEAD_OF_ORGAN} or entry.facts.get("to_above"):
        return None
    return no(
        "应当向上一级信访部门报告，同时报告国家信访局",
        "it is reported to the petition department above and to the national bureau",
        cites=art(25, 2),
    )


def read_back_if_oral(case: Case, entry: Entry) -> Refusal | None:
    """Require an oral petition to be recorded and read back (Art. 19 ¶1)."""
    if not entry.facts.get("oral") or entry.facts.get("read_back"):
        return None
    return no(
        "口头提出的，应当如实记录并向信访人宣读核对",
        "an oral petition is recorded and read back to the petitioner",
        cites=art(19, 1),
    )


def supports_the_claim(case: Case, entry: Entry) -> Refusal | None:
    """Follow the execution of a supported claim only (Art. 32 ¶2)."""
    if case.known.get("outcome") == "supported":
        return None
    return no(
        "只有支持诉求的处理意见需要执行跟踪",
        "only an opinion that supports the claim is carried out",
    )


def adopted(case: Case, entry: Entry) -> Refusal | None:
    """Carry out only a suggestion that was adopted, whole or in part (Art. 29 ¶1)."""
    if case.known.get("adoption") in {"adopted", "partly"}:
        return None
    return no("未采纳的建议无须落实", "what was not adopted is not carried out")


def feedback_is_owed(case: Case) -> Refusal | None:
    """Feed back where the sender asked for it and it is still owed (Art. 22 ¶1(3))."""
    if case.running(FEED_BACK):
        return None
    return no("没有要求反馈的交办", "no feedback was asked for", remedy=ACTED_ALREADY)


def something_is_left_to_do(case: Case) -> Refusal | None:
    """Supervise what is open; of what is closed, only promises not kept and feedback owed."""
    if case.stage not in CLOSED or case.flags & {"executing", "agreed"} or case.due:
        return None
    return no("该事项已经办结，没有待履行的内容", "the matter is closed and nothing is left to do")


def not_yet_evaluated(case: Case, entry: Entry) -> Refusal | None:
    """Let each of the two targets be evaluated once, by the petitioner."""
    if f"evaluated {entry.facts.get('target')}" not in case.flags:
        return None
    return no(
        "已经评价过，不能更改",
        "it has been evaluated already and cannot be changed",
        remedy=STILL_HEARD,
    )


def set_aside(wanted: bool) -> When:
    """Tell a decision that sets aside (the unit handles anew) from one that stands."""

    def when(case: Case) -> Refusal | None:
        if (case.known.get("decision") == "set_aside") is wanted:
            return None
        return no(
            "撤销的，责令重新处理；维持或者变更的，送达复查意见书",
            "what is set aside goes back to the unit; what is upheld or changed is served",
            cites=art(35),
        )

    return when


def outcome_only_if_changed(case: Case, entry: Entry) -> Refusal | None:
    """Let a review state a result of its own only where it changes the opinion."""
    if not entry.facts.get("outcome") or entry.facts.get("decision") == "changed":
        return None
    return no(
        "只有变更原意见的，才写明新的处理结论",
        "a new result is stated only where the opinion is changed",
    )


def came_from(*stages: Stage, zh: str, en: str) -> When:
    """Require a lapsed matter to have lapsed from one of these stages."""

    def when(case: Case) -> Refusal | None:
        if case.stage is not Stage.CLOSED_LAPSED or case.before in stages:
            return None
        return no(zh, en)

    return when
