"""Opening a matter by number and code: in constant time, a few tries (Arts. 18 ¶1, 21 ¶2)."""

from __future__ import annotations

import hmac
import ipaddress
import secrets
import unicodedata
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from lianxin.matters import numbering
from lianxin.matters.matter import Matter
from lianxin.petitioners import vault
from lianxin.portal.models import LookupAttempt

PURPOSE = "look-up attempt"
PER_NUMBER, NUMBER_WINDOW = 5, timedelta(minutes=15)
PER_VISITOR, VISITOR_WINDOW = 30, timedelta(hours=1)
DASHES = str.maketrans("–—‐‑−", "-----")


class TooMany(Exception):
    """Too many wrong codes; `minutes` says how long to wait."""

    def __init__(self, until: datetime) -> None:
        left = (until - timezone.now()).total_seconds()
        self.minutes = max(1, -int(-left // 60))
        super().__init__(f"wait {self.minutes} minutes")


def opened(number: str, code: str, *, visitor: str) -> Matter | None:
    """Return the matter if the code is right, or nothing; raise `TooMany` after too many tries."""
    where, which = _digest(visitor), _digest(number)
    with transaction.atomic():
        _one_at_a_time(where)
        _not_too_many(where, which)
        matter = Matter.objects.filter(number=number).first()
        if fits(matter, number, code):
            return matter
        LookupAttempt.objects.create(number_index=which, visitor_index=where)
    return None


def fits(matter: Matter | None, number: str, code: str) -> bool:
    """Compare a code with what is kept, in the same time whether or not there is such a matter."""
    kept = bytes(matter.code_index) if matter else b""
    kept = kept or secrets.token_bytes(vault.INDEX_LENGTH)
    matches = [hmac.compare_digest(kept, index) for index in indexes(number, code)]
    return any(matches) and matter is not None


def indexes(number: str, code: str) -> list[bytes]:
    """Return the digests that a code may have, under every key while keys are rotated."""
    normal = "".join(sign for sign in plain(code) if sign.isalnum())
    return vault.blinds(f"{number} {normal}", numbering.PURPOSE)


def plain(text: str) -> str:
    """Return a number or a code as it is kept: narrow capitals without spaces."""
    narrow = unicodedata.normalize("NFKC", text).translate(DASHES)
    return "".join(narrow.split()).upper()


def visitor(request: HttpRequest) -> str:
    """Return where a request comes from; an IPv6 network counts as one place."""
    hops = [hop.strip() for hop in request.headers.get("X-Forwarded-For", "").split(",")]
    trusted: int = settings.PROXIES
    found = hops[-trusted] if trusted and len(hops) >= trusted else request.META["REMOTE_ADDR"]
    try:
        place = ipaddress.ip_address(found)
    except ValueError:
        return str(found)
    if place.version == 6:
        return str(ipaddress.ip_network((place, 64), strict=False))
    return str(place)


def _digest(text: str) -> bytes:
    return vault.blind(text, PURPOSE)


def _one_at_a_time(where: bytes) -> None:
    """Have the tries from one place queue, so that none slips past the count."""
    with connection.cursor() as cursor:
        key = int.from_bytes(where[:8], "big", signed=True)
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])


def _not_too_many(where: bytes, which: bytes) -> None:
    tries = LookupAttempt.objects.filter(visitor_index=where)
    for found, most, window in (
        (tries.filter(number_index=which), PER_NUMBER, NUMBER_WINDOW),
        (tries, PER_VISITOR, VISITOR_WINDOW),
    ):
        _within(found, most, window)


def _within(tries: QuerySet[LookupAttempt], most: int, window: timedelta) -> None:
    now = timezone.now()
    latest = tries.filter(at__gt=now - window).order_by("-at")
    last = list(latest.values_list("at", flat=True)[:most])
    if len(last) == most:
        raise TooMany(last[-1] + window)
