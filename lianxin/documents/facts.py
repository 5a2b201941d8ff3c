"""The facts of one document: given, supplied by the form, or lacking (Arts. 23, 32)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lianxin.documents import values
from lianxin.documents.wording import Filling, wording
from lianxin.statute.forms import FORMS


class Missing(Exception):
    """A document lacks facts that it must carry; `labels` names each of them."""

    def __init__(self, form: str, labels: list[str]) -> None:
        """Take the form's code and the Chinese names of what is missing."""
        self.form = form
        self.labels = labels
        cites = "、".join(cite.zh for cite in FORMS[form].cites if not cite.law)
        super().__init__(
            f"{FORMS[form].name.zh}还不能出具，缺少必须载明的内容：{'、'.join(labels)}"
            f"（《信访工作条例》{cites}）。"
        )


def completed(form: str, given: Mapping[str, object]) -> dict[str, object]:
    """Return the facts with what the wording supplies: standing phrases, and who is addressed."""
    facts = dict(given)
    facts.setdefault("path", facts.get("route"))
    others = _others(facts)
    facts["persons"] = others + 1 if others else None
    facts["you"] = _you(facts, others)
    filling = Filling(facts)
    for name, condition in wording(form).get("only", {}).items():
        if not filling.holds(condition):
            facts[name] = None
    for name, phrase in _defaults(form).items():
        if is_blank(facts.get(name)):
            facts[name] = filling.line(phrase, strict=False) if isinstance(phrase, str) else phrase
    return facts


def lacking(form: str, facts: Mapping[str, object]) -> list[str]:
    """Return the names of the required facts that are blank."""
    checked = {name: None if is_blank(value) else value for name, value in facts.items()}
    if checked.get("outcome") in ("support", "予以支持"):
        checked["outcome"] = "supported"
    waived = _waived(form, Filling(facts).code("path"))
    return [field.name for field in FORMS[form].missing(checked) if field.name not in waived]


def labels(form: str, names: list[str]) -> list[str]:
    """Return the Chinese names of facts, each once."""
    known: dict[str, str] = dict(wording("common")["labels"])
    known |= {field.name: field.label.zh for field in FORMS[form].fields}
    return [known.get(name, name) for name in dict.fromkeys(names)]


def is_blank(value: object) -> bool:
    """Tell whether a value says nothing; a plain no, a zero and a picture say something."""
    if isinstance(value, bytes):
        return not value
    return not values.written(value)


def _defaults(form: str) -> dict[str, Any]:
    return {**wording("common")["defaults"], **wording(form).get("defaults", {})}


def _waived(form: str, path: str) -> list[str]:
    waived: dict[str, list[str]] = wording("remedy")["waived"].get(form, {})
    return waived.get(path, [])


def _you(facts: Mapping[str, object], others: int) -> str:
    words: dict[str, str] = wording("common")["you"]
    if str(facts.get("addressee_kind")) == "organisation":
        return words["organisation"]
    return words["persons" if others else "person"]


def _others(facts: Mapping[str, object]) -> int:
    """Return how many persons there are besides the one addressed."""
    count = values.written(facts.get("others_count"))
    return int(count) if count.isascii() and count.isdecimal() else 0
