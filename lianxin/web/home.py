"""An officer's first page: what is late, what is due, what waits to be signed (Arts. 28, 34)."""

from __future__ import annotations

from datetime import timedelta

from django.db.models import Q
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from lianxin.matters import access
from lianxin.procedure.roles import Role
from lianxin.web.desk import Request, desk, today
from lianxin.web.trays import OURS, handled_by_me, ripe, to_do
from lianxin.web.worklist import Tray, Worklist, late, show

WEEK = timedelta(days=7)


def due_today(request: Request) -> Q:
    """Return the condition for what must be done today: its last planned day is today or past."""
    return Q(plan_by__lte=today(), due_legal__gte=today())


def due_this_week(request: Request) -> Q:
    """Return the condition for what must be done within seven days."""
    return Q(plan_by__lte=today() + WEEK, due_legal__gte=today())


UNIT = frozenset({Role.HANDLER, Role.HEAD_OF_ORGAN, Role.MEDIATOR})
LATE = Tray("late", _("已超期"), condition=late, tone="late")
TODAY = Tray("today", _("今天到期"), condition=due_today, tone="soon")
SOON = Tray("due", _("七天内到期"), condition=due_this_week, tone="soon")
SIGN = Tray("sign", _("待我签批"), condition=ripe)
MINE = Tray("mine", _("我承办的"), condition=handled_by_me)
ALL = Tray("open", _("全部待办"))


def todo(request: Request) -> Worklist:
    """Return what waits for this officer; the week opens, in which the late ones stand first."""
    roles = access.roles(request.user)
    own = [SIGN] if Role.HEAD_OF_ORGAN in roles else []
    own += [MINE] if Role.HANDLER in roles else []
    return Worklist(
        title=_("我的待办"),
        trays=(ALL, LATE, TODAY, SOON, *own),
        narrowed=to_do,
        hide="organ" if roles <= UNIT else "",
        extra={"today": today()},
    )


@desk()
def home(request: Request) -> HttpResponse:
    """Show what this officer must do next, the most pressing first."""
    acts = bool(access.roles(request.user) & OURS.keys())
    template = "web/home.html" if acts else "web/home_plain.html"
    return show(request, todo(request), template=template)
