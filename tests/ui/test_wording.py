from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter

import pytest
from msgspec.structs import replace

from deepseek_desktop.core.domain.errors import (
    ArchiveError,
    AuthenticationError,
    ContentFilteredError,
    DamagedCopyError,
    DeskError,
    Failure,
    Fault,
    ModelLoadingError,
    ParameterRefusedError,
    ProviderError,
    ProviderUnavailableError,
    QuotaError,
    RateLimitedError,
    ReadOnlyArchiveError,
    RequestRefusedError,
    SettingError,
    SilentProviderError,
    StreamBrokenError,
    UnexpectedReplyError,
    UnknownModelError,
    UnknownProviderError,
    UnopenedArchiveError,
)
from deepseek_desktop.core.domain.events import Flaw, RetryScheduled
from deepseek_desktop.core.domain.identity import Identity
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile, checked_profile
from deepseek_desktop.core.domain.reply import NextAttempt, Phase, Reply
from deepseek_desktop.core.domain.usage import Timings, Usage
from deepseek_desktop.core.providers.failures import Failures
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.ui import wording
from tests.core.archive.samples import AT, awaited
from tests.faults.contract import assert_plain_sentence

_PACKAGE = Path(__file__).parents[2] / "deepseek_desktop"
_FAILURES = Failures(Profile("host", "https://host.example/v1", "HOST_KEY"), None)
_ENDED = Timings(AT, 0.1, 0.2, 0.4, 1.2)


def _refused(provoke: Callable[[], object]) -> DeskError:
    with pytest.raises(DeskError) as caught:
        provoke()
    return caught.value


_PROVOKED: dict[type[DeskError], Callable[[], DeskError]] = {
    AuthenticationError: lambda: _FAILURES.of_status(401, b"", {}),
    QuotaError: lambda: _FAILURES.of_status(402, b"", {}),
    RateLimitedError: lambda: _FAILURES.of_status(429, b"", {"retry-after": "7"}),
    RequestRefusedError: lambda: _FAILURES.of_status(400, b"no", {}),
    ParameterRefusedError: lambda: _FAILURES.of_status(400, b'{"error": {"param": "seed"}}', {}),
    ContentFilteredError: lambda: _FAILURES.of_status(451, b"", {}),
    ModelLoadingError: lambda: _FAILURES.of_status(503, b"Loading model", {}),
    UnknownModelError: lambda: _FAILURES.of_status(400, b"Model Not Exist", {}),
    UnknownProviderError: lambda: _refused(lambda: Providers((), lambda _: None).open("nobody")),
    ProviderUnavailableError: lambda: _FAILURES.of_status(500, b"", {}),
    SilentProviderError: lambda: _FAILURES.silent(90.0),
    StreamBrokenError: _FAILURES.cut,
    UnexpectedReplyError: lambda: _FAILURES.not_an_answer(b"<html>", "text/html"),
    ArchiveError: lambda: ArchiveError("The archive cannot be used: {reason}.", reason="no room"),
    UnopenedArchiveError: lambda: UnopenedArchiveError(
        "The archive file is damaged ({reason}). It was left as it is.", reason="no such table"
    ),
    DamagedCopyError: lambda: DamagedCopyError("The copy is not sound: {reason}.", reason="why"),
    ReadOnlyArchiveError: lambda: ReadOnlyArchiveError(
        "A newer version of this app, {app}, wrote this archive, so it can only be read.", app="2"
    ),
    SettingError: lambda: _refused(lambda: checked_profile("Not so", "https://host.example")),
}


def _kinds(parent: type[DeskError] = DeskError) -> Iterator[type[DeskError]]:
    for kind in parent.__subclasses__():
        yield kind
        yield from _kinds(kind)


def _sentences() -> Iterator[str]:
    """Yield every sentence about an error that the code holds."""
    for path in _PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(ast.Name("words"), [ast.Constant("errors"), ast.Constant(text)]):
                    yield str(text)
                case _:
                    pass


def _reply(**changes: object) -> Reply:
    identity = Identity("host", "model")
    return replace(awaited(), **({"identity": identity, "timings": _ENDED} | changes))


_PASSING = RetryScheduled(_FAILURES.silent(90.0).failure, 3.0, 2, 3)
_PHASES = {
    Phase.QUEUED: _reply(timings=Timings(AT), queue_place=2),
    Phase.PAUSED: _reply(timings=Timings(AT), next_attempt=NextAttempt(68.0, _PASSING)),
    Phase.CONNECTING: _reply(timings=Timings(AT)),
    Phase.WAITING: _reply(timings=Timings(AT, 0.1)),
    Phase.THINKING: _reply(timings=Timings(AT, 0.1, 0.2), reasoning="Let me", pieces=2),
    Phase.ANSWERING: _reply(timings=Timings(AT, 0.1, None, 0.2), answer="Yes", pieces=1),
    Phase.ENDED: _reply(answer="Yes.", outcome=Outcome.COMPLETE),
}


def test_every_kind_of_error_is_provoked_here() -> None:
    assert {*_kinds()} - {ProviderError} == {*_PROVOKED}


@pytest.mark.parametrize("kind", _PROVOKED, ids=lambda kind: kind.__name__)
def test_every_kind_of_error_has_a_sentence_that_fills_its_places(kind: type[DeskError]) -> None:
    error = _PROVOKED[kind]()

    assert type(error) is kind
    assert_plain_sentence(wording.sentence(error.failure))
    assert wording.sentence(error.failure) == str(error)


