"""A title by a model costs money like a question, and sends what a question sends."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.core.archive.samples import rows
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send
from tests.support import until
from tests.ui.person import Person, at_the_window, seen
from tests.ui.test_spending import _begin, _know_models, _status

_KEY = "sk-0123456789abcdef0123456789abcdef"


@pytest.fixture
def folder(tmp_path: Path, fault_server: FaultServer) -> Path:
    """A data folder that knows the models of `fault_server`, and their prices."""
    _know_models(tmp_path, fault_server.base_url)
    fault_server.answer = wire.stream(
        wire.answer("So."), wire.finish(), wire.usage(prompt=150, completion=20), wire.DONE
    )
    return tmp_path


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
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small")
        await person.ask_and_wait("What?")
        await person.wait_for_rest()
        before = _status(person, "spentTotals")

        person.window.commands.run("title_by_model")
        await until(lambda: len(fault_server.requests) == 2)
        await person.wait_for_rest()

        await until(lambda: _status(person, "spentTotals") != before)


async def test_no_title_is_asked_for_once_a_limit_is_passed(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    (folder / "settings.toml").write_text('limit_day = "0.01 USD"\ntitle_model = "host/small"\n')
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/dear")
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
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    (folder / "settings.toml").write_text('title_model = "host/yuan"\n')
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small")
        person.ask(f"Why does {_KEY} fail?")
        person.click(person.button("sendAnyway"))
        await until(lambda: fault_server.requests and person.is_done)
        await person.wait_for_rest()

        person.window.commands.run("title_by_model")
        await person.wait_for_rest()

        assert [request.model for request in fault_server.requests] == ["small"]
        assert "looks like a key" in person.notice
