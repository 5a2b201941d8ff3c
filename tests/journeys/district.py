"""The people and organs of the journeys: those of `tests.cast`, with what a browser meets.

Officers sign in with a password and a second factor; everything that a page may show has an English
name, so that Chinese on an English page is a sentence that nobody translated.
"""

from __future__ import annotations

from dataclasses import dataclass

from lianxin.organs import demonstration
from lianxin.organs.models import Competence, Kind, Level, Officer, Organ
from lianxin.procedure.roles import Role
from tests import cast as people
from tests.cast import Cast

ENGLISH = {
    "C": "Foshan People's Government",
    "D": "Nanhai District People's Government",
    "NH-XFJ": "Nanhai District Petition Office",
    "NH-CG": "Nanhai District Urban Management Bureau",
    "NH-JY": "Nanhai District Education Bureau",
    "NH-JW": "Nanhai District Discipline Inspection Commission",
    "li.si": "Li Si",
    "li.er": "Li Er",
    "wang.wu": "Wang Wu",
    "zhao.liu": "Zhao Liu",
    "sun.qi": "Sun Qi",
    "qian.shi": "Qian Shi",
    "zhou.ba": "Zhou Ba",
    "wu.jiu": "Wu Jiu",
    "zheng.yi": "Zheng Yi",
    "zhou.da": "Zhou Da",
    "he.ping": "He Ping",
    "shen.ji": "Shen Ji",
    "guan.li": "Guan Li",
    "jie.dai": "Jie Dai",
}


@dataclass(frozen=True)
class District:
    """Everybody, by the part they play."""

    cast: Cast
    discipline: Organ
    zhou_da: Officer
    others: tuple[Officer, ...]

    def officers(self) -> list[Officer]:
        """Return everybody who signs in."""
        return list(Officer.objects.all())


def district() -> District:
    """Write the district: organs, officers with both factors, who is competent for what."""
    cast = people.cast()
    discipline = people.organ("NH-JW", "南海区纪委监委", kind=Kind.DISCIPLINE, above=cast.city)
    made = District(
        cast=cast,
        discipline=discipline,
        zhou_da=people.officer("zhou.da", "周大", cast.elsewhere, Role.HEAD_OF_ORGAN),
        others=(
            people.officer("he.ping", "何平", cast.unit, Role.MEDIATOR),
            people.officer("shen.ji", "沈季", cast.office, Role.AUDITOR),
            people.officer("guan.li", "管理", cast.office, Role.ADMINISTRATOR),
            people.officer("jie.dai", "解代", cast.office, Role.RECEPTIONIST),
        ),
    )
    _english()
    Organ.objects.filter(pk=cast.office.pk).update(kind=Kind.PETITION_OFFICE)
    Organ.objects.filter(pk=cast.city.pk).update(level=Level.CITY)
    Competence.objects.create(organ=cast.unit, category="生态环境", area="440605")
    for officer in made.officers():
        demonstration.give_access(officer)
    return made


def _english() -> None:
    for organ in Organ.objects.all():
        organ.name_en = ENGLISH[organ.code]
        organ.save()
    for officer in Officer.objects.all():
        officer.name_en = ENGLISH[officer.username]
        officer.save()
