"""One typed reader of the environment, which fails with a paragraph that helps (Art. 21)."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")


class Misconfigured(Exception):
    """A setting that cannot be read; the message says which, why, and what would do."""


@dataclass(frozen=True)
class Setting:
    """One documented setting: its name, what it is for, and what it is when unset."""

    name: str
    purpose: str
    default: str


SETTINGS: dict[str, Setting] = {}


def _declare(name: str, purpose: str, default: str) -> str:
    SETTINGS[name] = Setting(name, purpose, default)
    return os.environ.get(name, default)


def text(name: str, purpose: str, *, default: str = "") -> str:
    """Read a text."""
    return _declare(name, purpose, default)


def _parsed(name: str, value: str, parse: Callable[[str], T], wanted: str) -> T:
    try:
        return parse(value)
    except (ValueError, KeyError) as wrong:
        purpose = SETTINGS[name].purpose
        raise Misconfigured(
            f"{name}={value!r} 不是{wanted}。用途：{purpose}\n"
            f"{name}={value!r} is not {wanted}. It is for: {purpose}"
        ) from wrong


def boolean(name: str, purpose: str, *, default: bool) -> bool:
    """Read yes or no."""
    words = {"1": True, "yes": True, "true": True, "0": False, "no": False, "false": False}
    value = _declare(name, purpose, "yes" if default else "no")
    return _parsed(name, value, lambda raw: words[raw.lower()], "yes 或 no / yes or no")


def number(name: str, purpose: str, *, default: int) -> int:
    """Read a whole number that is not negative."""
    value = _declare(name, purpose, str(default))

    def parse(raw: str) -> int:
        if (parsed := int(raw)) < 0:
            raise ValueError(raw)
        return parsed

    return _parsed(name, value, parse, "非负整数 / a whole number")


def path(name: str, purpose: str, *, default: Path) -> Path:
    """Read a folder's path; a relative one counts from where the program was started."""
    return Path(_declare(name, purpose, str(default))).expanduser().resolve()


def words(name: str, purpose: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """Read a list of words separated by commas."""
    return [word for word in _declare(name, purpose, ",".join(default)).split(",") if word]


def var() -> Path:
    """Return the folder of the data and the keys."""
    ours = Path(__file__).resolve().parent.parent.parent / "var"
    return path(
        "LIANXIN_VAR", "数据、密钥与上传所在的文件夹 / the folder of data and keys", default=ours
    )
