"""What a petitioner sends becomes one matter, kept as it was typed (Arts. 17, 19, 21, 22 ¶1)."""

from __future__ import annotations

import json
import re
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.models import Item, Matter
from lianxin.portal.models import Draft, Enclosure, Submission, throw_away
from tests.portal.at_home import PERSON, look_up, typed, words_of

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def paper(name: str = "合同.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def test_the_receipt_shows_number_code_and_last_day(send):
    page = send()
    matter = Matter.objects.get()
    code = Submission.objects.get().code.clear()

    assert page.redirect_chain[-1][0] == reverse("portal:receipt")
    assert matter.number in words_of(page) and code in words_of(page)
    assert "Art. 22" not in words_of(page) and "第二十二条" in words_of(page)
    assert matter.stage == "received" and matter.office.code == "NH-XFJ"


def test_the_receipt_can_be_taken_home(send, client):
    send()
    printed = client.get(reverse("portal:receipt_paper"))
    proof = client.get(reverse("portal:receipt_proof"))

    assert printed.content.startswith(b"%PDF-")
    assert json.loads(proof.content)["matter"] == Matter.objects.get().number


def test_the_code_is_shown_until_it_was_kept(send, client):
    send()
    code = Submission.objects.get().code.clear()
    client.post(reverse("portal:receipt_kept"))

    assert not Submission.objects.get().code
    assert code not in words_of(client.get(reverse("portal:receipt"), follow=True))


def test_the_code_is_forgotten_after_a_day(send, client):
    send()
    throw_away(timezone.now() + timedelta(days=2))

    assert not Submission.objects.get().code
    assert client.get(reverse("portal:receipt_paper")).status_code == 404


def test_nobody_else_sees_the_receipt(send):
    send()
    assert Client().get(reverse("portal:receipt_paper")).status_code == 404
    assert Client().get(reverse("portal:receipt")).url == reverse("portal:lookup")


@pytest.mark.parametrize(
    "words",
    [
        "字" * 100_000,
        "请求😀解决👨‍👩‍👧‍👦问题",
        "门牌𠀀𪚥号，姓名𫞩",
        '<script>alert(1)</script> & "quotes" \'; DROP TABLE matters_matter; --',
        "  前后有空格\n\n\t第二行 {{ settings.SECRET_KEY }} {% load x %}  ",
    ],
    ids=["long", "emoji", "extension-b", "html-and-sql", "blanks"],
)
def test_what_was_typed_is_kept_exactly_and_shown_literally(send, client, words):
    send(body=words.replace("\n", "\r\n"))
    matter = Matter.objects.get()
    code = Submission.objects.get().code.clear()

    assert Item.objects.get().body == words
    page = words_of(look_up(client, matter, code))
    assert "<script>alert(1)" not in page
    assert matter.number in page


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"body": "字" * 100_001}, "100000"),
        ({"body": "   \n "}, "此项"),
        ({"body": "零\x00字节"}, "空"),
        ({"name": ""}, "此项"),
        ({"address": ""}, "此项"),
        ({"persons": "0"}, "1"),
        ({"persons": "很多"}, "整数"),
        ({"kind": "order"}, "order"),
        ({"place": "999"}, "999"),
        ({"truthful": ""}, "请确认内容真实"),
        ({"key": "not-a-key"}, "请再提交一次"),
    ],
)
def test_a_mistake_is_said_clearly_and_nothing_typed_is_lost(send, wrong, said):
    page = send(**{"title": "保留这个标题", **wrong})

    assert page.status_code == 422
    assert said in words_of(page) and "保留这个标题" in words_of(page)
    assert not Matter.objects.exists()


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (paper("程序.pdf", b"MZ\x90\x00" + bytes(64)), "不是可以接收的类型"),
        (paper("空.pdf", b""), "是空的"),
        (paper("网页.html", b"<html><script>1</script></html>"), "不是可以接收的类型"),
    ],
    ids=["program", "empty", "html"],
)
def test_a_wrong_file_is_named_and_nothing_typed_is_lost(send, file, said):
    page = send(files=file)

    assert page.status_code == 422
    assert said in words_of(page) and file.name in words_of(page)
    assert "工地每晚施工到十二点" in words_of(page)
    assert not Matter.objects.exists()


