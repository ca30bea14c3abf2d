"""A turn over the wire that can be watched, stopped, and held to the contract."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.events import RetryScheduled, StreamEvent
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent, LaneSpoke, LaneStarted, Means
from deepseek_desktop.core.runs.turn import new_conversation, new_turn, take_turn
from deepseek_desktop.core.streaming.retrying import RetryPolicy
from tests.faults.asking import PROMPT
from tests.faults.contract import Ending, assert_contract
from tests.faults.server import FaultServer

QUICK = RetryPolicy(base_s=0.002, cap_s=0.004, loading_s=0.001)
"""The policy of the app, but in a hurry."""


class Asked:
    """One question to several lanes; `events` are all that they published, in order."""

    def __init__(
        self,
        data_dir: Path,
        means: Means,
        lanes: Sequence[ModelRef],
        servers: Sequence[FaultServer] = (),
    ) -> None:
        self.means = means
        self.events: list[LaneEvent] = []
        self.stops = Stops()
        self.conversation = new_conversation(lanes, PROMPT, means)
        self._data_dir = data_dir
        self._servers = servers

    async def take(self, publish: Callable[[LaneEvent], None] | None = None) -> Turn:
        """Ask, and wait for all replies."""
        turn = new_turn(Question(PROMPT), self.means)
        return await take_turn(
            self.conversation, turn, self.means, publish or self.events.append, self.stops
        )

    def begin(self) -> asyncio.Task[Turn]:
        """Ask in a task of its own."""
        return asyncio.create_task(self.take())

    @property
    def reply_ids(self) -> list[str]:
        """The replies that have begun, lane by lane."""
        return [event.reply.id for event in self.events if isinstance(event, LaneStarted)]

    @property
    def ended(self) -> dict[str, Reply]:
        """The replies that have ended, by their ids."""
        return {
            event.reply.id: event.reply for event in self.events if isinstance(event, LaneEnded)
        }

    def said_in(self, lane: int) -> list[StreamEvent]:
        """Return what a lane has said so far."""
        if lane >= len(self.reply_ids):
            return []
        reply_id = self.reply_ids[lane]
        spoken = (event for event in self.events if isinstance(event, LaneSpoke))
        return [event.event for event in spoken if event.reply_id == reply_id]

    def retries_of(self, lane: int) -> list[RetryScheduled]:
        """Return the retries that a lane has announced."""
        return [event for event in self.said_in(lane) if isinstance(event, RetryScheduled)]

    def stop(self, lane: int) -> None:
        """Stop one lane, as a person does."""
        self.stops.stop(self.reply_ids[lane])

    def hold_to_contract(self, turn: Turn, endings: Sequence[Ending]) -> None:
        """Check every reply against how it must have ended."""
        assert_contract(
            turn.replies,
            endings,
            prompt=PROMPT,
            data_dir=self._data_dir,
            servers=self._servers,
            events=self.events,
        )


@asynccontextmanager
async def asked_at(
    data_dir: Path,
    host: FaultServer | str,
    *models: str,
    ways: Profile | None = None,
    retries: RetryPolicy = QUICK,
    chance: Callable[[], float] = lambda: 0.5,
    most_at_once: int = 8,
) -> AsyncIterator[Asked]:
    """Prepare a question to `models` of a host or at a base URL, with a lane for each."""
    servers = [] if isinstance(host, str) else [host]
    for server in servers:
        server.archive_folder = data_dir
    base_url = host if isinstance(host, str) else host.base_url
    profile = Profile("host", base_url, most_at_once=most_at_once)
    if ways is not None:
        profile = ways.at(profile)
    async with Providers([profile], lambda _: None) as providers, Archive(data_dir) as archive:
        means = Means(archive, providers, retries=retries, chance=chance)
        yield Asked(data_dir, means, [ModelRef("host", model) for model in models], servers)
