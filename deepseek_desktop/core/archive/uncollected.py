"""Keeps the search for garbage out of the thread that reads."""

from __future__ import annotations

import gc


class Uncollected:
    """While it is entered, by one or several of the loop's tasks, nothing looks for garbage.

    Python looks where objects are made. Fifty thousand made in the thread that reads would have it
    look there, and what it finds may belong to the thread of the window: Qt lets nothing of that
    die elsewhere. So the search waits, and comes after the last has left, in the loop's thread.
    """

    def __init__(self) -> None:
        self._entered = 0
        self._was_enabled = False

    def __enter__(self) -> None:
        if not self._entered:
            self._was_enabled = gc.isenabled()
            gc.disable()
        self._entered += 1

    def __exit__(self, *_: object) -> None:
        self._entered -= 1
        if not self._entered and self._was_enabled:
            gc.enable()
