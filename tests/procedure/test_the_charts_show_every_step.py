"""The charts of the three tracks are drawn from the table of steps and leave nothing out."""

from __future__ import annotations

import re

import pytest

from lianxin.procedure import diagram
from lianxin.procedure.stages import Stage
from lianxin.procedure.steps import STEPS

EACH = pytest.mark.parametrize("track", diagram.TRACKS, ids=lambda track: track.code)
ARROW = re.compile(r"^    (\S+) --> (\S+)( : [^:;]+)?$")
NAME = re.compile(r"^    [a-z_]+ : [^:;]+$")


@EACH
def test_every_line_is_one_that_the_chart_language_knows(track: diagram.Track) -> None:
    first, direction, *lines = diagram.mermaid(track).splitlines()
    assert (first, direction.strip()) == ("stateDiagram-v2", "direction TB")
    assert [line for line in lines if not ARROW.match(line) and not NAME.match(line)] == []


@EACH
def test_every_stage_of_a_track_is_entered(track: diagram.Track) -> None:
    ends = {edge.end for edge in diagram.drawn(track)}
    assert track.stages - ends <= {Stage.CLOSED_WITHDRAWN}


def test_every_step_that_leads_on_is_in_a_chart_or_leads_from_everywhere() -> None:
    drawn = {edge.step.name for track in diagram.TRACKS for edge in diagram.drawn(track)}
    moving = {step.name for step in STEPS.values() if step.to is not None}
    assert moving - drawn == {step.name for step in STEPS.values() if diagram.from_everywhere(step)}


def test_the_chart_of_accusations_has_no_way_out_but_the_sealed_one() -> None:
    sealed = next(track for track in diagram.TRACKS if track.code == "C")
    names = {edge.step.name for edge in diagram.drawn(sealed)}
    assert names == {
        "arrive",
        "register",
        "screen",
        "route_sealed",
        "confirm_receipt",
        "close_sealed",
    }
