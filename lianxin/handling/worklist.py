"""The handling desk's in-tray: what came to the unit, what waits for its head (Arts. 23-34)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.matters import access
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.web.desk import Request
from lianxin.web.trays import handled_by_me, ripe
from lianxin.web.worklist import Tray, Worklist, late

UNIT = {Role.HANDLER, Role.HEAD_OF_ORGAN, Role.MEDIATOR}


def of_our_unit(request: Request) -> Q:
    """Return the condition for matters of the units that this officer works in."""
    organs = [post.organ_id for post in access.posts(request.user) if post.role in UNIT]
    return Q(unit__in=organs) | Q(office__in=organs)


def executing(request: Request) -> Q:
    """Return the condition for supported claims that are still to be carried out (Art. 32 ¶2)."""
    return Q(flags__contains=["executing"])


def agreed(request: Request) -> Q:
    """Return the condition for agreements that are still to be performed (Art. 33)."""
    return Q(flags__contains=["agreed"])


NEW = Tray("new", _("待受理"), frozenset({Stage.FORWARDED, Stage.ASSIGNED}))
SIGN = Tray("sign", _("待签批"), condition=ripe)
MINE = Tray("mine", _("我承办的"), condition=handled_by_me)
REST = (
    Tray(
        "handling",
        _("办理中"),
        frozenset({Stage.ACCEPTED, Stage.HANDLING, Stage.STUDY, Stage.DECIDED}),
    ),
    Tray("opinion", _("待送达"), frozenset({Stage.OPINION})),
    Tray("late", _("已超期"), condition=late, tone="late"),
    Tray("executing", _("待执行"), condition=executing),
    Tray("agreed", _("协议待履行"), frozenset({Stage.CLOSED_MEDIATED}), condition=agreed),
    Tray("served", _("已送达"), frozenset({Stage.SERVED, Stage.REVIEW, Stage.REVIEW_SERVED})),
    Tray("all", _("全部")),
)


def worklist(request: Request) -> Worklist:
    """Return the desk's worklist: a head begins with what waits to be signed."""
    head = Role.HEAD_OF_ORGAN in access.roles(request.user)
    trays = (SIGN, NEW, MINE, *REST) if head else (NEW, MINE, *REST)
    return Worklist(title=_("办理"), hide="organ", narrowed=of_our_unit, trays=trays)
