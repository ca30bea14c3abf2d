"""What happens when a person imports files."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtWidgets
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.importing import Added, ImportPhase, ImportProgress, PastImport
from deepseek_desktop.ui.dialogs.asking import confirm, result_of
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import date_and_time, sentence

if TYPE_CHECKING:  # a window is to be seen before what comes later is loaded
    from deepseek_desktop.core.domain.importing import ImportReport
    from deepseek_desktop.ui.dialogs.importing import ImportDialog


class Importing(QObject):
    """Asks which files, shows how far they are, and what became of them."""

    def __init__(
        self, archive: Archive, tasks: TaskScope, library: Library, say: Callable[[str], None]
    ) -> None:
        super().__init__()
        self._say = say
        self._archive = archive
        self._tasks = tasks
        self._library = library
        self._folder = ""

    def choose(self, window: QWidget) -> None:
        """Let a person choose files, and import them."""
        self._tasks.start(self._choose(window), name="choose imports")

    async def _choose(self, window: QWidget) -> None:
        dialog = QtWidgets.QFileDialog(window, self.tr("Import"), self._folder or _downloads())
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("Exports (*.zip *.json *.jsonl)"), self.tr("All files (*)")])
        if not await result_of(dialog):
            return
        self._folder = dialog.directory().absolutePath()
        await self._show(list(map(Path, dialog.selectedFiles())), window)

    async def _show(self, paths: Sequence[Path], window: QWidget) -> None:
        from deepseek_desktop.ui.dialogs.importing import ImportDialog  # noqa: PLC0415 not needed at once

        dialog = ImportDialog(window)
        work = self._tasks.start(self._import(paths, dialog), name="import")
        dialog.cancelled.connect(work.cancel)
        try:
            await result_of(dialog)
        finally:
            work.cancel()

    async def _import(self, paths: Sequence[Path], dialog: ImportDialog) -> None:
        # The window is to be seen before what few people need is loaded.
        from deepseek_desktop.core.runs.importing import Wishes, import_file  # noqa: PLC0415 not needed at once
        from deepseek_desktop.ui.models.import_words import report_text  # noqa: PLC0415 not needed at once

        reports: list[ImportReport] = []
        refusals: list[str] = []
        try:
            for path in paths:

                def publish(progress: ImportProgress, name: str = path.name) -> None:
                    dialog.show_progress(name, progress)

                publish(ImportProgress(ImportPhase.CHECKING, 0.0))
                wishes = Wishes(lambda past: self._asked(past, dialog), publish)
                try:
                    reports.append(await import_file(path, self._archive, wishes))
                except DeskError as error:
                    refusals.append(sentence(error.failure))
        except asyncio.CancelledError:
            self._library.refresh()  # the files before the one that was cancelled are there
            self._say(
                self.tr("The import was cancelled. What was imported before this file stays.")
                if reports
                else self.tr("The import was cancelled. Nothing was added.")
            )
            raise
        self._library.refresh()
        has_new = any(report.added != Added(known=report.added.known) for report in reports)
        dialog.show_report(report_text(reports, refusals), has_new=has_new)

    async def _asked(self, past: PastImport, dialog: ImportDialog) -> bool:
        from deepseek_desktop.ui.models.import_words import before_text  # noqa: PLC0415 not needed at once

        text = before_text(past.file_name, date_and_time(past.at))
        return await confirm(dialog, self.tr("Import"), text, self.tr("Import once more"))


def _downloads() -> str:
    """Return where browsers put what was exported elsewhere; a folder that is there."""
    paths, places = QtCore.QStandardPaths, QtCore.QStandardPaths.StandardLocation
    found = paths.writableLocation(places.DownloadLocation)
    return found if Path(found).is_dir() else paths.writableLocation(places.HomeLocation)
