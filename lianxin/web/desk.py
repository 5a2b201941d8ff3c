"""Who may open a desk's page: an officer in one of its roles, with both factors (Arts. 14, 15)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from lianxin.matters import access
from lianxin.organs.models import Officer
from lianxin.procedure.roles import OFFICERS, Role

View = Callable[..., HttpResponse]


class Request(HttpRequest):
    """A request on a desk: the door has made sure that an officer is there."""

    user: Officer


def desk(*roles: Role) -> Callable[[View], View]:
    """Let officers in these roles in (any officer, if none is named); send others away, clearly.

    The second factor is asked for before any page (`organs.second_factor.required`).
    """
    allowed = frozenset(roles) or OFFICERS

    def decorate(view: View) -> View:
        @wraps(view)
        @login_required
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not access.roles(cast(Officer, request.user)) & allowed:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.roles = allowed  # type: ignore[attr-defined]
        return guarded

    return decorate


def today() -> date:
    """Return the day it is at the office."""
    return timezone.localdate()
