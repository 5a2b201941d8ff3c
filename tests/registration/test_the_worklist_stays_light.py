"""The trays of the desk, and how little they ask of the database (Arts. 21, 22)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from lianxin.matters.recording import record
from tests.builders import a_matter
from tests.registration.acts import read

pytestmark = pytest.mark.django_db


def numbers(page: str) -> list[str]:
    return [part.split("<")[0] for part in page.split('class="govuk-link lx-number"')[1:]]


def test_each_matter_lies_in_its_tray(desk, sign_in):
    client = sign_in(desk.cast.li_si)
    lying = {
        "register": a_matter(desk.cast),
        "screen": a_matter(desk.cast, after="register"),
        "send": a_matter(desk.cast, after="screen"),
        "objections": a_matter(desk.cast, after="forward"),
        "jurisdiction": a_matter(desk.cast, after="forward"),
        "withdrawals": a_matter(desk.cast, after="forward"),
    }
    on, wang_wu = lying["objections"].received_on, desk.cast.wang_wu
    record(lying["objections"], "object", by=wang_wu, on=on, reason="不属于职责")
    record(lying["jurisdiction"], "dispute", by=wang_wu, on=on, reason="有争议")
    person = lying["withdrawals"].first_petitioner
    record(lying["withdrawals"], "withdraw", by=person, on=on, words="撤回")
    for tray, matter in lying.items():
        page = read(client.get(f"/registration/?tray={tray}"))
        assert [m.number for m in lying.values() if m.number in page] == [matter.number], tray
    everything = read(client.get("/registration/?tray=all"))
    assert all(matter.number in everything for matter in lying.values())


def test_what_is_late_with_us_has_its_own_tray(desk, sign_in):
    today = timezone.localdate()
    late = a_matter(desk.cast, after="register", on=today - timedelta(days=40))
    fine = a_matter(desk.cast, after="register", on=today)
    page = read(sign_in(desk.cast.li_si).get("/registration/?tray=late"))
    assert late.number in page and fine.number not in page


@pytest.mark.parametrize("tray", ["register", "sign", "withdrawals", "late", "all"])
def test_a_page_asks_eight_questions_at_most(desk, sign_in, tray):
    for _ in range(12):
        a_matter(desk.cast, after="register")
    client = sign_in(desk.cast.li_si)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(f"/registration/?tray={tray}").status_code == 200
    assert len(asked) <= 8, [query["sql"][:100] for query in asked]


def test_only_the_confidential_clerk_has_a_tray_for_what_is_sealed(desk, sign_in):
    assert "tray=sealed" not in read(sign_in(desk.cast.li_si).get("/registration/"))
    assert "tray=sealed" in read(sign_in(desk.cast.wu_jiu).get("/registration/"))


def test_whoever_works_elsewhere_sees_an_empty_desk(desk, sign_in):
    matter = a_matter(desk.cast, after="register")
    assert matter.number not in read(sign_in(desk.cast.zhou_ba).get("/registration/?tray=all"))
    assert sign_in(desk.cast.zheng_yi).get("/registration/").status_code == 403
