"""An officer: who signs in, in which language, and in what posts (Arts. 15, 16)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lianxin.procedure.roles import Role

if TYPE_CHECKING:
    from lianxin.organs.organ import Organ
    from lianxin.organs.post import Posts


class Officers(BaseUserManager["Officer"]):
    """How officers are made; there is no other way to become one."""

    def create_user(self, username: str, password: str | None = None, **details: Any) -> Officer:
        """Make an officer; without a password nobody can sign in as them."""
        officer = self.model(username=self.model.normalize_username(username), **details)
        officer.set_password(password)
        officer.save(using=self._db)
        return officer


class Officer(AbstractBaseUser):
    """A member of staff who signs in."""

    username = models.CharField(
        _("用户名"), max_length=40, unique=True, validators=(UnicodeUsernameValidator(),)
    )
    name = models.CharField(_("姓名"), max_length=60)
    name_en = models.CharField(_("英文姓名"), max_length=80, blank=True)
    is_active = models.BooleanField(_("在职"), default=True)
    language = models.CharField(_("语言"), max_length=10, default="zh-hans")

    objects = Officers()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ("username",)
        verbose_name = _("工作人员")

    def __str__(self) -> str:
        return self.say(get_language() or "")

    def say(self, lang: str) -> str:
        """Return the officer's name in a language; the Chinese where there is no English."""
        return (lang.lower().startswith("en") and self.name_en) or self.name

    def posts_on(self, day: date) -> Posts:
        """Return the posts the officer holds on a day, with their organs."""
        return self.posts.select_related("organ").current(day)

    def roles_on(self, day: date) -> frozenset[Role]:
        """Return the roles the officer has on a day, in any organ."""
        return frozenset(Role(post.role) for post in self.posts_on(day))

    def organs_on(self, day: date) -> list[Organ]:
        """Return the organs the officer works in on a day, each once, in their order."""
        return list({post.organ_id: post.organ for post in self.posts_on(day)}.values())
