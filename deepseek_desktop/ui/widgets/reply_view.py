"""One reply in a transcript: thinking and answer apart, and under them what can be done."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.reply import Phase, Reply
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.accessible.attending import announce
from deepseek_desktop.ui.transcript.items import InsetItem, TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from deepseek_desktop.ui.widgets.reply_foot import ReplyFoot
from deepseek_desktop.ui.widgets.thinking_band import ThinkingBand


class ReplyView(QObject):
    """Shows a reply as it stands; says when a person wants it again, and without what.

    `provider_asked` says that the provider is what has to be seen to; True: its key.
    """

    retry_asked = Signal(str)
    provider_asked = Signal(bool)
    answer_began = Signal()

    def __init__(self, transcript: TranscriptView, icons: Icons, *, keeps_height: bool) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._icons = icons
        self._reply: Reply | None = None
        self._failure = ""
        self._phase: Phase | None = None
        self.band = ThinkingBand(transcript, icons, keeps_height=keeps_height)
        self.answer = TextItem(Passage(), gap=1.6)
        self.foot = InsetItem(self._make_foot)
        transcript.add(self.band.item, self.answer, self.foot)

    def show_reply(self, reply: Reply, elapsed_s: float, failure: str = "") -> None:
        """Show `reply` as it stands, `elapsed_s` seconds after it was asked for.

        `failure` is what has to be said besides how the reply itself ended.
        """
        had_answer = bool(self.answer.passage.text)
        self._announce(reply, elapsed_s)
        self._reply, self._failure = reply, failure
        self.band.show_reply(reply, elapsed_s)
        self.answer.passage.is_growing = reply.is_running
        self.answer.passage.show_text(reply.answer)
        if isinstance(foot := self.foot.widget, ReplyFoot):
            foot.show_reply(reply, failure)
        self._transcript.changed()
        if reply.answer and not had_answer:
            self.answer_began.emit()

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
        foot.retry_asked.connect(self.retry_asked)
        foot.provider_asked.connect(self.provider_asked)
        if self._reply is not None:
            foot.show_reply(self._reply, self._failure)
        return foot
