"""The form in which a lane's instructions and parameters are set."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.ui.dialogs.sizing import fit_into
from deepseek_desktop.ui.widgets.key_doubt import FindKey
from deepseek_desktop.ui.widgets.setup_form import PlanFor, SetupForm
from deepseek_desktop.ui.widgets.texts import ElidedLabel, PlainLabel


class LaneSettingsDialog(QDialog):
    """Shows what each parameter does with this model, and takes only what can be sent.

    The `lane` is given by its letter, and who answers in it.
    """

    def __init__(
        self,
        lane: tuple[str, str],
        setup: LaneSetup,
        plan_for: PlanFor,
        *,
        has_begun: bool,
        find_key: FindKey,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        letter, name = lane
        self.setWindowTitle(self.tr("Settings of lane {letter}").format(letter=letter))
        self.setup = setup
        self._form = SetupForm(setup, plan_for)
        self._form.find_keys_with(find_key)
        title = ElidedLabel("title")
        title.show_text(name)
        about = PlainLabel("muted", self._about(has_begun=has_begun))
        about.setWordWrap(True)
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        for part in (title, about, self._form, buttons):
            layout.addWidget(part)
        self._form.setFocus()
        fit_into(self, parent, 560, 620)

    @override
    def accept(self) -> None:
        if self._form.check():
            self.setup = self._form.setup
            super().accept()

    def _about(self, *, has_begun: bool) -> str:
        if has_begun:
            return self.tr(
                "What you change holds from the next question on, and is marked there. What is "
                "left empty is the provider's to choose; what would have no effect is folded away, "
                "and is not sent."
            )
        return self.tr(
            "What is left empty is the provider's to choose. What would have no effect is folded "
            "away, and is not sent."
        )
