"""Finds words in a transcript, also in what is folded away."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

from deepseek_desktop.core.markup.reading import Spot
from deepseek_desktop.ui.transcript.finding.found_texts import FoundText, Here, Places
from deepseek_desktop.ui.transcript.finding.matching import Matcher, Wanted
from deepseek_desktop.ui.transcript.flow import Flow
from deepseek_desktop.ui.transcript.items import Item

LIMIT = 10_000
_SLICE_S = 0.008
_NEWS_S = 0.05
_PARSED_AT_ONCE = 8_000  # characters
_BEFORE_ALL = Spot(-1, 0, 0)


class Finder(QObject):
    """Knows where the wanted words stand in the texts of a flow: at most `LIMIT` places.

    It works in short slices while the application is idle, beginning with what is in view; what
    grows meanwhile is searched again. `changed` says that it knows more, or that one of the places
    is shown now or no longer; `arrived` that a place is to be brought into view. `first` is the
    item in which the next search begins, wherever a reader is.
    """

    changed = Signal()
    arrived = Signal()

    def __init__(
        self,
        flow: Flow,
        read_from: Callable[[], tuple[int, int]] = lambda: (0, 0),
        parent: QObject | None = None,
    ) -> None:
        """`read_from` gives the item and the leaf at which a reader is."""
        super().__init__(parent)
        self._flow = flow
        self._read_from = read_from
        self.first: Item | None = None
        self._matcher: Matcher | None = None
        self._found: dict[Item, FoundText] = {}
        self._waiting: list[Item] = []
        self._work: Iterator[None] | None = None
        self._spots: list[tuple[int, int, Spot]] | None = None
        self._start: Here | None = None
        self._here: Here | None = None
        self._told_at = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._work_on)

    @property
    def count(self) -> int:
        """How many places are known."""
        return len(self._all())

    @property
    def current(self) -> int:
        """The number of the place that is shown, from 1; 0 for none."""
        if self._here is None:
            return 0
        number = self.previous_number + 1
        return number if self.next_number > number else 0

    @property
    def is_complete(self) -> bool:
        """Whether there are no other places than those that are known."""
        return self._work is None and self.count < LIMIT

    @property
    def is_working(self) -> bool:
        """Whether some of the text is still to be searched."""
        return self._work is not None

    @property
    def next_number(self) -> int:
        """The number of the place after the one that is shown, or after where a reader is."""
        return bisect_right(self._all(), self._key()) + 1

    @property
    def previous_number(self) -> int:
        """The number of the place before the one that is shown, or before where a reader is."""
        return bisect_left(self._all(), self._key())

    def search(
        self, words: str, *, is_case_sensitive: bool = False, is_whole_word: bool = False
    ) -> None:
        """Find other words, or none; whatever was under way ends."""
        wanted, self.first = self.first, None
        start = self._start_at(*((wanted.number, 0) if wanted else self._read_from()))
        # What is shown may be shown still when a letter is added.
        if self._here is not None and wanted is None:
            start = Here(*self._here[:2], self._here.spot._replace(end=0))
        self._timer.stop()
        self._matcher = self._work = self._here = self._start = None
        self._found, self._waiting, self._spots = {}, [], None
        if words:
            self._matcher = Matcher(Wanted(words, is_case_sensitive, is_whole_word))
            self._start = start
            shown = self._texts()
            first = shown.index(start.item) if start and start.item in shown else 0
            self._waiting = shown[first:] + shown[:first]
            self._begin()
        self._tell()

    def clear(self) -> None:
        """Want nothing any more."""
        self.search("")

    def look_again(self) -> None:
        """Search what came or changed since it was searched."""
        if self._matcher is None or len(self._all()) >= LIMIT:
            return
        texts = self._texts()
        gone = self._found.keys() - set(texts)
        for item in gone:
            del self._found[item]
        changed = [item for item in texts if not self._is_known(item)]
        self._waiting += [item for item in changed if item not in self._waiting]
        if gone:
            self._spots = None
            self._tell()
        if changed:
            self._begin()

    def next(self) -> None:
        """Show the next place; after the last one comes the first."""
        if self.count:
            self.go_to((self.next_number - 1) % self.count + 1)

    def previous(self) -> None:
        """Show the place before; before the first one comes the last."""
        if self.count:
            self.go_to((self.previous_number - 1) % self.count + 1)

    def go_to(self, number: int) -> None:
        """Show a place, counted from 1."""
        item, leaf, spot = self._all()[number - 1]
        self._here = Here(self._flow.items[item], leaf, spot)
        self._tell()
        self.arrived.emit()

    def item_of(self, number: int) -> Item:
        """Return the item in which a place is, counted from 1."""
        return self._flow.items[self._all()[number - 1][0]]

    def leave(self) -> None:
        """Show none of the places as the present one."""
        if self._here is not None:
            self._start, self._here = self._here, None
            self._tell()

    def marks(self, item: int, leaf: int) -> tuple[Places, tuple[int, int] | None]:
        """Return what was found in a leaf, and which of it is the one that is shown.

        Positions are those of its document, which is set up if it was not.
        """
        owner = self._flow.items[item]
        passage, found = owner.passage, self._found.get(owner)
        spots = found.spots(leaf) if found else []
        if not spots or found is None or passage is None or leaf >= len(passage.leaves):
            return (), None
        places = found.places(leaf, passage.box(leaf).filled)
        here = self._here
        if here is None or (here.item, here.leaf) != (owner, leaf):
            return places, None
        return places, dict(zip(spots, places, strict=True)).get(here.spot)

    @property
    def leaf_shown(self) -> tuple[int, int] | None:
        """The item and the leaf in which the place is that is shown."""
        if self._here is None or not self.current:
            return None
        return self._here.item.number, self._here.leaf

    def _start_at(self, item: int, leaf: int) -> Here | None:
        items = self._flow.items
        return Here(items[item], leaf, _BEFORE_ALL) if item < len(items) else None

    def _texts(self) -> list[Item]:
        return [each for each in self._flow.items if each.is_shown and each.passage is not None]

    def _is_known(self, item: Item) -> bool:
        found = self._found.get(item)
        return found is not None and item.passage is not None and found.is_up_to_date(item.passage)

    def _all(self) -> list[tuple[int, int, Spot]]:
        """Return all places from top to bottom."""
        if self._spots is None:
            self._spots = [
                (number, leaf, spot)
                for number, item in enumerate(self._flow.items)
                if item in self._found
                for leaf, spot in self._found[item].all_spots()
            ]
        return self._spots

    def _key(self) -> tuple[int, int, Spot]:
        place = self._here or self._start
        if place is None or place.item not in self._flow.items:
            return 0, 0, _BEFORE_ALL
        return place.item.number, place.leaf, place.spot

    def _begin(self) -> None:
        if self._work is None:
            self._work = self._steps()
        self._timer.start()

    def _steps(self) -> Iterator[None]:
        while self._waiting:
            item = self._waiting.pop(0)
            passage = item.passage
            if passage is None or self._matcher is None:
                continue
            while not passage.is_parsed:
                passage.parse(_PARSED_AT_ONCE)
                yield
            found = self._found.setdefault(item, FoundText())
            most = LIMIT - sum(each.count for each in self._found.values()) + found.count
            first = self._start.leaf if self._start and self._start.item is item else 0
            for _ in found.search(passage, self._matcher, first, most):
                self._spots = None
                if found.count >= most:
                    return
                yield
            self._spots = None

    def _work_on(self) -> None:
        """Search for a moment; then others have their turn."""
        end = perf_counter() + _SLICE_S
        while self._work is not None and perf_counter() < end:
            if next(self._work, self) is self:
                self._work = None
        if self._work is None:
            self._timer.stop()
        if self._work is None or perf_counter() - self._told_at > _NEWS_S:
            self._tell()

    def _tell(self) -> None:
        self._told_at = perf_counter()
        self.changed.emit()
