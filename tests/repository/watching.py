"""The words of watching persons, and of what must not be kept of them (Arts. 18 ¶4, 19, 39)."""

from __future__ import annotations

import re

_CHINESE = """
重点人员 重点上访 重点信访人 上访老户 缠访人员 高危人员 涉稳人员 不稳定人员 管控人员 风险人员
人员风险 风险评分 积分预警 信访人画像 人员画像 用户画像 黑名单 灰名单 维稳 稳控 联控 人员稳定
包人 盯防 盯控 劝返 接返 遣返 遣送 拦访 截访 拦卡 堵截 连坐 株连 行踪 轨迹 行程追踪 手机定位
人脸比对 人脸布控 人脸预警 进京访 赴京访 赴省访 进京上访 越级访排名 非访 控增减存
"""
_ENGLISH = r"""
watch[-_ ]?lists? black[-_ ]?lists? key[-_ ]persons? persons?[ ]of[ ]interest troublemakers?
risk[-_ ]scor\w* person[-_ ]scor\w* risk[-_ ]profil\w*
profil(?:e|ing)[ ]of[ ](?:the[ ])?petitioners? stability[-_ ]control
intercept(?:ion|ing)?[ ]of[ ]petitioners? dissuad\w* dissuasion escort(?:ed|ing)?
trajector(?:y|ies) itinerar(?:y|ies) whereabouts geolocat\w* face[-_ ]?match\w* surveil\w*
stalk\w*
"""


def _any(words: str) -> str:
    return "|".join(words.replace("[ ]", "\0").replace("[-_ ]", "\1").split())


WATCHING = re.compile(
    rf"{_any(_CHINESE)}|\b(?:{_any(_ENGLISH)})\b".replace("\0", " ").replace("\1", "[-_ ]"), re.I
)

_OF_PERSONS = """
score scores label labels flag flags tag tags risk risks rating rank grade level danger
dangerous watch watched status category profile location latitude longitude gps track tracking
journey trip travel ticket hotel vehicle plate photo face fingerprint occupation employer
religion ethnicity nationality politics party health family relatives income behaviour behavior
temper note notes remark remarks count visits times history
"""
OF_PERSONS = frozenset(_OF_PERSONS.split())
"""What nobody needs to know of a petitioner in order to answer."""

_PERSONAL = """
phone mobile telephone email wechat address birth birthday born gender sex age id_number
id_card identity passport surname petitioner_name full_name bank account_number
"""
PERSONAL = frozenset(_PERSONAL.split())
"""What identifies a person, and has one home."""

_PETITIONER = "id kind name id_number phone address name_index id_index phone_index erased_at"
PETITIONER = frozenset(_PETITIONER.split())
"""All that is kept of a petitioner: who writes, and how to answer. Name a duty before adding."""
