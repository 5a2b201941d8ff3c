"""What waits at the registration desk, tray by tray (Arts. 19-25, 30)."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _

from lianxin.matters import access
from lianxin.matters.models import Entry
from lianxin.procedure.roles import Role
from lianxin.procedure.stages import OPEN, Stage
from lianxin.web import worklist
from lianxin.web.desk import Request, desk
from lianxin.web.worklist import Tray, Worklist

DESK = frozenset(
    {
        Role.REGISTRAR,
        Role.SCREENER,
        Role.RECEPTIONIST,
        Role.SUPERVISOR,
        Role.CONVENER,
        Role.CONFIDENTIAL,
        Role.HANDLER,
        Role.HEAD_OF_ORGAN,
    }
)
OURS = frozenset(
    {Stage.RECEIVED, Stage.REGISTERED, Stage.SCREENED, Stage.OBJECTED, Stage.JURISDICTION}
)
PROPOSABLE = OURS - {Stage.RECEIVED, Stage.JURISDICTION} | {Stage.FORWARDED, Stage.ASSIGNED}


def at_my_offices(request: Request) -> Q:
    """Return the condition for matters registered where the officer works."""
    return Q(office__in={post.organ_id for post in access.posts(request.user)})


def to_sign(request: Request) -> Q:
    """Return the condition for what somebody else proposed."""
    proposals = Entry.objects.filter(matter=OuterRef("pk"), step="propose")
    later = Entry.objects.filter(matter=OuterRef("matter"), step="propose", seq__gt=OuterRef("seq"))
    mine = proposals.filter(officer=request.user).exclude(Exists(later))
    return Q(flags__contains=["proposed"]) & ~Q(Exists(mine))


def withdrawing(request: Request) -> Q:
    """Return the condition for withdrawals that somebody must confirm."""
    return Q(flags__contains=["withdrawing"])


def sealed(request: Request) -> Q:
    """Return the condition for accusations."""
    return Q(sealed=True)


TRAYS = (
    Tray("register", _("待登记"), frozenset({Stage.RECEIVED})),
    Tray("screen", _("待甄别"), frozenset({Stage.REGISTERED})),
    Tray("send", _("待转送交办"), frozenset({Stage.SCREENED})),
    Tray("sign", _("待签字"), PROPOSABLE, condition=to_sign),
    Tray("objections", _("有异议"), frozenset({Stage.OBJECTED})),
    Tray("jurisdiction", _("管辖协商"), frozenset({Stage.JURISDICTION})),
    Tray("withdrawals", _("待确认撤回"), OPEN, condition=withdrawing),
    Tray("late", _("本机关已超期"), OURS, condition=worklist.late, tone="late"),
)
SEALED = Tray("sealed", _("密件"), OPEN, condition=sealed)
ALL = Tray("all", _("全部"))


def trays(request: Request) -> tuple[Tray, ...]:
    """Return the trays of an officer; only a confidential clerk has one for what is sealed."""
    clerk = Role.CONFIDENTIAL in access.roles(request.user)
    return (*TRAYS, *((SEALED,) if clerk else ()), ALL)


@desk(*DESK)
def show(request: Request) -> HttpResponse:
    """Show what waits, the most pressing first."""
    found = Worklist(_("登记分办"), trays(request), narrowed=at_my_offices)
    return worklist.show(request, found, template="registration/worklist.html")
