"""The lines that say how a lane is asked: its persona, what was set, and what differs."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.ui.details import setup_summary
from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from deepseek_desktop.ui.widgets.lanes.difference_chips import DifferenceChips
from deepseek_desktop.ui.widgets.texts import ElidedLabel

_MOST_WIDTH = 240


class SetupLine(QWidget):
    """Is there only where there is something to say; `pressed` wants to see the personas.

    What is set otherwise than in the neighbouring lane is a chip, the rest a text.
    """

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("setupLine")
        self._setup = LaneSetup()
        self._differ: Mapping[str, str] = {}
        self.chip = ElidedToolButton("personaChip")
        self.chip.setMaximumWidth(_MOST_WIDTH)
        self.chip.clicked.connect(self.pressed)
        self._summary = ElidedLabel("muted")
        self._summary.setObjectName("setup")
        self._differences = DifferenceChips()
        self._first = QWidget()
        row = QHBoxLayout(self._first)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.chip)
        row.addWidget(self._summary, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._first)
        layout.addWidget(self._differences)
        self.hide()

    def show_setup(self, setup: LaneSetup, holding: Persona | None) -> None:
        """Show what is set, and the persona that says so, if any."""
        self._setup = setup
        self.setAccessibleName(setup_summary(setup))
        self.chip.ensurePolished()  # it is as wide as its name in the font that it will have
        self.chip.show_text(holding.name if holding else "")
        if holding is not None:
            name = self.tr("Persona: {name}").format(name=holding.name)
            self.chip.setAccessibleName(name)
            self.chip.setToolTip(name.replace("<", "‹"))
        self._show_rest()

    def show_differences(self, differ: Mapping[str, str], letter: str) -> bool:
        """Show in what this lane differs from the one called `letter`, by what it is.

        Return whether that is another sight.
        """
        is_other = self._differences.show_differences(tuple(differ.values()), letter)
        if is_other:
            self._differ = dict(differ)
            self._show_rest()
        return is_other

    def _show_rest(self) -> None:
        """Say of what is set that which no chip says."""
        setup = self._setup
        parameters = {n: v for n, v in setup.parameters.items() if n not in self._differ}
        prompt = "" if "instructions" in self._differ else setup.system_prompt
        rest = setup_summary(LaneSetup(prompt, parameters))
        self._summary.show_text(rest)
        has_persona = bool(self.chip.full_text)
        self._first.setVisible(bool(rest) or has_persona)
        self.setVisible(bool(rest or self._differ) or has_persona)
