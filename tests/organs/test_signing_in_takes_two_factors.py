"""A password alone opens nothing; sign-up is closed; guessing is locked out (Arts. 15, 19)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth
from django.test import Client
from django.urls import reverse

from lianxin.organs import demonstration, second_factor
from lianxin.organs.models import Officer

pytestmark = [pytest.mark.urls("tests.organs.addresses"), pytest.mark.django_db]
PASSWORD = "a long pass phrase"


def give_password(client: Client, password: str = PASSWORD, username: str = "wangwu"):
    return client.post(reverse("account_login"), {"login": username, "password": password})


def code_of(secret: str, step: int = 0) -> str:
    counter = list(auth.yield_hotp_counters_from_time())[1] + step
    return auth.format_hotp_value(auth.hotp_value(secret, counter))


def set_up(client: Client) -> str:
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = re.search(r"data-secret>(\w+)<", page).group(1)
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert answer.status_code == 302, answer.content.decode()
    return secret


def is_inside(client: Client) -> bool:
    return client.get("/desk/").content.decode().startswith("inside: 王五")


def test_the_first_sign_in_leads_to_setting_up_the_second_factor(
    client: Client,
    wang_wu: Officer,
) -> None:
    assert give_password(client).url == "/desk/"
    assert client.get("/desk/").url == reverse("mfa_activate_totp")
    assert client.get(reverse("mfa_index")).url == reverse("mfa_activate_totp")
    assert client.get(reverse("account_change_password")).url == reverse("mfa_activate_totp")
    assert client.get("/no/such/page/").url == reverse("mfa_activate_totp")

    set_up(client)
    assert is_inside(client)


def test_a_wrong_code_does_not_set_it_up(client: Client, wang_wu: Officer) -> None:
    give_password(client)
    client.get(reverse("mfa_activate_totp"))
    page = client.post(reverse("mfa_activate_totp"), {"code": "000000x"}).content.decode()
    assert "验证码不对" in page
    assert not is_inside(client)


def test_afterwards_the_password_alone_is_not_enough(client: Client, wang_wu: Officer) -> None:
    give_password(client)
    secret = set_up(client)
    client.post(reverse("account_logout"))

    assert give_password(client).url == reverse("mfa_authenticate")
    assert not is_inside(client)
    page = client.post(reverse("mfa_authenticate"), {"code": "123"}).content.decode()
    assert "验证码不对" in page
    assert not is_inside(client)

    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert is_inside(client)


def test_a_code_works_once(client: Client, wang_wu: Officer) -> None:
    give_password(client)
    secret = set_up(client)
    for expected in (True, False):
        client.post(reverse("account_logout"))
        give_password(client)
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret, 1)})
        assert is_inside(client) is expected


def test_a_recovery_code_stands_in_for_the_telephone(client: Client, wang_wu: Officer) -> None:
    give_password(client)
    set_up(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    code = re.search(r"<li><code>([^<]+)<", page).group(1)
    client.post(reverse("account_logout"))
    give_password(client)
    client.post(reverse("mfa_authenticate"), {"code": code})
    assert is_inside(client)


def test_a_session_opened_before_the_set_up_has_to_show_the_second_factor(
    client: Client,
    wang_wu: Officer,
) -> None:
    other = Client()
    give_password(other)
    give_password(client)
    secret = set_up(client)

    assert not is_inside(other)
    assert other.get(reverse("mfa_activate_totp")).url == reverse("mfa_reauthenticate")
    other.post(reverse("mfa_reauthenticate"), {"code": code_of(secret)})
    assert is_inside(other)


def test_replacing_the_authenticator_leads_to_setting_up_another(
    client: Client,
    wang_wu: Officer,
) -> None:
    give_password(client)
    set_up(client)
    assert client.post(reverse("mfa_deactivate_totp")).url == reverse("mfa_activate_totp")
    assert not is_inside(client)
    set_up(client)
    assert is_inside(client)


def test_a_lost_telephone_is_forgotten_by_the_administrator(
    client: Client,
    wang_wu: Officer,
) -> None:
    give_password(client)
    set_up(client)
    second_factor.forget(wang_wu)
    client.post(reverse("account_logout"))
    give_password(client)
    assert client.get("/desk/").url == reverse("mfa_activate_totp")


def test_the_secret_is_not_in_the_table(client: Client, wang_wu: Officer) -> None:
    give_password(client)
    secret = set_up(client)
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored


def test_guessing_is_locked_out(
    client: Client,
    wang_wu: Officer,
    settings: Any,
) -> None:
    for _attempt in range(settings.AXES_FAILURE_LIMIT):
        answer = give_password(client, "wrong")
    assert answer.status_code == 429
    assert "账号暂时锁定" in answer.content.decode()

    assert give_password(client).status_code == 429
    assert not is_inside(client)


def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(
    client: Client,
    wang_wu: Officer,
) -> None:
    wrong = give_password(client, "wrong").content.decode()
    unknown = give_password(client, "wrong", "nobody").content.decode()
    for page in (wrong, unknown):
        assert "用户名或者密码不对" in page


def test_nobody_signs_themselves_up(client: Client) -> None:
    assert client.get("/accounts/signup/").status_code == 404
    assert client.post("/accounts/signup/", {"username": "x"}).status_code == 404
    assert "signup" not in client.get(reverse("account_login")).content.decode()


def test_who_has_left_cannot_sign_in(client: Client, wang_wu: Officer) -> None:
    Officer.objects.update(is_active=False)
    give_password(client)
    assert not is_inside(client)


class TestTheDemonstration:
    """It publishes its logins, and nothing else does."""

    def test_shows_its_logins_and_the_code(
        self,
        client: Client,
        wang_wu: Officer,
        settings: Any,
    ) -> None:
        settings.DEMONSTRATION = True
        demonstration.give_access(wang_wu)
        page = client.get(reverse("account_login")).content.decode()
        assert demonstration.PASSWORD in page
        assert "wangwu" in page and "承办人" in page

        give_password(client, demonstration.PASSWORD)
        page = client.get(reverse("mfa_authenticate")).content.decode()
        code = re.search(r"data-code-now>(\d{6})<", page).group(1)
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert is_inside(client)

    def test_shows_a_code_that_is_not_used_up(
        self,
        client: Client,
        wang_wu: Officer,
        settings: Any,
    ) -> None:
        settings.DEMONSTRATION = True
        demonstration.give_access(wang_wu)
        for _again in range(3):
            give_password(client, demonstration.PASSWORD)
            code = demonstration.code_now(wang_wu)
            client.post(reverse("mfa_authenticate"), {"code": code})
            assert is_inside(client)
            client.post(reverse("account_logout"))

    def test_shows_nothing_where_real_people_work(
        self,
        client: Client,
        wang_wu: Officer,
        settings: Any,
    ) -> None:
        settings.DEMONSTRATION = True
        demonstration.give_access(wang_wu)
        settings.DEMONSTRATION = False

        page = client.get(reverse("account_login")).content.decode()
        assert "wangwu" not in page and demonstration.PASSWORD not in page
        give_password(client, demonstration.PASSWORD)
        assert "data-code-now" not in client.get(reverse("mfa_authenticate")).content.decode()
        assert demonstration.left_behind() == 1
        for refused in (demonstration.code_now, demonstration.give_access):
            with pytest.raises(demonstration.NotADemonstration):
                refused(wang_wu)

    def test_shows_no_code_of_an_officer_with_a_telephone_of_their_own(
        self,
        client: Client,
        wang_wu: Officer,
        settings: Any,
    ) -> None:
        settings.DEMONSTRATION = True
        give_password(client)
        set_up(client)
        client.post(reverse("account_logout"))
        give_password(client)
        page = client.get(reverse("mfa_authenticate"))
        assert page.status_code == 200
        assert "data-code-now" not in page.content.decode()
