"""What a person does with what they look for: search all texts, and go to where something is."""

from __future__ import annotations

from functools import partial

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.hits import Hit
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.open_tabs import OpenTabs
from deepseek_desktop.ui.presenters.searching import Searching
from deepseek_desktop.ui.tab_making import TabMaker
from deepseek_desktop.ui.tab_windows import TabWindows
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class SearchDeeds:
    """Searches in whichever window a person is in, and shows there what they choose."""

    def __init__(
        self,
        archive: Archive,
        tasks: TaskScope,
        tabs: OpenTabs,
        windows: TabWindows,
        maker: TabMaker,
    ) -> None:
        self._tabs = tabs
        self._windows = windows
        self._maker = maker
        self._searching = Searching(archive, tasks, self._show_hit)

    def search(self, words: str) -> None:
        """Let a person search for words, or with none for what they searched for last."""
        self._searching.begin(self._windows.active.window(), words)

    def _show_hit(self, hit: Hit) -> None:
        """Open the conversation at the place where something was found."""
        self._tabs.with_stored(hit.conversation_id, partial(self._go_to, hit))

    def _go_to(self, hit: Hit, tab: ConversationTab) -> None:
        """Show the branch and the reply where something was found, and the place itself."""
        self._windows.show(tab)
        state, turn_id = tab.state, hit.turn_id
        if turn_id is None or state.shown.state(turn_id) is None:
            return
        fulfil = self._maker.presenters_of(tab).branching.fulfil
        if turn_id not in [turn.id for turn in state.turns]:
            fulfil(Wish(Act.SHOW_TURN, turn_id, "", turn_id))
        if hit.reply_id and hit.lane_id:
            shown = state.shown.shown(turn_id, hit.lane_id)
            if shown is None or shown.id != hit.reply_id:
                fulfil(Wish(Act.SHOW_REPLY, turn_id, hit.lane_id, hit.reply_id))
        lanes = [lane.id for lane in state.lanes]
        tab.finding.show_hit(hit, lanes.index(hit.lane_id) if hit.lane_id in lanes else 0)
