"""Ways into the demonstration: its logins are published, second factor included (Art. 18).

Everything here answers in demonstration mode only, for officers who were given access by it.
"""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache as remembered
from django.db.models import QuerySet

from lianxin.organs.officer import Officer
from lianxin.organs.organ import Kind, Level, Organ
from lianxin.procedure.roles import Role

PASSWORD = "nanhai-yanshi-2026"


class NotADemonstration(Exception):
    """Demonstration logins were asked for where real people work."""


@dataclass(frozen=True)
class Login:
    """One login as the sign-in page shows it."""

    officer: Officer
    role: Role
    organ: Organ
    password: str = PASSWORD


def give_access(officer: Officer) -> None:
    """Give an officer the published password and a second factor, and save them."""
    _only_here()
    officer.password = _password()
    officer.save()
    give_second_factor(officer)


def give_second_factor(officer: Officer) -> None:
    """Give an officer the second factor that belongs to the user name, in place of any other."""
    _only_here()
    Authenticator.objects.update_or_create(
        user=officer,
        type=Authenticator.Type.TOTP,
        defaults={
            "data": {"secret": get_adapter().encrypt(_secret(officer)), "demonstration": True}
        },
    )


def code_now(officer: Officer) -> str:
    """Return a code that signs the officer in now, the first that has not been used yet."""
    _only_here()
    if not _factors().filter(user=officer).exists():
        raise NotADemonstration(f"{officer.username} was not given access by the demonstration")
    codes = list(_codes(_secret(officer)))
    return next((code for code in codes if not _used(officer, code)), codes[0])


def logins(on: date) -> list[Login]:
    """Return every demonstration login with its posts on a day, the petition office first."""
    officers = Officer.objects.filter(
        is_active=True, pk__in=_factors().values("user_id")
    ).prefetch_related("posts__organ")
    found = [
        Login(officer, Role(post.role), post.organ)
        for officer in officers
        for post in officer.posts.all()
        if post.since <= on and (post.until is None or post.until >= on)
    ]
    return sorted(found, key=_place)


def _place(login: Login) -> tuple[Any, ...]:
    """Put the office that receives from the net first, then the district, government first."""
    organ = login.organ
    return (
        list(Role).index(login.role),
        organ.code != settings.OFFICE_CODE,
        not organ.is_petition_office,
        organ.level != Level.DISTRICT,
        organ.kind != Kind.GOVERNMENT,
        organ.code,
    )


def one_for_each_role(found: list[Login]) -> list[Login]:
    """Return the first login of each role, for a short list."""
    return list({one.role: one for one in reversed(found)}.values())[::-1]


def left_behind() -> int:
    """Return how many published second factors would let anybody in outside the demonstration."""
    return 0 if settings.DEMONSTRATION else _factors().count()


def _only_here() -> None:
    if not settings.DEMONSTRATION:
        raise NotADemonstration(
            "仅在演示模式下可用（LIANXIN_DEMONSTRATION=yes） / only in demonstration mode"
        )


def _factors() -> QuerySet[Authenticator]:
    return Authenticator.objects.filter(type=Authenticator.Type.TOTP, data__demonstration=True)


@cache
def _password() -> str:
    return make_password(PASSWORD)


def _secret(officer: Officer) -> str:
    digest = hashlib.sha256(f"lianxin demonstration {officer.username}".encode()).digest()
    return base64.b32encode(digest[:20]).decode()


def _codes(secret: str) -> Iterator[str]:
    now = int(time.time()) // app_settings.TOTP_PERIOD
    for counter in (now, now + 1, now - 1):
        yield auth.format_hotp_value(auth.hotp_value(secret, counter))


def _used(officer: Officer, code: str) -> bool:
    return f"allauth.mfa.totp.used?user={officer.pk}&code={code}" in remembered
