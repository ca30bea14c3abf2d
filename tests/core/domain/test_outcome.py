from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.outcome import EXPLANATIONS, Outcome, outcome_of


@pytest.mark.parametrize(
    ("finish_reason", "outcome"),
    [
        ("stop", Outcome.COMPLETE),
        ("tool_calls", Outcome.COMPLETE),
        ("eos_token", Outcome.COMPLETE),
        (None, Outcome.COMPLETE),
        ("", Outcome.COMPLETE),
        ("length", Outcome.LIMIT),
        ("max_tokens", Outcome.LIMIT),
        ("content_filter", Outcome.FILTERED),
        ("insufficient_system_resource", Outcome.CUT),
        ("abort", Outcome.CUT),
        ("error", Outcome.CUT),
    ],
)
def test_a_finish_reason_means_one_outcome(finish_reason: str | None, outcome: Outcome) -> None:
    assert outcome_of(finish_reason) is outcome


def test_a_reply_is_answered_when_the_model_said_what_it_could() -> None:
    answered = {outcome for outcome in Outcome if outcome.is_answered}

    assert answered == {Outcome.COMPLETE, Outcome.LIMIT}


def test_an_outcome_that_no_failure_explains_has_an_explanation_of_its_own() -> None:
    by_failure = {Outcome.REFUSED, Outcome.TIMEOUT}

    assert set(Outcome) - set(EXPLANATIONS) == {Outcome.COMPLETE, *by_failure}


def test_outcomes_are_stored_under_words_that_never_change() -> None:
    assert [outcome.value for outcome in Outcome] == [
        "complete",
        "stopped",
        "cut",
        "timeout",
        "refused",
        "filtered",
        "limit",
        "broken",
        "crashed",
        "outrun",
        "over_limit",
        "unasked",
    ]
