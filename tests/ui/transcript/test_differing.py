"""What is set off in a transcript because another answer differs there."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAccessible, QColor, QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.evaluation.answer_difference import difference
from deepseek_desktop.core.evaluation.read_answer import read_answer
from deepseek_desktop.ui.transcript.accessible.leaf import AccessibleLeaf
from deepseek_desktop.ui.transcript.accessible.place import LeafPlace
from deepseek_desktop.ui.transcript.differing import Differs
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

_ONLY = "Only this answer has such a remark about it."
_MOVED = "This stands elsewhere in the other answer."
_LEFT = f"{_MOVED}\n\nIt is red and has a thin long tail.\n\n{_ONLY}\n\nBoth have it just so."
_RIGHT = f"It is blue and has a long tail.\n\nBoth have it just so.\n\n{_MOVED}"


def _item(text: str) -> TextItem:
    passage = Passage()
    passage.show_text(text)
    return TextItem(passage)


def _differs(left: str, right: str, here: int | None = None) -> Differs:
    return Differs(left, difference(read_answer(left), read_answer(right)).left, here)


def _picture(view: TranscriptView) -> QImage:
    view.settle()
    return view.viewport().grab().toImage()


def _runs(picture: QImage, colour: str, leaf: int, view: TranscriptView) -> list[int]:
    """Return how many stretches of a colour the rows of a leaf have that have any."""
    rect = view.geometry_now.leaf_rect(view.flow.items[0], leaf)
    rows = []
    for y in range(max(0, rect.top()), rect.bottom()):
        row = [QColor(picture.pixel(x, y)).name() == colour for x in range(picture.width())]
        starts = sum(now and not before for before, now in zip([False, *row], row, strict=False))
        if starts:
            rows.append(starts)
    return rows


def test_signs_differ_in_more_than_their_colours(shown_view: ShowView) -> None:
    item = _item(_LEFT)
    view = shown_view(item)
    plain = _picture(view)
    assert view.differing.leaf(item, 1) is None

    view.differing.show({item: _differs(_LEFT, _RIGHT)})
    marked = _picture(view)

    colours = view.stage.look.difference
    assert max(_runs(marked, colours.changed_line, 1, view)) > 4  # dots under "red"
    assert max(_runs(marked, colours.only_here_line, 1, view)) == 1  # a line under "thin"
    bar, dashes = (
        [
            any(QColor(marked.pixel(x, y)).name() == colour for x in range(14))
            for y in _rows(view, n)
        ]
        for n, colour in ((2, colours.only_here_line), (0, colours.changed_line))
    )
    assert all(bar)
    assert any(dashes)
    assert not all(dashes)
    assert marked.copy(view.geometry_now.leaf_rect(item, 3)) == plain.copy(
        view.geometry_now.leaf_rect(item, 3)
    )

    view.differing.show({})
    assert _picture(view) == plain


def _rows(view: TranscriptView, leaf: int) -> range:
    rect = view.geometry_now.leaf_rect(view.flow.items[0], leaf)
    gap = round(view.flow.items[0].passage.box(leaf).gap) if view.flow.items[0].passage else 0
    return range(rect.top() + gap + 1, rect.bottom() - 1)


def test_what_is_only_here_or_elsewhere_is_also_said(shown_view: ShowView, qtbot: QtBot) -> None:
    item = _item(_LEFT)
    view = shown_view(item)
    view.differing.show({item: _differs(_LEFT, _RIGHT)})

    said = [
        AccessibleLeaf(LeafPlace(view, item, leaf)).text(QAccessible.Text.Description)
        for leaf in range(4)
    ]

    assert said == [
        "Stands in another place of the other answer",
        "Some words of this are others in the other answer",
        "Only here: the other answer has nothing like it",
        "",
    ]
    center = view.geometry_now.leaf_rect(item, 2).center()
    QTest.mouseMove(view.viewport(), QPoint(40, center.y()))
    qtbot.waitUntil(lambda: view.viewport().toolTip() == said[2])


def test_places_are_those_of_the_text_that_was_compared(shown_view: ShowView) -> None:
    code = "\n".join(f"line_{number} = {number}" for number in range(400))
    left = f"```python\n{code}\n```\n\nThe end."
    right = left.replace("line_390 = 390", "line_390 = 391")
    item = _item(left)
    view = shown_view(item)
    differs = _differs(left, right, here=0)
    view.differing.show({item: differs})
    (mark,) = differs.side.marks

    view.show_spot(item, mark.leaf, mark.spot, selects=True)  # it was folded away

    assert view.selected_text == "390"
    leaf = view.differing.leaf(item, 0)
    assert leaf is not None
    ((start, end),) = [(each.start, each.end) for each in leaf.words]
    rects = item.passage.box(0).rects(start, end)
    corner = view.geometry_now.leaf_rect(item, 0).topLeft()
    assert view.viewport().rect().contains((rects[0].center() + corner).toPoint())

    item.passage.show_text("Something else.")
    assert view.differing.leaf(item, 0) is None
