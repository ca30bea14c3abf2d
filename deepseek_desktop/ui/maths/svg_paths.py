"""The outlines in KaTeX's drawings: an SVG path as points, and those points as a Qt path."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainterPath

_TOKEN = re.compile(r"[A-Za-z]|-?\d*\.?\d+(?:e-?\d+)?")
_NUMBERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4}
_LONG = r"400000"
_BAR = re.compile(rf"M[\d.]+[ ,]([\d.]+)\s*[hH]{_LONG}\s*v|M0 (\d+)v40|M{_LONG} (\d+)H")
_STEM = re.compile(r"M(145) 15\s*v")  # the bars of absolute values and norms

Points = tuple[tuple[float, float], ...]


class Segment(Struct, frozen=True):
    """One step of an outline: M, L, C, Q or Z, and the points that it goes by. Absolute."""

    command: str
    points: Points = ()


class Outline(Struct, frozen=True):
    """An SVG path. `bar` is the top of its long bar, `stem` the left of its upright."""

    segments: tuple[Segment, ...]
    bar: float | None
    stem: float | None


class View(Struct, frozen=True):
    """How an outline is put into its window: scaled, moved and cut off at the sides, in px."""

    scale_x: float
    scale_y: float
    offset_x: float
    left: float
    right: float

    def point(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return where a point of the outline comes to lie."""
        # The long shafts are straight, so moving a far point to the edge is cutting them off.
        x = point[0] * self.scale_x + self.offset_x
        return min(max(x, self.left), self.right), point[1] * self.scale_y


@lru_cache(maxsize=500)
def outline(data: str) -> Outline:
    """Read an SVG path. Knows what KaTeX uses: M L H V C S Q Z, absolute and relative."""
    segments = tuple(_Reader(data).segments())
    return Outline(segments, _place(_BAR.search(data)), _place(_STEM.match(data)))


def _place(found: re.Match[str] | None) -> float | None:
    return float(found[found.lastindex or 0]) if found else None


def qt_path(segments: tuple[Segment, ...], view: View) -> QPainterPath:
    """Return an outline as Qt draws it."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)  # as SVG does: pieces that overlap add up
    for segment in segments:
        numbers = [number for point in segment.points for number in view.point(point)]
        match segment.command:
            case "M":
                path.moveTo(*numbers)
            case "L":
                path.lineTo(*numbers)
            case "C":
                path.cubicTo(*numbers)
            case "Q":
                path.quadTo(*numbers)
            case _:
                path.closeSubpath()
    return path


class _Reader:
    """Follows a path with a pen."""

    def __init__(self, data: str) -> None:
        self._tokens = _TOKEN.findall(data)
        self._at = (0.0, 0.0)
        self._start = (0.0, 0.0)
        self._handle: tuple[float, float] | None = None  # of the curve before, for S

    def segments(self) -> Iterator[Segment]:
        index, command = 0, ""
        while index < len(self._tokens):
            if self._tokens[index].isalpha():
                command = self._tokens[index]
                index += 1
            if command in "Zz":
                self._at = self._start
                yield Segment("Z")
                continue
            count = _NUMBERS.get(command.upper(), 0)
            numbers = self._tokens[index : index + count]
            if not count or len(numbers) < count or any(map(str.isalpha, numbers)):
                return  # as SVG has it: what came before the error is drawn
            yield self._step(command, [float(number) for number in numbers])
            index += count
            # Further points after a move are lines.
            command = {"M": "L", "m": "l"}.get(command, command)

    def _step(self, command: str, numbers: list[float]) -> Segment:
        kind = command.upper()
        points = self._points(kind, numbers, is_relative=command.islower())
        if kind == "S":
            mirrored = self._mirrored()
            kind, points = "C", (mirrored, *points)
        self._handle = points[1] if kind == "C" else None
        self._at = points[-1]
        if kind == "M":
            self._start = self._at
        return Segment("L" if kind in "HV" else kind, points)

    def _points(self, kind: str, numbers: list[float], *, is_relative: bool) -> Points:
        x0, y0 = self._at if is_relative else (0.0, 0.0)
        if kind == "H":
            return ((x0 + numbers[0], self._at[1]),)
        if kind == "V":
            return ((self._at[0], y0 + numbers[0]),)
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        return tuple((x0 + x, y0 + y) for x, y in pairs)

    def _mirrored(self) -> tuple[float, float]:
        if self._handle is None:
            return self._at
        return 2 * self._at[0] - self._handle[0], 2 * self._at[1] - self._handle[1]
