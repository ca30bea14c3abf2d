"""Answers that are marked where they differ, as a person sees them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.comparison import ScrollLock
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.evaluation.difference import LeafSort, MarkSort
from deepseek_desktop.core.settings.choices import Theme
from deepseek_desktop.core.settings.schema import Chosen
from deepseek_desktop.ui.presenters.comparing.blinding import Stage
from deepseek_desktop.ui.presenters.comparing.comparing import comparison_of
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Send, by_model, in_turn
from tests.support import until
from tests.ui.person import Person
from tests.ui.presenters.comparing.answers_seen import (
    LEFT,
    RIGHT,
    add_lane,
    here,
    is_in_view,
    leaves,
    said,
    tool,
    words,
)
from tests.ui.seeing import seen
from tests.ui.window import at_the_window

_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ONES = ["five", "formula", "五", "7", "3", "15"]
_OTHERS = ["six", "formula", "八", "8", "4", "18"]


async def _ask(person: Person, host: FaultServer) -> None:
    host.answer = by_model({"a": wire.said(LEFT), "b": wire.said(RIGHT)})
    person.choose("host/a", "host/b")
    await person.ask_and_wait("How much?")


async def test_words_are_marked_in_their_places_for_as_long_as_they_are_wanted(
    person: Person, host: FaultServer
) -> None:
    await _ask(person, host)
    one, other = person.lanes
    assert words(one) == words(other) == []

    person.press(Qt.Key.Key_F7)
    await until(lambda: words(one))

    assert (words(one), words(other)) == (_ONES, _OTHERS)
    assert words(one, MarkSort.ONLY_HERE) == []
    wholes = [each.whole for each in leaves(one) if each]
    assert wholes.count(LeafSort.ONLY_HERE) == 1
    assert LeafSort.ONLY_HERE not in [each.whole for each in leaves(other) if each]
    assert said(person) == ["7 differences, 3 in numbers · 79 % alike"]
    numbers = [w for leaf in leaves(one) if leaf for w in leaf.words if w.is_number]
    assert len(numbers) == 3
    before = one.transcript.grab().toImage()

    person.appearance.choose(Chosen(theme=Theme.DARK))
    person.press(Qt.Key.Key_Plus, _CTRL)
    person.window.resize(940, 700)
    await person.wait_for_rest()
    assert one.transcript.grab().toImage() != before
    assert (words(one), words(other)) == (_ONES, _OTHERS)

    person.click(tool(person, "showDifference"))
    assert words(one) == words(other) == []
    assert said(person) == []


async def test_a_person_goes_from_one_difference_to_the_next_in_both_lanes(
    person: Person, host: FaultServer
) -> None:
    far = "\n\n".join(f"Paragraph {number} says the same in both." for number in range(80))
    host.answer = by_model(
        {
            "a": wire.said(f"One plum was eaten.\n\n{far}\n\nThe end is red here."),
            "b": wire.said(
                f"Two plum was eaten.\n\n{far}\n\nNothing like it here.\n\nThe end is blue here."
            ),
        }
    )
    person.choose("host/a", "host/b")
    await person.ask_and_wait("How much?")
    one, other = person.lanes
    for lane in (one, other):
        lane.transcript.show_start()

    person.press(Qt.Key.Key_F7)
    await until(lambda: words(one))
    assert said(person) == ["3 differences · 99 % alike"]
    person.tab.state.arrangement.change(scroll_lock=ScrollLock.PROPORTIONAL)
    person.press(Qt.Key.Key_F11, _CTRL)
    await person.wait_for_rest()
    assert (here(one), here(other)) == (["One"], ["Two"])
    assert is_in_view(one)
    assert is_in_view(other)

    person.click(tool(person, "previousDifference"))
    await person.wait_for_rest()

    assert (here(one), here(other)) == (["red"], ["blue"])
    assert is_in_view(one)
    assert is_in_view(other)
    assert one.scroll_bar.value() > 1000
    assert [label.text() for label in seen(person.tab, QLabel, "differenceAt")] == ["3 of 3"]

    for lane in (one, other):
        lane.transcript.show_start()
    person.press(Qt.Key.Key_F11, _SHIFT)  # one side has nothing of it: it shows where that would be
    await person.wait_for_rest()
    (only,) = [leaf for leaf in leaves(other) if leaf and leaf.whole is LeafSort.ONLY_HERE]
    assert only.is_here
    assert is_in_view(other)
    assert one.scroll_bar.value() > 1000


async def test_while_a_lane_answers_nothing_is_marked_and_a_retry_is_compared_anew(
    person: Person, host: FaultServer
) -> None:
    begun = Send(wire.head() + wire.answer("It is 6 and"))
    last = in_turn(wire.said("It is 7."), (begun, Hold()), wire.said("It is 9."))
    host.answer = lambda asked: wire.said("It is 5.") if asked.json["model"] == "a" else last(asked)
    person.choose("host/a", "host/b")
    await person.ask_and_wait("How much?")
    one, other = person.lanes
    person.press(Qt.Key.Key_F7)
    await until(lambda: words(other) == ["7"])

    person.click(other.reply.button("retry"))
    await until(lambda: said(person) == ["B still being written, so nothing is marked yet"])
    assert words(one) == words(other) == []
    await until(lambda: "It is 6" in other.answer)  # what is stopped before is asked for nobody

    await person.stop()
    await until(lambda: words(other) == ["7"])  # what was stopped is not what is shown
    await person.retry(other)
    await until(lambda: words(other) == ["9"])
    assert words(one) == ["5"]


async def test_of_several_lanes_each_is_compared_with_one_that_a_person_chooses(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model(
        {"a": wire.said("It is 5."), "b": wire.said("It is 6."), "c": wire.said("It was 5.")}
    )
    person.choose("host/a", "host/b")
    add_lane(person, "host/c")
    await person.ask_and_wait("How much?")
    person.press(Qt.Key.Key_F7)

    await until(lambda: [words(lane) for lane in person.lanes] == [[], ["6"], ["was"]])
    assert said(person) == [
        "B: 1 difference, 1 in numbers · 66 % alike",
        "C: 1 difference · 66 % alike",
    ]
    person.press(Qt.Key.Key_F11, _CTRL)
    await person.wait_for_rest()
    assert [here(lane) for lane in person.lanes] == [["5"], ["6"], []]

    (base,) = seen(person.tab, QComboBox, "differenceBase")
    base.setCurrentIndex(2)
    base.activated.emit(2)
    await until(lambda: [words(lane) for lane in person.lanes] == [["is"], ["is", "6"], []])

    for lane_id in [lane.widget.lane_id for lane in person.lanes][1:]:
        person.tab.state.arrangement.show(lane_id, is_shown=False)
    await until(lambda: said(person) == [])
    assert not seen(person.tab, QToolButton, "showDifference")
    assert words(person.lanes[0]) == []


async def test_a_comparison_opens_again_with_its_differences(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.desk.providers.add(Profile("host", fault_server.base_url))
        await _ask(person, fault_server)
        person.press(Qt.Key.Key_F7)
        await person.wait_for_rest()

    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.open_row("How much?")
        await until(lambda: person.lanes and person.lanes[0].replies)
        await until(lambda: words(person.lanes[0]) == _ONES)
        assert tool(person, "showDifference").isChecked()


async def test_of_answers_without_names_only_what_is_seen_of_them_is_compared(
    person: Person, host: FaultServer
) -> None:
    tail = "it costs {price} coins in all. The final answer is {price}."
    first, second = tail.format(price=5), tail.format(price=6)
    host.answer = by_model({"a": wire.said(f"Great question! {first}"), "b": wire.said(second)})
    person.choose("host/a", "host/b")
    person.press(Qt.Key.Key_F8)
    person.ask("How much?")
    await until(lambda: comparison_of(person.tab) is not None)
    comparison = comparison_of(person.tab)
    assert comparison is not None
    person.press(Qt.Key.Key_F7)
    await until(lambda: comparison.blinding.stage is Stage.UNCOVERING)
    await until(lambda: said(person) == ["not all answers are complete yet"])
    assert not seen(person.tab, QToolButton, "agreement")

    comparison.blinding.uncover_at_once()
    await until(lambda: all(words(lane) for lane in person.lanes))

    assert sorted(map(words, person.lanes)) == [["5", "5"], ["6", "6"]]
    await until(lambda: seen(person.tab, QToolButton, "agreement"))
    assert tool(person, "agreement").text().startswith("≠ final answers differ")
    await person.wait_for_rest()
