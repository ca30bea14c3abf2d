"""Opens and closes tabs, and connects each with the presenter that asks for it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.presenters.asking import Asking
from deepseek_desktop.ui.presenters.choosing import Choosing
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab, Offer
from deepseek_desktop.ui.widgets.tab_stack import TabStack


class OpenTabs(QObject):
    """Knows which tabs are open and who asks for them; `say` tells a person what went wrong.

    `restored` says that the tabs of an earlier window are open again. `provider_asked` names a
    provider that is to be seen to (True: its key), `key_asked` wants a first key to be pasted,
    `local_asked` a server on this machine to be found. `link_clicked` has an address and what the
    link is called, `noticed` what a person should know about what they just did.
    """

    restored = Signal()
    provider_asked = Signal(str, bool)
    key_asked = Signal()
    local_asked = Signal()
    link_clicked = Signal(str, str)
    noticed = Signal(str)

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
        typesetter: Typesetter,
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
        self.habits = Habits(typesetter)
        self._questions = questions
        self._say = say
        self._askings: dict[ConversationTab, Asking] = {}
        stack.comparison_asked.connect(self.open_comparison)
        stack.conversation_asked.connect(self.open_conversation)
        stack.tabCloseRequested.connect(self.close_tab)

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
        for tab in self._askings:
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
            tab.stop_all_asked.emit()
            del self._askings[tab]
            self._stack.removeTab(index)
            tab.deleteLater()
        if self._stack.count() == 0:
            self.open_comparison()

    def _open_new(self, chosen: Sequence[str]) -> None:
        models, habits = self._providing.models(self._summaries.summaries), self.habits
        offer = Offer(models, chosen, self._questions, habits.reading, habits.opens_thinking)
        self._open(ConversationState(), offer)

    def _show_stored(self, conversation: Conversation) -> None:
        if tab := self._stack.tab_of(conversation.id):  # opened twice before it was read
            self._stack.setCurrentWidget(tab)
            return
        state = ConversationState()
        state.begin(conversation)
        unused = self._stack.front
        models = self._providing.models(self._summaries.summaries)
        self._open(state, Offer(models, (), (), self.habits.reading, self.habits.opens_thinking))
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
        tab.favourite_toggled.connect(lambda number, yes: self._favour(tab, number, yes))
        tab.provider_asked.connect(self.provider_asked)
        tab.key_asked.connect(self.key_asked)
        tab.local_asked.connect(self.local_asked)
        tab.link_clicked.connect(self.link_clicked)
        tab.noticed.connect(self.noticed)
        tab.zoom_asked.connect(self.zoom_by)
        tab.renewal_asked.connect(lambda: self._renew(state))
        asking.refused.connect(lambda prompt, why: self._give_back(tab, prompt, why))
        asking.kept.connect(self._library.refresh)
        tab.thinking_toggled.connect(self.note_thinking)
        self._adapt(tab)
        self._stack.add(tab)

    def _adapt_all(self) -> None:
        for tab in self._askings:
            self._adapt(tab)

    def _adapt(self, tab: ConversationTab) -> None:
        tab.composer.send_with(self.habits.chosen.send_key)
        tab.begin_thinking(is_open=self.habits.opens_thinking)
        tab.read_with(self.habits.reading)

    def _favour(self, tab: ConversationTab, number: int, is_favourite: bool) -> None:
        model = tab.choices[number].model.strip()
        self._providing.favour(model, is_favourite=is_favourite)
        self.offer_anew()

    def _renew(self, state: ConversationState) -> None:
        if (conversation := state.conversation) is not None:
            self._library.follow(conversation.id, state.renew)

    def _give_back(self, tab: ConversationTab, prompt: str, why: str) -> None:
        """Return a prompt that could not be asked to where it was typed."""
        if prompt and tab in self._askings:
            tab.composer.fill(prompt)
        self._say(why)
