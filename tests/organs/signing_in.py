"""Officers sign in in one line: `client.force_login(officer)` brings the second factor (Art. 19).

A pytest plugin: it adds to Django's test client what a password alone does not give.
"""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def force_login_brings_the_second_factor(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make `force_login` mean: signed in as an officer is, with both factors."""
    from allauth.account.internal.flows import login
    from django.test import Client

    alone = Client.force_login

    def with_both(self: Any, user: Any, *args: Any, **kwargs: Any) -> None:
        alone(self, user, *args, **kwargs)
        session = self.session
        shown = {"method": "mfa", "type": "totp", "at": 0}
        session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [shown]
        session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
        session.save()

    monkeypatch.setattr(Client, "force_login", with_both)
