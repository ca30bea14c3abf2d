"""A title by a model costs money like a question, and sends what a question sends."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from tests.core.archive.samples import rows
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Request, Script, Send
from tests.support import until
from tests.ui.person import Person
from tests.ui.priced import (
    begin,
    status_said,
)
from tests.ui.seeing import seen
from tests.ui.window import at_the_window

_KEY = "sk-0123456789abcdef0123456789abcdef"


async def test_a_title_typed_by_hand_meanwhile_stays(person: Person, host: FaultServer) -> None:
    host.answer = wire.said("A.")
    person.choose("host/a", "host/b")
    await person.ask_and_wait("One?")
    gate = Gate()
    said = wire.answer("Model title") + wire.finish() + wire.DONE
    host.answer = (Send(wire.head()), Reach(gate), Send(said))
    person.window.commands.run("title_by_model")
    await until(lambda: len(host.requests) == 3)
    person.close_front_tab()  # what is asked for goes on, and knows the old title

    await person.desk.archive.rename(
        rows(person.desk.data_dir, "SELECT id FROM conversation")[0][0], "My own title"
    )
    gate.open()
    await person.wait_for_rest()

    assert rows(person.desk.data_dir, "SELECT title FROM conversation") == [("My own title",)]
    assert "You gave a title meanwhile" in person.notice


async def test_what_a_title_cost_is_added_where_a_person_sees_it(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")
        await person.ask_and_wait("What?")
        await person.wait_for_rest()
        before = status_said(person, "spentTotals")

        person.window.commands.run("title_by_model")
        await until(lambda: len(fault_server.requests) == 2)
        await person.wait_for_rest()

        await until(lambda: status_said(person, "spentTotals") != before)


async def test_no_title_is_asked_for_once_a_limit_is_passed(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text(
        'limit_day = "0.01 USD"\ntitle_model = "host/small"\n'
    )
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/dear")
        person.ask("What is it?")
        await until(lambda: seen(person.window, QPushButton, "sendOverLimit"))
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 1 and person.is_done)
        await person.wait_for_rest()
        quiet = person.notice

        person.window.commands.run("title_by_model")
        await person.wait_for_rest()

        assert "limit for spending is passed" not in quiet  # unasked it is skipped without a word
        assert "limit for spending is passed" in person.notice
        assert len(fault_server.requests) == 1


async def test_a_key_that_was_sent_on_purpose_goes_to_no_title_model(
    hooked: None, qapp: QApplication, qtbot: QtBot, priced_folder: Path, fault_server: FaultServer
) -> None:
    (priced_folder / "settings.toml").write_text('title_model = "host/yuan"\n')
    async with at_the_window(qapp, qtbot, priced_folder) as person:
        begin(person, "host/small")
        person.ask(f"Why does {_KEY} fail?")
        person.click(person.button("sendAnyway"))
        await until(lambda: fault_server.requests and person.is_done)
        await person.wait_for_rest()

        person.window.commands.run("title_by_model")
        await person.wait_for_rest()

        assert [request.model for request in fault_server.requests] == ["small"]
        assert "looks like a key" in person.notice


_SHIFT = Qt.KeyboardModifier.ShiftModifier


def _titles_by(answers: Script, title: Script) -> Callable[[Request], Script]:
    def answer(request: Request) -> Script:
        return title if request.model == "titler" else answers

    return answer


@pytest.mark.parametrize(
    ("title", "expected", "said"),
    [
        (wire.said("“Of four”", "Hm."), "Of four", "The title is by host/titler. Cost: not known"),
        (
            wire.stream(wire.answer("<think>Hm, the"), wire.finish("length")),
            "One?",
            "No title came from host/titler, so the old one stays. The token limit was used up by "
            "thinking: no answer came. Cost: not known",
        ),
    ],
)
async def test_with_the_setting_on_a_model_gives_the_title_once(
    person: Person, host: FaultServer, title: Script, expected: str, said: str
) -> None:
    chosen = person.tab.state  # the tab that is asked in
    habits = person.window._open_tabs.habits
    habits.choose(habits.chosen.with_value("title_model", "host/titler"))
    host.answer = _titles_by(wire.said("It is 4."), title)
    person.choose("host/a", "host/b")

    await person.ask_and_wait("One?")
    await until(lambda: person.notice)
    await person.ask_and_wait("Two?")
    await person.wait_for_rest()

    assert person.notice == said
    assert (chosen.title, person.library) == (expected, [expected])
    assert len(host.requests_for("titler")) == 1


async def test_a_title_given_by_hand_is_left_alone_but_for_the_command(
    person: Person, host: FaultServer
) -> None:
    gate = Gate()
    answers = (Send(wire.head() + wire.answer("It is 4.")), Reach(gate), Send(wire.finish()))
    host.answer = _titles_by(answers, wire.said("Of four"))
    habits = person.window._open_tabs.habits
    habits.choose(habits.chosen.with_value("title_model", "host/titler"))
    person.choose("host/a", "host/b")
    person.ask("One?")
    await until(lambda: person.library == ["One?"])
    model = person.library_view.model()
    model.setData(person.row("One?"), "Mine")
    await until(lambda: person.library == ["Mine"])
    gate.open()
    await until(lambda: person.is_done)
    await person.wait_for_rest()
    assert host.requests_for("titler") == []

    person.press(Qt.Key.Key_F2, _SHIFT)
    await until(lambda: person.library == ["Of four"])
