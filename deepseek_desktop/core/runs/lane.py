"""Streams one reply into the archive and to whoever watches."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import aclosing
from datetime import UTC, datetime
from random import random
from time import monotonic
from typing import TypeAlias

from msgspec import Struct, field

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.conversation import Request, Turn
from deepseek_desktop.core.domain.errors import (
    ArchiveError,
    Failure,
    ModelLoadingError,
    ProviderError,
)
from deepseek_desktop.core.domain.events import (
    CreditsReported,
    FlawFound,
    Identified,
    ReasoningFound,
    RequestSent,
    RetryScheduled,
    StreamEvent,
    UsageReported,
)
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder
from deepseek_desktop.core.domain.usage import Usage
from deepseek_desktop.core.providers.base import Provider, ProviderSource
from deepseek_desktop.core.runs.running_costs import RunningCosts
from deepseek_desktop.core.streaming.retrying import RetryPolicy

log = logging.getLogger(__name__)


class TurnStarted(Struct, frozen=True):
    """The prompt is in the archive; nothing was sent yet."""

    conversation_id: str
    turn: Turn


class LaneStarted(Struct, frozen=True):
    """A reply is awaited, for a new turn or once more for an old one.

    With a `queue_place` it waits for other lanes, and is told of again when that changes.
    """

    turn_id: str
    reply: Reply


class LaneSpoke(Struct, frozen=True):
    """A reply grew, `at_s` seconds after its start."""

    turn_id: str
    reply_id: str
    event: StreamEvent
    at_s: float


class LaneEnded(Struct, frozen=True):
    """A reply ended, in whatever way; `unkept` says why it could not be stored."""

    turn_id: str
    reply: Reply
    unkept: Failure | None = None


LaneEvent: TypeAlias = TurnStarted | LaneStarted | LaneSpoke | LaneEnded
_FACTS = (
    RetryScheduled,
    RequestSent,
    Identified,
    CreditsReported,
    ReasoningFound,
    UsageReported,
    FlawFound,
)
"""What tells of a reply besides its text; a crash may cost none of it."""

Publish: TypeAlias = Callable[[LaneEvent], None]


def _now() -> datetime:
    return datetime.now(UTC)


class Means(Struct, frozen=True):
    """What it takes to ask: where to keep, whom to ask, what time it is, when to ask again."""

    archive: Archive
    providers: ProviderSource
    now: Callable[[], datetime] = field(default=_now)
    monotonic: Callable[[], float] = field(default=monotonic)
    catalogue: Catalogue = field(default_factory=lambda: Catalogue(()))
    retries: RetryPolicy = field(default_factory=RetryPolicy)
    chance: Callable[[], float] = field(default=random)
    costs: RunningCosts = field(default_factory=RunningCosts)


class Attempt(Struct, frozen=True):
    """One reply to get: the row that awaits it and what to send."""

    turn_id: str
    reply: Reply
    request: Request


async def answer(
    attempt: Attempt,
    means: Means,
    publish: Publish,
    how_stopped: Callable[[], Outcome] = lambda: Outcome.STOPPED,
) -> Reply:
    """Stream one reply and store it with its outcome, whatever that is.

    A provider's failure is an outcome, not an exception. Cancelling ends it as `how_stopped` says.
    """
    answering = _Answering(attempt, means, publish)
    builder = answering.builder
    asked = attempt.reply.identity
    log.info("Run %s of %s/%s started.", attempt.reply.id, asked.provider, asked.model)
    outcome = Outcome.BROKEN  # what a bug of ours would leave behind
    try:
        await means.providers.ready(asked.provider)
        await means.costs.weigh(attempt.reply.id, attempt.request.messages)
        await answering.ask(means.providers.open(asked.provider))
    except ProviderError as error:
        builder.fail(error, answering.elapsed_s)
    except asyncio.CancelledError:
        outcome = how_stopped()
        raise
    else:
        builder.end(answering.elapsed_s)
    finally:
        if builder.snapshot().is_running:
            builder.end(answering.elapsed_s, outcome)
        provider = attempt.reply.identity.provider
        builder.note_card(means.catalogue.card(provider, builder.sent_model))
        _log_end(builder.snapshot())
        await keep(attempt, builder.snapshot(), means, publish)
    return builder.snapshot()


def _log_end(reply: Reply) -> None:
    """Log how a reply ended and what it used; what was said there stays out of the log."""
    usage = reply.usage or Usage()
    counts = usage.prompt_tokens, usage.completion_tokens, usage.reasoning_tokens
    log.info(
        "Run %s of %s/%s ended: %s%s after %.1f s; tokens in %s, out %s, of these thinking %s.",
        reply.id,
        reply.identity.provider,
        reply.identity.sent_model or reply.identity.model,
        reply.outcome,
        f" ({reply.failure.kind}, {reply.failure.status})" if reply.failure else "",
        reply.timings.ended_s or 0.0,
        *("unknown" if count is None else count for count in counts),
    )


class _Answering:
    """One reply on its way: asked for, and asked for again where that is safe."""

    def __init__(self, attempt: Attempt, means: Means, publish: Publish) -> None:
        awaited = attempt.reply
        self._attempt = attempt
        self._means = means
        self._publish = publish
        self._began_s = means.monotonic()
        self._failed_first_s: float | None = None
        self.builder = ReplyBuilder(awaited)

    @property
    def elapsed_s(self) -> float:
        """Seconds since the start."""
        return self._means.monotonic() - self._began_s

    async def ask(self, provider: Provider) -> None:
        """Stream until the end; raise the `ProviderError` that no retry is worth."""
        failed = 0
        while True:
            try:
                async with aclosing(provider.stream(self._attempt.request)) as events:
                    async for event in events:
                        self._take(event)
            except ProviderError as error:
                # A server that loads its model has not failed yet.
                failed += not isinstance(error, ModelLoadingError)
                scheduled = self._retry_of(error, failed)
                if scheduled is None:
                    raise
                self._take(scheduled)
                await asyncio.sleep(scheduled.wait_s)
            else:
                return

    def _retry_of(self, error: ProviderError, failed: int) -> RetryScheduled | None:
        """Return when to ask again; None once anything of the reply is here."""
        if self.builder.has_content:
            return None
        if self._failed_first_s is None:
            self._failed_first_s = self.elapsed_s  # the time in a queue before it does not count
        retries = self._means.retries
        failing_s = self.elapsed_s - self._failed_first_s
        wait_s = retries.wait_s(error, failed, failing_s, self._means.chance())
        if wait_s is None:
            return None
        most = None if isinstance(error, ModelLoadingError) else retries.most + 1
        return RetryScheduled(error.failure, wait_s, failed + 1, most)

    def _take(self, event: StreamEvent) -> None:
        at_s = self.elapsed_s
        before = self.builder.timings
        self.builder.add(event, at_s)
        self._means.archive.note(self._attempt.reply.id, event)
        if isinstance(event, _FACTS) or self.builder.timings is not before:
            asked, catalogue = self._attempt.reply.identity, self._means.catalogue
            self.builder.note_card(catalogue.card(asked.provider, self.builder.sent_model))
            self._means.archive.note_facts(self.builder.facts())
        self._publish(LaneSpoke(self._attempt.turn_id, self._attempt.reply.id, event, at_s))
        self._means.costs.note(self._attempt.reply.id, event)


async def keep(attempt: Attempt, reply: Reply, means: Means, publish: Publish) -> None:
    """Store an ended reply and tell; a failure to store it ends nothing else."""
    unkept: Failure | None = None
    try:
        await means.archive.finish(reply)
    except ArchiveError as error:
        unkept = error.failure
    finally:
        # Told even when cancelled a second time: what is queued is written all the same, and a
        # reply that nobody told of would be stored once more, without its text.
        publish(LaneEnded(attempt.turn_id, reply, unkept))
