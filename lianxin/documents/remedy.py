"""The remedy that a document must name follows the path of the matter (Arts. 31, 35, 36).

A handling opinion (Art. 31(6)) can be reviewed; an answer under Art. 31(4) or 31(5) is an
administrative act, with reconsideration and suit (Administrative Reconsideration Law Art. 20,
Administrative Procedure Law Art. 46); the other paths have their own body and time.
"""

from __future__ import annotations

from collections.abc import Iterator

from lianxin.documents.wording import Filling, wording


class Unfit(Exception):
    """A matter on this path may not be answered by this form; the message says by which."""


def remedy(form: str, filling: Filling) -> Iterator[str]:
    """Yield the paragraphs on what the person can do about this document, or raise `Unfit`."""
    words = wording("remedy")
    for name in _names(form, filling):
        clause = words["clause"][name]
        if "when" not in clause or filling.holds(clause["when"]):
            yield from filling.paragraphs(clause["text"])


def _names(form: str, filling: Filling) -> list[str]:
    words = wording("remedy")
    paths: dict[str, list[str]] = words["forms"].get(form, {})
    if not paths or "any" in paths:
        return paths.get("any", [])
    path = filling.code("path") or next(iter(paths))
    if path not in paths:
        raise Unfit(Filling({"path": path}).line(words["refused"][form]))
    return paths[path]
