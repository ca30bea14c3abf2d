"""Who answers in a lane: its letter and colour, its model and host, and a warning about them."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.widgets.lanes.identity_button import IdentityButton
from deepseek_desktop.ui.widgets.lanes.model_choice import ModelChoice
from deepseek_desktop.ui.widgets.texts import PlainLabel, set_mark

_LEAST_NAME_WIDTH = 120
_GAP = 8


class _Badge(QLabel):
    """The letter of a lane; a click on it is `pressed`."""

    pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("badge")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(22, 22)

        self.setToolTip(self.tr("See this lane alone, or all (F9)"))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.pressed.emit()

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()  # the first press has done it


class LaneIdentity(QWidget):
    """Before the first question the model is chosen in a field, afterwards a button names it.

    `change_asked` wants another model, `typed` says that the field has another text,
    `badge_pressed` that the letter was clicked.
    """

    badge_pressed = Signal()
    change_asked = Signal()
    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._badge = _Badge()
        self._badge.pressed.connect(self.badge_pressed)
        self._resting = PlainLabel("muted", self.tr("rests"))
        self._resting.setObjectName("resting")
        self._resting.setToolTip(self.tr("This lane is not asked in the next turn."))
        self._resting.hide()
        self._settled = ""
        self._choice = ModelChoice()
        self._choice.currentTextChanged.connect(self.typed)
        self._name = IdentityButton()
        self._name.clicked.connect(self.change_asked)
        self._warning = PlainLabel("warning", "⚠")
        self._warning.setObjectName("echoWarning")
        self._warning.hide()
        chosen = QWidget()
        self._stack = QStackedLayout(chosen)
        self._stack.addWidget(self._choice)
        self._stack.addWidget(self._name)
        chosen.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        chosen.setMinimumWidth(_LEAST_NAME_WIDTH)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self._badge)
        row.addWidget(self._resting, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(chosen, stretch=1)
        row.addWidget(self._warning)

    @property
    def model(self) -> str:
        """Who is to answer, as `PROVIDER/MODEL`; before the first question as typed."""
        return self._settled or self._choice.currentText()

    @property
    def settled(self) -> str:
        """Who answers from now on; empty before the first question."""
        return self._settled

    @property
    def name(self) -> str:
        """Who answers, as it is shown."""
        return self._name.accessibleName() or self._choice.currentText()

    def show_letter(self, letter: str) -> None:
        """Go by this letter from now on."""
        self._badge.setText(letter)
        set_mark(self._badge, "lane", letter.lower())
        self._choice.setAccessibleName(self.tr("Model of lane {letter}").format(letter=letter))

    def show_resting(self, *, is_resting: bool) -> None:
        """Say by the letter whether the lane is left out of the next turn."""
        self._resting.setVisible(is_resting)
        for part in (self._badge, self._name):
            set_mark(part, "resting", is_resting)

    def take_focus(self) -> None:
        """Let a person change who answers, by keyboard."""
        (self._name if self._settled else self._choice).setFocus(Qt.FocusReason.OtherFocusReason)

    def offer(self, models: Offered, chosen: str) -> None:
        """Offer models to choose from, `chosen` first in place."""
        self._choice.offer(models, chosen)

    def choose(self, model: str) -> None:
        """Put a model in the place of what was chosen."""
        self._choice.setEditText(model)

    def settle(self, model: ModelRef) -> None:
        """Show who answers from now on."""
        self._settled = str(model)
        self._name.show_names(model.model, wording.provider_name(model.provider))
        self._stack.setCurrentIndex(1)

    @property
    def wanted_width(self) -> int:
        """The width at which nothing of the name is left out."""
        others = [part for part in (self._badge, self._resting, self._warning) if part.isVisible()]
        parts = [*others, self._name if self._settled else self._choice]
        return sum(part.sizeHint().width() + _GAP for part in parts)

    def warn(self, text: str) -> None:
        """Show a warning about who answered; nothing for an empty one."""
        self._warning.setVisible(bool(text))
        self._warning.setToolTip(text.replace("<", "‹"))
        self._warning.setAccessibleName(text)
