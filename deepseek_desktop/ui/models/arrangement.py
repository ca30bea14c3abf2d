"""How the lanes of an open conversation are asked and shown."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.comparison import USUAL, ComparisonSettings
from deepseek_desktop.ui.models.playback import Playback
from deepseek_desktop.ui.models.veil import Veil


class Arrangement(QObject):
    """Holds the settings of a comparison; `changed` says that they are others now."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._settings = USUAL
        self.veil = Veil(self)
        self.playback = Playback(self)

    @property
    def settings(self) -> ComparisonSettings:
        """What holds now."""
        return self._settings

    def take(self, settings: ComparisonSettings) -> None:
        """Let other settings hold."""
        if settings != self._settings:
            self._settings = settings
            self.changed.emit()

    def change(self, **values: Any) -> None:
        """Let other values hold for some of the settings, by their names."""
        self.take(replace(self._settings, **values))

    def toggle_resting(self, lane_id: str) -> None:
        """Let a lane rest from the next question on, or take part again; seen it is either way."""
        self.change(resting=self._settings.resting ^ {lane_id})

    def toggle_blind(self) -> None:
        """Judge blind from the next question on, or see from now on who answers."""
        is_blind = not self._settings.is_blind
        veiled = self._settings.veiled if is_blind else frozenset[str]()
        self.change(is_blind=is_blind, veiled=veiled)

    def show(self, lane_id: str, *, is_shown: bool) -> None:
        """Show a lane, or hide it; what is hidden is not asked either."""
        if is_shown:
            hidden, resting = self._settings.hidden - {lane_id}, self._settings.resting - {lane_id}
        else:
            hidden, resting = self._settings.hidden | {lane_id}, self._settings.resting | {lane_id}
        self.change(hidden=hidden, resting=resting)