def test_a_file_that_is_too_large_is_named(send, settings):
    settings.UPLOAD_LIMIT = 1024 * 1024
    page = send(files=paper("大.pdf", PDF + bytes(1024 * 1024)))

    assert "大.pdf" in words_of(page) and "超过1 MB" in words_of(page)


def test_too_many_files_are_said(send, settings):
    settings.UPLOAD_COUNT = 2
    page = send(files=[paper(f"{n}.pdf") for n in range(3)])

    assert "最多提交2个文件" in words_of(page)


def test_good_files_survive_a_mistake_elsewhere(send, client):
    key = str(uuid.uuid4())
    page = send(key=key, name="", files=paper())
    assert "合同.pdf" in words_of(page) and Enclosure.objects.count() == 1

    send(key=key, enclosed="1")
    matter = Matter.objects.get()
    assert [str(one.name) for one in matter.attachments.all()] == ["合同.pdf"]
    assert matter.attachments.get().bytes() == PDF
    assert not Enclosure.objects.exists()


def test_the_same_form_sent_twice_is_one_matter(send, client):
    key = str(uuid.uuid4())
    first, again = send(key=key), send(key=key)

    assert Matter.objects.count() == 1
    number = Matter.objects.get().number
    assert number in words_of(first) and number in words_of(again)


