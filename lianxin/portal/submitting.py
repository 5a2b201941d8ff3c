"""From a petitioner's answers to a matter with its receipt, once only (Arts. 17, 19, 21, 22 ¶1)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lianxin.matters import files
from lianxin.matters.models import Item, Matter
from lianxin.matters.recording import arrive
from lianxin.organs.models import Organ
from lianxin.portal import choices
from lianxin.portal.forms import petitioners
from lianxin.portal.models import KEPT, Draft, Enclosure, Submission


def office() -> Organ:
    """Return the petition office that receives what is sent over the net."""
    return Organ.objects.get(code=settings.OFFICE_CODE)


def send(
    answers: Mapping[str, Any],
    *,
    key: uuid.UUID,
    uploads: Iterable[Any] = (),
    enclosed: bool = False,
    on: date,
) -> Submission:
    """Open a matter, or return the one that this very form has opened already."""
    try:
        with transaction.atomic():
            return _sent(answers, key, uploads, enclosed, on)
    except IntegrityError:
        if earlier := Submission.objects.filter(key=key).select_related("matter").first():
            return earlier
        raise


def _sent(
    answers: Mapping[str, Any], key: uuid.UUID, uploads: Iterable[Any], enclosed: bool, on: date
) -> Submission:
    people = petitioners(answers)
    route = choices.ROUTES[answers["kind"]]
    item = Item(
        channel="net",
        title=answers["title"],
        body=body(answers),
        received_on=on,
        persons=answers.get("persons") or 1,
    )
    matter, code = arrive(
        office=office(),
        item=item,
        petitioners=people,
        by=people[0],
        on=on,
        channel="net",
        route=route,
        persons=item.persons,
        **place(answers),
    )
    _keep(matter, item, key, uploads, enclosed)
    submission = Submission(key=key, matter=matter, code=code, shown_until=timezone.now() + KEPT)
    submission.save(force_insert=True)
    return submission


def place(answers: Mapping[str, Any]) -> dict[str, Any]:
    """Return what it is about and where, which the record says only where nothing is sealed."""
    if answers["kind"] == "accusation":
        return {}
    return {name: answers.get(name) or "" for name in ("category", "place")}


def body(answers: Mapping[str, Any]) -> str:
    """Return the petitioner's words: exactly as typed, with a heading where there are two parts."""
    if not answers.get("request"):
        return str(answers["body"])
    request, facts = _("请求"), _("事实和理由")
    return f"{request}{_('：')}\n{answers['request']}\n\n{facts}{_('：')}\n{answers['body']}"


def _keep(
    matter: Matter, item: Item, key: uuid.UUID, uploads: Iterable[Any], enclosed: bool
) -> None:
    """Move the files of the form into the matter; the form itself is thrown away."""
    kept = list(Enclosure.objects.of(key)) if enclosed else []
    several = [*(one.opened() for one in kept), *uploads]
    if several:
        files.keep(matter, several, item=item)
    if enclosed:
        Enclosure.objects.filter(key=key).delete()
        Draft.objects.filter(key=key).delete()
