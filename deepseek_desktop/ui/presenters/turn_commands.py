"""What the commands do with the turns of the tab that is seen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class TurnCommands(QObject):
    """Walks from message to message, and wishes something of the one that a person is at."""

    def __init__(
        self, commands: Commands, front: Callable[[], ConversationTab | None], tasks: TaskScope
    ) -> None:
        super().__init__(commands)
        self._front = front
        self._tasks = tasks
        commands.on("next_message", partial(self._walk, forward=True))
        commands.on("previous_message", partial(self._walk, forward=False))
        commands.on("next_reply", partial(self._page, 1))
        commands.on("previous_reply", partial(self._page, -1))
        for name, act in _ACTS.items():
            commands.on(name, partial(self._wish, act))
        commands.on("branch_map", self._show_map)

    def _walk(self, *, forward: bool) -> None:
        if tab := self._front():
            tab.wishing.walk(forward=forward)

    def _page(self, steps: int) -> None:
        if tab := self._front():
            tab.wishing.page_here(steps)

    def _wish(self, act: Act) -> None:
        if tab := self._front():
            tab.wishing.wish_here(act)

    def _show_map(self) -> None:
        tab = self._front()
        if tab is not None and tab.state.has_begun:
            from deepseek_desktop.ui.dialogs.branch_map import BranchMapDialog  # noqa: PLC0415 not needed at once

            dialog = BranchMapDialog(tab.state, tab)
            dialog.chosen.connect(
                lambda turn_id: tab.wished.emit(Wish(Act.SHOW_TURN, turn_id, "", turn_id))
            )
            self._tasks.start(_show(dialog), name="branch map")


_ACTS = {
    "edit": Act.EDIT,
    "retry": Act.RETRY,
    "retry_with": Act.RETRY_WITH,
    "go_on": Act.GO_ON,
    "hand_thinking": Act.HAND,
    "answer_now": Act.ANSWER_NOW,
    "use_context": Act.CONTEXT,
    "fork": Act.FORK,
    "delete_turn": Act.DELETE,
}


async def _show(dialog: QDialog) -> None:
    await result_of(dialog)
