"""Finds out whether the final answers of lanes agree, and shows what was compared."""

from __future__ import annotations

import asyncio
from functools import partial

from PySide6.QtCore import QObject, QTimer
from shiboken6 import isValid

from deepseek_desktop.core.evaluation.agreement import Agreement, agreement
from deepseek_desktop.core.evaluation.agreement_words import (
    CUT,
    NOT_CLEAR,
    ORIGINS,
    answer_text,
    summary,
)
from deepseek_desktop.core.evaluation.final_answer import FinalAnswer
from deepseek_desktop.core.evaluation.read_answer import read_answer
from deepseek_desktop.ui.presenters.comparing.lane_replies import (
    LaneReply,
    compared_columns,
    reply_in,
)
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.comparing.agreement_badge import (
    AgreementBadge,
    Compared,
)
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import translate

_PAUSE_MS = 50

_say = partial(translate, "agreement")


class Agreeing(QObject):
    """Compares the last turn that is shown, in another thread, once all its lanes have ended."""

    def __init__(self, tab: ConversationTab, tasks: TaskScope, badge: AgreementBadge) -> None:
        super().__init__(tab)
        self._tab = tab
        self._tasks = tasks
        self._badge = badge
        self._found: dict[tuple[str, ...], Agreement] = {}
        self._under_way: set[tuple[str, ...]] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE_MS)
        self._later.timeout.connect(self._look)
        badge.card.place_asked.connect(self._show_place)
        state = tab.state
        for signal in (state.reply_changed, state.turn_added):
            signal.connect(self.look_soon)
        state.branch_changed.connect(self.look_soon)
        state.arrangement.changed.connect(self.look_soon)
        state.arrangement.veil.changed.connect(self.look_soon)
        state.arrangement.veil.uncovered.connect(self.look_soon)
        tab.arranging.changed.connect(self.look_soon)
        self._look()

    def look_soon(self) -> None:
        """Look what there is to compare, once what is under way has happened."""
        if not self._later.isActive():
            self._later.start()

    def _look(self) -> None:
        """Show what is known of the last turn, or find it out."""
        if not self._tab.isVisible():
            return
        replies = self._answered()
        key = _key(replies)
        if not key:
            self._badge.show_summary("")
        elif (found := self._found.get(key)) is not None:
            self._badge.show_summary(summary(found, [each.letter for each in replies], _say))
            pairs = zip(replies, found.answers, strict=True)
            self._badge.card.show_compared([_compared(*pair) for pair in pairs])
        elif key not in self._under_way:
            self._under_way.add(key)
            # What was cut has no end, so nothing in it is a final answer.
            texts = [each.answer if _is_whole(each) else "" for each in replies]
            self._tasks.start(self._compare(key, texts), name="compare final answers")

    async def _compare(self, key: tuple[str, ...], texts: list[str]) -> None:
        try:
            self._found[key] = await asyncio.to_thread(_agreement, texts)
        finally:
            self._under_way.discard(key)
        if isValid(self):  # its tab may have been closed meanwhile
            self._look()

    def _answered(self) -> list[LaneReply]:
        """Return at least two answers of the last turn; none while any lane still answers."""
        turns = self._tab.state.turns
        if not turns:
            return []
        columns = compared_columns(self._tab)
        replies = [reply_in(self._tab, column, turns[-1].id) for column in columns]
        answered = [each for each in replies if each.answer]
        is_running = any(each.is_running for each in replies)
        return [] if is_running or len(answered) < 2 else answered

    def _show_place(self, number: int) -> None:
        replies = self._answered()
        found = self._found.get(_key(replies))
        answer = found.answers[number] if found is not None else None
        if answer is not None:
            column = replies[number].column
            if column in self._tab.lanes.seated:
                self._tab.lanes.bring_into_view(self._tab.lanes.columns.index(column))
            work = replies[number].show(answer.leaf, answer.spot, selects=True)
            self._tasks.start(work, name="show final answer")


def _key(replies: list[LaneReply]) -> tuple[str, ...]:
    return tuple(each.id for each in replies)


def _is_whole(each: LaneReply) -> bool:
    return each.reply is not None and each.reply.is_answered and not each.reply.can_be_continued


def _compared(each: LaneReply, answer: FinalAnswer | None) -> Compared:
    if answer is not None:
        return Compared(
            each.letter, answer_text(answer, _say), _say(ORIGINS[answer.origin]), has_place=True
        )
    why = NOT_CLEAR if _is_whole(each) else CUT
    return Compared(each.letter, "?", _say(why), has_place=False)


def _agreement(texts: list[str]) -> Agreement:
    return agreement(map(read_answer, texts))
