"""Numbers without gaps, per year and office, also when many write at once (Art. 22 ¶1)."""

from __future__ import annotations

import secrets

from django.db import connection, models
from django.utils.translation import gettext_lazy as _

from lianxin.organs.models import Organ
from lianxin.petitioners import vault

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 10
PURPOSE = "query code"


class Counter(models.Model):
    """The last number given in one series of one organ and year."""

    organ = models.ForeignKey(Organ, models.PROTECT, related_name="+")
    year = models.PositiveIntegerField(_("年"))
    series = models.CharField(_("序列"), max_length=8)
    last = models.PositiveIntegerField(_("最后一号"), default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("organ", "year", "series"), name="a_series_counts_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.organ_id} {self.year} {self.series} {self.last}"


NEXT = """
    INSERT INTO matters_counter (organ_id, year, series, last) VALUES (%s, %s, %s, %s)
    ON CONFLICT (organ_id, year, series) DO UPDATE SET last = matters_counter.last + EXCLUDED.last
    RETURNING last
"""


def take(organ: Organ, year: int, series: str, count: int = 1) -> int:
    """Take the next number, or several, and return the last one taken.

    The row stays locked until the transaction ends, and a transaction that fails gives it back.
    """
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [organ.pk, year, series, count])
        return int(cursor.fetchone()[0])


def matter_number(organ: Organ, year: int, n: int) -> str:
    """Write a matter's number: office, year, running number."""
    return f"{organ.code.replace('-', '')}{year}-{n:06d}"


def next_matter(organ: Organ, year: int) -> str:
    """Take an office's next matter number of the year."""
    return matter_number(organ, year, take(organ, year, "matter"))


def next_document(organ: Organ, year: int, form: str) -> str:
    """Take an organ's next document number 文号 of the year, for one kind of document."""
    symbol = organ.symbol or organ.label
    return f"{symbol}{SERIES.get(form, '')}〔{year}〕{take(organ, year, form)}号"


SERIES = {
    "F03": "转",
    "F04": "交",
    "F05": "异",
    "F06": "告",
    "F07": "受",
    "F08": "不受",
    "F09": "终",
    "F10": "延",
    "F12": "答",
    "F14": "复查",
    "F15": "复核",
    "F17": "调",
    "F20": "结",
}


def new_code() -> str:
    """Return a fresh query code, in letters and digits that cannot be confused."""
    return "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))


def code_index(number: str, code: str) -> bytes:
    """Return what is kept of a query code: a keyed digest bound to the matter's number."""
    normal = "".join(sign for sign in code.upper() if sign.isalnum())
    return vault.blind(f"{number} {normal}", PURPOSE)
