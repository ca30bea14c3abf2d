"""What happens when a person exports conversations."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import DeskError, Failure
from deepseek_desktop.ui.dialogs.asking import confirm, result_of
from deepseek_desktop.ui.presenters.links import open_saved
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.wording import number, sentence

if TYPE_CHECKING:  # a window is to be seen before what only exports need is loaded
    from deepseek_desktop.core.interchange.exports.making import Making
    from deepseek_desktop.core.interchange.exports.places import Place
    from deepseek_desktop.core.interchange.exports.wishes import Wishes
    from deepseek_desktop.core.runs.exporting import Exported, Progress
    from deepseek_desktop.ui.dialogs.export_progress import ExportProgressDialog

translate = QCoreApplication.translate

_SOON_S = 0.4  # what takes no longer needs no bar


class Exporting(QObject):
    """Asks what, as what and where; writes beside all else, and tells where it is.

    `offer` tells what was done, with a button that does more; `say` tells problems. `find_key`
    tells whether a text has what looks like a key.
    """

    def __init__(
        self,
        archive: Archive,
        tasks: TaskScope,
        *,
        offer: Callable[[str, str, Callable[[], None]], None],
        say: Callable[[str], None],
        find_key: Callable[[str], object],
        open_file: Callable[[Path], bool] = open_saved,
    ) -> None:
        super().__init__()
        self._archive = archive
        self._tasks = tasks
        self._offer = offer
        self._say = say
        self._find_key = find_key
        self._open_file = open_file
        self._folder = ""

    def begin(self, window: QWidget, ids: Sequence[str]) -> None:
        """Export conversations; without ids a person can only choose all of them."""
        self._tasks.start(self._ask(window, tuple(ids)), name="export")

    async def _ask(self, window: QWidget, ids: tuple[str, ...]) -> None:
        from deepseek_desktop.ui.dialogs.export import ExportDialog  # noqa: PLC0415 not needed at once

        try:
            known = await self._archive.kept.ids()
            titles = {each.id: each.title for each in await self._archive.summaries()}
        except DeskError as error:
            self._say(sentence(error.failure))
            return
        if not known:
            self._say(self.tr("There is nothing to export yet: ask a question first."))
            return
        chosen = tuple(each for each in ids if each in titles)
        dialog = ExportDialog(tuple(titles[each] for each in chosen), len(known), window)
        if not await result_of(dialog):
            return
        wanted = known if dialog.is_all else chosen
        title = titles[wanted[0]] if len(wanted) == 1 else "DeepSeek Desktop"
        await self._save(window, wanted, dialog.wishes, title)

    async def _save(
        self, window: QWidget, ids: tuple[str, ...], wishes: Wishes, title: str
    ) -> None:
        from deepseek_desktop.core.interchange.exports.names import Names  # noqa: PLC0415 not needed at once
        from deepseek_desktop.core.interchange.exports.places import (  # noqa: PLC0415 not needed at once
            Folder,
            OneFile,
            refuse_place,
        )

        at = datetime.now(UTC)
        is_folder = wishes.format.is_for_reading and len(ids) > 1
        name = Names("" if is_folder else wishes.format.suffix).name_for(title, at)
        path = await self._place(window, name, is_folder=is_folder)
        if path is None:
            return
        try:
            await asyncio.to_thread(
                refuse_place,
                path,
                is_folder=is_folder,
                may_replace=True,
                never=self._archive.files,
            )
        except DeskError as error:
            self._say(sentence(error.failure))
            return
        place = Folder(path, wishes.format.suffix) if is_folder else OneFile(path)
        making = self._making(wishes, place, at)
        done = await self._written(window, ids, making)
        if isinstance(done, Failure):
            self._say(sentence(done))
        elif done is None:
            self._say(self.tr("The export was cancelled. Nothing was saved."))
        else:
            self._tell(path, done)

    async def _place(self, window: QWidget, name: str, *, is_folder: bool) -> Path | None:
        """Ask where it goes; None for nowhere. In a folder it gets one of its own."""
        from deepseek_desktop.core.interchange.exports.names import free_path  # noqa: PLC0415 not needed at once

        dialog = QtWidgets.QFileDialog(window, self.tr("Export"), self._folder)
        if is_folder:
            dialog.setFileMode(QtWidgets.QFileDialog.FileMode.Directory)
            dialog.setOption(QtWidgets.QFileDialog.Option.ShowDirsOnly)
        else:
            dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
            # Qt would hold the loop while it asks.
            dialog.setOption(QtWidgets.QFileDialog.Option.DontConfirmOverwrite)
            suffix = Path(name).suffix
            dialog.setNameFilter(f"*{suffix}")
            dialog.setDefaultSuffix(suffix.removeprefix("."))
            dialog.selectFile(name)
        if not await result_of(dialog):
            return None
        chosen = Path(dialog.selectedFiles()[0])
        self._folder = str(chosen if is_folder else chosen.parent)
        if is_folder:
            return await asyncio.to_thread(free_path, chosen / name)
        is_there = await asyncio.to_thread(chosen.is_file)
        may_be = not is_there or await self._may_replace(window, chosen.name)
        return chosen if may_be else None

    async def _may_replace(self, window: QWidget, name: str) -> bool:
        return await confirm(
            window,
            self.tr("Export"),
            self.tr("{name} is there already, and would be replaced.").format(name=name),
            self.tr("Replace it"),
        )

    async def _may_hold_keys(self, window: QWidget, count: int) -> bool:
        text = self.tr(
            "Something looks like a key in {count} of the conversations. Whoever gets the export "
            "could use it. Nothing is saved yet."
        )
        return await confirm(
            window,
            self.tr("Export"),
            text.format(count=number(count)),
            self.tr("Save all the same"),
        )

    def _making(self, wishes: Wishes, place: Place, at: datetime) -> Making:
        from deepseek_desktop.core.interchange.exports.making import Making  # noqa: PLC0415 not needed at once
        from deepseek_desktop.core.interchange.page_words import Voice  # noqa: PLC0415 not needed at once
        from deepseek_desktop.ui.transcript.paper.printing import (  # noqa: PLC0415 not needed at once
            print_pieces,
        )

        is_chinese = QLocale().language() is QLocale.Language.Chinese
        return Making(
            wishes,
            place,
            at,
            voice=Voice("zh-CN" if is_chinese else "en", translate),
            find_key=self._find_key,
            print_pieces=print_pieces,
        )

    async def _written(
        self, window: QWidget, ids: tuple[str, ...], making: Making
    ) -> Exported | Failure | None:
        """Return what came of it; None where a person did not want it any more."""
        from deepseek_desktop.core.runs.exporting import export  # noqa: PLC0415 not needed at once
        from deepseek_desktop.ui.dialogs.export_progress import (  # noqa: PLC0415 not needed at once
            ExportProgressDialog,
        )

        dialog = ExportProgressDialog(window)

        def shown(progress: Progress) -> None:
            if isValid(dialog):  # else it went with its window
                dialog.show_progress(progress)

        is_asking = asyncio.Event()

        async def asked(count: int) -> bool:
            is_asking.set()
            return await self._may_hold_keys(dialog if dialog.isVisible() else window, count)

        async def work() -> Exported | Failure | None:
            try:
                return await export(self._archive, ids, making, shown, asked)
            except DeskError as error:
                return error.failure

        working = self._tasks.start(work(), name="write export")
        try:
            await asyncio.wait({working}, timeout=_SOON_S)
            is_long = not working.done() and not is_asking.is_set()  # two questions are too many
            if is_long and not await self._waited(working, dialog):
                working.cancel()
            await asyncio.wait({working})
        finally:
            working.cancel()
            if isValid(dialog):
                dialog.deleteLater()
        return None if working.cancelled() else working.result()

    async def _waited(
        self, working: asyncio.Task[Exported | Failure | None], dialog: ExportProgressDialog
    ) -> bool:
        """Show how far it is until it ends; return False when a person cancels it."""

        def close(_working: object) -> None:
            if isValid(dialog):
                dialog.accept()

        working.add_done_callback(close)
        return await result_of(dialog)

    def _tell(self, path: Path, done: Exported) -> None:
        text = self.tr("Conversations exported: {count}. They are in {path}")
        said = text.format(count=number(done.count), path=path)
        if done.gone:
            gone = self.tr("Deleted meanwhile: {count}.").format(count=number(done.gone))
            said = f"{said} {gone}"
        self._offer(said, self.tr("&Show"), lambda: self._show(path))

    def _show(self, path: Path) -> None:
        place = path if path.is_dir() else path.parent
        if not self._open_file(place):
            self._say(self.tr("No program could be found that shows {path}.").format(path=place))
