"""Read the repository: its modules, templates, documents and every text that somebody wrote."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGE = ROOT / "lianxin"
TEMPLATES = PACKAGE / "templates"
OURS = ("lianxin", "tests", "bench", "tools", "docs", ".ci")
KEPT_BY_TOOLS = {"__pycache__", "node_modules", "vendor", ".hypothesis"}
WORDS = {
    ".py",
    ".html",
    ".md",
    ".toml",
    ".csv",
    ".po",
    ".js",
    ".css",
    ".typ",
    ".sh",
    ".yml",
    ".yaml",
    ".txt",
    ".svg",
}


def _kept(path: Path) -> bool:
    return path.is_file() and not KEPT_BY_TOOLS & set(path.relative_to(ROOT).parts)


@cache
def files() -> tuple[Path, ...]:
    """Return every file of ours; what tools keep and what others wrote (vendor) is left out."""
    top = (path for path in ROOT.iterdir() if path.is_file())
    below = (path for place in OURS for path in (ROOT / place).rglob("*"))
    return tuple(sorted(path for path in (*top, *below) if _kept(path)))


def texts() -> tuple[Path, ...]:
    """Return every file of words; the locks and the licence were not written here."""
    others = {"LICENSE", "requirements.txt", "requirements-dev.txt"}
    named = {"Makefile", "run"}
    return tuple(
        path
        for path in files()
        if (path.suffix in WORDS or path.name in named)
        and path.name not in others
        and path != ROOT / "tools" / "uv.txt"
    )


def modules(*places: str) -> tuple[Path, ...]:
    """Return the Python modules beneath the places named, or all; migrations are left out."""
    return tuple(
        path
        for path in files()
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and (not places or path.relative_to(ROOT).parts[0] in places)
    )


def templates() -> tuple[Path, ...]:
    """Return the templates of pages."""
    return tuple(path for path in files() if path.suffix == ".html" and PACKAGE in path.parents)


def documents() -> tuple[Path, ...]:
    """Return what people read beside the code."""
    return tuple(path for path in files() if path.suffix == ".md")


def name(path: Path) -> str:
    """Return a path as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def parsed(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=name(path))


def told(found: list[str]) -> str:
    """Return findings one to a line, for the message of a failing test."""
    return "\n" + "\n".join(found)
