"""Gets several replies, at once or one after another; none touches the others."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from contextlib import AbstractContextManager
from functools import partial

from msgspec.structs import replace

from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.runs.lane import Attempt, LaneStarted, Means, Publish, answer, keep

log = logging.getLogger(__name__)


class Stops:
    """Lets a person stop one running reply, or all.

    While `may_pass_limits` what begins is not stopped by a limit for spending.
    """

    def __init__(self) -> None:
        self.may_pass_limits = False
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._is_stopped = False
        self._stopped: dict[str, Outcome] = {}

    @property
    def is_stopped(self) -> bool:
        """Whether all were stopped."""
        return self._is_stopped

    def begin(self) -> None:
        """Forget that all were stopped: a new question goes out."""
        self._is_stopped = False
        self._stopped.clear()

    def hold(self, reply_id: str, task: asyncio.Task[None]) -> None:
        """Make a running reply stoppable until it ends."""
        self._tasks[reply_id] = task
        if self._is_stopped or reply_id in self._stopped:
            task.cancel()
        task.add_done_callback(lambda _: self._tasks.pop(reply_id, None))

    def stop(self, reply_id: str, outcome: Outcome = Outcome.STOPPED) -> None:
        """Stop a reply, which may wait to begin; one that has ended is left as it is.

        `outcome` is how it ends by that; what stopped it first counts.
        """
        self._stopped.setdefault(reply_id, outcome)
        if task := self._tasks.get(reply_id):
            task.cancel()

    def stop_all(self) -> None:
        """Stop every running reply, and those of a question that is on its way."""
        self._is_stopped = True
        for task in tuple(self._tasks.values()):
            task.cancel()

    def outcome_of(self, reply_id: str) -> Outcome:
        """Return how a reply ends that is stopped."""
        return self._stopped.get(reply_id, Outcome.STOPPED)


async def compare(
    attempts: Sequence[Attempt],
    means: Means,
    publish: Publish,
    stops: Stops,
    order: Order = Order.PARALLEL,
) -> None:
    """Answer all `attempts` in this `order`, until each has ended in its own way.

    A bug of ours in one lane ends that lane only; it is raised when the others have ended too.
    Where all are stopped, those that have not begun never begin.
    """
    if stops.is_stopped:
        return
    lanes = _Lanes(attempts, means, publish, stops, is_race=order is Order.RACE)
    if order is Order.SEQUENTIAL:
        await lanes.one_by_one()
    else:
        await lanes.side_by_side()
    if lanes.bugs:
        raise ExceptionGroup("bugs in lanes", lanes.bugs)


class _Lanes:
    def __init__(
        self,
        attempts: Sequence[Attempt],
        means: Means,
        publish: Publish,
        stops: Stops,
        *,
        is_race: bool,
    ) -> None:
        self._attempts = attempts
        self._means = means
        self._publish = publish
        self._stops = stops
        self._is_race = is_race
        self._may_pass_limits = stops.may_pass_limits
        self.bugs: list[Exception] = []

    async def side_by_side(self) -> None:
        """Begin all at the same time, and tell so, until all have ended."""
        begun = [self._begun_now(attempt) for attempt in self._attempts]
        async with asyncio.TaskGroup() as group:
            for attempt in begun:
                self._hold(attempt, group.create_task(self._run(attempt), name=_name(attempt)))

    async def one_by_one(self) -> None:
        """Begin each when the one before has ended; what waits can be stopped like what runs."""
        line = _Line(self._attempts, self._publish)
        async with asyncio.TaskGroup() as group:
            for number, attempt in enumerate(self._attempts):
                if number:
                    self._means.archive.note_waiting(attempt.reply.id)
                waiting = self._wait_and_run(attempt, line)
                task = group.create_task(waiting, name=_name(attempt))
                # Even a task that is cancelled before its first step leaves the line.
                task.add_done_callback(partial(line.leave, attempt))
                self._hold(attempt, task)

    async def _wait_and_run(self, attempt: Attempt, line: _Line) -> None:
        begun = attempt
        try:
            await line.turn_of(attempt)
            begun = self._begun_now(attempt)
            if attempt is not self._attempts[0]:
                await self._note_begun(begun.reply)
        except asyncio.CancelledError:
            line.leave(attempt)  # before it is told that it ended: it must not be told to wait
            stopped = replace(begun.reply, outcome=self._stops.outcome_of(attempt.reply.id))
            await keep(begun, stopped, self._means, self._publish)
            raise
        await self._run(begun)

    async def _note_begun(self, reply: Reply) -> None:
        """Store that a lane is asked now, before it is: what died later was not left unasked."""
        try:
            await self._means.archive.begin_lane(reply)
        except ArchiveError as error:
            log.warning("That a lane began could not be stored: %s", error)

    async def _run(self, attempt: Attempt) -> None:
        how_stopped = partial(self._stops.outcome_of, attempt.reply.id)
        try:
            with self._following(attempt):
                reply = await answer(attempt, self._means, self._publish, how_stopped)
        except Exception as error:  # noqa: BLE001 reported at the end, when it harms no neighbour
            self.bugs.append(error)
            return
        if self._is_race and reply.is_answered:
            for other in self._attempts:
                self._stops.stop(other.reply.id, Outcome.OUTRUN)

    def _following(self, attempt: Attempt) -> AbstractContextManager[None]:
        """Count what a reply costs until it is stored, and stop it where a limit is passed."""
        asked, means = attempt.reply.identity, self._means
        card = means.catalogue.card_asked(asked.provider, asked.model)
        over = partial(self._stops.stop, attempt.reply.id, Outcome.OVER_LIMIT)
        stop = None if self._may_pass_limits else over
        return means.costs.following(attempt.reply.id, card, means.now(), stop)

    def _begun_now(self, attempt: Attempt) -> Attempt:
        """Tell of an attempt whose clock starts now: one that waited for others is no slower."""
        begun = replace(attempt, reply=replace(attempt.reply, timings=Timings(self._means.now())))
        self._publish(LaneStarted(begun.turn_id, begun.reply))
        return begun

    def _hold(self, attempt: Attempt, task: asyncio.Task[None]) -> None:
        self._stops.hold(attempt.reply.id, task)


class _Line:
    """Lets lanes begin one after another, and tells the others how many are before them."""

    def __init__(self, attempts: Sequence[Attempt], publish: Publish) -> None:
        self._waiting = list(attempts)  # the first of them runs
        self._turns = {attempt.reply.id: asyncio.Event() for attempt in attempts}
        self._publish = publish
        self._move_up()

    async def turn_of(self, attempt: Attempt) -> None:
        """Wait until those before have ended."""
        await self._turns[attempt.reply.id].wait()

    def leave(self, attempt: Attempt, _task: object = None) -> None:
        """Let those behind move up; who has left already is behind nobody."""
        if attempt in self._waiting:
            self._waiting.remove(attempt)
            self._move_up()

    def _move_up(self) -> None:
        for place, attempt in enumerate(self._waiting):
            if place == 0:
                self._turns[attempt.reply.id].set()
                continue
            waiting = replace(attempt.reply, queue_place=place)
            self._publish(LaneStarted(attempt.turn_id, waiting))


def _name(attempt: Attempt) -> str:
    return f"reply:{attempt.reply.identity.model}"
