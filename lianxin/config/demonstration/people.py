"""The demonstration's invented people: officers and petitioners (Arts. 14, 17, 19)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from random import Random
from typing import Any

from lianxin.config.demonstration import places

IMPOSSIBLE_AREA = "440699"
UNASSIGNED_PREFIX = "1000000"
STAFF = (
    ("handler", "handler", "handler"),
    ("second", "handler2", "handler"),
    ("head", "head", "head of organ"),
    ("mediator", "mediator", "mediator"),
)
TOWN_OFFICE = (("registrar", "registrar"), ("screener", "screener"))

SURNAMES = "陈黄梁李何关邓冯潘谭罗麦崔霍简叶曾吴周林郭杜孔劳陆黎谢苏卢庞傅程严游招岑张刘杨赵"
GIVEN = (
    "国强",
    "志明",
    "秀英",
    "桂芳",
    "伟雄",
    "丽华",
    "建平",
    "淑仪",
    "永昌",
    "玉莲",
    "文辉",
    "婉婷",
    "家豪",
    "美芬",
    "少华",
    "惠珍",
    "德明",
    "凤娟",
    "炳辉",
    "翠玲",
    "汉权",
    "佩仪",
    "锦全",
    "燕芳",
    "润发",
    "妙兰",
    "树基",
    "月明",
    "兆强",
    "杏芬",
    "子轩",
    "雨彤",
    "俊熙",
    "梓晴",
    "浩贤",
    "思琪",
    "荣根",
    "金好",
    "润好",
    "带娣",
    "满堂",
    "顺欢",
    "柱石",
    "转娇",
    "文治",
    "立群",
    "远帆",
    "小满",
    "春生",
    "冬梅",
    "秋霞",
    "夏莲",
    "广生",
    "海燕",
)
ORGANISATIONS = (
    "岚舟",
    "砚湖",
    "栖禾",
    "澜予",
    "云榕",
    "鹿荟",
    "沐桐",
    "稻序",
    "青岑",
    "汀蓝",
    "晏和",
    "屿森",
    "桑岭",
    "渔尾",
    "棉坊",
    "榕寮",
    "芦浦",
    "荔塱",
    "菱塘",
    "蕉窗",
)
BUSINESSES = ("五金厂", "家具厂", "鞋材店", "铝材加工部", "内衣厂", "餐饮店", "花卉场", "物流部")

ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
ID_CHECKS = "10X98765432"
CREDIT_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
CREDIT_SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True)
class Officer:
    """One invented officer; a post is an organ's code and a `procedure.roles.Role` value."""

    username: str
    name: str
    name_en: str
    posts: tuple[tuple[str, str], ...]


@cache
def officers() -> dict[str, Officer]:
    """Return every officer by user name."""
    data = tomllib.loads(files(__package__).joinpath("people.toml").read_text(encoding="utf-8"))
    return {officer.username: officer for officer in (*_named(data), *_staff(data))}


def petitioner(rng: Random, *, area: str = places.DISTRICT, kind: str = "") -> dict[str, str]:
    """Return an invented petitioner of a village in an area: name, kind, id_number, phone, address.

    The identity number has a valid check digit and an area code that does not exist, the telephone
    a prefix that no operator holds. `kind` is "person" or "organisation" (one in twelve).
    """
    kind = kind or rng.choices(("person", "organisation"), (11, 1))[0]
    village = rng.choice(places.villages(area))
    return {
        "name": person_name(rng) if kind == "person" else _organisation_name(rng, village),
        "kind": kind,
        "id_number": id_number(rng) if kind == "person" else credit_code(rng),
        "phone": f"{UNASSIGNED_PREFIX}{rng.randrange(10_000):04}",
        "address": places.address(village, rng.randint(1, 399)),
    }


def person_name(rng: Random) -> str:
    """Return an invented name of two or three characters."""
    given = rng.choice(GIVEN)
    return rng.choice(SURNAMES) + (given if rng.random() < 0.85 else given[-1])


def id_number(rng: Random) -> str:
    """Return an identity number of eighteen characters whose area code does not exist."""
    born = date(1945, 1, 1) + timedelta(days=rng.randrange(22_000))
    first = f"{IMPOSSIBLE_AREA}{born:%Y%m%d}{rng.randrange(1, 1000):03}"
    return first + id_check(first)


def id_check(first: str) -> str:
    """Return the check character of an identity number's first seventeen digits (GB 11643)."""
    total = sum(int(digit) * weight for digit, weight in zip(first, ID_WEIGHTS, strict=True))
    return ID_CHECKS[total % 11]


def credit_code(rng: Random) -> str:
    """Return a unified social credit code whose area code does not exist."""
    body = "".join(rng.choice(CREDIT_SIGNS) for _ in range(7))
    first = f"92{IMPOSSIBLE_AREA}MA{body}"
    return first + credit_check(first)


def credit_check(first: str) -> str:
    """Return the check character of a credit code's first seventeen characters (GB 32100)."""
    values = (CREDIT_SIGNS.index(sign) for sign in first)
    total = sum(value * weight for value, weight in zip(values, CREDIT_WEIGHTS, strict=True))
    return CREDIT_SIGNS[-total % 31]


def _organisation_name(rng: Random, village: places.Place) -> str:
    return f"{village.short}{rng.choice(ORGANISATIONS)}{rng.choice(BUSINESSES)}"


def _named(data: dict[str, Any]) -> Iterator[Officer]:
    for row in data["officers"]:
        posts = tuple(tuple(post.split(" ", 1)) for post in row["posts"])
        yield Officer(row["username"], row["name"], row["name_en"], posts)


def _staff(data: dict[str, Any]) -> Iterator[Officer]:
    for row in (*data["staff"], *data["towns"]):
        for key, prefix, role in STAFF:
            if key in row:
                yield _officer(f"{prefix}.{row['slug']}", row[key], row["organ"], role)
        for key, role in TOWN_OFFICE:
            if key in row:
                yield _officer(f"{key}.{row['slug']}", row[key], f"{row['organ']}-XF", role)


def _officer(username: str, name: list[str], organ: str, role: str) -> Officer:
    return Officer(username, name[0], name[1], ((organ, role),))