def test_every_sentence_about_an_error_can_be_filled_and_is_plain() -> None:
    texts = sorted(set(_sentences()))
    for text in texts:
        places = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
        failure = Failure("any", Fault.YOU, text, dict.fromkeys(places, "something"))

        assert all(place.isidentifier() for place in places), text
        assert_plain_sentence(wording.sentence(failure))
    assert len(texts) > 100


def test_a_translation_with_a_wrong_place_falls_back() -> None:
    failure = Failure("any", Fault.YOU, "{a} and {b}", {"a": "1", "b": "2"})

    assert wording.sentence(failure) == "1 and 2"


@pytest.mark.parametrize("phase", Phase)
def test_every_phase_has_words(phase: Phase) -> None:
    reply = _PHASES[phase]

    assert reply.phase is phase
    assert re.match("[a-z]{4,}", wording.state(reply, 65.0))
    assert wording.thinking_title(reply, 65.0)


def test_phases_are_told_apart_with_the_time_that_has_passed() -> None:
    told = [wording.state(reply, 65.2) for reply in _PHASES.values()]

    assert told == [
        "place 2 in the queue",
        "retry in 3 s (2 of 3)",
        "connecting 1:05",
        "waiting 1:05",
        "thinking 1:05",
        "answering 1:05",
        "done in 1.2 s",
    ]


@pytest.mark.parametrize("outcome", Outcome)
def test_every_outcome_has_a_word_and_the_bad_ones_an_explanation(outcome: Outcome) -> None:
    reply = _reply(answer="Yes.", outcome=outcome)
    says_nothing_itself = {Outcome.TIMEOUT, Outcome.REFUSED, Outcome.BROKEN}

    assert re.match("[a-z]{3,}", wording.state(reply, 1.0))
    if outcome is Outcome.COMPLETE:
        assert wording.explanation(reply) == ""
    elif outcome not in says_nothing_itself:  # these come with a failure that does
        assert_plain_sentence(wording.explanation(reply))


def test_a_reply_without_an_answer_says_why() -> None:
    empty = _reply(outcome=Outcome.COMPLETE)
    used_up = _reply(reasoning="Let me", outcome=Outcome.LIMIT)

    assert wording.explanation(empty) == "The model ended without an answer."
    assert "used up by thinking" in wording.explanation(used_up)


def test_a_failure_says_better_than_the_outcome_why() -> None:
    failure = _FAILURES.cut().failure
    reply = _reply(answer="Ye", outcome=Outcome.CUT, failure=failure)

    assert wording.explanation(reply) == failure.sentence
    assert wording.state(reply, 1.0) == "cut off"


def test_the_band_says_when_nothing_was_thought() -> None:
    assert wording.thinking_title(_PHASES[Phase.ENDED], 0.0) == "No thinking was sent"
    assert wording.thinking_title(_PHASES[Phase.WAITING], 0.0) == "Thinking"


def test_who_was_not_there_when_it_ended_does_not_tell_how_long_it_thought() -> None:
    cut = _reply(timings=Timings(AT, 0.1, 1.1), reasoning="Let me", outcome=Outcome.CRASHED)

    assert wording.thinking_title(cut, 0.0) == "Thought, time unknown"


def test_another_name_than_asked_for_is_a_warning() -> None:
    identity = Identity("host", "model", echoed_model="model-q4")

    assert "model-q4 answered, not model" in wording.echo_warning(_reply(identity=identity))
    assert wording.echo_warning(_reply()) == ""


def test_damage_is_counted() -> None:
    flaws = {Flaw.MALFORMED_EVENT: 2, Flaw.INVALID_TEXT: 1}
    reply = _reply(answer="Yes.", flaws=flaws, outcome=Outcome.COMPLETE)

    assert "skipped or repaired: 3." in wording.damage(reply)
    assert wording.damage(replace(reply, outcome=None)) == ""
    assert wording.damage(_reply(outcome=Outcome.COMPLETE)) == ""


@pytest.mark.parametrize(
    ("seconds", "shown"), [(-1, "0:00"), (0, "0:00"), (59.9, "0:59"), (61, "1:01"), (3600, "60:00")]
)
def test_a_running_time_is_minutes_and_seconds(seconds: float, shown: str) -> None:
    assert wording.clock(seconds) == shown


def test_the_demo_is_called_by_its_name() -> None:
    assert wording.provider_name("demo") == "Demo"
    assert wording.provider_name("openrouter") == "openrouter"


@pytest.mark.parametrize(
    ("usage", "title"),
    [(Usage(20, 235, 204), "Thought for 42.0 s, 204 tokens"), (None, "Thought for 42.0 s")],
)
def test_the_band_says_what_the_thinking_took(usage: Usage | None, title: str) -> None:
    timings = replace(_reply().timings, first_reasoning_s=1.0, first_answer_s=43.0, ended_s=50.0)
    reply = _reply(reasoning="Hm.", answer="Yes.", outcome=Outcome.COMPLETE, usage=usage)

    assert wording.thinking_title(replace(reply, timings=timings), 50.0) == title


def test_a_limit_that_thinking_used_up_is_a_state_of_its_own() -> None:
    used_up = _reply(reasoning="Hm. And so on", outcome=Outcome.LIMIT)
    answered = replace(used_up, answer="Yes, bec")

    assert wording.state(used_up, 1.0) == "limit used up by thinking"
    assert wording.state(answered, 1.0).startswith("limit reached")
