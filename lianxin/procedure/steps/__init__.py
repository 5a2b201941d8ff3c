"""Every step that the procedure knows, as one table (Arts. 17-40)."""

from __future__ import annotations

from lianxin.procedure.step import Step
from lianxin.procedure.steps import acceptance, beside, handling, intake, review, sending, tracks

PARTS = (intake, sending, acceptance, handling, review, tracks, beside)
STEPS: dict[str, Step] = {step.name: step for part in PARTS for step in part.STEPS}
