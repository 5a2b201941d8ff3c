"""What a petitioner does at home: submits page by page, looks up, asks."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.journeys.hands import fill, press, send
from tests.journeys.looking import looked_at

PHOTO = {
    "name": "工地夜景.txt",
    "mimeType": "text/plain",
    "buffer": "十月八日夜里十一点半，塔吊仍在作业。".encode(),
}
WORDS = {
    "用一句话概括": "工地夜间施工扰民",
    "您的请求": "请责令工地晚上十点以后停止施工。",
    "事实和理由": "小区对面的工地连续三周施工到凌晨，老人孩子无法入睡，多次拨打热线没有结果。",
}
PICTURED = {"words": "submission"}
PERSON = {"姓名或者名称": "张三", "联系电话": "10000000001", "住址": "南海区桂城街道演示路1号"}


@dataclass(frozen=True)
class Receipt:
    """What the petitioner keeps."""

    number: str
    code: str


def submitted(
    page: Page,
    *,
    kind: str = "投诉请求",
    words: dict[str, str] = WORDS,
    dispute: dict[str, str] | None = None,
    advised: Callable[[Page], None] = lambda page: None,
    files: list[Any] | None = None,
    closely: bool = False,
) -> Receipt:
    """Go through the guided submission, one question a page, to the receipt."""
    answers: dict[str, dict[str, Any]] = {
        "kind": {"您要提出哪一类事项": kind},
        "about": {"问题发生在哪里": "桂城街道（不清楚村居）"},
        "channel": dispute or {},
        "words": words,
        "files": {"照片和材料": files} if files else {},
        "who": PERSON,
        "check": {"以上内容真实": True},
    }
    begun(page, closely=closely)
    while (name := page.url.rstrip("/").rpartition("/")[2]) in answers:
        if page.locator(".lx-advice").count():
            advised(page)
            send(page, "知道了")
            continue
        fill(page, answers[name])
        if closely:
            looked_at(page, PICTURED.get(name, f"submission-{name}"))
        send(page, "提交" if name == "check" else "继续")
    if closely:
        looked_at(page, "receipt")
    return read(page)


def begun(page: Page, *, closely: bool) -> None:
    """Come by the first page to the first question."""
    page.goto("/")
    if closely:
        looked_at(page, "home")
    press(page, "提出信访事项")
    if closely:
        looked_at(page, "start")
    press(page, "开始")


def read(page: Page) -> Receipt:
    """Read number and code off the receipt."""
    number = page.locator(".lx-panel strong.lx-number").inner_text().strip()
    code = page.locator(".lx-panel output").inner_text().strip()
    assert re.fullmatch(r"[A-Z]+\d{4}-\d{6}", number), number
    return Receipt(number, code)


def looked_up(page: Page, receipt: Receipt, *, closely: bool = False) -> None:
    """Open one's own matter with number and query code."""
    page.goto("/lookup/")
    if closely:
        looked_at(page, "lookup-form")
    fill(page, {"编号": receipt.number, "查询码": receipt.code})
    send(page, "查询")
    assert page.url.endswith(f"/mine/{receipt.number}/"), page.url


def asks(page: Page, receipt: Receipt, act: str, answers: dict[str, Any], button: str) -> None:
    """Press one of the buttons that the petitioner has, fill in its form and send it."""
    page.goto(f"/mine/{receipt.number}/")
    press(page, act)
    fill(page, answers)
    looked_at(page, f"mine-{act}")
    send(page, button)


def timeline(page: Page) -> list[tuple[str, str]]:
    """Return the acts on a page's timeline, oldest first, each with who and which article."""
    rows = page.locator(".lx-timeline__entry").all()
    read = [
        (
            row.locator(".lx-timeline__what").inner_text(),
            row.locator(".lx-timeline__by").inner_text(),
        )
        for row in rows
    ]
    return list(reversed(read))
