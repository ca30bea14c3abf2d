"""The lanes of a conversation side by side; when they do not fit they scroll sideways."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Lane, LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.persona import Persona
from deepseek_desktop.ui.models.lane_wishes import LaneWish
from deepseek_desktop.ui.models.offered import Offered
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.widgets.lane_column import LaneColumn

if TYPE_CHECKING:  # see lane_column.py
    from deepseek_desktop.ui.widgets.lane_turns import LaneTurns

_NO_LIMIT = 16_777_215  # Qt's own


class LanesArea(QScrollArea):
    """Keeps what the lanes share aligned: the height of their headers, their thinking bands.

    Signals carry a lane's number, from 0 on the left; `lane_asked` has a `LaneWish`.
    """

    stop_asked = Signal(int)
    lane_asked = Signal(object)
    wished = Signal(object, str, int, str)
    thinking_toggled = Signal(bool)
    link_clicked = Signal(str, str)
    noticed = Signal(str)
    zoom_asked = Signal(int)
    chosen = Signal()

    def __init__(
        self,
        count: int,
        icons: Icons,
        reading: Reading,
        *,
        thinking_is_open: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._thinking_is_open = thinking_is_open
        self.setObjectName("lanesArea")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # it follows the focus to a lane
        self.setWidgetResizable(True)
        self._is_settled = False
        self.columns = tuple(
            self._connected(LaneColumn(letter, icons, reading, is_only=count == 1), number)
            for number, letter in enumerate(ascii_uppercase[:count])
        )
        page = QWidget()
        page.setObjectName("lanes")
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for column in self.columns:
            row.addWidget(column, stretch=1)
        self.setWidget(page)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.timeout.connect(self._fit_headers)
        self._fit_headers()

    @property
    def choices(self) -> tuple[LaneChoice, ...]:
        """Who is to answer, and how, from left to right."""
        return tuple(column.header.choice for column in self.columns)

    @property
    def current(self) -> int:
        """The lane where a person is; the first one where they are in none."""
        focused = QApplication.focusWidget()
        is_there = [focused is not None and c.isAncestorOf(focused) for c in self.columns]
        return is_there.index(True) if True in is_there else 0

    def set_up(self, number: int, setup: LaneSetup) -> None:
        """Take what a person set for a lane, and show it."""
        self.columns[number].header.set_up(setup)
        self._fit_headers()

    def offer(self, models: Offered, chosen: Sequence[str]) -> None:
        """Offer models, and `chosen` where nothing was chosen yet."""
        for column, choice in zip(self.columns, chosen, strict=False):
            column.header.offer(models, choice)

    def offer_personas(self, personas: Sequence[Persona]) -> None:
        """Offer personas in every lane."""
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
        for column in self.columns:
            column.begin()
        self.answer_with(lanes)

    def answer_with(self, lanes: Sequence[Lane]) -> None:
        """Show who answers, and how, from now on."""
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

    def scroll_to_start(self) -> None:
        """Show the beginning of every lane."""
        for turns in self.turns:
            turns.show_start()

    @property
    def turns(self) -> list[LaneTurns]:
        """The turns of the lanes; none before the first question."""
        return [column.turns for column in self.columns if column.turns is not None]

    @property
    def selected_text(self) -> str:
        """What is selected in the lane where a person is; empty for nothing."""
        focused = QApplication.focusWidget()
        is_there = [
            focused is not None and (turns is focused or turns.isAncestorOf(focused))
            for turns in self.turns
        ]
        here = [turns for turns, is_here in zip(self.turns, is_there, strict=True) if is_here]
        texts = (turns.selected_text for turns in (*here, *self.turns))
        return next((text for text in texts if text), "")

    @property
    def lane_here(self) -> int:
        """The number of the lane that a person is in; the first one where they are in none."""
        focused = QApplication.focusWidget()
        within = (focused is not None and column.isAncestorOf(focused) for column in self.columns)
        walked = (
            column.turns is not None and column.turns.walking.item is not None
            for column in self.columns
        )
        both = zip(within, walked, strict=True)
        places = {is_in * 2 + is_at: n for n, (is_in, is_at) in reversed(list(enumerate(both)))}
        return places[max(places)]

    def bring_into_view(self, number: int) -> None:
        """Scroll sideways as far as needed to see a lane."""
        self.ensureWidgetVisible(self.columns[number], 0, 0)

    def read_with(self, reading: Reading) -> None:
        """Show the turns as a person wants to read them from now on."""
        for column in self.columns:
            column.read_with(reading)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        for column in self.columns:
            column.retint(icons)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.level_headers()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._refit.start(0)  # once all that is in here knows its new size

    def _connected(self, column: LaneColumn, number: int) -> LaneColumn:
        column.header.stop_asked.connect(lambda: self.stop_asked.emit(number))
        column.header.asked.connect(
            lambda act, detail: self.lane_asked.emit(LaneWish(act, number, detail))
        )
        column.header.refit.connect(lambda: self._refit.start(0))
        column.header.chosen.connect(self.chosen)
        column.wished.connect(
            lambda act, turn_id, detail: self.wished.emit(act, turn_id, number, detail)
        )
        column.band_toggled.connect(self._set_bands_open)
        column.link_clicked.connect(self.link_clicked)
        column.copied.connect(self._tell_copied)
        column.zoom_asked.connect(self.zoom_asked)
        return column

    def _fit_headers(self) -> None:
        """Level the headers; before the first question the lanes are no higher than they."""
        if self._is_settled:
            self.level_headers()
            return
        height = max((column.sizeHint().height() for column in self.columns), default=0)
        self.setFixedHeight(height + self.horizontalScrollBar().sizeHint().height())

    def _tell_copied(self, notice: str) -> None:
        if notice:
            self.noticed.emit(notice)

    def _set_bands_open(self, turn_id: str, is_open: bool) -> None:
        self.thinking_toggled.emit(is_open)
        for turns in self.turns:
            if (view := turns.reply_to(turn_id)) and view.band.is_open != is_open:
                turns.keep_place()
                view.band.set_open(is_open=is_open)
