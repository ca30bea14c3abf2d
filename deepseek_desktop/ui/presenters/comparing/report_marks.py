"""Tells in a tab that its conversation was opened from a report, with the verdicts in that."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.domain.verdict import Choice, Verdict
from deepseek_desktop.ui.details import Fact
from deepseek_desktop.ui.dialogs.asking import result_of
from deepseek_desktop.ui.tasks import TaskScope
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import date_and_time

translate = QCoreApplication.translate


def mark_report(tab: ConversationTab, tasks: TaskScope) -> None:
    """Show where the conversation of a tab comes from, if it was opened from a report."""
    conversation = tab.state.conversation
    if conversation is None or conversation.from_report is None:
        return
    from deepseek_desktop.ui.widgets.comparing.report_line import ReportLine  # noqa: PLC0415 for the start

    line = ReportLine(conversation.from_report)
    line.details_asked.connect(partial(_show, tab, conversation, conversation.from_report, tasks))
    tab.asking.insert(line)


def _show(
    tab: ConversationTab, conversation: Conversation, report: FromReport, tasks: TaskScope
) -> None:
    """Show what the report says of itself, and what was judged in it."""
    from deepseek_desktop.ui.dialogs.figures import FiguresDialog  # noqa: PLC0415 for the start

    about = [
        Fact(translate("reports", "Made on"), date_and_time(report.made_at)),
        Fact(translate("reports", "With version"), report.app_version),
        Fact(translate("reports", "Checksum (SHA-256)"), report.checksum),
        Fact(translate("reports", "What is in it"), _checked(is_intact=report.is_intact)),
        Fact(
            translate("reports", "Costs"),
            translate("reports", "Paid by whoever asked, so they do not count as spent here."),
        ),
    ]
    judged = [fact for v in report.verdicts if (fact := _judged(v, conversation)) is not None]
    heading = translate("reports", "Verdicts in the report: they do not count among yours")
    sections = [(translate("reports", "The report"), about)]
    sections += [(heading, judged)] if judged else []
    dialog = FiguresDialog(translate("reports", "About the report"), sections, tab.window())
    tasks.start(result_of(dialog), name="about the report")


def _checked(*, is_intact: bool) -> str:
    if is_intact:
        return translate("reports", "As it was made; who made it, no checksum can tell.")
    return translate("reports", "Changed after it was made.")


def _judged(verdict: Verdict, conversation: Conversation) -> Fact | None:
    """Return a verdict in words; None for one on a turn that was deleted meanwhile."""
    lanes = [lane.id for lane in conversation.lanes]
    turns = [turn.id for turn in conversation.turns]
    letters = {
        reply.id: chr(ord("A") + lanes.index(reply.lane_id))
        for turn in conversation.turns
        for reply in turn.replies
    }
    if verdict.turn_id not in turns or not verdict.pair <= letters.keys():
        return None
    text = {
        Choice.LEFT: translate("reports", "{left} is better than {right}"),
        Choice.TIE: translate("reports", "{left} and {right} are equally good"),
        Choice.BOTH_BAD: translate("reports", "{left} and {right} are both bad"),
        Choice.RIGHT: translate("reports", "{right} is better than {left}"),
    }[verdict.choice]
    said = text.format(left=letters[verdict.left], right=letters[verdict.right])
    number = translate("reports", "Question {number}").format(
        number=turns.index(verdict.turn_id) + 1
    )
    return Fact(number, f"{said}. {verdict.note}".strip() if verdict.note else said)
