"""Finds words in all conversations, at the top of the window."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from deepseek_desktop.core.domain.hits import Hit, Scope
from deepseek_desktop.ui.dialogs.at_top import AtTop
from deepseek_desktop.ui.models.hit_rows import HitRows
from deepseek_desktop.ui.widgets.hit_list import HitList
from deepseek_desktop.ui.widgets.scope_row import ScopeRow
from deepseek_desktop.ui.widgets.texts import PlainLabel
from deepseek_desktop.ui.wording import number

_WORDS_LIMIT = 1000
_SIZE = QSize(860, 560)


class SearchAllDialog(AtTop):
    """Announces what is `typed`, and where to look; is accepted when `chosen` is a hit to go to.

    `typed` has the words and the scopes that are looked through; none of these stand for all.
    """

    MOST = 100
    typed = Signal(str, frozenset)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, "searchAll", self.tr("Search all conversations"))
        self.chosen: Hit | None = None
        self._is_looking = False
        self._is_entered = False
        self.field.setObjectName("searchField")
        self.field.setMaxLength(_WORDS_LIMIT)
        self._rows = HitRows()
        self._list = HitList(self._rows)
        self._said = PlainLabel("muted")
        self._said.setObjectName("searchSaid")
        self._said.setWordWrap(True)
        self._scopes = ScopeRow()
        self.inside.addWidget(self._scopes)
        self.inside.addWidget(self._said)
        self.inside.addWidget(self._list, stretch=1)
        self.inside.addStretch()
        self.field.textChanged.connect(self._begin)
        self._scopes.changed.connect(self._begin)
        self.field.stepped.connect(self._step)
        self.field.entered.connect(self._enter)
        self._list.chosen.connect(self._choose)
        self._show_hint()
        self.place(_SIZE)

    def begin_with(self, words: str, scopes: frozenset[Scope] = frozenset()) -> None:
        """Search for words that can be typed over."""
        self._scopes.choose(scopes)
        self.field.setText(words)
        self.field.selectAll()

    def show_hits(self, hits: tuple[Hit, ...]) -> None:
        """Show what the index knows, at most `MOST`; parts of words are still looked for."""
        self._rows.show(hits)
        self._list.setVisible(bool(hits))
        self._list.step(1)
        self._said.setText(
            self.tr("Looking on for parts of words. So far: {count}").format(
                count=number(len(hits))
            )
        )
        if self._is_entered and hits:
            self._is_looking = False
            self._enter()

    def show_rest(self, hits: tuple[Hit, ...], *, is_all: bool) -> None:
        """Show what else there is, behind; nothing more is looked for."""
        self._is_looking = False
        was_empty = not self._rows.rowCount()
        self._rows.add(hits)
        count = self._rows.rowCount()
        self._list.setVisible(bool(count))
        if was_empty:
            self._list.step(1)
        if not count:
            self._show_said(self.tr("Nothing was found."))
        elif is_all:
            self._show_said(self.tr("Found: {count}").format(count=number(count)))
        else:
            text = self.tr("The best {count} are shown, and there are more. Add a word.")
            self._show_said(text.format(count=number(count)))
        if self._is_entered:
            self._enter()

    def show_problem(self, text: str) -> None:
        """Say why nothing could be searched."""
        self._is_looking = False
        self._rows.show(())
        self._list.hide()
        self._show_said(text)

    def _begin(self) -> None:
        words, scopes = self.field.text(), self._scopes.scopes
        self._is_looking, self._is_entered = bool(words.strip()), False
        if not self._is_looking:
            self._rows.show(())
            self._show_hint()
        self.typed.emit(words, scopes)

    def _show_hint(self) -> None:
        self._list.hide()
        self._said.setText(
            self.tr(
                "Every word has to occur in a text, in any order, also on branches that are not "
                "shown. Words in quotation marks stand together, and these narrow what is found:"
            )
            + "\nmodel:r1  host:openrouter  tag:work  before:2026-03  after:2025  verdict:won  "
            "in:thinking"
        )

    def _step(self, rows: int) -> None:
        self._list.step(rows)
        said = self._list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
        if said:
            self.say(said)

    def _enter(self) -> None:
        # What is listed while the last letters are looked up is not what was meant.
        self._is_entered = self._is_looking
        if not self._is_looking:
            self._choose(self._list.current)

    def _choose(self, hit: Hit | None) -> None:
        if hit is not None:
            self.chosen = hit
            self.accept()

    def _show_said(self, text: str) -> None:
        self._said.setText(text)
        self.say(text)
