"""Two clerks and one matter; one form, sent twice at once (Arts. 21, 22 ¶1)."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from lianxin.matters.models import Matter
from lianxin.registration.models import Reception
from tests.builders import a_matter
from tests.registration.acts import act, fresh
from tests.registration.people import came

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls: Callable[[], Any]) -> list[Any]:
    """Run the calls at the same moment, each on a connection of its own."""
    gate = Barrier(len(calls))

    def one(call: Callable[[], Any]) -> Any:
        gate.wait()
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(one, calls))


def test_one_of_two_clerks_registers_and_the_other_is_told(desk, sign_in):
    matter = a_matter(desk.cast)
    clients = [sign_in(officer, Client()) for officer in (desk.cast.li_si, desk.registrar)]
    answers = at_once(
        *(lambda client=client: act(client, "register", matter, persons="1") for client in clients)
    )
    assert sorted(answer.status_code for answer in answers) == [302, 422]
    told = next(answer for answer in answers if answer.status_code == 422).content.decode()
    assert "事项目前为“已登记”" in told
    assert [entry.step for entry in fresh(matter).entries.all()] == ["arrive", "register"]


def test_a_form_sent_twice_at_the_same_moment_is_one_matter(desk, sign_in):
    clients = [sign_in(desk.cast.li_si, Client()) for _ in range(2)]
    data = came(office=str(desk.cast.office.pk))
    answers = at_once(
        *(lambda client=client: client.post("/registration/receive/", data) for client in clients)
    )
    assert [answer.status_code for answer in answers] == [302, 302]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Matter.objects.count() == 1 == Reception.objects.count()
    assert Matter.objects.get().number.endswith("000001")
