"""Number and code open one matter; guessing is slow, and tells nothing (Arts. 18 ¶1, 21 ¶2)."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxin.documents.issuing import issue
from lianxin.matters.models import Matter
from lianxin.matters.recording import record
from lianxin.petitioners import keys
from lianxin.portal import attempts
from lianxin.portal.models import LookupAttempt, throw_away
from tests.builders import a_matter_and_code, walk
from tests.portal.at_home import look_up, words_of

pytestmark = pytest.mark.django_db
WRONG = "编号或者查询码不对"


def test_number_and_code_open_the_matter_however_they_are_typed(client, cast):
    matter, code = a_matter_and_code(cast)
    spaced = f" {code[:5].lower()}-{code[5:].lower()} "
    page = look_up(client, matter.number.lower().replace("-", "－"), spaced)

    assert page.redirect_chain[-1][0] == reverse("portal:matter", args=[matter.number])
    assert matter.title in words_of(page)


def test_a_wrong_code_and_a_wrong_number_read_the_same(client, cast):
    matter, code = a_matter_and_code(cast)
    for number, tried in ((matter.number, "AAAAAAAAAA"), ("NHXFJ2026-999999", code)):
        page = look_up(client, number, tried)
        assert page.status_code == 422 and WRONG in words_of(page)


def test_a_code_opens_its_own_matter_only(client, cast):
    _first, code = a_matter_and_code(cast)
    second, _code = a_matter_and_code(cast)

    assert WRONG in words_of(look_up(client, second, code))
    assert client.get(reverse("portal:matter", args=[second.number])).status_code == 302


def test_every_comparison_takes_the_same_way(monkeypatch, cast):
    matter, _code = a_matter_and_code(cast)
    compared = []
    real = attempts.hmac.compare_digest
    monkeypatch.setattr(
        attempts.hmac, "compare_digest", lambda a, b: compared.append((a, b)) or real(a, b)
    )
    assert not attempts.fits(matter, matter.number, "AAAAAAAAAA")
    with_matter = len(compared)
    assert not attempts.fits(None, "NHXFJ2026-999999", "AAAAAAAAAA")
    assert len(compared) == 2 * with_matter
    assert {len(one) for pair in compared for one in pair} == {16}


def test_a_code_made_under_an_old_key_still_opens(client, cast, settings):
    settings.DATA_KEYS = f"old:{keys.fresh()}"
    matter, code = a_matter_and_code(cast)
    settings.DATA_KEYS = f"new:{keys.fresh()},{settings.DATA_KEYS}"

    assert matter.title in words_of(look_up(client, matter, code))


def test_the_sixth_wrong_code_in_a_quarter_of_an_hour_waits(client, cast):
    matter, code = a_matter_and_code(cast)
    for _ in range(5):
        look_up(client, matter, "AAAAAAAAAA")
    page = look_up(client, matter, code)

    assert page.status_code == 429 and "15分钟后再试" in words_of(page)
    assert "接待窗口" in words_of(page) and int(page["Retry-After"]) <= 900
    assert matter.title in words_of(look_up(Client(), matter, code, REMOTE_ADDR="10.9.9.9"))


def test_after_the_wait_the_code_opens_again(client, cast, monkeypatch):
    matter, code = a_matter_and_code(cast)
    for _ in range(5):
        look_up(client, matter, "AAAAAAAAAA")
    LookupAttempt.objects.update(at=timezone.now() - timedelta(minutes=16))

    assert matter.title in words_of(look_up(client, matter, code))


def test_thirty_wrong_codes_an_hour_from_one_place_are_the_end(client, cast):
    matter, code = a_matter_and_code(cast)
    for n in range(30):
        look_up(client, f"NHXFJ2026-{n:06d}", "AAAAAAAAAA")

    assert look_up(client, matter, code).status_code == 429


def test_an_ipv6_network_counts_as_one_place(client, rf):
    first, second = (
        attempts.visitor(rf.get("/", REMOTE_ADDR=f"2001:db8::{n}")) for n in ("1", "2")
    )
    assert first == second == "2001:db8::/64"


def test_a_proxy_is_believed_only_where_it_is_set(rf, settings):
    request = rf.get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR="1.1.1.1, 2.2.2.2")
    assert attempts.visitor(request) == "10.0.0.1"
    settings.PROXIES = 1
    assert attempts.visitor(request) == "2.2.2.2"


def test_an_attempt_keeps_no_address_and_no_number(client, cast):
    look_up(client, "NHXFJ2026-000001", "AAAAAAAAAA", REMOTE_ADDR="10.1.2.3")
    row = LookupAttempt.objects.get()

    assert len(bytes(row.visitor_index)) == len(bytes(row.number_index)) == 16
    throw_away(timezone.now() + timedelta(days=2))
    assert not LookupAttempt.objects.exists()


def test_leaving_closes_the_matter(client, cast):
    matter, code = a_matter_and_code(cast)
    look_up(client, matter, code)
    client.post(reverse("portal:leave"))

    answer = client.get(reverse("portal:matter", args=[matter.number]))
    assert answer.url == reverse("portal:lookup_number", args=[matter.number])


def test_an_hour_without_a_page_closes_the_matter(client, cast, monkeypatch):
    matter, code = a_matter_and_code(cast)
    look_up(client, matter, code)
    session = client.session
    session["opened"] = {matter.number: int(timezone.now().timestamp()) - 3601}
    session.save()

    assert client.get(reverse("portal:matter", args=[matter.number])).status_code == 302


def test_the_page_is_whole_at_every_stage_in_both_languages(client, cast):
    for step, _by, _facts in walk(cast, timezone.localdate()):
        matter, code = a_matter_and_code(cast, after=step, on=timezone.localdate())
        for language in ("zh-hans", "en"):
            page = look_up(client, matter, code, headers={"accept-language": language})
            assert page.status_code == 200 and matter.number in words_of(page)


def test_a_petitioners_page_takes_few_queries(client, cast, django_assert_max_num_queries):
    matter, code = a_matter_and_code(cast, after="serve_reexamination", on=timezone.localdate())
    look_up(client, matter, code)
    with django_assert_max_num_queries(16):
        client.get(reverse("portal:matter", args=[matter.number]))


def test_what_officers_note_for_the_file_is_not_shown(client, cast):
    matter, code = a_matter_and_code(cast, after="investigate")
    page = words_of(look_up(client, matter, code))

    assert "现场核查属实" not in page and "调查核实" in page


def test_who_read_the_data_is_shown_without_naming_the_officer(client, cast):
    matter, code = a_matter_and_code(cast)
    matter.first_petitioner.read(cast.li_si, ["phone"], "核实诉求")
    page = words_of(look_up(client, matter, code))

    assert "核实诉求" in page and "南海区信访局" in page and "李四" not in page


def test_the_number_from_the_qr_code_is_filled_in(client, cast):
    page = client.get(reverse("portal:lookup_number", args=["NHXFJ2026-000001"]))
    assert 'value="NHXFJ2026-000001"' in words_of(page)


def test_papers_of_the_office_are_not_the_petitioners(client, cast):
    from lianxin.matters.attachment import attach

    matter, code = a_matter_and_code(cast)
    own = attach(matter, name="a.txt", kind="text/plain", data=b"a")
    theirs = attach(matter, name="b.txt", kind="text/plain", data=b"b", for_petitioner=False)
    look_up(client, matter, code)

    assert client.get(reverse("portal:file", args=[matter.number, own.pk])).content == b"a"
    assert client.get(reverse("portal:file", args=[matter.number, theirs.pk])).status_code == 404
    assert Matter.objects.count() == 1


def test_a_notice_is_there_to_read_as_pdf_and_word(client, cast):
    today = timezone.localdate()
    matter, code = a_matter_and_code(cast, after="forward", on=today)
    made = issue(matter, "F07", organ=cast.unit, officer=cast.wang_wu, on=today)
    record(matter, "accept", by=cast.wang_wu, on=today, **made)
    page = words_of(look_up(client, matter, code))

    assert "给您的文书" in page and made["document_number"] in page
    for key, opening in ((made["document"], b"%PDF-"), (made["word"], b"PK")):
        address = reverse("portal:file", args=[matter.number, key])
        assert address in page and client.get(address).content.startswith(opening)
