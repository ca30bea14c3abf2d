"""Reading in the window: following, jumping, finding, enlarging, opening links."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.dialogs.opening_link import OpeningLinkDialog
from deepseek_desktop.ui.view_state import FILE_NAME, load
from tests.faults import wire
from tests.faults.server import FaultServer, by_model
from tests.support import until
from tests.ui.dictation import Dictation
from tests.ui.lane_seen import LaneSeen
from tests.ui.person import Person
from tests.ui.seeing import seen, text_of
from tests.ui.settings_seen import stop_at_answers

_LONG = "".join(f"Paragraph {number} of an answer.\n\n" for number in range(60))


def _end_button(lane: LaneSeen) -> QToolButton | None:
    buttons = seen(lane.widget, QToolButton, "jumpToEnd")
    return buttons[0] if buttons else None


def _is_at_end(lane: LaneSeen) -> bool:
    return lane.scroll_bar.maximum() > 300 and lane.scroll_bar.value() == lane.scroll_bar.maximum()


async def test_who_scrolled_away_is_told_how_much_is_new_and_led_back(
    person: Person, host: FaultServer
) -> None:
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    await until(lambda: person.tab.state.turns)
    lane = person.lanes[0]
    script.say(_LONG)
    await until(lambda: _is_at_end(lane))
    assert _end_button(lane) is None

    lane.scroll_bar.triggerAction(lane.scroll_bar.SliderAction.SliderPageStepSub)
    await until(lambda: _end_button(lane) is not None)
    script.say("one two three 四五 six\n\n")
    script.end()
    await until(lambda: person.is_done)

    button = _end_button(lane)
    assert button is not None
    assert button.text() == "↓ 6 new words"
    assert button.accessibleName() == "Jump to the end"
    person.click(button)
    assert _is_at_end(lane)
    assert _end_button(lane) is None


async def test_following_stops_at_the_start_of_the_answer_where_that_is_chosen(
    person: Person, host: FaultServer
) -> None:
    await stop_at_answers(person)
    script = Dictation()
    host.answer = script
    person.choose("host/some", "demo/demo-v3")
    person.ask("Why?")
    lane = person.lanes[0]

    script.think("Thinking.\n\n")
    script.say("The answer begins.\n\n")
    await until(lambda: lane.answer)
    script.say(_LONG)
    script.end()
    await until(lambda: person.is_done)

    await until(lambda: lane.scroll_bar.value() == lane.reply.answer_top)
    assert lane.scroll_bar.value() < lane.scroll_bar.maximum()


async def test_a_new_question_goes_to_the_end_also_after_a_stop_at_an_answer(
    person: Person, host: FaultServer
) -> None:
    await stop_at_answers(person)
    host.answer = wire.said(_LONG)
    person.choose("host/a", "host/b")
    await person.ask_and_wait("One?")

    script = Dictation()
    host.answer = by_model({"a": script, "b": wire.said("Short.")})
    person.ask("Two?")
    lane = person.lanes[0]
    script.think("Hm.\n\n")
    await until(lambda: lane.reasoning)

    await until(lambda: _is_at_end(lane))
    await person.stop()


async def test_words_are_found_in_all_lanes_also_in_closed_thinking(
    person: Person, host: FaultServer
) -> None:
    host.answer = by_model(
        {"a": wire.said("No such word.", "Here is the needle."), "b": wire.said("A **need**le.")}
    )
    person.choose("host/a", "host/b")
    await person.ask_and_wait("Where?")
    person.click(person.lanes[0].reply.button("bandHeading"))
    assert not person.lanes[0].reply.view.band.is_open

    person.bot.keySequence(person.window, QKeySequence("Ctrl+F"))
    (field,) = seen(person.tab, QLineEdit, "findField")
    person.bot.keyClicks(field, "needle")
    await until(lambda: text_of(seen(person.tab, QLabel, "findCount")) == "1 of 2")

    assert person.lanes[0].reasoning == "Here is the needle."
    person.bot.keyClick(field, Qt.Key.Key_Return)
    await until(lambda: text_of(seen(person.tab, QLabel, "findCount")) == "2 of 2")
    person.bot.keyClick(field, Qt.Key.Key_Escape)
    assert not seen(person.tab, QLineEdit, "findField")


async def test_text_is_enlarged_in_all_lanes_and_tabs_and_stays_so(
    person: Person, qapp: QApplication, qtbot: QtBot
) -> None:
    await person.ask_and_wait("What is 2 + 2?")
    usual = person.lanes[1].reply.answer_height

    person.bot.keySequence(person.window, QKeySequence("Ctrl++"))
    person.bot.keySequence(person.window, QKeySequence("Ctrl++"))

    await until(lambda: person.lanes[1].reply.answer_height > usual)
    person.window.close()
    assert load(person.desk.data_dir / FILE_NAME).zoom == pytest.approx(1.25)


async def test_a_link_is_opened_only_after_a_click_and_a_question(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("[the docs](https://docs.example/start)")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("Where?")
    lane = person.lanes[0]
    lane.transcript.settle()
    hit = QPoint(lane.transcript.stage.left + 20, lane.reply.answer_top + 8)
    place = hit - QPoint(0, lane.scroll_bar.value())

    person.bot.mouseClick(lane.transcript.viewport(), Qt.MouseButton.LeftButton, pos=place)
    dialog = await person.dialog(OpeningLinkDialog)
    assert "docs.example" in " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert person.opened == []
    (button,) = [b for b in dialog.findChildren(QPushButton) if b.text().startswith("Open")]
    person.click(button)

    await until(lambda: person.opened == ["https://docs.example/start"])
    assert len(host.requests) == 2
