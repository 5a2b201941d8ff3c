"""The second factor: an officer who has only given a password gets no further (Art. 19)."""

from __future__ import annotations

from collections.abc import Callable

from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from lianxin.organs.officer import Officer

OPEN = frozenset(
    {
        "mfa_activate_totp",
        "mfa_reauthenticate",
        "account_reauthenticate",
        "account_logout",
        "set_language",
        "large_type",
    }
)


def has_second_factor(request: HttpRequest) -> bool:
    """Say whether this session was opened with a second factor; nothing else counts."""
    records = get_authentication_records(request, request.user)
    return any(record.get("method") == "mfa" for record in records)


def proved(request: HttpRequest) -> None:
    """Remember that the officer has just shown the second factor by setting it up."""
    record_authentication(request, request.user, "mfa", type=Authenticator.Type.TOTP)


def withdrawn(request: HttpRequest) -> None:
    """Forget the second factor of this session: it is being replaced."""
    records = get_authentication_records(request, request.user)
    request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [
        record for record in records if record.get("method") != "mfa"
    ]


def forget(officer: Officer) -> None:
    """Remove a second factor, as when the telephone is lost; the next sign-in sets up another."""
    Authenticator.objects.filter(user=officer).delete()


def required(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Lead an officer without a second factor to set one up before anything else (middleware)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated or _is_open(request) or has_second_factor(request):
            return get_response(request)
        return redirect("mfa_activate_totp")

    return middleware


def _is_open(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).url_name in OPEN
    except Resolver404:
        return False
