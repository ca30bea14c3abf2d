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
        self._last: tuple[float, int, int] | None = None  # no beat yet: most pieces need none
        self._apart_s = _LEAST_APART_S

    @property
    def beats(self) -> tuple[Beat, ...]:
        """How far the reply was at which time, the last piece included."""
        last = self._last and _beat(*self._last)
        if last is None or last in self._beats[-1:]:
            return tuple(self._beats)
        return (*self._beats, last)

    def note(self, at_s: float, reasoning: int, answer: int) -> None:
        """Note that so many characters are there `at_s` seconds after the start."""
        self._last = at_s, reasoning, answer
        if self._beats and round(at_s, 3) - self._beats[-1].at_s < self._apart_s - _ROUNDED_S:
            return
        self._beats.append(_beat(at_s, reasoning, answer))
        if len(self._beats) >= _MOST_BEATS:
            self._beats = self._beats[::2]
            self._apart_s *= 2

    def relabel(self, begun: int) -> None:
        """Note that all was reasoning, but for the first `begun` characters of the answer."""
        self._beats = [_relabelled(beat, begun) for beat in self._beats]
        if self._last is not None:
            at_s, reasoning, answer = self._last
            self._last = at_s, reasoning + answer - begun, begun


def _beat(at_s: float, reasoning: int, answer: int) -> Beat:
    return Beat(round(at_s, 3), reasoning, answer)


def _relabelled(beat: Beat, begun: int) -> Beat:
    return Beat(beat.at_s, beat.reasoning + beat.answer - begun, begun)
