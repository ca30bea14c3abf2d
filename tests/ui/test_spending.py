"""What the next question fills and costs is said before it is sent; nothing is cut silently."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.dialogs.figures import FiguresDialog
from deepseek_desktop.ui.dialogs.pick_model import PickModel
from deepseek_desktop.ui.models.wishes import Act, Wish
from deepseek_desktop.ui.widgets.quiet_button import QuietButton
from deepseek_desktop.ui.widgets.tab_window import TabWindow
from tests.faults import wire
from tests.faults.server import FaultServer, Gate, Reach, Send, by_model
from tests.support import until
from tests.ui.person import Person, at_the_window, seen

_PRICE = {"currency": "USD", "input": "1.00", "cached": "0.20", "output": "4.00"}
_FIRST = "First question " + "with some words in it " * 9 + "and an end"
_SECOND = "Second question " + "with other words in it " * 9 + "and an end"
_THIRD = "Third question " + "and what it says more " * 9 + "and an end"


def _know_models(folder: Path, base_url: str) -> None:
    """Put models into the person's own catalogue: a small one, one in yuan, an unknown one."""
    known = {"source": "a page", "as_of": "2026-11-01"}
    yuan = {**_PRICE, "currency": "CNY", "output": "5.00"}
    models = [
        {"id": "small", "context": 240, "max_output": 40, "prices": [_PRICE], **known},
        {"id": "yuan", "context": 64_000, "max_output": 1000, "prices": [yuan], **known},
        {"id": "dear", "context": 64_000, "prices": [{**_PRICE, "input": "9999"}], **known},
    ]
    host = {
        "name": "host",
        "title": "Host",
        "base_url": base_url,
        "key_variable": None,
        "auth_header": "Authorization",
        "auth_prefix": "Bearer ",
        "reasoning_fields": ["reasoning_content"],
        "models": models,
    }
    (folder / "catalogue").mkdir()
    (folder / "catalogue/host.json").write_text(json.dumps(host))


@pytest.fixture
def folder(tmp_path: Path, fault_server: FaultServer) -> Path:
    """A data folder that knows the models of `fault_server`, which says how long prompts are."""
    _know_models(tmp_path, fault_server.base_url)
    fault_server.answer = wire.stream(
        wire.answer("So."), wire.finish(), wire.usage(prompt=150, completion=20), wire.DONE
    )
    return tmp_path


def _begin(person: Person, *models: str) -> None:
    if len(models) == 1:
        person.window.commands.run("new_conversation")
    person.choose(*models)


def _line(person: Person) -> str:
    """What the line above the composer says; nothing where it is not seen."""
    return "".join(label.text() for label in seen(person.tab, QLabel, "sendingText"))


def _gauge(person: Person) -> str:
    return "".join(button.full_text for button in seen(person.tab, QuietButton, "nextSend"))


def _status(person: Person, name: str) -> str:
    return "".join(button.full_text for button in seen(person.window, QuietButton, name))


def _sent(request: Any) -> list[str]:
    return [m["content"] for m in request.json["messages"] if m["role"] == "user"]


