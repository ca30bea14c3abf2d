from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from deepseek_desktop.ui.dialogs.add_provider import AddProviderDialog
from tests.conftest import Canary
from tests.faults import wire
from tests.faults.server import FaultServer, Hold
from tests.support import until
from tests.ui.person import Person
from tests.ui.providers_seen import all_texts, fill, listed, opened_form, press_in
from tests.ui.seeing import seen, text_of
from tests.ui.window import at_the_window


async def _open_form(person: Person) -> AddProviderDialog:
    (action,) = [a for a in person.window.findChildren(QAction) if a.text() == "Add &provider…"]
    action.trigger()
    return await opened_form(person)


def _pick(person: Person, form: AddProviderDialog, title: str) -> None:
    """Choose a known host with the keyboard, as in its list."""
    _pick_in(person, form, "preset", title)


def _pick_in(person: Person, form: AddProviderDialog, name: str, text: str) -> None:
    (choice,) = form.findChildren(QComboBox, name)
    index = next(i for i in range(choice.count()) if choice.itemText(i) == text)
    steps = index - choice.currentIndex()
    for _ in range(abs(steps)):
        person.bot.keyClick(choice, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)


def _texts(form: AddProviderDialog) -> list[str]:
    names = ("providerName", "baseUrl", "keyVariable")
    return [field.text() for name in names for field in form.findChildren(QLineEdit, name)]


def _told(form: AddProviderDialog) -> str:
    return text_of([*seen(form, QLabel, "tested"), *seen(form, QLabel, "problem")])


def _test(person: Person, form: AddProviderDialog) -> None:
    (button,) = seen(form, QPushButton, "testProvider")
    person.click(button)


async def _until_tested(form: AddProviderDialog) -> None:
    await until(lambda: _told(form) not in {"", "Asking for its list of models…"})


async def test_a_known_host_fills_the_fields_and_is_kept_as_what_it_is_like(
    person: Person,
) -> None:
    form = await _open_form(person)
    (choice,) = form.findChildren(QComboBox, "preset")
    assert choice.currentText() == "Any OpenAI-compatible host"

    _pick(person, form, "OpenRouter")

    assert _texts(form) == ["openrouter", "https://openrouter.ai/api/v1", "OPENROUTER_API_KEY"]
    fill(person, form, providerName="mine", keyVariable="MY_KEY")
    press_in(person, form, "Ok")
    await person.wait_for_rest()
    stored = tomllib.loads((person.desk.data_dir / "settings.toml").read_text("utf-8"))
    assert stored["providers"]["mine"] == {
        "base_url": "https://openrouter.ai/api/v1",
        "key_env": "MY_KEY",
        "preset": "openrouter",
    }
    known = person.desk.providers.profile("openrouter")
    added = person.desk.providers.profile("mine")
    assert added.dialect == known.dialect
    assert added.balance == known.balance


async def test_going_back_to_any_host_takes_out_only_what_was_filled_in(person: Person) -> None:
    form = await _open_form(person)
    _pick(person, form, "OpenRouter")
    fill(person, form, providerName="mine")

    (choice,) = form.findChildren(QComboBox, "preset")
    person.bot.keyClick(choice, Qt.Key.Key_Home)

    assert choice.currentText() == "Any OpenAI-compatible host"
    assert _texts(form) == ["mine", "", ""]
    press_in(person, form, "Cancel")
    await person.wait_for_rest()


async def test_a_host_with_several_addresses_offers_them(person: Person) -> None:
    form = await _open_form(person)
    _pick(person, form, "TokenHub")
    assert _texts(form) == ["tokenhub", "", "TOKENHUB_API_KEY"]

    _pick_in(
        person,
        form,
        "addresses",
        "Tencent Cloud TokenHub, China: https://tokenhub.tencentmaas.com/v1",
    )

    assert _texts(form)[1] == "https://tokenhub.tencentmaas.com/v1"
    press_in(person, form, "Ok")
    await person.wait_for_rest()
    profile = person.desk.providers.profile("tokenhub")
    assert profile.base_url == "https://tokenhub.tencentmaas.com/v1"


