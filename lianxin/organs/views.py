"""The pages of the way in; what the demonstration adds is shown nowhere else (Arts. 18, 19)."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from allauth.account.views import LoginView
from allauth.mfa.base.views import AuthenticateView
from allauth.mfa.totp.views import ActivateTOTPView, DeactivateTOTPView
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from lianxin.organs import demonstration, second_factor


def _ours(context: dict[str, Any]) -> dict[str, Any]:
    """Leave out a variable that stands for something else on our pages."""
    return {name: value for name, value in context.items() if name != "site"}


def closed(request: HttpRequest) -> HttpResponse:
    """Say that the account is closed."""
    return render(request, "account/account_inactive.html", status=403)


class SignIn(LoginView):
    """User name and password; the demonstration lists its logins."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the logins of the demonstration."""
        found = demonstration.logins(timezone.localdate()) if settings.DEMONSTRATION else []
        return {
            **_ours(super().get_context_data(**kwargs)),
            "logins": demonstration.one_for_each_role(found),
            "every_login": found,
        }


class ShowSecondFactor(AuthenticateView):
    """The code of the second factor; the demonstration shows the one that fits."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add the code of the demonstration."""
        context = _ours(super().get_context_data(**kwargs))
        officer = self.stage.login.user
        if settings.DEMONSTRATION:
            with suppress(demonstration.NotADemonstration):
                context["code_now"] = demonstration.code_now(officer)
        return {**context, "officer": officer}


class SetUpSecondFactor(ActivateTOTPView):
    """Set up the authenticator app, and with it complete this sign-in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Send an officer who has one already to the proper page."""
        if not request.user.is_authenticated:
            return redirect("account_login")
        if is_mfa_enabled(request.user):
            known = second_factor.has_second_factor(request)
            return redirect("mfa_index" if known else "mfa_reauthenticate")
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        """Remember that the code was right."""
        response = super().form_valid(form)
        second_factor.proved(self.request)
        return response


class ReplaceSecondFactor(DeactivateTOTPView):
    """Give up one authenticator app to set up another."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Lead to setting up the next one."""
        super().form_valid(form)
        second_factor.withdrawn(self.request)
        return redirect("mfa_activate_totp")
