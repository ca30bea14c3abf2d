"""The top of a lane: who answers, what it is doing, and its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QProgressBar,
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
from deepseek_desktop.ui.models.figure_words import FigureText
from deepseek_desktop.ui.models.lane_differences import differences
from deepseek_desktop.ui.models.lane_wishes import LaneAct
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.models.thinking_offer import ThinkingOffer
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.lanes.lane_buttons import LaneButtons
from deepseek_desktop.ui.widgets.lanes.lane_figures import LaneFigures
from deepseek_desktop.ui.widgets.lanes.lane_identity import LaneIdentity
from deepseek_desktop.ui.widgets.lanes.setup_line import SetupLine
from deepseek_desktop.ui.widgets.texts import plain_label


class LaneHeader(QFrame):
    """Says who answers, and how; lets a person change both.

    Before the first question the model is chosen in a field, afterwards with the button that
    names it. `asked` has a `LaneAct` and its detail, `refit` says that its height may be another,
    `chosen` that another model or setup was chosen. `focus_asked` wants to see this lane alone, or
    all again.
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
        self._setup = LaneSetup()
        self._personas: Sequence[Persona] = ()
        self._offered = Offered()
        self._identity = LaneIdentity()
        self._identity.typed.connect(self._show_persona)
        self._identity.change_asked.connect(partial(self.asked.emit, LaneAct.CHANGE_MODEL, ""))
        self._state = plain_label("muted")
        self._state.setObjectName("state")
        self._state.hide()
        self._resting = plain_label("muted", self.tr("rests"))
        self._resting.setObjectName("resting")
        self._resting.setToolTip(self.tr("This lane is not asked in the next turn."))
        self._resting.hide()
        self._buttons = LaneButtons()
        self._buttons.asked.connect(self.asked)
        self._buttons.stop_asked.connect(self.stop_asked)
        self._buttons.back_asked.connect(self.focus_asked)
        self._menu = self._buttons.menu
        self._menu.aboutToShow.connect(self._show_favourite)
        self._line = SetupLine()
        self._line.pressed.connect(self.show_personas)
        self._busy = QProgressBar()
        self._busy.setObjectName("busy")
        self._busy.setRange(0, 0)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(self.tr("Waiting for a reply that comes in one piece"))
        self._busy.hide()
        self._figures = LaneFigures()
        self._lay_out()
        self.retint(icons)

    def show_letter(self, letter: str) -> None:
        """Go by this letter from now on."""
        if letter == self.letter:
            return
        self.letter = letter
        self._identity.show_letter(letter)
        self._figures.show_letter(letter)
        self._buttons.show_letter(letter)

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.focus_asked.emit()

    @property
    def choice(self) -> LaneChoice:
        """Who is to answer, and how; before the first question the model is as typed."""
        return LaneChoice(self._identity.model, self._setup)

    def offer(self, models: Offered, chosen: str) -> None:
        """Offer models to choose from, `chosen` first in place."""
        self._offered = models
        self._identity.offer(models, chosen)

    def choose(self, model: str) -> None:
        """Put a model in the place of what was chosen."""
        self._identity.choose(model)

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
        self._buttons.show_personas(self._line.chip)

    def show_thinking(self, offer: ThinkingOffer) -> None:
        """Let a person choose whether, and how long, the model thinks."""
        self._buttons.show_thinking(offer)

    def settle(self, model: ModelRef) -> None:
        """Show who answers in this lane from now on."""
        self._identity.settle(model)

    def show_focus(self, *, is_focused: bool) -> None:
        """Show the way back to all lanes, where this one is seen alone though there are others."""
        self._buttons.offer_back(is_offered=is_focused)

    def show_differences(self, other: LaneHeader | None) -> None:
        """Show in what this lane differs from another one; nothing without another."""
        differ = differences(self.choice, other.choice) if other is not None else {}
        if self._line.show_differences(differ, other.letter if other is not None else ""):
            self.refit.emit()

    def show_reply(
        self,
        reply: Reply,
        elapsed_s: float,
        figures: FigureText,
        *,
        is_elsewhere: bool = False,
        is_played: bool = False,
    ) -> None:
        """Show what the lane's newest reply is doing.

        One that runs elsewhere, or is only played again, cannot be stopped.
        """
        here = wording.state(reply, elapsed_s)
        state = self.tr("arriving in another window") if is_elsewhere else here
        self._state.setText(state)
        self._state.show()
        self._show_figures(reply, figures, state)
        self._buttons.offer_stop(is_offered=reply.is_running and not is_elsewhere and not is_played)
        is_waiting = reply.phase in {Phase.CONNECTING, Phase.WAITING}
        self._busy.setVisible(is_waiting and not reply.identity.is_streamed and not is_elsewhere)
        self._identity.warn(wording.echo_warning(reply))

    def show_waiting(self, letter: str) -> None:
        """Show that this lane is asked when another one, which has this letter, has ended."""
        self._state.setText(self.tr("waits for lane {letter}").format(letter=letter))
        self._state.show()
        self._figures.show_figures(FigureText(), "")

    def show_nothing(self) -> None:
        """Show that this lane has no part in the newest turn."""
        self._state.setText(self.tr("not asked"))
        self._state.show()
        self._busy.hide()
        self._buttons.offer_stop(is_offered=False)
        self._figures.show_figures(FigureText(), "")
        self._identity.warn("")

    def wanted_height(self) -> int:
        """Return the height at which everything here is seen, at the present width."""
        layout = self.layout()
        if layout is None or not layout.hasHeightForWidth():
            return self.sizeHint().height()
        return layout.totalHeightForWidth(self.width())

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._buttons.retint(icons)

    def _show_persona(self) -> None:
        holding = persona_of(self._personas, self.choice)
        self._menu.personas.offer(self._personas, holding)
        self._line.show_setup(self._setup, holding)
        self.refit.emit()
        self.chosen.emit()

    def _show_figures(self, reply: Reply, figures: FigureText, state: str) -> None:
        answered = str(reply.identity.asked)
        if figures.lines and self._identity.settled not in {"", answered}:
            figures = replace(figures, lines=(f"{reply.identity.model}:", *figures.lines))
        who = f"{reply.identity.model} · {wording.provider_name(reply.identity.provider)}"
        self._figures.show_figures(figures, f"{self.letter} · {who} · {state}")

    def _show_favourite(self) -> None:
        model = self.choice.model.strip()
        self._menu.show_favourite(
            is_favourite=model in self._offered.favourites, is_possible="/" in model.strip("/")
        )

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._identity, stretch=1)
        for part in (self._resting, self._state, self._buttons):
            first.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(first)
        layout.addWidget(self._line)
        layout.addWidget(self._figures)
        layout.addWidget(self._busy)
        layout.addStretch(1)
