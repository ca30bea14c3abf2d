"""Colours code in small steps between other work."""

from __future__ import annotations

import logging
import re
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QTextBlock, QTextCharFormat, QTextLayout

from deepseek_desktop.core.markup.leaves import Code
from deepseek_desktop.ui.transcript.code.code_words import (
    Reader,
    Run,
    is_loaded,
    line_runs,
    reader_of,
)
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.leaves.look import Look

_MOST_LETTERS = 100_000
_LONGEST_LINE = 2_000
_MANY_BLANKS = re.compile(r"\s{500}")  # what reads some languages would need seconds for them
_SLICE_S = 0.004
_STEP_LIMIT_S = 0.2
_BEFORE_LOADING_MS = 40
_KEPT_RUNS = 60_000

_log = logging.getLogger(__name__)
_Key = tuple[str, str]
_Lines = Sequence[tuple[Run, ...]]


class Colouring(QObject):
    """Colours the blocks of code that are in view, at most 4 ms in a turn of the event loop.

    Code that is very long stays as it is, and so does code in a language that nobody named.
    `coloured` has a block that is to be drawn again.
    """

    coloured = Signal(object)

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        find: Callable[[str], Reader | None] = reader_of,
        clock: Callable[[], float] = perf_counter,
    ) -> None:
        super().__init__(parent)
        self._find = find
        self._clock = clock
        self._known = _KnownRuns()
        self._jobs: dict[LeafBox, Iterator[None]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._work)

    @property
    def is_busy(self) -> bool:
        """Whether what is wanted is not in colour yet."""
        return bool(self._jobs)

    def want(self, boxes: Iterable[LeafBox]) -> None:
        """Colour these blocks, and no longer those that were wanted before."""
        wanted = list(boxes)
        self._jobs = {box: job for box, job in self._jobs.items() if box in wanted}
        for box in wanted:
            content = box.leaf.content
            if not isinstance(content, Code) or box.coloured == content.text:
                continue
            box.coloured = content.text
            self._jobs.pop(box, None)
            text = box.document.toRawText().replace("\u2029", "\n")
            if content.language and _is_worth_it(text):
                self._begin(box, (content.language, text))
        self._continue()

    def _begin(self, box: LeafBox, key: _Key) -> None:
        lines = self._known.get(key)
        if lines is None:
            self._jobs[box] = _applied(box, self._read(key))
            return
        job = _applied(box, lines)
        if not self._go_on(box, job):  # what was coloured before is in colour at once
            self._jobs[box] = job

    def _continue(self) -> None:
        if self._jobs and not self._timer.isActive():
            self._timer.start(0 if is_loaded() else _BEFORE_LOADING_MS)

    def _work(self) -> None:
        for box, job in list(self._jobs.items()):
            if not self._go_on(box, job):
                break
            del self._jobs[box]
        self._continue()

    def _go_on(self, box: LeafBox, job: Iterator[None]) -> bool:
        """Go on for one slice; return whether the job is done."""
        end = self._clock() + _SLICE_S
        is_done = all(self._clock() < end for _ in job)
        self.coloured.emit(box)
        return is_done

    def _read(self, key: _Key) -> Iterator[tuple[Run, ...]]:
        """Yield the runs of each line as they become known, and keep them."""
        language, text = key
        lines: list[tuple[Run, ...]] = []
        try:
            reader = self._find(language)
            words = reader(text) if reader else ()
            started = self._clock()
            for runs in line_runs(words):
                if self._clock() - started > _STEP_LIMIT_S:
                    _log.warning("Reading %s takes too long; it stays without colours", language)
                    break
                lines.append(runs)
                yield runs
                started = self._clock()
        except Exception as error:  # noqa: BLE001 whatever a reader raises, colours can do without
            _log.warning("Reading %s failed: %s", language, type(error).__name__)
        self._known.keep(key, lines)


class _KnownRuns:
    """The runs of code that was coloured lately."""

    def __init__(self) -> None:
        self._known: OrderedDict[_Key, _Lines] = OrderedDict()
        self._count = 0

    def get(self, key: _Key) -> _Lines | None:
        if key in self._known:
            self._known.move_to_end(key)
        return self._known.get(key)

    def keep(self, key: _Key, lines: _Lines) -> None:
        self._count += _size(lines) - _size(self._known.pop(key, ()))
        self._known[key] = lines
        while self._count > _KEPT_RUNS and len(self._known) > 1:
            self._count -= _size(self._known.popitem(last=False)[1])


def _size(lines: _Lines) -> int:
    return sum(map(len, lines)) + len(lines)


def _is_worth_it(text: str) -> bool:
    if len(text) > _MOST_LETTERS or _MANY_BLANKS.search(text):
        return False
    return max(map(len, text.split("\n"))) <= _LONGEST_LINE and "\u2028" not in text


def _applied(box: LeafBox, lines: Iterable[tuple[Run, ...]]) -> Iterator[None]:
    """Colour line after line of a document."""
    formats = _formats(box.look)
    block = box.document.firstBlock()
    for runs in lines:
        if runs and block.isValid():
            _apply(block, runs, formats)
            box.document.markContentsDirty(block.position(), block.length())
        block = block.next()
        yield


def _apply(block: QTextBlock, runs: Iterable[Run], formats: dict[str, QTextCharFormat]) -> None:
    ranges = []
    for start, length, colour in runs:
        each = QTextLayout.FormatRange()
        # Their annotations are missing in PySide6.
        each.start, each.length, each.format = start, length, formats[colour]
        ranges.append(each)
    block.layout().setFormats(ranges)


def _formats(look: Look) -> dict[str, QTextCharFormat]:
    made = {}
    for name in look.code.__struct_fields__:
        made[name] = QTextCharFormat()
        made[name].setForeground(QBrush(QColor(getattr(look.code, name))))
    return made
