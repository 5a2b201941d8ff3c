"""How officers come in: nobody signs themselves up, and secrets are kept sealed (Arts. 15, 19)."""

from __future__ import annotations

import base64
import time
from typing import Any, ClassVar

from allauth.account import app_settings
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes
from django.utils.translation import gettext_lazy as _


class Adapter(DefaultAccountAdapter):
    """Officers are made by the administrator, or by the demonstration."""

    error_messages: ClassVar = {
        **DefaultAccountAdapter.error_messages,
        "account_inactive": _("此账号已停用。"),
        "enter_current_password": _("现在的密码不对。"),
        "incorrect_code": _("验证码不对，或者已经用过。请等下一个验证码。"),
        "incorrect_password": _("密码不对。"),
        "rate_limited": _("操作过于频繁，请稍后再试。"),
        "too_many_login_attempts": _("失败次数过多，请稍后再试。"),
        "username_password_mismatch": _("用户名或者密码不对。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Refuse every sign-up."""
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Ask again for a password or a code unless one was given a short while ago."""
        given = get_authentication_records(context.request, context.request.user)
        last = max((record["at"] for record in given), default=0.0)
        return time.time() - last > app_settings.REAUTHENTICATION_TIMEOUT

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send nothing: officers have no address here."""


class SecondFactor(DefaultMFAAdapter):
    """The second factor's secret is encrypted in the table with a key from the session key."""

    error_messages: ClassVar = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("验证码不对，或者已经用过。请等下一个验证码。"),
    }

    def encrypt(self, text: str) -> str:
        """Encrypt a secret."""
        return _box().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Open a secret, also one from before the session key changed."""
        return _box().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Any) -> str:
        """Return what the authenticator app shows."""
        return str(user.username)


def _box() -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(text))) for text in secrets])


def _derived(secret: str | bytes) -> bytes:
    kdf = HKDF(hashes.SHA256(), 32, None, b"lianxin second factor")
    return kdf.derive(force_bytes(secret))
