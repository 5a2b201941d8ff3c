"""Conditions on steps: each returns the reason to refuse, or nothing (Arts. 19-36).

Conditions on days and numbers are in `bounds`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

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
SIGN_BY_ANOTHER = Text("请由另一名工作人员核对并签字。", "Let another officer check it and sign.")
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
REFUSALS = {"refuse": "N1", "refuse_further": "N2"}


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


def no_new_facts(case: Case, entry: Entry) -> Refusal | None:
    """Keep a matter open where the petitioner brought new facts or reasons (Art. 36 ¶3)."""
    if not entry.facts.get("new_facts"):
        return None
    return no(
        "信访人提出了新的事实或者理由，应当继续办理",
        "the petitioner brings new facts or reasons: the matter goes on",
        cites=art(36, 3),
        remedy=GO_ON,
    )


def ground_fits(case: Case, entry: Entry) -> Refusal | None:
    """Tie each refusal to the one ground that the law gives for it (Arts. 19 ¶3, 36 ¶3)."""
    step = str(entry.facts.get("step"))
    wanted = REFUSALS.get(step)
    if wanted is None or entry.facts.get("ground") == wanted:
        return None
    return no(
        f"该决定只能以{wanted}为理由",
        f"this decision has one ground only, {wanted}",
        cites=art(19, 3) if step == "refuse" else art(36, 3),
    )


def proposed_by_another(step: str) -> Guard:
    """Require that another officer proposed this decision, so that two have signed it."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        if case.known.get("step") != step or "proposed" not in case.flags:
            return no(
                "该决定须先由一名工作人员提出，再由另一名工作人员签字",
                "one officer proposes this decision and another signs it",
                remedy=Text("请先提出拟作决定。", "Propose the decision first."),
            )
        if case.authors.get("propose") == entry.who:
            return no(
                "提出人不得自己签字", "whoever proposed it may not sign it", remedy=SIGN_BY_ANOTHER
            )
        return None

    return guard


def accused_is_known(case: Case, entry: Entry) -> Refusal | None:
    """Require the accused organ to be named, or nothing could keep the matter from it."""
    if entry.facts.get("accused") or case.known.get("accused"):
        return None
    return no(
        "须先写明被检举、控告的单位（或者被检举人所在单位），才能防止材料转到那里",
        "first name the organ accused, or that of the person accused, to keep the matter from it",
        cites=art(30, 3),
    )


def not_to_the_accused(case: Case, entry: Entry) -> Refusal | None:
    """Refuse any target that is the accused organ or under its charge."""
    barred = _named(case.known) | _named(entry.facts)
    targets = (entry.facts.get(name) for name in ("unit", "organ"))
    if not any(target is not None and str(target) in barred for target in targets):
        return None
    return no(
        "不得将检举控告材料转给被检举、揭发的单位或者其所属单位",
        "an accusation may not reach the organ accused or one under its charge",
        cites=art(30, 3),
        remedy=Text("请另选有管理权限的机关。", "Choose another organ with authority over it."),
    )


def _named(facts: Mapping[str, Any]) -> set[str]:
    """Return the organs that the facts bar, however the list is written."""
    barred = facts.get("barred") or ()
    listed = barred.replace("，", ",").split(",") if isinstance(barred, str) else barred
    organs = (*listed, facts.get("accused"))
    return {str(organ).strip() for organ in organs if organ is not None and str(organ).strip()}


def outside_the_unit(case: Case, entry: Entry) -> Refusal | None:
    """Require somebody outside the unit that handles the matter."""
    if entry.organ is None or entry.organ != case.known.get("unit"):
        return None
    return no(
        "须由责任单位以外的人员办理",
        "somebody outside the responsible unit does this",
        remedy=Text("请交登记该事项的信访部门办理。", "Leave it to the petition office."),
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


def not_the_same_result_again(case: Case, entry: Entry) -> Refusal | None:
    """After a decision was set aside, refuse the same result on the same facts and reasons."""
    if "redone" not in case.flags or entry.facts.get("new_basis"):
        return None
    if entry.facts.get("outcome") != case.known.get("outcome"):
        return None
    return no(
        "被责令重新处理的，不得以同一事实和理由作出相同的处理意见",
        "after being set aside, the same facts and reasons may not give the same result",
        cites=art(35),
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


def another_organ(fact: str, *before: str) -> Guard:
    """Require the organ asked to be none of those that decided before (Arts. 35, 36 ¶1)."""

    def guard(case: Case, entry: Entry) -> Refusal | None:
        organ = entry.facts.get(fact)
        if all(organ != case.known.get(name) for name in before):
            return None
        return no(
            "应当向上一级机关、单位请求，不能由原来的机关自己复查、复核",
            "one asks the organ one level above, not the one that decided before",
            remedy=Text("请选择上一级机关、单位。", "Choose the organ one level above."),
        )

    return guard


def came_from(*stages: Stage, zh: str, en: str) -> When:
    """Require a lapsed matter to have lapsed from one of these stages."""

    def when(case: Case) -> Refusal | None:
        if case.stage is not Stage.CLOSED_LAPSED or case.before in stages:
            return None
        return no(zh, en)

    return when
