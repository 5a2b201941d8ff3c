"""Numbers run without gaps per year and office, also when many write at once (Art. 22 ¶1)."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import connection, transaction

from lianxin.matters import numbering
from lianxin.matters.models import Matter
from lianxin.procedure.refusal import Refused
from tests.builders import a_matter
from tests.cast import cast as write_cast


@pytest.mark.django_db(transaction=True)
def test_twenty_writers_at_once_leave_no_gap():
    cast = write_cast()

    def one(n: int) -> str:
        try:
            with transaction.atomic():
                matter = a_matter(cast)
                if n % 4 == 0:
                    raise RuntimeError("this writer fails and gives its number back")
                return matter.number
        except RuntimeError:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as several:
        list(several.map(one, range(20)))
    numbers = sorted(Matter.objects.values_list("number", flat=True))
    assert numbers == [f"NHXFJ2026-{n:06d}" for n in range(1, 16)]


@pytest.mark.django_db
def test_each_year_and_office_counts_by_itself(cast):
    first = a_matter(cast, on=date(2025, 12, 31))
    second = a_matter(cast, on=date(2026, 1, 1))
    assert (first.number, second.number) == ("NHXFJ2025-000001", "NHXFJ2026-000001")


@pytest.mark.django_db
def test_a_document_number_is_written_as_offices_write_it(cast):
    assert numbering.next_document(cast.unit, 2026, "F12") == "南城答〔2026〕1号"
    assert numbering.next_document(cast.unit, 2026, "F12") == "南城答〔2026〕2号"
    assert numbering.next_document(cast.unit, 2026, "F10") == "南城延〔2026〕1号"


@pytest.mark.django_db(transaction=True)
def test_of_two_who_act_at_once_the_second_is_told_and_nothing_is_written_twice():
    from lianxin.matters.recording import record

    cast = write_cast()
    matter = a_matter(cast)

    def register(_n: int) -> str:
        try:
            record(matter, "register", by=cast.li_si, on=date(2026, 9, 1))
            return "written"
        except Refused as refused:
            return refused.say("zh")
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as two:
        said = sorted(two.map(register, range(2)))
    assert said.count("written") == 1
    assert any("事项目前为“已登记”" in words for words in said)
    assert matter.entries.count() == 2
