"""The coverage of the fifty articles: what each creates and what carries it out (Arts. 1-50)."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path

from lianxin.config.reference.tables import NONE, code
from lianxin.procedure.steps import STEPS
from lianxin.statute import citation
from lianxin.statute.articles import ARTICLES, Article
from lianxin.statute.citation import Citation
from lianxin.statute.forms import FORMS
from lianxin.statute.grounds import GROUNDS
from lianxin.statute.limits import LIMITS
from lianxin.statute.routes import ROUTES

ROOT = Path(__file__).resolve().parents[3]
NARROW = 12
"""A module that names more articles than this speaks of the whole procedure, not of one."""
INTRODUCTION = """
五十条逐条列出：说了什么、产生什么，以及由哪些步骤、期限、文书、路径、理由、例子和模块落实。
例子在 `tests/articles/`，懂条例的人都能写。模块一行列出以该条为依据的程序文件。

Article by article: what it says, what it creates, and which steps, limits, forms, routes, grounds,
worked examples and modules carry it out. The examples are in `tests/articles/`; whoever knows the
Regulations can write them. *Modules* are the files of the program that name the article as theirs.
"""
CARRIED: tuple[tuple[str, Callable[[], dict[str, Iterable[Citation]]]], ...] = (
    ("步骤 Steps", lambda: {step.name: [step.cites] for step in STEPS.values()}),
    ("期限 Limits", lambda: {limit.id: limit.cites for limit in LIMITS.values()}),
    ("文书 Forms", lambda: {form.number: form.cites for form in FORMS.values()}),
    ("路径 Routes", lambda: {route.code: route.cites for route in ROUTES.values()}),
    ("理由 Grounds", lambda: {ground.code: ground.cites for ground in GROUNDS.values()}),
)


def articles() -> str:
    """Return the page."""
    return "\n\n".join([INTRODUCTION.strip(), *(_article(one) for one in ARTICLES.values())])


def _article(article: Article) -> str:
    kinds = [kind.label for kind in sorted(article.creates)]
    lines = [f"## {article.cite.zh} · {article.cite}", f"{article.gist.zh}", f"{article.gist.en}"]
    made = "、".join(kind.zh for kind in kinds), ", ".join(kind.en for kind in kinds)
    facts = [("产生 Creates", f"{made[0]} ({made[1]})" if kinds else NONE)]
    facts += [(name, code(_citing(article, carriers()))) for name, carriers in CARRIED]
    facts.append(("例子 Examples", _examples(article.number)))
    facts.append(("模块 Modules", code(_modules().get(article.number, ()))))
    listed = "\n".join(f"- {name}: {value}" for name, value in facts if value and value != NONE)
    return "\n\n".join([*lines, *([listed] if listed else [])])


def _citing(article: Article, carriers: dict[str, Iterable[Citation]]) -> Iterator[str]:
    for name, cites in carriers.items():
        if any(cite.article == article.number and not cite.law for cite in cites):
            yield name


def _examples(number: int) -> str:
    """Return how many worked examples an article has, and where; nothing away from the sources."""
    path = ROOT / "tests" / "articles" / f"article_{number}.toml"
    if not path.exists():
        return ""
    examples = tomllib.loads(path.read_text(encoding="utf-8"))["example"]
    refused = sum("refused" in example for example in examples)
    return (
        f"[{len(examples)}](../../tests/articles/{path.name})"
        f"（允许 allowed {len(examples) - refused}，拒绝 refused {refused}）"
    )


@cache
def _modules() -> dict[int, list[str]]:
    """Return the modules whose opening sentence cites an article, by article."""
    found: dict[int, list[str]] = {}
    for path in sorted((ROOT / "lianxin").rglob("*.py")):
        if "migrations" in path.parts:
            continue
        name = path.relative_to(ROOT).with_suffix("").as_posix().removesuffix("/__init__")
        for number in sorted(_cited_by(path)):
            found.setdefault(number, []).append(name.replace("/", "."))
    return found


def _cited_by(path: Path) -> set[int]:
    try:
        said = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    except SyntaxError:
        return set()
    opening = said.split("\n\n")[0]
    cites = {cite.article for cite in citation.parse(opening) if not cite.law}
    return cites if len(cites) <= NARROW else set()
