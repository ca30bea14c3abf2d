"""Before a limit is passed a person is asked; what is held stays held until they say."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.ui.dialogs.pick_model import PickModel
from deepseek_desktop.ui.models.wishes import Act, Wish
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send
from tests.support import until
from tests.ui.person import Person
from tests.ui.priced import (
    FIRST,
    begin,
    gauge_said,
    line_said,
    sent_prompts,
)
from tests.ui.seeing import seen
from tests.ui.window import at_the_window


@pytest.mark.parametrize("period", ["day", "month"])
async def test_a_limit_asks_before_it_is_passed(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    priced_folder: Path,
    fault_server: FaultServer,
    period: str,
) -> None:
    (priced_folder / "settings.toml").write_text(f'limit_{period} = "0.01 USD"\n')
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/dear")
        person.ask("What is it?")
        await until(lambda: "limit of 0.01 USD: 0.00 USD spent" in line_said(person))
        assert fault_server.requests == []

        person.click(person.button("keepEditing"))
        await until(lambda: not line_said(person))
        assert person.field.toPlainText() == "What is it?"
        assert fault_server.requests == []

        person.press(Qt.Key.Key_Return)
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 1 and person.is_done)

        person.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        person.choose("demo/demo-v3")
        await person.ask_and_wait("What is it?")  # who takes no money passes no limit
        assert not line_said(person)


async def test_a_limit_that_is_near_is_told_once_a_day(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text('limit_day = "0.1 USD"\n')
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/dear")
        person.ask("What is it? Say more")
        await until(lambda: "Today’s limit of 0.1 USD is nearly reached" in person.notice)
        await until(lambda: len(fault_server.requests) == 1 and person.is_done)


async def test_a_limit_that_is_passed_also_asks_before_a_retry(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text('limit_day = "0.01 USD"\n')
    fault_server.answer = wire.said("4.")
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/dear")
        person.ask("What is it?")
        await until(lambda: line_said(person))
        person.click(person.button("sendOverLimit"))
        await until(lambda: person.is_done)
        retry = person.lanes[0].reply.button("retry")

        person.click(retry)
        await until(lambda: "limit of 0.01 USD" in line_said(person))
        person.click(person.button("keepEditing"))
        await person.wait_for_rest()
        assert len(fault_server.requests) == 1

        person.click(retry)
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        await person.wait_for_rest()


async def test_what_waits_is_weighed_with_what_the_reply_before_it_cost(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text('limit_day = "1 USD"\n')
    gate = Gate()
    end = wire.answer("So.") + wire.finish() + wire.usage(prompt=2_000, completion=20) + wire.DONE
    fault_server.answer = (Send(wire.head()), Reach(gate), Send(end))  # 20 USD
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/dear")
        person.ask("Hi")
        await until(lambda: len(fault_server.requests) == 1)
        person.ask("And?")
        gate.open()
        await until(lambda: "limit of 1 USD" in line_said(person))
        await person.wait_for_rest()
        assert len(fault_server.requests) == 1
        assert [q.prompt for q in person.tab.composer.queue] == ["And?"]


async def test_a_retry_that_is_held_stays_held_while_a_person_types(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text('limit_day = "0.01 USD"\n')
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/dear")
        person.ask("What is it?")
        await until(lambda: line_said(person))
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 1 and person.is_done)
        person.click(person.lanes[0].reply.button("retry"))
        await until(lambda: "limit of 0.01 USD" in line_said(person))

        gauge = gauge_said(person)
        person.type("Another question, so long that the gauge says something else")
        await until(lambda: gauge_said(person) != gauge)
        assert "limit of 0.01 USD" in line_said(person)
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        assert len(person.tab.state.turns) == 1
        await until(lambda: not line_said(person))


async def test_a_saved_question_is_looked_at_before_it_is_asked(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")
        await person.ask_and_wait("One?")
        first = person.tab.state.turns[0]
        person.tab.asking.edit(first.id, first.turn.question)
        text = "Why does sk-0123456789abcdef0123456789abcdef fail? " + FIRST * 6
        person.field.setPlainText(text)
        person.click(person.button("saveEdit"))
        await until(lambda: person.lanes[0].prompts[0].startswith("Why"))
        saved = person.tab.state.turns[0]
        wish = Wish(Act.RETRY, saved.id, person.tab.state.lanes[0].id)

        person.tab.wished.emit(wish)
        assert "looks like a key (sk-" in line_said(person)
        assert "0123456789abcdef" not in line_said(person)
        person.click(person.button("keepEditing"))
        assert person.field.toPlainText() == text
        person.click(person.button("cancelEdit"))

        person.tab.wished.emit(wish)
        person.click(person.button("sendOverLimit"))
        assert "Nothing was sent yet." in line_said(person)
        assert "room for 200" in line_said(person)
        assert len(fault_server.requests) == 1
        person.click(person.button("sendAll"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        assert sent_prompts(fault_server.requests[1]) == [text]
        await person.wait_for_rest()


async def test_a_retry_is_weighed_with_the_model_that_gives_it(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text('limit_day = "0.01 USD"\n')
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")
        await person.ask_and_wait("What is it?")
        await person.wait_for_rest()
        state = person.tab.state
        person.tab.wished.emit(Wish(Act.RETRY_WITH, state.turns[0].id, state.lanes[0].id))
        dialog: PickModel = await person.dialog(PickModel)
        (field,) = seen(dialog, QLineEdit, "modelField")
        person.bot.keyClicks(field, "host/dear")
        person.bot.keyClick(field, Qt.Key.Key_Return)

        await until(lambda: "limit of 0.01 USD" in line_said(person))
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        assert fault_server.requests[1].model == "dear"
        await person.wait_for_rest()


def _streaming_on(*gates: Gate) -> tuple[Send | Reach, ...]:
    """A reply that says ten words of one token each, and after each gate ten more."""
    words = b"".join(wire.answer("word ") for _ in range(10))
    rest = [step for gate in gates for step in (Reach(gate), Send(words))]
    return (Send(wire.head() + words), *rest)


async def _kept(person: Person) -> list[tuple[Outcome | None, str]]:
    """What the archive holds of all replies."""
    stored = await person.desk.archive.conversation(person.tab.state.id)
    return [(reply.outcome, reply.answer) for turn in stored.turns for reply in turn.replies]


async def test_a_reply_that_passes_a_hard_limit_is_stopped_with_its_text_kept(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text('limit_day = "0.00007 USD"\n')
    gate, never = Gate(), Gate()
    fault_server.answer = _streaming_on(gate, never)
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")  # 4 USD for a million tokens out: 0.00004 for ten words
        person.ask("Hi")
        await until(lambda: person.lanes[0].answer.count("word") == 10)
        assert not person.is_done
        gate.open()
        await until(lambda: "so running replies were stopped" in person.notice)
        await until(lambda: person.is_done)
        arrived = person.lanes[0].answer
        assert arrived.count("word") > 10
        assert "passed your limit for spending" in person.lanes[0].ending
        await person.wait_for_rest()
        ((outcome, text),) = await _kept(person)
        assert (outcome, text.strip()) == (Outcome.OVER_LIMIT, arrived.strip())

        # What no host counted goes on counting by estimate: the next question is held.
        person.ask("And?")
        await until(lambda: "would pass today’s limit of 0.00007 USD" in line_said(person))
        assert len(fault_server.requests) == 1
        fault_server.answer = wire.said("4.")
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        await person.wait_for_rest()
        assert (await _kept(person))[1] == (Outcome.COMPLETE, "4.")  # asked anyway, this once


async def test_a_soft_limit_warns_and_holds_nothing_up(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text('limit_day = "0.01 USD"\nlimit_hard = false\n')
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/dear")
        person.type("What is it?")
        await until(lambda: "This passes today’s limit of 0.01 USD" in line_said(person))
        person.press(Qt.Key.Key_Return)
        await until(lambda: len(fault_server.requests) == 1 and person.is_done)
        assert "This passes today’s limit of 0.01 USD" in person.notice
        await person.wait_for_rest()
        assert [outcome for outcome, _ in await _kept(person)] == [Outcome.COMPLETE]
