"""The conversations in the archive as a list that Qt can show, below headings by date."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from datetime import UTC, datetime, tzinfo
from typing import Any, TypeAlias

from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QStringListModel, Qt, Signal
from typing_extensions import override

from deepseek_desktop.core.domain.conversation import Summary
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.ui.models.library_filter import LibraryFilter
from deepseek_desktop.ui.models.library_sections import (
    Heading,
    Row,
    heading_data,
    heading_ids,
    text_above,
    with_headings,
)
from deepseek_desktop.ui.models.library_words import spoken, told
from deepseek_desktop.ui.models.row_changes import row_changes

Index: TypeAlias = QModelIndex | QPersistentModelIndex

SummaryRole = int(Qt.ItemDataRole.UserRole)


def _now() -> datetime:
    return datetime.now(UTC)


class LibraryModel(QStringListModel):
    """Rows are headings and those summaries that its filter lets through, last asked first.

    `renamed` has the id of a conversation and the title that a person typed for it, `listed` says
    that there are other summaries, `models_changed` that others were asked. While a title is typed
    the rows stay: what is shown meanwhile comes after that. Days are those of `zone`, usually of
    the system.

    Qt's own model holds as many empty strings as there are rows: a view that lays out fifty
    thousand of them asks twice a row how many there are, which takes Python a tenth of a second.
    What is in a row is known here. It changes when Qt's model has, before any view hears of it.
    """

    renamed = Signal(str, str)
    listed = Signal()
    models_changed = Signal()

    def __init__(self, now: Callable[[], datetime] = _now, zone: tzinfo | None = None) -> None:
        super().__init__()
        self._now = now
        self._zone = zone
        self._all: list[Summary] = []
        self._used_models: tuple[ModelRef, ...] = ()
        self._by_id: dict[str, Summary] = {}
        self._rows: list[Row] = []
        self._keys: list[str] = []
        self._filter = LibraryFilter()
        self._is_held = False
        self._is_late = False
        self._coming: tuple[list[Row], list[str]] = [], []
        self.modelReset.connect(self._take_all)
        self.rowsInserted.connect(self._take_in)
        self.rowsRemoved.connect(self._let_go)

    @property
    def summaries(self) -> Sequence[Summary]:
        """All conversations, seen or not."""
        return self._all

    @property
    def used_models(self) -> tuple[ModelRef, ...]:
        """The models that were asked, those of the newest conversations first, each once."""
        return self._used_models

    @property
    def newest(self) -> int:
        """The number of the newest question that is known of; 0: none."""
        return max((summary.newest for summary in self._all), default=0)

    @property
    def filter(self) -> LibraryFilter:
        """What is to be seen."""
        return self._filter

    def show(self, summaries: Sequence[Summary]) -> None:
        """Take these for all there are."""
        self._all = list(summaries)
        self._by_id = {summary.id: summary for summary in summaries}
        self._lay_out()
        self._tell()

    def update(self, ids: Collection[str], summaries: Sequence[Summary]) -> None:
        """Take these in the place of earlier ones of `ids`; what is not among them is gone."""
        for name in ids:
            if (known := self._by_id.pop(name, None)) is not None:
                del self._all[self._place_of(known)]
        for summary in summaries:
            place = bisect_left(self._all, _newest_first(summary), key=_newest_first)
            self._all.insert(place, summary)
            self._by_id[summary.id] = summary
        self._lay_out(ids)
        self._tell()

    def _tell(self) -> None:
        # The same models are mostly the same tuple, so few of them are looked into.
        kinds = {id(summary.models): summary.models for summary in self._all}
        refs = dict.fromkeys(ref for models in kinds.values() for ref in models)
        before, self._used_models = self._used_models, tuple(refs)
        if before != self._used_models:
            self.models_changed.emit()
        self.listed.emit()

    def _place_of(self, summary: Summary) -> int:
        place = bisect_left(self._all, _newest_first(summary), key=_newest_first)
        while self._all[place] is not summary:
            place += 1
        return place

    def narrow(self, wanted: LibraryFilter) -> None:
        """Show only what fits."""
        if wanted != self._filter:
            self._filter = wanted
            self._lay_out()

    def show_found(self, words: str, ids: Collection[str]) -> None:
        """Show also conversations in whose texts the words of the filter were found."""
        if words == self._filter.words:
            self.narrow(replace(self._filter, found=frozenset(ids)))

    def begin_day(self) -> None:
        """Let the headings be those of today."""
        self._lay_out()

    def hold(self, *, is_held: bool) -> None:
        """Keep the rows where they are, or no longer."""
        self._is_held = is_held
        if self._is_late and not is_held:
            self._lay_out()

    def row_of(self, conversation_id: str) -> int | None:
        """Return the row of a conversation; None where it is not to be seen."""
        return self._keys.index(conversation_id) if conversation_id in self._keys else None

    def summary_of(self, conversation_id: str) -> Summary | None:
        """Return what is known of a conversation, seen or not."""
        return self._by_id.get(conversation_id)

    def ids_in(self, first: int, last: int) -> list[str]:
        """Return the conversations in some rows."""
        return [row.id for row in self._rows[first : last + 1] if isinstance(row, Summary)]

    def _lay_out(self, ids: Collection[str] = ()) -> None:
        self._is_late = self._is_held
        if self._is_held:
            return
        fitting = self._all if self._filter.is_empty else list(self._filter.fitting(self._all))
        rows = with_headings(fitting, self._now(), self._zone)
        keys = [row.id for row in rows]
        if keys != self._keys and not self._change_rows(rows, keys, ids):
            self._coming = rows, keys
            self.setStringList([""] * len(rows))
            return
        self._change_values(rows)

    def _change_rows(self, rows: list[Row], keys: list[str], ids: Collection[str]) -> bool:
        """Take rows away and put rows in, one run after the other; return whether that was done.

        `ids` are the conversations that have changed, where that is known.
        """
        suspects = {*ids, *(set(heading_ids(self._rows)) ^ set(heading_ids(rows)))} if ids else ()
        changes = row_changes(self._keys, keys, suspects) if self._keys and keys else None
        if changes is None:
            return False
        self._coming = rows, keys
        for first, last in changes.gone:
            self.removeRows(first, last - first + 1)
        for first, last in changes.came:
            self.insertRows(first, last - first + 1)
        return True

    def _take_all(self) -> None:
        rows, keys = self._coming
        self._rows, self._keys = list(rows), list(keys)

    def _take_in(self, _parent: QModelIndex, first: int, last: int) -> None:
        rows, keys = self._coming
        self._rows[first:first] = rows[first : last + 1]
        self._keys[first:first] = keys[first : last + 1]

    def _let_go(self, _parent: QModelIndex, first: int, last: int) -> None:
        del self._rows[first : last + 1], self._keys[first : last + 1]

    def _change_values(self, rows: list[Row]) -> None:
        before, self._rows = self._rows, rows
        pairs = enumerate(zip(before, rows, strict=True))
        changed = [n for n, (old, new) in pairs if old is not new and old != new]
        if changed:
            self.dataChanged.emit(self.index(changed[0]), self.index(changed[-1]))

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return heading_data(row, role)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                # Qt would read markup in a tooltip, and a title is not ours.
                return told(row).replace("<", "‹")
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken(row, text_above(self._rows, index.row())).replace("<", "‹")
            case _ if role == SummaryRole:
                return row
            case _:
                return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return Qt.ItemFlag.NoItemFlags
        if isinstance(self._rows[index.row()], Heading):  # it is read, but cannot be chosen
            return Qt.ItemFlag.ItemNeverHasChildren
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable | Qt.ItemFlag.ItemNeverHasChildren

    @override
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        summary = self.data(index, SummaryRole)
        if summary is None or role != Qt.ItemDataRole.EditRole:
            return False
        self.renamed.emit(summary.id, str(value))
        return True


def _newest_first(summary: Summary) -> tuple[float, int]:
    return -summary.used_at.timestamp(), -summary.newest
