"""Lets only so many requests of one provider run at once; the others see their place."""

from __future__ import annotations

import asyncio


class Queue:
    """First come, first served."""

    def __init__(self, most_at_once: int) -> None:
        self._most = most_at_once
        self._tickets: list[Ticket] = []

    def enter(self) -> Ticket:
        """Return a ticket, which must be left in the end."""
        ticket = Ticket(self)
        self._tickets.append(ticket)
        return ticket

    def place_of(self, ticket: Ticket) -> int:
        """Return how many have to leave before this one may begin; 0 when it may."""
        return max(0, self._tickets.index(ticket) - self._most + 1)

    def remove(self, ticket: Ticket) -> None:
        """Let the others move up."""
        if ticket in self._tickets:
            place = self._tickets.index(ticket)
            del self._tickets[place]
            for behind in self._tickets[max(place, self._most - 1) :]:
                behind.moved.set()


class Ticket:
    """A place in the queue."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        self.moved = asyncio.Event()

    @property
    def place(self) -> int:
        """1 is next; 0 may begin."""
        return self._queue.place_of(self)

    async def wait(self) -> None:
        """Return when the place has changed since the last time."""
        await self.moved.wait()
        self.moved.clear()

    def leave(self) -> None:
        """Make room for the next."""
        self._queue.remove(self)
