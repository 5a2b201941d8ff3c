"""The handling desk's in-tray: what was sent to the unit (Arts. 23, 31-34)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.matters import access
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import OPEN, Stage
from lianxin.web.desk import Request
from lianxin.web.worklist import Tray, Worklist, late

UNIT = {Role.HANDLER, Role.HEAD_OF_ORGAN, Role.MEDIATOR}


def of_our_unit(request: Request) -> Q:
    """Return the condition for matters of the units that this officer works in."""
    organs = [post.organ_id for post in access.posts(request.user) if post.role in UNIT]
    return Q(unit__in=organs) | Q(office__in=organs)


def mine(request: Request) -> Q:
    """Return the condition for open matters that the officer handles in person."""
    return Q(handler=request.user, stage__in=sorted(OPEN))


def executing(request: Request) -> Q:
    """Return the condition for supported claims that are still to be carried out (Art. 32 ¶2)."""
    return Q(flags__contains=["executing"])


WORKLIST = Worklist(
    title=_("办理"),
    hide="organ",
    narrowed=of_our_unit,
    trays=(
        Tray("new", _("待受理"), frozenset({Stage.FORWARDED, Stage.ASSIGNED})),
        Tray(
            "handling",
            _("办理中"),
            frozenset({Stage.ACCEPTED, Stage.HANDLING, Stage.STUDY, Stage.DECIDED}),
        ),
        Tray("opinion", _("待送达"), frozenset({Stage.OPINION})),
        Tray("mine", _("我承办的"), condition=mine),
        Tray("late", _("已超期"), condition=late, tone="late"),
        Tray("executing", _("待执行"), condition=executing),
        Tray("served", _("已送达"), frozenset({Stage.SERVED, Stage.REVIEW, Stage.REVIEW_SERVED})),
        Tray("all", _("全部")),
    ),
)
