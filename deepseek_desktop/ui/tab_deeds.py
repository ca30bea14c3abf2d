"""What a person does with tabs that are open: go to them, close, reopen, pin, move them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.draft import Draft
from deepseek_desktop.ui.models.closed_tabs import ClosedTab, ClosedTabs
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.models.lane_wishes import LaneAct, LaneWish
from deepseek_desktop.ui.open_tabs import OpenTabs
from deepseek_desktop.ui.presenters.comparing.comparing import comparison_of
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.tab_windows import TabWindows
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.tab_stack import TabStack


class TabDeeds(QObject):
    """Does with tabs what their windows and the commands ask for.

    What is named after the front one is done with the tab that is seen in the window that a
    person was in last.
    """

    def __init__(
        self, tabs: OpenTabs, windows: TabWindows, library: Library, commands: Commands
    ) -> None:
        super().__init__(windows)
        self._tabs = tabs
        self._windows = windows
        self._library = library
        self._commands = commands
        self._closed = ClosedTabs()
        self._attend(windows.main)
        windows.opened.connect(self._attend)
        windows.changed.connect(self._offer)
        self._take_commands()

    def close(self, tab: ConversationTab) -> None:
        """Close a tab, pinned or not, and stop what runs in it; it can be reopened."""
        if stack := self._windows.stack_of(tab):
            self._closed.note(
                ClosedTab(
                    index=stack.indexOf(tab),
                    draft=tab.draft,
                    has_begun=tab.state.has_begun,
                    is_pinned=stack.is_pinned(tab),
                )
            )
            self._tabs.end(tab)
            self._tell_closed()

    def close_others(self, tab: ConversationTab) -> None:
        """Close all other tabs of a window, except those that are pinned."""
        if stack := self._windows.stack_of(tab):
            self._close_loose(stack, [other for other in stack.tabs if other is not tab])
            self._windows.show(tab)

    def close_right(self, tab: ConversationTab) -> None:
        """Close the tabs to the right of one, except those that are pinned."""
        if stack := self._windows.stack_of(tab):
            self._close_loose(stack, stack.tabs[stack.indexOf(tab) + 1 :])

    def reopen(self) -> None:
        """Open the tab once more that was closed last, where it stood."""
        closed = self._closed.take()
        self._tell_closed()
        if closed is None:
            return
        stack = self._windows.active
        if closed.has_begun:
            show = partial(self._show_again, closed, stack)
            self._library.open(closed.draft.conversation_id, show)
            return
        unused = stack.front
        tab = self._tabs.open_draft(closed.draft, stack, closed.index)
        stack.pin(tab, is_pinned=closed.is_pinned)
        if unused is not None and unused.is_untouched:
            self._tabs.end(unused)

    def go_to(self, number: int) -> None:
        """Show the tab with a number, counted from 1."""
        stack = self._windows.active
        if number <= stack.count():
            stack.setCurrentIndex(number - 1)

    def go_to_last(self) -> None:
        """Show the tab on the right."""
        stack = self._windows.active
        stack.setCurrentIndex(stack.count() - 1)

    def go_by(self, steps: int) -> None:
        """Show a tab some places to the right; behind the last one comes the first."""
        stack = self._windows.active
        stack.setCurrentIndex((stack.currentIndex() + steps) % stack.count())

    def shift_front(self, steps: int) -> None:
        """Move the tab that is seen some places to the right, as far as there are tabs."""
        stack = self._windows.active
        index = stack.currentIndex()
        target = min(max(index + steps, 0), stack.count() - 1)
        if stack.is_pinned(stack.tab_at(target)) is stack.is_pinned(stack.front):
            stack.tabBar().moveTab(index, target)

    def pin_front(self) -> None:
        """Pin the tab that is seen, or unpin it."""
        stack = self._windows.active
        if tab := stack.front:
            stack.pin(tab, is_pinned=not stack.is_pinned(tab))

    def show_menu(self) -> None:
        """Show what can be done with the tab that is seen."""
        self._windows.active.show_menu()

    def _attend(self, stack: TabStack) -> None:
        stack.close_asked.connect(self.close)
        stack.close_others_asked.connect(self.close_others)
        stack.close_right_asked.connect(self.close_right)
        stack.reopen_asked.connect(self.reopen)
        stack.move_out_asked.connect(self._windows.tear_off)
        stack.move_back_asked.connect(self._windows.bring_back)
        stack.dragged_out.connect(self._windows.drop)

    def _take_commands(self) -> None:
        with_front: dict[str, Callable[[ConversationTab], None]] = {
            "close_tab": self.close,
            "close_other_tabs": self.close_others,
            "close_tabs_to_the_right": self.close_right,
            "duplicate_tab": self._tabs.duplicate,
            "move_tab_out": self._windows.tear_off,
            "move_tab_back": self._windows.bring_back,
            "stop_all": _leave_or_stop,
            "focus_lane": lambda tab: tab.arranging.toggle_focus(tab.lanes.current),
            "hide_lane": lambda tab: tab.arranging.fulfil(
                LaneWish(LaneAct.HIDE, tab.lanes.current)
            ),
            "find": lambda tab: tab.finding.begin(),
            "find_next": lambda tab: tab.finding.next(),
            "find_previous": lambda tab: tab.finding.previous(),
        }
        deeds: dict[str, Callable[[], None]] = {
            "reopen_tab": self.reopen,
            "next_tab": partial(self.go_by, 1),
            "previous_tab": partial(self.go_by, -1),
            "go_to_last_tab": self.go_to_last,
            "tab_left": partial(self.shift_front, -1),
            "tab_right": partial(self.shift_front, 1),
            "pin_tab": self.pin_front,
            "tab_menu": self.show_menu,
        }
        for number in range(6):
            with_front[f"toggle_lane_{number + 1}"] = partial(_toggle_lane, number=number)
        deeds |= {name: partial(self._do_with_front, deed) for name, deed in with_front.items()}
        for name, deed in deeds.items():
            self._commands.on(name, deed)
        for number in range(1, 9):
            self._commands.on(f"go_to_tab_{number}", partial(self.go_to, number))

    def _do_with_front(self, deed: Callable[[ConversationTab], None]) -> None:
        if tab := self._windows.front:
            deed(tab)

    def _offer(self) -> None:
        """Let only that be chosen in the menus which would do something."""
        stack = self._windows.active
        if tab := stack.front:
            place = stack.place_of(tab)
            for name, is_enabled in {
                "reopen_tab": place.can_reopen,
                "close_other_tabs": place.has_others,
                "close_tabs_to_the_right": place.has_right,
                "move_tab_out": not (place.is_torn_off and place.is_alone),
                "move_tab_back": place.is_torn_off,
            }.items():
                self._commands.enable(name, is_enabled=is_enabled)

    def _close_loose(self, stack: TabStack, tabs: Iterable[ConversationTab]) -> None:
        for tab in tabs:
            if not stack.is_pinned(tab):
                self.close(tab)

    def _show_again(
        self, closed: ClosedTab, stack: TabStack, conversation: Conversation, _: Draft | None
    ) -> None:
        # What was typed there may not be stored yet: it is taken from the tab that was closed.
        self._tabs.show_stored(
            conversation, stack, closed.index, draft=closed.draft, is_pinned=closed.is_pinned
        )

    def _tell_closed(self) -> None:
        self._windows.offer_reopening(is_possible=bool(self._closed))
        self._offer()


def _leave_or_stop(tab: ConversationTab) -> None:
    """End a replay, or show all lanes again where one is seen alone; else stop what runs."""
    comparison = comparison_of(tab)
    if comparison is not None and comparison.replaying.end():
        return
    if not tab.arranging.leave_focus():
        tab.stop_all_asked.emit()


def _toggle_lane(tab: ConversationTab, *, number: int) -> None:
    tab.arranging.toggle_place(number)
