"""Fill a share in a process of its own; no model is imported before Django is ready (Art. 21)."""

from __future__ import annotations

import gc
import os
from datetime import date


def fill(part: int, processes: int, share: int, seed: int, today: date) -> None:
    """Start Django and fill the share."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lianxin.config.settings")
    import django

    django.setup()
    from lianxin.config.demonstration.filling import fill_share

    gc.disable()  # a batch holds no cycles, and looking for them takes a tenth of the time
    for _count in fill_share(part, processes, share, seed, today):
        pass
