"""Name the other laws that the procedure leans on, as citations write them (Art. 31)."""

from lianxin.statute.text import Text


def _law(en: str, zh: str) -> tuple[str, Text]:
    return en, Text(zh=zh, en=en)


LAWS: dict[str, Text] = dict(
    (
        _law("Constitution", "宪法"),
        _law("Civil Code", "民法典"),
        _law("Civil Procedure Law", "民事诉讼法"),
        _law("Administrative Procedure Law", "行政诉讼法"),
        _law(
            "Administrative Procedure Interpretation",
            "最高人民法院关于适用《中华人民共和国行政诉讼法》的解释",
        ),
        _law("Administrative Reconsideration Law", "行政复议法"),
        _law("State Compensation Law", "国家赔偿法"),
        _law("People's Mediation Law", "人民调解法"),
        _law("Arbitration Law", "仲裁法"),
        _law("Labour Dispute Mediation and Arbitration Law", "劳动争议调解仲裁法"),
        _law("Labour Security Inspection Regulations", "劳动保障监察条例"),
        _law("Migrant Workers' Wages Regulations", "保障农民工工资支付条例"),
        _law("Work Injury Insurance Regulations", "工伤保险条例"),
        _law("Rural Land Contract Arbitration Law", "农村土地承包经营纠纷调解仲裁法"),
        _law("Land Administration Law", "土地管理法"),
        _law("Forest Law", "森林法"),
        _law("Expropriation Regulations", "国有土地上房屋征收与补偿条例"),
        _law("Social Insurance Law", "社会保险法"),
        _law("Market Complaints Measures", "市场监督管理投诉举报处理暂行办法"),
        _law("Noise Pollution Law", "噪声污染防治法"),
        _law("Information Disclosure Regulations", "政府信息公开条例"),
        _law("Legal Aid Law", "法律援助法"),
        _law("Personal Information Protection Law", "个人信息保护法"),
        _law("Holiday Measures", "全国年节及纪念日放假办法"),
        _law("Simple Handling Measures", "信访事项简易办理办法"),
        _law("Simple Handling Trial Measures", "信访事项简易办理办法（试行）"),
        _law("Satisfaction Measures", "信访事项办理群众满意度评价工作办法"),
        _law("Online Handling Rules", "信访事项网上办理工作规程（试行）"),
        _law("Accusation Handling Rules", "纪检监察机关处理检举控告工作规则"),
    )
)

LAST: dict[str, int] = {
    "Constitution": 143,
    "Civil Code": 1260,
    "Civil Procedure Law": 306,
    "Administrative Procedure Law": 103,
    "Administrative Procedure Interpretation": 163,
    "Administrative Reconsideration Law": 90,
    "State Compensation Law": 42,
    "People's Mediation Law": 35,
    "Arbitration Law": 80,
    "Labour Dispute Mediation and Arbitration Law": 54,
    "Labour Security Inspection Regulations": 36,
    "Migrant Workers' Wages Regulations": 64,
    "Work Injury Insurance Regulations": 67,
    "Rural Land Contract Arbitration Law": 53,
    "Land Administration Law": 87,
    "Forest Law": 84,
    "Expropriation Regulations": 35,
    "Social Insurance Law": 98,
    "Noise Pollution Law": 90,
    "Information Disclosure Regulations": 56,
    "Legal Aid Law": 71,
    "Personal Information Protection Law": 74,
}
"""The last article of each law whose length is known, in the edition that is cited here."""
