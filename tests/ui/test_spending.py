"""What the next question fills and costs is said before it is sent; nothing is cut silently."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.dialogs.figures import FiguresDialog
from deepseek_desktop.ui.widgets.elided_tool_button import ElidedToolButton
from deepseek_desktop.ui.widgets.tab_window import TabWindow
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send, by_model
from tests.support import until
from tests.ui.priced import (
    FIRST,
    SECOND,
    THIRD,
    begin,
    gauge_said,
    line_said,
    sent_prompts,
    status_said,
)
from tests.ui.seeing import seen
from tests.ui.window import at_the_window


async def test_the_oldest_questions_are_left_out_only_when_a_person_says_so(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")
        await person.ask_and_wait(FIRST)
        await person.ask_and_wait(SECOND)
        person.ask(THIRD)

        assert "room for 200 (context 240, 40 kept for the reply" in line_said(person)
        assert "“First question with some words in it with some…”" not in line_said(person)
        assert "(1, “First question with some words in" in line_said(person)
        assert "Nothing was sent yet." in line_said(person)
        assert person.field.toPlainText() == THIRD
        assert len(fault_server.requests) == 2

        person.press(Qt.Key.Key_Return)  # once too often
        assert len(fault_server.requests) == 2
        leave_out = person.button("leaveOut")
        qtbot.keyClick(leave_out, Qt.Key.Key_Return)
        await until(lambda: len(fault_server.requests) == 3 and person.is_done)
        assert sent_prompts(fault_server.requests[2]) == [SECOND, THIRD]
        assert person.field.toPlainText() == ""
        await until(
            lambda: "Not sent along are the oldest questions (1, “First" in line_said(person)
        )

        await person.ask_and_wait("Short?")
        assert sent_prompts(fault_server.requests[3]) == [SECOND, THIRD, "Short?"]

        person.click(person.button("sendAllAgain"))
        person.ask("All?")
        person.click(person.button("sendAll"))
        await until(lambda: len(fault_server.requests) == 5 and person.is_done)
        assert sent_prompts(fault_server.requests[4])[0] == FIRST
        assert len(sent_prompts(fault_server.requests[4])) == 5


async def test_what_was_decided_holds_for_what_was_typed_then(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")
        person.ask(FIRST * 6)
        assert "It would not fit even without all earlier questions" in line_said(person)
        assert not seen(person.tab, QPushButton, "leaveOut")

        person.click(person.button("keepEditing"))
        assert person.field.hasFocus()
        assert person.field.toPlainText() == FIRST * 6
        await until(lambda: "Nothing was sent yet" not in line_said(person))
        assert "room for 200" in line_said(person)

        person.field.selectAll()
        await person.ask_and_wait("Short?")
        assert len(fault_server.requests) == 1
        await until(lambda: not line_said(person))


async def test_a_question_that_waits_is_held_too_and_goes_on_waiting(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    gate = Gate()
    end = wire.answer("So.") + wire.finish() + wire.usage() + wire.DONE
    fault_server.answer = (Send(wire.head()), Reach(gate), Send(end))
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")
        person.ask("Short?")
        await until(lambda: len(fault_server.requests) == 1)
        person.ask(FIRST * 6)
        person.type("Something else")
        gate.open()
        await until(lambda: "Nothing was sent yet" in line_said(person))
        assert [q.prompt for q in person.tab.composer.queue] == [FIRST * 6]
        assert person.field.toPlainText() == "Something else"

        person.click(person.button("sendAll"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        assert sent_prompts(fault_server.requests[1])[-1] == FIRST * 6
        assert person.tab.composer.queue == ()
        assert person.field.toPlainText() == "Something else"


async def test_the_gauge_tells_fill_and_cost_of_every_lane(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small", "host/yuan")
        assert gauge_said(person) == ""  # of nothing there is nothing to tell
        height = person.field.height()
        place = person.field.mapTo(person.window, QPoint())
        person.type("What is 2 + 2?")
        await until(lambda: "≈" in gauge_said(person))
        assert (person.field.mapTo(person.window, QPoint()), person.field.height()) == (
            place,
            height,
        )
        assert "Next question: ≈ 9 tokens, ≈" in gauge_said(person)
        # 40 tokens out at most in the one lane, 1000 in the other
        cost = "≈ 0.0000090 to 0.0050 CNY + ≈ 0.0000090 to 0.00017 USD"
        assert gauge_said(person).endswith(f" tokens, {cost}")

        await person.ask_and_wait("")
        await until(lambda: "≈ 32 tokens" in gauge_said(person))  # corrected by what was counted
        (button,) = seen(person.tab, ElidedToolButton, "nextSend")
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        dialog = await person.dialog(FiguresDialog)
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert "host/small" in texts
        assert any("corrected by × 1.67" in text and "(1)" in text for text in texts)
        assert any("a page, 2026-11-01" in text for text in texts)
        assert any("20 tokens out. At most" in text for text in texts)
        dialog.close()


async def test_what_is_not_known_is_said(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/nobody-knows")
        person.type("Hi")
        await until(lambda: " tokens, cost unknown" in gauge_said(person))
        assert not seen(person.tab, QProgressBar, "fullness")

        person.window.commands.run("new_conversation")
        person.choose("demo/demo-r1")
        person.type("Hi")
        await until(lambda: gauge_said(person).endswith(" tokens, free"))


async def test_the_status_line_tells_what_was_used_and_spent_when_a_reply_ends(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        await until(
            lambda: status_said(person, "spentTotals") == "Today: nothing · this month: nothing"
        )
        begin(person, "host/small", "host/yuan")
        counted = wire.usage(prompt=80, completion=20, thinking=15)
        fault_server.answer = by_model(
            {
                "small": wire.stream(wire.answer("4."), wire.finish(), counted, wire.DONE),
                "yuan": wire.stream(wire.answer("4."), wire.finish(), wire.DONE),
            }
        )
        await person.ask_and_wait("What?")
        # 5 x 0.20 + 75 x 1.00 + 20 x 4.00 = 156 millionths
        total = "≈ 0.00016 USD +1 unknown"
        await until(
            lambda: f"Today: {total} · this month: {total}" in status_said(person, "spentTotals")
        )
        here = status_said(person, "spentHere")
        tokens = "80 tokens in (5 cached), 20 out (15 thinking)"
        assert here == f"This conversation: {total} · {tokens}"

        await person.retry(person.lanes[0])
        await until(lambda: "all branches: ≈ 0.00031 USD" in status_said(person, "spentHere"))

        (button,) = seen(person.window, ElidedToolButton, "spentTotals")
        person.click(button)
        dialog = await person.dialog(FiguresDialog)
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert "80: 5 found in the cache, 75 not" in texts
        assert "≈ 0.00012 USD" in texts  # thinking: 2 x 15 x 4.00
        dialog.close()


async def test_a_window_of_its_own_has_its_status_line(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small", "host/yuan")
        await person.ask_and_wait("What?")
        person.window.commands.run("new_conversation")
        person.window.commands.run("move_tab_out")
        windows = [w for w in qapp.topLevelWidgets() if isinstance(w, TabWindow) and w.isVisible()]

        def told(name: str) -> str:
            return "".join(b.full_text for b in seen(windows[0], ElidedToolButton, name))

        await until(lambda: "CNY" in told("spentTotals"))
        assert told("spentHere") == ""  # nothing was asked in that one
        assert "CNY" in status_said(person, "spentHere")


async def test_an_edited_question_is_weighed_where_it_stands(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")
        await person.ask_and_wait(FIRST)
        await person.ask_and_wait(SECOND)
        before = person.tab.state.turns[1]
        person.tab.asking.edit(before.id, before.turn.question)
        person.field.setPlainText(THIRD + " " + SECOND)
        person.press(Qt.Key.Key_Return)
        assert "Nothing was sent yet." in line_said(person)

        person.click(person.button("leaveOut"))
        await until(lambda: len(fault_server.requests) == 3 and person.is_done)
        assert sent_prompts(fault_server.requests[2]) == [f"{THIRD} {SECOND}"]
        assert len(person.tab.state.shown.branches.alternatives(before.id)) == 2
