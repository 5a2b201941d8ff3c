"""The reference page of the procedure: the charts and every step (Arts. 17-40)."""

from __future__ import annotations

from lianxin.config.reference.tables import both, cited, code, table
from lianxin.procedure import diagram
from lianxin.procedure.facts import FACTS
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import CLOSED, OPEN, Stage
from lianxin.procedure.step import Step
from lianxin.procedure.steps import STEPS
from lianxin.statute.limits import Limit

HEADS = (
    "步骤 Step",
    "谁 Who",
    "从 From",
    "到 To",
    "须写明 Asks",
    "期限 Clocks",
    "文书 Form",
    "依据 Law",
)
INTRODUCTION = """
办理程序只有一张表：页面上的按钮、对记录的检查、下面的状态图和本页，都出自这张表。
期限一栏：▶ 开始，■ 停止，↻ 恢复，⧗ 另行计算。
密件（检举控告）只能由“密件中可由”一栏列出的人员办理，没有列出的步骤一律不得在密件中进行。

The procedure is one table: the buttons of the pages, the checks of the record, the charts below and
this page all come from it. Clocks: ▶ starts, ■ stops, ↻ resumes, ⧗ reckoned anew. In a sealed
matter (an accusation) only the steps with somebody under *under seal* may be taken, by them alone.
"""
STAYS = "（不变 stays）"


def procedure() -> str:
    """Return the page."""
    charts = "\n\n".join(_chart(track) for track in diagram.TRACKS)
    return "\n\n".join(
        [
            INTRODUCTION.strip(),
            "## 状态图 · Charts",
            charts,
            _everywhere(),
            "## 阶段 · Stages",
            _stages(),
            "## 步骤 · Steps",
            _steps(),
            "## 事实 · Facts",
            _facts(),
        ]
    )


def _chart(track: diagram.Track) -> str:
    return f"### {track.code} {track.name.zh} · {track.name.en}\n\n```mermaid\n" + (
        diagram.mermaid(track) + "\n```"
    )


def _everywhere() -> str:
    """Return the steps that lead away from everywhere, which the charts leave out."""
    steps = [step for step in STEPS.values() if diagram.from_everywhere(step)]
    lines = [
        f"- `{step.name}` {step.label.zh} · {step.label.en}：{_stages_of(step)} → {_to(step)}"
        for step in steps
    ]
    title = "图中未画出、可从任何此类阶段进行的步骤 · Steps that lead away from everywhere:"
    return "\n".join([title, "", *lines])


def _stages() -> str:
    rows = [
        (
            f"`{stage.value}`",
            stage.label.zh,
            stage.label.en,
            "办结 closed" if stage in CLOSED else "在办 open",
        )
        for stage in Stage
    ]
    return table(("代码 Code", "阶段", "Stage", ""), rows)


def _steps() -> str:
    return table(HEADS, (_row(step) for step in STEPS.values()))


def _row(step: Step) -> tuple[str, ...]:
    seal = f"<br>🔒 {_who(step.under_seal)}" if step.under_seal else ""
    asks = code(step.asks)
    may = f"<br>({code(name for name in step.may)})" if step.may else ""
    return (
        f"`{step.name}`<br>{both(step.label)}",
        _who(step.by) + seal,
        _stages_of(step),
        _to(step),
        f"{asks}{may}",
        _clocks(step),
        step.form,
        cited([step.cites]),
    )


def _who(roles: tuple[Role, ...]) -> str:
    return "、".join(role.label.zh for role in roles)


def _stages_of(step: Step) -> str:
    stages = {stage for stage in step.at if stage is not None}
    if not stages:
        return "（开始 start）"
    groups = [
        (OPEN | CLOSED, "任何阶段 any"),
        (OPEN, "任何在办阶段 any open"),
        (CLOSED, "任何办结阶段 any closed"),
    ]
    for group, name in groups:
        if stages >= group:
            return "<br>".join([name, *_codes(stages - group)])
    return "<br>".join(_codes(stages))


def _codes(stages: set[Stage]) -> list[str]:
    return [f"`{stage.value}`" for stage in Stage if stage in stages]


def _to(step: Step) -> str:
    if step.to is None:
        return STAYS
    ends = {edge.end for edge in diagram.edges(step)}
    return "<br>".join(_codes(ends))


def _clocks(step: Step) -> str:
    marked = (("▶", step.starts), ("⧗", step.times), ("↻", step.resumes), ("■", step.stops))
    return "<br>".join(f"{mark} {_ids(limits)}" for mark, limits in marked if limits)


def _ids(limits: tuple[Limit, ...]) -> str:
    if len(limits) > 9:
        return "全部 all" if any(not limit.ours for limit in limits) else "机关的全部 all of organs"
    return " ".join(limit.id for limit in limits)


def _facts() -> str:
    rows = [
        (
            f"`{fact.name}`",
            fact.label.zh,
            fact.label.en,
            fact.kind.value,
            "<br>".join(f"`{value}` {label.zh}" for value, label in fact.choices),
        )
        for fact in FACTS.values()
    ]
    return table(("代码 Code", "事实", "Fact", "种类 Kind", "选项 Choices"), rows)
