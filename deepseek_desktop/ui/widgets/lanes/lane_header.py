"""The top of a lane: who answers, what it is doing, and its figures."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
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
from deepseek_desktop.ui.widgets.lanes.lane_top import LaneTop
from deepseek_desktop.ui.widgets.lanes.setup_line import SetupLine


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
        self._identity.badge_pressed.connect(self.focus_asked)
        self._buttons = LaneButtons()
        self._buttons.asked.connect(self.asked)
        self._buttons.stop_asked.connect(self.stop_asked)
        self._buttons.focus_asked.connect(self.focus_asked)
        self._top = LaneTop(self._identity, self._buttons)
        self._top.refit.connect(self.refit)
        self.menu = self._buttons.menu
        self.menu.aboutToShow.connect(self._show_favourite)
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
    def name(self) -> str:
        """Who answers, as it is shown."""
        return self._identity.name

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

    def show_resting(self, *, is_resting: bool, is_hidden: bool) -> None:
        """Show whether this lane is left out of the next turn."""
        self._identity.show_resting(is_resting=is_resting)
        self.menu.show_resting(is_resting=is_resting, is_hidden=is_hidden)
        self._top.fit()

    def set_up(self, setup: LaneSetup) -> None:
        """Show what was set for this lane, in short; nothing where nothing was."""
        self._setup = setup
        self._show_persona()

    def offer_personas(self, personas: Sequence[Persona]) -> None:
        """Offer personas, and say which of them holds here."""
        if tuple(personas) != tuple(self._personas):
            self._personas = personas
            self._show_persona()

    def take_focus(self) -> None:
        """Be where a person is: at who answers."""
        self._identity.take_focus()

    def show_personas(self) -> None:
        """Let a person choose a persona."""
        self._buttons.show_personas(self._line.chip)

    def show_thinking(self, offer: ThinkingOffer) -> None:
        """Let a person choose whether, and how long, the model thinks."""
        self._buttons.show_thinking(offer)

    def settle(self, model: ModelRef) -> None:
        """Show who answers in this lane from now on."""
        self._identity.settle(model)
        self._top.fit()

    def show_focus(self, *, is_focused: bool, has_others: bool) -> None:
        """Offer to see this lane alone, or all again, where there are others."""
        self._buttons.offer_focus(is_focused=is_focused, has_others=has_others)
        self.menu.show_focus(is_focused=is_focused, has_others=has_others)

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
        self._top.show_state(state)
        self._show_figures(reply, figures, state)
        self._buttons.offer_stop(is_offered=reply.is_running and not is_elsewhere and not is_played)
        is_waiting = reply.phase in {Phase.CONNECTING, Phase.WAITING}
        self._busy.setVisible(is_waiting and not reply.identity.is_streamed and not is_elsewhere)
        self._identity.warn(wording.echo_warning(reply))

    def show_waiting(self, letter: str) -> None:
        """Show that this lane is asked when another one, which has this letter, has ended."""
        self._top.show_state(self.tr("waits for lane {letter}").format(letter=letter))
        self._figures.show_figures(FigureText(), "")

    def show_nothing(self) -> None:
        """Show that this lane has no part in the newest turn."""
        self._top.show_state(self.tr("not asked"))
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
        self.menu.personas.offer(self._personas, holding)
        self._line.show_setup(self._setup, holding)
        self.refit.emit()
        self.chosen.emit()

    def _show_figures(self, reply: Reply, figures: FigureText, state: str) -> None:
        answered = str(reply.identity.asked)
        if figures.lines and self._identity.settled not in {"", answered}:
            name, (first, *others) = reply.identity.model, figures.shown
            shown = (f"{name}: {first}", *others)
            figures = replace(figures, lines=(f"{name}:", *figures.lines), shown=shown)
        who = f"{reply.identity.model} · {wording.provider_name(reply.identity.provider)}"
        self._figures.show_figures(figures, f"{self.letter} · {who} · {state}")

    def _show_favourite(self) -> None:
        model = self.choice.model.strip()
        self.menu.show_favourite(
            is_favourite=model in self._offered.favourites, is_possible="/" in model.strip("/")
        )

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 8, 8)
        layout.setSpacing(4)
        layout.addWidget(self._top)
        layout.addWidget(self._line)
        layout.addWidget(self._figures)
        layout.addWidget(self._busy)
        layout.addStretch(1)
