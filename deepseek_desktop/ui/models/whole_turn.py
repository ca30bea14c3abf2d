"""What all lanes said in one turn, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct
from PySide6.QtCore import QCoreApplication

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.interchange.markdown_comparison import Column, Labels, sections, table
from deepseek_desktop.ui import wording
from deepseek_desktop.ui.models.figure_words import figure_text
from deepseek_desktop.ui.models.prices import Prices

translate = QCoreApplication.translate


class Form(Struct, frozen=True):
    """How a turn is written: in sections or as a table, with or without the thinking."""

    is_table: bool = False
    has_reasoning: bool = True


class Said(Struct, frozen=True):
    """A reply of the lane that has a letter; `elapsed_s` counts while it runs."""

    letter: str
    reply: Reply
    elapsed_s: float


def written(question: Question, said: Iterable[Said], form: Form) -> str:
    """Return a question and what was said to it as Markdown."""
    labels = Labels(
        reasoning=translate("wording", "Thinking"),
        answer=translate("whole turn", "Answer"),
        note=translate("whole turn", "Note"),
        figures=translate("whole turn", "Figures"),
    )
    columns = [_column(each) for each in said]
    write = table if form.is_table else sections
    return write(question.text, columns, labels, has_reasoning=form.has_reasoning)


def _column(said: Said) -> Column:
    reply = said.reply
    host = wording.provider_name(reply.identity.provider)
    running = wording.state(reply, said.elapsed_s) if reply.is_running else ""
    notes = (running, wording.explanation(reply), wording.damage(reply))
    return Column(
        title=f"{said.letter}: {reply.identity.model} · {host}",
        answer=reply.answer,
        reasoning=reply.reasoning,
        note=" ".join(filter(None, notes)),
        figures=figure_text(reply, said.elapsed_s, Prices()).lines,
    )
