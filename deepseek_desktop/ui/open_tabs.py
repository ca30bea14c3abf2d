"""Opens tabs, in whichever window, and keeps them as a person wants to read."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.draft import Draft, LaneChoice
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.notifying import Notifying
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.tab_making import TabMaker
from deepseek_desktop.ui.tab_windows import TabWindows
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.tab_room import room_of
from deepseek_desktop.ui.widgets.tab_stack import TabStack


class OpenTabs(QObject):
    """Knows which tabs are open; `restored` says that those of an earlier window are again.

    `rename_asked` gives a tab whose conversation a person wants to call something else.
    """

    restored = Signal()
    changed = Signal()
    rename_asked = Signal(object)

    def __init__(
        self,
        windows: TabWindows,
        maker: TabMaker,
        habits: Habits,
        *,
        summaries: LibraryModel,
        library: Library,
        providing: Providing,
        notifying: Notifying,
    ) -> None:
        super().__init__(windows)
        self._windows = windows
        self._maker = maker
        self.habits = habits
        self._summaries = summaries
        self._library = library
        self._providing = providing
        self._notifying = notifying
        self._attend(windows.main)
        windows.opened.connect(self._attend)
        windows.emptied.connect(lambda: self.open_comparison(windows.main))
        notifying.clicked.connect(self.open_stored)
        windows.changed.connect(self.changed)
        summaries.listed.connect(self.changed)  # a tab may have begun
        maker.zoom_asked.connect(self.zoom_by)
        maker.thinking_toggled.connect(self.note_thinking)
        maker.choosing.favoured.connect(self.offer_anew)
        maker.conversation_made.connect(self.open_stored)
        maker.lane_sets.opened.connect(lambda draft: self.open_draft(draft, windows.active))

    @property
    def front(self) -> ConversationTab | None:
        """The tab that is seen, in the window that a person was in last."""
        return self._windows.front

    @property
    def open_ids(self) -> tuple[str, ...]:
        """The conversations that are open, from left to right."""
        return tuple(tab.state.id for tab in self._windows.tabs if tab.state.has_begun)

    @property
    def pinned_ids(self) -> tuple[str, ...]:
        """Those of them that are pinned."""
        pinned = {
            tab.state.id
            for stack in self._windows.stacks
            for tab in stack.tabs
            if tab.state.has_begun and stack.is_pinned(tab)
        }
        return tuple(each for each in self.open_ids if each in pinned)

    @property
    def front_id(self) -> str:
        """The conversation that is seen; empty where it has not begun."""
        return self.front.state.id if self.front and self.front.state.has_begun else ""

    def restore(
        self, conversation_ids: Sequence[str], front_id: str, pinned: Collection[str] = ()
    ) -> None:
        """Open conversations of an earlier window; what is gone meanwhile is left out."""
        main = self._windows.main

        def show(conversation: Conversation, draft: Draft | None) -> None:
            is_pinned = conversation.id in pinned
            self.show_stored(conversation, main, draft=draft, is_pinned=is_pinned)

        def show_draft(draft: Draft) -> None:
            self.open_draft(draft, main)

        def bring_to_front() -> None:
            if tab := self._windows.tab_of(front_id):
                self._windows.show(tab)
            self.restored.emit()

        self._library.open_all(conversation_ids, show, show_draft, bring_to_front)

    def untouched_comparison(self) -> ConversationTab | None:
        """Bring a comparison of the demo to the front that has not begun."""
        demo, front = self._providing.demo_models, self.front
        if not front or not front.is_untouched or tuple(c.model for c in front.choices) != demo:
            self._open_new(self._windows.active, demo)
        return self.front

    def begin_with(self, model: str) -> None:
        """Choose a model in a comparison that has not begun, and wait there for a question."""
        if self.front is None or not self.front.is_untouched:
            self.open_comparison()
        if self.front is not None:
            self.front.begin_with(model)

    def open_comparison(self, stack: TabStack | None = None) -> None:
        """Open a tab for a question to several models: those of a chosen set, or the demo's."""
        stack = self._windows.active if stack is None else stack
        if chosen := self._maker.lane_sets.first:
            self.open_draft(chosen, stack)
        else:
            self._open_new(stack, self._providing.demo_models)

    def open_conversation(self) -> None:
        """Open a tab for questions to one model."""
        self._open_new(self._windows.active, self._providing.demo_models[:1])

    def open_stored(self, conversation_id: str) -> None:
        """Bring a stored conversation to the front."""
        self.with_stored(conversation_id, self._windows.show)

    def with_stored(self, conversation_id: str, do: Callable[[ConversationTab], None]) -> None:
        """Do something with the tab of a stored conversation, once it is open."""
        if tab := self._windows.tab_of(conversation_id):
            do(tab)
            return
        stack = self._windows.active

        def show(conversation: Conversation, draft: Draft | None) -> None:
            do(self.show_stored(conversation, stack, draft=draft))

        self._library.open(conversation_id, show)

    def open_draft(
        self, draft: Draft, stack: TabStack, index: int | None = None
    ) -> ConversationTab:
        """Open a tab that has not begun, with what was chosen and typed for it another time."""
        tab = self._maker.make_new(room_of(stack), draft.lanes, draft)
        self._show(tab, stack, index)
        return tab

    def show_stored(
        self,
        conversation: Conversation,
        stack: TabStack,
        index: int | None = None,
        *,
        draft: Draft | None = None,
        is_pinned: bool = False,
    ) -> ConversationTab:
        """Show a conversation that was read, in the place of a tab that nobody touched.

        A window that was closed meanwhile leaves it to the main one.
        """
        if tab := self._windows.tab_of(conversation.id):  # opened twice before it was read
            self._windows.show(tab)
            return tab
        stack = stack if stack in self._windows.stacks else self._windows.main
        state = ConversationState()
        state.begin(conversation)
        unused = stack.front
        tab = self._maker.make_stored(room_of(stack), state, draft)
        self._show(tab, stack, index, is_pinned=is_pinned)
        if unused is not None and unused.is_untouched and not stack.is_pinned(unused):
            self.end(unused)
        return tab

    def duplicate(self, tab: ConversationTab) -> None:
        """Open a tab like this one; a conversation is copied as far as it is shown."""
        stack = self._windows.stack_of(tab)
        if tab.state.has_begun:
            self._maker.presenters_of(tab).branching.fork()
        elif stack is not None:
            self.open_draft(tab.draft.as_copied(), stack, stack.indexOf(tab) + 1)

    def end(self, tab: ConversationTab) -> None:
        """Close a tab for good and stop what runs in it; the main window always has one left."""
        if stack := self._windows.stack_of(tab):
            self._maker.dismiss(tab)
            stack.take(tab)
            tab.deleteLater()
            self._windows.tidy(stack)

    def adapt(self, chosen: Chosen) -> None:
        """Work as a person chose it, in tabs that are open and in new ones."""
        self.habits.choose(chosen)
        self._notifying.is_wanted = chosen.notifications
        self._adapt_all()

    def zoom_by(self, steps: int) -> None:
        """Show all transcripts some steps larger, or smaller; 0 is the usual size."""
        self.habits.zoom_by(steps)
        self._adapt_all()

    def note_thinking(self, is_open: bool) -> None:
        """Note how a person left a thinking that they opened or closed."""
        self.habits.thinking_was_open = is_open
        self._adapt_all()

    def offer_anew(self) -> None:
        """Offer what can be asked now to conversations that have not begun."""
        models = self._providing.models(self._summaries.used_models)
        for tab in self._windows.tabs:
            tab.offer_models(models)

    def _attend(self, stack: TabStack) -> None:
        stack.comparison_asked.connect(lambda: self.open_comparison(stack))
        one = self._providing.demo_models[:1]
        stack.conversation_asked.connect(lambda: self._open_new(stack, one))
        stack.duplicate_asked.connect(self.duplicate)
        stack.rename_asked.connect(self.rename_asked)

    def _open_new(self, stack: TabStack, chosen: Sequence[str]) -> None:
        lanes = [LaneChoice(model) for model in chosen]
        self._show(self._maker.make_new(room_of(stack), lanes), stack)

    def _show(
        self,
        tab: ConversationTab,
        stack: TabStack,
        index: int | None = None,
        *,
        is_pinned: bool = False,
    ) -> None:
        self._notifying.watch(tab.state, tab.activity)
        stack.add(tab, index, is_pinned=is_pinned)

    def _adapt_all(self) -> None:
        for tab in self._windows.tabs:
            self._maker.adapt(tab)
