"""How the tests press the buttons of the handling and review desks."""

from __future__ import annotations

import html
import re
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.models import Matter
from lianxin.procedure.steps import STEPS
from tests.builders import a_matter
from tests.cast import Cast

TODAY = timezone.localdate()
LATER = (TODAY + timedelta(days=20)).isoformat()
PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
OPINION = {
    "claims": "停止夜间施工",
    "opinion": "责令停止夜间施工。",
    "facts_and_reasons": "经查，工地在二十二时后施工，情况属实。",
    "basis": "《中华人民共和国噪声污染防治法》第四十三条",
    "outcome": "supported",
    "execution_what": "停止夜间施工",
    "execution_by": "施工单位",
    "execution_on": LATER,
}
SERVICE = {
    "method": "direct",
    "place": "区信访局",
    "signature": "张三",
    "served_on": TODAY.isoformat(),
}
REVIEWED = {
    "facts_found": "经复查，原认定的事实清楚。",
    "opinion": "维持原处理意见。",
    "decision": "upheld",
    "basis": "《信访工作条例》第三十五条",
}


def paper(name: str = "材料.png") -> SimpleUploadedFile:
    """Return a small picture."""
    return SimpleUploadedFile(name, PNG)


def press(browser: Client, matter: Matter, step: str, **given: Any) -> Any:
    """Press the button of a step and return the answer."""
    return browser.post(reverse(f"{STEPS[step].desk}:{step}", args=[matter.number]), given)


def taken(browser: Client, matter: Matter, step: str, **given: Any) -> Matter:
    """Press a button that must work, and return the matter as it stands then."""
    answer = press(browser, matter, step, **given)
    assert answer.status_code == 302, said(answer)
    return Matter.objects.get(pk=matter.pk)


def said(answer: Any) -> str:
    """Return what a page says, without its tags."""
    text = re.sub(
        r"<script.*?</script>|<head.*?</head>|<[^>]+>", " ", answer.content.decode(), flags=re.S
    )
    return re.sub(r"\s+", " ", html.unescape(text))


class Unit:
    """The people of the unit at their desks, and matters that stand there."""

    def __init__(self, cast: Cast, sign_in: Any) -> None:
        self.cast, self.sign_in = cast, sign_in

    def as_(self, officer: Any) -> Client:
        """Return a browser in which an officer is signed in."""
        return self.sign_in(officer, Client())

    def forwarded(self, **item: Any) -> Matter:
        """Return a matter that was sent to the unit today."""
        return a_matter(self.cast, after="forward", on=TODAY, **item)

    def handling(self) -> Matter:
        """Return a matter that is being handled."""
        matter, handler = self.forwarded(), self.as_(self.cast.wang_wu)
        taken(handler, matter, "accept")
        named = {"handler": self.cast.wang_wu.pk, "recusal_cleared": "on"}
        return taken(handler, matter, "open", **named)

    def heard(self) -> Matter:
        """Return a matter in which the petitioner was heard and the facts were verified."""
        matter, handler = self.handling(), self.as_(self.cast.wang_wu)
        taken(handler, matter, "hear", words="每晚施工到十二点")
        return taken(handler, matter, "investigate", note="现场核查，情况属实")

    def decided(self, **opinion: Any) -> Matter:
        """Return a matter whose opinion is signed."""
        head = self.as_(self.cast.zhao_liu)
        return taken(head, self.heard(), "decide", **{**OPINION, **opinion})

    def served(self, **opinion: Any) -> Matter:
        """Return a matter whose opinion is served."""
        return taken(self.as_(self.cast.wang_wu), self.decided(**opinion), "serve", **SERVICE)
