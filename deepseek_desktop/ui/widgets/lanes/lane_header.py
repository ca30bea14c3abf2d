"""The top of a lane: who answers, what it is doing, and its figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QProgressBar,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.persona import Persona, persona_of
from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.lane_wishes import LaneAct
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.models.thinking_offer import ThinkingOffer
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.lanes.identity_button import IdentityButton
from deepseek_desktop.ui.widgets.lanes.lane_menus import LaneMenu, ThinkingMenu
from deepseek_desktop.ui.widgets.lanes.model_choice import ModelChoice
from deepseek_desktop.ui.widgets.lanes.setup_line import SetupLine
from deepseek_desktop.ui.widgets.texts import plain_label

_LEAST_NAME_WIDTH = 120


class LaneHeader(QFrame):
    """Says who answers, and how; lets a person change both.

    Before the first question the model is chosen in a field, afterwards with the button that
    names it. `asked` has a `LaneAct` and its detail, `refit` says that its height may be another,
    `chosen` that another model or setup was chosen before the first question.
    """

    stop_asked = Signal()
    focus_asked = Signal()
    asked = Signal(object, str)
    refit = Signal()
    chosen = Signal()

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("laneHeader")
        self.letter = ""
        self._badge = plain_label()
        self._badge.setObjectName("badge")
        self._badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._badge.setFixedSize(22, 22)
        self._model = ""
        self._setup = LaneSetup()
        self._personas: Sequence[Persona] = ()
        self._offered = Offered()
        self._choice = ModelChoice()
        self._choice.currentTextChanged.connect(self._show_persona)
        self._name = IdentityButton()
        self._name.clicked.connect(partial(self.asked.emit, LaneAct.CHANGE_MODEL, ""))
        self._warning = plain_label("warning", "⚠")
        self._warning.setObjectName("echoWarning")
        self._warning.hide()
        self._state = plain_label("muted")
        self._state.setObjectName("state")
        self._state.hide()
        self._resting = plain_label("muted", self.tr("rests"))
        self._resting.setObjectName("resting")
        self._resting.setToolTip(self.tr("This lane is not asked in the next turn."))
        self._resting.hide()
        self._menu = LaneMenu(self)
        self._menu.asked.connect(self.asked)
        self._menu.aboutToShow.connect(self._show_favourite)
        self._thinking = self._make_thinking()
        self._more = self._make_more()
        kept = self.tr("Stop this lane; what had arrived is kept")
        self._stop = tool_button("stopLane", self.tr("Stop this lane"), kept)
        self._stop.clicked.connect(self.stop_asked)
        self._line = SetupLine()
        self._line.pressed.connect(self.show_personas)
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

    def show_letter(self, letter: str) -> None:
        """Go by this letter from now on."""
        if letter == self.letter:
            return
        self.letter = letter
        self._badge.setText(letter)
        self._badge.setProperty("lane", letter.lower())
        self._badge.style().polish(self._badge)
        self._more.setAccessibleName(self.tr("Settings of lane {letter}").format(letter=letter))
        thinking = self.tr("Thinking and effort of lane {letter}").format(letter=letter)
        self._thinking.setAccessibleName(thinking)
        self._choice.setAccessibleName(self.tr("Model of lane {letter}").format(letter=letter))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.focus_asked.emit()

    @property
    def choice(self) -> LaneChoice:
        """Who is to answer, and how; before the first question the model is as typed."""
        return LaneChoice(self._model or self._choice.currentText(), self._setup)

    def offer(self, models: Offered, chosen: str) -> None:
        """Offer models to choose from, `chosen` first in place."""
        self._offered = models
        self._choice.offer(models, chosen)

    def choose(self, model: str) -> None:
        """Put a model in the place of what was chosen."""
        self._choice.setEditText(model)

    def stand(self, *, is_alone: bool) -> None:
        """Offer what only a lane beside others needs, or not."""
        self._menu.stand(is_alone=is_alone)

    def show_resting(self, *, is_resting: bool) -> None:
        """Show whether this lane is left out of the next turn."""
        if self.property("resting") != is_resting:
            self.setProperty("resting", is_resting)
            self.style().polish(self)
        self._resting.setVisible(is_resting)

    def set_up(self, setup: LaneSetup) -> None:
        """Show what was set for this lane, in short; nothing where nothing was."""
        self._setup = setup
        self._show_persona()

    def offer_personas(self, personas: Sequence[Persona]) -> None:
        """Offer personas, and say which of them holds here."""
        self._personas = personas
        self._show_persona()

    def show_personas(self) -> None:
        """Let a person choose a persona."""
        self._open(
            self._menu.personas, self._line.chip if self._line.chip.isVisible() else self._more
        )

    def show_thinking(self, offer: ThinkingOffer) -> None:
        """Let a person choose whether, and how long, the model thinks."""
        menu = ThinkingMenu(offer, self)
        menu.asked.connect(self.asked)
        self._open(menu, self._thinking)

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
        figures = wording.figures(reply, elapsed_s)
        is_other = self._model not in {"", f"{reply.identity.provider}/{reply.identity.model}"}
        self._figures.setText(f"{reply.identity.model}: {figures}" if is_other else figures)
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
        self._thinking.setIcon(icons.get("thinking"))
        self._more.setIcon(icons.get("settings"))

    def _make_more(self) -> QToolButton:
        tip = self.tr("Settings of this lane, and what is known of its model")
        more = tool_button("laneMenu", "", tip)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        more.setMenu(self._menu)
        return more

    def _make_thinking(self) -> QToolButton:
        tip = self.tr("Whether, and how long, the model thinks")
        thinking = tool_button("laneThinking", "", tip)
        thinking.clicked.connect(partial(self.asked.emit, LaneAct.SEE_THINKING, ""))
        return thinking

    def _open(self, menu: QMenu, button: QWidget) -> None:
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        menu.setActiveAction(next(a for a in menu.actions() if a.isEnabled()))

    def _show_persona(self) -> None:
        holding = persona_of(self._personas, self.choice)
        self._menu.personas.offer(self._personas, holding)
        self._line.show_setup(self._setup, holding)
        self.refit.emit()
        self.chosen.emit()

    def _show_favourite(self) -> None:
        model = self.choice.model.strip()
        self._menu.show_favourite(
            is_favourite=model in self._offered.favourites, is_possible="/" in model.strip("/")
        )

    def _lay_out(self) -> None:
        chosen = QWidget()
        self._stack = QStackedLayout(chosen)
        self._stack.addWidget(self._choice)
        self._stack.addWidget(self._name)
        chosen.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        chosen.setMinimumWidth(_LEAST_NAME_WIDTH)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._badge)
        first.addWidget(chosen, stretch=1)
        first.addWidget(self._warning)
        first.addWidget(self._resting)
        first.addWidget(self._state)
        first.addWidget(self._stop)
        first.addWidget(self._thinking)
        first.addWidget(self._more)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addWidget(self._line)
        layout.addWidget(self._figures)
        layout.addWidget(self._busy)
        layout.addStretch(1)
