"""What every page knows: the site, the language, who is here, where they may go (Arts. 14, 18)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop as noop

from lianxin.matters import access
from lianxin.organs.models import Officer
from lianxin.procedure.roles import OFFICERS, Role

LARGE_TYPE = "large_type"

Entry = tuple[str, str, frozenset[Role]]
PORTAL: tuple[tuple[str, str], ...] = (
    (noop("提出信访事项"), "portal:submit"),
    (noop("查询办理情况"), "portal:lookup"),
)
DESKS: tuple[Entry, ...] = (
    (noop("我的待办"), "web:home", OFFICERS),
    (
        noop("登记分办"),
        "registration:worklist",
        frozenset(
            {Role.REGISTRAR, Role.SCREENER, Role.RECEPTIONIST, Role.CONFIDENTIAL, Role.SUPERVISOR}
        ),
    ),
    (
        noop("办理"),
        "handling:worklist",
        frozenset({Role.HANDLER, Role.HEAD_OF_ORGAN, Role.MEDIATOR}),
    ),
    (noop("导入"), "exchange:imports", frozenset({Role.REGISTRAR, Role.SUPERVISOR})),
    (noop("复查复核"), "review:worklist", frozenset({Role.REVIEWER})),
    (
        noop("满意度评价"),
        "satisfaction:worklist",
        frozenset({Role.REGISTRAR, Role.SUPERVISOR, Role.ANALYST}),
    ),
)


@dataclass(frozen=True)
class Link:
    """One entry of the navigation."""

    label: str
    href: str
    current: str

    @property
    def here(self) -> bool:
        """Tell whether the page that is open is this one or lies beneath it."""
        return bool(self.current)


@dataclass(frozen=True)
class Language:
    """The language that the switch offers."""

    code: str
    lang: str
    name: str


CHINESE = Language("zh-hans", "zh-Hans", "中文")
ENGLISH = Language("en", "en", "English")


class Site:
    """The site as one visitor sees it; nothing is asked of the database until a page shows it."""

    def __init__(self, request: HttpRequest) -> None:
        self.request = request

    @property
    def name(self) -> str:
        """Return the office's own name for this site, in the language of the page."""
        own = getattr(settings, "SITE_NAME_EN" if self.english else "SITE_NAME", "")
        return own or _("佛山市南海区信访事项办理平台")

    @property
    def demonstration(self) -> bool:
        """Tell whether everything here is invented."""
        return bool(settings.DEMONSTRATION)

    @property
    def english(self) -> bool:
        """Tell whether the page is read in English."""
        return (get_language() or "").startswith("en")

    @property
    def other_language(self) -> Language:
        """Return the language that the switch offers."""
        return CHINESE if self.english else ENGLISH

    @property
    def large_type(self) -> bool:
        """Tell whether this visitor asked for large type."""
        return self.request.COOKIES.get(LARGE_TYPE) == "1"

    @property
    def home(self) -> str:
        """Return the first page: the desk for an officer, the portal for everybody else."""
        return (self._signed_in and address("web:home")) or address("portal:home") or "/"

    @property
    def sign_in(self) -> str:
        """Return the address of the sign-in page."""
        return address("account_login")

    @property
    def sign_out(self) -> str:
        """Return the address that signs out."""
        return address("account_logout")

    @property
    def language_address(self) -> str:
        """Return the address that changes the language."""
        return address("set_language")

    @property
    def large_type_address(self) -> str:
        """Return the address that changes the size of type."""
        return address("web:large_type")

    @property
    def _signed_in(self) -> bool:
        user = getattr(self.request, "user", None)
        return bool(user and user.is_authenticated)

    @cached_property
    def roles(self) -> frozenset[Role]:
        """Return the roles of the officer who is signed in, asked for once a page."""
        user = getattr(self.request, "user", None)
        return access.roles(user) if isinstance(user, Officer) else frozenset()

    @cached_property
    def navigation(self) -> list[Link]:
        """Return where this visitor may go from any page."""
        entries = (
            [(label, name) for label, name, roles in DESKS if roles & self.roles]
            if self._signed_in
            else PORTAL
        )
        places = [(_(label), address(name)) for label, name in entries]
        here = self._here([href for _label, href in places if href])
        return [Link(label, href, self._current(href, here)) for label, href in places if href]

    def _here(self, addresses: list[str]) -> str:
        under = [href for href in addresses if self.request.path.startswith(href)]
        return max(under, key=len, default="")

    def _current(self, href: str, here: str) -> str:
        if href != here:
            return ""
        return "page" if href == self.request.path else "true"


def address(name: str) -> str:
    """Return a page's address, or nothing where this installation has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def site(request: HttpRequest) -> dict[str, Site]:
    """Give every template the site."""
    return {"site": Site(request)}
