"""The lanes of a conversation side by side; when they do not fit they scroll sideways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Lane, LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.lanes.lane_row import LaneRow

_MOST_LEAST = 110  # pixels: in large letters a small screen must do, too
_NO_LIMIT = 16_777_215  # Qt's own


class LanesArea(LaneRow):
    """Keeps what the lanes share aligned: the height of their headers, their thinking bands."""

    thinking_toggled = Signal(bool)

    def __init__(
        self,
        ids: Sequence[str],
        icons: Icons,
        reading: Reading,
        *,
        thinking_is_open: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(icons, reading, parent)
        self.setObjectName("lanesArea")
        self._thinking_is_open = thinking_is_open
        self._models = Offered()
        self._personas: Sequence[Persona] = ()
        self._is_settled = False
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.timeout.connect(self._fit_headers)
        self.refit.connect(lambda: self._refit.start(0))
        self.band_toggled.connect(self._set_bands_open)
        self.fit(ids)
        self._fit_headers()

    def add(self, lane_id: str, choice: LaneChoice) -> None:
        """Add a lane before the first question."""
        self.fit([*(column.lane_id for column in self.columns), lane_id])
        self.columns[-1].header.choose(choice.model)
        self.set_up(len(self.columns) - 1, choice.setup)

    @property
    def choices(self) -> tuple[LaneChoice, ...]:
        """Who is to answer, and how, from left to right."""
        return tuple(replace(c.header.choice, id=c.lane_id) for c in self.columns)

    def set_up(self, number: int, setup: LaneSetup) -> None:
        """Take what a person set for a lane, and show it."""
        self.columns[number].header.set_up(setup)
        self._fit_headers()

    def offer(self, models: Offered, chosen: Sequence[str]) -> None:
        """Offer models, and `chosen` where nothing was chosen yet."""
        self._models = models
        for column, choice in zip(self.columns, chosen, strict=False):
            column.header.offer(models, choice)

    def offer_personas(self, personas: Sequence[Persona]) -> None:
        """Offer personas in every lane."""
        self._personas = personas
        for column in self.columns:
            column.header.offer_personas(personas)

    def choose(self, number: int, model: str) -> None:
        """Choose a model for a lane that was not asked yet."""
        self.columns[number].header.choose(model)

    def settle(self, lanes: Sequence[Lane]) -> None:
        """Show who answers from now on, and make room for the turns."""
        self._is_settled = True
        self.setMinimumHeight(0)
        self.setMaximumHeight(_NO_LIMIT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.answer_with(lanes)
        for column in self.columns:
            column.begin()

    def answer_with(self, lanes: Sequence[Lane]) -> None:
        """Show who answers, and how, from now on."""
        self.fit([lane.id for lane in lanes])
        for column, lane in zip(self.columns, lanes, strict=True):
            column.header.settle(lane.model)
            column.header.set_up(lane.setup)
        self.level_headers()

    def add_turn(self, turn_id: str, question: Question) -> None:
        """Show a new turn in every lane."""
        for column in self.columns:
            turns = column.begin()
            turns.add_turn(turn_id, question, opens_thinking=self._thinking_is_open)

    def show_turns(self, questions: Mapping[str, Question]) -> None:
        """Show these turns in every lane, given by id in their order, and no others."""
        for column in self.columns:
            column.begin().show_turns(questions, opens_thinking=self._thinking_is_open)

    def begin_thinking(self, *, is_open: bool) -> None:
        """Open the thinking of turns to come, or keep it closed."""
        self._thinking_is_open = is_open

    def show_bands(self, turn_id: str, *, is_shown: bool) -> None:
        """Show the bands of a turn in all lanes or in none, so that the answers align."""
        for turns in self.turns:
            if view := turns.reply_to(turn_id):
                view.show_band(is_shown=is_shown)

    def level_headers(self) -> None:
        """Make all headers as high as the highest, so that what is under them aligns."""
        if self._is_settled:
            height = max((column.header.wanted_height() for column in self.columns), default=0)
            for column in self.columns:
                column.header.setFixedHeight(height)
            # They scroll no way but sideways, so what is lowest in them must have its place.
            least = max((column.minimumSizeHint().height() for column in self.columns), default=0)
            least += self.horizontalScrollBar().sizeHint().height()
            self.setMinimumHeight(min(_MOST_LEAST, least))

    def scroll_to_start(self) -> None:
        """Show the beginning of every lane."""
        for turns in self.turns:
            turns.show_start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.level_headers()
        QTimer.singleShot(0, self, self.follow_focus)  # once the lanes have their places

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._refit.start(0)  # once all that is in here knows its new size

    @override
    def _new_column(self, lane_id: str) -> LaneColumn:
        column = super()._new_column(lane_id)
        column.header.offer(self._models, "")
        column.header.offer_personas(self._personas)
        if self._is_settled:
            column.begin()
        return column

    def _fit_headers(self) -> None:
        """Level the headers; before the first question the lanes are no higher than they."""
        if self._is_settled:
            self.level_headers()
            return
        height = max((column.sizeHint().height() for column in self.columns), default=0)
        self.setFixedHeight(height + self.horizontalScrollBar().sizeHint().height())

    def _set_bands_open(self, turn_id: str, is_open: bool) -> None:
        self.thinking_toggled.emit(is_open)
        for turns in self.turns:
            if (view := turns.reply_to(turn_id)) and view.band.is_open != is_open:
                turns.keep_place()
                view.band.set_open(is_open=is_open)
