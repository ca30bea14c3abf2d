"""What a person does with all lanes at once."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from deepseek_desktop.core.domain.comparison import ScrollLock
from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.ui.models.whole_turn import Form, Said, written
from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.widgets.comparing.context_line import ContextLine
from deepseek_desktop.ui.widgets.comparing.group_tools import GroupTools
from deepseek_desktop.ui.widgets.comparing.scroll_lock import ScrollingTogether
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab


class AllLanes(QObject):
    """Asks again, copies; lets lanes scroll together, or go on from one answer."""

    def __init__(self, tab: ConversationTab, tools: Tools) -> None:
        super().__init__(tab)
        self._tab = tab
        self._state = tab.state
        self._asks = tools
        self._tools = GroupTools(tab.comparison_bar)
        self._line = ContextLine(tab.comparison_bar.icons)
        self._scrolling = ScrollingTogether(tab.lanes, tab.state.arrangement)
        tab.asking.chips.add_widget(self._line)
        tab.comparison_bar.retinted.connect(self._line.retint)
        self._line.undo_asked.connect(self._drop_context)
        self._tools.copy_asked.connect(self.copy)
        self._tools.lock_chosen.connect(self._lock)
        state = tab.state
        for changed in (
            state.running_changed,
            state.branch_changed,
            state.turn_added,
            state.arrangement.veil.changed,
            tab.arranging.changed,
        ):
            changed.connect(self._update)
        state.reply_changed.connect(self._note_end)
        self._update()

    def retry_failed(self) -> None:
        """Ask those lanes again that did not answer the last question that is shown."""
        lanes = self._failed
        if not lanes:
            return
        turn_id = self._state.turns[-1].id

        def again() -> None:
            self._asks.asking.retry_all(turn_id, lanes)

        if not self._asks.branching.hinders(turn_id, lanes, again):
            again()

    def copy(self, form: Form | None = None) -> None:
        """Copy what all lanes that are seen said in the turn that a person is at."""
        lanes, columns = self._tab.lanes, self._tab.lanes.seated
        turn_id = lanes.columns[lanes.lane_here].begin().turn_here
        said = [
            Said(column.header.letter, reply, self._state.replies.elapsed_s(reply.id))
            for column in columns
            if (reply := self._state.shown.shown(turn_id, column.lane_id)) is not None
        ]
        if self._state.arrangement.veil.is_down:
            self._asks.tell(self.tr("Judge first: what is copied would tell who answers."))
        elif said:
            question = self._state.turn(turn_id).question
            QGuiApplication.clipboard().setText(written(question, said, form or Form()))
            self._asks.tell(self.tr("Copied as Markdown, lanes: {count}").format(count=len(said)))

    def cycle_lock(self) -> None:
        """Let lanes scroll in the next way, and say which that is."""
        locks = list(ScrollLock)
        now = self._state.arrangement.settings.scroll_lock
        lock = locks[(locks.index(now) + 1) % len(locks)]
        self._lock(lock)
        self._asks.tell(self._tools.show_lock(lock))

    @property
    def _failed(self) -> tuple[Lane, ...]:
        """The lanes that are not hidden and whose last reply is no answer and runs no more."""
        hidden = self._state.arrangement.settings.hidden
        lanes = [lane for lane in self._state.lanes if lane.id not in hidden]
        turn_id = self._state.turns[-1].id if self._state.turns else ""
        newest = [(lane, self._state.shown.newest(turn_id, lane.id)) for lane in lanes]
        return tuple(lane for lane, reply in newest if reply is not None and _has_failed(reply))

    def _note_end(self, reply_id: str) -> None:
        reply = self._state.reply(reply_id)
        if reply is not None and not reply.is_running:  # while it runs there is nothing to offer
            self._update()

    def _update(self) -> None:
        self._scrolling.attend()
        failed = {lane.id for lane in self._failed}
        columns = self._tab.lanes.seated
        self._tools.show_failed("".join(c.header.letter for c in columns if c.lane_id in failed))
        self._tools.show_several(are_seen=len(columns) > 1)
        self._tab.comparison_bar.show_several(are_seen=len(columns) > 1)
        self._tools.show_copying(is_possible=bool(self._state.turns))
        settings = self._state.arrangement.settings
        self._tools.show_lock(settings.scroll_lock)
        self._show_context(settings.context)

    def _show_context(self, reply_id: str) -> None:
        reply, turns = self._state.reply(reply_id), self._state.turns
        is_last = reply is not None and turns and reply_id in turns[-1].all_ids
        if reply is None or not is_last or self._state.arrangement.veil.is_down:
            self._line.show_context("", "")
            return
        lanes = {column.lane_id: column for column in self._tab.lanes.columns}
        letter = lanes[reply.lane_id].header.letter if reply.lane_id in lanes else "?"
        self._line.show_context(letter, reply.identity.model)

    def _lock(self, lock: ScrollLock) -> None:
        self._state.arrangement.change(scroll_lock=lock)

    def _drop_context(self) -> None:
        self._state.arrangement.change(context="")


def _has_failed(reply: Reply) -> bool:
    """Whether there is no answer where one was wanted; a race stops the others on purpose."""
    is_over = not (reply.is_running or reply.is_answered)
    return is_over and reply.outcome is not Outcome.OUTRUN
