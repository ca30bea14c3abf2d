"""What a person does with what is kept: find, open, rename, delete, have it back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.library_wishes import Deed, LibraryWish
from deepseek_desktop.ui.open_tabs import OpenTabs
from deepseek_desktop.ui.presenters.deleting import Deleting
from deepseek_desktop.ui.presenters.exporting import Exporting
from deepseek_desktop.ui.presenters.importing import Importing
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.narrowing import Narrowing
from deepseek_desktop.ui.presenters.ordering import Ordering
from deepseek_desktop.ui.presenters.shelving import Shelving
from deepseek_desktop.ui.presenters.standings import ShowingVerdicts
from deepseek_desktop.ui.presenters.titling import Titling
from deepseek_desktop.ui.presenters.watching import WatchingLibrary
from deepseek_desktop.ui.report_deeds import ReportDeeds
from deepseek_desktop.ui.search_deeds import SearchDeeds
from deepseek_desktop.ui.tab_making import TabMaker
from deepseek_desktop.ui.tab_windows import TabWindows
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.library_list import LibraryList
from deepseek_desktop.ui.widgets.notice import Notice


class LibraryDeeds(QObject):
    """Does what the library, the tabs and the commands ask for, in whichever window that is.

    `shown` is the list of what is kept.
    """

    def __init__(
        self,
        means: Means,
        tasks: TaskScope,
        tabs: OpenTabs,
        windows: TabWindows,
        *,
        maker: TabMaker,
        library: Library,
        notice: Notice,
        commands: Commands,
    ) -> None:
        super().__init__(windows)
        self._tabs = tabs
        self._windows = windows
        self._maker = maker
        self._library = library
        self._summaries = library.model
        self.shown = LibraryList(library.model)
        self._narrowing = Narrowing(means.archive, tasks, library.model)
        undo, say = notice.show_undo, notice.show_problem
        shelving = Shelving(means.archive, tasks, library, offer_undo=undo, say=say)
        self._ordering = Ordering(
            shelving,
            self.shown,
            library.model,
            front=lambda: windows.front,
            window=lambda: self._window,
        )
        self._watching = WatchingLibrary(library, shelving, self)
        self._closed: set[str] = set()
        self._searching = SearchDeeds(means.archive, tasks, tabs, windows, maker)
        self._titling = Titling(
            means,
            tasks,
            library,
            self._state_of,
            habits=tabs.habits,
            guard=maker.guard,
            news=notice.show_news,
            say=notice.show_problem,
        )
        self._deleting = Deleting(
            means.archive,
            tasks,
            library,
            self._state_of,
            offer_undo=undo,
            say=say,
        )
        self._exporting = Exporting(
            means.archive,
            tasks,
            offer=notice.show_offer,
            say=notice.show_problem,
            find_key=maker.composing.find_key,
        )
        self.reports = ReportDeeds(
            means,
            tasks,
            tabs,
            windows,
            library=library,
            notice=notice,
            find_key=maker.composing.find_key,
            price=maker.price,
        )
        self.reports.take_commands(commands)
        self._importing = Importing(means.archive, tasks, library, notice.show_problem)
        self._verdicts = ShowingVerdicts(means.archive, tasks, self)
        self._commands = commands
        self._take_commands(commands)
        self._connect()

    def _connect(self) -> None:
        self.shown.opened.connect(self._tabs.open_stored)
        self.shown.export_asked.connect(self.export)
        self.shown.wished.connect(self._fulfil)
        self.shown.bar.typed.connect(self._narrowing.look_for)
        self.shown.bar.search_asked.connect(self._searching.search)
        self.shown.bar.folders_asked.connect(self._ordering.show_folders)
        self._summaries.renamed.connect(self._titling.rename)
        self._tabs.rename_asked.connect(self._ask_title)
        self._maker.made.connect(self._attend)
        self._maker.deleted.connect(self._deleting.tell_turn)
        self._deleting.restored.connect(self._open_again)
        self._windows.changed.connect(self._mark_front)

    def _take_commands(self, commands: Commands) -> None:
        commands.on("search_all", self._search_all)
        commands.on("find_in_library", self._find_in_library)
        self._ordering.take_commands(commands)
        commands.on("rename", self._rename)
        commands.on("delete_conversation", self._delete_front)
        commands.on("title_by_model", self._ask_model)
        commands.on("export", self._export_front)
        commands.on("bin", lambda: self._deleting.show_bin(self._window))
        commands.on("import", lambda: self._importing.choose(self._window))
        commands.on("verdicts", lambda: self._verdicts.show(self._window))

    def _attend(self, tab: ConversationTab) -> None:
        tab.state.began.connect(self._mark_front)
        self._watching.attend(tab)
        self._titling.watch(tab.state, tab.activity)
        self.reports.attend(tab)

    @property
    def _window(self) -> QWidget:
        """The window that a person is in."""
        return self._windows.active.window()

    def _state_of(self, conversation_id: str) -> ConversationState | None:
        tab = self._windows.tab_of(conversation_id)
        return tab.state if tab else None

    def _mark_front(self) -> None:
        """Mark in the list what is seen; offer only what can be done with it."""
        front = self._windows.front
        has_begun = front is not None and front.state.has_begun
        self.shown.select(front.state.id if front and has_begun else None)
        for name in ("delete_conversation", "title_by_model"):
            self._commands.enable(name, is_enabled=has_begun)
        if front is not None:
            self._watching.note_seen(front)

    def _search_all(self) -> None:
        """Search all texts, for what is typed above the library if a person is there."""
        bar = self.shown.bar
        self._searching.search(bar.words.strip() if bar.has_focus else "")

    def _find_in_library(self) -> None:
        if not self.shown.isVisible():
            self._commands.run("library")
        self.shown.window().activateWindow()
        self.shown.bar.take_focus()

    def _rename(self) -> None:
        if self.shown.has_focus:
            self.shown.rename_current()
        elif tab := self._windows.front:
            self._ask_title(tab)

    def _ask_title(self, tab: ConversationTab) -> None:
        self._titling.ask_title(tab.state, tab.window())

    def _ask_model(self) -> None:
        if tab := self._windows.front:
            self._titling.ask_model(tab.state)

    def export(self, conversation_ids: Sequence[str]) -> None:
        """Let a person save conversations as files; with none of them, all."""
        self._exporting.begin(self._window, tuple(conversation_ids))

    def _export_front(self) -> None:
        front = self._windows.front
        self.export((front.state.id,) if front is not None and front.state.has_begun else ())

    def _delete_front(self) -> None:
        front = self._windows.front
        if front is not None and front.state.has_begun:
            self._delete(front.state.id)

    def _delete(self, conversation_id: str) -> None:
        """Put a conversation into the bin; where it is open, what runs is stopped first."""
        summary = self._summaries.summary_of(conversation_id)
        title = summary.title if summary is not None else ""
        if tab := self._windows.tab_of(conversation_id):
            title = tab.state.title
        self._close(conversation_id)
        self._deleting.delete(conversation_id, title)

    def _close(self, conversation_id: str) -> None:
        if tab := self._windows.tab_of(conversation_id):
            self._closed.add(conversation_id)
            self._tabs.end(tab)

    def _fulfil(self, wish: LibraryWish) -> None:
        """Do what was wished for conversations in the list."""
        ids = wish.ids
        match wish.deed:
            case Deed.OPEN_IN_WINDOW:
                self._open_in_window(ids[0])
            case Deed.DELETE if len(ids) == 1:
                self._delete(ids[0])
            case Deed.DELETE:
                for tab in [tab for tab in self._windows.tabs if tab.state.id in set(ids)]:
                    self._close(tab.state.id)
                self._deleting.delete_all(ids)
            case _:
                self._ordering.fulfil(wish)

    def _open_again(self, conversation_id: str) -> None:
        """Open what is back, if it was open when it was deleted."""
        if conversation_id in self._closed:
            self._closed.discard(conversation_id)
            self._tabs.open_stored(conversation_id)

    def _open_in_window(self, conversation_id: str) -> None:
        self._tabs.with_stored(conversation_id, self._windows.tear_off)
