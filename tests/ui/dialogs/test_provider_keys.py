"""Keys in the dialog of providers: given, seen, looked for, forgotten."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from typing_extensions import override

from deepseek_desktop.app import warm_up
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.secret_store import KeyStoreError, SecretStore
from deepseek_desktop.core.settings.store import SettingsStore
from tests.conftest import Canary
from tests.fakes import MemoryStore
from tests.faults import wire
from tests.faults.server import FaultServer, by_path
from tests.support import until
from tests.ui.providers_seen import (
    ProvidersSeen,
    all_texts,
    fill,
    listed,
    open_providers,
    opened_form,
    press_in,
)
from tests.ui.seeing import all_widgets, seen
from tests.ui.window import at_the_window

_KEY = "sk-0123456789abcdef0123456789abcdef"


def _no_store() -> SecretStore:
    raise KeyStoreError("NoKeyringError")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore("Secret Service")


@pytest.fixture
async def dialog(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    fault_server: FaultServer,
    store: MemoryStore,
) -> AsyncIterator[ProvidersSeen]:
    """The dialog, with the fault server added as `near`, which is chosen; there is a key store."""
    near = Profile("near", fault_server.base_url, "NEAR_API_KEY")
    SettingsStore(tmp_path / "settings.toml").save_provider(near)
    fault_server.answer = by_path({"/v1/models": listed("some")}, wire.said("Four."))
    async with at_the_window(qapp, qtbot, tmp_path, open_keys=lambda: store) as person:
        providers = await open_providers(person)
        providers.choose("near")
        yield providers
        if isValid(providers.dialog):
            await providers.close()


def _field(providers: ProvidersSeen) -> QLineEdit:
    (field,) = seen(providers.dialog, QLineEdit, "key")
    return field


def _paste(providers: ProvidersSeen, key: str) -> None:
    QGuiApplication.clipboard().setText(key)
    providers.person.bot.keyClick(
        _field(providers), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier
    )
    QGuiApplication.clipboard().clear()


async def _keep(providers: ProvidersSeen, key: str) -> None:
    _paste(providers, key)
    providers.press("keepKey")
    await until(lambda: providers.label("keyOutcome") != "Keeping it…")


async def test_a_kept_key_makes_a_provider_usable_at_once(
    dialog: ProvidersSeen, store: MemoryStore
) -> None:
    assert dialog.rows["near"] == "key missing"
    assert not dialog.button("checkFree").isEnabled()
    assert not dialog.button("keepKey").isEnabled()
    assert dialog.label("keyState").startswith("There is no key for near. Paste it here, or set")

    await _keep(dialog, f"  {_KEY}\n")

    assert dialog.label("keyOutcome") == "Kept."
    assert (
        dialog.label("keyState") == "sk-...cdef is kept in Secret Service, for this address only."
    )
    assert dialog.label("keyTrouble") == ""
    assert dialog.rows["near"] == "key set"
    assert dialog.button("checkFree").isEnabled()
    assert dialog.button("fetchModels").isEnabled()
    assert [*store.secrets.values()] == [_KEY]
    assert _field(dialog).text() == ""
    await dialog.close()
    choice = dialog.person.lanes[0].choice
    assert "near/" in [choice.itemText(index) for index in range(choice.count())]


async def test_a_key_kept_by_an_earlier_window_is_there(
    dialog: ProvidersSeen, qapp: QApplication, qtbot: QtBot, tmp_path: Path, store: MemoryStore
) -> None:
    await _keep(dialog, _KEY)
    await dialog.close()

    async with at_the_window(qapp, qtbot, tmp_path, open_keys=lambda: store) as person:
        providers = await open_providers(person)
        providers.choose("near")
        await until(lambda: providers.rows["near"] == "key set")

        assert "sk-...cdef is kept in Secret Service" in providers.label("keyState")
        await providers.close()


async def test_a_new_window_offers_what_a_kept_key_can_ask(
    dialog: ProvidersSeen, qapp: QApplication, qtbot: QtBot, tmp_path: Path, store: MemoryStore
) -> None:
    await _keep(dialog, _KEY)
    await dialog.close()

    async with at_the_window(qapp, qtbot, tmp_path, open_keys=lambda: store) as person:
        choice = person.lanes[0].choice
        before = [choice.itemText(index) for index in range(choice.count())]
        await warm_up(person.desk, person.window)
        after = [choice.itemText(index) for index in range(choice.count())]

    assert "near/" not in before
    assert "near/" in after


async def test_what_can_be_no_key_is_told_with_its_place(dialog: ProvidersSeen) -> None:
    _paste(dialog, f"{_KEY[:10]} {_KEY[10:]}")

    assert dialog.label("keyOutcome").startswith("The character at place 11 cannot be in a key.")
    assert not dialog.button("keepKey").isEnabled()
    dialog.person.bot.keyClick(_field(dialog), Qt.Key.Key_Return)
    assert dialog.person.desk.keys.state(dialog.person.desk.providers.profile("near")) is None


async def test_enter_keeps_the_key(dialog: ProvidersSeen, store: MemoryStore) -> None:
    _paste(dialog, _KEY)

    dialog.person.bot.keyClick(_field(dialog), Qt.Key.Key_Return)
    await until(lambda: dialog.label("keyOutcome") == "Kept.")

    assert dialog.dialog.isVisible()
    assert [*store.secrets.values()] == [_KEY]


async def test_a_forgotten_key_is_nowhere(dialog: ProvidersSeen, store: MemoryStore) -> None:
    assert not dialog.has("forgetKey")
    await _keep(dialog, _KEY)

    dialog.press("forgetKey")
    await until(lambda: "It is forgotten" in dialog.label("keyOutcome"))

    assert store.secrets == {}
    assert dialog.rows["near"] == "key missing"
    assert not dialog.has("forgetKey")
    assert not dialog.button("checkFree").isEnabled()


async def test_where_a_key_is_can_be_asked(dialog: ProvidersSeen, store: MemoryStore) -> None:
    await _keep(dialog, _KEY)

    dialog.press("whereKey")
    await until(lambda: "just tried" in dialog.label("keyOutcome"))

    told = dialog.label("keyOutcome")
    assert told.startswith("sk-...cdef is in Secret Service, and is sent to http://127.0.0.1:")
    assert "Secret Service keeps what it is given and gives it back" in told
    assert [*store.secrets.values()] == [_KEY], "what was tried is gone again"


async def test_another_provider_sees_nothing_of_what_was_typed(dialog: ProvidersSeen) -> None:
    _paste(dialog, _KEY)

    dialog.choose("Groq")

    assert _field(dialog).text() == ""
    assert dialog.label("keyState").startswith("There is no key for Groq.")
    dialog.choose("near")
    assert _field(dialog).text() == ""


async def test_the_demo_takes_no_key_and_a_server_here_may(dialog: ProvidersSeen) -> None:
    dialog.choose("Demo")
    assert not dialog.has("keepKey")

    dialog.choose("llama.cpp")
    assert dialog.label("keyState") == "None is sent. If this server wants one, give it here."
    await _keep(dialog, _KEY)

    assert "is kept in Secret Service" in dialog.label("keyState")


async def test_without_a_store_the_dialog_says_all_the_time_how_long_a_key_lives(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:  # K01
    async with at_the_window(qapp, qtbot, tmp_path, open_keys=_no_store) as person:
        providers = await open_providers(person)
        providers.choose("DeepSeek")
        await until(lambda: providers.label("keyTrouble"))
        warned = providers.label("keyTrouble")

        await _keep(providers, _KEY)
        providers.choose("Groq")
        providers.choose("DeepSeek")

        assert "live until the app ends" in warned
        assert providers.label("keyTrouble") == warned
        assert providers.label("keyState") == "sk-...cdef is in memory only, until the app ends."
        assert providers.rows["DeepSeek"] == "key set"
        providers.press("whereKey")
        await until(lambda: "No key store" in providers.label("keyOutcome"))
        await providers.close()


async def test_a_store_that_was_unlocked_takes_over_what_was_in_memory(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:  # K05
    class Lockable(MemoryStore):
        is_locked = True

        @override
        def put(self, account: str, secret: str) -> None:
            if self.is_locked:
                raise KeyStoreError("KeyringLocked", is_locked=True)
            super().put(account, secret)

    store = Lockable("Secret Service")
    async with at_the_window(qapp, qtbot, tmp_path, open_keys=lambda: store) as person:
        providers = await open_providers(person)
        providers.choose("DeepSeek")
        await _keep(providers, _KEY)
        assert "is locked" in providers.label("keyTrouble")

        store.is_locked = False
        providers.press("whereKey")
        await until(lambda: "just tried" in providers.label("keyOutcome"))

        assert "is kept in Secret Service" in providers.label("keyState")
        assert providers.label("keyTrouble") == ""
        assert [*store.secrets.values()] == [_KEY]
        await providers.close()


async def test_a_key_of_the_environment_is_shown_as_such(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, store: MemoryStore
) -> None:
    environment = {"DEEPSEEK_API_KEY": _KEY, "GROQ_API_KEY": "two words"}
    opened = at_the_window(qapp, qtbot, tmp_path, environment, open_keys=lambda: store)
    async with opened as person:
        providers = await open_providers(person)
        providers.choose("DeepSeek")

        state = providers.label("keyState")
        assert state.startswith("sk-...cdef is in the environment variable DEEPSEEK_API_KEY.")
        assert not providers.has("forgetKey")
        await _keep(providers, "sk-another-0123456789")
        assert providers.label("keyOutcome").startswith("It is kept; but DEEPSEEK_API_KEY is set")
        assert providers.label("keyState") == state
        providers.choose("Groq")
        assert "GROQ_API_KEY holds characters that no key has" in providers.label("keyState")
        await providers.close()


async def test_closing_the_dialog_at_once_keeps_the_key_all_the_same(
    dialog: ProvidersSeen, store: MemoryStore, tmp_path: Path
) -> None:
    _paste(dialog, _KEY)
    dialog.press("keepKey")
    dialog.dialog.reject()
    await dialog.person.wait_for_rest()

    assert [*store.secrets.values()] == [_KEY]
    assert "Secret Service" in (tmp_path / "settings.toml").read_text("utf-8")
    dialog.person.window.activateWindow()


async def test_closing_the_dialog_while_a_slow_store_writes_keeps_the_key(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    class Slow(MemoryStore):
        begun, let_go = threading.Event(), threading.Event()

        @override
        def put(self, account: str, secret: str) -> None:
            self.begun.set()
            self.let_go.wait(4)
            super().put(account, secret)

    store = Slow("Secret Service")
    async with at_the_window(qapp, qtbot, tmp_path, open_keys=lambda: store) as person:
        providers = await open_providers(person)
        providers.choose("DeepSeek")
        _paste(providers, _KEY)
        providers.press("keepKey")
        await until(store.begun.is_set)
        assert providers.label("keyOutcome") == "Keeping it…"

        providers.dialog.reject()
        await until(lambda: not isValid(providers.dialog))
        store.let_go.set()
        await person.wait_for_rest()

        assert [*store.secrets.values()] == [_KEY]
        state = person.desk.keys.state(person.desk.providers.profile("deepseek"))
        assert state is not None
        assert state.place == "Secret Service"


async def _change_address(dialog: ProvidersSeen, base_url: str) -> None:
    dialog.press("changeProvider")
    form = await opened_form(dialog.person)
    fill(dialog.person, form, baseUrl=base_url)
    press_in(dialog.person, form, "Ok")
    await until(lambda: base_url in dialog.label("providerAddress"))


async def test_another_address_has_to_be_given_the_key_again(  # C12
    dialog: ProvidersSeen, store: MemoryStore
) -> None:
    await _keep(dialog, _KEY)

    await _change_address(dialog, "http://127.0.0.1:9/v1")
    await until(lambda: "Give it again" in dialog.label("keyOutcome"))

    assert store.secrets == {}
    assert dialog.rows["near"] == "key missing"
    assert dialog.label("keyState").startswith("There is no key for near.")


async def test_another_path_at_the_same_origin_keeps_the_key(
    dialog: ProvidersSeen, store: MemoryStore, fault_server: FaultServer
) -> None:
    await _keep(dialog, _KEY)

    await _change_address(dialog, f"http://{fault_server.host}/v2")

    assert [*store.secrets.values()] == [_KEY]
    assert dialog.rows["near"] == "key set"


async def test_a_key_goes_with_the_provider_that_is_removed(
    dialog: ProvidersSeen, store: MemoryStore
) -> None:
    await _keep(dialog, _KEY)

    dialog.press("removeProvider")
    box = await dialog.person.dialog(QMessageBox)
    dialog.person.click(next(b for b in box.buttons() if b.text() == "Remove"))
    await until(lambda: "near" not in dialog.rows)

    assert store.secrets == {}


async def test_a_kept_key_reaches_its_provider_and_nothing_else(
    dialog: ProvidersSeen, fault_server: FaultServer, canary: Canary, tmp_path: Path
) -> None:
    person = dialog.person
    await _keep(dialog, canary.key)
    dialog.press("whereKey")
    await until(lambda: "just tried" in dialog.label("keyOutcome"))
    dialog.press("checkFree")
    await dialog.until_checked()
    texts = all_texts(person.window) + all_texts(dialog.dialog)
    titles = "".join(widget.windowTitle() for widget in all_widgets(person.window))
    await dialog.close()
    fault_server.answer = wire.error(401, f"The key {canary.key} is not valid")
    person.choose("near/some", "near/some")
    await person.ask_and_wait("Two and two?")

    assert canary.key not in texts + titles + all_texts(person.window)
    assert canary.key not in QGuiApplication.clipboard().text()
    assert "CANARY" not in (tmp_path / "settings.toml").read_text("utf-8")
    # What the fixture looks through at the end: files, archive, log, output.
    await until(lambda: all(request.left_at is not None for request in fault_server.requests))
