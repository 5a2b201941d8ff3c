"""A question answered on the spot is counted and names nobody (Arts. 18 ¶1, 22 ¶1)."""

from __future__ import annotations

import pytest
from django.utils import timezone

from lianxin.matters.models import Matter
from lianxin.registration.models import Enquiry
from tests.registration.acts import read
from tests.registration.people import CATEGORY

pytestmark = pytest.mark.django_db


def ask(client, desk, **more):
    return client.post(
        "/registration/enquiries/new/",
        {
            "office": str(desk.cast.office.pk),
            "asked_on": timezone.localdate().isoformat(),
            "channel": "phone",
            "category": CATEGORY,
            "question": "夜间施工几点要停？",
            "answer": "一般二十二时以后不得施工。",
            **more,
        },
    )


def test_an_enquiry_is_counted_and_is_no_matter(desk, sign_in):
    client = sign_in(desk.registrar)
    assert ask(client, desk).status_code == 302
    assert Enquiry.objects.get().organ == desk.cast.office and not Matter.objects.exists()
    page = read(client.get("/registration/enquiries/"))
    assert "夜间施工几点要停？" in page and "共答复咨询 1 次" in page


@pytest.mark.parametrize("number", ["13800001234", "440605199001011234", "44060519900101123X"])
def test_it_keeps_no_number_that_names_a_person(desk, sign_in, number):
    page = ask(sign_in(desk.registrar), desk, question=f"我是{number}，想问施工时间")
    assert page.status_code == 422 and "不记录个人信息" in read(page)
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [
        {"asked_on": "2999-01-01"},
        {"category": "x"},
        {"answer": ""},
        {"channel": "x"},
        {"question": "问" * 5000},
        {"office": "0"},
    ],
)
def test_bad_input_gets_a_clear_sentence(desk, sign_in, wrong):
    assert ask(sign_in(desk.registrar), desk, **wrong).status_code == 422
    assert not Enquiry.objects.exists()


def test_another_organ_sees_its_own_enquiries_only(desk, sign_in):
    ask(sign_in(desk.registrar), desk)
    assert "夜间施工" not in read(sign_in(desk.cast.zhou_ba).get("/registration/enquiries/"))
