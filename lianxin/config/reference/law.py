"""The reference pages of the law: limits, forms, channels, grounds, words (Arts. 19-36)."""

from __future__ import annotations

from lianxin.config.reference.tables import NONE, both, cited, code, table
from lianxin.procedure.steps import STEPS
from lianxin.statute.channels import CHANNELS, Channel
from lianxin.statute.forms import FORMS, Field, Form
from lianxin.statute.glossary import TERMS
from lianxin.statute.grounds import GROUNDS
from lianxin.statute.limits import LIMITS, Limit, Unit

UNITS = {
    Unit.DAY: "日 days",
    Unit.WORKDAY: "个工作日 working days",
    Unit.SET: "由交办机关指定 set by the sender",
    Unit.PARAM: "日（由机关设定） days, set by the office",
    Unit.PROMPT: "及时 promptly",
    Unit.YEAR: "每年 yearly",
}
MARKS = """
标记：V 条文明定；P 仅见摘录；K 未核实；D 条例未定，由本系统选定。
Marks: V stands in the law; P seen in extract; K unverified; D the law is silent, our choice.
"""


def limits() -> str:
    """Return the page of time limits."""
    heads = (
        "编号 Id",
        "期限 Limit",
        "约束 Binds",
        "起算 Day zero",
        "长度 Length",
        "开始于 Started by",
        "停止于 Stopped by",
        "依据 Law",
        "标记 Mark",
    )
    rows = [
        (
            limit.id,
            both(limit.name),
            both(limit.binds),
            both(limit.day0),
            _length(limit),
            _starters(limit),
            _stoppers(limit),
            cited(limit.cites),
            limit.mark,
        )
        for limit in LIMITS.values()
    ]
    return f"{MARKS.strip()}\n\n{table(heads, rows)}"


def _length(limit: Limit) -> str:
    days = f"{limit.length} " if limit.length is not None else ""
    more = f"（可延长 extendable {limit.extendable_by}）" if limit.extendable_by else ""
    return f"{days}{UNITS[limit.unit]}{more}"


def _starters(limit: Limit) -> str:
    return code(s.name for s in STEPS.values() if limit in (*s.starts, *s.times))


def _stoppers(limit: Limit) -> str:
    """Return the steps that stop a clock, without those that end everything."""
    stops = (s for s in STEPS.values() if limit in s.stops and len(s.stops) < len(LIMITS) // 2)
    return code(step.name for step in stops)


def forms() -> str:
    """Return the page of forms."""
    return "\n\n".join(_form(form) for form in FORMS.values())


def _form(form: Form) -> str:
    made_by = code(step.name for step in STEPS.values() if step.form == form.number)
    heads = ("字段 Field", "名称", "Label", "必填 Required", "依据 Law")
    rows = [
        (
            f"`{field.name}`" + (f" ({field.part})" if field.part else ""),
            field.label.zh,
            field.label.en,
            _required(field),
            cited(field.cites),
        )
        for field in form.fields
    ]
    title = f"## {form.number} {form.name.zh} · {form.name.en}"
    law = f"依据 Law: {'、'.join(c.zh for c in form.cites)} ({', '.join(map(str, form.cites))})"
    return "\n\n".join([title, f"{law}；步骤 Steps: {made_by or NONE}", table(heads, rows)])


def _required(field: Field) -> str:
    if field.when:
        return f"`{field.when}`"
    return "是 yes" if field.required else ""


def channels() -> str:
    """Return the page of channels."""
    heads = (
        "争议 Dispute",
        "路径 Path",
        "去哪里 Where",
        "本人期限 The person's time",
        "依据 Law",
        "标记 Mark",
    )
    rows = [
        (
            both(channel.dispute),
            " ".join(route.code for route in channel.routes),
            both(channel.where),
            _persons_time(channel),
            ", ".join(map(str, channel.cites)),
            channel.mark,
        )
        for channel in CHANNELS
    ]
    return f"{MARKS.strip()}\n\n{table(heads, rows)}"


def _persons_time(channel: Channel) -> str:
    since = channel.counted_from
    day0 = f"<br>自 {since.zh} / from {since.en}" if since else ""
    return f"{both(channel.limit)}{day0}"


def grounds() -> str:
    """Return the page of grounds."""
    heads = (
        "编号 Code",
        "理由 Ground",
        "后果 Effect",
        "救济 Remedy",
        "双签 Two signers",
        "文书 Form",
        "依据 Law",
        "标记 Mark",
    )
    rows = [
        (
            ground.code,
            both(ground.name),
            both(ground.effect),
            both(ground.remedy),
            "是 yes" if ground.needs_second_signer else "",
            ground.form,
            cited(ground.cites),
            ground.mark,
        )
        for ground in GROUNDS.values()
    ]
    return table(heads, rows)


def glossary() -> str:
    """Return the page of words."""
    rows = [(f"`{term.term}`", term.zh, term.en) for term in TERMS.values()]
    return table(("代码用词 Code", "中文", "English"), rows)
