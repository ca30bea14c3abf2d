"""From a key on the clipboard to the first question."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.core.settings.secret_store import KeyStoreError, SecretStore
from deepseek_desktop.ui.dialogs.first_key import FirstKeyDialog
from tests.conftest import Canary
from tests.fakes import MemoryStore
from tests.faults import wire
from tests.faults.server import FaultServer, Hold, by_path
from tests.support import abandoned_streams_closed, until
from tests.ui.person import Person
from tests.ui.providers_seen import all_texts, listed, put_host, put_local_hosts
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window

_KEY = "gsk_0123456789abcdef0123456789abcdef"
_SHARED = "sk-0123456789abcdef0123456789abcdef"

Opened = Callable[[Callable[[], SecretStore]], AbstractAsyncContextManager[Person]]


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore("Secret Service")


@pytest.fixture
def opened(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> Opened:
    """The window of a person for whom the fault server is Groq."""
    put_local_hosts(tmp_path)
    groq = {"name": "groq", "base_url": fault_server.base_url, "models": [{"id": "some"}]}
    put_host(tmp_path, groq)
    fault_server.answer = by_path({"/v1/models": listed("some")}, wire.said("Four."))
    return lambda open_keys: at_the_window(qapp, qtbot, tmp_path, open_keys=open_keys)


@pytest.fixture
async def newcomer(opened: Opened, store: MemoryStore) -> AsyncIterator[Person]:
    async with opened(lambda: store) as person:
        yield person
        await person.wait_for_rest()
        await abandoned_streams_closed()


class _Form:
    """The dialog for a key, as someone in front of it uses it."""

    def __init__(self, person: Person, dialog: FirstKeyDialog) -> None:
        self.person = person
        self.dialog = dialog

    def paste(self, key: str) -> None:
        QGuiApplication.clipboard().setText(key)
        (field,) = seen(self.dialog, QLineEdit, "firstKey")
        field.selectAll()
        self.person.bot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        QGuiApplication.clipboard().clear()

    def press_enter(self) -> None:
        self.person.bot.keyClick(self.dialog, Qt.Key.Key_Return)

    def choose_by_key(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.person.bot.keyClick(self.host, key)

    @property
    def host(self) -> QComboBox:
        (choice,) = seen(self.dialog, QComboBox, "keyHost")
        return choice

    @property
    def keep(self) -> QPushButton:
        (button,) = seen(self.dialog, QPushButton, "keepKey")
        return button

    @property
    def form(self) -> str:
        return text_of(seen(self.dialog, QLabel, "keyForm"))

    @property
    def told(self) -> str:
        return text_of(seen(self.dialog, QLabel, "keyOutcome"))

    async def close(self) -> None:
        self.dialog.reject()
        await self.person.wait_for_rest()


async def _open(person: Person) -> _Form:
    person.click(person.button("pasteKey"))
    return _Form(person, await person.dialog(FirstKeyDialog))


async def test_one_click_a_paste_and_enter_lead_to_the_first_question(
    newcomer: Person, store: MemoryStore, fault_server: FaultServer
) -> None:
    form = await _open(newcomer)
    field = form.dialog.focusWidget()
    assert isinstance(field, QLineEdit)
    form.paste(_KEY)
    assert form.form == "This is what keys of Groq look like."

    form.press_enter()
    await newcomer.wait_for_rest()

    assert newcomer.lanes[0].choice.currentText() == "groq/some"
    assert newcomer.notice == (
        "The key ...cdef is kept in Secret Service. The address answers, and lists 1 models."
    )
    assert [*store.secrets.values()] == [_KEY]
    assert [request.path for request in fault_server.requests] == ["/v1/models"]
    newcomer.window.activateWindow()  # as a window manager would
    await until(newcomer.window.isActiveWindow)
    assert QApplication.focusWidget() is newcomer.field
    await newcomer.ask_and_wait("Two and two?")
    assert newcomer.lanes[0].answer == "Four."
    assert fault_server.requests[-1].headers["authorization"] == f"Bearer {_KEY}"


async def test_the_menu_leads_there_too(newcomer: Person) -> None:
    (action,) = [a for a in newcomer.window.findChildren(QAction) if a.text() == "Paste a &key…"]
    action.trigger()

    form = _Form(newcomer, await newcomer.dialog(FirstKeyDialog))

    assert not form.keep.isEnabled()
    await form.close()


async def test_a_form_that_two_hosts_share_is_sent_to_neither_unasked(
    newcomer: Person, fault_server: FaultServer, store: MemoryStore
) -> None:
    form = await _open(newcomer)

    form.paste(_SHARED)

    assert form.form.startswith("Keys of DeepSeek / Alibaba DashScope look like this")
    assert form.host.currentText() == ""
    assert not form.keep.isEnabled()
    form.press_enter()
    assert store.secrets == {}
    form.choose_by_key(Qt.Key.Key_Down)
    assert form.host.currentText() == "DeepSeek"
    assert form.keep.isEnabled()
    await form.close()


async def test_a_choice_by_hand_stays_and_a_doubt_is_told(newcomer: Person) -> None:
    form = await _open(newcomer)
    form.choose_by_key(Qt.Key.Key_Down)
    chosen = form.host.currentText()
    assert chosen not in {"", "Groq"}

    form.paste(_KEY)

    assert form.host.currentText() == chosen
    assert form.form == "Attention: this looks like a key of Groq."
    await form.close()


@pytest.mark.parametrize(
    ("key", "told"),
    [
        ("sk-ant-api03-0123456789", "This looks like a key of Anthropic, which this app cannot"),
        ("th-0123456789abcdef", "This looks like a key of tokenhub, which has to be added first."),
        ("0123456789abcdef", "Its form does not say who gave it: choose."),
    ],
)
async def test_what_the_form_of_a_key_cannot_say_is_said(
    newcomer: Person, key: str, told: str
) -> None:
    form = await _open(newcomer)

    form.paste(key)

    assert form.form.startswith(told)
    assert not form.keep.isEnabled()
    await form.close()


async def test_what_can_be_no_key_is_told_with_its_place(newcomer: Person) -> None:
    form = await _open(newcomer)

    form.paste("gsk_0123 4567")

    assert form.told.startswith("The character at place 9 cannot be in a key.")
    assert not form.keep.isEnabled()
    await form.close()


async def test_a_refused_key_is_not_kept_and_another_can_be_pasted(
    newcomer: Person, fault_server: FaultServer, store: MemoryStore
) -> None:
    working = fault_server.answer
    fault_server.answer = wire.error(401, "Invalid key")
    form = await _open(newcomer)
    form.paste(_KEY)
    form.press_enter()
    await until(lambda: "is not kept" in form.told)

    assert form.told.startswith("groq refused your key (HTTP 401).")
    assert store.secrets == {}
    assert not form.keep.isEnabled()
    fault_server.answer = working
    form.paste(f"{_KEY}0")
    form.press_enter()
    await newcomer.wait_for_rest()

    assert newcomer.lanes[0].choice.currentText() == "groq/some"
    assert [*store.secrets.values()] == [f"{_KEY}0"]


async def test_a_key_that_could_not_be_checked_is_kept_and_one_may_go_on(
    newcomer: Person, fault_server: FaultServer, store: MemoryStore
) -> None:
    fault_server.answer = wire.error(503)
    form = await _open(newcomer)
    form.paste(_KEY)
    form.press_enter()
    await until(lambda: form.keep.text() == "&Go on")

    assert "is kept in Secret Service" in form.told
    assert "(HTTP 503)" in form.told
    newcomer.click(form.keep)
    await newcomer.wait_for_rest()

    assert newcomer.lanes[0].choice.currentText() == "groq/some"
    assert [*store.secrets.values()] == [_KEY]


async def test_without_a_store_it_says_before_and_after_how_long_the_key_lives(
    opened: Opened,
) -> None:
    def none() -> SecretStore:
        raise KeyStoreError("NoKeyringError")

    async with opened(none) as person:
        form = await _open(person)
        await until(lambda: seen(form.dialog, QLabel, "keyTrouble"))
        form.paste(_KEY)
        form.press_enter()
        await person.wait_for_rest()

        assert "No key store of this system can be used" in person.notice
        assert person.lanes[0].choice.currentText() == "groq/some"
        await abandoned_streams_closed()


async def test_closing_the_dialog_stops_the_check_and_keeps_the_key(
    newcomer: Person, fault_server: FaultServer, store: MemoryStore
) -> None:
    fault_server.answer = (Hold(),)
    form = await _open(newcomer)
    form.paste(_KEY)
    form.press_enter()
    await until(lambda: fault_server.requests)

    await form.close()

    await until(lambda: fault_server.requests[0].left_at is not None)
    assert [*store.secrets.values()] == [_KEY]
    assert newcomer.lanes[0].choice.currentText() == "demo/demo-r1"


async def test_a_conversation_that_has_begun_is_left_as_it_is(
    newcomer: Person, fault_server: FaultServer
) -> None:
    await newcomer.ask_and_wait("Hello?")
    (action,) = [a for a in newcomer.window.findChildren(QAction) if a.text() == "Paste a &key…"]
    action.trigger()
    form = _Form(newcomer, await newcomer.dialog(FirstKeyDialog))
    form.paste(_KEY)

    form.press_enter()
    await newcomer.wait_for_rest()

    assert newcomer.titles == ["Hello?", "New comparison"]
    assert newcomer.lanes[0].choice.currentText() == "groq/some"


async def test_a_pasted_key_is_in_no_text(
    newcomer: Person, fault_server: FaultServer, canary: Canary
) -> None:
    fault_server.answer = wire.error(401, f"The key {canary.key} is not valid")
    form = await _open(newcomer)
    form.paste(canary.key)
    form.host.setCurrentIndex(form.host.findText("Groq"))
    form.host.activated.emit(form.host.currentIndex())
    form.press_enter()
    await until(lambda: "is not kept" in form.told)

    assert canary.key not in all_texts(form.dialog) + all_texts(newcomer.window)
    assert canary.key not in form.dialog.windowTitle()
    await form.close()
    await until(lambda: fault_server.requests[0].left_at is not None)
