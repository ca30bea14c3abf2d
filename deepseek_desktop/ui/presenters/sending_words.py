"""What is said above the composer about a question that was not sent yet, and the answers."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.key_finding import FoundKey
from deepseek_desktop.ui.models import context_words
from deepseek_desktop.ui.models.forecast import Forecast
from deepseek_desktop.ui.widgets.sending_line import Answer, Said

translate = QCoreApplication.translate


def said_of(forecast: Forecast) -> Said | None:
    """Return what there is to say while nothing waits for it."""
    answers = []
    if forecast.left_out:
        answers.append((Answer.SEND_ALL_AGAIN, translate("Sending", "Send all again")))
    if forecast.is_over:
        if forecast.needed is not None:
            text = translate("Sending", "Leave out the oldest ({count})").format(
                count=forecast.needed
            )
            answers.append((Answer.LEAVE_OUT, text))
        return Said(context_words.over_text(forecast), answers, is_problem=True)
    if forecast.left_out:
        return Said(context_words.left_out_text(forecast), answers)
    return None


def context_said(forecast: Forecast, *, can_leave_out: bool = True) -> Said:
    """Return that the context would not hold a question, and what can be done."""
    answers = [
        (Answer.EDIT, translate("Sending", "Edit the question")),
        (Answer.SEND_ALL, translate("Sending", "Send all anyway")),
    ]
    if forecast.needed is not None and can_leave_out:
        text = translate("Sending", "Leave out the oldest ({count}) and send")
        answers.append((Answer.LEAVE_OUT, text.format(count=forecast.needed)))
    text = f"{context_words.over_text(forecast)} {translate('Sending', 'Nothing was sent yet.')}"
    return Said(text, answers, is_problem=True)


def limit_said(text: str) -> Said:
    """Return that a limit would be passed, which `text` says, and what can be done."""
    answers = (
        (Answer.SEND_ANYWAY, translate("Sending", "Send anyway")),
        (Answer.EDIT, translate("Sending", "Do not send")),
    )
    return Said(text, answers, is_problem=True)


def key_said(found: FoundKey) -> Said:
    """Return that a stored question has something in it that looks like a key."""
    text = translate(
        "Sending",
        "In this question something looks like a key ({shown}). Do not send keys to a model. "
        "Nothing was sent yet.",
    )
    answers = (
        (Answer.SEND_ANYWAY, translate("Sending", "Send anyway")),
        (Answer.EDIT, translate("Sending", "Edit the question")),
    )
    return Said(text.format(shown=found.shown), answers, is_problem=True)


def elsewhere_said() -> Said:
    """Return that the next question waits on a branch that is not shown."""
    answers = ((Answer.GO_THERE, translate("Sending", "Go there and ask")),)
    return Said(translate("Sending", "A question waits on another branch."), answers)
