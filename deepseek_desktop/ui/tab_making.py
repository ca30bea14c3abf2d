"""Makes tabs, each with the presenter that asks for it, and connects the two."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft, LaneChoice
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.presenters.asking import Asking
from deepseek_desktop.ui.presenters.branching import Branching
from deepseek_desktop.ui.presenters.choosing import Choosing
from deepseek_desktop.ui.presenters.comparing.comparing import Comparing
from deepseek_desktop.ui.presenters.comparing.experimenting import Experimenting
from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.presenters.composing import Composing
from deepseek_desktop.ui.presenters.drafting import Drafting
from deepseek_desktop.ui.presenters.habits import Habits
from deepseek_desktop.ui.presenters.keeping_lanes import KeepingLanes
from deepseek_desktop.ui.presenters.lane_sets import LaneSets
from deepseek_desktop.ui.presenters.library import Library
from deepseek_desktop.ui.presenters.outlining import Outlining
from deepseek_desktop.ui.presenters.providing import Providing
from deepseek_desktop.ui.presenters.spending import Spending
from deepseek_desktop.ui.presenters.titling import Guard
from deepseek_desktop.ui.tab_presenters import TabPresenters
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.offer import Offer


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
    conversation_made = Signal(str)
    deleted = Signal(str, str)
    made = Signal(object)

    def __init__(
        self,
        means: Means,
        tasks: TaskScope,
        icons: Icons,
        habits: Habits,
        *,
        providers: Providers,
        providing: Providing,
        spending: Spending,
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
        self._providing = providing
        self._spending = spending
        self.price = spending.price
        self._library = library
        self._summaries = summaries
        self._questions = questions
        self._say = say
        self._presenters: dict[ConversationTab, TabPresenters] = {}
        spending.notices.tell = self.noticed.emit
        self.comparing = Comparing()
        self.composing = Composing(means, tasks, say)
        self.choosing = Choosing(
            means,
            providers,
            providing,
            summaries,
            tasks=tasks,
            say=say,
            find_key=self.composing.find_key,
        )
        self.lane_sets = LaneSets(means, providing, summaries, tasks, say)
        self.guard = Guard(
            spending.is_limit_passed,
            lambda text: self.composing.find_key(text) is not None,
            spending.note_expense,
        )

    def take_commands(
        self, commands: Commands, front: Callable[[], ConversationTab | None]
    ) -> None:
        """Do what the commands ask for in the tab that is seen, which `front` gives."""
        self.composing.take_commands(commands, front)
        self.comparing.take_commands(commands, front)
        self.lane_sets.take_commands(commands, front)
        Outlining(commands, front, self._tasks, self._say)
        self.choosing.take_commands(commands, front)

    def make_new(
        self, room: QWidget, chosen: Sequence[LaneChoice], draft: Draft | None = None
    ) -> ConversationTab:
        """Return a tab for a question to those `chosen`, one in a lane; maybe one begun before."""
        state = ConversationState(conversation_id=draft.conversation_id if draft else "")
        if draft is not None:
            state.arrangement.take(draft.settings)
        lanes = chosen or [LaneChoice(model) for model in self._providing.demo_models]
        return self._make(room, state, lanes, self._questions, draft)

    def make_stored(
        self, room: QWidget, state: ConversationState, draft: Draft | None = None
    ) -> ConversationTab:
        """Return a tab that shows a stored conversation, with what was typed there."""
        return self._make(room, state, (), (), draft)

    def adapt(self, tab: ConversationTab) -> None:
        """Let a tab look and work as a person chose it."""
        tab.composer.send_with(self._habits.chosen.send_key)
        tab.lanes.begin_thinking(is_open=self._habits.opens_thinking)
        tab.lanes.read_with(self._habits.reading)

    def dismiss(self, tab: ConversationTab) -> None:
        """Stop what runs in a tab, which is going to be closed.

        What is typed there is kept in its conversation; before the first question there is none.
        """
        tab.stop_all_asked.emit()
        presenters = self._presenters.pop(tab)
        presenters.asking.is_free.disconnect()
        drafting = presenters.drafting
        if tab.state.has_begun:
            drafting.keep()
        else:
            drafting.forget()

    def keep_drafts(self) -> None:
        """Store now what is typed in all tabs."""
        for presenters in self._presenters.values():
            presenters.drafting.keep()

    def presenters_of(self, tab: ConversationTab) -> TabPresenters:
        """Return who acts for a tab that is open."""
        return self._presenters[tab]

    def _make(
        self,
        room: QWidget,
        state: ConversationState,
        chosen: Sequence[LaneChoice],
        questions: Sequence[str],
        draft: Draft | None,
    ) -> ConversationTab:
        models = self._providing.models(self._summaries.used_models)
        habits = self._habits
        how = habits.reading, habits.opens_thinking, self._spending.prices
        offer = Offer(models, chosen, questions, *how)
        tab = ConversationTab(state, offer, self._icons, room)
        asking = Asking(state, self._means, self._tasks)
        branching = Branching(state, asking, self._means, self._tasks)
        drafting = self._keeping_draft(tab, draft)
        self._presenters[tab] = TabPresenters(asking, branching, drafting)
        KeepingLanes(state, self._means.archive, self._tasks, self._say)
        self._connect(tab, asking)
        self._connect_outwards(tab)
        self.composing.serve(tab)
        self.lane_sets.serve(tab)
        tools = Tools(self._means, self._tasks, asking, branching, self._say, self.noticed.emit)
        self._connect_branches(tab, tools)
        self.comparing.serve(tab, tools)
        sending = self._spending.attend(tab, self.noticed.emit)
        branching.hinders = sending.hinders_again
        sending.let_pass = asking.let_pass
        asking.is_free.connect(sending.ask_next)
        self.adapt(tab)
        self.made.emit(tab)
        return tab

    def _keeping_draft(self, tab: ConversationTab, draft: Draft | None) -> Drafting:
        drafting = Drafting(
            tab, lambda: tab.draft, self._means.archive.drafts, self._tasks, self._say
        )
        if draft is not None:
            tab.show_draft(draft)
            drafting.note_change()  # it may have been forgotten when its tab was closed
        tab.draft_changed.connect(drafting.note_change)
        return drafting

    def _connect(self, tab: ConversationTab, asking: Asking) -> None:
        tab.submitted.connect(asking.ask)
        tab.stop_all_asked.connect(asking.stop_all)
        tab.stop_asked.connect(asking.stop)
        self.choosing.serve(tab)
        tab.renewal_asked.connect(lambda: self._renew(tab.state))
        # No function that holds the tab is connected to what outlives it: the tab would stay, too.
        asking.refused.connect(tab.asking.give_back)
        asking.refused.connect(self._tell_refused)
        asking.kept.connect(partial(self._library.refresh, [tab.state.id]))

    def _connect_branches(self, tab: ConversationTab, tools: Tools) -> None:
        branching = tools.branching
        tab.wished.connect(branching.fulfil)
        tab.edited.connect(branching.edit)
        experimenting = Experimenting(tab, tools, self.choosing.plan_for, self.price)
        branching.experiment = experimenting.fulfil
        branching.ask_elsewhere = partial(self.choosing.picking.retry_elsewhere, tab)
        branching.forked.connect(self.conversation_made)
        branching.kept.connect(self._library.refresh)
        branching.refused.connect(tab.asking.give_back)
        branching.refused.connect(self._tell_refused)
        branching.failed.connect(self._say)
        branching.deleted.connect(self.deleted)

    def _connect_outwards(self, tab: ConversationTab) -> None:
        tab.provider_asked.connect(self.provider_asked)
        tab.key_asked.connect(self.key_asked)
        tab.local_asked.connect(self.local_asked)
        tab.link_clicked.connect(self.link_clicked)
        tab.noticed.connect(self.noticed)
        tab.zoom_asked.connect(self.zoom_asked)
        tab.thinking_toggled.connect(self.thinking_toggled)

    def _renew(self, state: ConversationState) -> None:
        self._library.follow(state.id, state.renew)

    def _tell_refused(self, _question: Question, why: str) -> None:
        self._say(why)
