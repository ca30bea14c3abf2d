"""What of a transcript is drawn again when its texts became longer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct
from PySide6.QtCore import QObject, QRect, QSize, QTimer

from deepseek_desktop.ui.transcript.items import Item, Stage

_OVERHANG = 4  # pixels that something may be drawn above its place


class Settle(Protocol):
    """Lays out what is in view."""

    def __call__(self, *, has_only_grown: bool) -> None:
        """Do it; with `has_only_grown`, only what texts that became longer have moved is drawn."""


class _Standing(Struct, frozen=True):
    """Where the items in view stood; `tops` are their distances from the beginning."""

    stage: Stage
    size: QSize
    scroll: int
    items: tuple[Item, ...]
    tops: tuple[int, ...]


class Repainting:
    """Has `settle` called soon, and then drawn again what looks otherwise.

    A model that writes changes the last lines of what is in view, twenty times a second: to draw
    all of it again is most of what a stream would cost. So it is remembered what stood where.
    """

    def __init__(self, parent: QObject, settle: Settle) -> None:
        self._settle = settle
        self._standing: _Standing | None = None
        self._has_only_grown = False
        self._later = QTimer(parent)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._call)

    @property
    def is_due(self) -> bool:
        """Whether something changed that was not looked at yet."""
        return self._later.isActive()

    def ask(self, *, has_only_grown: bool = False) -> None:
        """Look at it soon; where all that was asked for is growth, only that is drawn."""
        self._has_only_grown = has_only_grown and (self._has_only_grown or not self.is_due)
        self._later.start()

    def forget(self) -> None:
        """Take it that it was looked at."""
        self._later.stop()

    def _call(self) -> None:
        self._settle(has_only_grown=self._has_only_grown)

    def update(self, stage: Stage, scroll: int, seen: Sequence[Item], *, is_whole: bool) -> None:
        """Have all of it drawn again, or else what texts that became longer have moved."""
        area = self._area(stage, scroll, seen)
        stage.viewport.update(stage.viewport.rect() if is_whole else area)

    def _area(self, stage: Stage, scroll: int, seen: Sequence[Item]) -> QRect:
        before, rect = self._standing, stage.viewport.rect()
        tops = tuple(item.top for item in seen)
        self._standing = now = _Standing(stage, rect.size(), scroll, tuple(seen), tops)
        starts = [item.take_change(stage) for item in seen]
        if before is None or not _is_same_view(before, now):
            return rect
        changed = [
            top + start for top, start in zip(tops, starts, strict=True) if start is not None
        ]
        first = min([*changed, *_moved(before, now)], default=None)
        if first is None:
            return QRect()
        top = max(0, first - scroll - _OVERHANG)  # it may begin above what is in view
        return rect.intersected(QRect(0, top, rect.width(), rect.height()))


def _is_same_view(before: _Standing, now: _Standing) -> bool:
    return (before.stage, before.size, before.scroll) == (now.stage, now.size, now.scroll)


def _moved(before: _Standing, now: _Standing) -> list[int]:
    """Return from where on other items stand, or the same ones elsewhere."""
    then, here = (list(zip(s.items, s.tops, strict=True)) for s in (before, now))
    for one, other in zip(then, here, strict=False):
        if one != other:
            return [one[1], other[1]]
    longer = max(then, here, key=len)
    return [top for _, top in longer[min(len(then), len(here)) :]]
