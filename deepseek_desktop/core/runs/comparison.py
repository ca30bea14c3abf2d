"""Gets several replies at once; each may fail or be stopped without touching the others."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from deepseek_desktop.core.runs.lane import Attempt, Means, Publish, answer


class Stops:
    """Lets a person stop one running reply, or all."""

    def __init__(self) -> None:
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._is_stopped = False

    def begin(self) -> None:
        """Forget that all were stopped: a new question goes out."""
        self._is_stopped = False

    def hold(self, reply_id: str, task: asyncio.Task[None]) -> None:
        """Make a running reply stoppable until it ends."""
        self._tasks[reply_id] = task
        if self._is_stopped:
            task.cancel()
        task.add_done_callback(lambda _: self._tasks.pop(reply_id, None))

    def stop(self, reply_id: str) -> None:
        """Stop a reply; one that has ended already is left as it is."""
        if task := self._tasks.get(reply_id):
            task.cancel()

    def stop_all(self) -> None:
        """Stop every running reply, and those of a question that is on its way."""
        self._is_stopped = True
        for task in tuple(self._tasks.values()):
            task.cancel()


async def compare(
    attempts: Sequence[Attempt], means: Means, publish: Publish, stops: Stops
) -> None:
    """Answer all `attempts` side by side, until each has ended in its own way.

    A bug of ours in one lane ends that lane only; it is raised when the others have ended too.
    """
    bugs: list[Exception] = []

    async def run(attempt: Attempt) -> None:
        try:
            await answer(attempt, means, publish)
        except Exception as error:  # noqa: BLE001 reported below, when it can harm no neighbour
            bugs.append(error)

    async with asyncio.TaskGroup() as group:
        for attempt in attempts:
            name = f"reply:{attempt.reply.identity.model}"
            stops.hold(attempt.reply.id, group.create_task(run(attempt), name=name))
    if bugs:
        raise ExceptionGroup("bugs in lanes", bugs)
