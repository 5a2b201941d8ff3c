"""What officers write into their forms, act by act, and the whole ordinary way as one list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

from django.utils import timezone
from playwright.sync_api import Page

from lianxin.organs.models import Officer
from tests.cast import Cast
from tests.journeys.district import District
from tests.journeys.hands import fill, press, send
from tests.journeys.looking import looked_at

Desk = Callable[[Officer], Page]
Act = tuple[str, Officer, dict[str, Any]]

SERVED = {"送达方式": "直接送达", "签收人签名": "张三", "送达地点": "桂城街道信访接待窗口"}
OPINION = {
    "第1项请求": "晚上十点以后停止施工",
    "对第1项请求的处理意见": "责令施工单位自即日起每日二十二时至次日六时停止产生噪声的作业。",
    "查明的事实和理由": "经两次夜间现场检查和监测，施工噪声超过国家标准，反映属实。",
    "结论": "予以支持",
    "要做什么": "停止夜间施工，安装在线监测",
    "由谁执行": "南海区城市管理和综合执法局",
    "最迟哪一天完成": f"{timezone.localdate() + timedelta(days=30)}",
    "法律法规依据": "《中华人民共和国噪声污染防治法》第四十三条",
}


def intake(cast: Cast) -> Iterator[Act]:
    """Yield the acts of the petition office."""
    yield "登记", cast.li_si, {"内容分类": "噪音污染", "问题属地": "桂城街道（不明村居）"}
    yield (
        "甄别",
        cast.li_si,
        {
            "依次回答": "A6",
            "内容分类": "噪音污染",
            "问题属地": "桂城街道（不明村居）",
            "已核实": True,
        },
    )
    yield "转送", cast.li_si, {"按职责范围": "南海区城市管理和综合执法局"}


def handling(cast: Cast) -> Iterator[Act]:
    """Yield the acts of the responsible unit, to the served opinion."""
    yield "受理", cast.wang_wu, {}
    yield "开始办理", cast.wang_wu, {"承办人": "王五", "无应当回避": True}
    yield "听取陈述", cast.wang_wu, {"信访人陈述的事实和理由": "夜间施工影响休息，希望尽快停止。"}
    yield "调查核实", cast.wang_wu, {"调查核实的经过和结果": "两次夜间现场检查，反映属实。"}
    yield "作出处理意见", cast.zhao_liu, OPINION
    yield "送达处理意见书", cast.wang_wu, SERVED


def review(cast: Cast) -> Iterator[Act]:
    """Yield the acts of the organ one level above (Art. 35)."""
    yield "作出复查意见", cast.sun_qi, decision("原处理意见认定事实清楚，适用依据正确，予以维持。")
    yield "送达复查意见书", cast.sun_qi, SERVED


def reexamination(cast: Cast) -> Iterator[Act]:
    """Yield the acts of the organ above that, the last (Art. 36)."""
    yield "作出复核意见", cast.qian_shi, decision("复查意见并无不当，予以维持。")
    yield "送达复核意见书", cast.qian_shi, SERVED


def sealed(town: District) -> Iterator[Act]:
    """Yield the acts of the confidential clerk on an accusation (Art. 30)."""
    clerk, accused = town.cast.wu_jiu, "南海区教育局"
    yield "登记", clerk, {}
    known = {"依次回答": "C", "被检举控告": accused, "内容分类": "以权谋私", "已核实": True}
    yield "甄别", clerk, known
    yield "密转", clerk, {"被检举控告": accused, "转送机关": "南海区纪委监委"}
    yield "确认签收", clerk, {}
    yield "密件办结", clerk, {}


def suggestion(cast: Cast, answer: str) -> Iterator[Act]:
    """Yield the acts on a suggestion that is adopted (Art. 29)."""
    topic = {"内容分类": "噪音污染", "问题属地": "桂城街道（不明村居）"}
    unit = "南海区城市管理和综合执法局"
    yield "登记", cast.li_si, topic
    yield "甄别", cast.li_si, {"依次回答": "P", **topic, "已核实": True}
    yield "转送", cast.li_si, {"按职责范围": unit}
    yield "研究论证", cast.wang_wu, {}
    reasons = {"采纳情况": "采纳", "研究论证的情况和理由": "经现场查看，确有需要。"}
    yield "决定是否采纳", cast.zhao_liu, reasons
    yield "回复建议人", cast.wang_wu, {"研究论证的情况": "经现场查看，确有需要。", "答复": answer}
    yield "落实采纳的建议", cast.wang_wu, {"落实的情况": "已列入明年一季度照明改造计划。"}


def decision(words: str) -> dict[str, Any]:
    """Return what an opinion that upholds the one before carries."""
    return {
        "查明的事实": "经调阅案卷和现场复核，夜间施工已经停止。",
        "意见": words,
        "结论": "维持",
        "依据": "《信访工作条例》第三十五条",
    }


def acted(desk: Page, number: str, act: str, answers: dict[str, Any]) -> None:
    """Open the matter, press the act's button, look at its page, fill it in and send it."""
    desk.goto(f"/matters/{number}/")
    press(desk, act)
    fill(desk, answers)
    looked_at(desk, "decide" if act == "作出处理意见" else f"act-{act}")
    send(desk, act)


def walked(at_desk: Desk, number: str, acts: Iterator[Act]) -> None:
    """Take several acts, each at the desk of the officer whose act it is."""
    for act, officer, answers in acts:
        acted(at_desk(officer), number, act, answers)
