"""One search in several transcripts that stand side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from deepseek_desktop.ui.transcript.finding.finder import Finder
from deepseek_desktop.ui.transcript.finding.matching import Wanted
from deepseek_desktop.ui.transcript.items import Item


class FindSession(QObject):
    """Counts over all finders and walks through them in order, each from top to bottom.

    `entered` has the number of the finder whose place is shown now, `missed` with an item
    says that the words are not there, where they were to be shown.
    """

    changed = Signal()
    entered = Signal(int)
    missed = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finders: list[Finder] = []
        self._wanted = Wanted()
        self._active = 0
        self._target: Item | None = None
        self._is_to_arrive = False
        self._is_beginning = False

    @property
    def current(self) -> int:
        """The number of the place that is shown, from 1 over all finders; 0 for none."""
        if not self._finders or not (number := self._finders[self._active].current):
            return 0
        return number + sum(each.count for each in self._finders[: self._active])

    @property
    def total(self) -> int:
        """How many places are known."""
        return sum(each.count for each in self._finders)

    @property
    def is_complete(self) -> bool:
        """Whether there are no other places than those that are known."""
        return all(each.is_complete for each in self._finders)

    def join(self, finders: Sequence[Finder]) -> None:
        """Search in these from now on, from left to right."""
        for finder in self._finders:
            finder.changed.disconnect(self._note)
            if finder not in finders:
                finder.clear()
        added = [each for each in finders if each not in self._finders]
        self._finders = list(finders)
        self._active = min(self._active, max(0, len(finders) - 1))
        for finder in self._finders:
            finder.changed.connect(self._note)
        self._search_in(added)

    def search(self, wanted: Wanted) -> None:
        """Find other words, and show the first place from where a reader is."""
        self._wanted = wanted
        self._search_in(self._finders)
        self._is_to_arrive = bool(wanted.words)

    def search_at(self, wanted: Wanted, lane: int, item: Item) -> None:
        """Find other words, and show the first place in an item of one of the finders."""
        for finder in self._finders:
            finder.leave()
        self._active, self._target, self._finders[lane].first = lane, item, item
        self.search(wanted)

    def clear(self) -> None:
        """Want nothing any more."""
        self._target = None
        self.search(Wanted())
        self._active = 0

    def next(self) -> None:
        """Show the next place; after the last one comes the first."""
        if not self.total:
            return
        number = self._finders[self._active].next_number
        if number <= self._finders[self._active].count:
            self._go_to(self._active, number)
        else:
            self._go_to(self._neighbour(1), 1)

    def previous(self) -> None:
        """Show the place before; before the first one comes the last."""
        if not self.total:
            return
        number = self._finders[self._active].previous_number
        if number:
            self._go_to(self._active, number)
        else:
            lane = self._neighbour(-1)
            self._go_to(lane, self._finders[lane].count)

    def _search_in(self, finders: Sequence[Finder]) -> None:
        wanted = self._wanted
        self._is_beginning = True  # what some of them have found belongs to the words before
        for finder in finders:
            finder.search(
                wanted.words,
                is_case_sensitive=wanted.is_case_sensitive,
                is_whole_word=wanted.is_whole_word,
            )
        self._is_beginning = False
        self.changed.emit()

    def _note(self) -> None:
        if self._is_beginning:
            return
        if self._is_to_arrive:
            self._arrive()
        self.changed.emit()

    def _arrive(self) -> None:
        """Show the first place as soon as it is known which one that is."""
        if self._target is not None:
            self._arrive_in(self._target)
            return
        count = len(self._finders)
        for lane in (each % count for each in range(self._active, self._active + count)):
            finder = self._finders[lane]
            if finder.count:
                number = finder.next_number
                self._go_to(lane, number if number <= finder.count else 1)
                return
            if finder.is_working:
                return

    def _arrive_in(self, item: Item) -> None:
        """Show the first place in an item; it is searched first, so others come after it."""
        finder = self._finders[self._active]
        if not finder.count and finder.is_working:
            return
        self._is_to_arrive, self._target = False, None
        number = finder.next_number
        if number <= finder.count and finder.item_of(number) is item:
            self._go_to(self._active, number)
        else:
            self.missed.emit(self._active, item)

    def _neighbour(self, step: int) -> int:
        """Return the next finder, in one direction, that has found something."""
        count = len(self._finders)
        lane = (self._active + step) % count
        while not self._finders[lane].count:
            lane = (lane + step) % count
        return lane

    def _go_to(self, lane: int, number: int) -> None:
        self._is_to_arrive = False
        left = self._finders[self._active]
        self._active = lane
        if left is not self._finders[lane]:
            left.leave()
        self._finders[lane].go_to(number)
        self.entered.emit(lane)
