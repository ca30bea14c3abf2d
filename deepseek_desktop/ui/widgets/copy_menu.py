"""Copies a reply, or a part of it: as Markdown, as it is read, or with its formatting."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QMenu, QWidget

from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.writing.excerpts import Excerpt, Piece
from deepseek_desktop.ui.transcript.selecting.copying import (
    copy_plain,
    copy_rich,
    put_on_clipboard,
)

Part = Callable[[Reply], str]


class CopyMenu(QMenu):
    """Knows of the reply what `show_reply` told last."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._reply: Reply | None = None
        self._add_parts(self, _as_it_is)
        self.addSeparator()
        self._add_parts(self.addMenu(self.tr("As plain text")), _plain)
        self._add_parts(self.addMenu(self.tr("With formatting")), _rich)

    def show_reply(self, reply: Reply) -> None:
        """Copy this reply from now on."""
        self._reply = reply

    def _add_parts(self, menu: QMenu, made_by: Callable[[str], QMimeData]) -> None:
        for text, part in (
            (self.tr("Copy answer"), _answer),
            (self.tr("Copy thinking"), _reasoning),
            (self.tr("Copy both"), _both),
        ):
            menu.addAction(text, partial(self._copy, part, made_by))

    def _copy(self, part: Part, made_by: Callable[[str], QMimeData]) -> None:
        if self._reply is not None and (text := part(self._reply)):
            put_on_clipboard(made_by(text))


def _answer(reply: Reply) -> str:
    return reply.answer


def _reasoning(reply: Reply) -> str:
    return reply.reasoning


def _both(reply: Reply) -> str:
    return "\n\n".join(part for part in (reply.reasoning, reply.answer) if part)


def _as_it_is(text: str) -> QMimeData:
    made = QMimeData()
    made.setText(text)
    return made


def _plain(text: str) -> QMimeData:
    return copy_plain(_excerpts(text))


def _rich(text: str) -> QMimeData:
    return copy_rich(_excerpts(text))


def _excerpts(text: str) -> list[Excerpt]:
    grown = Growing()
    grown.feed(text)
    return [Excerpt([Piece(leaf) for leaf in grown.leaves], grown.definitions)]
