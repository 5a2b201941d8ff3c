"""The whole site offers sign-in and the second factor, and nothing else of accounts (Art. 15)."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from lianxin.organs.models import Officer


@pytest.mark.parametrize(
    "closed", ["account_signup", "account_email", "account_reset_password", "account_set_password"]
)
def test_what_is_not_offered_has_no_address(closed: str) -> None:
    with pytest.raises(NoReverseMatch):
        reverse(closed)


@pytest.mark.django_db
def test_the_sign_in_page_opens(client: Client) -> None:
    page = client.get(reverse("account_login"))
    assert page.status_code == 200
    assert "信访人不需要登录" in page.content.decode()


@pytest.mark.parametrize(
    "page",
    [
        "account_change_password",
        "mfa_index",
        "mfa_deactivate_totp",
        "mfa_generate_recovery_codes",
        "account_logout",
    ],
)
def test_the_pages_of_ones_own_account_open(client: Client, wang_wu: Officer, page: str) -> None:
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

    TOTP.activate(wang_wu, generate_totp_secret())
    client.force_login(wang_wu)
    answer = client.get(reverse(page), follow=True)
    assert answer.status_code == 200
    assert 'lang="zh-Hans"' in answer.content.decode()
