"""The turns of one lane: questions and replies below each other."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct
from PySide6.QtCore import QSize, QTimer, Signal
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.ui.theme.icons import Icons
from deepseek_desktop.ui.transcript.accessible.attending import attend
from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.readers_place import Whereabouts
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView
from deepseek_desktop.ui.widgets.prompt_view import PromptView
from deepseek_desktop.ui.widgets.reply_view import ReplyView

_GAP, _GAP_BETWEEN_TURNS = 1.2, 2.4


class LanePlace(Struct, frozen=True):
    """Where a person is in a lane, in lines of what width in pixels, and what they know of it.

    In its bands, by turn: how far, and whether at the end.
    """

    reader: Whereabouts
    bands: Mapping[str, tuple[int, bool]]
    width: int
    known: tuple[dict[Passage, int], int]


class LaneTurns(TranscriptView):
    """Where a lane is alone its column is narrow; beside others bands keep their height.

    `wished` has an `Act`, a turn's id, and which, where that is needed.
    """

    wished = Signal(object, str, str)
    band_toggled = Signal(str, bool)

    def __init__(self, reading: Reading, icons: Icons) -> None:
        super().__init__(reading)
        self._icons = icons
        self._is_alone = False
        self._prompts: dict[str, PromptView] = {}
        self._views: dict[str, ReplyView] = {}
        self._shown: tuple[str, ...] = ()
        attend(self)
        self.opening_asked.connect(self._open_band)

    def stand(self, *, is_alone: bool) -> None:
        """Show the turns as those of a lane that is seen alone, or beside others."""
        if is_alone != self._is_alone:
            self._is_alone = is_alone
            for view in self._views.values():
                view.band.item.keeps_height = not is_alone
            self.set_narrow(is_narrow=is_alone)

    @property
    def prompts(self) -> tuple[PromptView, ...]:
        """The questions that are shown, from the first on."""
        return tuple(self._prompts[turn_id] for turn_id in self._shown)

    @property
    def replies(self) -> tuple[ReplyView, ...]:
        """The places of all replies that are shown, from the first turn to the newest."""
        return tuple(self._views[turn_id] for turn_id in self._shown)

    def show_turns(self, questions: Mapping[str, Question], *, opens_thinking: bool) -> None:
        """Show these turns, given by id in their order, and no others.

        Whatever order branches are seen in, a turn is made after the one that it goes on from.
        """
        for turn_id in self._shown:
            if turn_id not in questions:
                self._prompts[turn_id].set_shown(is_shown=False)
                self._views[turn_id].set_shown(is_shown=False)
        self.selection.clear()
        self._shown = tuple(questions)
        for turn_id, question in questions.items():
            if turn_id not in self._views:
                self._make(turn_id, question, opens_thinking=opens_thinking)
            self._prompts[turn_id].set_shown(is_shown=True)
            self._views[turn_id].set_shown(is_shown=True)
        self.changed()

    def add_turn(self, turn_id: str, question: Question, *, opens_thinking: bool) -> None:
        """Show a new turn at the end."""
        self._shown += (turn_id,)
        self._make(turn_id, question, opens_thinking=opens_thinking)
        self.follow()

    @property
    def turn_here(self) -> str:
        """The turn that a person walked to, or else the last one; empty for none."""
        item = self.walking.item
        for turn_id in self._shown:
            view = self._views[turn_id]
            if item in {self._prompts[turn_id].text, view.band.item, view.answer}:
                return turn_id
        return self._shown[-1] if self._shown else ""

    @property
    def is_at_prompt(self) -> bool:
        """Whether a person walked to a question."""
        item = self.walking.item
        return any(prompt.text is item for prompt in self.prompts)

    @override
    def sizeHint(self) -> QSize:
        # It takes what there is: else its header scrolled away in a low window.
        return self.minimumSizeHint()

    @property
    def sections(self) -> dict[tuple[str, int], Item]:
        """What the turns that are shown consist of, by turn and place, from top to bottom.

        In all lanes of a conversation the same is found under the same names.
        """
        return {
            (turn_id, place): item
            for turn_id in self._shown
            for place, item in enumerate(
                (*self._prompts[turn_id].items, *self._views[turn_id].items)
            )
        }

    @property
    def is_growing(self) -> bool:
        """Whether something is being written here."""
        passages = (item.passage for item in self.flow.items)
        return any(passage.is_growing for passage in passages if passage is not None)

    def prompt_of(self, turn_id: str) -> PromptView | None:
        """Return the place of a turn's question."""
        return self._prompts.get(turn_id)

    def reply_to(self, turn_id: str) -> ReplyView | None:
        """Return the place of a turn's reply."""
        return self._views.get(turn_id)

    def _make(self, turn_id: str, question: Question, *, opens_thinking: bool) -> None:
        gap = _GAP_BETWEEN_TURNS if self._views else _GAP
        prompt = PromptView(self, question, self._icons, gap)
        prompt.wished.connect(lambda act, detail: self.wished.emit(act, turn_id, detail))
        view = ReplyView(self, self._icons, keeps_height=not self._is_alone)
        view.wished.connect(lambda act, detail: self.wished.emit(act, turn_id, detail))
        view.band.toggled.connect(lambda is_open: self.band_toggled.emit(turn_id, is_open))
        view.band.set_open(is_open=opens_thinking)
        view.answer_began.connect(lambda: self._stop_at(view))
        self._prompts[turn_id] = prompt
        self._views[turn_id] = view

    def keep_place(self) -> None:
        """Stay where the reader is, unless something is being written here."""
        if not self.is_growing:
            self.stay()

    def whereabouts(self) -> LanePlace:
        """Return where a person is in the lane and in its bands, to be brought back there."""
        reader = self._place_of_reader.whereabouts(self.verticalScrollBar().value(), self.stage)
        bands = {turn_id: self._views[turn_id].band.item.scroll_place for turn_id in self._shown}
        return LanePlace(reader, bands, self.stage.width, self._end_button.known)

    def return_to(self, place: LanePlace) -> None:
        """Be where a person was, also once the bar that scrolls is back beside the lines."""
        self._return_to(place)
        if self.stage.width != place.width:
            QTimer.singleShot(0, self, lambda: self._return_to(place))

    def _return_to(self, place: LanePlace) -> None:
        self._end_button.know(place.known)
        for turn_id, scroll in place.bands.items():
            self._views[turn_id].band.item.return_to(scroll)
        self._place_of_reader.return_to(place.reader)
        self.settle()

    def watch(self, turn_id: str) -> None:
        """Follow what is written in a turn; of one that is not the last see the question first."""
        self.follow()
        if turn_id in self._prompts and turn_id != self._shown[-1]:
            self.hold_at(self._prompts[turn_id].text)
        self.settle()

    def retint(self, icons: Icons) -> None:
        """Take the icons of another theme."""
        self._icons = icons
        for prompt in self._prompts.values():
            prompt.retint(icons)
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
