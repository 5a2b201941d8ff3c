"""What protects people: two signatures, no way to the accused, another organ (Arts. 19, 30, 36)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lianxin.procedure.case import Case
from lianxin.procedure.entry import Entry
from lianxin.procedure.guards import GO_ON
from lianxin.procedure.refusal import Guard, Refusal, no
from lianxin.statute.citation import art
from lianxin.statute.text import Text

SIGN_BY_ANOTHER = Text("请由另一名工作人员核对并签字。", "Let another officer check it and sign.")
REFUSALS = {"refuse": "N1", "refuse_further": "N2"}


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
