"""Write down what came in: scans, matter, code, all or nothing (Arts. 19, 22)."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from lianxin.matters import access, calendars, files
from lianxin.matters.models import Item, Matter
from lianxin.matters.recording import arrive, record
from lianxin.organs.models import Officer
from lianxin.procedure.refusal import Refused, no
from lianxin.procedure.steps import STEPS
from lianxin.registration.forms.intake import People, Receive
from lianxin.registration.models import Reception, Scan
from lianxin.statute.citation import art
from lianxin.statute.text import Text

NOT_AMONG_OTHERS = no(
    "检举控告不能并入普通信访事项",
    "an accusation is not added to an ordinary matter",
    remedy=Text("请另行登记为密件。", "Register it by itself, under seal."),
)


def keep_scans(uploads: Iterable[UploadedFile], *, key: uuid.UUID, officer: Officer) -> None:
    """Keep files of a form not finished yet; all are checked before the first is kept."""
    read = [(upload.name or "", upload.read()) for upload in uploads]
    for name, data in read:
        files.kind_of(name, data)
    for name, data in read:
        Scan(key=key, officer=officer, name=name[-120:]).put(data)


def receive(form: Receive, people: People, *, officer: Officer, on: date) -> Reception:
    """Open a matter for what came in and register it, if this officer may register it."""
    asked = form.cleaned_data
    persons = [row.petitioner() for row in people.written]
    with transaction.atomic():
        reception = Reception(key=asked["key"], officer=officer)
        reception.save(force_insert=True)
        item = came(form, officer)
        matter, code = arrive(
            office=asked["office"],
            item=item,
            petitioners=persons,
            by=officer,
            on=on,
            channel=asked["channel"],
            received_on=asked["received_on"],
            persons=asked["persons"],
            direct=not asked["office"].is_petition_office,
            route="C" if asked["accusation"] else "",
        )
        chosen = {
            person.pk
            for person, row in zip(persons, people.written, strict=True)
            if row.cleaned_data["representative"]
        }
        name_representatives(matter, chosen)
        keep_with(matter, item, key=asked["key"], officer=officer)
        register(matter, officer, on, **facts(form, people))
        reception.matter, reception.code = matter, code
        reception.save()
    return reception


def add(form: Receive, matter: Matter, *, officer: Officer, on: date) -> Matter:
    """Link what came in to a matter that is there already."""
    asked = form.cleaned_data
    if asked["accusation"] and not matter.sealed:
        raise Refused(NOT_AMONG_OTHERS, art(30, 3))
    with transaction.atomic():
        Reception(key=asked["key"], officer=officer, matter=matter).save(force_insert=True)
        item = came(form, officer)
        added(matter, item)
        keep_with(matter, item, key=asked["key"], officer=officer)
        return record(
            matter,
            "add_item",
            by=officer,
            on=on,
            item=item.pk,
            channel=item.channel,
            received_on=item.received_on,
            persons=item.persons,
        )


def came(form: Receive, officer: Officer) -> Item:
    """Return the item that a form describes, not saved yet."""
    asked = form.cleaned_data
    named = asked["sender"] and asked["sender_number"]
    return Item(
        channel=asked["channel"],
        title=asked["title"],
        body=form.body,
        persons=asked["persons"],
        received_on=asked["received_on"],
        recorded_by=officer,
        oral=asked["oral"],
        source=asked["sender"] if named else "",
        source_id=asked["sender_number"] if named else "",
    )


def added(matter: Matter, item: Item) -> Item:
    """Save a further item of a matter, under seal where the matter is."""
    item.matter = matter
    if matter.sealed:
        item.seal()
    item.save(force_insert=True)
    return item


def facts(form: Receive, people: People) -> dict[str, Any]:
    """Return what the registration says besides the item."""
    asked = form.cleaned_data
    sender = " ".join(filter(None, (asked["sender"], asked["sender_number"])))
    return {
        "persons": asked["persons"],
        "representatives": len(people.representatives),
        "oral": asked["oral"] or None,
        "read_back": asked["read_back"] or None,
        "category": asked["category"],
        "place": asked["place"],
        "note": sender,
    }


def register(matter: Matter, officer: Officer, on: date, **said: Any) -> Matter:
    """Register a matter, or leave it in the tray for somebody who may."""
    if access.part(officer, matter, STEPS["register"]) is None:
        return matter
    return record(matter, "register", by=officer, on=on, **said)


def name_representatives(matter: Matter, chosen: set[Any]) -> None:
    """Keep who was chosen to represent the others (Art. 20 ¶3)."""
    matter.parties.update(representative=False)
    matter.parties.filter(petitioner__in=chosen).update(representative=True)


def keep_with(matter: Matter, item: Item, *, key: uuid.UUID, officer: Officer) -> None:
    """Move the scans of a form into the matter."""
    scans = list(Scan.objects.of(key, officer))
    files.keep(matter, [scan.opened() for scan in scans], item=item)
    Scan.objects.filter(pk__in=[scan.pk for scan in scans]).delete()


def is_late(matter: Matter, on: date) -> bool:
    """Tell whether more than one working day passed before a matter was registered."""
    return calendars.calendar().workdays_between(matter.received_on, on) > 1
