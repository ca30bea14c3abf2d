"""Makes tabs, each with the presenter that asks for it, and connects the two."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.runs.lane import Means
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


class TabMaker(QObject):
    """Knows who asks for each tab; `say` tells a person what went wrong.

    `provider_asked` names a provider that is to be seen to (True: its key), `key_asked` wants a
    first key to be pasted, `local_asked` a server on this machine to be found. `link_clicked` has
    an address and what the link is called, `noticed` what a person should know about what they
    just did. `zoom_asked` has steps (0: as usual), `thinking_toggled` how it was left.
    """

    provider_asked = Signal(str, bool)
    key_asked = Signal()
    local_asked = Signal()
    link_clicked = Signal(str, str)
    noticed = Signal(str)
    zoom_asked = Signal(int)
    thinking_toggled = Signal(bool)
    favoured = Signal()

    def __init__(
        self,
        means: Means,
        tasks: TaskScope,
        icons: Icons,
        habits: Habits,
        *,
        choosing: Choosing,
        providing: Providing,
        library: Library,
        summaries: LibraryModel,
        questions: Sequence[str],
        say: Callable[[str], None],
    ) -> None:
        super().__init__()
        self._means = means
        self._tasks = tasks
        self._icons = icons
        self._habits = habits
        self._choosing = choosing
        self._providing = providing
        self._library = library
        self._summaries = summaries
        self._questions = questions
        self._say = say
        self._askings: dict[ConversationTab, Asking] = {}

    def make_new(self, chosen: Sequence[str]) -> ConversationTab:
        """Return a tab for a question to the models `chosen`, one in a lane."""
        return self._make(ConversationState(), chosen, self._questions)

    def make_stored(self, state: ConversationState) -> ConversationTab:
        """Return a tab that shows a stored conversation."""
        return self._make(state, (), ())

    def adapt(self, tab: ConversationTab) -> None:
        """Let a tab look and work as a person chose it."""
        tab.composer.send_with(self._habits.chosen.send_key)
        tab.begin_thinking(is_open=self._habits.opens_thinking)
        tab.read_with(self._habits.reading)

    def dismiss(self, tab: ConversationTab) -> None:
        """Stop what runs in a tab, which is going to be closed."""
        tab.stop_all_asked.emit()
        del self._askings[tab]

    def _make(
        self, state: ConversationState, chosen: Sequence[str], questions: Sequence[str]
    ) -> ConversationTab:
        models = self._providing.models(self._summaries.summaries)
        habits = self._habits
        offer = Offer(models, chosen, questions, habits.reading, habits.opens_thinking)
        tab = ConversationTab(state, offer, self._icons)
        asking = Asking(state, self._means, self._tasks)
        self._askings[tab] = asking
        self._connect(tab, asking)
        self._connect_outwards(tab)
        self.adapt(tab)
        return tab

    def _connect(self, tab: ConversationTab, asking: Asking) -> None:
        tab.submitted.connect(asking.ask)
        tab.stop_all_asked.connect(asking.stop_all)
        tab.stop_asked.connect(asking.stop)
        tab.retry_asked.connect(asking.retry)
        tab.setup_asked.connect(lambda number: self._choosing.set_up(tab, number))
        tab.card_asked.connect(lambda number: self._choosing.show_card(tab, number))
        tab.favourite_toggled.connect(lambda number, yes: self._favour(tab, number, yes))
        tab.renewal_asked.connect(lambda: self._renew(tab.state))
        asking.refused.connect(lambda prompt, why: self._give_back(tab, prompt, why))
        asking.kept.connect(self._library.refresh)

    def _connect_outwards(self, tab: ConversationTab) -> None:
        tab.provider_asked.connect(self.provider_asked)
        tab.key_asked.connect(self.key_asked)
        tab.local_asked.connect(self.local_asked)
        tab.link_clicked.connect(self.link_clicked)
        tab.noticed.connect(self.noticed)
        tab.zoom_asked.connect(self.zoom_asked)
        tab.thinking_toggled.connect(self.thinking_toggled)

    def _favour(self, tab: ConversationTab, number: int, is_favourite: bool) -> None:
        model = tab.choices[number].model.strip()
        self._providing.favour(model, is_favourite=is_favourite)
        self.favoured.emit()

    def _renew(self, state: ConversationState) -> None:
        if (conversation := state.conversation) is not None:
            self._library.follow(conversation.id, state.renew)

    def _give_back(self, tab: ConversationTab, prompt: str, why: str) -> None:
        """Return a prompt that could not be asked to where it was typed."""
        if prompt and tab in self._askings:
            tab.composer.fill(prompt)
        self._say(why)
