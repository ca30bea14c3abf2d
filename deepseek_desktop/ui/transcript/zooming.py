"""Larger and smaller text: what asks for it, and by how much it changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent

LEAST, MOST = 0.5, 3.0
_SIZES = (0.5, 0.67, 0.75, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
_NOTCH = 120  # of a wheel, in eighths of a degree
_LARGER = (Qt.Key.Key_Plus, Qt.Key.Key_Equal)
_SMALLER = (Qt.Key.Key_Minus, Qt.Key.Key_Underscore)


def zoomed(factor: float, steps: int) -> float:
    """Return the size that is some steps larger, or with negative ones smaller; 0 is the usual."""
    if not steps:
        return 1.0
    if steps > 0:
        sizes = [size for size in _SIZES if size > factor + 0.01]
    else:
        sizes = [size for size in reversed(_SIZES) if size < factor - 0.01]
    if not sizes:
        return MOST if steps > 0 else LEAST
    return sizes[min(abs(steps), len(sizes)) - 1]


def key_steps(event: QKeyEvent) -> int | None:
    """Return the steps that a key asks for: 1, -1, 0 for the usual size; None for no zoom."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    if modifiers & ~Qt.KeyboardModifier.ShiftModifier != Qt.KeyboardModifier.ControlModifier:
        return None
    if event.key() in _LARGER:
        return 1
    if event.key() in _SMALLER:
        return -1
    return 0 if event.key() == Qt.Key.Key_0 else None


class WheelSteps:
    """Adds up what a wheel or a touchpad turns until it is a step."""

    def __init__(self) -> None:
        self._turned = 0

    def add(self, event: QWheelEvent) -> int:
        """Return the steps that are full with this event, positive for larger text."""
        turned = event.angleDelta().y()
        if (turned > 0) != (self._turned > 0):
            self._turned = 0
        self._turned += turned
        steps = int(self._turned / _NOTCH)
        self._turned -= steps * _NOTCH
        return steps
