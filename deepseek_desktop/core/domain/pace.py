"""How fast a reply came, so that it can be played again on its own clock."""

from __future__ import annotations

from deepseek_desktop.core.domain.reply import Beat

_LEAST_APART_S = 0.1
_MOST_BEATS = 1000
_ROUNDED_S = 0.001  # what rounding may take away from a time in between


class Pace:
    """Notes now and then how far a reply is; of a long one less often, so that it stays small."""

    def __init__(self) -> None:
        self._beats: list[Beat] = []
        self._last: Beat | None = None
        self._apart_s = _LEAST_APART_S

    @property
    def beats(self) -> tuple[Beat, ...]:
        """How far the reply was at which time, the last piece included."""
        if self._last is None or self._last in self._beats[-1:]:
            return tuple(self._beats)
        return (*self._beats, self._last)

    def note(self, at_s: float, reasoning: int, answer: int) -> None:
        """Note that so many characters are there `at_s` seconds after the start."""
        self._last = Beat(round(at_s, 3), reasoning, answer)
        if self._beats and self._last.at_s - self._beats[-1].at_s < self._apart_s - _ROUNDED_S:
            return
        self._beats.append(self._last)
        if len(self._beats) >= _MOST_BEATS:
            self._beats = self._beats[::2]
            self._apart_s *= 2

    def relabel(self, begun: int) -> None:
        """Note that all was reasoning, but for the first `begun` characters of the answer."""
        self._beats = [_relabelled(beat, begun) for beat in self._beats]
        self._last = _relabelled(self._last, begun) if self._last is not None else None


def _relabelled(beat: Beat, begun: int) -> Beat:
    return Beat(beat.at_s, beat.reasoning + beat.answer - begun, begun)
