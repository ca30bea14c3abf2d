"""What a person does with reports: save one, open one, ask the same again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.open_tabs import OpenTabs
from deepseek_desktop.ui.presenters.comparing.confirming import Price
from deepseek_desktop.ui.presenters.comparing.opening_reports import OpeningReports
from deepseek_desktop.ui.presenters.comparing.report_marks import mark_report
from deepseek_desktop.ui.presenters.comparing.running_again import RunningAgain
from deepseek_desktop.ui.presenters.comparing.saving_reports import SavingReports, Voices
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.tab_windows import TabWindows
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.widgets.report_drop import ReportDrop


class ReportDeeds(QObject):
    """Does what the commands and the tools of a comparison ask for, in whichever window that is."""

    def __init__(
        self,
        means: Means,
        tasks: TaskScope,
        tabs: OpenTabs,
        windows: TabWindows,
        *,
        library: Library,
        notice: Notice,
        find_key: Callable[[str], object],
        price: Price,
    ) -> None:
        super().__init__(windows)
        self._tabs = tabs
        self._tasks = tasks
        self._windows = windows
        self._library = library
        say = notice.show_problem
        voices = Voices(notice.show_offer, say)
        self._saving = SavingReports(means.archive, tasks, voices, find_key)
        self._opening = OpeningReports(means.archive, tasks, say, notice.withdraw)
        self._opening.opened.connect(self.show)
        windows.opened.connect(lambda stack: self.take_drops(stack.window()))
        self._again = RunningAgain(
            means,
            tasks,
            lambda draft: tabs.open_draft(draft, windows.active),
            price,
            kept=library.refresh,
            say=say,
        )

    def take_commands(self, commands: Commands) -> None:
        """Do what the commands ask for, in the tab that is seen."""
        commands.on("report", lambda: self._saving.save(self._windows.front))
        commands.on("run_again", lambda: self._again.run(self._windows.front))
        commands.on("open_report", lambda: self._opening.choose(self._windows.active.window()))

    def take_drops(self, window: QWidget) -> None:
        """Open reports that are dropped on a window."""
        ReportDrop(window).reports_given.connect(self._open_all)

    def open(self, path: Path | str) -> None:
        """Open the report in a file, which may be none: that is told then."""
        self._opening.open(Path(path))

    def _open_all(self, paths: list[Path]) -> None:
        for path in paths:
            self._opening.open(path)

    def attend(self, tab: ConversationTab) -> None:
        """Do what a tab asks for; say where its conversation comes from."""
        mark_report(tab, self._tasks)

    def show(self, conversation_id: str) -> None:
        """Bring a conversation to the front that was stored just now, maybe by another process."""
        self._library.refresh()
        self._tabs.open_stored(conversation_id)
