"""Says at the bottom of a window what its front tab used, and what was spent altogether."""

from __future__ import annotations

from PySide6.QtCore import QObject

from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models import spending_words as words
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.limit_words import limits_facts
from deepseek_desktop.ui.presenters.sums import Sums
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.status_line import StatusLine
from deepseek_desktop.ui.widgets.tab_stack import TabStack


class ShowingSpent(QObject):
    """Serves one window, as long as its line is there."""

    def __init__(self, line: StatusLine, stack: TabStack, sums: Sums, tasks: TaskScope) -> None:
        super().__init__(line)
        self._line = line
        self._stack = stack
        self._sums = sums
        self._tasks = tasks
        sums.changed.connect(self._show)
        stack.front_changed.connect(self._show)
        line.appeared.connect(sums.refresh)
        line.details_asked.connect(self._show_details)

    def _show(self) -> None:
        if not self._sums.is_known:
            return
        self._line.show_totals(words.totals_text(self._sums.day, self._sums.month))
        state = self._state
        if state is None:
            self._line.show_here("")
            return
        branch, everything = self._sums.of_branch(state), self._sums.of_conversation(state)
        self._line.show_here(words.conversation_text(branch, everything))

    @property
    def _state(self) -> ConversationState | None:
        front = self._stack.front
        return front.state if front is not None and front.state.has_begun else None

    def _show_details(self) -> None:
        from deepseek_desktop.ui.dialogs.figures import FiguresDialog  # noqa: PLC0415 for the start

        sections = []
        if (state := self._state) is not None:
            replies = self._sums.replies_of(state)
            shown, everything = self._sums.of_branch(state), self._sums.of_conversation(state)
            if shown != everything:
                heading = self.tr("This conversation, the branch that is shown")
                sections.append((heading, words.spent_facts(shown)))
            sections += [
                (self.tr("This conversation, all branches"), words.spent_facts(everything)),
                (self.tr("What it went to"), words.parts_facts(replies)),
            ]
        sections += [
            (self.tr("Today"), words.spent_facts(self._sums.day)),
            (self.tr("This month"), words.spent_facts(self._sums.month)),
        ]
        limits = limits_facts(self._sums.limits())
        sections.append((self.tr("Limits"), limits))
        told = [(heading, facts) for heading, facts in sections if facts]
        dialog = FiguresDialog(self.tr("What was used and spent"), told, self._line.window())
        self._tasks.start(result_of(dialog), name="what was spent, in detail")
