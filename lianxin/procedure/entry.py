"""One act in a matter's record, as the procedure sees it (Art. 21)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lianxin.procedure.clocks import Clock
from lianxin.procedure.roles import Role


@dataclass(frozen=True)
class Entry:
    """What was done, by whom in which part, on which day, with which facts and clocks."""

    step: str
    by: Role
    on: date
    who: str = ""
    organ: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    clocks: tuple[Clock, ...] = ()
