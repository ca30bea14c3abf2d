"""A menu of which one entry holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import TypeVar

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

T = TypeVar("T", bound=StrEnum)


class ChoiceMenu(QMenu):
    """Offers choices, each named by its value; `choose` is called with what a person took."""

    def __init__(
        self, parent: QWidget, choices: Mapping[T, str], choose: Callable[[T], object]
    ) -> None:
        super().__init__(parent)
        group = QActionGroup(self)
        for choice, text in choices.items():
            action = self.addAction(text, partial(choose, choice))
            action.setObjectName(choice)
            action.setCheckable(True)
            group.addAction(action)

    def mark(self, choice: StrEnum) -> None:
        """Show which of them holds."""
        for action in self.actions():  # PySide lets go of actions that are only kept elsewhere
            action.setChecked(action.objectName() == choice)