async def test_the_oldest_questions_are_left_out_only_when_a_person_says_so(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small")
        await person.ask_and_wait(_FIRST)
        await person.ask_and_wait(_SECOND)
        person.ask(_THIRD)

        assert "room for 200 (context 240, 40 kept for the reply" in _line(person)
        assert "“First question with some words in it with some…”" not in _line(person)
        assert "(1, “First question with some words in" in _line(person)
        assert "Nothing was sent yet." in _line(person)
        assert person.field.toPlainText() == _THIRD
        assert len(fault_server.requests) == 2

        person.press(Qt.Key.Key_Return)  # once too often
        assert len(fault_server.requests) == 2
        leave_out = person.button("leaveOut")
        qtbot.keyClick(leave_out, Qt.Key.Key_Return)
        await until(lambda: len(fault_server.requests) == 3 and person.is_done)
        assert _sent(fault_server.requests[2]) == [_SECOND, _THIRD]
        assert person.field.toPlainText() == ""
        await until(lambda: "Not sent along are the oldest questions (1, “First" in _line(person))

        await person.ask_and_wait("Short?")
        assert _sent(fault_server.requests[3]) == [_SECOND, _THIRD, "Short?"]

        person.click(person.button("sendAllAgain"))
        person.ask("All?")
        person.click(person.button("sendAll"))
        await until(lambda: len(fault_server.requests) == 5 and person.is_done)
        assert _sent(fault_server.requests[4])[0] == _FIRST
        assert len(_sent(fault_server.requests[4])) == 5


async def test_what_was_decided_holds_for_what_was_typed_then(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small")
        person.ask(_FIRST * 6)
        assert "It would not fit even without all earlier questions" in _line(person)
        assert not seen(person.tab, QPushButton, "leaveOut")

        person.click(person.button("keepEditing"))
        assert person.field.hasFocus()
        assert person.field.toPlainText() == _FIRST * 6
        await until(lambda: "Nothing was sent yet" not in _line(person))
        assert "room for 200" in _line(person)

        person.field.selectAll()
        await person.ask_and_wait("Short?")
        assert len(fault_server.requests) == 1
        await until(lambda: not _line(person))


async def test_a_question_that_waits_is_held_too_and_goes_on_waiting(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    gate = Gate()
    end = wire.answer("So.") + wire.finish() + wire.usage() + wire.DONE
    fault_server.answer = (Send(wire.head()), Reach(gate), Send(end))
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small")
        person.ask("Short?")
        await until(lambda: len(fault_server.requests) == 1)
        person.ask(_FIRST * 6)
        person.type("Something else")
        gate.open()
        await until(lambda: "Nothing was sent yet" in _line(person))
        assert [q.prompt for q in person.tab.composer.queue] == [_FIRST * 6]
        assert person.field.toPlainText() == "Something else"

        person.click(person.button("sendAll"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        assert _sent(fault_server.requests[1])[-1] == _FIRST * 6
        assert person.tab.composer.queue == ()
        assert person.field.toPlainText() == "Something else"


async def test_the_gauge_tells_fill_and_cost_of_every_lane(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small", "host/yuan")
        person.type("What is 2 + 2?")
        await until(lambda: "≈" in _gauge(person))
        assert "fullest: small ≈ 9 of 240 tokens (4 %)" in _gauge(person)
        # 40 tokens out at most in the one lane, 1000 in the other
        cost = "≈ 0.0000090 to 0.0050 CNY + ≈ 0.0000090 to 0.00017 USD"
        assert _gauge(person).endswith(f"next question {cost}")

        await person.ask_and_wait("")
        await until(lambda: "≈ 9 of" not in _gauge(person))
        (button,) = seen(person.tab, QuietButton, "nextSend")
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
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/nobody-knows")
        person.type("Hi")
        await until(
            lambda: "tokens, context unknown · next question cost unknown" in _gauge(person)
        )
        assert not seen(person.tab, QProgressBar, "fullness")

        person.window.commands.run("new_conversation")
        person.choose("demo/demo-r1")
        person.type("Hi")
        await until(lambda: _gauge(person).endswith("next question free"))


async def test_the_status_line_tells_what_was_used_and_spent_when_a_reply_ends(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        await until(
            lambda: _status(person, "spentTotals") == "Today: nothing · this month: nothing"
        )
        _begin(person, "host/small", "host/yuan")
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
            lambda: f"Today: {total} · this month: {total}" in _status(person, "spentTotals")
        )
        here = _status(person, "spentHere")
        tokens = "80 tokens in (5 cached), 20 out (15 thinking)"
        assert here == f"This conversation: {total} · {tokens}"

        await person.retry(person.lanes[0])
        await until(lambda: "all branches: ≈ 0.00031 USD" in _status(person, "spentHere"))

        (button,) = seen(person.window, QuietButton, "spentTotals")
        person.click(button)
        dialog = await person.dialog(FiguresDialog)
        texts = [label.text() for label in dialog.findChildren(QLabel)]
        assert "80: 5 found in the cache, 75 not" in texts
        assert "≈ 0.00012 USD" in texts  # thinking: 2 x 15 x 4.00
        dialog.close()


@pytest.mark.parametrize("period", ["day", "month"])
async def test_a_limit_asks_before_it_is_passed(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    folder: Path,
    fault_server: FaultServer,
    period: str,
) -> None:
    (folder / "settings.toml").write_text(f'limit_{period} = "0.01 USD"\n')
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/dear")
        person.ask("What is it?")
        await until(lambda: "limit of 0.01 USD: 0.00 USD spent" in _line(person))
        assert fault_server.requests == []

        person.click(person.button("keepEditing"))
        await until(lambda: not _line(person))
        assert person.field.toPlainText() == "What is it?"
        assert fault_server.requests == []

        person.press(Qt.Key.Key_Return)
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 1 and person.is_done)


async def test_a_limit_that_is_near_is_told_once_a_day(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    (folder / "settings.toml").write_text('limit_day = "0.1 USD"\n')
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/dear")
        person.ask("What is it? Say more")
        await until(lambda: "Today’s limit of 0.1 USD is nearly reached" in person.notice)
        await until(lambda: len(fault_server.requests) == 1 and person.is_done)


async def test_a_window_of_its_own_has_its_status_line(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small", "host/yuan")
        await person.ask_and_wait("What?")
        person.window.commands.run("new_conversation")
        person.window.commands.run("move_tab_out")
        windows = [w for w in qapp.topLevelWidgets() if isinstance(w, TabWindow) and w.isVisible()]

        def told(name: str) -> str:
            return "".join(b.full_text for b in seen(windows[0], QuietButton, name))

        await until(lambda: "CNY" in told("spentTotals"))
        assert told("spentHere") == ""  # nothing was asked in that one
        assert "CNY" in _status(person, "spentHere")


async def test_an_edited_question_is_weighed_where_it_stands(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small")
        await person.ask_and_wait(_FIRST)
        await person.ask_and_wait(_SECOND)
        before = person.tab.state.turns[1]
        person.tab.asking.edit(before.id, before.turn.question)
        person.field.setPlainText(_THIRD + " " + _SECOND)
        person.press(Qt.Key.Key_Return)
        assert "Nothing was sent yet." in _line(person)

        person.click(person.button("leaveOut"))
        await until(lambda: len(fault_server.requests) == 3 and person.is_done)
        assert _sent(fault_server.requests[2]) == [f"{_THIRD} {_SECOND}"]
        assert len(person.tab.state.shown.branches.alternatives(before.id)) == 2


async def test_a_limit_that_is_passed_also_asks_before_a_retry(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    (folder / "settings.toml").write_text('limit_day = "0.01 USD"\n')
    fault_server.answer = wire.said("4.")
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/dear")
        person.ask("What is it?")
        await until(lambda: _line(person))
        person.click(person.button("sendOverLimit"))
        await until(lambda: person.is_done)
        retry = person.lanes[0].reply.button("retry")

        person.click(retry)
        await until(lambda: "limit of 0.01 USD" in _line(person))
        person.click(person.button("keepEditing"))
        await person.wait_for_rest()
        assert len(fault_server.requests) == 1

        person.click(retry)
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        await person.wait_for_rest()


async def test_what_waits_is_weighed_with_what_the_reply_before_it_cost(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    (folder / "settings.toml").write_text('limit_day = "1 USD"\n')
    gate = Gate()
    end = wire.answer("So.") + wire.finish() + wire.usage(prompt=2_000, completion=20) + wire.DONE
    fault_server.answer = (Send(wire.head()), Reach(gate), Send(end))  # 20 USD
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/dear")
        person.ask("Hi")
        await until(lambda: len(fault_server.requests) == 1)
        person.ask("And?")
        gate.open()
        await until(lambda: "limit of 1 USD" in _line(person))
        await person.wait_for_rest()
        assert len(fault_server.requests) == 1
        assert [q.prompt for q in person.tab.composer.queue] == ["And?"]


async def test_a_retry_that_is_held_stays_held_while_a_person_types(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    (folder / "settings.toml").write_text('limit_day = "0.01 USD"\n')
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/dear")
        person.ask("What is it?")
        await until(lambda: _line(person))
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 1 and person.is_done)
        person.click(person.lanes[0].reply.button("retry"))
        await until(lambda: "limit of 0.01 USD" in _line(person))

        gauge = _gauge(person)
        person.type("Another question, so long that the gauge says something else")
        await until(lambda: _gauge(person) != gauge)
        assert "limit of 0.01 USD" in _line(person)
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        assert len(person.tab.state.turns) == 1
        await until(lambda: not _line(person))


async def test_a_saved_question_is_looked_at_before_it_is_asked(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small")
        await person.ask_and_wait("One?")
        first = person.tab.state.turns[0]
        person.tab.asking.edit(first.id, first.turn.question)
        text = "Why does sk-0123456789abcdef0123456789abcdef fail? " + _FIRST * 6
        person.field.setPlainText(text)
        person.click(person.button("saveEdit"))
        await until(lambda: person.lanes[0].prompts[0].startswith("Why"))
        saved = person.tab.state.turns[0]
        wish = Wish(Act.RETRY, saved.id, person.tab.state.lanes[0].id)

        person.tab.wished.emit(wish)
        assert "looks like a key (sk-" in _line(person)
        assert "0123456789abcdef" not in _line(person)
        person.click(person.button("keepEditing"))
        assert person.field.toPlainText() == text
        person.click(person.button("cancelEdit"))

        person.tab.wished.emit(wish)
        person.click(person.button("sendOverLimit"))
        assert "Nothing was sent yet." in _line(person)
        assert "room for 200" in _line(person)
        assert len(fault_server.requests) == 1
        person.click(person.button("sendAll"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        assert _sent(fault_server.requests[1]) == [text]
        await person.wait_for_rest()


async def test_a_retry_is_weighed_with_the_model_that_gives_it(
    hooked: None, qapp: QApplication, qtbot: QtBot, folder: Path, fault_server: FaultServer
) -> None:
    (folder / "settings.toml").write_text('limit_day = "0.01 USD"\n')
    async with at_the_window(qapp, qtbot, folder) as person:
        _begin(person, "host/small")
        await person.ask_and_wait("What is it?")
        await person.wait_for_rest()
        state = person.tab.state
        person.tab.wished.emit(Wish(Act.RETRY_WITH, state.turns[0].id, state.lanes[0].id))
        dialog: PickModel = await person.dialog(PickModel)
        (field,) = seen(dialog, QLineEdit, "modelField")
        person.bot.keyClicks(field, "host/dear")
        person.bot.keyClick(field, Qt.Key.Key_Return)

        await until(lambda: "limit of 0.01 USD" in _line(person))
        person.click(person.button("sendOverLimit"))
        await until(lambda: len(fault_server.requests) == 2 and person.is_done)
        assert fault_server.requests[1].model == "dear"
        await person.wait_for_rest()
