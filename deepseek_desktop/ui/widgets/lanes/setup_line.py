"""The line that says how a lane is asked: its persona, and what was set."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.ui.details import setup_summary
from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from deepseek_desktop.ui.widgets.texts import ElidedLabel

_MOST_WIDTH = 240


class SetupLine(QWidget):
    """Is there only where there is something to say; `pressed` wants to see the personas."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.chip = ElidedToolButton("personaChip")
        self.chip.setMaximumWidth(_MOST_WIDTH)
        self.chip.clicked.connect(self.pressed)
        self._summary = ElidedLabel("muted")
        self._summary.setObjectName("setup")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chip)
        layout.addWidget(self._summary, stretch=1)
        self.hide()

    def show_setup(self, setup: LaneSetup, holding: Persona | None) -> None:
        """Show what is set, and the persona that says so, if any."""
        self._summary.show_text(setup_summary(setup))
        self.chip.ensurePolished()  # it is as wide as its name in the font that it will have
        self.chip.show_text(holding.name if holding else "")
        if holding is not None:
            name = self.tr("Persona: {name}").format(name=holding.name)
            self.chip.setAccessibleName(name)
            self.chip.setToolTip(name.replace("<", "‹"))
        self.setVisible(setup != LaneSetup() or holding is not None)
