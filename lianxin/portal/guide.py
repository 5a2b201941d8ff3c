"""The guided way: which page comes after which, and what each one asks (Arts. 17, 19, 30, 31)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms as django_forms
from django.utils.translation import gettext_lazy as _

from lianxin.portal import forms

Answers = Mapping[str, Any]


def _not_sealed(answers: Answers) -> bool:
    return answers.get("kind") != "accusation"


def _claim(answers: Answers) -> bool:
    return answers.get("kind", "claim") == "claim"


def _always(answers: Answers) -> bool:
    return True


@dataclass(frozen=True)
class Page:
    """One page: its name in the address, its title, its form, and when it is asked."""

    name: str
    title: Any
    form: type[django_forms.Form]
    asked: Callable[[Answers], bool] = _always


PAGES = (
    Page("kind", _("您要提出什么"), forms.What),
    Page("about", _("关于什么，在哪里"), forms.About, _not_sealed),
    Page("channel", _("有没有专门的法律途径"), forms.Dispute, _claim),
    Page("words", _("请求、事实和理由"), forms.Said),
    Page("files", _("照片和材料"), forms.Enclose),
    Page("who", _("您是谁，怎样联系您"), forms.Who),
    Page("check", _("核对并提交"), forms.Send),
)


def way(answers: Answers) -> list[Page]:
    """Return the pages that these answers lead through."""
    return [page for page in PAGES if page.asked(answers)]


def page(name: str, answers: Answers) -> Page | None:
    """Return a page of the way."""
    return next((one for one in way(answers) if one.name == name), None)


def beside(here: Page, answers: Answers) -> tuple[Page | None, Page | None]:
    """Return the page before and the page after."""
    several = way(answers)
    at = several.index(here)
    return (several[at - 1] if at else None), (several[at + 1] if at + 1 < len(several) else None)


def missing(answers: Answers) -> Page | None:
    """Return the first page whose answers are still missing."""
    wanted = {"kind": "kind", "words": "title", "who": "name"}
    return next(
        (one for one in way(answers) if one.name in wanted and not answers.get(wanted[one.name])),
        None,
    )
