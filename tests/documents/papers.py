"""The facts of one invented matter, form by form (Arts. 22-36)."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

HEAD: dict[str, Any] = {
    "organ": "佛山市南海区桂城街道办事处",
    "symbol": "桂信复〔2026〕3号",
    "number": "XF-440605-2026-000123",
    "addressee": "张三",
    "others_count": 2,
    "issued_on": date(2026, 3, 5),
    "contact": "桂城街道信访办公室，0757-00000000",
    "query_code": "7K4M-92QD",
}
OFFICE = {"organ": "佛山市南海区信访局", "symbol": "南信〔2026〕12号"}
TITLE = "夜间施工噪声扰民"
OPINION = (
    "经查，该工地2026年1月5日至2月10日期间有7天在22时以后进行混凝土浇筑作业，其中3天未取得夜间施工"
    "证明。区住房城乡建设部门已责令施工单位停止违规夜间施工，安装噪声在线监测设备，并对其违规行为"
    "立案处理。对确因工艺需要连续作业的，施工单位应当提前3日公告附近居民。"
)
REVIEW = {
    "organ": "佛山市南海区人民政府",
    "symbol": "南府复查〔2026〕1号",
    "applicant": "张三",
    "respondent": "佛山市南海区桂城街道办事处",
    "received_on": date(2026, 3, 20),
    "opinion_number": "桂信复〔2026〕3号",
    "request": "撤销原处理意见，责令重新处理，并对夜间施工给予补偿。",
    "facts_found": "原处理意见认定的7天夜间作业事实清楚，有监测记录、询问笔录为证。",
    "opinion": "原处理意见认定事实清楚，适用依据正确，程序符合规定。",
    "outcome": "upheld",
    "basis": "《信访工作条例》第三十五条；《中华人民共和国噪声污染防治法》第四十三条。",
    "signatory": "赵六",
}
OWN: dict[str, dict[str, Any]] = {
    "F02": {
        **OFFICE,
        "registered_at": datetime(2026, 1, 12, 9, 5),
        "received_on": date(2026, 1, 12),
        "title": TITLE,
        "channel": "net",
        "dispose_by": date(2026, 1, 27),
        "qr": "http://127.0.0.1:8000/q/XF-440605-2026-000123",
    },
    "F03": {
        **OFFICE,
        "title": TITLE,
        "received_on": date(2026, 1, 12),
        "petitioner_name": "张三等3人",
        "to_organ": "佛山市南海区桂城街道办事处",
        "forwarded_on": date(2026, 1, 14),
        "inform_by": date(2026, 1, 29),
        "object_by": date(2026, 1, 21),
        "attachments": ["信访事项登记表", "现场照片"],
        "addressee": "",
    },
    "F04": {
        **OFFICE,
        "title": TITLE,
        "received_on": date(2026, 1, 12),
        "petitioner_name": "张三等3人",
        "to_organ": "佛山市南海区桂城街道办事处",
        "assigned_on": date(2026, 1, 14),
        "inform_by": date(2026, 1, 29),
        "object_by": date(2026, 1, 21),
        "feedback_by": date(2026, 3, 16),
        "attachments": ["信访事项登记表"],
        "addressee": "",
    },
    "F06": {
        "title": "要求支付2025年加班工资",
        "received_on": date(2026, 1, 12),
        "path": "A2",
        "basis": "第三十一条第二项",
        "body": "佛山市南海区劳动人事争议仲裁委员会",
        "law": "《中华人民共和国劳动争议调解仲裁法》",
        "is_opened_here": False,
        "person_limit": "自知道或者应当知道权利被侵害之日起1年内申请仲裁",
        "person_last_day": date(2026, 12, 31),
    },
    "F07": {
        "title": TITLE,
        "received_on": date(2026, 1, 14),
        "sender": "佛山市南海区信访局",
        "accepted_on": date(2026, 1, 16),
        "conclude_by": date(2026, 3, 17),
        "unit": "桂城街道城市建设和水利办公室",
        "unit_phone": "0757-00000001",
    },
    "F08": {
        "title": TITLE,
        "received_on": date(2026, 2, 2),
        "channel": "visit",
        "facts_found": "同一事项已由桂城街道办事处于2026年1月16日受理，正在办理。",
        "pending_at": "佛山市南海区桂城街道办事处",
        "pending_number": "XF-440605-2026-000123",
        "pending_due": date(2026, 3, 17),
        **OFFICE,
    },
    "F09": {
        "title": TITLE,
        "received_on": date(2026, 9, 1),
        **OFFICE,
        "opinion_number": "桂信复〔2026〕3号",
        "opinion_on": date(2026, 3, 5),
        "review_number": "南府复查〔2026〕1号",
        "review_on": date(2026, 4, 17),
        "reexamination_number": "佛府复核〔2026〕1号",
        "reexamination_on": date(2026, 6, 10),
    },
    "F10": {
        "title": TITLE,
        "accepted_on": date(2026, 1, 16),
        "old_due": date(2026, 3, 17),
        "new_due": date(2026, 4, 16),
        "days": 30,
        "approver": "赵六",
        "reasons": "需要委托检测机构对夜间噪声作补充监测，检测周期较长。",
    },
    "F12": {
        "title": TITLE,
        "sender": "佛山市南海区信访局",
        "received_on": date(2026, 1, 14),
        "accepted_on": date(2026, 1, 16),
        "claims": ["停止夜间违规施工", "公开夜间施工许可情况"],
        "facts_and_reasons": "信访人反映：该工地多次在22时以后浇筑混凝土，影响附近居民休息。",
        "opinion": OPINION,
        "basis": "《噪声污染防治法》第四十三条；《信访工作条例》第三十二条第一款第一项。",
        "outcome": "supported",
        "execution_what": "停止违规夜间施工，安装噪声在线监测设备",
        "execution_by": "桂城街道城市建设和水利办公室",
        "execution_on": date(2026, 4, 30),
        "review_organ": "佛山市南海区人民政府",
        "signatory": "赵六",
    },
    "F13": {
        "applicant": "张三",
        "applicant_contact": "（见登记信息）",
        "level": "review",
        "to_organ": "佛山市南海区人民政府",
        "opinion_number": "桂信复〔2026〕3号",
        "opinion_served_on": date(2026, 3, 10),
        "received_on": date(2026, 3, 20),
        "request": "撤销原处理意见，责令重新处理。",
        "reasons": "原处理意见没有回应补偿请求。",
        "opinion_copy": "处理意见书复印件1份",
    },
    "F14": {**REVIEW, "reexamination_organ": "佛山市人民政府", "addressee": ""},
    "F15": {
        **REVIEW,
        "organ": "佛山市人民政府",
        "symbol": "佛府复核〔2026〕1号",
        "addressee": "",
        "respondent": "佛山市南海区人民政府",
        "review_number": "南府复查〔2026〕1号",
        "hearing_on": date(2026, 5, 20),
        "is_published": True,
    },
    "F16": {
        "document": "信访处理意见书",
        "document_symbol": "桂信复〔2026〕3号",
        "place": "佛山市南海区桂城街道信访办公室",
        "served_on": date(2026, 3, 10),
        "method": "direct",
        "signature": "张三",
        "server": "王五",
    },
    "F20": {
        "addressee": "佛山市南海区信访局",
        "assignment_number": "南信〔2026〕12号",
        "others_count": None,
        "assigned_on": date(2026, 1, 14),
        "feedback_by": date(2026, 3, 16),
        "facts": OPINION,
        "measures": "责令停止违规夜间施工，安装在线监测设备，对违规行为立案处理。",
        "opinion": "对停止夜间违规施工的请求予以支持。",
        "petitioner_view": "对处理意见无异议。",
        "served_on": date(2026, 3, 10),
        "evaluation": "尚未评价",
    },
    "F21": {
        "target": "unit",
        "score": "fairly",
        "reasons": "处理较及时，希望加强巡查。",
        "evaluated_at": datetime(2026, 3, 12, 20, 1),
        "identity_proof": "查询码核验",
    },
}


def paper(form: str, **other: Any) -> dict[str, Any]:
    """Return everything that a form must carry, with what a test wants otherwise."""
    return {**HEAD, **OWN[form], **other}