@pytest.mark.parametrize("page", ["submit_short", "files"])
def test_a_connection_lost_while_uploading_leaves_nothing_behind(client, cast, page):
    from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

    address = reverse("portal:submit_short")
    if page == "files":
        go(client, "kind", kind="suggestion")
        address = reverse("portal:page", args=["files"])
    said = typed()
    key = said.pop("key")
    large = paper(data=PDF + bytes(50_000))
    whole = encode_multipart(BOUNDARY, {**said, "files": large, "key": key, "whole": "1"})
    answer = client.generic("POST", address, whole[: len(whole) // 2], MULTIPART_CONTENT)

    assert answer.status_code == 422 and "请再提交一次" in words_of(answer)
    assert not Matter.objects.exists() and not Enclosure.objects.exists()
    again = re.search(r'name="(?:key|whole)" value="(.+?)"', words_of(answer))
    assert again, "the form that is shown again can be sent again"


@pytest.mark.django_db(transaction=True)
def test_two_submissions_at_the_same_moment_are_one_matter(cast):
    import threading

    from django.db import connection

    data, pages = typed(), []

    def send_it() -> None:
        pages.append(Client().post(reverse("portal:submit_short"), data).status_code)
        connection.close()

    threads = [threading.Thread(target=send_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert pages == [302] * 4
    assert Matter.objects.count() == 1
    assert Matter.objects.get().number.endswith("000001")


def test_an_accusation_is_sealed_from_the_first_moment(send, client):
    page = send(kind="accusation", title="某领导收受财物", body="张局长收钱", place="440605011")
    matter = Matter.objects.get()
    code = Submission.objects.get().code.clear()

    assert matter.sealed and matter.route == "C" and not matter.place
    assert "某领导" not in matter.title + Item.objects.get().title and not Item.objects.get().body
    assert Item.objects.get().words == "张局长收钱"
    assert "已经密封" in words_of(page)
    own = words_of(look_up(client, matter, code))
    assert "已登记" in own and "张局长" not in own


def test_creating_a_matter_takes_few_queries(client, cast, django_assert_max_num_queries):
    client.get(reverse("portal:home"))
    client.post(reverse("portal:submit_short"), typed())
    with django_assert_max_num_queries(15):
        answer = client.post(reverse("portal:submit_short"), typed())
    assert answer.status_code == 302


def go(client: Client, page: str, /, **answers: object):
    return client.post(reverse("portal:page", args=[page]), answers, follow=True)


def fill_in(client: Client, kind: str = "claim") -> str:
    """Answer the guided pages up to the last one and return its key."""
    go(client, "kind", kind=kind)
    if kind != "accusation":
        go(client, "about", category="", place="440605011")
    if kind == "claim":
        go(client, "channel", dispute="")
    go(client, "words", title="拖欠工资", request="请求支付工资", body="三个月没有发工资")
    go(client, "files", files=paper("工资条.pdf"), whole="1")
    page = go(client, "who", **PERSON)
    assert page.redirect_chain[-1][0] == reverse("portal:page", args=["check"])
    assert "拖欠工资" in words_of(page) and "工资条.pdf" in words_of(page)
    return str(Draft.objects.get().key)


def test_the_guided_way_asks_one_thing_at_a_time_and_ends_in_a_receipt(client, cast):
    key = fill_in(client)
    page = go(client, "check", truthful="on", key=key)
    matter = Matter.objects.get()

    assert matter.number in words_of(page) and matter.place == "440605011"
    assert Item.objects.get().body == "请求：\n请求支付工资\n\n事实和理由：\n三个月没有发工资"
    assert matter.attachments.count() == 1
    assert not Draft.objects.exists() and not Enclosure.objects.exists()


def test_the_last_page_sent_twice_shows_the_same_receipt(client, cast):
    key = fill_in(client)
    go(client, "check", truthful="on", key=key)
    page = go(client, "check", truthful="on", key=key)

    assert Matter.objects.count() == 1 and Matter.objects.get().number in words_of(page)


def test_answers_are_kept_sealed_while_one_goes_back_and_forth(client, cast):
    fill_in(client)
    assert "张三" not in str(bytes(Draft.objects.get().told.stored()))
    assert "三个月没有发工资" in words_of(client.get(reverse("portal:page", args=["words"])))
    assert "接着写" in words_of(client.get(reverse("portal:submit")))

    client.post(reverse("portal:start_over"))
    assert not Draft.objects.exists() and not Enclosure.objects.exists()


def test_a_page_out_of_turn_leads_to_the_beginning(client, cast):
    assert client.get(reverse("portal:page", args=["check"])).url == reverse("portal:submit")
    assert client.get(reverse("portal:page", args=["nowhere"])).url == reverse("portal:submit")


def test_nothing_is_sent_before_the_statement_of_truth(client, cast):
    key = fill_in(client, "suggestion")
    page = go(client, "check", key=key)

    assert page.status_code == 422 and not Matter.objects.exists()


def test_several_petitioners_are_represented_by_five_at_most(client, cast):
    go(client, "kind", kind="suggestion")
    go(client, "words", title="建议", request="加装路灯", body="夜里看不见")
    others = {f"other{n}-name": name for n, name in enumerate("李王赵钱孙")}
    page = go(client, "who", **{**PERSON, "persons": "12"}, **others)
    go(client, "check", truthful="on", key=str(Draft.objects.get().key))
    matter = Matter.objects.get()

    assert page.status_code == 200 and matter.persons == 12
    assert matter.parties.filter(representative=True).count() == 5 == matter.parties.count()


def test_a_legal_dispute_shows_where_to_go_and_how_long_there_is(client, cast):
    go(client, "kind", kind="claim")
    go(client, "about")
    day = timezone.localdate() - timedelta(days=50)
    asked = {"dispute": "act.reconsideration", "happened_on": day.isoformat()}
    page = go(client, "channel", **asked)

    assert page.redirect_chain[-1][0] == reverse("portal:page", args=["channel"])
    assert "行政复议" in words_of(page) and "还有 1" in words_of(page)
    on = go(client, "channel", **asked, read=f"act.reconsideration {day.isoformat()}")
    assert on.redirect_chain[-1][0] == reverse("portal:page", args=["words"])


@pytest.mark.parametrize("day", ["2099-01-01", "0001-01-01", "昨天"])
def test_a_day_that_cannot_be_is_said(client, cast, day):
    page = client.get(
        reverse("portal:channels"), {"dispute": "labour.arbitration", "happened_on": day}
    )
    assert page.status_code == 200 and "govuk-error-message" in words_of(page)


def test_every_dispute_has_its_advice_in_both_languages(client, cast):
    from lianxin.statute.channels import CHANNELS

    for language in ("zh-hans", "en"):
        for channel in CHANNELS:
            page = client.get(
                reverse("portal:channels"),
                {"dispute": channel.id, "happened_on": "2024-02-29"},
                headers={"accept-language": language},
            )
            said = channel.where.en if language == "en" else channel.where.zh
            assert said.replace("'", "&#x27;") in words_of(page)
