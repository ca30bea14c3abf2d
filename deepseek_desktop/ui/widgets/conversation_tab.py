"""One conversation on screen: its lanes side by side, and one composer for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.lane_choice import LaneChoice
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.composer import Composer
from deepseek_desktop.ui.widgets.lanes_area import LanesArea
from deepseek_desktop.ui.widgets.shown_turns import ShownTurns
from deepseek_desktop.ui.widgets.start_panel import StartPanel

if TYPE_CHECKING:  # a window is to be seen before what few people need is loaded
    from deepseek_desktop.ui.widgets.finding import Finding

_TICK_MS = 250
_LOOK_MS = 1000  # for replies that another process writes


@dataclass(frozen=True, slots=True)
class Offer:
    """What a new conversation begins with: models to choose from, one per lane chosen."""

    models: Offered
    chosen: Sequence[str]
    questions: Sequence[str]
    reading: Reading
    thinking_is_open: bool = True


class ConversationTab(QWidget):
    """Shows a `ConversationState`; announces what a person wants."""

    submitted = Signal(str, tuple)
    stop_all_asked = Signal()
    stop_asked = Signal(str)
    retry_asked = Signal(str, str, str)
    setup_asked = Signal(int)
    card_asked = Signal(int)
    favourite_toggled = Signal(int, bool)
    provider_asked = Signal(str, bool)
    key_asked = Signal()
    local_asked = Signal()
    thinking_toggled = Signal(bool)
    title_changed = Signal()
    renewal_asked = Signal()
    link_clicked = Signal(str, str)
    noticed = Signal(str)
    zoom_asked = Signal(int)

    def __init__(
        self, state: ConversationState, offer: Offer, icons: Icons, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._icons = icons
        count = len(state.lanes) or len(offer.chosen)
        self._lanes = LanesArea(
            count, icons, offer.reading, thinking_is_open=offer.thinking_is_open
        )
        self._lanes.thinking_toggled.connect(self.thinking_toggled)
        self._lanes.stop_asked.connect(self._stop_lane)
        self._lanes.retry_asked.connect(self._retry)
        self._lanes.setup_asked.connect(self.setup_asked)
        self._lanes.card_asked.connect(self.card_asked)
        self._lanes.favourite_toggled.connect(self.favourite_toggled)
        self._lanes.provider_asked.connect(self._show_provider)
        self._lanes.link_clicked.connect(self.link_clicked)
        self._lanes.noticed.connect(self.noticed)
        self._lanes.zoom_asked.connect(self.zoom_asked)
        self._finding: Finding | None = None
        self._turns = ShownTurns(state, self._lanes)
        self._lanes.offer(offer.models, offer.chosen or [""] * count)
        self._start = StartPanel(offer.questions, is_comparison=count > 1)
        self._start.key_asked.connect(self.key_asked)
        self._start.local_asked.connect(self.local_asked)
        self.composer = self._make_composer(is_comparison=count > 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self._lanes)
        self._column.addWidget(self._start, stretch=1)
        self._column.addWidget(self.composer)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._looker = QTimer(self)
        self._looker.setInterval(_LOOK_MS)
        self._looker.timeout.connect(self._look_again)
        state.began.connect(self._settle)
        state.turn_added.connect(self._turns.add)
        state.reply_changed.connect(self._turns.show_reply)
        state.running_changed.connect(self._show_running)
        if state.conversation is not None:
            self._show_all()
            self._looker.start()
        self._show_running()

    @property
    def state(self) -> ConversationState:
        """What this tab shows."""
        return self._state

    @property
    def title(self) -> str:
        """The conversation's title; for a new one what it is going to be."""
        conversation = self._state.conversation
        if conversation is not None:
            return conversation.title
        if len(self._lanes.columns) > 1:
            return self.tr("New comparison")
        return self.tr("New conversation")

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was asked or typed here."""
        return self._state.conversation is None and not self.composer.text.strip()

    @property
    def finding(self) -> Finding:
        """What finds words in this conversation."""
        if self._finding is None:
            from deepseek_desktop.ui.widgets.finding import Finding  # noqa: PLC0415 see above

            self._finding = Finding(self._lanes, self._icons)
            self._column.insertWidget(self._column.indexOf(self.composer), self._finding.bar)
        return self._finding

    def offer_models(self, models: Offered) -> None:
        """Offer other models to a conversation that has not begun."""
        self._lanes.offer(models, [choice.model for choice in self._lanes.choices])

    @property
    def choices(self) -> tuple[LaneChoice, ...]:
        """Who answers in each lane, and how; before the first question what is chosen so far."""
        if self._state.lanes:
            return tuple(LaneChoice(str(lane.model), lane.setup) for lane in self._state.lanes)
        return self._lanes.choices

    def set_up(self, number: int, setup: LaneSetup) -> None:
        """Take what a person set for a lane that was not asked yet."""
        self._lanes.set_up(number, setup)

    def ask(self, question: str) -> None:
        """Ask, as if a person had typed it."""
        self.submitted.emit(question, self._lanes.choices)

    def begin_with(self, model: str) -> None:
        """Choose a model in the first lane, and wait for a question."""
        self._lanes.choose(0, model)
        self.composer.setFocus()

    def begin_thinking(self, *, is_open: bool) -> None:
        """Open the thinking of turns to come, or keep it closed."""
        self._lanes.begin_thinking(is_open=is_open)

    def read_with(self, reading: Reading) -> None:
        """Show the turns as a person wants to read them from now on."""
        self._lanes.read_with(reading)

    def scroll_to_start(self) -> None:
        """Show the beginning of every lane."""
        self._lanes.scroll_to_start()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self.composer.retint(icons)
        self._lanes.retint(icons)
        if self._finding is not None:
            self._finding.bar.retint(icons)

    def _make_composer(self, *, is_comparison: bool) -> Composer:
        composer = Composer(self._icons, is_comparison=is_comparison)
        composer.submitted.connect(self.ask)
        composer.stop_asked.connect(self.stop_all_asked)
        self._start.picked.connect(composer.fill)
        return composer

    def _show_all(self) -> None:
        self._settle()
        for turn in self._state.turns:
            self._turns.add(turn.id)
            for reply_ids in turn.reply_ids.values():
                self._turns.show_reply(reply_ids[-1])

    def _settle(self) -> None:
        self._start.hide()
        self._lanes.settle(self._state.lanes)
        self.title_changed.emit()

    def _show_running(self) -> None:
        is_running = self._state.is_running
        self.composer.set_running(is_running=is_running)
        if is_running:
            self._ticker.start()
        else:
            self._ticker.stop()
        self.title_changed.emit()

    def _tick(self) -> None:
        for reply_id in self._state.running_ids:
            self._turns.show_reply(reply_id)

    def _look_again(self) -> None:
        if not self._state.is_written_elsewhere:
            self._looker.stop()
        elif self.isVisible():
            self.renewal_asked.emit()

    def _stop_lane(self, number: int) -> None:
        if reply := self._state.running_in(self._state.lanes[number].id):
            self.stop_asked.emit(reply.id)

    def _retry(self, turn_id: str, number: int, without: str) -> None:
        self.retry_asked.emit(turn_id, self._state.lanes[number].id, without)

    def _show_provider(self, number: int, wants_key: bool) -> None:
        self.provider_asked.emit(self._state.lanes[number].model.provider, wants_key)
