"""What happens when a person attaches files to a question, or looks at what is attached."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication
from shiboken6 import isValid

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.text_files import read_attachment
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.composer import Composer
from deepseek_desktop.ui.widgets.composing.attached import MOST_ATTACHED
from deepseek_desktop.ui.wording import sentence

translate = QCoreApplication.translate

_MOST_TOLD = 3
_MOST_READ = MOST_ATTACHED + 1  # one too many, so that it is told


class Attaching:
    """Reads files in a thread of their own; what cannot be attached is told above the field."""

    def __init__(self, tasks: TaskScope) -> None:
        self._tasks = tasks
        self._folder = ""

    def serve(self, composer: Composer) -> None:
        """Attach what is chosen, dropped or pasted there, and show what is attached."""
        composer.attach_asked.connect(lambda: self.choose(composer))
        composer.files_given.connect(lambda paths: self._read(composer, paths))
        composer.preview_asked.connect(lambda number: self._preview(composer, number))

    def choose(self, composer: Composer) -> None:
        """Let a person choose files for a composer."""
        self._tasks.start(self._choose(composer), name="attach")

    async def _choose(self, composer: Composer) -> None:
        title = translate("attachments", "Attach files of text or code")
        dialog = QtWidgets.QFileDialog(composer.window(), title, self._folder)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFiles)
        chosen = await result_of(dialog)
        if not chosen or not isValid(composer):
            return
        self._folder = dialog.directory().absolutePath()
        await self._attach(composer, dialog.selectedFiles())

    def _read(self, composer: Composer, paths: Sequence[str]) -> None:
        self._tasks.start(self._attach(composer, paths), name="attach")

    async def _attach(self, composer: Composer, paths: Sequence[str]) -> None:
        found, problems = await asyncio.to_thread(_read_all, tuple(paths[:_MOST_READ]))
        if not isValid(composer):
            return  # its tab was closed meanwhile
        composer.attach(found)
        if problems:
            composer.show_problem(_told(problems))
        composer.setFocus()

    def _preview(self, composer: Composer, number: int) -> None:
        self._tasks.start(self._show(composer, number), name="preview")

    async def _show(self, composer: Composer, number: int) -> None:
        from deepseek_desktop.ui.dialogs.attachment_preview import (  # noqa: PLC0415 few need it, so the start does not wait for it
            AttachmentPreviewDialog,
        )

        attachment = composer.draft.attachments[number]
        dialog = AttachmentPreviewDialog(attachment, composer.window())

        def place() -> int:
            return composer.draft.attachments.index(attachment)

        dialog.text_asked.connect(lambda: composer.put_into_text(place()))
        dialog.removal_asked.connect(lambda: composer.remove_attachment(place()))
        await result_of(dialog)


def _read_all(paths: Sequence[str]) -> tuple[list[Attachment], list[DeskError]]:
    """Read files; return what could be attached, and why others could not."""
    found: list[Attachment] = []
    problems: list[DeskError] = []
    for path in paths:
        try:
            found.append(read_attachment(Path(path)))
        except DeskError as error:
            problems.append(error)
    return found, problems


def _told(problems: Sequence[DeskError]) -> str:
    told = [sentence(problem.failure) for problem in problems[:_MOST_TOLD]]
    if more := len(problems) - len(told):
        told.append(
            translate("attachments", "{count} more files could not be attached.").format(count=more)
        )
    return "\n".join(told)
