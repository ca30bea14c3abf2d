"""Writes conversations, one after the other, in the format that a person chose."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import BinaryIO

from deepseek_desktop import __version__
from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.errors import DeskError
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.archive_record import ArchiveWriter, Head
from deepseek_desktop.core.interchange.exports.figures_table import FiguresTable
from deepseek_desktop.core.interchange.exports.markdown import markdown_text
from deepseek_desktop.core.interchange.exports.pieces import Piece, pieces_of
from deepseek_desktop.core.interchange.exports.places import Place
from deepseek_desktop.core.interchange.exports.wishes import Format, Wishes
from deepseek_desktop.core.interchange.page_words import Voice
from deepseek_desktop.core.interchange.report import Extent, Report, report_of, texts_of
from deepseek_desktop.core.interchange.report_page import report_page

Print = Callable[[list[Piece], BinaryIO, Callable[[], bool]], None]
"""Writes pieces as PDF to a file, unless it is told meanwhile that nobody wants it any more."""

_VOICE = Voice()


class Making:
    """Writes to a place. All of it blocks, so it runs in one thread beside the others.

    `find_key` tells whether a text holds a key; `with_keys` counts conversations in which one was
    found. `stop` may be called from any thread.
    """

    def __init__(
        self,
        wishes: Wishes,
        place: Place,
        at: datetime,
        *,
        voice: Voice = _VOICE,
        find_key: Callable[[str], object] = lambda _text: None,
        print_pieces: Print | None = None,
    ) -> None:
        self._wishes = wishes
        self._place = place
        self._at = at
        self._voice = voice
        self._find_key = find_key
        self._print = print_pieces
        self._archive: ArchiveWriter | None = None
        self._table: FiguresTable | None = None
        self._is_stopped = False
        self.with_keys = 0

    def begin(self) -> None:
        """Open what all conversations go into; raise `DeskError` where that is not possible."""
        self._told(self._begin)

    def add(self, kept: KeptConversation) -> None:
        """Write a conversation; raise `DeskError` where that is not possible."""
        self._told(lambda: self._add(kept))
        everything = Report(kept.conversation, kept.verdicts, {}, self._at)
        self.with_keys += any(self._find_key(text) for text in texts_of(everything))

    def keep(self) -> None:
        """Write the end and put all of it into its place; raise `DeskError` if it cannot be."""
        self._told(self._keep)

    def drop(self) -> None:
        """Leave nothing behind."""
        self._told(self._place.drop)

    def stop(self) -> None:
        """End soon what is being written: it is going to be dropped."""
        self._is_stopped = True

    def _begin(self) -> None:
        match self._wishes.format:
            case Format.JSON:
                write = self._place.begin("", self._at).write
                self._archive = ArchiveWriter(write, Head(self._at, __version__))
            case Format.CSV:
                write = self._place.begin("", self._at).write
                self._table = FiguresTable(write, is_raw=self._wishes.is_raw)
            case Format.MARKDOWN | Format.HTML | Format.PDF:
                pass  # each conversation is a piece of its own

    def _add(self, kept: KeptConversation) -> None:
        if self._archive is not None:
            self._archive.add(kept)
        elif self._table is not None:
            self._table.add(kept)
        else:
            conversation = kept.conversation
            file = self._place.begin(conversation.title, conversation.created_at)
            self._write(self._report(kept), file)
            self._place.finish()

    def _keep(self) -> None:
        if self._archive is not None:
            self._archive.end()
        self._place.keep()

    def _report(self, kept: KeptConversation) -> Report:
        extent = Extent(has_reasoning=self._wishes.has_reasoning, has_running=True)
        conversation = kept.conversation
        return report_of(conversation, shown_branch(conversation), kept.verdicts, extent, self._at)

    def _write(self, report: Report, file: BinaryIO) -> None:
        if self._wishes.format is Format.PDF and self._print is not None:
            pieces = list(pieces_of(report, self._voice))
            self._print(pieces, file, lambda: self._is_stopped)
            return
        if self._wishes.format is Format.MARKDOWN:
            text = markdown_text(report, self._voice)
        else:
            text = report_page(report, self._voice, has_record=False)
        file.write(text.encode("utf-8", "replace"))

    def _told(self, work: Callable[[], None]) -> None:
        try:
            work()
        except (OSError, ValueError) as error:
            reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
            raise DeskError(_UNWRITABLE, reason=reason) from error


_UNWRITABLE = words(
    "errors",
    "The export cannot be written: {reason}. Nothing was saved, and what was there before is "
    "unchanged.",
)
