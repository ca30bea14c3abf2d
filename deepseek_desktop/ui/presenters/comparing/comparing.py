"""Makes a comparison of a tab once it has several lanes and a question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication, QObject

from deepseek_desktop.core.domain.verdict import Choice
from deepseek_desktop.ui.models.commands import Commands
from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.widgets.comparing.blind_switch import BlindSwitch
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab

if TYPE_CHECKING:  # a window is to be seen before what only comparisons need is loaded
    from deepseek_desktop.ui.presenters.comparing.comparing_tab import ComparingTab

Front = Callable[[], ConversationTab | None]


class Comparing(QObject):
    """Attends to all tabs; what a comparison has is made when it is first needed."""

    _commands: Commands | None = None

    def serve(self, tab: ConversationTab, tools: Tools) -> None:
        """Make a comparison of a tab as soon as it is one; before, too, it may be made blind."""
        tab.asking.chips.add_widget(BlindSwitch(tab.state.arrangement))
        waiting = _Waiting(tab, tools)
        tab.arranging.changed.connect(waiting.look)
        tab.state.began.connect(waiting.look)
        waiting.look()
        tab.comparison_bar.command_asked.connect(self._run)

    def _run(self, name: str) -> None:
        if self._commands is not None:
            self._commands.run(name)

    def take_commands(self, commands: Commands, front: Front) -> None:
        """Do what the commands ask for in the tab that is seen."""
        deeds: dict[str, Callable[[ComparingTab], object]] = {
            "replay": lambda c: c.replaying.toggle(),
            "retry_failed": lambda c: c.all_lanes.retry_failed(),
            "copy_all": lambda c: c.all_lanes.copy(),
            "scroll_lock": lambda c: c.all_lanes.cycle_lock(),
            "difference": lambda c: c.answers.differing.toggle(),
            "next_difference": lambda c: c.answers.differing.step(1),
            "previous_difference": lambda c: c.answers.differing.step(-1),
            "undo_verdict": lambda c: c.judging.undo(),
            **{f"vote_{choice}": partial(_vote, choice) for choice in Choice},
        }
        self._commands = commands
        commands.on("blind", partial(_toggle_blind, front))
        for name, deed in deeds.items():
            commands.on(name, partial(_do_with_front, front, deed))


class _Waiting(QObject):
    def __init__(self, tab: ConversationTab, tools: Tools) -> None:
        super().__init__(tab)
        self._tab = tab
        self._tools = tools

    def look(self) -> None:
        """Make what a comparison has, if this is one."""
        has_several = len(self._tab.lanes.columns) > 1
        if has_several and self._tab.state.has_begun and comparison_of(self._tab) is None:
            from deepseek_desktop.ui.presenters.comparing.comparing_tab import (  # noqa: PLC0415 only comparisons need it
                ComparingTab,
            )

            ComparingTab(self._tab, self._tools)
        self._tab.comparison_bar.setVisible(has_several and self._tab.state.has_begun)


def comparison_of(tab: ConversationTab) -> ComparingTab | None:
    """Return what a tab has as a comparison; None where it is none, or has not begun."""
    named = (child for child in tab.children() if child.objectName() == "comparing")
    return cast("ComparingTab | None", next(named, None))


def _vote(choice: Choice, comparison: ComparingTab) -> None:
    comparison.judging.vote(choice)


def _toggle_blind(front: Front) -> None:
    if (tab := front()) is None:
        return
    if len(tab.lanes.columns) > 1:
        tab.state.arrangement.toggle_blind()
    else:
        tab.noticed.emit(
            QCoreApplication.translate("Comparing", "Only several lanes can be judged blind.")
        )


def _do_with_front(front: Front, deed: Callable[[ComparingTab], object]) -> None:
    if (tab := front()) is not None and (comparison := comparison_of(tab)) is not None:
        deed(comparison)
