"""One reply in a transcript: thinking and answer apart, and under them what can be done."""

from __future__ import annotations

from msgspec.structs import replace
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.reply_place import ReplyPlace
from deepseek_desktop.ui.models.wishes import Act
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.accessible.attending import announce
from deepseek_desktop.ui.transcript.items import InsetItem, Item, TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from deepseek_desktop.ui.widgets.change_mark import ChangeMark
from deepseek_desktop.ui.widgets.reply_foot import ReplyFoot
from deepseek_desktop.ui.widgets.thinking_band import ThinkingBand

_ALONE = ReplyPlace()
_MEANWHILE_MS = 250  # the question is on its way by then, and hardly any answer is there


class ReplyView(QObject):
    """Shows a reply as it stands, above it what changed before it; `wished` is that of its foot."""

    wished = Signal(object, str)
    answer_began = Signal()

    def __init__(self, transcript: TranscriptView, icons: Icons, *, keeps_height: bool) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._icons = icons
        self._reply: Reply | None = None
        self._place = ReplyPlace()
        self._is_shown = False
        self._missing = ""
        self._has_band = True
        self._phase: Phase | None = None
        self.mark = InsetItem(self._make_mark)
        self._ask = InsetItem(self._make_ask, gap=0.4)
        self._ask.is_shown = False
        self.band = ThinkingBand(transcript, icons, keeps_height=keeps_height)
        self.answer = TextItem(Passage(), gap=1.6)
        self.foot = InsetItem(self._make_foot)
        transcript.add(self.mark, self._ask, self.band.item, self.answer, self.foot)

    @property
    def items(self) -> tuple[Item, ...]:
        """What it consists of, from top to bottom."""
        return self.mark, self._ask, self.band.item, self.answer, self.foot

    @property
    def reply_id(self) -> str:
        """The reply that is shown; empty for none."""
        return self._reply.id if self._reply is not None else ""

    def show_reply(self, reply: Reply, elapsed_s: float, place: ReplyPlace = _ALONE) -> None:
        """Show `reply` as it stands, `elapsed_s` seconds after it was asked for."""
        had_answer = bool(self.answer.passage.text)
        is_veiled = place.veiled is not None
        if is_veiled:
            reply = replace(reply, reasoning="", answer=place.veiled or "")
        else:
            self._announce(reply, elapsed_s)
        is_other = reply.id != self.reply_id or is_veiled != (self._place.veiled is not None)
        is_other |= place.hidden != self._place.hidden
        self._reply, self._place = reply, place
        if is_other and reply.is_running:
            QTimer.singleShot(_MEANWHILE_MS, self._transcript.reading.typesetter.warm_up)
        if is_other or self.mark.is_shown != bool(place.mark or any(place.marks)):
            self.set_shown(is_shown=True)
        if place.hidden:  # the text stays as it is: to read it anew would take its time
            self._show_mark()
            self._transcript.changed()
            return
        self.band.show_reply(reply, elapsed_s)
        self.answer.passage.is_growing = place.is_growing if is_veiled else reply.is_running
        self.answer.passage.show_text(reply.answer)
        self._show_mark()
        if isinstance(foot := self.foot.widget, ReplyFoot) and not is_veiled:
            foot.show_reply(reply, place)
        if is_other or not reply.is_running:
            self._transcript.changed()
        else:
            self._transcript.grown()
        if reply.answer and not had_answer:
            self.answer_began.emit()

    def show_missing(self, text: str) -> None:
        """Say why there is no reply, and offer to ask for it; nothing where that is clear."""
        if self._reply is None and text != self._missing:
            self._missing = text
            self.mark.is_shown = self._ask.is_shown = bool(text)
            self._show_mark()
            self._transcript.changed()

    def set_shown(self, *, is_shown: bool) -> None:
        """Show the reply, or no sign of it; before there is one there is none."""
        self._is_shown = is_shown and self._reply is not None
        is_hidden = self._is_shown and bool(self._place.hidden)
        self.answer.is_shown = self._is_shown and not is_hidden
        is_whole = self._is_shown and self._place.veiled is None
        self.mark.is_shown = is_whole and bool(self._place.mark or any(self._place.marks))
        is_missing = self._reply is None and is_shown and bool(self._missing)
        self.mark.is_shown = self.mark.is_shown or is_missing or is_hidden
        self._ask.is_shown = is_missing
        self.foot.is_shown = is_whole
        self.band.set_shown(is_shown=is_whole and self._has_band)

    def show_band(self, *, is_shown: bool) -> None:
        """Show the band of thinking, or no sign of it."""
        self._has_band = is_shown
        is_whole = self._is_shown and self._place.veiled is None
        self.band.set_shown(is_shown=is_shown and is_whole)

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        self.band.retint(icons)
        if isinstance(foot := self.foot.widget, ReplyFoot):
            foot.retint(icons)

    def _announce(self, reply: Reply, elapsed_s: float) -> None:
        """Tell those who listen instead of looking when a reply begins, turns or ends."""
        before, self._phase = self._phase, reply.phase
        if before is not reply.phase and (before is not None or reply.is_running):
            said = wording.state(reply, elapsed_s)
            announce(self._transcript, f"{reply.identity.model}: {said}")

    def _make_foot(self) -> ReplyFoot:
        foot = ReplyFoot(self._icons)
        foot.wished.connect(self.wished)
        foot.details_opened.connect(self._show_details)
        if self._reply is not None:
            foot.show_reply(self._reply, self._place)
        return foot

    def _show_details(self) -> None:
        """Scroll so far that the details begin in view, and all of them where there is room."""
        self._transcript.follow()
        self._transcript.hold_at(self.foot)
        self._transcript.settle()

    def _make_mark(self) -> ChangeMark:
        mark = ChangeMark()
        self._show_in(mark)
        return mark

    def _make_ask(self) -> QWidget:
        row = QWidget()
        button = QToolButton()
        button.setObjectName("askNow")
        button.setProperty("framed", "true")
        button.setText(self.tr("Ask it now"))
        button.setToolTip(self.tr("Ask this lane the question of this turn"))
        button.clicked.connect(lambda: self.wished.emit(Act.RETRY, ""))
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(button)
        layout.addStretch(1)
        return row

    def _show_mark(self) -> None:
        if isinstance(mark := self.mark.widget, ChangeMark):
            self._show_in(mark)

    def _show_in(self, mark: ChangeMark) -> None:
        if self._reply is None:
            mark.show_text(self._missing, ())
        else:
            mark.show_text(self._place.hidden or self._place.mark, self._place.marks)
