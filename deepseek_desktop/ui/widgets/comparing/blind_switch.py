"""Switches whether a person sees who answers."""

from __future__ import annotations

from PySide6.QtWidgets import QToolButton

from deepseek_desktop.ui.models.arrangement import Arrangement


class BlindSwitch(QToolButton):
    """Shows and changes whether the next answers are judged blind."""

    def __init__(self, arrangement: Arrangement) -> None:
        super().__init__()
        self._arrangement = arrangement
        self.setObjectName("blindSwitch")
        self.setProperty("framed", "true")
        self.setCheckable(True)
        self.setText(self.tr("Blind"))
        self.setAccessibleName(self.tr("Blind"))
        self.setToolTip(
            self.tr("Do not show who gives the next answers before you have judged them (F8)")
        )
        self.clicked.connect(arrangement.toggle_blind)
        arrangement.changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.setChecked(self._arrangement.settings.is_blind)
