"""A lane and its replies, as a person sees them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QLabel,
    QProgressBar,
    QPushButton,
    QScrollBar,
    QToolButton,
    QWidget,
)

from deepseek_desktop.ui.transcript.items import Item
from deepseek_desktop.ui.transcript.view import TranscriptView
from deepseek_desktop.ui.widgets.lanes.lane_column import LaneColumn
from deepseek_desktop.ui.widgets.reply_view import ReplyView
from tests.ui.seeing import facts_in, seen, text_of


@dataclass(frozen=True, slots=True)
class ReplySeen:
    """One reply on screen; what is scrolled out of view counts, what is folded away does not."""

    view: ReplyView
    transcript: TranscriptView

    @property
    def reasoning(self) -> str:
        band = self.view.band.item
        return band.passage.text if band.is_shown and band.is_open else ""

    @property
    def answer(self) -> str:
        return self.view.answer.passage.text

    @property
    def answer_top(self) -> int:
        """How far below the top of the transcript the answer begins, in pixels."""
        self.transcript.settle()
        return self.view.answer.top

    @property
    def answer_height(self) -> int:
        """How high the answer is, in pixels."""
        self.transcript.settle()
        return self.view.answer.height(self.transcript.stage)

    @property
    def band_height(self) -> int:
        """How high the band of thinking is, in pixels."""
        self.transcript.settle()
        return self.view.band.item.height(self.transcript.stage)

    @property
    def band_bar(self) -> QScrollBar:
        """What scrolls the thinking."""
        return self.view.band.item.bar

    @property
    def thinking_title(self) -> str:
        return self.button("bandHeading").text() if self.view.band.item.is_shown else ""

    @property
    def ending(self) -> str:
        return text_of(seen(self.foot, QLabel, "ending"))

    @property
    def mark(self) -> str:
        """What stands above the reply: what changed since the turn before."""
        if not self.view.mark.is_shown:
            return ""
        self._look_at(self.view.mark)
        assert isinstance(self.view.mark.widget, QLabel)
        return self.view.mark.widget.text()

    @property
    def calls(self) -> str:
        return text_of(seen(self.foot, QLabel, "calls"))

    @property
    def facts(self) -> dict[str, str]:
        """What the card of details says, by label; empty while it is closed."""
        cards = seen(self.foot, QFrame, "facts")
        return facts_in(cards[0]) if cards else {}

    @property
    def foot(self) -> QWidget:
        """What stands under the reply."""
        self._look_at(self.view.foot)
        assert self.view.foot.widget is not None
        return self.view.foot.widget

    def button(self, name: str) -> QToolButton:
        """A button of this reply, brought into view."""
        if name == "bandHeading":
            self._look_at(self.view.band.item)
            heading = self.view.band.item.heading
            assert isinstance(heading, QToolButton)
            return heading
        (button,) = seen(self.foot, QToolButton, name)
        return button

    def _look_at(self, item: Item) -> None:
        """Scroll as far as needed to see a part of the reply."""
        self.transcript.settle()
        bar, page = self.transcript.verticalScrollBar(), self.transcript.viewport().height()
        for _ in range(3):
            is_seen = bar.value() <= item.top <= bar.value() + page - 60
            if not is_seen:
                bar.setValue(item.top - page // 2)
            self.transcript.settle()


@dataclass(frozen=True, slots=True)
class LaneSeen:
    """One lane on screen."""

    widget: LaneColumn

    @property
    def choice(self) -> QComboBox:
        (choice,) = seen(self.widget, QComboBox, "modelChoice")
        return choice

    @property
    def identity(self) -> str:
        (label,) = seen(self.widget, QPushButton, "identity")
        return label.accessibleName()

    @property
    def state(self) -> str:
        return text_of(seen(self.widget, QLabel, "state"))

    @property
    def setup(self) -> str:
        """What is set for it, also where a chip says so."""
        lines = seen(self.widget, QWidget, "setupLine")
        return lines[0].accessibleName() if lines else ""

    @property
    def differences(self) -> str:
        """In what it differs from its neighbour, also where there is no room for all chips."""
        chips = seen(self.widget, QWidget, "differences")
        return chips[0].accessibleName() if chips else ""

    @property
    def calls(self) -> str:
        return self.reply.calls if self.replies else ""

    @property
    def top_line(self) -> tuple[str, float]:
        """The words that begin the line at its top, and how far below their leaf's top it is."""
        hit = self.transcript.geometry_now.hit(QPoint(self.transcript.stage.left, 4))
        assert hit is not None
        words = hit.box.document.toPlainText()[hit.place.position :][:40]
        return words, hit.point.y()

    @property
    def top_words(self) -> str:
        return self.top_line[0]

    @property
    def is_busy(self) -> bool:
        """Whether it shows that it waits for a reply that comes in one piece."""
        return bool(seen(self.widget, QProgressBar, "busy"))

    def choose_in_menu(self, text: str) -> None:
        """Choose an entry of the lane's menu."""
        (button,) = seen(self.widget, QToolButton, "laneMenu")
        menu = button.menu()
        assert menu is not None
        (action,) = [a for a in menu.actions() if text in a.text().replace("&", "")]
        action.trigger()

    @property
    def figures(self) -> str:
        """Its figures, with plain blanks for those that break no line."""
        return text_of(seen(self.widget, QLabel, "figures")).replace("\u00a0", " ")

    @property
    def transcript(self) -> TranscriptView:
        assert self.widget.turns is not None, "nothing was asked yet"
        return self.widget.turns

    @property
    def prompts(self) -> list[str]:
        views = self.widget.turns.prompts if self.widget.turns is not None else ()
        return [view.text.passage.text for view in views]

    @property
    def replies(self) -> list[ReplySeen]:
        if self.widget.turns is None:
            return []
        return [ReplySeen(view, self.transcript) for view in self.widget.turns.replies]

    @property
    def reply(self) -> ReplySeen:
        """The reply to the newest question."""
        return self.replies[-1]

    @property
    def reasoning(self) -> str:
        return self.reply.reasoning if self.replies else ""

    @property
    def answer(self) -> str:
        return self.reply.answer if self.replies else ""

    @property
    def ending(self) -> str:
        return self.reply.ending if self.replies else ""

    @property
    def stop_button(self) -> QToolButton:
        (button,) = seen(self.widget, QToolButton, "stopLane")
        return button

    @property
    def scroll_bar(self) -> QScrollBar:
        return self.transcript.verticalScrollBar()
