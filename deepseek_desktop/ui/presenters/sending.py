"""Says before a question is sent what it fills and costs, and holds it where that matters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.spending_limit import Reach
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models import context_words, spending_words
from deepseek_desktop.ui.models.forecast import Asked, Forecast, Forecasting
from deepseek_desktop.ui.presenters.sending_words import context_said, limit_said, said_of
from deepseek_desktop.ui.presenters.sums import Sums
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.sending_line import Answer, Said

_REST_MS = 300


class Concern(Enum):
    """What a person has to decide before a question is sent."""

    CONTEXT = "context"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class _Held:
    question: Question
    concern: Concern
    forecast: Forecast


class Sending(QObject):
    """Watches one tab. What a person decided holds for the question that they decided it for."""

    def __init__(
        self,
        tab: ConversationTab,
        forecasting: Forecasting,
        sums: Sums,
        tasks: TaskScope,
        tell: Callable[[str], None],
    ) -> None:
        super().__init__(tab)
        self._tab = tab
        self._area = tab.asking
        self._forecasting = forecasting
        self._sums = sums
        self._tasks = tasks
        self._tell = tell
        self._forecast = Forecast(())
        self._held: _Held | None = None
        self._again: Callable[[], None] | None = None
        self._allowed: set[Concern] = set()
        self._round = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        self._connect()

    def _connect(self) -> None:
        area, state = self._area, self._tab.state
        area.hinders = self._hinders
        area.draft_changed.connect(self._note_typing)
        area.appeared.connect(self._note_change)
        area.chosen.connect(self._note_change)
        area.line.answered.connect(self._take_answer)
        area.gauge.details_asked.connect(self._show_details)
        for signal in (
            state.began,
            state.turn_added,
            state.lanes_changed,
            state.running_changed,
        ):
            signal.connect(self._note_change)
            signal.connect(self._sums.changed)
        self._tab.wishing.reply_changed.connect(self._note_change)
        state.branch_changed.connect(self._begin_anew)
        state.reply_changed.connect(self._note_reply)
        if state.has_begun:
            self._sums.note_expense(state.id)

    def _note_typing(self) -> None:
        """Look again when typing rests; what was decided held for what was typed before."""
        if self._held is not None and self._held.question not in self._waiting():
            self._held = None
            self._allowed.clear()
        self._rest.start()

    def _note_change(self) -> None:
        self._rest.start()

    def _begin_anew(self) -> None:
        """Forget what was decided for another branch."""
        self._tab.state.shown.leave_out = None
        self._rest.start()
        self._sums.changed.emit()

    def _note_reply(self, reply_id: str) -> None:
        """Read the sums anew when a reply has ended."""
        state = self._tab.state
        if reply_id not in state.replies.running_ids:
            self._sums.note_expense(state.id)

    def _waiting(self) -> tuple[Question, ...]:
        return (self._tab.composer.draft, *self._tab.composer.queue[:1])

    def _asked(self, question: Question, edited_id: str) -> Asked:
        return Asked(question, self._tab.choices, edited_id)

    def _look(self) -> None:
        """Forecast what is typed; what takes long is done beside the loop."""
        if not self._tab.isVisible():
            return  # it is looked at again when it is seen
        self._round += 1
        asked = self._asked(self._tab.composer.draft, self._area.edited_id)
        work, takes_long = self._forecasting.prepare(asked)
        if takes_long:
            self._tasks.start(self._look_beside(work, self._round), name="forecast")
        else:
            self._show(work())

    async def _look_beside(self, work: Callable[[], Forecast], number: int) -> None:
        forecast = await asyncio.to_thread(work)
        if isValid(self) and number == self._round:
            self._show(forecast)

    def _show(self, forecast: Forecast) -> None:
        self._show_gauge(forecast)
        if self._held is None:
            self._area.line.show_said(said_of(forecast))

    def _show_gauge(self, forecast: Forecast) -> None:
        self._forecast = forecast
        fullest = forecast.fullest
        load = fullest.load if fullest else None
        fullness = load.fullness if load and load.context is not None else None
        text = context_words.gauge_text(forecast)
        self._area.gauge.show_fill(text, fullness, is_over=forecast.is_over)

    def _hinders(self, question: Question, edited_id: str) -> bool:
        """Return whether a question must wait for a decision, and ask for it."""
        work, _ = self._forecasting.prepare(self._asked(question, edited_id))
        forecast = work()
        self._show_gauge(forecast)
        concern, said = self._concern(forecast)
        if concern is None:
            self._held = None
            self._allowed.clear()
            self._area.line.show_said(None if forecast.is_over else said_of(forecast))
            self._rest.start()
            return False
        self._held, self._again = _Held(question, concern, forecast), None
        self._area.line.show_said(said)
        return True

    def hinders_again(self, turn_id: str, again: Callable[[], None]) -> bool:
        """Return whether asking a turn once more must wait for a decision; then `again` does it.

        What it sends was sent before, so only the limits matter.
        """
        question = self._tab.state.turn(turn_id).question
        work, _ = self._forecasting.prepare(self._asked(question, turn_id))
        concern, said = self._limit_concern(work())
        self._allowed.clear()
        self._again = again if concern is not None else None
        if concern is not None:
            self._area.line.show_said(said)
        return concern is not None

    def _concern(self, forecast: Forecast) -> tuple[Concern | None, Said | None]:
        if forecast.is_over and Concern.CONTEXT not in self._allowed:
            return Concern.CONTEXT, context_said(forecast)
        return self._limit_concern(forecast)

    def _limit_concern(self, forecast: Forecast) -> tuple[Concern | None, Said | None]:
        for limit, is_day, how_far in self._sums.reaches(forecast.low):
            concern = Concern.DAY if is_day else Concern.MONTH
            if how_far is Reach.WITHIN or concern in self._allowed:
                continue
            spent = self._sums.spent(is_day=is_day)
            text = spending_words.limit_text(limit, spent, forecast, how_far, is_day=is_day)
            if how_far is Reach.BEYOND:
                return concern, limit_said(text)
            if self._sums.is_first_warning(is_day=is_day):
                self._tell(text)
        return None, None

    def _take_answer(self, answer: Answer) -> None:
        again, self._again = self._again, None
        if again is not None:
            self._look()
            if answer is Answer.SEND_ANYWAY:
                again()
            return
        held, self._held = self._held, None
        forecast = held.forecast if held else self._forecast
        match answer:
            case Answer.LEAVE_OUT:
                self._tab.state.shown.leave_out = forecast.needed
            case Answer.SEND_ALL_AGAIN:
                self._tab.state.shown.leave_out = 0
            case Answer.SEND_ALL | Answer.SEND_ANYWAY if held is not None:
                self._allowed.add(held.concern)
            case _:
                self._allowed.clear()
                held = None
        self._tab.composer.setFocus()
        if held is not None:
            self._area.ask_held()
        else:
            self._look()

    def _show_details(self) -> None:
        from deepseek_desktop.ui.dialogs.figures import FiguresDialog  # noqa: PLC0415 for the start

        sections = context_words.gauge_sections(self._forecast)
        title = self.tr("What the next question fills and costs")
        dialog = FiguresDialog(title, sections, self._tab)
        self._tasks.start(result_of(dialog), name="next question, in detail")
