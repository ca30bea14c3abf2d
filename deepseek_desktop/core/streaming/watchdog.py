"""How long a host may be silent."""

from __future__ import annotations

from collections.abc import Callable

IDLE_LIMIT_S = 15 * 60.0
"""R1 may think for minutes behind a host that sends no keep-alives."""


class Watchdog:
    """Knows until when a silent stream is still believed to be alive.

    Events and comments re-arm it, single bytes do not: a host that drips bytes without ever
    completing a line is as silent as one that sends nothing.
    """

    def __init__(self, clock: Callable[[], float], idle_s: float = IDLE_LIMIT_S) -> None:
        self._clock = clock
        self._idle_s = idle_s
        self._deadline = clock() + idle_s
        self._is_final = False

    def end_within(self, seconds: float) -> None:
        """Allow only `seconds` more, whatever signs of life there are."""
        self._deadline = min(self._deadline, self._clock() + seconds)
        self._is_final = True

    @property
    def idle_s(self) -> float:
        """The longest silence, in seconds."""
        return self._idle_s

    def rearm(self) -> None:
        """Note a sign of life."""
        if not self._is_final:
            self._deadline = self._clock() + self._idle_s

    def remaining_s(self) -> float:
        """Seconds until the silence is too long; 0 or less when it is."""
        return self._deadline - self._clock()
