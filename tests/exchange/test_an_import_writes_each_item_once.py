"""An import registers every row once, however often it is interrupted, repeated or doubled."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from datetime import date

import pytest
from django.db import connection

from lianxin.exchange import importing
from lianxin.exchange.importing import Elsewhere, Interrupted, Order
from lianxin.matters.models import Counter, Entry, Item, Matter
from lianxin.matters.verifying import verify_all
from lianxin.petitioners.models import Petitioner
from tests.config.addresses import database
from tests.exchange import sheets
from tests.exchange.sheets import HEAD, row

pytestmark = pytest.mark.django_db
SEALED = "纪检监察"


def counts(report) -> tuple[int, int, int]:
    return report.matters, report.repeats, report.present


def test_each_row_becomes_a_registered_matter(bring_in, order):
    assert counts(bring_in(sheets.as_csv(sheets.rows(3)))) == (3, 0, 0)

    matter = Matter.objects.get(items__source_id="R2")
    assert matter.stage == "registered"
    assert matter.office == order.office
    assert matter.received_on == date(2026, 9, 1)
    assert matter.number.endswith("2026-000002")
    assert matter.items.get().recorded_by == order.officer
    assert [entry.step for entry in matter.entries.all()] == ["arrive", "register"]
    assert matter.petitioners.get().name.clear() == "测试人2"


def test_the_petitioners_words_stand_as_they_came(bring_in):
    words = "<b>𠮷</b> '; DROP TABLE x; -- 😀\n第二行"
    bring_in(sheets.as_csv([row(1, 标题=words.splitlines()[0], 内容=words)]))

    assert Item.objects.get().body == words


def test_running_it_again_adds_nothing(bring_in):
    data = sheets.as_csv(sheets.rows(120))
    bring_in(data)

    assert counts(bring_in(data)) == (0, 0, 120)
    assert Matter.objects.count() == 120


def test_the_same_number_of_another_source_is_another_item(bring_in):
    bring_in(sheets.as_csv([row(1)]), source="甲")

    assert counts(bring_in(sheets.as_csv([row(1, 姓名="别人")]), source="乙")) == (1, 0, 0)


def test_what_the_same_person_repeats_word_for_word_is_a_further_item(bring_in):
    same = {"姓名": "测试人甲", "电话": "10000000000", "标题": "路灯不亮", "内容": "请修"}
    table = [row(1, **same), row(2, **same), row(3, **{**same, "内容": "还没修"})]

    assert counts(bring_in(sheets.as_csv(table))) == (2, 1, 0)
    assert counts(bring_in(sheets.as_csv([row(4, **same)]))) == (0, 1, 0)
    first = Matter.objects.order_by("pk").first()
    assert [item.source_id for item in first.items.all()] == ["R1", "R2", "R4"]
    assert "repeat" in first.flags


def test_two_people_of_one_name_with_two_telephones_stay_two(bring_in):
    same = {"姓名": "测试人甲", "标题": "联名信", "内容": "同样的话"}
    table = [row(1, **same), row(2, **same)]

    assert counts(bring_in(sheets.as_csv(table))) == (2, 0, 0)


def test_nameless_rows_are_never_put_together(bring_in):
    nobody = {"姓名": "", "电话": "", "标题": "路灯不亮", "内容": "请修"}

    assert counts(bring_in(sheets.as_csv([row(1, **nobody), row(2, **nobody)]))) == (2, 0, 0)
    assert not Petitioner.objects.exists()


def test_an_accusation_is_sealed_from_the_first_moment(bring_in):
    table = [[*row(1), SEALED]]
    bring_in(sheets.as_csv(table, [*HEAD, "内容分类"]))

    matter, item = Matter.objects.get(), Item.objects.get()
    assert matter.sealed and matter.title == item.title == "检举控告事项"
    assert item.body == "" and sheets.SECRET in item.words


def test_days_before_2022_have_provisional_clocks(bring_in):
    bring_in(sheets.as_csv([row(1, 收到日期="2019-02-28"), row(2)]))

    old, new = Matter.objects.order_by("received_on")
    assert (old.provisional, old.due_raw) == (True, date(2019, 3, 15))
    assert (new.provisional, new.due_raw) == (False, date(2026, 9, 16))


def test_an_interrupted_import_is_finished_by_running_it_again(bring_in):
    data, seen = sheets.as_csv(sheets.rows(130)), []
    with pytest.raises(Interrupted):
        bring_in(data, progress=lambda done, of: seen.append(done), stop=lambda: len(seen) == 2)

    assert Matter.objects.count() == seen[-1] == 2 * importing.BATCH
    assert counts(bring_in(data)) == (30, 0, 100)
    assert Counter.objects.get(series="matter").last == 130


def test_a_failure_in_the_middle_leaves_whole_batches_only(bring_in):
    def break_(done: int, of: int) -> None:
        if done == 2 * importing.BATCH:
            raise OSError("the line went dead")

    with pytest.raises(OSError):
        bring_in(sheets.as_csv(sheets.rows(130)), progress=break_)

    assert Matter.objects.count() == Item.objects.count() == importing.BATCH
    assert Counter.objects.get(series="matter").last == importing.BATCH


def test_what_another_organ_registered_is_said_before_anything_is_written(
    bring_in, check, cast, order
):
    bring_in(sheets.as_csv([row(2)]))
    Matter.objects.update(office=cast.elsewhere)

    rows, report = check(sheets.as_csv(sheets.rows(3)))
    assert [(finding.row, finding.why.zh) for finding in report.errors] == [
        (3, "已由南海区教育局登记")
    ]
    with pytest.raises(Elsewhere):
        importing.write(rows, "旧系统", report, order=order)
    assert Item.objects.count() == 1


def test_the_whole_record_verifies_afterwards(bring_in):
    bring_in(sheets.as_csv(sheets.rows(60)))
    found = verify_all()

    assert (found.entries, found.faults) == (120, [])


@pytest.mark.django_db(transaction=True)
def test_two_imports_of_one_table_at_once_double_nothing(check, order):
    rows, _report = check(sheets.as_csv(sheets.rows(120)))
    results = []

    def run() -> None:
        mine = importing.Report(rows=len(rows))
        results.append(importing.write(rows, "旧系统", mine, order=Order(order.office, order.on)))
        connection.close()

    several = [threading.Thread(target=run) for _ in range(3)]
    for one in several:
        one.start()
    for one in several:
        one.join()

    assert Matter.objects.count() == Item.objects.count() == 120
    assert sum(one.matters for one in results) == 120
    assert sum(one.present for one in results) == 240


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_the_command_killed_in_the_middle_is_finished_by_the_same_command(how, tmp_path, cast):
    """The real command in a process of its own, against the tests' database."""
    file = tmp_path / "旧系统.csv"
    file.write_bytes(sheets.as_csv(sheets.rows(400)))
    command = [sys.executable, "-m", "lianxin.config", "import", str(file), "--office", "NH-XFJ"]
    environment = {**os.environ, "DATABASE_URL": database()}

    first = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    seen = b""
    while b"100/400" not in seen:
        piece = first.stdout.read1(100)
        assert piece, seen
        seen += piece
    first.send_signal(how)
    first.wait(20)
    assert first.returncode != 0
    here = Matter.objects.count()
    assert importing.BATCH <= here < 400 and here % importing.BATCH == 0

    again = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert f"{400 - here} matters, 0 further items, {here} were here already" in again.stdout
    assert Matter.objects.count() == Item.objects.count() == 400
    assert Entry.objects.count() == 800
