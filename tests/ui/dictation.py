"""Replies that say the next word when the test wants them to."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from typing import overload

from typing_extensions import override

from tests.faults import wire
from tests.faults.server import Finish, Send, Step, Wait


class Dictation(Sequence[Step]):
    """A script for one request that sends what is dictated while it plays."""

    def __init__(self) -> None:
        self._steps: deque[Step] = deque([Send(wire.head())])
        self._is_playing = False

    def think(self, text: str) -> None:
        """Let the model reason."""
        self._steps.append(Send(wire.reasoning(text)))

    def say(self, text: str) -> None:
        """Let the model answer."""
        self._steps.append(Send(wire.answer(text)))

    def end(self) -> None:
        """Let the model end its reply in order."""
        self._steps.append(Send(wire.finish() + wire.usage() + wire.DONE))
        self._steps.append(Finish())

    @override
    def __iter__(self) -> Iterator[Step]:
        if self._is_playing:
            return  # once played, the server looks it through
        self._is_playing = True
        while True:
            yield self._steps.popleft() if self._steps else Wait(0.005)

    @override
    def __len__(self) -> int:
        return 1

    @overload
    def __getitem__(self, index: int) -> Step: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Step]: ...
    @override
    def __getitem__(self, index: int | slice) -> Step | Sequence[Step]:
        return (Wait(0.005),)[index]