async def test_a_test_shows_the_list_and_saves_nothing(
    person: Person, fault_server: FaultServer
) -> None:
    fault_server.answer = listed("one", "two", "three", "four", "five")
    before = person.desk.providers.profiles
    form = await _open_form(person)
    fill(person, form, providerName="near", baseUrl=fault_server.base_url)

    _test(person, form)
    await _until_tested(form)

    assert _told(form) == "It answers, and lists 5 models: one, two, three, four …"
    assert [(r.method, r.path) for r in fault_server.requests] == [("GET", "/v1/models")]
    press_in(person, form, "Cancel")
    await person.wait_for_rest()
    assert not (person.desk.data_dir / "settings.toml").exists()
    assert not (person.desk.data_dir / "listed").exists()
    assert person.desk.providers.profiles == before
    assert person.desk.catalogue.host("near") is None


async def test_a_test_asks_in_the_ways_of_the_known_host(
    person: Person, fault_server: FaultServer
) -> None:
    fault_server.answer = listed("deepseek-r1")
    known = person.desk.catalogue.host("aimlapi")
    form = await _open_form(person)
    _pick(person, form, "AI/ML API")
    fill(person, form, providerName="near", baseUrl=fault_server.base_url, keyVariable="")

    _test(person, form)
    await _until_tested(form)

    assert known is not None
    assert fault_server.requests[0].path == f"/v1{known.profile.models_path}"
    assert person.desk.catalogue.host("near") is None
    press_in(person, form, "Cancel")
    await person.wait_for_rest()


async def test_a_test_that_fails_says_why_and_the_form_stays(
    person: Person, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(401, "No")
    form = await _open_form(person)
    fill(person, form, providerName="near", baseUrl=fault_server.base_url)

    _test(person, form)
    await _until_tested(form)

    assert _told(form).startswith("near wants a key (HTTP 401)")
    fill(person, form, baseUrl="nonsense")
    assert _told(form) == ""
    _test(person, form)
    assert _told(form).startswith("“nonsense” does not start like a web address.")
    press_in(person, form, "Cancel")
    await person.wait_for_rest()


async def test_a_test_without_the_key_says_how_to_set_it(
    person: Person, fault_server: FaultServer
) -> None:
    form = await _open_form(person)
    fill(
        person, form, providerName="near", baseUrl=fault_server.base_url, keyVariable="NEAR_API_KEY"
    )

    _test(person, form)
    await _until_tested(form)

    assert _told(form).startswith("There is no key for near")
    assert "the environment variable NEAR_API_KEY" in _told(form)
    assert "start the app again" in _told(form)
    assert fault_server.requests == []
    press_in(person, form, "Cancel")
    await person.wait_for_rest()


@pytest.mark.parametrize("how", ["typing", "closing"])
async def test_a_test_that_nobody_waits_for_any_more_is_stopped(
    person: Person, fault_server: FaultServer, how: str
) -> None:
    fault_server.answer = (Hold(),)
    form = await _open_form(person)
    fill(person, form, providerName="near", baseUrl=fault_server.base_url)
    _test(person, form)
    await until(lambda: fault_server.requests)

    if how == "typing":
        fill(person, form, providerName="nearer")
        await until(lambda: fault_server.requests[0].left_at is not None)
        assert _told(form) == ""
    press_in(person, form, "Cancel")
    await person.wait_for_rest()

    await until(lambda: fault_server.requests[0].left_at is not None)


async def test_a_test_shows_no_key(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    fault_server: FaultServer,
    canary: Canary,
) -> None:
    fault_server.answer = wire.error(401, f"The key {canary.key} is not valid")
    environment = {canary.variable: canary.key}
    async with at_the_window(qapp, qtbot, tmp_path, environment) as person:
        form = await _open_form(person)
        fill(
            person,
            form,
            providerName="near",
            baseUrl=fault_server.base_url,
            keyVariable=canary.variable,
        )

        _test(person, form)
        await _until_tested(form)

        assert _told(form).startswith("near refused your key (HTTP 401)")
        assert canary.key not in all_texts(form)
        press_in(person, form, "Cancel")
        await person.wait_for_rest()
