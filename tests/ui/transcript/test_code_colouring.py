from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.markup.definitions import Definitions
from deepseek_desktop.core.markup.leaves import Code, Leaf
from deepseek_desktop.ui.maths.typesetter import Typesetter
from deepseek_desktop.ui.transcript.code.code_colouring import Colouring
from deepseek_desktop.ui.transcript.code.code_words import Words
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.leaves.block_state import BlockState
from deepseek_desktop.ui.transcript.leaves.filling import Filler
from deepseek_desktop.ui.transcript.leaves.leaf_box import LeafBox
from deepseek_desktop.ui.transcript.leaves.look import Look
from deepseek_desktop.ui.transcript.passage import Passage
from tests.ui.transcript.conftest import ShowView


@pytest.fixture
def look(qtbot: QtBot) -> Look:
    widget = QWidget()
    qtbot.addWidget(widget)
    return Look.of(widget)


@pytest.fixture
def filler(look: Look, typesetter: Typesetter) -> Filler:
    return Filler(look, typesetter)


def box_of(filler: Filler, text: str, language: str = "python") -> LeafBox:
    leaf = Leaf(Code(text, language))
    box = LeafBox(leaf, filler.fill(leaf, Definitions()), filler.look, None, BlockState())
    box.lay_out(400)
    return box


def colours(box: LeafBox, line: int = 0) -> list[str]:
    formats = box.document.findBlockByNumber(line).layout().formats()
    return [each.format.foreground().color().name() for each in formats]


def test_code_is_coloured_soon(qtbot: QtBot, filler: Filler) -> None:
    box = box_of(filler, "return 1")

    colouring = Colouring()
    colouring.want([box_of(filler, "other"), box])
    qtbot.waitUntil(lambda: bool(colours(box)))
    assert colours(box) == [filler.look.code.keyword, filler.look.code.number]


def test_colours_change_no_size(qtbot: QtBot, filler: Filler) -> None:
    box = box_of(filler, "def f(): return 'text'  # and a comment")
    before = box.document.size()

    colouring = Colouring()
    colouring.want([box])
    qtbot.waitUntil(lambda: bool(colours(box)))

    assert box.document.size() == before


def test_what_was_coloured_before_is_in_colour_at_once(qtbot: QtBot, filler: Filler) -> None:
    colouring = Colouring()
    first, again = box_of(filler, "return 1"), box_of(filler, "return 1")
    colouring.want([first])
    qtbot.waitUntil(lambda: bool(colours(first)))

    colouring.want([again])

    assert colours(again)


def test_much_code_is_coloured_in_many_turns(qtbot: QtBot, filler: Filler) -> None:
    ticks = iter(range(1_000_000))
    colouring = Colouring(clock=lambda: next(ticks) * 0.001)
    box = box_of(filler, "x = 1\n" * 300)

    colouring.want([box])
    qtbot.waitUntil(lambda: bool(colours(box)))

    assert not colours(box, 299)
    qtbot.waitUntil(lambda: bool(colours(box, 299)))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("x = 1\n" * 20_000, "python"),
        (f"x = 1\n{'1,' * 1500}", "python"),
        ("x = 1" + "\n" * 1000, "matlab"),
        ("x = 1", ""),
        ("x = 1", "klingon"),
    ],
)
def test_huge_and_unknown_code_stays_as_it_is(
    qtbot: QtBot, filler: Filler, text: str, language: str
) -> None:
    colouring = Colouring()
    box, last = box_of(filler, text, language), box_of(filler, "y = 2")

    colouring.want([box, last])

    qtbot.waitUntil(lambda: bool(colours(last)))
    assert not colours(box)


def test_a_reader_that_fails_costs_nothing_but_colours(qtbot: QtBot, filler: Filler) -> None:
    def read(_text: str) -> Iterator[tuple[int, str, str]]:
        yield 0, "Keyword", "a\n"
        raise RecursionError

    asked = []

    def find(language: str) -> object:
        asked.append(language)
        return read

    colouring = Colouring(find=find)  # type: ignore[arg-type] # a reader that only a test has
    box = box_of(filler, "a\nb", "broken")
    colouring.want([box])
    qtbot.waitUntil(lambda: bool(colours(box)))

    again = box_of(filler, "a\nb", "broken")
    colouring.want([again])

    assert colours(again)
    assert not colours(again, 1)
    assert asked == ["broken"]


def test_a_reader_that_takes_too_long_is_given_up(qtbot: QtBot, filler: Filler) -> None:
    now = 0.0
    read_so_far = []

    def read(text: str) -> Words:
        nonlocal now
        for number, line in enumerate(text.split("\n")):
            now += 0.3 if number == 2 else 0.001
            read_so_far.append(line)
            yield 2 * number, "Keyword", f"{line}\n"

    colouring = Colouring(find=lambda _language: read, clock=lambda: now)
    box = box_of(filler, "a\nb\nc\nd", "slow")
    colouring.want([box])

    qtbot.waitUntil(lambda: len(read_so_far) == 3)
    assert colours(box, 1)
    assert not colours(box, 2)
    assert read_so_far == ["a", "b", "c"]


def test_open_code_waits_until_the_reply_has_ended(qtbot: QtBot, shown_view: ShowView) -> None:
    closed, growing = Passage(), Passage()
    growing.is_growing = True
    closed.show_text("```python\nreturn 1\n```\n")
    growing.show_text("```python\nreturn 2")
    view = shown_view(TextItem(closed), TextItem(growing))

    qtbot.waitUntil(lambda: bool(colours(closed.box(0))))
    assert not colours(growing.box(0))

    growing.is_growing = False
    view.changed()
    qtbot.waitUntil(lambda: bool(colours(growing.box(0))))


def test_closed_code_is_coloured_while_more_is_written(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = Passage()
    passage.is_growing = True
    passage.show_text("```python\nreturn 1\n")
    view = shown_view(TextItem(passage))

    passage.show_text("```python\nreturn 1\n```\nMore")
    view.changed()

    qtbot.waitUntil(lambda: bool(colours(passage.box(0))))


def test_another_theme_brings_its_colours(qtbot: QtBot, shown_view: ShowView) -> None:
    passage = Passage()
    passage.show_text("```python\nreturn 1\n```\n")
    view = shown_view(TextItem(passage))
    qtbot.waitUntil(lambda: bool(colours(passage.box(0))))
    before = colours(passage.box(0))

    palette = view.palette()
    palette.setColor(palette.ColorRole.Base, QColor("#1c2027"))
    palette.setColor(palette.ColorRole.Text, QColor("#e7eaf0"))
    view.setPalette(palette)

    qtbot.waitUntil(lambda: bool(colours(passage.box(0))) and colours(passage.box(0)) != before)
