"""The windows that tabs are in: the main one, and those that tabs were torn off into."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.enter_presses import EnterPresses
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.widgets.tab_stack import TabStack
from deepseek_desktop.ui.widgets.tab_window import TabWindow

_GRIP = QPoint(120, 60)  # where in a new window the mouse is, about on the tab that it let go


class TabWindows(QObject):
    """Moves tabs between windows; what runs in them goes on.

    `opened` gives the stack of a new window, `emptied` says that the main one has no tab left,
    `changed` that another tab is in front, or another window.
    """

    opened = Signal(object)
    changed = Signal()
    emptied = Signal()

    def __init__(
        self, main: TabStack, icons: Icons, add_menus: Callable[[QMenuBar], object]
    ) -> None:
        super().__init__(main)
        self.main = main
        self._icons = icons
        self._add_menus = add_menus
        self._windows: list[TabWindow] = []
        self._active = main
        EnterPresses(self)
        self._attend(main)

    @property
    def stacks(self) -> tuple[TabStack, ...]:
        """The tabs of each window, the main one first."""
        return (self.main, *(window.stack for window in self._windows))

    @property
    def tabs(self) -> tuple[ConversationTab, ...]:
        """All tabs of all windows."""
        return tuple(tab for stack in self.stacks for tab in stack.tabs)

    @property
    def active(self) -> TabStack:
        """The tabs of the window that a person was in last."""
        return self._active

    @property
    def front(self) -> ConversationTab | None:
        """The tab that is seen in that window."""
        return self._active.front

    def tab_of(self, conversation_id: str) -> ConversationTab | None:
        """Return the tab that shows a conversation, wherever it is."""
        found = (stack.tab_of(conversation_id) for stack in self.stacks)
        return next((tab for tab in found if tab), None)

    def stack_of(self, tab: ConversationTab) -> TabStack | None:
        """Return where a tab is; None where it is closed."""
        return next((stack for stack in self.stacks if tab in stack.tabs), None)

    def show(self, tab: ConversationTab) -> None:
        """Bring a tab to the front, and its window where another one is there."""
        if stack := self.stack_of(tab):
            stack.setCurrentWidget(tab)
            window = stack.window()
            if not window.isActiveWindow() and window.isVisible():
                come_to_front(window)

    def tear_off(self, tab: ConversationTab, place: QPoint | None = None) -> None:
        """Move a tab into a window of its own, at `place` on the screen where that is known."""
        source = self.stack_of(tab)
        if source is None or (source is not self.main and source.count() == 1):
            return  # it has one already
        window = TabWindow(self._icons, self._add_menus)
        window.resize(source.window().size())
        if place is not None:
            window.move(place - _GRIP)
        self._windows.append(window)
        stack = window.stack
        stack.can_reopen = source.can_reopen
        self._attend(stack)
        window.closing.connect(lambda: self._end(window))
        self.opened.emit(stack)
        self.move(tab, stack)
        window.show()
        come_to_front(window)

    def drop(self, tab: ConversationTab, place: QPoint) -> None:
        """Move a tab to the window whose tabs are at `place`; where none are, to a new one."""
        at = QApplication.widgetAt(place)
        hit = next((stack for stack in self.stacks if stack.tabBar() is at), None)
        if hit is None:
            self.tear_off(tab, place)
        else:
            self.move(tab, hit, hit.tabBar().tabAt(hit.tabBar().mapFromGlobal(place)))

    def move(self, tab: ConversationTab, target: TabStack, index: int | None = None) -> None:
        """Move a tab to another window, where it comes to the front."""
        source = self.stack_of(tab)
        if source is None or source is target:
            return
        is_pinned = source.is_pinned(tab)
        source.take(tab)
        target.add(tab, index, is_pinned=is_pinned)
        self.tidy(source)

    def bring_back(self, tab: ConversationTab) -> None:
        """Move a tab to the main window."""
        self.move(tab, self.main)
        self.show(tab)

    def gather(self) -> None:
        """Bring all tabs back to the main window, which is about to close; the front one stays."""
        front = self.front
        for window in list(self._windows):
            self._end(window)
        if front is not None:
            self.main.setCurrentWidget(front)

    def tidy(self, stack: TabStack) -> None:
        """Close a window that has lost its last tab; the main one says so instead."""
        if stack.count():
            return
        if stack is self.main:
            self.emptied.emit()
        for window in [window for window in self._windows if window.stack is stack]:
            self._close(window)

    def offer_reopening(self, *, is_possible: bool) -> None:
        """Say in all windows whether a closed tab can be opened again."""
        for stack in self.stacks:
            stack.can_reopen = is_possible

    def call_for_attention(self, conversation_id: str) -> None:
        """Let the desktop mark the window in which a conversation is."""
        if tab := self.tab_of(conversation_id):
            QApplication.alert(tab.window())

    def tell(self, text: str) -> None:
        """Show something that went as it should, in the window that a person was in last."""
        if notice := self._active.window().findChild(Notice):
            notice.show_news(text)

    def warn(self, text: str) -> None:
        """Show there what went wrong."""
        if notice := self._active.window().findChild(Notice):
            notice.show_problem(text)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        for window in self._windows:
            window.notice.retint(icons)
        for stack in self.stacks:
            stack.retint(icons)

    def _end(self, window: TabWindow) -> None:
        """Bring the tabs of a window back, in their order, and close it."""
        front = self.main.front
        for tab in window.stack.tabs:
            self.move(tab, self.main)
        if front is not None:
            self.main.setCurrentWidget(front)

    def _close(self, window: TabWindow) -> None:
        self._windows.remove(window)
        if self._active is window.stack:
            self._active = self.main
        window.hide()
        window.deleteLater()

    def _attend(self, stack: TabStack) -> None:
        stack.activated.connect(lambda: self._note_active(stack))
        stack.front_changed.connect(self.changed)

    def _note_active(self, stack: TabStack) -> None:
        self._active = stack
        self.changed.emit()


def come_to_front(window: QWidget) -> None:
    """Let a window be seen and be the one in use, as far as the desktop allows it."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()
