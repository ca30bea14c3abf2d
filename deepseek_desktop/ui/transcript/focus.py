"""Who has the keyboard when what had it is hidden."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget


def give_back_focus(*widgets: QWidget) -> None:
    """Let the transcript have the keyboard before some widgets in it are hidden.

    Qt would give it to the next button, which then is pressed by a key meant for something else.
    """
    focused = QApplication.focusWidget()
    if focused is None or not any(_holds(each, focused) for each in widgets):
        return
    viewport = widgets[0].parentWidget()
    view = viewport.parentWidget() if viewport is not None else None
    if isinstance(view, QAbstractScrollArea):
        view.setFocus()


def _holds(widget: QWidget, focused: QWidget) -> bool:
    return widget is focused or widget.isAncestorOf(focused)
