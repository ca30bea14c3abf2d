"""Gets several replies, at once or one after another; none touches the others."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace

from deepseek_desktop.core.domain.comparison import Order
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.runs.lane import Attempt, LaneStarted, Means, Publish, answer


class Stops:
    """Lets a person stop one running reply, or all."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._is_stopped = False
        self._stopped: set[str] = set()

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

    def stop(self, reply_id: str) -> None:
        """Stop a reply, which may wait to begin; one that has ended is left as it is."""
        self._stopped.add(reply_id)
        if task := self._tasks.get(reply_id):
            task.cancel()

    def stop_all(self) -> None:
        """Stop every running reply, and those of a question that is on its way."""
        self._is_stopped = True
        for task in tuple(self._tasks.values()):
            task.cancel()


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
    bugs: list[Exception] = []

    async def run(attempt: Attempt) -> None:
        try:
            reply = await answer(attempt, means, publish)
        except Exception as error:  # noqa: BLE001 reported below, when it can harm no neighbour
            bugs.append(error)
            return
        if order is Order.RACE and reply.is_answered:
            for other in attempts:
                stops.stop(other.reply.id)

    groups = [(a,) for a in attempts] if order is Order.SEQUENTIAL else [tuple(attempts)]
    for group in groups:
        if not stops.is_stopped:
            await _side_by_side(group, run, means, publish, stops)
    if bugs:
        raise ExceptionGroup("bugs in lanes", bugs)


async def _side_by_side(
    attempts: Sequence[Attempt],
    run: Callable[[Attempt], Coroutine[None, None, None]],
    means: Means,
    publish: Publish,
    stops: Stops,
) -> None:
    """Begin all at the same time, and tell so, until all have ended."""
    begun = [_begun_now(attempt, means) for attempt in attempts]
    for attempt in begun:
        publish(LaneStarted(attempt.turn_id, attempt.reply))
    async with asyncio.TaskGroup() as group:
        for attempt in begun:
            name = f"reply:{attempt.reply.identity.model}"
            stops.hold(attempt.reply.id, group.create_task(run(attempt), name=name))


def _begun_now(attempt: Attempt, means: Means) -> Attempt:
    """Return an attempt whose clock starts now: one that waited for others is no slower."""
    return replace(attempt, reply=replace(attempt.reply, timings=Timings(means.now())))
