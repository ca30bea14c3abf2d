"""Says what keeps the archive from being written, for as long as it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shiboken6 import isValid

from deepseek_desktop.core.archive.health import Health
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.wording import sentence


class ArchiveHealth:
    """Shows trouble until it is over, then takes back that replies are not stored."""

    def __init__(
        self, health: Health, notice: Notice, tabs: Callable[[], Iterable[ConversationTab]]
    ) -> None:
        self._health = health
        self._notice = notice
        self._tabs = tabs
        health.watch(self._tell)
        self._tell()

    def _tell(self) -> None:
        if not isValid(self._notice):  # the archive is closed after the window
            return
        trouble = self._health.trouble
        self._notice.stand("" if trouble is None else sentence(trouble))
        for remark in self._health.take_remarks():
            self._notice.show_problem(sentence(remark))
        if trouble is None:
            for tab in self._tabs():
                for reply_id in tab.state.replies.note_kept():
                    tab.state.reply_changed.emit(reply_id)
