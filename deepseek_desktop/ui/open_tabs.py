"""Opens and closes tabs, and connects each with the presenter that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.presenters.asking import Asking
from deepseek_desktop.ui.presenters.choosing import Choosing
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab, Offer
from deepseek_desktop.ui.widgets.tab_stack import TabStack


class OpenTabs(QObject):
    """Knows which tabs are open and who asks for them; `say` tells a person what went wrong."""

    def __init__(
        self,
        stack: TabStack,
        summaries: LibraryModel,
        library: Library,
        providing: Providing,
        choosing: Choosing,
        *,
        means: Means,
        tasks: TaskScope,
        icons: Icons,
        questions: Sequence[str],
        say: Callable[[str], None],
    ) -> None:
        super().__init__(stack)
        self._stack = stack
        self._summaries = summaries
        self._library = library
        self._providing = providing
        self._choosing = choosing
        self._means = means
        self._tasks = tasks
        self._icons = icons
        self._questions = questions
        self._say = say
        self._askings: dict[ConversationTab, Asking] = {}
        stack.comparison_asked.connect(self.open_comparison)
        stack.conversation_asked.connect(self.open_conversation)
        stack.tabCloseRequested.connect(self.close_tab)

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

    def offer_anew(self) -> None:
        """Offer what can be asked now to conversations that have not begun."""
        models = self._providing.models(self._summaries.summaries)
        for tab in self._askings:
            tab.offer_models(models)

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
            tab.stop_all_asked.emit()
            del self._askings[tab]
            self._stack.removeTab(index)
            tab.deleteLater()
        if self._stack.count() == 0:
            self.open_comparison()

    def _open_new(self, chosen: Sequence[str]) -> None:
        models = self._providing.models(self._summaries.summaries)
        self._open(ConversationState(), Offer(models, chosen, self._questions))

    def _show_stored(self, conversation: Conversation) -> None:
        if tab := self._stack.tab_of(conversation.id):  # opened twice before it was read
            self._stack.setCurrentWidget(tab)
            return
        state = ConversationState()
        state.begin(conversation)
        unused = self._stack.front
        self._open(state, Offer((), (), ()))
        if unused is not None and unused.is_untouched:
            self.close_tab(self._stack.indexOf(unused))

    def _open(self, state: ConversationState, offer: Offer) -> None:
        tab = ConversationTab(state, offer, self._icons)
        asking = Asking(state, self._means, self._tasks)
        self._askings[tab] = asking
        tab.submitted.connect(asking.ask)
        tab.stop_all_asked.connect(asking.stop_all)
        tab.stop_asked.connect(asking.stop)
        tab.retry_asked.connect(asking.retry)
        tab.setup_asked.connect(lambda number: self._choosing.set_up(tab, number))
        tab.card_asked.connect(lambda number: self._choosing.show_card(tab, number))
        tab.renewal_asked.connect(lambda: self._renew(state))
        asking.refused.connect(lambda prompt, why: self._give_back(tab, prompt, why))
        asking.kept.connect(self._library.refresh)
        self._stack.add(tab)

    def _renew(self, state: ConversationState) -> None:
        if (conversation := state.conversation) is not None:
            self._library.follow(conversation.id, state.renew)

    def _give_back(self, tab: ConversationTab, prompt: str, why: str) -> None:
        """Return a prompt that could not be asked to where it was typed."""
        if prompt and tab in self._askings:
            tab.composer.fill(prompt)
        self._say(why)
