"""The import in the browser: a file, its columns, a dry run, the worker, the history."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from lianxin.exchange import forms, importing, tasks
from lianxin.exchange.models import Import, State
from lianxin.matters.models import Item, Matter
from tests.exchange import sheets
from tests.exchange.sheets import row

pytestmark = pytest.mark.django_db
IMPORTS = "/exchange/"


@pytest.fixture
def registrar(client, cast):
    client.force_login(cast.li_si)
    return client


def upload(client, data: bytes, name: str = "旧系统.csv", **more):
    office = Import._meta.get_field("office").related_model.objects.get(code="NH-XFJ")
    given = {"file": SimpleUploadedFile(name, data), "office": office.pk, **more}
    return client.post(IMPORTS, given)


def uploaded(client, data: bytes, **more) -> Import:
    answer = upload(client, data, **more)
    assert answer.status_code == 302, answer.content.decode()
    return Import.objects.get(pk=answer["Location"].split("/")[2])


def choices(one: Import) -> dict[str, str]:
    return forms.first(one)


def checked(client, data: bytes, **more) -> Import:
    """Upload, keep the columns as guessed, and let the worker check."""
    one = uploaded(client, data, **more)
    client.post(reverse("exchange:columns", args=[one.pk]), choices(one))
    tasks.check(key=str(one.pk))
    one.refresh_from_db()
    return one


def page(client, one: Import) -> str:
    answer = client.get(reverse("exchange:one", args=[one.pk]))
    assert answer.status_code == 200
    return answer.content.decode()


def start(client, one: Import) -> Import:
    client.post(reverse("exchange:start", args=[one.pk]))
    one.refresh_from_db()
    return one


def jobs() -> list[tuple[str, str]]:
    found = ProcrastinateJob.objects.order_by("pk").values_list("task_name", "args__key")
    return [(name.rsplit(".", 1)[1], key) for name, key in found]


def test_from_a_file_to_matters(registrar):
    one = uploaded(registrar, sheets.as_csv(sheets.rows(3)))
    columns = registrar.get(reverse("exchange:columns", args=[one.pk])).content.decode()
    assert re.search(r'<option value="column:编号"\s+selected', columns)
    assert sheets.SECRET[:10] in columns

    registrar.post(reverse("exchange:columns", args=[one.pk]), choices(one))
    assert "正在检查每一行" in page(registrar, one)
    tasks.check(key=str(one.pk))
    assert "每一行都可以导入" in page(registrar, one)
    assert not Matter.objects.exists()

    assert start(registrar, one).state == State.RUNNING
    assert "every 1s" in page(registrar, one)
    tasks.run(one.pk)
    done = page(registrar, one)
    assert "导入完成" in done and "every 1s" not in done
    one.refresh_from_db()
    assert (one.matters, one.repeats, one.present, one.done) == (3, 0, 0, 3)
    assert Matter.objects.filter(stage="registered").count() == 3
    assert jobs() == [("check", str(one.pk)), ("bring_in", str(one.pk))]


def test_the_file_is_sealed_while_it_waits_and_gone_when_it_is_over(registrar):
    data = sheets.as_csv(sheets.rows(2))
    one = checked(registrar, data)
    kept = Import.objects.get(pk=one.pk)
    assert one.bytes() == data
    assert sheets.SECRET.encode() not in bytes(kept.file)
    assert b"\xe6" not in bytes(kept.name.stored())[:1]

    start(registrar, one)
    tasks.run(one.pk)
    one.refresh_from_db()
    assert one.bytes() == b"" and one.told() == []


def test_the_job_and_the_state_are_written_together_or_not_at_all(registrar, monkeypatch):
    one = uploaded(registrar, sheets.as_csv(sheets.rows(2)))

    def fail(*args, **kwargs):
        raise RuntimeError("the queue is gone")

    monkeypatch.setattr(tasks.check, "configure", fail)
    with pytest.raises(RuntimeError):
        tasks.queue(one, State.CHECKING)

    one.refresh_from_db()
    assert (one.state, jobs()) == (State.DRAFT, [])


def test_wrong_rows_are_listed_and_can_be_taken_along(registrar):
    table = [row(1), row(2, 收到日期="昨天"), row(3, 标题="", 内容="")]
    one = checked(registrar, sheets.as_csv(table))
    seen = page(registrar, one)

    assert one.state == State.WRONG
    assert "3 行中有 2 行不能导入" in seen
    assert "“昨天”不是日期" in seen
    answer = registrar.get(reverse("exchange:errors", args=[one.pk]))
    lines = answer.content.decode("utf-8-sig").splitlines()
    assert lines[0] == "行,列,问题"
    assert lines[2] == "4,标题,没有标题和正文"
    assert start(registrar, one).state == State.WRONG
    assert not Item.objects.exists()


def test_the_errors_speak_english_to_whoever_reads_english(registrar):
    one = checked(registrar, sheets.as_csv([row(1, 收到日期="yesterday")]))
    registrar.cookies["django_language"] = "en"

    assert "is not a day; write it like 2026-01-30" in page(registrar, one)
    text = registrar.get(reverse("exchange:errors", args=[one.pk])).content.decode("utf-8-sig")
    assert text.splitlines()[0] == "Row,Column,What is wrong"


def test_a_reason_that_begins_like_a_formula_is_no_formula(registrar):
    one = checked(registrar, sheets.as_csv([row(1, 收到日期='=HYPERLINK("http://x")')]))
    text = registrar.get(reverse("exchange:errors", args=[one.pk])).content.decode()

    assert not any(cell.startswith("=") for line in text.splitlines() for cell in line.split(","))


def test_the_columns_can_be_chosen_by_hand(registrar):
    data = sheets.as_csv([["W1", "路灯不亮", "2026-08-01"]], ["工单", "事由", "那天"])
    one = uploaded(registrar, data)
    address = reverse("exchange:columns", args=[one.pk])
    answer = registrar.post(address, choices(one))
    assert answer.status_code == 422
    assert "请选择一列" in answer.content.decode()

    chosen = {"source_id": "column:工单", "title": "column:事由", "received_on": "column:那天"}
    registrar.post(address, {**choices(one), **chosen, "channel": "all:phone"})
    tasks.check(key=str(one.pk))
    one.refresh_from_db()
    assert one.state == State.CHECKED
    start(registrar, one)
    tasks.run(one.pk)
    assert Matter.objects.get().channel == "phone"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("a.csv", b"", "空"),
        ("a.pdf", b"%PDF-1.7", "pdf"),
        ("a.xlsx", b"%PDF-1.7", "PDF"),
        ("a.xlsx", b"PK\x03\x04 no", "损坏"),
        ("a.csv", b"\xff\xd8\xff\xe0", "图片"),
        ("a.csv", "标题,标题\n1,2\n".encode(), "列名重复"),
        ("a.csv", "标题\n".encode(), "没有任何一行"),
    ],
)
def test_what_cannot_be_read_is_said_at_once(registrar, name: str, data: bytes, why: str):
    answer = upload(registrar, data, name)

    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not Import.objects.exists()


def test_a_file_that_is_too_large_is_refused(registrar, monkeypatch):
    monkeypatch.setattr(forms, "MOST_BYTES", 100)

    assert "超过 50 MB" in upload(registrar, sheets.as_csv(sheets.rows(9))).content.decode()


def test_an_interrupted_import_goes_on_where_it_stopped_and_counts_right(registrar):
    one = checked(registrar, sheets.as_csv(sheets.rows(130)))
    start(registrar, one)
    calls = iter([False, False, True])
    with pytest.raises(tasks.JobAborted):
        tasks.run(one.pk, stop=lambda: next(calls))

    one.refresh_from_db()
    assert (one.state, one.done, one.matters) == (State.RUNNING, 100, 100)
    assert "100 / 130" in page(registrar, one)
    tasks.run(one.pk)
    one.refresh_from_db()
    assert (one.state, one.matters, one.present) == (State.DONE, 130, 0)
    assert Item.objects.count() == 130


def test_a_second_import_of_the_same_table_finds_everything_there(registrar):
    data = sheets.as_csv(sheets.rows(3))
    one = start(registrar, checked(registrar, data))
    tasks.run(one.pk)
    again = uploaded(registrar, data)
    assert (
        "同一文件已经导入过"
        in registrar.get(reverse("exchange:columns", args=[again.pk])).content.decode()
    )

    two = checked(registrar, data)
    assert "其中 3 行以前已经导入" in page(registrar, two)
    tasks.run(start(registrar, two).pk)
    two.refresh_from_db()
    assert (two.matters, two.present) == (0, 3)


def test_an_import_that_a_worker_takes_twice_is_written_once(registrar):
    one = start(registrar, checked(registrar, sheets.as_csv(sheets.rows(3))))
    tasks.run(one.pk)

    assert tasks.run(one.pk) == State.DONE
    assert tasks.check(key=str(one.pk)) == State.DONE
    assert Item.objects.count() == 3


def test_a_quiet_worker_is_said_and_the_import_can_be_sent_again(registrar):
    one = start(registrar, checked(registrar, sheets.as_csv(sheets.rows(3))))
    registrar.post(reverse("exchange:start", args=[one.pk]))
    assert len(jobs()) == 2
    Import.objects.filter(pk=one.pk).update(seen_at=timezone.now() - timedelta(minutes=2))

    assert "一分钟没有进展" in page(registrar, one)
    registrar.post(reverse("exchange:start", args=[one.pk]))
    assert len(jobs()) == 3
    assert "一分钟没有进展" not in page(registrar, one)


def test_what_fails_for_good_says_why(registrar, monkeypatch, cast):
    one = start(registrar, checked(registrar, sheets.as_csv(sheets.rows(3))))

    def elsewhere(*args, **kwargs):
        raise importing.Elsewhere("编号R2已由其他机关登记", "R2 was registered by another organ")

    monkeypatch.setattr(importing, "write", elsewhere)
    tasks.run(one.pk)

    seen = page(registrar, one)
    assert "导入中止了" in seen and "编号R2已由其他机关登记" in seen


def test_giving_up_empties_the_file(registrar):
    one = checked(registrar, sheets.as_csv(sheets.rows(3)))
    registrar.post(reverse("exchange:drop", args=[one.pk]))
    one.refresh_from_db()

    assert (one.state, one.bytes()) == (State.DROPPED, b"")
    assert "已放弃" in registrar.get(IMPORTS).content.decode()


def test_files_that_nobody_went_on_with_are_forgotten(registrar):
    one = checked(registrar, sheets.as_csv(sheets.rows(3)))
    assert tasks.forget(timestamp=0) == 0
    Import.objects.filter(pk=one.pk).update(seen_at=timezone.now() - timedelta(days=31))

    assert tasks.forget(timestamp=0) == 1
    one.refresh_from_db()
    assert one.bytes() == b""


@pytest.mark.parametrize("who", ["wang_wu", "zhao_liu", "zhou_ba", "zheng_yi", "wu_jiu"])
def test_only_those_who_register_or_supervise_get_in(client, cast, who: str):
    client.force_login(getattr(cast, who))

    assert client.get(IMPORTS).status_code == 403


def test_another_office_sees_nothing_of_it(client, cast, registrar):
    from tests.cast import officer, organ

    one = checked(registrar, sheets.as_csv(sheets.rows(3)))
    other = officer("feng.er", "冯二", organ("XQ-XFJ", "西樵镇信访办"), "registrar")
    client.force_login(other)

    assert "旧系统.csv" not in client.get(IMPORTS).content.decode()
    for name in ("one", "columns", "errors"):
        assert client.get(reverse(f"exchange:{name}", args=[one.pk])).status_code == 404
    for name in ("start", "drop"):
        assert client.post(reverse(f"exchange:{name}", args=[one.pk])).status_code == 404


def test_a_colleague_sees_how_far_it_is_but_no_rows(registrar, cast):
    one = uploaded(registrar, sheets.as_csv(sheets.rows(3)))
    registrar.force_login(cast.li_er)

    seen = registrar.get(reverse("exchange:columns", args=[one.pk])).content.decode()
    assert "旧系统.csv" in seen
    assert sheets.SECRET[:10] not in seen


def test_the_history_costs_the_same_however_long_it_is(registrar, django_assert_max_num_queries):
    for _ in range(25):
        uploaded(registrar, sheets.as_csv([row(1)]))

    with django_assert_max_num_queries(12):
        answer = registrar.get(IMPORTS)
    assert answer.content.decode().count("旧系统.csv") == 20
    assert "旧系统.csv" in registrar.get(IMPORTS + "?page=2").content.decode()


@pytest.mark.django_db(transaction=True)
def test_the_worker_itself_takes_an_import_from_the_queue(registrar):
    """A real worker on the same database, from the first check to the last row."""
    from procrastinate.contrib.django import app

    one = uploaded(registrar, sheets.as_csv(sheets.rows(60)))
    registrar.post(reverse("exchange:columns", args=[one.pk]), choices(one))
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    one.refresh_from_db()
    assert one.state == State.CHECKED

    start(registrar, one)
    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    one.refresh_from_db()
    _end_the_workers_connections()
    assert (one.state, one.matters) == (State.DONE, 60)


@pytest.mark.django_db(transaction=True)
def test_what_a_worker_had_in_hand_when_it_was_killed_is_taken_up_by_the_next(registrar):
    """A job that is “doing” under a worker whose heart has stopped goes back into the queue."""
    from procrastinate.contrib.django import app

    one = uploaded(registrar, sheets.as_csv(sheets.rows(60)))
    registrar.post(reverse("exchange:columns", args=[one.pk]), choices(one))
    tasks.check(key=str(one.pk))
    start(registrar, one)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat)"
            " VALUES (now() - interval '5 minutes') RETURNING id"
        )
        dead = cursor.fetchone()[0]
        cursor.execute("DELETE FROM procrastinate_jobs WHERE task_name LIKE '%%.check'")
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s", [dead])
    app.configure_task("lianxin.config.tasks.take_up_again").defer(timestamp=0)

    with app.replace_connector(app.connector.get_worker_connector()) as working:
        working.run_worker(wait=False, install_signal_handlers=False, listen_notify=False)
    one.refresh_from_db()
    _end_the_workers_connections()
    assert (one.state, one.matters) == (State.DONE, 60)


def _end_the_workers_connections() -> None:
    """Close what the worker's thread has left open, so that the tables can be cleared."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
