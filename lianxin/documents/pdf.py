"""A document as PDF/A-2b in the official letter layout, set by typst (Arts. 23, 31-36)."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from threading import local
from typing import Any

import typst

from lianxin.documents import fonts
from lianxin.documents.letter import Block, Letter, Picture

SOURCE = Path(__file__).with_name("letter.typ")
_mine = local()


def pdf(letter: Letter) -> bytes:
    """Return the document as PDF/A-2b with its fonts inside.

    Raises `fonts.NoFonts` where the machine has no Chinese font.
    """
    inputs = {"letter": _data(letter), "fonts": json.dumps(fonts.stacks())}
    made = _compiler().compile(sys_inputs=inputs, format="pdf", pdf_standards=["a-2b"])
    assert isinstance(made, bytes)
    return made


def _compiler() -> typst.Compiler:
    """Return this thread's compiler; the fonts are read once and shared."""
    found = fonts.found()
    if getattr(_mine, "fonts", None) is not found:
        _mine.fonts = found
        _mine.compiler = typst.Compiler(str(SOURCE), root=str(SOURCE.parent), font_paths=found)
    compiler: typst.Compiler = _mine.compiler
    return compiler


def _data(letter: Letter) -> str:
    data: dict[str, Any] = asdict(letter)
    day = letter.day
    data["day"] = day and {"year": day.year, "month": day.month, "day": day.day}
    data["blocks"] = [_block(block) for block in letter.blocks]
    return fonts.shown(json.dumps(data, ensure_ascii=False))


def _block(block: Block) -> dict[str, Any]:
    data = asdict(block) | {"kind": type(block).__name__.lower()}
    if isinstance(block, Picture):
        data["png"] = list(block.png)
    return data
