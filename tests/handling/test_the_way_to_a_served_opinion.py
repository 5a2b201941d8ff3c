"""The handling desk, from accept to serve: what is written, what is refused (Arts. 23, 31-35)."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lianxin.matters.models import Matter
from lianxin.procedure.steps import STEPS
from tests.handling.pressing import OPINION, SERVICE, TODAY, paper, press, said, taken

pytestmark = pytest.mark.django_db


def test_a_forwarded_matter_becomes_a_served_opinion_with_its_papers(unit):
    matter = unit.served()

    assert matter.stage == "served"
    forms = set(matter.attachments.values_list("form", flat=True))
    assert forms == {"F07", "F12", "F16"}
    opinion = matter.attachments.get(form="F12", kind="application/pdf")
    assert opinion.bytes().startswith(b"%PDF")
    assert matter.entries.get(step="decide").facts["digest"] == opinion.sha256


def test_the_opinion_is_refused_before_the_petitioner_was_heard(unit):
    matter, head = unit.handling(), unit.as_(unit.cast.zhao_liu)
    answer = press(head, matter, "decide", **OPINION)

    assert answer.status_code == 422
    assert "作出处理意见前应当听取信访人陈述事实和理由" in said(answer)
    assert "第三十一条第六项" in said(answer)
    assert OPINION["opinion"] in answer.content.decode(), "what was typed is not lost"
    assert not matter.attachments.filter(form="F12").exists(), "no document is left behind"
    page = head.get(reverse("handling:decide", args=[matter.number]))
    assert "现在不能办理" in said(page), "the page says so before anything is typed"
    assert "<textarea" not in page.content.decode()


def test_a_supported_claim_names_what_is_done_by_whom_and_when(unit):
    answer = press(
        unit.as_(unit.cast.zhao_liu), unit.heard(), "decide", **{**OPINION, "execution_on": ""}
    )

    assert answer.status_code == 422
    assert "最迟哪一天完成" in said(answer)


def test_an_opinion_that_does_not_support_the_claim_asks_for_no_execution(unit):
    declined = dict.fromkeys(("execution_what", "execution_by", "execution_on"), "")
    matter = unit.decided(**declined, outcome="not_supported")

    assert matter.stage == "opinion"


def test_what_the_law_does_not_know_as_a_file_is_refused_with_a_sentence(unit):
    matter = unit.handling()
    wrong = SimpleUploadedFile("证据.pdf", b"MZ\x90\x00 a program")
    answer = press(unit.as_(unit.cast.wang_wu), matter, "hear", words="如前所述", proof=wrong)

    assert answer.status_code == 422
    assert "不是可以接收的类型" in said(answer)
    assert "请重新选择" in said(answer), "the browser drops files, so the page says it"
    assert "如前所述" in answer.content.decode()
    assert not matter.entries.filter(step="hear").exists()


def test_files_of_an_act_are_kept_and_the_record_points_at_each(unit):
    matter = unit.handling()
    handler = unit.as_(unit.cast.wang_wu)
    taken(handler, matter, "hear", words="如前", proof=[paper("笔录.png"), paper("录音.png")])
    taken(handler, matter, "investigate", note="属实", proof=paper("照片.png"))

    kept = {str(one.pk): one.name.clear() for one in matter.attachments.filter(form="")}
    heard = matter.entries.get(step="hear").facts["proof"]
    assert sorted(kept[key] for key in heard) == ["录音.png", "笔录.png"]
    assert kept[matter.entries.get(step="investigate").facts["proof"]] == "照片.png"
    page = said(handler.get(matter.get_absolute_url()))
    assert all(page.count(name) == 1 for name in kept.values()), "each stands beside its entry"


def test_the_extension_tells_the_petitioner_why(unit):
    matter, head = unit.handling(), unit.as_(unit.cast.zhao_liu)
    for days in (0, 31, 999_999):
        wrong = press(head, matter, "extend", days=days, reason="需要鉴定")
        assert "延长期限为1至30日" in said(wrong)

    before = matter.case().due[0].due.raw
    extended = taken(head, matter, "extend", days=30, reason="需要鉴定")
    assert (extended.due_raw - before).days == 30
    assert matter.attachments.filter(form="F10").count() == 2
    again = press(head, matter, "extend", days=10, reason="仍需鉴定")
    assert "已经延长过一次" in said(again)


def test_a_handler_cannot_sign_for_the_head_of_the_organ(unit):
    assert press(unit.as_(unit.cast.wang_wu), unit.heard(), "decide", **OPINION).status_code == 403


def test_the_opinion_can_be_looked_at_before_it_is_signed(unit):
    matter, head = unit.heard(), unit.as_(unit.cast.zhao_liu)
    looked = press(head, matter, "decide", **OPINION, look="1")

    assert looked["Content-Type"] == "application/pdf"
    assert looked.content.startswith(b"%PDF")
    assert Matter.objects.get(pk=matter.pk).stage == "handling"
    assert not matter.attachments.filter(form="F12").exists()
    first = taken(head, matter, "decide", **OPINION).entries.get(step="decide")
    assert first.facts["document_number"].endswith("1号"), "looking spends no number"


def test_every_step_of_the_desks_has_its_page():
    for step in STEPS.values():
        if step.desk in {"handling", "review"} and not step.name.startswith("lapse"):
            assert reverse(f"{step.desk}:{step.name}", args=["N"])


@pytest.mark.parametrize(
    ("method", "missing", "label"),
    [
        ("direct", "signature", "签收人签名"),
        ("family", "recipient_relation", "签收人与信访人的关系"),
        ("left", "witness", "见证人或者录像情况"),
        ("electronic", "consent", "同意电子送达的记录"),
        ("post", "tracking_number", "邮件号码"),
    ],
)
def test_each_way_of_service_needs_what_proves_it(unit, method, missing, label):
    matter, handler = unit.decided(), unit.as_(unit.cast.wang_wu)
    proofs = {"signature": "李四", "recipient_relation": "配偶", "witness": "村委会主任"}
    proofs |= {"consent": "登记时书面同意", "tracking_number": "XA1"}
    given = {**SERVICE, **proofs, "method": method}
    answer = press(handler, matter, "serve", **{**given, missing: ""})
    assert answer.status_code == 422
    assert f"{label}：请填写或选择此项" in said(answer)

    served = taken(handler, matter, "serve", **given)
    assert served.stage == "served"


def test_the_petitioners_time_runs_from_the_day_of_service(unit):
    matter, handler = unit.decided(), unit.as_(unit.cast.wang_wu)
    tomorrow = TODAY.replace(year=TODAY.year + 1).isoformat()
    late = press(handler, matter, "serve", **{**SERVICE, "served_on": tomorrow})
    assert "送达日期不能晚于今天" in said(late)

    served = taken(handler, matter, "serve", **{**SERVICE, "method": "notice"})
    clock = served.case().clocks["R07"]
    assert (clock.day0 - TODAY).days == 30, "a public notice serves after thirty days"
