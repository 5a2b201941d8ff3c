"""A petitioner's whole way through the pages, from the first one to the end (Arts. 17-36)."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.models import Matter
from lianxin.matters.recording import record
from tests.builders import walk
from tests.portal.at_home import look_up, words_of

pytestmark = pytest.mark.django_db
CODE = re.compile(r'lx-copy__value">([A-Z0-9]{10})<')


def officers_go_on(cast, matter: Matter, *steps: str) -> None:
    """Let the officers take their steps, in the order of the ordinary way."""
    for step, by, facts in walk(cast, timezone.localdate()):
        if step in steps:
            record(matter, step, by=by, on=timezone.localdate(), **facts)


def test_a_petitioner_goes_from_submission_to_the_last_level(client, cast, send):
    receipt = words_of(send())
    matter = Matter.objects.get()
    code = CODE.search(receipt)[1]
    client.post(reverse("portal:receipt_kept"))

    own = reverse("portal:matter", args=[matter.number])
    assert "信访部门已经收到" in words_of(look_up(client, matter, code))

    officers_go_on(
        cast,
        matter,
        "register",
        "screen",
        "forward",
        "accept",
        "open",
        "hear",
        "investigate",
        "decide",
        "serve",
    )
    page = words_of(client.get(own))
    assert "处理意见书已经送达" in page and "请求复查" in page and "评价办理情况" in page

    client.post(
        reverse("satisfaction:evaluate", args=[matter.number]),
        {"office_rating": "satisfied", "unit_rating": "dissatisfied"},
    )
    client.post(
        reverse("portal:request_review", args=[matter.number]),
        {
            "organ": cast.district.pk,
            "request": "撤销",
            "reasons": "事实不清",
            "whole": "1",
        },
    )
    assert "正在复查" in words_of(client.get(own))

    officers_go_on(cast, matter, "decide_review", "serve_review")
    client.post(
        reverse("portal:request_reexamination", args=[matter.number]),
        {"organ": cast.city.pk, "request": "撤销", "reasons": "仍然不服", "whole": "1"},
    )
    officers_go_on(cast, matter, "decide_reexamination", "serve_reexamination")
    page = words_of(client.get(own))

    assert "三级程序已经走完" in page and "第三十六条第一款" in page
    assert Matter.objects.get().stage == "ended"
    assert client.get(reverse("portal:proof", args=[matter.number])).json()["entries"]
