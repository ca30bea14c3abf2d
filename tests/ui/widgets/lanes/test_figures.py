"""Figures in the headers of lanes, as a person sees, selects and copies them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, Script, Send, Wait, by_model
from tests.support import until
from tests.ui.person import Person
from tests.ui.seeing import seen
from tests.ui.test_cost import _know_prices
from tests.ui.window import at_the_window

_STREAMS: Script = (Send(wire.head() + wire.reasoning("Two and two.")), Hold())


def _slow(*pieces: bytes) -> Script:
    """Send an answer whose speed can be measured."""
    return (Send(wire.head() + pieces[0]), Wait(0.05), *wire.stream(*pieces[1:])[1:])


def _figures(person: Person, number: int) -> QLabel:
    (label,) = seen(person.lanes[number].widget, QLabel, "figures")
    return label


async def _ask_with(person: Person, *models: str) -> None:
    person.choose(*models[:2])
    for number, model in enumerate(models[2:]):
        person.tab.lanes.add(f"lane{number}", LaneChoice(model))
        person.tab.arranging.update()
    person.ask("What is 2 + 2?")


async def test_each_lane_has_its_figures_and_none_is_made_up(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    _know_prices(tmp_path, fault_server.base_url)
    counted = (wire.answer("It is 4."), wire.finish(), wire.usage(thinking=0), wire.DONE)
    fault_server.answer = by_model(
        {
            "some-model": _slow(*counted),
            "bare": wire.stream(wire.answer("It is 4."), wire.finish(), wire.DONE),
            "refuses": wire.error(402, "Insufficient Balance"),
            "streams": _STREAMS,
        }
    )
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        await _ask_with(person, "host/some-model", "host/bare", "host/refuses", "host/streams")
        lanes = person.lanes
        await until(lambda: len(person.tab.state.replies.running_ids) == 1)
        await until(lambda: "pieces so far: 1" in lanes[3].figures)
        while_running = [lane.figures for lane in lanes]
        await person.stop()
        await until(lambda: person.is_done)

        assert lanes[0].figures.startswith("Thinking: none sent · 0 tok · First: ")
        assert "\nAnswer: 35 tok · " in lanes[0].figures
        assert "≈ 0.00016 USD" in lanes[0].figures
        assert "Answer: tokens unknown" in lanes[1].figures
        assert "cost unknown" in lanes[1].figures
        assert lanes[2].figures == ""
        assert lanes[2].state == "failed"
        assert while_running[3].startswith("Thinking: 0:0")
        assert "Answer: –" in while_running[3]
        assert lanes[3].state.startswith("stopped")
        assert "Answer: tokens unknown" in lanes[3].figures
        assert not any("▲" in told for told in while_running)


async def test_once_all_have_ended_the_better_value_is_marked_and_a_retry_takes_it_away(
    person: Person, host: FaultServer
) -> None:
    slow = (Send(wire.head()), Wait(0.3), *wire.said()[1:])
    host.answer = by_model({"fast": wire.said(), "slow": slow})
    await _ask_with(person, "host/fast", "host/slow")
    await until(lambda: person.is_done)
    await until(lambda: "▲ less time" in person.lanes[0].figures)

    assert "▲ sooner" in person.lanes[0].figures
    assert "▲" not in person.lanes[1].figures

    host.answer = _STREAMS
    person.click(person.lanes[1].reply.button("retry"))
    await until(lambda: "▲" not in person.lanes[0].figures)
    await person.stop()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
async def test_figures_are_selected_and_copied_by_mouse_and_by_keyboard(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("It is 4.", "Two and two.")
    await _ask_with(person, "host/r1", "demo/demo-v3")
    await until(lambda: person.is_done)
    await person.wait_for_rest()
    clipboard, label = QGuiApplication.clipboard(), _figures(person, 0)

    label.setFocus(Qt.FocusReason.TabFocusReason)
    person.bot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = clipboard.text().splitlines()
    label.setSelection(0, len("Thinking:"))
    person.bot.keyClick(label, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    selected = clipboard.text()
    place = label.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, label.mapToGlobal(QPoint(0, 0))
    )
    QApplication.sendEvent(label, event)
    (menu,) = seen(person.window, QMenu, "figuresMenu")
    copy_all = menu.actions()[1]
    copy_all.trigger()
    menu.close()

    assert label.accessibleName() == "Figures of lane A"
    assert copied[0].startswith("A · r1 · host · done in ")
    assert copied[1].startswith("Thinking: ")
    assert copied[2].startswith("Answer: 11 tok")
    assert copied[4] == "Cost: unknown"
    assert "counted by the host" in copied[5]
    assert selected == "Thinking:"
    assert clipboard.text().splitlines() == copied


async def test_details_say_of_each_figure_where_it_comes_from(
    person: Person, host: FaultServer
) -> None:
    chunks = (wire.answer("It is"), wire.answer(" 4."), wire.finish(), wire.usage(), wire.DONE)
    host.answer = _slow(wire.reasoning("Two."), *chunks)
    await _ask_with(person, "host/r1", "demo/demo-v3")
    await until(lambda: person.is_done)
    for lane in person.lanes:
        person.click(lane.reply.button("details"))

    paid, free = (lane.reply.facts for lane in person.lanes)

    time = paid["Time"]
    began_s, ended_s, thought_s = (
        float(found[1])
        for name in ("first thought", "first word of the answer", "thought for")
        if (found := re.search(rf"{name} ([\d.]+) s", time))
    )
    assert thought_s == pytest.approx(ended_s - began_s, abs=0.016)  # each of the three is rounded
    assert time.endswith("measured here")
    assert paid["Speed"].startswith("thinking ")
    assert paid["Speed"].endswith("the provider's count over the time measured here")
    assert paid["Cost"] == "unknown"
    assert free["Cost"] == "free: this provider takes no money"


async def test_a_lane_says_in_what_it_differs_from_its_neighbour(person: Person) -> None:
    person.choose("host/r1", "host/r1")
    person.tab.lanes.set_up(0, LaneSetup("Be brief.", {"temperature": 0.2, "seed": 7}))
    person.tab.lanes.set_up(1, LaneSetup("", {"seed": 7}))
    person.tab.lanes.add("third", LaneChoice("other/r1", LaneSetup("", {"seed": 7})))
    person.tab.arranging.update()

    assert [lane.differences for lane in person.lanes] == [
        "Otherwise than in lane B: Temperature 0.2 · own instructions",
        "Otherwise than in lane A: Temperature not set · no instructions",
        "Otherwise than in lane B: other host",
    ]
    (rest,) = seen(person.lanes[0].widget, QLabel, "setup")
    assert rest.accessibleName() == "Seed 7"  # what no chip says

    person.tab.arranging.hide(1)
    assert person.lanes[1].differences.startswith("Otherwise than in lane A: other host")
    person.tab.arranging.hide(0)
    assert [lane.differences for lane in person.lanes] == [""]


@pytest.mark.parametrize(("width", "fitting"), [(800, 2), (1500, 4)])
async def test_chips_that_have_no_room_are_counted(
    person: Person, width: int, fitting: int
) -> None:
    setup = LaneSetup("Be brief.", {"temperature": 0.2, "top_p": 0.5, "seed": 123456789})
    person.window.resize(width, 800)
    person.tab.lanes.set_up(0, setup)
    lane = person.lanes[0].widget
    await until(lambda: len(seen(lane, QLabel, "difference")) == fitting)
    await person.wait_for_rest()

    chips = seen(lane, QLabel, "difference")

    assert all(chip.width() >= chip.sizeHint().width() for chip in chips)
    more = [label.text() for label in seen(lane, QLabel, "moreDifferences")]
    assert more == (["+2"] if fitting == 2 else [])


async def test_in_a_narrow_lane_the_name_is_whole_and_two_lines_hold_the_figures(
    person: Person, host: FaultServer
) -> None:
    host.answer = wire.said("It is 4.", "Two and two.")
    await _ask_with(person, "host/deepseek-reasoner", "demo/demo-v3")
    await until(lambda: person.is_done)
    person.window.resize(1400, 800)
    await person.wait_for_rest()
    lane = person.lanes[0]
    (name,) = seen(lane.widget, QPushButton, "identity")
    (state,) = seen(lane.widget, QLabel, "state")
    beside = abs(state.mapTo(lane.widget, QPoint()).y() - name.mapTo(lane.widget, QPoint()).y())
    person.window.resize(900, 800)
    await until(lambda: name.text().startswith("deepseek-reasoner · "))
    top = state.mapTo(lane.widget, QPoint()).y()

    assert lane.widget.width() < 460
    assert beside < name.height()
    assert top >= name.mapTo(lane.widget, QPoint(0, name.height())).y()
    assert len(lane.figures.splitlines()) == 2


async def test_a_lane_that_rests_is_grey_by_its_letter(person: Person, host: FaultServer) -> None:
    host.answer = wire.said()
    await _ask_with(person, "host/one", "host/two")
    await until(lambda: person.is_done)
    (badge,) = seen(person.lanes[1].widget, QLabel, "badge")
    before = badge.grab().toImage().pixelColor(3, 11)
    person.tab.arranging.toggle(1)
    (rests,) = seen(person.lanes[1].widget, QLabel, "resting")

    assert badge.grab().toImage().pixelColor(3, 11) != before
    assert 0 < rests.mapTo(person.tab, QPoint()).x() - badge.mapTo(person.tab, QPoint()).x() < 40


async def test_from_a_lane_that_is_seen_alone_a_button_leads_back(person: Person) -> None:
    before = seen(person.window, QPushButton, "backToAll")
    (alone_button,) = seen(person.lanes[1].widget, QToolButton, "seeAlone")
    person.click(alone_button)
    (back,) = seen(person.window, QPushButton, "backToAll")
    alone = len(person.lanes)

    person.click(back)
    (badge,) = seen(person.lanes[1].widget, QLabel, "badge")
    person.bot.mouseClick(badge, Qt.MouseButton.LeftButton)
    by_badge = [lane.widget.header.letter for lane in person.lanes]
    person.click(back)

    assert before == []
    assert by_badge == ["B"]
    assert back.text() == "All lanes (Esc)"
    assert (alone, len(person.lanes)) == (1, 2)


async def test_a_lane_that_was_not_asked_keeps_no_figures_of_the_turn_before(
    person: Person,
) -> None:
    await person.ask_and_wait("What is 2 + 2?")
    before = person.lanes[1].figures
    person.tab.arranging.toggle(1)

    await person.ask_and_wait("And 3 + 3?")

    assert before.endswith(" · free")
    assert (person.lanes[1].figures, person.lanes[1].state) == ("", "not asked")
    assert "▲" not in person.lanes[0].figures
