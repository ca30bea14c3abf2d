"""Opens and closes tabs, and keeps them as a person wants to read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.tab_making import TabMaker
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.tab_stack import TabStack


class OpenTabs(QObject):
    """Knows which tabs are open; `restored` says that those of an earlier window are again."""

    restored = Signal()

    def __init__(
        self,
        stack: TabStack,
        maker: TabMaker,
        habits: Habits,
        *,
        summaries: LibraryModel,
        library: Library,
        providing: Providing,
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._maker = maker
        self.habits = habits
        self._summaries = summaries
        self._library = library
        self._providing = providing
        stack.comparison_asked.connect(self.open_comparison)
        stack.conversation_asked.connect(self.open_conversation)
        stack.tabCloseRequested.connect(self.close_tab)
        maker.zoom_asked.connect(self.zoom_by)
        maker.thinking_toggled.connect(self.note_thinking)
        maker.favoured.connect(self.offer_anew)

    @property
    def open_ids(self) -> tuple[str, ...]:
        """The conversations that are open, from left to right."""
        return tuple(
            tab.state.conversation.id for tab in self._stack.tabs if tab.state.conversation
        )

    @property
    def front_id(self) -> str:
        """The conversation that is seen; empty where it has not begun."""
        front = self._stack.front
        conversation = front.state.conversation if front else None
        return conversation.id if conversation else ""

    def restore(self, conversation_ids: Sequence[str], front_id: str) -> None:
        """Open conversations of an earlier window; what is gone meanwhile is left out."""

        def bring_to_front() -> None:
            if tab := self._stack.tab_of(front_id):
                self._stack.setCurrentWidget(tab)
            self.restored.emit()

        self._library.open_all(conversation_ids, self._show_stored, bring_to_front)

    def untouched_comparison(self) -> ConversationTab | None:
        """Bring a comparison to the front that has not begun."""
        front = self._stack.front
        if front is None or not front.is_untouched:
            self.open_comparison()
        return self._stack.front

    def begin_with(self, model: str) -> None:
        """Choose a model in a comparison that has not begun, and wait there for a question."""
        if tab := self.untouched_comparison():
            tab.begin_with(model)

    def open_comparison(self) -> None:
        """Open a tab for a question to two models."""
        self._open_new(self._providing.demo_models)

    def open_conversation(self) -> None:
        """Open a tab for questions to one model."""
        self._open_new(self._providing.demo_models[:1])

    def open_stored(self, conversation_id: str) -> None:
        """Bring a stored conversation to the front."""
        if tab := self._stack.tab_of(conversation_id):
            self._stack.setCurrentWidget(tab)
        else:
            self._library.open(conversation_id, self._show_stored)

    def adapt(self, chosen: Chosen) -> None:
        """Work as a person chose it, in tabs that are open and in new ones."""
        self.habits.choose(chosen)
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
        models = self._providing.models(self._summaries.summaries)
        for tab in self._stack.tabs:
            tab.offer_models(models)

    def find(self) -> None:
        """Let a person find words in the tab that is seen."""
        if tab := self._stack.front:
            tab.finding.begin()

    def find_next(self) -> None:
        """Show the next place of what was found."""
        if tab := self._stack.front:
            tab.finding.next()

    def find_previous(self) -> None:
        """Show the place before of what was found."""
        if tab := self._stack.front:
            tab.finding.previous()

    def stop_front(self) -> None:
        """Stop the replies of the tab that is seen."""
        if tab := self._stack.front:
            tab.stop_all_asked.emit()

    def close_front(self) -> None:
        """Close the tab that is seen."""
        self.close_tab(self._stack.currentIndex())

    def close_tab(self, index: int) -> None:
        """Close a tab and stop what runs in it; there is always one left."""
        tab = self._stack.widget(index)
        if isinstance(tab, ConversationTab):
            self._maker.dismiss(tab)
            self._stack.removeTab(index)
            tab.deleteLater()
        if self._stack.count() == 0:
            self.open_comparison()

    def _open_new(self, chosen: Sequence[str]) -> None:
        self._stack.add(self._maker.make_new(chosen))

    def _show_stored(self, conversation: Conversation) -> None:
        if tab := self._stack.tab_of(conversation.id):  # opened twice before it was read
            self._stack.setCurrentWidget(tab)
            return
        state = ConversationState()
        state.begin(conversation)
        unused = self._stack.front
        self._stack.add(self._maker.make_stored(state))
        if unused is not None and unused.is_untouched:
            self.close_tab(self._stack.indexOf(unused))

    def _adapt_all(self) -> None:
        for tab in self._stack.tabs:
            self._maker.adapt(tab)
