"""The address of the tests' database, for commands that run in a process of their own."""

from __future__ import annotations


def database() -> str:
    """Return the address of the database that this test writes to."""
    from django.db import connection

    settings = connection.settings_dict
    user, name, host = settings["USER"], settings["NAME"], settings["HOST"]
    if host.startswith("/"):
        return f"postgresql://{user}@/{name}?host={host}"
    secret = f":{settings['PASSWORD']}" if settings["PASSWORD"] else ""
    return f"postgresql://{user}{secret}@{host}:{settings['PORT'] or 5432}/{name}"
