"""Transcripts and bare text fields of one size, and what it costs to show something in them."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from functools import cache
from statistics import quantiles
from time import perf_counter, sleep, thread_time
from typing import TypeAlias

from PySide6.QtCore import QEvent, qInstallMessageHandler
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPlainTextEdit, QWidget

from deepseek_desktop.assets import asset
from deepseek_desktop.ui.application import Application
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView

WIDTH, HEIGHT = 800, 900
_NAP_S = 0.005
_LATER_TURNS = 12  # of the event loop between two frames, in which code gets its colours

Area: TypeAlias = QAbstractScrollArea


@cache
def application() -> QApplication:
    """Return the one application of this process; what Qt has to say does not go into the table."""
    qInstallMessageHandler(lambda *_: None)
    made = Application()
    typesetter().warm_up()
    return made


@cache
def typesetter() -> Typesetter:
    """Return what sets formulas."""
    return Typesetter(asset("katex"))


def cpu_ms(work: Callable[[], object]) -> float:
    """Return how long the main thread works for `work`."""
    began_s = thread_time()
    work()
    return (thread_time() - began_s) * 1e3


def p99(values: Sequence[float]) -> float:
    """Return what one value of a hundred exceeds."""
    return quantiles(values, n=100, method="inclusive")[98]


def repaint(area: Area) -> None:
    """Draw what has changed, now."""
    area.viewport().repaint()


def idle() -> None:
    """Do what is left for the turns of the event loop until the next frame."""
    for _ in range(_LATER_TURNS):
        application().processEvents()


def wait_until(time_s: float) -> None:
    """Wait as a person does who reads; what is done meanwhile is part of what it costs."""
    while (left_s := time_s - perf_counter()) > 0:
        application().processEvents()
        sleep(min(left_s, _NAP_S))


def empty_transcript(width: int = WIDTH, height: int = HEIGHT) -> TranscriptView:
    """Return a transcript that is seen, with nothing in it."""
    application()
    view = TranscriptView(Reading(typesetter()))
    view.resize(width, height)
    view.show()
    return view


def add_turn(view: TranscriptView, answer: str) -> Passage:
    """Add a question and its answer, as a lane does."""
    asked = Passage(is_plain=True)
    asked.show_text("How can one prove that no value gets lost?")
    passage = Passage()
    passage.show_text(answer)
    view.add(TextItem(asked, is_boxed=True, gap=2.4), TextItem(passage, gap=1.6))
    return passage


def bare_edit(text: str, width: int = WIDTH, height: int = HEIGHT) -> QPlainTextEdit:
    """Return a text field that is seen at its end: the floor."""
    application()
    edit = QPlainTextEdit()
    edit.setUndoRedoEnabled(False)
    edit.setReadOnly(True)
    edit.resize(width, height)
    edit.show()
    edit.setPlainText(text)
    return edit


def append(edit: QPlainTextEdit, text: str) -> None:
    """Write at the end of a bare field and go there."""
    cursor = QTextCursor(edit.document())
    cursor.movePosition(QTextCursor.MoveOperation.End)
    cursor.insertText(text)
    bar = edit.verticalScrollBar()
    bar.setValue(bar.maximum())


def end(*widgets: QWidget) -> None:
    """Let go of widgets."""
    for widget in widgets:
        widget.close()
        widget.deleteLater()
    application().sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
