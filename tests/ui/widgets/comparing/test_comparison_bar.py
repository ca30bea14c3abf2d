"""The row between the lanes and the composer: it stays as it is, whatever it says."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QToolButton, QWidget

from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.person import Person
from tests.ui.presenters.comparing.answers_seen import add_lane, here, words
from tests.ui.seeing import seen

_LEAST_HEIGHT = 200
_LANES_ALONE = ["moreTools", "replay"]


def _parts(person: Person) -> list[QWidget]:
    bar = person.tab.comparison_bar
    kinds = (QToolButton, QComboBox, QLabel)
    return [w for kind in kinds for w in bar.findChildren(kind) if w.isVisible()]


def _assert_calm(person: Person) -> None:
    """All that is seen has its place in one row, and the lanes have enough of the window."""
    bar, lanes = person.tab.comparison_bar, person.tab.lanes
    for part in _parts(person):
        place = QRect(part.mapTo(bar, QPoint(0, 0)), part.size())
        assert bar.rect().contains(place), part.objectName()
        assert part.height() >= part.minimumSizeHint().height(), part.objectName()
    assert lanes.height() >= _LEAST_HEIGHT
    assert not lanes.verticalScrollBar().isVisible()


async def test_in_a_small_window_it_is_one_row_that_is_always_as_high(
    person: Person, host: FaultServer
) -> None:
    person.window.resize(900, 600)
    host.answer = by_model(
        {name: wire.said(f"The final answer is {name}{name} here.") for name in "123"}
    )
    person.choose("host/1", "host/2")
    add_lane(person, "host/3")
    heights = set()
    person.ask("How many?")
    await until(person.tab.comparison_bar.isVisible)
    heights.add(person.tab.comparison_bar.height())
    await until(lambda: person.is_done and seen(person.tab, QToolButton, "agreement"))
    _assert_calm(person)

    person.press(Qt.Key.Key_F7)
    await until(lambda: words(person.lanes[1]))
    person.press(Qt.Key.Key_F11, Qt.KeyboardModifier.ControlModifier)
    await until(lambda: here(person.lanes[1]))
    _assert_calm(person)
    heights.add(person.tab.comparison_bar.height())

    person.click(seen(person.tab, QToolButton, "vote_left")[0])
    person.click(seen(person.lanes[0].reply.foot, QToolButton, "useAsContext")[0])
    await person.wait_for_rest()
    _assert_calm(person)
    heights.add(person.tab.comparison_bar.height())

    person.press(Qt.Key.Key_F9)
    await person.wait_for_rest()
    assert sorted(part.objectName() for part in _parts(person)) == _LANES_ALONE
    heights.add(person.tab.comparison_bar.height())
    assert len(heights) == 1
