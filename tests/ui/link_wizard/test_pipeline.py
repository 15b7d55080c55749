"""The strip says in shapes and in words where the sign-in stands."""

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.link_wizard.pipeline import PipelineStep, PipelineStrip
from desktop_app.ui.link_wizard.pipeline_art import StepProgress

DEPARTS = "Departs from OAuth 1.0a: it also wants the application's name."
STEPS = (PipelineStep("Request token"), PipelineStep("Sign in", DEPARTS), PipelineStep("Access token"))


@pytest.fixture
def strip(qtbot: QtBot) -> PipelineStrip:
    strip = PipelineStrip()
    qtbot.addWidget(strip)
    strip.resize(700, 80)
    strip.set_steps(STEPS)
    return strip


def test_begins_with_the_first_step(strip: PipelineStrip) -> None:
    assert strip.standings() == (StepProgress.CURRENT, StepProgress.TO_COME, StepProgress.TO_COME)
    assert strip.accessibleDescription() == "Step 1 of 3, Request token."


def test_current_step_and_its_departure_in_words(strip: PipelineStrip) -> None:
    strip.set_current(1)

    assert strip.standings() == (StepProgress.DONE, StepProgress.CURRENT, StepProgress.TO_COME)
    assert strip.accessibleDescription() == f"Step 2 of 3, Sign in. {DEPARTS}"


def test_failed_and_all_done_in_words(strip: PipelineStrip) -> None:
    strip.set_failed(2)
    assert strip.standings()[2] is StepProgress.FAILED
    assert strip.accessibleDescription() == "Step 3 of 3, Access token, failed."

    strip.set_all_done()
    assert set(strip.standings()) == {StepProgress.DONE}
    assert strip.accessibleDescription() == "All 3 steps are done."


def test_hint_over_a_flagged_step_says_how_it_departs(strip: PipelineStrip) -> None:
    hints = {strip.hint_at(x, 16) for x in range(0, 700, 4)}

    assert f"Sign in. {DEPARTS}" in hints
    assert "Request token" in hints


def test_height_stays_from_step_to_step(strip: PipelineStrip) -> None:
    before = strip.sizeHint()
    strip.set_current(2)
    assert strip.sizeHint() == before


@pytest.mark.parametrize("width", [60, 240, 900])
def test_paints_at_any_width_and_without_steps(strip: PipelineStrip, width: int) -> None:
    strip.resize(width, 80)
    assert not strip.grab().isNull()
    strip.set_steps(())
    assert not strip.grab().isNull()
    assert strip.accessibleDescription() == ""
