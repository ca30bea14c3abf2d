"""Says what keeps the archive from being written, for as long as it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from shiboken6 import isValid

from deepseek_desktop.core.archive.health import Health
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.widgets.notice import Notice
from deepseek_desktop.ui.widgets.standing_notice import StandingNotice
from deepseek_desktop.ui.wording import sentence


class ArchiveHealth:
    """Shows trouble until it is over, then takes back that replies are not stored."""

    def __init__(
        self,
        health: Health,
        standing: StandingNotice,
        notice: Notice,
        tabs: Callable[[], Iterable[ConversationTab]],
    ) -> None:
        self._health = health
        self._standing = standing
        self._notice = notice
        self._tabs = tabs
        self._told: Failure | None = None
        health.watch(self._tell)
        for remark in health.take_remarks():
            notice.show_problem(sentence(remark))

    def _tell(self) -> None:
        if not isValid(self._notice):  # the archive is closed after the window
            return
        trouble = self._health.trouble
        if trouble != self._told:
            self._told = trouble
            self._standing.show_text("" if trouble is None else sentence(trouble))
        for remark in self._health.take_remarks():
            self._notice.show_problem(sentence(remark))
        if trouble is None:
            for tab in self._tabs():
                for reply_id in tab.state.replies.note_kept():
                    tab.state.reply_changed.emit(reply_id)
