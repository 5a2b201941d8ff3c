"""Whoever reads English reads all of it: desks, acts, refusals, worklists, matters (Art. 18 ¶1)."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from lianxin.organs.models import Officer, Organ
from lianxin.procedure.steps import STEPS
from tests.builders import a_matter
from tests.handling.pressing import TODAY, press

pytestmark = pytest.mark.django_db
CHINESE = re.compile(r"[\u3400-\u9fff]+")
OWN = (
    "工地夜间施工扰民",
    "工地每晚施工到十二点。",
    "夜间施工影响休息",
    "现场核查属实",
    "对处理意见不服",
)
OWN += ("对复查意见不服", "张", "南海区桂城街道", "中文")
STAGES = (
    "forward",
    "accept",
    "open",
    "investigate",
    "decide",
    "serve",
    "request_review",
    "decide_review",
    "request_reexamination",
    "serve_reexamination",
)


@pytest.fixture
def english(cast):
    """Give organs and officers their English names."""
    for number, organ in enumerate(Organ.objects.all()):
        Organ.objects.filter(pk=organ.pk).update(name_en=f"Organ {number}")
    for officer in Officer.objects.all():
        Officer.objects.filter(pk=officer.pk).update(name_en=officer.username.title())
    for name in ("li_si", "wang_wu", "zhao_liu", "sun_qi", "qian_shi"):
        getattr(cast, name).refresh_from_db()
    return cast


def left(answer) -> list[str]:
    """Return what a page still says in Chinese; the codes of options are nobody's reading."""
    page = re.sub(r'<option value="[^"]*"', "", answer.content.decode())
    page = re.sub(r"\S*〔\d+〕\d+号", "", page)
    for words in OWN:
        page = page.replace(words, "")
    return sorted(set(CHINESE.findall(page)))


def reading(sign_in, officer):
    """Return a browser of an officer who reads English."""
    browser = sign_in(officer)
    browser.cookies["django_language"] = "en"
    return browser


@pytest.mark.parametrize("after", STAGES)
def test_matters_and_acts_at_every_stage(english, sign_in, after):
    cast = english
    matter = a_matter(cast, after=after, on=TODAY)
    wrong = []
    for officer in (cast.li_si, cast.wang_wu, cast.zhao_liu, cast.sun_qi, cast.qian_shi):
        browser = reading(sign_in, officer)
        addresses = [matter.get_absolute_url(), "/desk/"] + [
            reverse(f"{step.desk}:{step.name}", args=[matter.number])
            for step in STEPS.values()
            if step.desk in {"handling", "review"} and not step.name.startswith("lapse")
        ]
        for address in addresses:
            answer = browser.get(address)
            if answer.status_code == 200:
                wrong += [f"{address}: {words}" for words in left(answer)]
    assert not wrong, "\n".join(sorted(set(wrong)))


@pytest.mark.parametrize("step", ["hear", "extend", "decide", "serve", "route", "agree"])
def test_what_is_wrong_is_said_in_english_too(english, sign_in, step):
    cast = english
    matter = a_matter(cast, after="open", on=TODAY)
    browser = reading(sign_in, cast.zhao_liu)
    for given in ({}, {"days": "x", "due_on": "x", "execution_on": "x", "method": "x"}):
        answer = press(browser, matter, step, **given)
        assert answer.status_code in {302, 422}
        assert not left(answer)


@pytest.mark.parametrize("asked", ["", "?tray=x&due=x&after=x", "?tray=all&q=nobody"])
def test_worklists(english, sign_in, asked):
    cast = english
    a_matter(cast, after="investigate", on=TODAY)
    for officer, address in (
        (cast.zhao_liu, "/desk/"),
        (cast.zhao_liu, "/handling/"),
        (cast.sun_qi, "/review/"),
        (cast.zheng_yi, "/desk/"),
    ):
        assert not left(reading(sign_in, officer).get(address + asked)), address
