"""One lane: its header, which stays, and its turns, which scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.accessible.attending import attend
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView
from deepseek_desktop.ui.widgets.lane_header import LaneHeader
from deepseek_desktop.ui.widgets.reply_view import ReplyView

_LEAST_WIDTH = 380
_LEAST_LETTERS = 30


class LaneColumn(QFrame):
    """Shows the turns of one lane."""

    retry_asked = Signal(str, str)
    provider_asked = Signal(bool)
    band_toggled = Signal(str, bool)

    def __init__(
        self,
        letter: str,
        icons: Icons,
        reading: Reading,
        *,
        is_only: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lane")
        self._icons = icons
        self._is_only = is_only
        self._stops_at_answer = reading.stops_at_answer
        self._views: dict[str, ReplyView] = {}
        self.header = LaneHeader(letter, icons)
        self.transcript = TranscriptView(reading, is_narrow=is_only)
        self.transcript.setAccessibleName(self.tr("Lane {letter}").format(letter=letter))
        attend(self.transcript)
        self.transcript.opening_asked.connect(self._open_band)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self.transcript, stretch=1)
        self._fit()

    def add_turn(self, turn_id: str, prompt: str) -> ReplyView:
        """Show a new turn at the end and return where its reply goes."""
        asked = Passage(is_plain=True)
        asked.show_text(prompt)
        gap = 2.4 if self._views else 1.2
        self.transcript.add(TextItem(asked, is_boxed=True, gap=gap))
        view = ReplyView(self.transcript, self._icons, keeps_height=not self._is_only)
        view.retry_asked.connect(lambda without: self.retry_asked.emit(turn_id, without))
        view.provider_asked.connect(self.provider_asked)
        view.band.toggled.connect(lambda is_open: self.band_toggled.emit(turn_id, is_open))
        view.answer_began.connect(lambda: self._stop_at(view))
        self._views[turn_id] = view
        self.transcript.follow()
        return view

    def read_with(self, reading: Reading) -> None:
        """Show the turns as a person wants to read them from now on."""
        self._stops_at_answer = reading.stops_at_answer
        self.transcript.read_with(reading)

    def show_turns(self, *, is_shown: bool) -> None:
        """Show the turns under the header, or the header alone."""
        self.transcript.setVisible(is_shown)

    @property
    def replies(self) -> tuple[ReplyView, ...]:
        """The places of all replies, from the first turn to the newest."""
        return tuple(self._views.values())

    def view(self, turn_id: str) -> ReplyView | None:
        """Return the place of a turn's reply."""
        return self._views.get(turn_id)

    def scroll_to_start(self) -> None:
        """Show the beginning."""
        self.transcript.show_start()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self.header.retint(icons)
        for view in self._views.values():
            view.retint(icons)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Have room for the buttons under a reply, also in a large font."""
        letters = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        self.setMinimumWidth(max(_LEAST_WIDTH, letters))

    def _open_band(self, number: int) -> None:
        """Open the thinking that something was found in, as if a person had opened it."""
        for turn_id, view in self._views.items():
            if view.band.item.number == number and not view.band.is_open:
                self.band_toggled.emit(turn_id, True)  # noqa: FBT003 open it

    def _stop_at(self, view: ReplyView) -> None:
        """Follow no further than to the start of an answer, where a person wants that."""
        if self._stops_at_answer:
            self.transcript.hold_at(view.answer)
