"""What happens when a person opens a report."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import monotonic

from PySide6 import QtWidgets
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.typed import printable
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import sentence

_TOGETHER_S = 10.0
"""Files that a desktop opens together come one by one: what is said of one of them stays."""


class OpeningReports(QObject):
    """Asks which, has it read where that holds up nobody, and stores it.

    `opened` has the id of the conversation that it is now. What was said of another file is taken
    back with `unsay` when the next one is opened.
    """

    opened = Signal(str)

    def __init__(
        self,
        archive: Archive,
        tasks: TaskScope,
        say: Callable[[str], None],
        unsay: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._archive = archive
        self._tasks = tasks
        self._say = say
        self._unsay = unsay
        self._folder = ""
        self._said, self._said_at = "", 0.0

    def choose(self, window: QWidget) -> None:
        """Let a person choose a report."""
        self._tasks.start(self._choose(window), name="open report")

    def open(self, path: Path) -> None:
        """Open the report in a file."""
        self._tasks.start(self._open(path), name="open report")

    async def _choose(self, window: QWidget) -> None:
        dialog = QtWidgets.QFileDialog(window, self.tr("Open a report"), self._folder)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Reports (*.dsreport *.json)"), self.tr("All files (*)")])
        if not await result_of(dialog):
            return
        self._folder = dialog.directory().absolutePath()
        self._take_back()
        await self._open(Path(dialog.selectedFiles()[0]))

    async def _open(self, path: Path) -> None:
        from deepseek_desktop.core.runs.opening_report import (  # noqa: PLC0415 few need it, and a window is to be seen first
            conversation_in,
            keep_report,
        )

        try:
            conversation = await conversation_in(path)
            conversation_id = await keep_report(conversation, self._archive)
        except DeskError as error:
            self._tell(path, error)
            return
        if monotonic() - self._said_at > _TOGETHER_S:
            self._take_back()
        self.opened.emit(conversation_id)

    def _take_back(self) -> None:
        said, self._said = self._said, ""
        if said:
            self._unsay(said)

    def _tell(self, path: Path, error: DeskError) -> None:
        """Say why a file was not opened, and which: it may be one of several."""
        reason = sentence(error.failure)
        if "file" not in error.failure.facts:
            text = self.tr("{file} was not opened. {reason}")
            reason = text.format(file=printable(path.name), reason=reason)
        self._said, self._said_at = reason, monotonic()
        self._say(reason)
