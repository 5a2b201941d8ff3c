"""The handling desk, button by button: from accept to serve (Arts. 23, 31-35)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from lianxin.matters.models import Matter
from tests.builders import a_matter

pytestmark = pytest.mark.django_db
OPINION = {
    "claims": "停止夜间施工",
    "facts_and_reasons": "经查，工地在二十二时后施工，情况属实。",
    "opinion": "责令停止夜间施工。",
    "basis": "《中华人民共和国噪声污染防治法》第四十三条",
    "outcome": "supported",
    "execution_what": "停止夜间施工",
    "execution_by": "施工单位",
    "execution_on": "2027-01-15",
}
SERVICE = {
    "method": "direct",
    "place": "区信访局",
    "signature": "张三",
    "served_on": timezone.localdate().isoformat(),
}


def press(browser, matter, step, **given):
    """Press a button of a desk and return the answer."""
    desk = "review" if step in {"decide_review", "serve_review", "send_back"} else "handling"
    return browser.post(reverse(f"{desk}:{step}", args=[matter.number]), given)


@pytest.fixture
def forwarded(cast):
    return a_matter(cast, after="forward")


def walk_to_served(cast, sign_in, matter):
    """Take a forwarded matter to a served opinion through the pages."""
    handler = {"handler": cast.wang_wu.pk, "recusal_cleared": "on"}
    for officer, step, given in (
        (cast.wang_wu, "accept", {}),
        (cast.wang_wu, "open", handler),
        (cast.wang_wu, "hear", {"words": "每晚施工到十二点"}),
        (cast.wang_wu, "investigate", {"note": "现场核查，情况属实"}),
        (cast.zhao_liu, "decide", OPINION),
        (cast.wang_wu, "serve", SERVICE),
    ):
        answer = press(sign_in(officer), matter, step, **given)
        assert answer.status_code == 302, answer.content.decode()[:6000]


def test_a_forwarded_matter_becomes_a_served_opinion_with_its_papers(cast, sign_in, forwarded):
    walk_to_served(cast, sign_in, forwarded)

    matter = Matter.objects.get(pk=forwarded.pk)
    assert matter.stage == "served"
    assert sorted(set(matter.attachments.values_list("form", flat=True))) == ["F07", "F12", "F16"]
    opinion = matter.attachments.get(form="F12", kind="application/pdf")
    assert opinion.bytes().startswith(b"%PDF")


def test_the_opinion_is_refused_before_the_petitioner_was_heard(cast, sign_in, forwarded):
    press(sign_in(cast.wang_wu), forwarded, "accept")
    press(sign_in(cast.wang_wu), forwarded, "open", handler=cast.wang_wu.pk, recusal_cleared="on")
    answer = press(sign_in(cast.zhao_liu), forwarded, "decide", **OPINION)

    assert answer.status_code == 422
    page = answer.content.decode()
    assert "作出处理意见前应当听取信访人陈述事实和理由" in page
    assert "第三十一条第六项" in page
    assert OPINION["opinion"] in page, "what was typed is not lost"
    assert not forwarded.attachments.filter(form="F12").exists(), "no document is left behind"


def test_a_supported_claim_names_what_is_done_by_whom_and_when(cast, sign_in, forwarded):
    walk = {**OPINION, "execution_on": ""}
    press(sign_in(cast.wang_wu), forwarded, "accept")
    press(sign_in(cast.wang_wu), forwarded, "open", handler=cast.wang_wu.pk, recusal_cleared="on")
    press(sign_in(cast.wang_wu), forwarded, "hear", words="如前")
    press(sign_in(cast.wang_wu), forwarded, "investigate", note="属实")
    answer = press(sign_in(cast.zhao_liu), forwarded, "decide", **walk)

    assert answer.status_code == 422
    assert "最迟哪一天完成" in answer.content.decode()


def test_a_file_that_is_not_what_its_name_says_is_refused_with_a_sentence(cast, sign_in, forwarded):
    press(sign_in(cast.wang_wu), forwarded, "accept")
    press(sign_in(cast.wang_wu), forwarded, "open", handler=cast.wang_wu.pk, recusal_cleared="on")
    wrong = SimpleUploadedFile("证据.pdf", b"MZ\x90\x00 a program")
    answer = press(sign_in(cast.wang_wu), forwarded, "hear", words="如前", proof=wrong)

    assert answer.status_code == 422
    assert "不是可以接收的类型" in answer.content.decode()


def test_the_extension_tells_the_petitioner_why(cast, sign_in, forwarded):
    press(sign_in(cast.wang_wu), forwarded, "accept")
    press(sign_in(cast.wang_wu), forwarded, "open", handler=cast.wang_wu.pk, recusal_cleared="on")
    too_long = press(sign_in(cast.zhao_liu), forwarded, "extend", days=31, reason="需要鉴定")
    assert "延长期限为1至30日" in too_long.content.decode()

    assert (
        press(sign_in(cast.zhao_liu), forwarded, "extend", days=30, reason="需要鉴定").status_code
        == 302
    )
    assert forwarded.attachments.filter(form="F10").count() == 2
    again = press(sign_in(cast.zhao_liu), forwarded, "extend", days=10, reason="仍需鉴定")
    assert "已经延长过一次" in again.content.decode()


def test_a_handler_cannot_sign_for_the_head_of_the_organ(cast, sign_in, forwarded):
    assert press(sign_in(cast.wang_wu), forwarded, "decide", **OPINION).status_code == 403


def test_every_step_of_the_desk_has_its_page():
    from lianxin.procedure.steps import STEPS

    for step in STEPS.values():
        if step.desk in {"handling", "review"} and not step.name.startswith(("request_", "lapse")):
            assert reverse(f"{step.desk}:{step.name}", args=["N"])
