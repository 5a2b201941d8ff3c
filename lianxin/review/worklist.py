"""The review desk's in-tray: requests, by their thirty days (Arts. 35, 36)."""

from __future__ import annotations

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lianxin.matters import access
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import Stage
from lianxin.web.desk import Request
from lianxin.web.worklist import Tray, Worklist, late

UNDER_REVIEW = frozenset({Stage.REVIEW, Stage.REEXAMINATION})


def before_us(request: Request) -> Q:
    """Return the condition for matters that this officer's organ reviews or re-examines."""
    organs = [post.organ_id for post in access.posts(request.user) if post.role == Role.REVIEWER]
    return Q(review_organ__in=organs) | Q(reexamination_organ__in=organs)


def to_serve(request: Request) -> Q:
    """Return the condition for opinions that are made and not served yet."""
    return Q(flags__contains=["review decided"]) | Q(flags__contains=["reexamination decided"])


WORKLIST = Worklist(
    title=_("复查复核"),
    narrowed=before_us,
    trays=(
        Tray("review", _("复查中"), frozenset({Stage.REVIEW})),
        Tray("reexamination", _("复核中"), frozenset({Stage.REEXAMINATION})),
        Tray("serve", _("待送达"), UNDER_REVIEW, condition=to_serve),
        Tray("late", _("已超期"), condition=late, tone="late"),
        Tray(
            "done", _("已作出"), frozenset({Stage.REVIEW_SERVED, Stage.ENDED, Stage.CLOSED_LAPSED})
        ),
        Tray("all", _("全部")),
    ),
)
