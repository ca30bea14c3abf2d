"""A map of a conversation: all its turns, on whatever branch."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.models.branch_rows import branch_rows
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.widgets.branch_list import BranchList
from deepseek_desktop.ui.widgets.texts import PlainLabel


class BranchMapDialog(QDialog):
    """Leads to a branch while it stays open: `chosen` has the id of a turn on it."""

    chosen = Signal(str)

    def __init__(self, state: ConversationState, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setObjectName("branchMap")
        self.setWindowTitle(self.tr("Map of the branches"))
        self._state = state
        hint = PlainLabel(
            "muted",
            self.tr("Bold: the branch that you see now. Choose a question to see its branch."),
        )
        hint.setWordWrap(True)
        self._list = BranchList()
        self._list.chosen.connect(self.chosen)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for part in (hint, self._list, buttons):
            layout.addWidget(part)
        state.branch_changed.connect(self._show)
        state.turn_added.connect(self._show)
        fit_into(self, parent, 460, 420)
        self._show()

    def _show(self) -> None:
        states = self._state.shown.states
        counts = {each.id: sum(map(len, each.reply_ids.values())) for each in states}
        shown = [each.id for each in self._state.turns]
        self._list.show_rows(branch_rows((each.turn for each in states), shown, counts))
