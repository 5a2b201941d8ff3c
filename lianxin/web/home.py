"""An officer's first page: what is late, what is due, what waits, and the desks (Arts. 28, 34)."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from lianxin.matters import access
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import OPEN
from lianxin.web.desk import Request, desk, today
from lianxin.web.worklist import Tray, Worklist, late, show

PLAIN = {Role.ANALYST, Role.ADMINISTRATOR}


def due_this_week(request: Request) -> Q:
    """Return the condition for what must be done within seven days."""
    return Q(plan_by__lte=today() + timedelta(days=7), due_legal__gte=today())


def mine(request: Request) -> Q:
    """Return the condition for what the officer handles in person."""
    return Q(handler=request.user, stage__in=sorted(OPEN))


HOME = Worklist(
    title=_("我的待办"),
    trays=(
        Tray("due", _("七天内到期"), condition=due_this_week, tone="soon"),
        Tray("late", _("已超期"), condition=late, tone="late"),
        Tray("mine", _("我承办的"), condition=mine),
        Tray("open", _("全部在办"), stages=OPEN),
    ),
)


@desk()
def home(request: Request) -> HttpResponse:
    """Show what this officer must do next, the most pressing first."""
    sees = bool(access.roles(request.user) - PLAIN)
    return show(request, HOME, template="web/home.html" if sees else "web/home_plain.html")
