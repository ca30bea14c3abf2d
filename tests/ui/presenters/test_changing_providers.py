from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.store import SettingsStore
from tests.faults import wire
from tests.faults.server import FaultServer
from tests.support import until
from tests.ui.person import Person
from tests.ui.providers_seen import (
    ProvidersSeen,
    fill,
    listed,
    open_providers,
    opened_form,
    press_in,
    stored_settings,
)
from tests.ui.seeing import seen
from tests.ui.window import at_the_window


async def _answer(person: Person, providers: ProvidersSeen, button: str) -> str:
    """Press a button of the question that is asked, and return the question."""
    await until(lambda: [b for b in providers.dialog.findChildren(QMessageBox) if b.isVisible()])
    (box,) = providers.dialog.findChildren(QMessageBox)
    (pressed,) = [b for b in seen(box, QPushButton, "") if b.text().replace("&", "") == button]
    person.click(pressed)
    return box.text()


def _with_near(data_dir: Path, base_url: str, key: str | None = None, preset: str = "") -> None:
    near = Profile("near", base_url, key, preset)
    SettingsStore(data_dir / "settings.toml").save_provider(near)


async def test_a_provider_is_added_from_the_list_of_providers(
    person: Person, fault_server: FaultServer
) -> None:
    providers = await open_providers(person)
    providers.press("addProvider")
    form = await opened_form(person)
    fill(person, form, providerName="near", baseUrl=fault_server.base_url)

    press_in(person, form, "Ok")
    await until(lambda: "near" in providers.rows)

    assert providers.label("providerTitle") == "near"
    assert providers.label("outcome").startswith("near is kept.")
    assert providers.has("changeProvider")
    choice = person.lanes[0].choice
    assert "near/" in [choice.itemText(index) for index in range(choice.count())]
    await providers.close()


async def test_a_known_host_without_an_address_is_added_as_what_it_is(person: Person) -> None:
    providers = await open_providers(person)
    providers.choose("TokenHub")
    assert providers.label("missing").startswith("Where TokenHub is, only you know")

    providers.press("addProvider")
    form = await opened_form(person)
    fill(person, form, baseUrl="https://tokenhub.link/v1")
    press_in(person, form, "Ok")
    await until(lambda: providers.label("outcome"))

    assert stored_settings(person)["providers"]["tokenhub"]["preset"] == "tokenhub"
    assert providers.rows["tokenhub"] == "key missing"
    assert "TokenHub" not in providers.rows
    await providers.close()


async def test_only_what_a_person_added_can_be_changed_or_removed(
    person: Person, host: FaultServer
) -> None:
    providers = await open_providers(person)
    for title in ("Demo", "DeepSeek", "host"):
        providers.choose(title)

        assert not providers.has("changeProvider")
        assert not providers.has("removeProvider")
    await providers.close()


async def test_a_changed_provider_is_asked_at_its_new_address_and_keeps_its_ways(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = listed("some")
    _with_near(tmp_path, "https://host.example/v1", "NEAR_KEY", "openrouter")
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)
        providers.choose("near")
        assert providers.label("providerAddress") == "OpenRouter · https://host.example/v1"
        providers.press("changeProvider")
        form = await opened_form(person)
        (name,) = form.findChildren(QLineEdit, "providerName")
        assert (name.text(), name.isEnabled()) == ("near", False)

        fill(person, form, baseUrl=fault_server.base_url, keyVariable="")
        press_in(person, form, "Ok")
        await until(lambda: providers.label("outcome"))

        entry = {"base_url": fault_server.base_url, "preset": "openrouter"}
        assert stored_settings(person) == {"providers": {"near": entry}}
        known = person.desk.providers.profile("openrouter")
        assert person.desk.providers.profile("near") == known.at(
            Profile("near", fault_server.base_url, preset="openrouter")
        )
        providers.press("fetchModels")
        await until(lambda: fault_server.requests)
        await until(lambda: providers.button("fetchModels").isEnabled())
        await providers.close()


