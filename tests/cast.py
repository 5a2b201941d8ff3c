"""The people of the tests: invented, each in one part, as a small district needs them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from lianxin.organs.models import Officer, Organ, Post
from lianxin.petitioners.models import Petitioner
from lianxin.procedure.roles import Role

SINCE = date(2020, 1, 1)


@dataclass(frozen=True)
class Cast:
    """Zhang San petitions; Li Si registers; Wang Wu handles; Zhao Liu heads the organ; Sun Qi sits
    in the organ above; Zhou Ba works elsewhere and may see nothing."""

    office: Organ
    unit: Organ
    district: Organ
    city: Organ
    elsewhere: Organ
    li_si: Officer
    li_er: Officer
    wang_wu: Officer
    zhao_liu: Officer
    sun_qi: Officer
    qian_shi: Officer
    zhou_ba: Officer
    wu_jiu: Officer
    zheng_yi: Officer


def petitioner(name: str = "张三", **more: str) -> Petitioner:
    """Return a new petitioner, not saved yet."""
    return Petitioner(
        **{"name": name, "phone": "10000000001", "address": "南海区桂城街道演示路1号", **more}
    )


def cast() -> Cast:
    """Write the organs and officers and return them."""
    city = organ("C", "佛山市人民政府", kind="government", level="city")
    district = organ("D", "南海区人民政府", kind="government", above=city)
    office = organ("NH-XFJ", "南海区信访局", kind="petition_office", above=district, symbol="南信")
    unit = organ("NH-CG", "南海区城市管理和综合执法局", above=district, symbol="南城")
    elsewhere = organ("NH-JY", "南海区教育局", above=district, symbol="南教")
    return Cast(
        office=office,
        unit=unit,
        district=district,
        city=city,
        elsewhere=elsewhere,
        li_si=officer("li.si", "李四", office, Role.REGISTRAR, Role.SCREENER),
        li_er=officer("li.er", "李二", office, Role.SCREENER, Role.SUPERVISOR, Role.CONVENER),
        wang_wu=officer("wang.wu", "王五", unit, Role.HANDLER),
        zhao_liu=officer("zhao.liu", "赵六", unit, Role.HEAD_OF_ORGAN),
        sun_qi=officer("sun.qi", "孙七", district, Role.REVIEWER),
        qian_shi=officer("qian.shi", "钱十", city, Role.REVIEWER),
        zhou_ba=officer("zhou.ba", "周八", elsewhere, Role.HANDLER),
        wu_jiu=officer("wu.jiu", "吴九", office, Role.CONFIDENTIAL),
        zheng_yi=officer("zheng.yi", "郑一", office, Role.ANALYST),
    )


def organ(code: str, name: str, **more: object) -> Organ:
    """Write an organ."""
    return Organ.objects.create(
        code=code,
        name=name,
        **{"kind": "department", "phone": "0757-00000000", "area": "440605", **more},
    )


def officer(username: str, name: str, where: Organ, *roles: Role) -> Officer:
    """Write an officer with posts in one organ."""
    made = Officer.objects.create_user(username, None, name=name)
    for role in roles:
        Post.objects.create(officer=made, organ=where, role=role, since=SINCE)
    return made
