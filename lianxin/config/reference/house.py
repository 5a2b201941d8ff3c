"""The reference pages of the house: who sees what, settings, commands (Arts. 14, 18, 30 ¶3)."""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Iterator
from pathlib import Path

from lianxin.config.environment import SETTINGS, Setting
from lianxin.config.reference.tables import both, code, table
from lianxin.procedure.stages import Stage
from lianxin.procedure.steps import STEPS

ROOT = Path(__file__).resolve().parents[3]
SEEN = """
能否看到一个信访事项，取决于岗位所在机关与该事项的关系和事项所处的阶段；没有列出的一律看不到。
密件（检举控告）只有登记机关的密件经办人可以看到。

Whether an officer sees a matter follows from what the organ of their post is to it and from its
stage; what is not listed is not seen. A sealed matter (an accusation) is seen by the confidential
clerks of its office alone.
"""
RELATIONS = {
    "office": "登记机关 the office",
    "unit": "责任单位 the unit",
    "reviewer": "复查机关 the reviewer",
    "reexaminer": "复核机关 the re-examiner",
}


def access() -> str:
    """Return the page of who sees what."""
    table_of = importlib.import_module("lianxin.matters.access")
    rows = [
        (
            f"{sight.role.label.zh} {sight.role.label.en}",
            RELATIONS.get(sight.relation.value, sight.relation.value),
            _stages(sight.stages),
            "是 yes" if sight.sealed else "",
        )
        for sight in table_of.SIGHTS
    ]
    heads = ("岗位 Role", "关系 Relation", "阶段 Stages", "密件 Sealed")
    acts = [
        (
            f"`{step.name}`<br>{both(step.label)}",
            "、".join(role.label.zh for role in step.by),
            "、".join(role.label.zh for role in step.under_seal),
        )
        for step in STEPS.values()
    ]
    return "\n\n".join(
        [
            SEEN.strip(),
            "## 看 · Seeing",
            table(heads, rows),
            "## 办 · Acting",
            table(("步骤 Step", "谁 Who", "密件中可由 Under seal"), acts),
        ]
    )


def _stages(stages: frozenset[Stage]) -> str:
    if stages == frozenset(Stage):
        return "全部 all"
    missing = frozenset(Stage) - stages
    if len(missing) < len(stages):
        return "除外 all but " + code(s.value for s in Stage if s in missing)
    return code(s.value for s in Stage if s in stages)


def settings() -> str:
    """Return the page of settings; folders are told from where the program lies."""
    importlib.import_module("lianxin.config.settings")
    rows = [
        (f"`{setting.name}`", setting.purpose, _unset(setting))
        for setting in sorted(SETTINGS.values(), key=lambda one: one.name)
    ]
    return table(("变量 Variable", "用途 Purpose", "不设时 Unset"), rows)


def _unset(setting: Setting) -> str:
    """Return what holds without a setting; one that follows another says so in its purpose."""
    follows = "unless set" in setting.purpose
    return "" if follows or not setting.default else f"`{_here(setting.default)}`"


def _here(default: str) -> str:
    return default.replace(f"{ROOT}/", "")


def commands() -> str:
    """Return the page of commands, drawn from their own help."""
    parser: argparse.ArgumentParser = importlib.import_module("lianxin.config.commands").parser()
    parts = [f"{parser.description}"]
    parts += [_command(name, one) for name, one in sorted(_under(parser).items())]
    return "\n\n".join(parts)


def _under(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _command(name: str, parser: argparse.ArgumentParser) -> str:
    usage = " ".join(_usage(action) for action in _arguments(parser))
    lines = [
        f"## `lianxin {name}`",
        parser.description or "",
        f"```text\nlianxin {name} {usage}".rstrip() + "\n```",
    ]
    rows = [
        (f"`{_name(action)}`", action.help or "", _default(action)) for action in _arguments(parser)
    ]
    if rows:
        lines.append(table(("参数 Argument", "说明 Meaning", "不写时 Default"), rows))
    return "\n\n".join(lines)


def _arguments(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    return (a for a in parser._actions if not isinstance(a, argparse._HelpAction))


def _name(action: argparse.Action) -> str:
    if action.option_strings:
        return action.option_strings[-1]
    return str(action.metavar or action.dest)


def _usage(action: argparse.Action) -> str:
    if action.option_strings:
        value = "" if action.nargs == 0 else f" {action.metavar or action.dest.upper()}"
        shown = f"{_name(action)}{value}"
        return shown if action.required else f"[{shown}]"
    if action.nargs == argparse.REMAINDER:
        return f"{_name(action)} ..."
    choices = "|".join(map(str, action.choices or ()))
    shown = choices or _name(action)
    return f"[{shown}]" if action.nargs in ("?", "*") else shown


def _default(action: argparse.Action) -> str:
    if action.default in (None, False, argparse.SUPPRESS):
        return ""
    return f"`{_here(str(action.default))}`"
