"""What happens when a person saves a report on a conversation."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6 import QtWidgets
from PySide6.QtCore import QCoreApplication, QLocale, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.ui.dialogs.asking import confirm, result_of
from deepseek_desktop.ui.presenters.links import open_saved
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import sentence

if TYPE_CHECKING:  # a window is to be seen before what only reports need is loaded
    from deepseek_desktop.core.interchange.report import Extent, Report

translate = QCoreApplication.translate

Offer = Callable[[str, str, Callable[[], None]], None]


class Voices(Struct, frozen=True):
    """How a person is told: `offer` what was done, with a button that does more; `say` problems."""

    offer: Offer
    say: Callable[[str], None]


class SavingReports(QObject):
    """Asks how much and where; writes in a thread of its own, and tells where it is.

    `find_key` tells whether a text has one of the keys that are known, or what looks like one.
    """

    def __init__(
        self,
        archive: Archive,
        tasks: TaskScope,
        voices: Voices,
        find_key: Callable[[str], object],
        open_file: Callable[[Path], bool] = open_saved,
    ) -> None:
        super().__init__()
        self._archive = archive
        self._tasks = tasks
        self._voices = voices
        self._find_key = find_key
        self._open_file = open_file
        self._folder = ""

    def save(self, tab: ConversationTab | None) -> None:
        """Save a report on what a tab shows."""
        if tab is None or not tab.state.turns:
            self._voices.say(self.tr("There is nothing to report on yet: ask a question first."))
        elif tab.state.is_running:
            self._voices.say(self.tr("Wait for the running replies, or stop them."))
        else:
            self._tasks.start(self._save(tab), name="save report")

    async def _save(self, tab: ConversationTab) -> None:
        try:
            verdicts = await self._archive.verdicts.of_conversation(tab.state.id)
            extent = await self._extent(tab, has_verdicts=bool(verdicts) or _has_others(tab))
            conversation = tab.state.conversation
            if extent is None or conversation is None:
                return
            from deepseek_desktop.core.interchange.report import report_of  # noqa: PLC0415 only reports need it

            now = datetime.now(UTC)
            report = report_of(conversation, tab.state.shown, verdicts, extent, now)
            if not await self._may_hold_keys(report, tab):
                return
            place = await self._place(report, tab)
            if place is not None:
                self._tell(await asyncio.to_thread(_write, report, place))
        except DeskError as error:
            self._voices.say(sentence(error.failure))

    async def _extent(self, tab: ConversationTab, *, has_verdicts: bool) -> Extent | None:
        """Ask how much of the conversation is wanted; None for nothing."""
        from deepseek_desktop.core.interchange.report import Extent  # noqa: PLC0415 only reports need it
        from deepseek_desktop.ui.dialogs.report import ReportDialog  # noqa: PLC0415 only reports need it

        turn_id = _turn_here(tab)
        dialog = ReportDialog(
            len(tab.state.turns),
            has_verdicts=has_verdicts,
            is_blind=tab.state.arrangement.veil.is_down,
            parent=_window(tab),
        )
        if not await result_of(dialog):
            return None
        return Extent(
            "" if dialog.is_whole else turn_id,
            has_reasoning=dialog.has_reasoning,
            has_verdicts=dialog.has_verdicts,
        )

    async def _may_hold_keys(self, report: Report, tab: ConversationTab) -> bool:
        """Ask where something in the texts looks like a key."""
        from deepseek_desktop.core.interchange.report import texts_of  # noqa: PLC0415 only reports need it

        if not any(self._find_key(text) for text in texts_of(report)):
            return True
        return await confirm(
            _window(tab),
            self.tr("Save a report"),
            self.tr(
                "Something in this conversation looks like a key. Whoever gets the report could "
                "use it. Nothing is saved yet."
            ),
            self.tr("Save all the same"),
        )

    async def _place(self, report: Report, tab: ConversationTab) -> Path | None:
        """Ask where the page goes; None for nowhere. The other file stands beside it."""
        from deepseek_desktop.core.interchange.report_files import (  # noqa: PLC0415 only reports need it
            page_and_record,
            stem_of,
        )

        dialog = QtWidgets.QFileDialog(_window(tab), self.tr("Save a report"), self._folder)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(self.tr("Pages (*.html)"))
        dialog.setDefaultSuffix("html")
        dialog.selectFile(f"{stem_of(report.title)}.html")
        if not await result_of(dialog):
            return None
        self._folder = dialog.directory().absolutePath()
        chosen = Path(dialog.selectedFiles()[0])
        page, record = page_and_record(chosen)
        is_free = page.exists() or not record.exists()
        if is_free or await self._may_replace(record.name, tab):
            return chosen
        return None

    async def _may_replace(self, name: str, tab: ConversationTab) -> bool:
        return await confirm(
            _window(tab),
            self.tr("Save a report"),
            self.tr("{name} is there already, and would be replaced.").format(name=name),
            self.tr("Replace it"),
        )

    def _tell(self, files: tuple[Path, Path]) -> None:
        page, record = files
        text = self.tr("The report is saved: {page}, and beside it {record}.")
        said = text.format(page=page, record=record.name)
        self._voices.offer(said, self.tr("&Show"), lambda: self._show(page))

    def _show(self, page: Path) -> None:
        if not self._open_file(page):
            self._voices.say(
                self.tr("No program could be found that shows {page}.").format(page=page)
            )


def _window(tab: ConversationTab) -> QWidget | None:
    """Return the window of a tab; None where that was closed meanwhile."""
    return tab.window() if isValid(tab) else None


def _turn_here(tab: ConversationTab) -> str:
    """Return the turn that a person is at, else the last one."""
    lanes = tab.lanes
    here = lanes.turns[lanes.lane_here].turn_here if lanes.turns else ""
    return here or tab.state.turns[-1].id


def _has_others(tab: ConversationTab) -> bool:
    """Whether verdicts came with the report that a conversation was opened from."""
    conversation = tab.state.conversation
    report = conversation.from_report if conversation else None
    return report is not None and bool(report.verdicts)


def _write(report: Report, place: Path) -> tuple[Path, Path]:
    from deepseek_desktop.core.interchange.page_words import Voice  # noqa: PLC0415 only reports need it
    from deepseek_desktop.core.interchange.report_files import write_report  # noqa: PLC0415 only reports need it

    is_chinese = QLocale().language() is QLocale.Language.Chinese
    return write_report(report, place, Voice("zh-CN" if is_chinese else "en", translate))
