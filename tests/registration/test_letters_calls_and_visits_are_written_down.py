"""Whatever comes in, it is registered the same way (Arts. 17, 19, 20 ¶3, 22 ¶1)."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from lianxin.matters.models import Item, Matter
from lianxin.procedure.stages import Stage
from lianxin.registration.models import Reception, Scan
from tests.registration.people import came

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def scan(name: str = "来信.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def words(answer) -> str:
    return answer.content.decode()


@pytest.mark.parametrize("channel", ["letter", "fax", "visit", "above", "net"])
def test_every_channel_becomes_a_registered_matter_with_its_code(sent, desk, client, channel):
    answer = sent(channel=channel)
    matter = Matter.objects.get()
    assert answer.status_code == 302
    assert matter.stage == Stage.REGISTERED and matter.channel == channel
    assert [entry.step for entry in matter.entries.all()] == ["arrive", "register"]
    assert matter.due_rule == "R01" and matter.received_on == timezone.localdate()

    page = words(client.get(answer["Location"]))
    code = Reception.objects.get().code.clear()
    assert matter.number in page and code in page


def test_a_telephone_call_is_always_oral_and_read_back(sent):
    refused = sent(channel="phone")
    assert refused.status_code == 422 and "第十九条第一款" in words(refused)
    assert not Matter.objects.exists()

    assert sent(channel="phone", read_back="on").status_code == 302
    assert Item.objects.get().oral and Item.objects.get().recorded_by.username == "li.si"


def test_an_oral_visit_without_read_back_is_refused_and_nothing_is_lost(sent):
    page = sent(channel="visit", oral="on")
    assert page.status_code == 422
    assert "宣读核对" in words(page) and "工地每晚施工到十二点。" in words(page)


def test_the_words_of_the_petitioner_stand_in_the_item_alone(sent):
    sent()
    assert (
        Item.objects.get().body
        == "请求：夜间停止施工\n\n事实：工地每晚施工到十二点。\n\n理由：影响老人休息"
    )
    for entry in Matter.objects.get().entries.all():
        assert "张三" not in str(entry.facts) and "施工" not in str(entry.facts)


def several(number: int, chosen: int) -> dict[str, str]:
    rows = {"rows": str(number), "persons": str(number)}
    for n in range(number):
        rows |= {
            f"person-{n}-name": f"张{n}",
            f"person-{n}-phone": "",
            f"person-{n}-kind": "person",
        }
        if n < chosen:
            rows[f"person-{n}-representative"] = "on"
    return rows


def test_more_than_five_representatives_are_refused_and_nothing_is_lost(sent):
    page = sent(**several(7, 6), scans=scan())
    assert page.status_code == 422
    text = words(page)
    assert "第二十条第三款" in text and "不得超过5人" in text
    assert all(f'value="张{n}"' in text for n in range(7)) and "来信.pdf" in text
    assert not Matter.objects.exists() and Scan.objects.count() == 1


def test_five_representatives_of_many_are_kept(sent):
    assert sent(**{**several(7, 5), "persons": "30"}).status_code == 302
    matter = Matter.objects.get()
    assert matter.persons == 30 and matter.parties.count() == 7
    assert matter.parties.filter(representative=True).count() == 5


def test_a_file_that_came_with_a_mistake_is_kept_for_the_next_try(sent):
    key = str(uuid4())
    assert sent(key=key, title="", scans=scan()).status_code == 422
    assert sent(key=key).status_code == 302
    kept = Matter.objects.get().attachments.get()
    assert kept.bytes() == PDF and kept.item_id and not Scan.objects.exists()


def test_a_file_is_judged_by_its_bytes(sent):
    page = sent(scans=scan("来信.pdf", b"MZ\x90\x00 a program"))
    assert page.status_code == 422 and "不是可以接收的类型" in words(page)
    assert not Matter.objects.exists() and not Scan.objects.exists()


def test_a_row_is_added_by_a_button_and_all_that_was_typed_stays(sent):
    page = sent(more="1", title="", received_on="2026-01-05")
    text = words(page)
    assert page.status_code == 200 and "person-1-name" in text
    assert 'value="张三"' in text and "工地每晚施工到十二点。" in text and "2026-01-05" in text
    assert "请改正" not in text and not Matter.objects.exists()


def test_the_same_form_sent_twice_is_one_matter(sent):
    key = str(uuid4())
    first, second = sent(key=key), sent(key=key)
    assert first["Location"] == second["Location"]
    assert Matter.objects.count() == 1


def test_somebody_elses_key_opens_nothing(sent, desk):
    key = str(uuid4())
    sent(key=key)
    assert sent(desk.registrar, key=key).status_code == 404
    assert Matter.objects.count() == 1


def test_the_code_is_shown_until_it_is_handed_over_and_never_again(sent, client):
    where = sent()["Location"]
    code = Reception.objects.get().code.clear()
    receipt = client.get(f"{where}receipt/")
    assert receipt["Content-Type"] == "application/pdf" and receipt.content.startswith(b"%PDF")
    assert not Matter.objects.get().attachments.exists()

    client.post(f"{where}handed-over/")
    assert code not in words(client.get(where))
    assert client.get(f"{where}receipt/").status_code == 404


def test_the_code_goes_after_a_day(sent, client):
    where = sent()["Location"]
    code = Reception.objects.get().code.clear()
    Reception.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    assert code not in words(client.get(where))
    client.get("/registration/receive/")
    assert not Reception.objects.get().code


def test_late_registration_is_said_with_its_articles(sent, client):
    late = timezone.localdate() - timedelta(days=5)
    page = words(client.get(sent(received_on=late.isoformat())["Location"]))
    assert "登记已经迟了" in page and "第四十三条" in page and "第四十四条第一项" in page
    assert Matter.objects.get().received_on == late


def test_an_earlier_matter_of_the_same_person_is_shown_before_another_is_opened(sent, client):
    sent()
    first = Matter.objects.get()
    page = sent(title="另一件事")
    assert page.status_code == 200 and first.number in words(page)
    assert "并入该事项" in words(page) and Matter.objects.count() == 1

    assert sent(title="另一件事", seen=str(first.pk)).status_code == 302
    assert Matter.objects.count() == 2


def test_what_came_in_can_be_added_to_the_earlier_matter(sent):
    sent()
    first = Matter.objects.get()
    answer = sent(add_to=first.number, facts="昨晚又施工到一点。", scans=scan())
    assert answer.status_code == 302 and Matter.objects.count() == 1
    first.refresh_from_db()
    assert first.items.count() == 2 and first.attachments.count() == 1
    assert "repeat" in first.flags and first.entries.last().step == "add_item"


def test_an_accusation_is_not_added_to_an_ordinary_matter(sent):
    sent()
    number = Matter.objects.get().number
    page = sent(add_to=number, accusation="on", facts="科长收受好处")
    assert page.status_code == 422 and "第三十条第三款" in words(page)
    assert Matter.objects.get().items.count() == 1


def test_somebody_of_the_same_name_alone_is_not_taken_for_the_same_person(sent):
    sent()
    assert sent(**{"person-0-phone": "10000000009"}).status_code == 302
    assert Matter.objects.count() == 2


def test_the_same_letter_from_above_is_registered_once(sent):
    above = {"channel": "above", "sender": "佛山市信访局", "sender_number": "佛信转〔2026〕7号"}
    assert sent(**above).status_code == 302
    again = sent(**above, **{"person-0-phone": "10000000009"})
    assert again.status_code == 422 and "已经登记过" in words(again)
    assert Matter.objects.count() == 1


def test_an_unsigned_letter_is_registered_all_the_same(sent):
    nobody = {"person-0-name": "", "person-0-address": "", "person-0-phone": ""}
    assert sent(**nobody).status_code == 422
    assert sent(**nobody, unclear="on").status_code == 302
    assert Matter.objects.get().stage == Stage.REGISTERED


def test_a_receptionist_receives_and_a_registrar_registers(sent, desk):
    sent(desk.receptionist)
    assert Matter.objects.get().stage == Stage.RECEIVED


def test_an_organ_that_is_petitioned_directly_has_its_own_clock(sent, desk):
    sent(desk.cast.wang_wu, office=str(desk.cast.unit.pk))
    matter = Matter.objects.get()
    assert matter.office == desk.cast.unit and matter.case().direct and matter.due_rule == "R02"


def test_nobody_receives_for_another_organ(sent, desk):
    page = sent(desk.cast.zhou_ba, office=str(desk.cast.office.pk))
    assert page.status_code == 422 and not Matter.objects.exists()


def test_an_accusation_is_sealed_the_moment_it_is_written_down(sent, desk, sign_in):
    answer = sent(desk.registrar, accusation="on")
    matter = Matter.objects.get()
    assert matter.sealed and matter.title == "检举控告事项"
    assert matter.items.get().body == "" and "施工" in matter.items.get().words
    page = words(sign_in(desk.registrar).get(answer["Location"]))
    assert matter.number in page and "施工" not in page
    assert sign_in(desk.registrar).get(matter.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    ("field", "wrong", "said"),
    [
        ("received_on", "2026-02-30", "日期"),
        ("received_on", "昨天", "日期"),
        ("received_on", "2999-01-01", "不能晚于今天"),
        ("received_on", "2021-01-01", "2022年5月1日"),
        ("persons", "-3", "1"),
        ("persons", "很多", "整数"),
        ("channel", "pigeon", "pigeon"),
        ("category", "没有这一类", "没有这一类"),
        ("key", "no key", ""),
    ],
)
def test_bad_input_gets_a_clear_sentence_and_nothing_is_written(sent, field, wrong, said):
    page = sent(**{field: wrong})
    assert page.status_code == 422 and said in words(page)
    assert "工地每晚施工到十二点。" in words(page)
    assert not Matter.objects.exists() and not Reception.objects.exists()


def test_html_sql_and_rare_characters_are_words_like_any_others(sent, client):
    strange = "<script>alert(1)</script>'; DROP TABLE matters_matter; -- 𠮷𪚥😀"
    assert sent(title=strange, facts=strange, **{"person-0-name": "𠮷野𪚥"}).status_code == 302
    matter = Matter.objects.get()
    assert matter.title == strange and strange in matter.items.get().body
    page = words(client.get(matter.get_absolute_url()))
    assert "<script>alert" not in page and "𠮷" in page
    assert matter.first_petitioner.name.clear() == "𠮷野𪚥"


def test_a_hundred_thousand_characters_are_kept_and_too_many_are_refused_in_words(sent):
    assert sent(facts="诉" * 100_000).status_code == 302
    assert len(Item.objects.get().body) > 100_000
    page = sent(facts="诉" * 150_001, **{"person-0-phone": "10000000009"})
    assert page.status_code == 422 and Matter.objects.count() == 1


def test_a_nul_byte_is_refused_in_words(sent):
    assert sent(title="工地\x00扰民").status_code == 422
    assert not Matter.objects.exists()


def test_whoever_does_not_receive_does_not_see_the_form(desk, sign_in):
    assert sign_in(desk.cast.zheng_yi).get("/registration/receive/").status_code == 403


def test_the_form_opens_with_today_and_a_key_of_its_own(desk, sign_in):
    client = sign_in(desk.registrar)
    pages = [words(client.get("/registration/receive/")) for _ in range(2)]
    assert timezone.localdate().isoformat() in pages[0]
    keys = [page.split('name="key" value="')[1][:36] for page in pages]
    assert keys[0] != keys[1] and came()["key"] not in keys
