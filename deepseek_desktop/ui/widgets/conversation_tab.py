"""One conversation on screen: its lanes side by side, and one composer for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.draft import Draft, LaneChoice
from deepseek_desktop.ui.models.conversation_state import ConversationState
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.models.tab_activity import TabActivity
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.arranging import Arranging
from deepseek_desktop.ui.widgets.asking_area import AskingArea
from deepseek_desktop.ui.widgets.comparing.comparison_bar import ComparisonBar
from deepseek_desktop.ui.widgets.lanes.lanes_area import LanesArea
from deepseek_desktop.ui.widgets.offer import Offer
from deepseek_desktop.ui.widgets.shown_turns import ShownTurns
from deepseek_desktop.ui.widgets.start_panel import StartPanel
from deepseek_desktop.ui.widgets.wishing import Wishing

if TYPE_CHECKING:  # a window is to be seen before what few people need is loaded
    from deepseek_desktop.ui.widgets.finding import Finding

_TICK_MS = 250
_LOOK_MS = 1000  # for replies that another process writes


class ConversationTab(QWidget):
    """Shows a `ConversationState`; announces what a person wants."""

    submitted = Signal(object, tuple)
    stop_all_asked = Signal()
    stop_asked = Signal(str)
    wished = Signal(object)
    edited = Signal(str, object, bool)
    draft_changed = Signal()
    lane_asked = Signal(object)
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
        ids = [lane.id for lane in state.lanes] or [c.id or uuid4().hex for c in offer.chosen]
        opens = offer.thinking_is_open
        self._lanes = LanesArea(ids, icons, offer.reading, thinking_is_open=opens, parent=self)
        self._lanes.thinking_toggled.connect(self.thinking_toggled)
        self._lanes.stop_asked.connect(self._stop_lane)
        self.wishing = Wishing(state, self._lanes)
        self.wishing.wished.connect(self.wished)
        self.wishing.noticed.connect(self.noticed)
        self.wishing.provider_asked.connect(self.provider_asked)
        self._lanes.link_clicked.connect(self.link_clicked)
        self._lanes.noticed.connect(self.noticed)
        self._lanes.zoom_asked.connect(self.zoom_asked)
        self.activity = TabActivity(state, self)
        self._finding: Finding | None = None
        self._turns = ShownTurns(state, self._lanes, offer.prices)
        chosen = [choice.model for choice in offer.chosen] or [""] * len(ids)
        self._lanes.offer(offer.models, chosen)
        for number, choice in enumerate(offer.chosen):
            self._lanes.set_up(number, choice.setup)
        self._start = StartPanel(offer.questions, self)
        self._start.key_asked.connect(self.key_asked)
        self._start.local_asked.connect(self.local_asked)
        self.asking = AskingArea(icons)
        self.composer = self.asking.composer
        self.comparison_bar = ComparisonBar(icons)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 8, 8, 8)
        self._column.setSpacing(8)
        self._column.addWidget(self._lanes)
        self._column.addWidget(self._start, stretch=1)
        self._column.addWidget(self.comparison_bar)
        self._column.addWidget(self.asking)
        self._ticker = QTimer(self)
        self._ticker.setInterval(_TICK_MS)
        self._ticker.timeout.connect(self._turns.keep_time)
        self._looker = QTimer(self)
        self._looker.setInterval(_LOOK_MS)
        self._looker.timeout.connect(self._look_again)
        self._connect(state)
        self.arranging = Arranging(state, self._lanes, self.asking.chips)
        self.arranging.changed.connect(self._fit_lanes)
        self.arranging.noticed.connect(self.noticed)
        self.arranging.lane_asked.connect(self.lane_asked)
        self._fit_lanes()
        if state.has_begun:
            self._show_all()
            self._looker.start()
        self._show_running()

    @property
    def state(self) -> ConversationState:
        """What this tab shows."""
        return self._state

    @property
    def lanes(self) -> LanesArea:
        """The lanes side by side, with their headers."""
        return self._lanes

    @property
    def title(self) -> str:
        """The conversation's title; for a new one what it is going to be."""
        if self._state.has_begun:
            return self._state.title
        if len(self._lanes.columns) > 1:
            return self.tr("New comparison")
        return self.tr("New conversation")

    @property
    def is_untouched(self) -> bool:
        """Whether nothing was asked or typed here."""
        return not self._state.has_begun and self.composer.draft.is_empty

    @property
    def finding(self) -> Finding:
        """What finds words in this conversation."""
        if self._finding is None:
            from deepseek_desktop.ui.widgets.finding import Finding  # noqa: PLC0415 few need it

            self._finding = Finding(self._lanes, self._icons)
            self.asking.insert(self._finding.bar)
            self.comparison_bar.stand_behind(self._lanes, self._finding.bar)
        return self._finding

    def offer_models(self, models: Offered) -> None:
        """Offer other models to a conversation that has not begun."""
        self._lanes.offer(models, [choice.model for choice in self._lanes.choices])

    @property
    def choices(self) -> tuple[LaneChoice, ...]:
        """Who answers in each lane, and how; before the first question what is chosen so far."""
        if self._state.lanes:
            lanes = self._state.lanes
            return tuple(LaneChoice(str(lane.model), lane.setup, lane.id) for lane in lanes)
        return self._lanes.choices

    @property
    def draft(self) -> Draft:
        """What is typed and waits here, and for whom."""
        asking = self.asking
        queue = self.composer.queue
        settings = self._state.arrangement.settings
        return Draft(self._state.id, asking.typed, queue, self.choices, asking.edit_begun, settings)

    def show_draft(self, draft: Draft) -> None:
        """Show what was typed here another time, and what waited."""
        self.asking.show_draft(draft)

    def ask(self, question: Question) -> None:
        """Ask, as if a person had typed it."""
        self.asking.ask(question)

    def begin_with(self, model: str) -> None:
        """Choose a model in the first lane, and wait for a question."""
        self._lanes.choose(0, model)
        self.composer.setFocus()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self.composer.retint(icons)
        self.asking.chips.retint(icons)
        self._lanes.retint(icons)
        self.comparison_bar.retint(icons)
        if self._finding is not None:
            self._finding.bar.retint(icons)

    def _connect(self, state: ConversationState) -> None:
        self.asking.asked.connect(lambda question: self.submitted.emit(question, self.choices))
        self.asking.edited.connect(self.edited)
        self.asking.later_asked.connect(self.wishing.show_later)
        self.wishing.edit_asked.connect(self.asking.edit)
        self.wishing.reply_changed.connect(self._turns.show_reply)
        self.asking.draft_changed.connect(self.draft_changed)
        self._lanes.chosen.connect(self.asking.chosen)
        self.composer.stop_asked.connect(self.stop_all_asked)
        self._start.picked.connect(self.composer.fill)
        state.began.connect(self._settle)
        state.turn_added.connect(self._turns.add)
        state.turn_added.connect(self._show_elsewhere)
        state.branch_changed.connect(self._turns.show_branch)
        state.branch_changed.connect(self._show_elsewhere)
        state.lanes_changed.connect(self._turns.show_lanes)
        state.renamed.connect(self.title_changed)
        state.reply_changed.connect(self._turns.show_reply)
        state.running_changed.connect(self._show_running)

    def _show_all(self) -> None:
        self._settle()
        self._turns.show_branch()
        self._show_elsewhere()

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

    def _look_again(self) -> None:
        if not self._state.replies.are_written_elsewhere:
            self._looker.stop()
        elif self.isVisible():
            self.renewal_asked.emit()

    def _stop_lane(self, number: int) -> None:
        if reply := self._state.replies.running_in(self._state.lanes[number].id):
            self.stop_asked.emit(reply.id)

    def _fit_lanes(self) -> None:
        """Speak of one model or of several, as there are lanes."""
        lanes = [column.lane_id for column in self._lanes.columns]
        asked = [n for n in lanes if self._state.arrangement.settings.is_asked(n)] or lanes
        self.composer.ask_several(len(asked), len(lanes))
        self._start.introduce(is_comparison=len(lanes) > 1)
        self.draft_changed.emit()
        self.title_changed.emit()

    def _show_elsewhere(self) -> None:
        self.asking.follow(self._state.shown)
