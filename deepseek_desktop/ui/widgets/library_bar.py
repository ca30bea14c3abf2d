"""What stands above the rows of the library: a field, what may be filtered by, what is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from deepseek_desktop.ui.models.library_filter import Facet, LibraryFilter, Mark, Wanted, mark_text
from deepseek_desktop.ui.models.library_model import LibraryModel
from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from deepseek_desktop.ui.widgets.flow_layout import FlowLayout
from deepseek_desktop.ui.widgets.line_field import SteeringField
from deepseek_desktop.ui.widgets.texts import PlainLabel, shortened
from deepseek_desktop.ui.widgets.two_lines import PADDING
from deepseek_desktop.ui.wording import provider_name

_WORDS_LIMIT = 1000


class LibraryField(SteeringField):
    """Where one types what the library is to show; Esc empties it."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() and not self.is_composing:
            self.clear()
        else:
            super().keyPressEvent(event)


class LibraryBar(QWidget):
    """Narrows what `model` shows.

    `typed` has the words that texts may be looked through for, `search_asked` those for a search
    of its own; `entered` wants the first row, `left` leads down to the rows. `folders_asked`: the
    folders themselves are to be seen to.
    """

    typed = Signal(str)
    search_asked = Signal(str)
    entered = Signal()
    left = Signal()
    folders_asked = Signal()

    def __init__(self, model: LibraryModel) -> None:
        super().__init__()
        self._model = model
        heading = PlainLabel("section", self.tr("Library"))
        heading.setContentsMargins(PADDING, 0, PADDING, 0)
        self._button = QToolButton()
        self._button.setObjectName("libraryFilter")
        self._button.setText(self.tr("Filter"))
        self._button.setAccessibleName(self.tr("Filter the library"))
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self._button)
        self._menu.setObjectName("libraryFilterMenu")
        self._menu.aboutToShow.connect(self._fill_menu)
        self._button.setMenu(self._menu)
        self._field = LibraryField()
        self._field.setObjectName("libraryField")
        self._field.setPlaceholderText(self.tr("Find a conversation"))
        self._field.setAccessibleName(self.tr("Find a conversation by its title or its texts"))
        self._field.setMaxLength(_WORDS_LIMIT)
        self._field.setClearButtonEnabled(True)
        self._field.textChanged.connect(self._take_words)
        self._field.stepped.connect(lambda rows: self.left.emit() if rows > 0 else None)
        self._field.entered.connect(self.entered)
        self._chips = QWidget()
        self._search = ElidedToolButton("searchTexts")
        self._search.clicked.connect(self._ask_to_search)
        self._chips_layout = FlowLayout(self._chips, 4)
        top = QHBoxLayout()
        top.addWidget(heading, stretch=1)
        top.addWidget(self._button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        for widget in (self._field, self._chips, self._search):
            layout.addWidget(widget)
        self._show_filter()

    @property
    def words(self) -> str:
        """What is typed."""
        return self._field.text()

    @property
    def has_focus(self) -> bool:
        """Whether a person types here."""
        return self._field.hasFocus()

    def show_tools(self, *, is_wanted: bool) -> None:
        """Show what narrows, where there is something to narrow."""
        self._field.setVisible(is_wanted)
        self._button.setVisible(is_wanted)

    def take_focus(self) -> None:
        """Let a person type here."""
        self._field.setFocus()
        self._field.selectAll()

    def clear(self) -> None:
        """Show all conversations again."""
        self._field.clear()
        self._narrow(LibraryFilter())

    def _take_words(self, words: str) -> None:
        self._model.narrow(replace(self._model.filter, words=words, found=frozenset()))
        self._show_filter()
        self.typed.emit(words)

    def _ask_to_search(self) -> None:
        self.search_asked.emit(self.words)

    def _narrow(self, wanted: LibraryFilter) -> None:
        self._model.narrow(wanted)
        self._show_filter()

    def _toggle(self, wanted: Wanted, *_: object) -> None:
        now = self._model.filter
        has_it = wanted in now.wanted
        self._narrow(now.without(wanted) if has_it else now.with_wanted(wanted))

    def _show_filter(self) -> None:
        """Show one chip for each thing that conversations have to have."""
        for chip in self._chips.findChildren(ElidedToolButton, "filterChip"):
            self._chips_layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        wanted_now = self._model.filter.wanted
        for wanted in wanted_now:
            chip = ElidedToolButton("filterChip")
            self._chips_layout.addWidget(chip)
            chip.show_text(f"{wanted.text} ✕")
            chip.setAccessibleName(self.tr("Filter no more by “{what}”").format(what=wanted.text))
            chip.clicked.connect(partial(self._toggle, wanted))
        self._chips.setVisible(bool(wanted_now))
        words = shortened(" ".join(self.words.split()), 30)
        text = self.tr("Search all texts for “{words}”…").format(words=words)
        self._search.show_text(text if words else "")

    def _fill_menu(self) -> None:
        self._menu.clear()
        for mark in Mark:
            self._add(self._menu, Wanted(Facet.MARK, mark.value), mark_text(mark))
        self._menu.addSeparator()
        summaries = self._model.summaries
        kinds = (
            (Facet.FOLDER, self.tr("&Folder"), {s.folder for s in summaries} - {None}),
            (Facet.TAG, self.tr("&Tag"), {tag for s in summaries for tag in s.tags}),
            (Facet.HOST, self.tr("&Host"), {m.provider for m in self._model.used_models}),
            (Facet.MODEL, self.tr("&Model"), {m.model for m in self._model.used_models}),
        )
        for facet, title, names in kinds:
            self._add_submenu(facet, title, names)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("F&olders…"), self.folders_asked.emit)
        action = self._menu.addAction(self.tr("&Show all again"), self.clear)
        action.setEnabled(not self._model.filter.is_empty)

    def _add_submenu(self, facet: Facet, title: str, names: Iterable[str | None]) -> None:
        known = sorted((name for name in names if name), key=str.casefold)
        submenu = self._menu.addMenu(title)
        submenu.setEnabled(bool(known))
        for name in known:
            shown = provider_name(name) if facet is Facet.HOST else name
            self._add(submenu, Wanted(facet, name), shown)

    def _add(self, menu: QMenu, wanted: Wanted, text: str) -> None:
        action = menu.addAction(shortened(text).replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(wanted in self._model.filter.wanted)
        action.triggered.connect(partial(self._toggle, wanted))