async def test_changing_keeps_a_preset_that_is_not_known_any_more(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    _with_near(tmp_path, "https://host.example/v1", preset="gone")
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)
        providers.choose("near")
        providers.press("changeProvider")
        form = await opened_form(person)
        fill(person, form, baseUrl="https://other.example/v1")

        press_in(person, form, "Ok")
        await until(lambda: providers.label("outcome"))

        entry = {"base_url": "https://other.example/v1", "preset": "gone"}
        assert stored_settings(person) == {"providers": {"near": entry}}
        await providers.close()


async def test_changing_can_be_given_up(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    _with_near(tmp_path, "https://host.example/v1")
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        before = stored_settings(person)
        providers = await open_providers(person)
        providers.choose("near")
        providers.press("changeProvider")
        form = await opened_form(person)
        fill(person, form, baseUrl="https://other.example/v1")

        press_in(person, form, "Cancel")
        await until(lambda: not isValid(form))

        assert stored_settings(person) == before
        assert providers.label("providerAddress") == "https://host.example/v1"
        await providers.close()


async def test_what_a_removed_provider_said_stays_in_the_archive(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.said("It is 4.")
    _with_near(tmp_path, fault_server.base_url, preset="openrouter")
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.choose("near/some", "demo/demo-v3")
        await person.ask_and_wait("What is 2 + 2?")
        providers = await open_providers(person)
        providers.choose("near")

        providers.press("removeProvider")
        question = await _answer(person, providers, "Remove")
        await until(lambda: providers.label("outcome"))

        told = "What it said stays in the archive."
        assert question == f"Remove near? {told}"
        assert providers.label("outcome") == f"near is removed. {told}"
        assert "near" not in providers.rows
        assert "near" not in stored_settings(person).get("providers", {})
        assert person.desk.catalogue.host("near") is None
        assert [row["answer"] for row in person.stored if row["provider"] == "near"] == ["It is 4."]
        assert person.lanes[0].answer == "It is 4."
        await providers.close()
        person.press(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
        choice = person.lanes[0].choice
        offered = [choice.itemText(index) for index in range(choice.count())]
        assert not [model for model in offered if model.startswith("near/")]


async def test_removing_can_be_given_up(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    _with_near(tmp_path, "https://host.example/v1")
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        before = stored_settings(person)
        providers = await open_providers(person)
        providers.choose("near")

        providers.press("removeProvider")
        await _answer(person, providers, "Cancel")
        await until(lambda: len(person.tasks._tasks) == 1)

        assert stored_settings(person) == before
        assert "near" in providers.rows
        await providers.close()


async def test_removing_what_stood_in_the_place_of_a_known_host_brings_that_back(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    mine = Profile("deepseek", "https://gate.example/v1", "GATE_KEY")
    SettingsStore(tmp_path / "settings.toml").save_provider(mine)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)
        providers.choose("deepseek")
        assert providers.label("providerAddress") == "DeepSeek · https://gate.example/v1"

        providers.press("removeProvider")
        await _answer(person, providers, "Remove")
        await until(lambda: providers.label("outcome"))

        assert "DeepSeek" in providers.rows
        profile = person.desk.providers.profile("deepseek")
        assert (profile.base_url, profile.key_variable) == (
            "https://api.deepseek.com",
            "DEEPSEEK_API_KEY",
        )
        await providers.close()


async def test_settings_that_cannot_be_written_are_told_in_the_list_of_providers(
    person: Person,
) -> None:
    (person.desk.data_dir / "settings.toml").mkdir()
    providers = await open_providers(person)
    providers.press("addProvider")
    form = await opened_form(person)
    fill(person, form, providerName="near", baseUrl="https://host.example/v1")

    press_in(person, form, "Ok")
    await until(lambda: providers.label("outcome"))

    assert providers.label("outcome").startswith("The settings could not be written to ")
    assert "near" not in providers.rows
    await providers.close()
