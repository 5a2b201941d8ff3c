"""The forms of the way in, in this site's own words (Art. 18 ¶1)."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as factor
from allauth.mfa.totp import forms as totp
from django import forms
from django.utils.translation import gettext_lazy as _


def _say(field: forms.Field, label: Any, hint: Any = "") -> None:
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)


def _expect_code(field: forms.Field, hint: Any = "") -> None:
    _say(field, _("验证码"), hint)
    field.widget.attrs |= {
        "inputmode": "numeric",
        "autocomplete": "one-time-code",
        "spellcheck": "false",
        "class": "govuk-input--width-5",
    }


class Login(account.LoginForm):
    """User name and password."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["login"], _("用户名"))
        _say(self.fields["password"], _("密码"))
        self.fields["login"].widget.attrs |= {"spellcheck": "false", "autocapitalize": "none"}


class ChangePassword(account.ChangePasswordForm):
    """The old password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["oldpassword"], _("现在的密码"))
        _say(self.fields["password1"], _("新密码"), _("至少10个字符，不用常见密码，不含用户名。"))
        _say(self.fields["password2"], _("再输一遍新密码"))


class Reauthenticate(account.ReauthenticateForm):
    """The password again, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields["password"], _("密码"))


class SecondFactor(factor.AuthenticateForm):
    """The code of the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _expect_code(self.fields["code"], _("验证器应用上的6位数字；没带手机时可用一个恢复码。"))


class SecondFactorAgain(factor.ReauthenticateForm):
    """The code again, before something that matters."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _expect_code(self.fields["code"], _("验证器应用上的6位数字。"))


class SetUp(totp.ActivateTOTPForm):
    """The first code, which shows that the app has the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _expect_code(self.fields["code"], _("扫描后，验证器应用上显示的6位数字。"))
