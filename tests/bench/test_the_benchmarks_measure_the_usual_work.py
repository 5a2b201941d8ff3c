"""Each piece of work of the benchmarks can be done, and is measured and printed (Art. 21)."""

from __future__ import annotations

import time

import pytest
from django.db import connection

from bench import __main__ as command
from bench import measuring, pages, running
from bench.measuring import Measured, Work
from lianxin.config.demonstration import filling


@pytest.mark.django_db
def test_every_piece_of_work_can_be_done(settings):
    settings.DEMONSTRATION = True
    filling.fill_to(400, processes=1)

    done = {work.name: work.do(work.prepare()) for work in pages.Office().all()}

    assert {"create: public form", "worklist: all, last page", "matter's page"} <= set(done)
    assert len(done) == len(list(pages.Office().all()))


@pytest.mark.django_db
def test_it_counts_milliseconds_and_queries(monkeypatch):
    monkeypatch.setattr(measuring, "WARM", 0)

    def twice(_given):
        for _ in range(2):
            connection.cursor().execute("SELECT 1")
        time.sleep(0.02)

    found = measuring.measure(Work("two questions", twice, most=10), size=1, rounds=4)

    assert found.queries == 2
    assert 20 <= found.p50 <= found.p95
    assert found.cpu < 20
    assert not found.reached
    assert "SELECT 1" in found.slowest[1]


@pytest.mark.django_db
def test_a_query_that_only_reads_is_explained():
    assert "Result" in measuring.explained("SELECT 1")[0]
    assert measuring.explained("INSERT INTO a VALUES (1)") == ["INSERT INTO a VALUES (1)"]


def test_the_table_says_what_grew_and_what_was_missed(capsys):
    work = Work("reading", lambda given: None, most=30, asks=8, peers="somebody 50 ms")
    found = [Measured(work, 10, 4.0, 9.0, 3.0, 5), Measured(work, 100, 10.0, 31.0, 9.0, 5)]
    running.print_table(found, 100, smallest=10)

    printed = capsys.readouterr().out
    assert "×2.5" in printed
    assert "30/8" in printed
    assert "✗ somebody 50 ms" in printed
    assert "targets missed: reading" in printed


def test_sizes_are_read_in_order():
    given = command._parser().parse_args(["--sizes", "100_000,2000"])
    assert given.sizes == (2000, 100_000)
    assert command._parser().parse_args([]).sizes == (10_000, 100_000, 1_000_000)
