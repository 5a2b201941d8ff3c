"""One PostgreSQL of our own per run, shared by all test processes, thrown away at the end."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from lianxin.organs.models import Officer
    from tests.cast import Cast

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps an event loop running


pytest_plugins = ("tests.organs.signing_in", "tests.undefined", "tests.browsing")


def pytest_configure(config: pytest.Config) -> None:
    """Start the run's own PostgreSQL before the settings are read; workers inherit it."""
    _start(config)
    import django

    from lianxin.config import settings
    from lianxin.web.translations import compile_catalogues

    compile_catalogues(settings.PACKAGE / "locale", settings.VAR / "locale")
    django.setup()


def _start(config: pytest.Config) -> None:
    if hasattr(config, "workerinput") or "LIANXIN_TEST_RUN" in os.environ:
        return
    var = Path(tempfile.mkdtemp(prefix="lianxin-test-"))
    os.environ["LIANXIN_TEST_RUN"] = os.environ["LIANXIN_VAR"] = str(var)
    if "DATABASE_URL" not in os.environ:
        os.environ["DATABASE_URL"] = _postgres(var)
    config.add_cleanup(lambda: shutil.rmtree(var, ignore_errors=True))


def _postgres(var: Path) -> str:
    from lianxin.config.postgres import own

    url = own(var / "postgres", cleanup="stop")
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {setting} = off")
        connection.execute("SELECT pg_reload_conf()")
    return url


@pytest.fixture
def cast(db: None) -> Cast:
    """Write the people of the tests."""
    from tests.cast import cast

    return cast()


@pytest.fixture
def sign_in(client: Client) -> Callable[..., Client]:
    """Sign an officer in, with both factors, as the sign-in pages do."""

    def signed_in(officer: Officer, browser: Client | None = None) -> Client:
        browser = browser or client
        browser.force_login(officer, backend="django.contrib.auth.backends.ModelBackend")
        session = browser.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": 0},
            {"method": "mfa", "type": "totp", "at": 0},
        ]
        session.save()
        return browser

    return signed_in


@pytest.fixture(autouse=True)
def the_record_may_be_cleared(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let tests that commit clear the tables afterwards: the triggers stand aside for it."""
    marker = request.node.get_closest_marker("django_db")
    committing = {"live_server", "transactional_db"} & set(request.fixturenames)
    if not committing and not (marker and marker.kwargs.get("transaction")):
        yield
        return
    from django.db import connection

    request.getfixturevalue("_django_db_helper")
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Begin each test with the triggers in force again."""
    from django.db import connection

    if connection.connection is not None and not connection.in_atomic_block:
        connection.close()


@pytest.fixture(autouse=True)
def the_calendar_is_the_shipped_one() -> Iterator[None]:
    """Begin with the years that are shipped, whatever a test imported before."""
    from django.utils import timezone

    from lianxin.matters import calendars
    from lianxin.statute.calendar import STATUTORY

    calendars._kept = (timezone.now().timestamp(), STATUTORY)
    yield
    calendars.forget()
