"""Split a claim off: own number, own code, own clock (Arts. 22, 30 ¶3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from lianxin.matters import access
from lianxin.matters.attachment import Attachment
from lianxin.matters.models import Entry, Item, Matter
from lianxin.matters.recording import SYSTEM, Actor, arrive
from lianxin.organs.models import Officer
from lianxin.procedure.steps import STEPS
from lianxin.registration import receiving
from lianxin.registration.models import Reception
from lianxin.web.desk import Request, today


def split_off(request: Request, matter: Matter, form: Any) -> Mapping[str, Any]:
    """Open the matter that is split off, in the transaction of the entry that names it."""
    asked, officer = form.cleaned_data, request.user
    case = matter.case()
    item = _item(matter, form)
    child, code = arrive(
        office=matter.office,
        item=item,
        petitioners=_people(matter),
        by=_receiver(officer, matter),
        on=today(),
        channel=matter.channel,
        received_on=matter.received_on,
        persons=matter.persons,
        direct=case.direct,
        parent=matter.pk,
        route="C" if asked["accusation"] else "",
    )
    receiving.name_representatives(
        child,
        set(matter.parties.filter(representative=True).values_list("petitioner_id", flat=True)),
    )
    Attachment.objects.filter(matter=matter, pk__in=asked.get("scans") or ()).update(
        matter=child, item=item
    )
    if asked["accusation"]:
        cut_out(matter, form)
    receiving.register(
        child,
        officer,
        today(),
        persons=matter.persons,
        category=asked["category"],
        place=asked["place"],
    )
    Reception(officer=officer, matter=child, code=code).save(force_insert=True)
    return {"child": child.pk}


def _item(matter: Matter, form: Any) -> Item:
    """Return the words of the claim; those of an accusation keep the whole letter with them."""
    asked = form.cleaned_data
    body = asked["passage"]
    if asked["accusation"]:
        body = f"{body}\n\n{_('（原件全文）')}\n{form.holder.words}"
    first = form.items[0] if form.items else None
    return Item(
        channel=matter.channel,
        title=asked["title"],
        body=body,
        persons=matter.persons,
        received_on=matter.received_on,
        oral=bool(first and first.oral),
    )


def _people(matter: Matter) -> list[Any]:
    return [party.petitioner for party in matter.parties.select_related("petitioner")]


def _receiver(officer: Officer, matter: Matter) -> Actor:
    """Let the officer open the new matter, or the system where the officer is of the unit only."""
    allowed = STEPS["arrive"].by
    own = any(
        post.organ_id == matter.office_id and post.role in allowed for post in access.posts(officer)
    )
    return officer if own else SYSTEM


def cut_out(matter: Matter, form: Any) -> None:
    """Take the accusation out of the words, and out of the title, of the matter that goes on."""
    item, passage = form.holder, form.cleaned_data["passage"].replace("\r\n", "\n")
    rest = item.words.replace("\r\n", "\n").replace(passage, _("（此处内容已依法另行办理）"))
    title = form.cleaned_data["left_title"] or matter.title
    if item.sealed_body:
        item.sealed_body = rest
    else:
        item.body, item.title = rest, title
    item.save()
    Matter.objects.filter(pk=matter.pk, sealed=False).update(title=title)


def reception(officer: Officer, number: str) -> Reception | None:
    """Return the reception of what this officer just split off a matter, to be handed over."""
    entry = Entry.objects.filter(matter__number=number, step="split", officer=officer).last()
    child = entry.facts.get("child") if entry else None
    return Reception.objects.filter(officer=officer, matter=child).first() if child else None
