"""Everybody can submit: steered to a legal channel, without scripts, with the keyboard alone."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from lianxin.matters.models import Matter
from lianxin.statute.calendar import STATUTORY
from lianxin.statute.channels import channel
from lianxin.web.spoken import day
from tests.browsing import Window
from tests.journeys.district import District
from tests.journeys.hands import fill, send, typed
from tests.journeys.looking import looked_at
from tests.journeys.petitioning import PERSON, PHOTO, WORDS, looked_up, read, submitted

NAME = """() => {
  const it = document.activeElement;
  const words = it.labels?.length ? it.labels[0].innerText : it.innerText;
  return it.closest("main") ? (it.getAttribute("aria-label") || words || "").trim() : "";
}"""


def test_a_legal_dispute_is_told_its_channel_and_the_last_day(town: District, window: Window):
    """Art. 31: the page says where to go and until when; and one may still go on here."""
    dispute, known = channel("act.reconsideration"), timezone.localdate() - timedelta(days=20)
    asked = {"这件事属于下面哪一种纠纷": dispute.dispute.zh, "从哪一天起算": known.isoformat()}
    phone = window(phone=True)

    def told(page: Page) -> None:
        last = dispute.last_day(known, STATUTORY)
        assert isinstance(last, date)
        expect(page.get_by_text(dispute.where.zh).first).to_be_visible()
        expect(page.get_by_text(day(last)).first).to_be_visible()
        looked_at(page, "submission-advice")

    receipt = submitted(phone, dispute=asked, advised=told)
    assert Matter.objects.filter(number=receipt.number).exists(), "steering refuses nothing"


def test_the_directory_of_channels_tells_the_same_and_keeps_nothing(town: District, window: Window):
    page = window()
    page.goto("/channels/")
    looked_at(page, "channels")
    known = timezone.localdate() - timedelta(days=20)
    fill(page, {"这件事属于": "劳动争议", "从哪一天起算": known.isoformat()})
    send(page, "看看")
    expect(page.get_by_text(channel("labour.arbitration").where.zh).first).to_be_visible()
    assert not Matter.objects.exists()


def test_without_scripts_a_matter_is_submitted_with_a_file(town: District, window: Window):
    """Every form works without JavaScript."""
    page = window(script=False)
    page.goto("/submit/short/")
    fill(page, {"您要提出哪一类事项": "投诉请求", "用一句话概括": WORDS["用一句话概括"]})
    fill(page, {"请求、事实和理由": WORDS["事实和理由"], "照片和材料": [PHOTO], **PERSON})
    fill(page, {"以上内容真实": True})
    send(page, "提交")
    receipt = read(page)

    matter = Matter.objects.get(number=receipt.number)
    assert [str(file.name) for file in matter.attachments.all()] == [PHOTO["name"]]
    looked_up(page, receipt)
    assert page.get_by_text(PHOTO["name"]).is_visible()


def test_a_wrong_file_is_said_beside_its_box_and_nothing_typed_is_lost(
    town: District, window: Window
):
    """What calls itself a PDF and is a program is not taken; the rest stays on the page."""
    page = window(script=False)
    page.goto("/submit/short/")
    program = {"name": "材料.pdf", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00" * 64}
    fill(page, {"您要提出哪一类事项": "投诉请求", "用一句话概括": WORDS["用一句话概括"]})
    fill(page, {"请求、事实和理由": WORDS["事实和理由"], "照片和材料": [program], **PERSON})
    fill(page, {"以上内容真实": True})
    with page.expect_navigation():
        page.get_by_role("button", name="提交").click()

    expect(page.locator(".govuk-error-summary")).to_be_visible()
    expect(page.get_by_label("用一句话概括")).to_have_value(WORDS["用一句话概括"])
    assert not Matter.objects.exists()


def test_with_the_keyboard_alone_a_matter_is_submitted(town: District, window: Window):
    """WCAG 2.1.1: Tab, the space bar and Enter are enough."""
    page = window()
    page.goto("/")
    go(page, "提出信访事项")
    go(page, "开始")
    tick(page, "投诉请求")
    go(page, "继续")
    go(page, "继续")
    go(page, "继续")
    for label, words in WORDS.items():
        write(page, label, words)
    go(page, "继续")
    go(page, "继续")
    for label, words in PERSON.items():
        write(page, label, words)
    go(page, "继续")
    tick(page, "以上内容真实")
    go(page, "提交")

    assert Matter.objects.filter(number=read(page).number).exists()


def reach(page: Page, name: str) -> None:
    """Press Tab until what is reached is called so; it must show that it is reached."""
    for _press in range(60):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).startswith(name):
            return
    raise AssertionError(f"{page.url}: Tab does not reach {name}")


def go(page: Page, name: str) -> None:
    """Press a button or follow a link with Enter."""
    reach(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def tick(page: Page, name: str) -> None:
    """Choose with the space bar."""
    reach(page, name)
    page.keyboard.press("Space")


def write(page: Page, name: str, words: str) -> None:
    """Type into a box."""
    reach(page, name)
    page.keyboard.insert_text(words)
    typed.add(words)
