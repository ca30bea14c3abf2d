"""The turns of one lane: questions and replies below each other."""

from __future__ import annotations

from PySide6.QtCore import Signal

from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.accessible.attending import attend
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView
from deepseek_desktop.ui.widgets.reply_view import ReplyView

_GAP, _GAP_BETWEEN_TURNS = 1.2, 2.4


class LaneTurns(TranscriptView):
    """Where a lane is alone its column is narrow; beside others bands keep their height."""

    retry_asked = Signal(str, str)
    provider_asked = Signal(bool)
    band_toggled = Signal(str, bool)

    def __init__(self, reading: Reading, icons: Icons, *, is_only: bool) -> None:
        super().__init__(reading, is_narrow=is_only)
        self._icons = icons
        self._is_only = is_only
        self._views: dict[str, ReplyView] = {}
        attend(self)
        self.opening_asked.connect(self._open_band)

    @property
    def replies(self) -> tuple[ReplyView, ...]:
        """The places of all replies, from the first turn to the newest."""
        return tuple(self._views.values())

    def add_turn(self, turn_id: str, prompt: str) -> ReplyView:
        """Show a new turn at the end and return where its reply goes."""
        asked = Passage(is_plain=True)
        asked.show_text(prompt)
        gap = _GAP_BETWEEN_TURNS if self._views else _GAP
        self.add(TextItem(asked, is_boxed=True, gap=gap))
        view = ReplyView(self, self._icons, keeps_height=not self._is_only)
        view.retry_asked.connect(lambda without: self.retry_asked.emit(turn_id, without))
        view.provider_asked.connect(self.provider_asked)
        view.band.toggled.connect(lambda is_open: self.band_toggled.emit(turn_id, is_open))
        view.answer_began.connect(lambda: self._stop_at(view))
        self._views[turn_id] = view
        self.follow()
        return view

    def reply_to(self, turn_id: str) -> ReplyView | None:
        """Return the place of a turn's reply."""
        return self._views.get(turn_id)

    def keep_place(self) -> None:
        """Stay where the reader is, unless something is being written here."""
        passages = (item.passage for item in self.flow.items)
        if not any(passage.is_growing for passage in passages if passage is not None):
            self.stay()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        for view in self._views.values():
            view.retint(icons)

    def _open_band(self, number: int) -> None:
        """Open the thinking that something was found in, as if a person had opened it."""
        for turn_id, view in self._views.items():
            if view.band.item.number == number and not view.band.is_open:
                self.band_toggled.emit(turn_id, True)  # noqa: FBT003 open it

    def _stop_at(self, view: ReplyView) -> None:
        """Follow no further than to the start of an answer, where a person wants that."""
        if self.reading.stops_at_answer and view is self.replies[-1]:
            self.hold_at(view.answer)
