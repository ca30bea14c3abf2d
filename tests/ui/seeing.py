"""Reading what stands on screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QLabel,
    QTextEdit,
    QWidget,
)

W = TypeVar("W", bound=QWidget)


def seen(parent: QWidget, kind: type[W], name: str) -> list[W]:
    """Return the visible widgets of a kind and name, in the order of their making."""
    return [w for w in parent.findChildren(kind, name) if w.isVisible()]


def text_of(widgets: Sequence[QLabel] | Sequence[QTextEdit]) -> str:
    """Return what the only one of `widgets` says; nothing when there is none."""
    assert len(widgets) <= 1, [w.objectName() for w in widgets]
    texts = [w.toPlainText() if isinstance(w, QTextEdit) else w.text() for w in widgets]
    return texts[0] if texts else ""


def facts_in(card: QWidget) -> dict[str, str]:
    """Return labels and values of a card."""
    texts = [label.text() for label in card.findChildren(QLabel)]
    return dict(zip(texts[::2], texts[1::2], strict=True))


def height_of(widget: QWidget, inside: QWidget) -> int:
    """Return how far below the top of `inside` a widget begins."""
    return widget.mapTo(inside, QPoint(0, 0)).y()


def all_widgets(window: QWidget) -> Iterator[QWidget]:
    """Yield a widget and everything in it, seen or not."""
    yield window
    yield from window.findChildren(QWidget)


def is_still(value: int, values: list[int]) -> bool:
    """Note a value, as a height or a place; return whether it was the same for a while."""
    values.append(value)
    return values[-30:] == [value] * 30
