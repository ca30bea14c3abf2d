"""The only way to ask a person something in a window of its own: opened, then awaited."""

from __future__ import annotations

import asyncio

from PySide6 import QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from shiboken6 import isValid


async def result_of(dialog: QDialog) -> bool:
    """Open `dialog` and return whether it was accepted; other work goes on meanwhile."""
    answered: asyncio.Future[bool] = asyncio.get_running_loop().create_future()

    def finish(result: int) -> None:
        if not answered.done():
            answered.set_result(result == QDialog.DialogCode.Accepted)

    dialog.finished.connect(finish)
    dialog.open()
    try:
        return await answered
    finally:
        if isValid(dialog):  # else it went with the dialog that it belonged to
            dialog.close()
            dialog.deleteLater()


def is_there(dialog: QDialog) -> bool:
    """Whether a dialog can still show what came of some work: it may be closed meanwhile."""
    return isValid(dialog)


async def tell(parent: QWidget | None, title: str, text: str) -> None:
    """Show a text and wait until it is closed."""
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    await result_of(box)


async def confirm(parent: QWidget | None, title: str, text: str, yes: str) -> bool:
    """Ask whether to go on; `yes` is what the button says that does so."""
    box = QtWidgets.QMessageBox(parent)
    box.setWindowTitle(title)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    agree = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(box.addButton(QtWidgets.QMessageBox.StandardButton.Cancel))
    agreed = False

    def note() -> None:
        nonlocal agreed
        agreed = True

    agree.clicked.connect(note)
    await result_of(box)
    return agreed
