"""A language that nobody speaks: our texts, longer, with accents, between marks that are seen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QTreeView,
    QWidget,
)
from typing_extensions import override

_ACCENTED = str.maketrans("aceinouAEINOUsyz", "áçéíñóúÁÉÍÑÓÚšýž")
_BEGIN, _END = "«", "»"
_MARKED = re.compile("«[^«»]*»")
_KEPT = re.compile(r"(\{\w*\}|\{\{.*?\}\}|&\w|\(\*\.[^)]*\)|<[^>]*>)")
_PAD = "~"
_LONGER = 0.4
_QTS = re.compile(r"Q[A-Z]|MAC_|CloseButton")


class Pseudo(QTranslator):
    """Translates every text of ours, whether or not a person ever did; Qt's own stay."""

    @override
    def isEmpty(self) -> bool:
        return False

    @override
    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if _QTS.match(context) or not source:
            return None
        return pseudo(source)


def pseudo(source: str) -> str:
    """Return a text as it is in this language; places to fill in and marks of keys stay."""
    parts = _KEPT.split(source)
    parts[::2] = [part.translate(_ACCENTED) for part in parts[::2]]
    pad = _PAD * int(len(source) * _LONGER)
    # Pads in groups: what is one long word could not be broken into lines.
    return _BEGIN + "".join(parts) + " " + " ".join(re.findall(f"{_PAD}{{1,8}}", pad)) + _END


def unmarked(text: str) -> str:
    """Return what of a text is not from this language; what is set into ours counts as ours."""
    before = None
    while before != text:
        before, text = text, _MARKED.sub(" ", text)
    return text


def texts_of(widget: QWidget) -> Iterator[str]:
    """Yield the texts that a widget shows or says, in full where not all of it fits."""
    name = widget.accessibleName()
    yield name
    yield widget.toolTip()
    if widget.isWindow():
        yield widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield "" if "…" in widget.text() and name else widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit() | QPlainTextEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield widget.placeholderText()
            yield from (widget.itemText(row) for row in range(widget.count()))
        case QTabBar():
            yield from (widget.accessibleTabName(index) for index in range(widget.count()))
        case QMenu():
            yield from (action.text() for action in widget.actions())
        case QAbstractItemView():
            yield from _rows(widget)
        case _:
            pass


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    columns = view.header().count() if isinstance(view, QTreeView) else 1
    for row in range(model.rowCount()):
        for column in range(columns):
            yield str(model.index(row, column).data() or "")
