"""The handler drafts, the head of the organ signs; nobody else reads the draft (Art. 32)."""

from __future__ import annotations

import pytest
from django.urls import reverse

from lianxin.handling.models import Draft
from tests.handling.pressing import OPINION, said, taken

pytestmark = pytest.mark.django_db


def drafted(unit, matter, **typed):
    """Keep a draft as the handler and return the answer."""
    handler = unit.as_(unit.cast.wang_wu)
    return handler.post(reverse("handling:draft", args=[matter.number]), typed)


def test_the_head_begins_from_the_draft_and_signing_forgets_it(unit):
    matter, head = unit.heard(), unit.as_(unit.cast.zhao_liu)
    page = said(unit.as_(unit.cast.wang_wu).get(matter.get_absolute_url()))
    assert "起草处理意见书" in page
    typed = {**OPINION, "rows": "2", "claims_2": "赔偿误工费", "opinion_2": ""}
    assert drafted(unit, matter, **typed).status_code == 302

    page = head.get(reverse("handling:decide", args=[matter.number])).content.decode()
    for words in (OPINION["facts_and_reasons"], "赔偿误工费", "王五 于", "checked"):
        assert words in page
    taken(head, matter, "decide", **OPINION)
    assert not Draft.objects.exists()


def test_half_a_draft_is_kept_and_found_again(unit):
    matter = unit.heard()
    drafted(unit, matter, facts_and_reasons="经查，", execution_on="不知道哪一天")
    page = unit.as_(unit.cast.wang_wu).get(reverse("handling:draft", args=[matter.number]))

    assert "经查，" in page.content.decode()
    assert Draft.objects.count() == 1
    drafted(unit, matter, facts_and_reasons="经查，属实。")
    assert Draft.objects.get().fields()["facts_and_reasons"] == "经查，属实。"


def test_a_draft_is_encrypted_and_leaves_no_entry(unit):
    matter = unit.heard()
    before = matter.entries.count()
    drafted(unit, matter, **OPINION)

    assert matter.entries.count() == before
    sealed = Draft.objects.values_list("typed", flat=True)[0]
    assert "夜间".encode() not in bytes(sealed.stored() if hasattr(sealed, "stored") else sealed)


def test_a_refused_signature_keeps_the_draft(unit):
    matter, head = unit.handling(), unit.as_(unit.cast.zhao_liu)
    drafted(unit, matter, **OPINION)
    answer = head.post(reverse("handling:decide", args=[matter.number]), OPINION)

    assert answer.status_code == 422
    assert Draft.objects.count() == 1


def test_a_draft_can_be_looked_at_as_a_document(unit):
    answer = drafted(unit, unit.heard(), **OPINION, look="1")
    assert answer.content.startswith(b"%PDF")
    assert not Draft.objects.exists()

    lacking = drafted(unit, unit.heard(), claims="停止施工", look="1")
    assert lacking.status_code == 422
    assert "缺少必须载明的内容" in said(lacking)


def test_whoever_works_elsewhere_drafts_nothing(unit):
    address = reverse("handling:draft", args=[unit.heard().number])

    assert unit.as_(unit.cast.zhou_ba).get(address).status_code == 404
    assert unit.as_(unit.cast.li_si).get(address).status_code == 403


def test_two_drafts_at_once_lose_nothing(unit):
    matter = unit.heard()
    drafted(unit, matter, facts_and_reasons="王五的一稿")
    head, address = unit.as_(unit.cast.zhao_liu), reverse("handling:draft", args=[matter.number])
    second = head.post(address, {"facts_and_reasons": "赵六的一稿"})
    assert second.status_code == 422
    assert "王五保存了另一稿" in said(second)
    assert "赵六的一稿" in second.content.decode()

    kept = second.content.decode().split('name="kept" value="')[1].split('"')[0]
    assert head.post(address, {"facts_and_reasons": "赵六的一稿", "kept": kept}).status_code == 302
    assert Draft.objects.get().fields()["facts_and_reasons"] == "赵六的一稿"
