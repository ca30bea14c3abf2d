"""The only place that opens addresses: a person is shown where each one leads, and asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from deepseek_desktop.ui.dialogs.asking import result_of, tell
from deepseek_desktop.ui.tasks import TaskScope

if TYPE_CHECKING:  # loaded when a link is clicked, not before the first paint
    from deepseek_desktop.core.markup.addresses import Target

translate = QCoreApplication.translate


def open_outside(address: str) -> bool:
    """Give an address to the browser or the mail program; return whether there is one."""
    from deepseek_desktop.core.markup.addresses import safe_address  # noqa: PLC0415 not needed at once

    return safe_address(address) is not None and _open(QtCore.QUrl(address))


def open_saved(path: Path) -> bool:
    """Show a file that this app has just written; return whether there is a program for it."""
    return _open(QtCore.QUrl.fromLocalFile(str(path)))


def _open(url: QtCore.QUrl) -> bool:
    return QtGui.QDesktopServices.openUrl(url)


class Links:
    """Asks about a link and opens it; while it asks about one, others are not heard."""

    def __init__(
        self,
        window: QWidget,
        tasks: TaskScope,
        open_address: Callable[[str], bool] = open_outside,
    ) -> None:
        self._window = window
        self._tasks = tasks
        self._open_address = open_address
        self._is_asking = False

    def ask(self, address: str, label: str) -> None:
        """Ask whether to open an address; nothing happens for one that is never opened."""
        from deepseek_desktop.core.markup.addresses import target_of  # noqa: PLC0415 not needed at once

        target = target_of(address, label)
        if target is None or self._is_asking:
            return
        self._is_asking = True
        self._tasks.start(self._ask(target), name="link")

    async def _ask(self, target: Target) -> None:
        from deepseek_desktop.ui.dialogs.opening_link import OpeningLinkDialog  # noqa: PLC0415 not needed at once

        try:
            dialog = OpeningLinkDialog(target, self._window)
            dialog.copy_asked.connect(lambda: QGuiApplication.clipboard().setText(target.href))
            if not await result_of(dialog):
                return
            if not (_is_understood(target) and self._open_address(target.href)):
                await self._tell_failure()
        finally:
            self._is_asking = False

    async def _tell_failure(self) -> None:
        title = translate("links", "Not opened")
        text = translate("links", "The address could not be opened. It can be copied instead.")
        await tell(self._window, title, text)


def _is_understood(target: Target) -> bool:
    """Return whether Qt would ask the host that was shown."""
    url = QtCore.QUrl(target.href, QtCore.QUrl.ParsingMode.StrictMode)
    if not url.isValid() or url.scheme().lower() != target.scheme:
        return False
    if target.scheme == "mailto" or target.is_number:
        return True
    host = url.host(QtCore.QUrl.ComponentFormattingOption.FullyEncoded)
    return host.rstrip(".").lower() == target.host
