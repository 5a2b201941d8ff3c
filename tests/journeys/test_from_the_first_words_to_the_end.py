"""The bridge stands: one matter from a petitioner's words to the end of the third level.

Every button is pressed in a browser, by the person whose act it is (Arts. 17-23, 31-37).
"""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from lianxin.config.commands import main
from lianxin.matters.models import Matter
from lianxin.matters.recording import STEPS
from lianxin.procedure.stages import Stage
from tests.browsing import Window
from tests.documents.reading import in_pdf, in_word, squeezed
from tests.journeys import officers
from tests.journeys.district import District
from tests.journeys.hands import fill, press, saved, send
from tests.journeys.looking import looked_at
from tests.journeys.officers import OPINION, Desk, walked
from tests.journeys.petitioning import PHOTO, asks, looked_up, submitted, timeline

WAY = [
    "arrive", "register", "screen", "forward", "accept", "open", "hear", "investigate", "decide",
    "serve", "evaluate", "evaluate", "request_review", "decide_review", "serve_review",
    "request_reexamination", "decide_reexamination", "serve_reexamination",
]  # fmt: skip
REVIEW = {"您的请求": "请撤销原处理意见。", "您的理由": "施工仍在继续，处理意见没有执行。"}


def test_a_matter_goes_from_the_first_words_to_the_end(
    town: District, window: Window, at_desk: Desk, tmp_path: Path
):
    phone = window(phone=True)
    receipt = submitted(phone, files=[PHOTO], closely=True)
    proves_itself(phone, "下载可自证的电子回执", tmp_path)

    registrar = at_desk(town.cast.li_si)
    finds_it_in_the_worklist(registrar, receipt.number)
    walked(at_desk, receipt.number, officers.intake(town.cast))
    walked(at_desk, receipt.number, officers.handling(town.cast))
    handler = at_desk(town.cast.wang_wu)
    handler.goto(f"/matters/{receipt.number}/")
    looked_at(handler, "matter-served")

    looked_up(phone, receipt, closely=True)
    looked_at(phone, "lookup")
    reads_the_opinion(phone, tmp_path)
    evaluates_both(phone)
    asks(phone, receipt, "请求复查", REVIEW, "提交")
    walked(at_desk, receipt.number, officers.review(town.cast))
    asks(phone, receipt, "请求复核", REVIEW, "提交")
    walked(at_desk, receipt.number, officers.reexamination(town.cast))

    phone.goto(f"/mine/{receipt.number}/")
    looked_at(phone, "mine-ended")
    every_act_is_told_with_its_article(phone)
    every_act_is_recorded_with_its_article(receipt.number)
    proves_itself(phone, "下载可自证的电子回执", tmp_path)


def finds_it_in_the_worklist(desk: Page, number: str) -> None:
    """Find the matter among what waits, on the first page after signing in."""
    looked_at(desk, "worklist-received")
    with desk.expect_navigation():
        desk.get_by_role("link", name=number).first.click()
    looked_at(desk, "matter-received")


def reads_the_opinion(phone: Page, place: Path) -> None:
    """Read the opinion as PDF and as Word: both say all that Art. 32 asks for."""
    opinion = phone.locator(".lx-paper").filter(has_text="处理意见书").first
    address = opinion.get_by_role("link", name="阅读 PDF").get_attribute("href") or ""
    pdf = in_pdf(phone.request.get(address).body())
    word = in_word(saved(phone, opinion.get_by_role("link", name="下载 Word"), place).read_bytes())
    for name in ("第1项请求", "查明的事实和理由", "对第1项请求的处理意见", "法律法规依据"):
        assert squeezed(OPINION[name]) in pdf
        assert squeezed(OPINION[name]) in word
    assert "三十日内" in pdf or "30日内" in pdf, "the opinion says how long review may be asked for"


def evaluates_both(phone: Page) -> None:
    """Evaluate the petition office and the unit, each by itself (Art. 21 ¶2)."""
    press(phone, "评价办理情况")
    ratings = {"您对南海区信访局": "满意", "您对南海区城市管理和综合执法局": "不满意"}
    fill(phone, ratings)
    looked_at(phone, "evaluate")
    send(phone, "提交评价")
    assert phone.get_by_text("已收到您的评价").is_visible()
    looked_at(phone, "evaluated")


def proves_itself(phone: Page, link: str, place: Path) -> None:
    """Download the receipt that proves itself; the command verifies it with nothing else."""
    file = saved(phone, phone.get_by_role("link", name=link), place)
    assert main(["verify", str(file)]) == 0


def every_act_is_told_with_its_article(phone: Page) -> None:
    """The petitioner reads every act, with the article that it carries out."""
    told = timeline(phone)
    expected = [STEPS[name].label.zh for name in WAY]
    assert [what for what, _by in told] == expected
    assert all(re.search(r"《信访工作条例》第.+条", by) for _what, by in told), told


def every_act_is_recorded_with_its_article(number: str) -> None:
    """The record holds the same acts, each with its article, and the file is closed."""
    matter = Matter.objects.get(number=number)
    assert [entry.step for entry in matter.entries.order_by("seq")] == WAY
    assert all(str(STEPS[entry.step].cites) == entry.cites for entry in matter.entries.all())
    assert matter.stage == Stage.ENDED
