"""The top of a lane: who answers, what it is doing, and its figures."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.texts import ElidedLabel, plain_label


class LaneHeader(QFrame):
    """Lets a person choose the model before the first question; afterwards it is settled."""

    stop_asked = Signal()
    setup_asked = Signal()
    card_asked = Signal()
    favourite_toggled = Signal(bool)

    def __init__(self, letter: str, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("laneHeader")
        self._badge = QLabel(letter)
        self._badge.setTextFormat(Qt.TextFormat.PlainText)
        self._badge.setObjectName("badge")
        self._badge.setProperty("lane", letter.lower())
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setFixedSize(22, 22)
        self._model = ""
        self._offered = Offered()
        self._choice = self._make_choice(letter)
        self._name = ElidedLabel("title")
        self._name.setObjectName("identity")
        self._warning = plain_label("warning", "⚠")
        self._warning.setObjectName("echoWarning")
        self._warning.hide()
        self._state = plain_label("muted")
        self._state.setObjectName("state")
        self._state.hide()
        self._more = self._make_more(letter)
        self._stop = QToolButton()
        self._stop.setObjectName("stopLane")
        self._stop.setAccessibleName(self.tr("Stop this lane"))
        self._stop.setToolTip(self.tr("Stop this lane; what had arrived is kept"))
        self._stop.clicked.connect(self.stop_asked)
        self._setup = ElidedLabel("muted")
        self._setup.setObjectName("setup")
        self._setup.hide()
        self._busy = QProgressBar()
        self._busy.setObjectName("busy")
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("Waiting for a reply that comes in one piece"))
        self._busy.hide()
        self._figures = plain_label("muted")
        self._figures.setObjectName("figures")
        self._figures.setWordWrap(True)
        self._lay_out()
        self.retint(icons)
        self._stop.hide()
        self._figures.hide()

    @property
    def chosen_model(self) -> str:
        """What stands in the choice, as typed."""
        return self._choice.currentText()

    def offer(self, models: Offered, chosen: str) -> None:
        """Offer models to choose from, `chosen` first in place."""
        typed = self._choice.currentText() or chosen
        self._offered = models
        self._choice.clear()
        self._choice.addItems(list(models.favourites))
        if models.favourites and models.others:
            self._choice.insertSeparator(len(models.favourites))
        self._choice.addItems(list(models.others))
        self._choice.setEditText(typed)

    def choose(self, model: str) -> None:
        """Put a model in the place of what was chosen."""
        self._choice.setEditText(model)

    def show_setup(self, text: str) -> None:
        """Show what was set for this lane, in short; nothing where nothing was."""
        self._setup.show_text(text)
        self._setup.setVisible(bool(text))

    def settle(self, model: ModelRef) -> None:
        """Show who answers in this lane from now on."""
        self._model = str(model)
        self._name.show_text(f"{model.model} · {wording.provider_name(model.provider)}")
        self._stack.setCurrentIndex(1)
        self._figures.show()

    def show_reply(self, reply: Reply, elapsed_s: float, *, is_elsewhere: bool = False) -> None:
        """Show what the lane's newest reply is doing; one that runs elsewhere cannot be stopped."""
        here = wording.state(reply, elapsed_s)
        self._state.setText(self.tr("arriving in another window") if is_elsewhere else here)
        self._state.show()
        self._figures.setText(wording.figures(reply, elapsed_s))
        self._figures.setToolTip(wording.cost_origin(reply).replace("<", "‹"))
        self._stop.setVisible(reply.is_running and not is_elsewhere)
        is_waiting = reply.phase in {Phase.CONNECTING, Phase.WAITING}
        self._busy.setVisible(is_waiting and not reply.identity.is_streamed and not is_elsewhere)
        warning = wording.echo_warning(reply)
        self._warning.setVisible(bool(warning))
        self._warning.setToolTip(warning.replace("<", "‹"))

    def wanted_height(self) -> int:
        """Return the height at which everything here is seen, at the present width."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.sizeHint().height()
        return layout.totalHeightForWidth(self.width())

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._stop.setIcon(icons.get("stop"))
        self._more.setIcon(icons.get("settings"))

    def _make_more(self, letter: str) -> QToolButton:
        more = QToolButton()
        more.setObjectName("laneMenu")
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setAccessibleName(self.tr("Settings of lane {letter}").format(letter=letter))
        more.setToolTip(self.tr("Settings of this lane, and what is known of its model"))
        menu = QMenu(more)
        menu.addAction(self.tr("&Settings of this lane…"), self.setup_asked.emit)
        menu.addAction(self.tr("&About this model…"), self.card_asked.emit)
        self._favourite = menu.addAction(self.tr("&Favourite"))
        self._favourite.setCheckable(True)
        self._favourite.setToolTip(self.tr("Offered first where a model is chosen"))
        self._favourite.triggered.connect(self.favourite_toggled)
        menu.aboutToShow.connect(self._show_favourite)
        more.setMenu(menu)
        return more

    def _show_favourite(self) -> None:
        model = self._model or self.chosen_model.strip()
        self._favourite.setEnabled("/" in model.strip("/"))
        self._favourite.setChecked(model in self._offered.favourites)

    def _make_choice(self, letter: str) -> QComboBox:
        choice = QComboBox()
        choice.setObjectName("modelChoice")
        choice.setEditable(True)
        choice.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        choice.setMinimumContentsLength(16)
        choice.setAccessibleName(self.tr("Model of lane {letter}").format(letter=letter))
        choice.setToolTip(self.tr("Choose a model, or type PROVIDER/MODEL"))
        return choice

    def _lay_out(self) -> None:
        chosen = QWidget()
        self._stack = QStackedLayout(chosen)
        self._stack.addWidget(self._choice)
        self._stack.addWidget(self._name)
        chosen.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._badge)
        first.addWidget(chosen, stretch=1)
        first.addWidget(self._warning)
        first.addWidget(self._state)
        first.addWidget(self._stop)
        first.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addWidget(self._setup)
        layout.addWidget(self._figures)
        layout.addWidget(self._busy)
        layout.addStretch(1)
