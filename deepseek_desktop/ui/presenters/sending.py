"""Says before a question is sent what it fills and costs, and holds it where that matters."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.models import context_words
from deepseek_desktop.ui.models.forecast import Asked, Forecast, Forecasting
from deepseek_desktop.ui.presenters.held import Concern, Concerns, Held, Sent
from deepseek_desktop.ui.presenters.queueing import Queueing
from deepseek_desktop.ui.presenters.sending_words import elsewhere_said, said_of
from deepseek_desktop.ui.presenters.sums import Sums
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.sending_line import Answer

_REST_MS = 300


class Sending(QObject):
    """Watches one tab. What a person decided holds for the question that they decided it for.

    `let_pass` is told of what goes out whether it may pass limits for spending.
    """

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
        self._queueing = Queueing(tab)
        self._concerns = Concerns(sums, tab.composer.find_key, tell)
        self._forecast = Forecast(())
        self._held: Held | None = None
        self.let_pass: Callable[[bool], None] = lambda _: None
        self._round = 0
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._look)
        self._connect()

    def _connect(self) -> None:
        area, state = self._area, self._tab.state
        area.hinders, area.hinders_next = self._hinders, self._hinders_next
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
        held = self._held.sent if self._held else None
        if held is not None and held.stored is None and held.question not in self._waiting():
            self._drop()
        self._rest.start()

    def _note_change(self) -> None:
        self._rest.start()

    def _begin_anew(self) -> None:
        """Forget what was decided for another branch."""
        self._tab.state.shown.leave_out = None
        held = self._held
        if held is not None and (held.sent.stored or held.concern is Concern.BRANCH):
            self._drop()
        self._rest.start()
        self._sums.changed.emit()

    def _note_reply(self, reply_id: str) -> None:
        """Read the sums anew when a reply has ended."""
        state, replies = self._tab.state, self._tab.state.replies
        if reply_id not in replies.running_ids and not replies.is_elsewhere(reply_id):
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
        has_begun = self._tab.state.has_begun or self._tab.state.is_running
        self._show_gauge(forecast, has_text=has_begun or not self._tab.composer.draft.is_empty)
        if self._held is None:
            self._area.line.show_said(said_of(forecast) or self._concerns.warning(forecast))

    def _show_gauge(self, forecast: Forecast, *, has_text: bool = True) -> None:
        self._forecast = forecast
        fullest = forecast.fullest
        load = fullest.load if fullest else None
        fullness = load.fullness if load and load.context is not None else None
        text = context_words.gauge_text(forecast) if has_text else ""
        self._area.gauge.show_fill(text, fullness, is_over=forecast.is_over)

    def ask_next(self) -> None:
        """Ask what waits, now that nothing runs, if what it follows was answered."""
        if self._tab.composer.queue and self._queueing.is_due:
            self._area.ask_next()

    def _hinders(self, question: Question, edited_id: str) -> bool:
        """Return whether a question must wait, and say what for."""
        return self._holds(Sent(question, self._area.ask_typed, edited_id))

    def _hinders_next(self, question: Question) -> bool:
        """Return whether the first question of the queue must go on waiting."""
        if self._tab.state.is_running:
            return True
        if self._queueing.is_elsewhere:
            sent = Sent(question, self._go_there)
            self._held = Held(sent, Concern.BRANCH, self._forecast)
            self._area.line.show_said(elsewhere_said())
            return True
        return self._holds(Sent(question, self._area.ask_next))

    def _go_there(self) -> None:
        self._queueing.go_there()
        self._look()
        self._area.ask_next()

    def hinders_again(
        self, turn_id: str, lanes: tuple[Lane, ...], again: Callable[[], None]
    ) -> bool:
        """Return whether a stored turn must wait before `lanes` are asked; then `again` does it."""
        self._concerns.allowed.clear()
        turn = self._tab.state.turn(turn_id)

        def go_on() -> None:
            if not self._holds(sent):
                again()

        sent = Sent(turn.question, go_on, turn_id, turn, lanes)
        return self._holds(sent)

    def _holds(self, sent: Sent) -> bool:
        asked = Asked(sent.question, self._tab.choices, sent.turn_id, sent.lanes)
        forecast = self._forecasting.prepare(asked)[0]()
        if sent.stored is None:
            self._show_gauge(forecast)
        if not self._sums.is_fresh:
            self._held = Held(sent, Concern.SUMS, forecast)
            self._tasks.start(self._go_on_when_known(self._held), name="what was spent so far")
            return True
        concern, said = self._concerns.of(sent, forecast)
        if concern is None:
            self.let_pass(self._concerns.may_pass_limits)
            self._drop()
            is_said = sent.stored is None and not forecast.is_over
            self._area.line.show_said(said_of(forecast) if is_said else None)
            return False
        self._held = Held(sent, concern, forecast)
        self._area.line.show_said(said)
        return True

    async def _go_on_when_known(self, held: Held) -> None:
        await self._sums.freshen()
        if isValid(self) and self._held is held:
            self._held = None
            held.sent.go_on()

    def _drop(self) -> None:
        """Forget what is held, and what was decided for it."""
        self._held = None
        self._concerns.allowed.clear()
        self._rest.start()

    def _take_answer(self, answer: Answer) -> None:
        held, self._held = self._held, None
        forecast = held.forecast if held else self._forecast
        match answer:
            case Answer.LEAVE_OUT:
                self._tab.state.shown.leave_out = forecast.needed
            case Answer.SEND_ALL_AGAIN:
                self._tab.state.shown.leave_out = 0
            case Answer.SEND_ALL | Answer.SEND_ANYWAY if held is not None:
                self._concerns.allowed.add(held.concern)
            case Answer.GO_THERE:
                pass
            case _:
                self._concerns.allowed.clear()
                self._edit(held)
                held = None
        self._tab.composer.setFocus()
        if held is not None:
            held.sent.go_on()
        else:
            self._look()

    def _edit(self, held: Held | None) -> None:
        """Let a person edit what was stored and should not be sent as it is."""
        if held and held.sent.stored and held.concern in {Concern.KEY, Concern.CONTEXT}:
            self._area.edit(held.sent.turn_id, held.sent.question)

    def _show_details(self) -> None:
        from deepseek_desktop.ui.dialogs.figures import FiguresDialog  # noqa: PLC0415 for the start

        sections = context_words.gauge_sections(self._forecast)
        title = self.tr("What the next question fills and costs")
        dialog = FiguresDialog(title, sections, self._tab)
        self._tasks.start(result_of(dialog), name="next question, in detail")
