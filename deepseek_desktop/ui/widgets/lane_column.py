"""One lane: its header, which stays, and its turns, which scroll."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.lane_header import LaneHeader
from deepseek_desktop.ui.widgets.reply_view import ReplyView
from deepseek_desktop.ui.widgets.texts import StreamedText

_LEAST_WIDTH = 380
_LEAST_LETTERS = 30
_AT_END_PX = 4


class LaneColumn(QFrame):
    """Shows the turns of one lane. Follows growing text only while it is at the end."""

    retry_asked = Signal(str, str)
    provider_asked = Signal(bool)
    band_toggled = Signal(str, bool)

    def __init__(
        self, letter: str, icons: Icons, *, is_only: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("lane")
        self._icons = icons
        self._views: dict[str, ReplyView] = {}
        self._is_following = True
        self.header = LaneHeader(letter, icons)
        self._page = QWidget()
        self._page.setObjectName("lanePage")
        if is_only:
            self._page.setMaximumWidth(860)
        self._turns = QVBoxLayout(self._page)
        self._turns.setContentsMargins(14, 14, 14, 20)
        self._turns.setSpacing(12)
        self._turns.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setObjectName("laneScroll")
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._scroll.setWidget(self._page)
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._follow)
        bar.valueChanged.connect(self._note_place)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.header)
        layout.addWidget(self._scroll, stretch=1)
        self._fit()

    def add_turn(self, turn_id: str, prompt: str) -> ReplyView:
        """Show a new turn at the end and return where its reply goes."""
        asked = StreamedText("prompt", grows=True)
        asked.setAccessibleName(self.tr("Question"))
        asked.show_text(prompt)
        view = ReplyView(self._icons)
        view.retry_asked.connect(lambda without: self.retry_asked.emit(turn_id, without))
        view.provider_asked.connect(self.provider_asked)
        view.band_toggled.connect(lambda is_open: self.band_toggled.emit(turn_id, is_open))
        self._views[turn_id] = view
        place = self._turns.count() - 1
        self._turns.insertWidget(place, asked)
        self._turns.insertWidget(place + 1, view)
        self._is_following = True
        return view

    def show_turns(self, *, is_shown: bool) -> None:
        """Show the turns under the header, or the header alone."""
        self._scroll.setVisible(is_shown)

    def view(self, turn_id: str) -> ReplyView | None:
        """Return the place of a turn's reply."""
        return self._views.get(turn_id)

    def scroll_to_start(self) -> None:
        """Show the beginning."""
        self._scroll.verticalScrollBar().setValue(0)

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

    def _follow(self, _least: int, greatest: int) -> None:
        if self._is_following:
            self._scroll.verticalScrollBar().setValue(greatest)

    def _note_place(self, value: int) -> None:
        bar = self._scroll.verticalScrollBar()
        self._is_following = value >= bar.maximum() - _AT_END_PX
