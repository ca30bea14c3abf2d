"""Every reply of an open conversation, running or ended."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec import Struct

from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.events import StreamEvent
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.reply_builder import ReplyBuilder


class _Running(Struct):
    lane_id: str
    builder: ReplyBuilder
    began_s: float
    seen: Reply | None = None  # as it stands; its text is put together once, however many look


class Replies:
    """Takes in events; gives each reply as it stands. `clock` is in seconds."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._ended: dict[str, Reply] = {}
        self._running: dict[str, _Running] = {}
        self._unkept: dict[str, Failure] = {}

    def put(self, reply: Reply) -> None:
        """Take a reply that is not run from here."""
        self._ended[reply.id] = reply

    def take_missing(self, turns: Iterable[Turn]) -> None:
        """Take the replies of stored turns that are not known yet."""
        for reply in (reply for turn in turns for reply in turn.replies):
            if self.get(reply.id) is None:
                self.put(reply)

    def start(self, reply: Reply) -> None:
        """Take a reply that is awaited from now on."""
        self._running[reply.id] = _Running(reply.lane_id, ReplyBuilder(reply), self._clock())

    def add(self, reply_id: str, event: StreamEvent, at_s: float) -> None:
        """Take in what came of a running reply."""
        running = self._running[reply_id]
        running.builder.add(event, at_s)
        running.seen = None

    def end(self, reply: Reply, unkept: Failure | None) -> None:
        """Take a reply that has ended; `unkept` says why it could not be stored."""
        self._running.pop(reply.id, None)
        self._ended[reply.id] = reply
        if unkept is not None:
            self._unkept[reply.id] = unkept

    def note_kept(self) -> tuple[str, ...]:
        """Take it that all is stored by now; return which replies were not."""
        ids, self._unkept = tuple(self._unkept), {}
        return ids

    def get(self, reply_id: str) -> Reply | None:
        """Return a reply as it stands."""
        if running := self._running.get(reply_id):
            running.seen = running.seen or running.builder.snapshot()
            return running.seen
        return self._ended.get(reply_id)

    @property
    def running_ids(self) -> tuple[str, ...]:
        """The replies that may still grow."""
        return tuple(self._running)

    @property
    def are_written_elsewhere(self) -> bool:
        """Whether one is streamed by another process, or by a tab that was closed."""
        return any(reply.is_running for reply in self._ended.values())

    def is_elsewhere(self, reply_id: str) -> bool:
        """Whether a running reply is not run from here."""
        reply = self._ended.get(reply_id)
        return reply is not None and reply.is_running

    def running_in(self, lane_id: str) -> Reply | None:
        """Return the reply of a lane that may still grow."""
        ids = (id for id, running in self._running.items() if running.lane_id == lane_id)
        return self.get(next(ids, ""))

    def elapsed_s(self, reply_id: str) -> float:
        """Seconds since a running reply was asked for; for an ended one its duration, if known."""
        if running := self._running.get(reply_id):
            return self._clock() - running.began_s
        reply = self._ended.get(reply_id)
        return (reply.timings.ended_s or 0.0) if reply else 0.0

    def unkept(self, reply_id: str) -> Failure | None:
        """Return why a reply could not be stored, if that is so."""
        return self._unkept.get(reply_id)
