"""What plays a comparison again: a track for each lane, a scrubber below them, and its buttons."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSlider,
    QStyle,
    QStyleOptionSlider,
    QToolButton,
)
from typing_extensions import override

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.widgets.buttons import tool_button
from deepseek_desktop.ui.widgets.comparing.replay_tracks import BADGE, ReplayTracks, Row
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import clock, number

SPEEDS = (1, 2, 4, 16)
_STEP_S, _PAGE_S = 1, 10
_MS = 1000
_SHORT_S = 60


class ReplayBar(QFrame):
    """Announces what a person wants of a replay; `sought` is in seconds after its start."""

    play_toggled = Signal()
    sought = Signal(float)
    speed_chosen = Signal(int)
    close_asked = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("replayBar")
        self.setAccessibleName(self.tr("Replay"))
        self._length_s = 0.0
        self._is_playing = False
        self._icons = icons
        self._tracks = ReplayTracks(icons)
        self._scrubber = _Scrubber()
        self._scrubber.valueChanged.connect(self._seek)
        self._to_start = self._button("replayStart", self.tr("To the start"))
        self._play = self._button("replayPlay", "")
        self._to_end = self._button("replayEnd", self.tr("To the end"))
        self._close = self._button("replayClose", self.tr("End the replay (Esc)"))
        self._time = PlainLabel("muted")
        self._time.setObjectName("replayTime")
        self._speed = self._make_speed()
        self._to_start.clicked.connect(lambda: self.sought.emit(0.0))
        self._play.clicked.connect(self.play_toggled)
        self._to_end.clicked.connect(lambda: self.sought.emit(self._length_s))
        self._close.clicked.connect(self.close_asked)
        self._lay_out()
        self.setFocusProxy(self._scrubber)
        self.retint(icons)
        self.hide()

    def show_rows(self, rows: Sequence[Row], length_s: float) -> None:
        """Show a track for each lane; all of it takes `length_s` seconds."""
        self._length_s = length_s
        self._tracks.show_rows(rows, length_s)
        self._scrubber.blockSignals(True)  # noqa: FBT003 Qt's own
        self._scrubber.setMaximum(max(1, round(length_s * _MS)))
        self._scrubber.blockSignals(False)  # noqa: FBT003 Qt's own

    def show_place(self, at_s: float, said: str, *, is_playing: bool) -> None:
        """Show how far it is; `said` is what each lane does there, in words."""
        self._scrubber.blockSignals(True)  # noqa: FBT003 Qt's own
        self._scrubber.setValue(round(at_s * _MS))
        self._scrubber.blockSignals(False)  # noqa: FBT003 Qt's own
        self._tracks.show_place(at_s)
        time = self._time_text(at_s)
        self._time.setText(time)
        self._scrubber.setAccessibleDescription(f"{time}. {said}")
        if is_playing != self._is_playing:
            self._is_playing = is_playing
            self._show_playing()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self._tracks.retint(icons)
        self._to_start.setIcon(icons.get("to_start"))
        self._to_end.setIcon(icons.get("to_end"))
        self._close.setIcon(icons.get("close"))
        self._show_playing()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self.play_toggled.emit()
        else:
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Polish:
            self._tracks.inset = self._scrubber.inset
        return super().event(event)

    def _show_playing(self) -> None:
        what = self.tr("Pause (Space)") if self._is_playing else self.tr("Play (Space)")
        self._play.setIcon(self._icons.get("pause" if self._is_playing else "play"))
        self._play.setAccessibleName(what)
        self._play.setToolTip(what)

    def _seek(self, value_ms: int) -> None:
        self.sought.emit(min(value_ms / _MS, self._length_s))

    def _time_text(self, at_s: float) -> str:
        if self._length_s < _SHORT_S:
            text = self.tr("{now} of {all} s")
            return text.format(now=number(at_s, 1), all=number(self._length_s, 1))
        return self.tr("{now} of {all}").format(now=clock(at_s), all=clock(self._length_s))

    def _button(self, name: str, what: str) -> QToolButton:
        button = tool_button(name, what)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _make_speed(self) -> QComboBox:
        speed = QComboBox()
        speed.setObjectName("replaySpeed")
        speed.setAccessibleName(self.tr("Speed of the replay"))
        for times in SPEEDS:
            speed.addItem(f"{times}×", times)
        speed.currentIndexChanged.connect(lambda place: self.speed_chosen.emit(SPEEDS[place]))
        return speed

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(2)
        for button in (self._to_start, self._play, self._to_end):
            buttons.addWidget(button)
        line = QHBoxLayout()
        line.setContentsMargins(BADGE, 0, 0, 0)
        line.addWidget(self._scrubber)
        ends = QHBoxLayout()
        ends.setSpacing(6)
        for part in (self._time, self._speed, self._close):
            ends.addWidget(part)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(0)
        grid.addWidget(self._tracks, 0, 1)
        grid.addLayout(buttons, 1, 0)
        grid.addLayout(line, 1, 1)
        grid.addLayout(ends, 1, 2)
        grid.setColumnStretch(1, 1)


class _Scrubber(QSlider):
    """Goes where it is pressed; in milliseconds."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setObjectName("replayScrubber")
        self.setAccessibleName(self.tr("Place in the replay"))
        self.setSingleStep(_STEP_S * _MS)
        self.setPageStep(_PAGE_S * _MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def inset(self) -> int:
        """How far from the edges the middle of the handle is at the ends, in pixels."""
        return self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, None, self) // 2

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            option = QStyleOptionSlider()
            self.initStyleOption(option)
            place = round(event.position().x()) - self.inset
            room = self.width() - 2 * self.inset
            self.setValue(
                QStyle.sliderValueFromPosition(self.minimum(), self.maximum(), place, room)
            )
        super().mousePressEvent(event)
