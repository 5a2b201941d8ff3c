"""What is well here and what is not, each with what to do about it (Arts. 19, 21)."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob, ProcrastinateWorker

from lianxin.config import environment
from lianxin.documents import fonts
from lianxin.matters import calendars
from lianxin.matters.models import Entry, Seal
from lianxin.organs import demonstration
from lianxin.petitioners import keys, rotation, vault
from lianxin.statute.text import Text

State = Literal["well", "warn", "bad"]
OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRES = 16
GIGABYTE = 1024**3
SHORTEST_SECRET = 32
ANNOUNCED_BY = (11, 15)
QUIET = timedelta(minutes=1)
SEALED_WITHIN = timedelta(days=2)
LATELY = timedelta(days=7)
FACES = {"fang": "FandolFang R", "kai": "FandolKai", "hei": "FandolHei", "song": "FandolSong"}


@dataclass(frozen=True)
class Finding:
    """One thing looked at: how it stands, what was found, and what to do."""

    state: State
    what: Text
    remedy: Text | None = None


Check = Callable[[datetime], Iterator[Finding]]


def findings(now: datetime) -> Iterator[Finding]:
    """Look at everything, the database first; without it, at the rest."""
    for check in OUTSIDE:
        yield from check(now)
    reached = list(_database(now))
    yield from reached
    if reached[0].state == "bad":
        return
    if (tables := next(_migrations(now))).state == "bad":
        yield tables
        return
    yield tables
    for check in INSIDE:
        yield from check(now)


def _well(zh: str, en: str) -> Finding:
    return Finding("well", Text(zh, en))


def _not(state: State, what: tuple[str, str], remedy: tuple[str, str]) -> Finding:
    return Finding(state, Text(*what), Text(*remedy))


def _python(now: datetime) -> Iterator[Finding]:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info >= OLDEST_PYTHON:
        yield _well(f"Python {version}", f"Python {version}")
    else:
        yield _not(
            "bad",
            (f"Python {version} 过旧", f"Python {version} is too old"),
            ("请安装 Python 3.11 或更新版本。", "Install Python 3.11 or newer."),
        )


def _keys(now: datetime) -> Iterator[Finding]:
    try:
        ring = vault.ring()
    except (keys.BadKeys, vault.UnknownCipher) as wrong:
        zh, _line, en = str(wrong).partition("\n")
        yield Finding("bad", Text(zh, en or zh))
        return
    if vault.is_kept_in_a_file():
        yield _not(
            "warn",
            (
                "个人信息的密钥与数据放在同一个文件夹",
                "the key of personal data lies in the folder of the data",
            ),
            (
                "正式使用前，用“lianxin keys new”生成密钥，经 LIANXIN_KEYS 给出，另存两份。",
                "Before real use, make one with “lianxin keys new”, give it in LIANXIN_KEYS, and "
                "keep two copies elsewhere.",
            ),
        )
    else:
        count, cipher = len(ring.keys), settings.CIPHER
        yield _well(
            f"个人信息的密钥来自环境变量（{count} 把，{cipher}）",
            f"keys of personal data come from the environment ({count}, {cipher})",
        )
    yield from _key_files()


def _key_files() -> Iterator[Finding]:
    for path in sorted(settings.VAR.glob("*.key")):
        if path.stat().st_mode & 0o077:
            yield _not(
                "bad",
                (f"{path} 可以被其他用户读取", f"{path} can be read by others"),
                (f"请运行 chmod 600 {path}", f"Run chmod 600 {path}"),
            )


def _secret(now: datetime) -> Iterator[Finding]:
    if (settings.VAR / "secret.key").exists() and not _given("LIANXIN_SECRET_KEY"):
        if not settings.DATABASE_URL:
            yield _well("会话密钥在 var/secret.key", "the session key is in var/secret.key")
            return
        yield _not(
            "warn",
            ("会话密钥由本机文件生成", "the session key is a file of this machine"),
            (
                "有几台机器时，请在每台给出同一个 LIANXIN_SECRET_KEY。",
                "With several machines, give each the same LIANXIN_SECRET_KEY.",
            ),
        )
    elif len(settings.SECRET_KEY) < SHORTEST_SECRET:
        yield _not(
            "bad",
            ("LIANXIN_SECRET_KEY 太短", "LIANXIN_SECRET_KEY is too short"),
            ("请给出至少 32 个随机字符。", "Give at least 32 random characters."),
        )
    else:
        yield _well("会话密钥来自环境变量", "the session key comes from the environment")


def _given(name: str) -> bool:
    return environment.text(name, environment.SETTINGS[name].purpose) != ""


def _https(now: datetime) -> Iterator[Finding]:
    if settings.DEBUG:
        yield _not(
            "warn" if settings.DEMONSTRATION else "bad",
            ("开发时的错误页是打开的", "error pages for developers are on"),
            ("请不设 LIANXIN_DEBUG，或设为 no。", "Leave LIANXIN_DEBUG unset, or set it to no."),
        )
    if settings.DEMONSTRATION:
        yield _well("演示模式：不要求 HTTPS", "demonstration mode: HTTPS is not asked for")
    elif settings.HTTPS and settings.SITE_ADDRESS.startswith("https://"):
        yield _well("只经 HTTPS 访问", "only HTTPS is served")
    else:
        yield _not(
            "warn",
            ("没有要求 HTTPS，或者回执网址不是 https", "HTTPS is not required everywhere"),
            (
                "请在前面放一个有证书的反向代理，设 LIANXIN_HTTPS=yes 和 LIANXIN_ADDRESS=https://…",
                "Put a proxy with a certificate in front; set LIANXIN_HTTPS=yes and "
                "LIANXIN_ADDRESS=https://…",
            ),
        )


def _disk(now: datetime) -> Iterator[Finding]:
    free = shutil.disk_usage(settings.VAR).free / GIGABYTE
    said = (f"{settings.VAR} 还有 {free:.1f} GB", f"{free:.1f} GB free in {settings.VAR}")
    if free >= 5:
        yield _well(*said)
    else:
        state: State = "warn" if free >= 1 else "bad"
        yield _not(state, said, ("请腾出至少 5 GB。", "Make room for at least 5 GB."))


def _fonts(now: datetime) -> Iterator[Finding]:
    try:
        stacks = fonts.stacks()
    except fonts.NoFonts as wrong:
        zh, _line, en = str(wrong).partition("\n")
        yield Finding("bad", Text(zh, en))
        return
    first = {face: (stacks.get(face) or ["—"])[0] for face in FACES}
    said = "、".join(first.values())
    if first == FACES:
        yield _well(f"公文字体：{said}", f"typefaces of documents: {said}")
    else:
        yield _not(
            "warn",
            (f"公文字体不全，代用：{said}", f"typefaces of documents are stood in for by {said}"),
            ("请运行 make fonts。", "Run make fonts."),
        )


def _database(now: datetime) -> Iterator[Finding]:
    try:
        connection.ensure_connection()
        version = connection.connection.info.server_version
    except DatabaseError as wrong:
        reason = " ".join(str(wrong).split())[:300]
        yield _not(
            "bad",
            (f"连不上数据库：{reason}", f"the database cannot be reached: {reason}"),
            (
                "请检查 DATABASE_URL 和 PostgreSQL 是否在运行。",
                "Check DATABASE_URL and whether PostgreSQL runs.",
            ),
        )
        return
    said = f"PostgreSQL {version // 10000}.{version % 10000}"
    if version >= OLDEST_POSTGRES * 10000:
        yield _well(said, said)
    else:
        yield _not(
            "bad",
            (f"{said} 过旧", f"{said} is too old"),
            ("请换成 PostgreSQL 16 或更新版本。", "Use PostgreSQL 16 or newer."),
        )
    yield from _vector()


def _vector() -> Iterator[Finding]:
    if _asked("SELECT count(*) FROM pg_available_extensions WHERE name = 'vector'"):
        yield _well("扩展 vector 可用", "the extension vector is available")
    else:
        yield _not(
            "warn",
            ("没有扩展 vector", "the extension vector is missing"),
            ("请为 PostgreSQL 安装 pgvector。", "Install pgvector for PostgreSQL."),
        )


def _asked(sql: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]


def _migrations(now: datetime) -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    left = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if not left:
        yield _well("数据表是最新的", "the tables are up to date")
        return
    yield _not(
        "bad",
        (f"还有 {len(left)} 步数据表更新", f"{len(left)} changes to the tables are to be made"),
        ("请运行 lianxin manage migrate。", "Run lianxin manage migrate."),
    )


def _demonstration(now: datetime) -> Iterator[Finding]:
    if left := demonstration.left_behind():
        yield _not(
            "bad",
            (
                f"{left} 个演示账号的口令和第二因素是公开的",
                f"{left} demonstration logins have a published password and second factor",
            ),
            (
                "请勿在载入过演示区的数据库上正式办公；换一个空的数据库。",
                "Do not work in a database that held the demonstration; take an empty one.",
            ),
        )
    elif settings.DEMONSTRATION:
        yield _not(
            "warn",
            ("演示模式是打开的", "demonstration mode is on"),
            (
                "正式使用时设 LIANXIN_DEMONSTRATION=no，并用空的数据库。",
                "For real use, set LIANXIN_DEMONSTRATION=no, with an empty database.",
            ),
        )
    else:
        yield _well("没有演示账号", "no demonstration logins")


def _worker(now: datetime) -> Iterator[Finding]:
    alive = ProcrastinateWorker.objects.filter(last_heartbeat__gt=now - QUIET).count()
    if alive:
        yield _well(f"后台任务在运行（{alive} 个）", f"workers running: {alive}")
    else:
        yield _not(
            "warn",
            ("没有后台任务在运行", "no worker is running"),
            (
                "请运行 lianxin work；lianxin run 也会启动它。",
                "Run lianxin work; so does lianxin run.",
            ),
        )
    failed = ProcrastinateJob.objects.filter(
        status="failed", procrastinateevent__type="failed", procrastinateevent__at__gt=now - LATELY
    )
    if names := sorted(set(failed.values_list("task_name", flat=True))):
        said = "、".join(name.rsplit(".", 1)[-1] for name in names)
        yield _not(
            "warn",
            (f"七天内失败的任务：{said}", f"tasks that failed within seven days: {said}"),
            ("原因见后台任务的输出。", "The worker's output says why."),
        )


def _calendar(now: datetime) -> Iterator[Finding]:
    calendars.forget()
    calendar, today = calendars.calendar(), timezone.localdate(now)
    file = "请把当年的安排写成 CSV，运行 lianxin calendar import FILE。"
    how = (file, "Write the notice as CSV and run lianxin calendar import FILE.")
    year = today.year
    if not calendar.is_announced(year):
        what = (f"没有 {year} 年的节假日安排", f"the holidays of {year} are missing")
        yield _not("bad", what, how)
    elif calendar.is_announced(year + 1) or (today.month, today.day) < ANNOUNCED_BY:
        last = max(calendar.years)
        yield _well(f"节假日安排到 {last} 年", f"holidays are known up to {last}")
    else:
        what = (
            f"没有 {year + 1} 年的节假日安排，通常已经公布",
            f"the holidays of {year + 1} are missing; they are usually announced by now",
        )
        yield _not("warn", what, how)


def _rotation(now: datetime) -> Iterator[Finding]:
    try:
        left = sum(rotation.pending().values())
    except (keys.BadKeys, vault.UnknownCipher):
        return
    if not left:
        yield _well("全部用现行密钥加密", "everything is sealed with the key in use")
        return
    yield _not(
        "warn",
        (f"{left} 行仍用旧密钥加密", f"{left} rows are sealed with an old key"),
        ("请运行 lianxin keys rotate。", "Run lianxin keys rotate."),
    )


def _seal(now: datetime) -> Iterator[Finding]:
    last = Seal.objects.order_by("-id").first()
    waiting = Entry.objects.filter(pk__gt=last.last if last else 0, at__lt=now - SEALED_WITHIN)
    if waiting.exists():
        yield _not(
            "warn",
            ("两天以前的记录还没有封印", "entries more than two days old are not sealed"),
            (
                "请确认后台任务每夜在运行；现在可运行 lianxin seal。",
                "Make sure that a worker runs at night; lianxin seal seals now.",
            ),
        )
    elif last:
        day = timezone.localdate(last.sealed_at)
        yield _well(f"最近一次封印：{day}", f"last seal: {day}")
    else:
        yield _well("还没有需要封印的记录", "nothing had to be sealed yet")


OUTSIDE: tuple[Check, ...] = (_python, _keys, _secret, _https, _disk, _fonts)
INSIDE: tuple[Check, ...] = (_demonstration, _worker, _calendar, _rotation, _seal)
