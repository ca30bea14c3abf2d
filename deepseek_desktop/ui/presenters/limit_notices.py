"""Tells that a limit for spending is near or reached, and stops what runs at a hard one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from deepseek_desktop.core.domain.spending_limit import LimitNow, Reach
from deepseek_desktop.core.runs.running_costs import RunningCosts
from deepseek_desktop.ui.models.limit_words import reached_text, stopped_text
from deepseek_desktop.ui.presenters.sums import Sums


class LimitNotices(QObject):
    """Tells each once a day; what was so at the start was told before. `tell` says it."""

    def __init__(self, sums: Sums, costs: RunningCosts) -> None:
        super().__init__(sums)
        self._sums = sums
        self._was_known = False
        self.tell: Callable[[str], None] = lambda _: None
        costs.limits = self._limits_that_stop
        costs.tell = self._tell_stopped
        sums.changed.connect(self._look)

    def _limits_that_stop(self) -> tuple[LimitNow, ...]:
        return self._sums.limits_summed() if self._sums.are_limits_hard else ()

    def _look(self) -> None:
        if not self._sums.is_known:
            return
        for limit, how_far in self._sums.reaches({}):
            is_new = how_far is not Reach.WITHIN and self._sums.is_first_warning(limit, how_far)
            if is_new and self._was_known:
                spent = self._sums.spent(limit.is_day)
                self.tell(reached_text(limit, spent, how_far))
        self._was_known = True

    def _tell_stopped(self, limit: LimitNow) -> None:
        self._sums.is_first_warning(limit, Reach.BEYOND)  # that says it, too
        self.tell(stopped_text(limit))
