"""What a screen reader gets to know of a transcript, and how Tab goes through it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.transcript.accessible.attending import announce, announcement, attend
from deepseek_desktop.ui.transcript.band_item import BandItem
from deepseek_desktop.ui.transcript.items import InsetItem, TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.reading import Reading
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView

_NAME, _DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
_ANSWER = """# Title

Some *text* with $x^2$ and [link](http://a.b/c).

- one
  - two

3. third

> quoted

```python
x = 1
```

| a | b |
|---|---|
| 1 | $y$ |

$$\\frac12$$
"""


def _text(said: str, *, is_plain: bool = False) -> TextItem:
    passage = Passage(is_plain=is_plain)
    passage.show_text(said)
    return TextItem(passage)


def _foot() -> QWidget:
    foot = QWidget()
    row = QHBoxLayout(foot)
    row.addWidget(QPushButton("Copy answer"))
    row.addWidget(QPushButton("Again"))
    return foot


def _band(view: TranscriptView, steps: int) -> BandItem:
    heading = QToolButton()
    heading.setText("Thinking")
    heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    band = BandItem(heading, view.viewport())
    band.passage.show_text("\n\n".join(f"Step {number}" for number in range(steps)))
    return band


def _interface(widget: QWidget) -> QAccessibleInterface:
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    return found


def _page(view: TranscriptView) -> QAccessibleInterface:
    return _interface(view).child(0)


def _children(page: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    return (page.child(number) for number in range(page.childCount()))


def _texts(view: TranscriptView) -> list[tuple[str, str]]:
    texts = (each for each in _children(_page(view)) if each.object() is None)
    return [(each.role().name, each.text(_NAME)) for each in texts]


def _leaf(view: TranscriptView, words: str) -> QAccessibleInterface:
    return next(each for each in _children(_page(view)) if words in each.text(_NAME))


@pytest.fixture
def read_view(shown_view: ShowView) -> ShowView:
    def show(*texts: str, height: int = 900) -> TranscriptView:
        view = shown_view(*map(_text, texts), height=height)
        view.setAccessibleName("Model A")
        attend(view)
        return view

    return show


def test_each_block_is_read_in_order_with_its_role_and_marker(read_view: ShowView) -> None:
    assert _texts(read_view(_ANSWER)) == [
        ("Heading", "Title"),
        ("Paragraph", "Some text with x^2 and link."),
        ("ListItem", "• one"),
        ("ListItem", "• two"),
        ("ListItem", "3. third"),
        ("BlockQuote", "quoted"),
        ("Paragraph", "Code in python:\nx = 1"),
        ("Paragraph", "a, b\n1, y"),
        ("Equation", "\\frac12"),
    ]


def test_descriptions_tell_levels_and_the_size_of_tables(read_view: ShowView) -> None:
    view = read_view(_ANSWER)
    described = [_leaf(view, words).text(_DESCRIPTION) for words in ("Title", "two", "a, b")]
    assert described == ["Heading of level 1", "List of level 2", "Table of 2 rows and 2 columns"]


def test_a_view_is_a_frame_around_a_page_that_knows_its_parts(read_view: ShowView) -> None:
    view = read_view(_ANSWER)
    page = _page(view)
    assert _interface(view).text(_NAME) == "Model A"
    assert page.role() is QAccessible.Role.Document
    for number, each in enumerate(_children(page)):
        assert page.indexOfChild(each) == number
        assert each.parent().object() is view.viewport()
    assert page.child(page.childCount()) is None


def test_a_leaf_is_found_at_its_place_on_the_screen(read_view: ShowView) -> None:
    view = read_view(_ANSWER)
    page = _page(view)
    for words in ("Title", "third", "quoted"):
        leaf = _leaf(view, words)
        at = leaf.rect().center()
        assert page.childAt(at.x(), at.y()) is leaf
        assert _interface(view).rect().contains(leaf.rect())


def test_letters_are_where_they_are_painted_though_formulas_are_read_as_tex(
    read_view: ShowView,
) -> None:
    text = _leaf(read_view("😀 a $\\frac{a}{b}$ then b"), "then").textInterface()
    read = "😀 a \\frac{a}{b} then b"
    assert text.characterCount() == len(read) + 1  # of UTF-16, as Qt counts
    assert text.text(0, 99) == read
    assert text.text(0, 2) == "😀"
    last = read.index("then") + 1
    assert text.offsetAtPoint(text.characterRect(last).center()) in {last, last + 1}
    assert text.characterRect(last).left() > text.characterRect(last - 2).left()


def test_a_growing_text_is_read_as_far_as_it_has_come(read_view: ShowView) -> None:
    view = read_view("One")
    leaf = _leaf(view, "One")
    passage = view.flow.items[0].passage
    assert passage is not None
    passage.show_text("One and **two**")
    view.settle()
    assert leaf.text(_NAME) == "One and two"
    assert _leaf(view, "two") is leaf


def test_what_is_gone_is_not_valid_and_says_nothing(read_view: ShowView) -> None:
    view = read_view(_ANSWER)
    leaf, passage = _leaf(view, "quoted"), view.flow.items[0].passage
    assert passage is not None
    passage.show_text("short")
    view.settle()
    assert not leaf.isValid()
    assert leaf.text(_NAME) == ""
    assert leaf.rect().isNull()
    assert leaf.textInterface().text(0, 9) == ""
    assert leaf.actionInterface() is None


def test_interfaces_go_with_their_view(typesetter: Typesetter) -> None:
    view = TranscriptView(Reading(typesetter))
    attend(view)
    view.add(_text(_ANSWER))
    view.show()
    view.settle()
    page, leaf = _page(view), _leaf(view, "quoted")
    number = QAccessible.uniqueId(leaf)
    Shiboken.delete(view)
    assert not Shiboken.isValid(page)
    assert not Shiboken.isValid(leaf)
    assert QAccessible.accessibleInterface(number) is None


def test_of_a_very_long_text_only_what_is_near_is_told(read_view: ShowView) -> None:
    view = read_view("\n\n".join(f"Paragraph {number}." for number in range(3_000)))
    assert _page(view).childCount() < 300
    seen = [each for each in _children(_page(view)) if not each.state().offscreen]
    assert "Paragraph 2999." in [each.text(_NAME) for each in seen]


def test_reading_on_scrolls(read_view: ShowView) -> None:
    view = read_view("\n\n".join(f"Paragraph {number}." for number in range(100)), height=200)
    view.show_start()
    leaf = _leaf(view, "Paragraph 50.")
    assert leaf.state().offscreen
    leaf.textInterface().scrollToSubstring(0, 1)
    assert not leaf.state().offscreen


def test_thinking_comes_after_its_heading_and_before_what_follows(read_view: ShowView) -> None:
    view = read_view()
    view.add(_band(view, steps=2), _text("The answer"), InsetItem(_foot))
    view.settle()
    named = [each.text(_NAME) for each in _children(_page(view))]
    shown = [name for name in named if name]
    assert shown == ["Thinking", "Step 0", "Step 1", "The answer"]
    foot = _page(view).child(_page(view).childCount() - 1)
    assert [each.text(_NAME) for each in _children(foot)] == ["Copy answer", "Again"]


def test_folded_thinking_is_not_read(read_view: ShowView) -> None:
    view = read_view()
    band = _band(view, steps=2)
    band.is_open = False
    view.add(band)
    view.settle()
    assert [each.text(_NAME) for each in _children(_page(view))] == ["Thinking"]


def test_tab_goes_from_top_to_bottom_whatever_was_made_first(
    read_view: ShowView, qtbot: QtBot
) -> None:
    view = read_view()
    foot = InsetItem(_foot)
    view.add(foot)
    view.settle()  # the foot's buttons are the oldest now
    band = _band(view, steps=40)
    view.flow.items.remove(foot)
    view.add(band, foot)
    view.settle()
    view.activateWindow()
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    visited = []
    for _ in range(4):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        visited.append(QApplication.focusWidget())
    assert foot.widget is not None
    heading = next(each for each in view.findChildren(QToolButton) if each.text() == "Thinking")
    assert visited == [
        heading,
        band.bar,
        *foot.widget.findChildren(QPushButton),
    ]


def test_news_are_said_politely(read_view: ShowView) -> None:
    view = read_view("One")
    event = announcement(view, "The answer is complete")
    assert isinstance(event, QAccessibleAnnouncementEvent)
    assert event.message() == "The answer is complete"
    assert event.politeness() is QAccessible.AnnouncementPoliteness.Polite
    announce(view, "The answer is complete")  # nobody listens here: nothing happens
