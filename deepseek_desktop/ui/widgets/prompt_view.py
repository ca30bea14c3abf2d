"""One question in a transcript, and under it what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.models.reply_place import PromptPlace
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.items import InsetItem, Item, TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from deepseek_desktop.ui.widgets.prompt_foot import PromptFoot


class PromptView(QObject):
    """Shows a question; `wished` is that of its foot."""

    wished = Signal(object, str)

    def __init__(
        self, transcript: TranscriptView, question: Question, icons: Icons, gap: float
    ) -> None:
        super().__init__(transcript)
        self._transcript = transcript
        self._question = question
        self._icons = icons
        self._place = PromptPlace()
        passage = Passage(is_plain=True)
        passage.show_text(question.prompt)
        self.text = TextItem(passage, is_boxed=True, gap=gap)
        self.foot = InsetItem(self._make_foot, gap=0.4)
        transcript.add(self.text, self.foot)

    @property
    def items(self) -> tuple[Item, ...]:
        """What it consists of, from top to bottom."""
        return self.text, self.foot

    def show_place(self, place: PromptPlace) -> None:
        """Show which of several questions this is, and what there is besides it."""
        is_other, self._place = place != self._place, place
        if is_other and isinstance(foot := self.foot.widget, PromptFoot):
            foot.show_place(place)
            self._transcript.changed()

    def set_shown(self, *, is_shown: bool) -> None:
        """Show the question, or no sign of it."""
        self.text.is_shown = self.foot.is_shown = is_shown

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        if isinstance(foot := self.foot.widget, PromptFoot):
            foot.retint(icons)

    def _make_foot(self) -> PromptFoot:
        foot = PromptFoot(self._icons, self._question.attachments)
        foot.wished.connect(self.wished)
        foot.show_place(self._place)
        return foot
