"""Streams one reply into the archive and to whoever watches."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from time import monotonic
from typing import TypeAlias

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.conversation import Message, Turn
from deepseek_desktop.core.domain.errors import ArchiveError, Failure, ProviderError
from deepseek_desktop.core.domain.events import StreamEvent
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply, ReplyBuilder
from deepseek_desktop.core.providers.base import ProviderSource


@dataclass(frozen=True, slots=True)
class TurnStarted:
    """The prompt is in the archive; nothing was sent yet."""

    conversation_id: str
    turn: Turn


@dataclass(frozen=True, slots=True)
class LaneStarted:
    """A reply is awaited, for a new turn or once more for an old one."""

    turn_id: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class LaneSpoke:
    """A reply grew, `at_s` seconds after its start."""

    turn_id: str
    reply_id: str
    event: StreamEvent
    at_s: float


@dataclass(frozen=True, slots=True)
class LaneEnded:
    """A reply ended, in whatever way; `unkept` says why it could not be stored."""

    turn_id: str
    reply: Reply
    unkept: Failure | None = None


LaneEvent: TypeAlias = TurnStarted | LaneStarted | LaneSpoke | LaneEnded
Publish: TypeAlias = Callable[[LaneEvent], None]


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Means:
    """What it takes to ask: where to keep, whom to ask, what time it is."""

    archive: Archive
    providers: ProviderSource
    now: Callable[[], datetime] = field(default=_now)
    monotonic: Callable[[], float] = field(default=monotonic)
    catalogue: Catalogue = field(default_factory=lambda: Catalogue(()))


@dataclass(frozen=True, slots=True)
class Attempt:
    """One reply to get: the row that awaits it and what to send."""

    turn_id: str
    reply: Reply
    messages: Sequence[Message]


async def answer(attempt: Attempt, means: Means, publish: Publish) -> Reply:
    """Stream one reply and store it with its outcome, whatever that is.

    A provider's failure is an outcome, not an exception. Cancelling ends the reply as stopped.
    """
    awaited = attempt.reply
    builder = ReplyBuilder(
        awaited.id, awaited.lane_id, awaited.identity, awaited.timings.started_at
    )
    began_s = means.monotonic()
    outcome = Outcome.BROKEN  # what a bug of ours would leave behind
    try:
        await means.providers.ready()
        provider = means.providers.open(awaited.identity.provider)
        async with aclosing(provider.stream(awaited.identity.model, attempt.messages)) as events:
            async for event in events:
                at_s = means.monotonic() - began_s
                builder.add(event, at_s)
                means.archive.note(awaited.id, event)
                publish(LaneSpoke(attempt.turn_id, awaited.id, event, at_s))
    except ProviderError as error:
        builder.fail(error, means.monotonic() - began_s)
    except asyncio.CancelledError:
        outcome = Outcome.STOPPED
        raise
    else:
        builder.end(means.monotonic() - began_s)
    finally:
        if builder.snapshot().is_running:
            builder.end(means.monotonic() - began_s, outcome)
        builder.price(means.catalogue.card(awaited.identity.provider, awaited.identity.model))
        await keep(attempt, builder.snapshot(), means, publish)
    return builder.snapshot()


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
