from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.ui.dialogs.providers import ProvidersDialog
from tests.conftest import Canary
from tests.faults import wire
from tests.faults.server import FaultServer, Hold
from tests.support import until
from tests.ui.providers_seen import (
    LONG_NAME,
    ProvidersSeen,
    all_texts,
    answering,
    listed,
    open_providers,
    put_host,
    put_local_hosts,
)
from tests.ui.seeing import seen
from tests.ui.window import at_the_window


async def test_every_provider_is_listed_with_its_state(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    store = SettingsStore(tmp_path / "settings.toml")
    store.save_provider(Profile("gate", "https://gate.example/v1"))
    environment = {"OPENROUTER_API_KEY": "sk-some", "GROQ_API_KEY": "  "}
    async with at_the_window(qapp, qtbot, tmp_path, environment) as person:
        providers = await open_providers(person)

        rows = providers.rows

        assert list(rows)[:2] == ["Demo", "gate"]
        assert list(rows)[2:] == sorted(list(rows)[2:], key=str.casefold)
        assert rows["Demo"] == rows["Ollama"] == "on this machine"
        assert rows["gate"] == "no key needed"
        assert rows["OpenRouter"] == "key set"
        assert rows["Groq"] == rows["DeepSeek"] == "key missing"
        assert rows["TokenHub"] == "needs its address"
        await providers.close()


async def test_what_is_known_of_a_host_is_shown_with_its_date_and_its_doubts(
    near: ProvidersSeen,
) -> None:
    near.choose("DeepSeek")

    assert near.label("providerTitle") == "DeepSeek"
    assert near.label("providerAddress") == "deepseek · https://api.deepseek.com"
    assert "environment variable DEEPSEEK_API_KEY" in near.label("keyState")
    assert "known; the list is of 2026-" in near.facts
    assert "– Prices are twice as high at peak times" in near.facts
    assert near.model.currentText().startswith("deepseek-")


async def test_without_a_key_the_dialog_says_how_to_set_it_and_asks_nothing(
    near: ProvidersSeen,
) -> None:
    near.choose("DeepSeek")

    told = near.label("keyState")
    assert told.startswith("There is no key for DeepSeek")
    assert "the environment variable DEEPSEEK_API_KEY" in told
    assert "start the app again" in told
    for name in ("fetchModels", "checkFree", "checkAsking"):
        assert not near.button(name).isEnabled()


@pytest.mark.parametrize("running", ["check", "fetch", "find", "form"])
async def test_closing_the_window_ends_all_that_the_dialog_began(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    fault_server: FaultServer,
    running: str,
) -> None:
    put_local_hosts(tmp_path, ollama=fault_server.base_url)
    SettingsStore(tmp_path / "settings.toml").save_provider(Profile("near", fault_server.base_url))
    fault_server.answer = (Hold(),)
    buttons = {
        "check": "checkFree",
        "fetch": "fetchModels",
        "find": "findLocal",
        "form": "addProvider",
    }
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)
        providers.choose("near")
        providers.press(buttons[running])
        await until(lambda: fault_server.requests or len(person.tasks._tasks) == 2)

    assert not isValid(providers.dialog)


async def test_a_fetched_list_is_offered_in_new_lanes(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = answering(models=listed("some", "other", LONG_NAME))

    near.press("fetchModels")
    await until(lambda: near.button("fetchModels").isEnabled())

    assert near.label("outcome") == "Its list has 3 models. New lanes offer them now."
    assert near.facts.count("3 known; the list is of 20") == 1
    offered = [near.model.itemText(i) for i in range(near.model.count())]
    assert offered == ["some", "other", LONG_NAME]
    await near.close()
    for key in (None, Qt.Key.Key_T):
        if key is not None:
            near.person.press(key, Qt.KeyboardModifier.ControlModifier)
        choice = near.person.lanes[0].choice
        offered = [choice.itemText(index) for index in range(choice.count())]
        assert {"near/some", "near/other", f"near/{LONG_NAME}"} <= {*offered}


async def test_a_list_that_cannot_be_fetched_says_why(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(503)

    near.press("fetchModels")
    await until(lambda: near.button("fetchModels").isEnabled())

    assert near.label("outcome").startswith("near ")
    assert "(HTTP 503)" in near.label("outcome")


async def test_a_list_that_comes_after_another_was_chosen_is_not_shown_there(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = (Hold(),)
    near.press("fetchModels")
    await until(lambda: fault_server.requests)

    near.choose("Demo")

    await until(lambda: fault_server.requests[0].left_at is not None)
    assert near.label("outcome") == ""
    assert near.button("fetchModels").isEnabled()


async def test_servers_on_this_machine_are_found_and_offered(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = listed("deepseek-r1:8b", "deepseek-r1:14b")
    put_local_hosts(tmp_path, ollama=fault_server.base_url)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)

        providers.press("findLocal")
        await until(lambda: "Looking" not in providers.label("found"))

        assert providers.label("found") == "Ollama answers. Models: 2"
        assert providers.button("findLocal").isEnabled()
        providers.choose("Ollama")
        assert "2 known" in providers.facts
        assert providers.button("checkAsking").text() == "Check with one small request"
        await providers.close()
        choice = person.lanes[0].choice
        offered = [choice.itemText(index) for index in range(choice.count())]
        assert {"ollama/deepseek-r1:8b", "ollama/deepseek-r1:14b"} <= {*offered}


async def test_the_start_page_leads_to_servers_on_this_machine(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    fault_server.answer = listed("deepseek-r1:8b")
    put_local_hosts(tmp_path, ollama=fault_server.base_url)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        person.click(person.button("findServer"))
        dialog: ProvidersDialog = await person.dialog(ProvidersDialog)
        providers = ProvidersSeen(person, dialog)
        await until(lambda: providers.label("found") not in {"", "Looking…"})

        assert providers.label("found") == "Ollama answers. Models: 1"
        await providers.close()


async def test_a_server_that_still_loads_is_told(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> None:
    loading = {"error": {"code": 503, "message": "Loading model", "type": "unavailable_error"}}
    fault_server.answer = wire.whole(json.dumps(loading).encode(), 503)
    put_local_hosts(tmp_path, llamacpp=fault_server.base_url)
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)

        providers.press("findLocal")
        await until(lambda: "Looking" not in providers.label("found"))

        assert providers.label("found").startswith("llama.cpp: llamacpp is still loading its model")
        await providers.close()


async def test_where_no_server_answers_it_is_said_what_to_do(near: ProvidersSeen) -> None:
    near.press("findLocal")
    assert near.label("found") == "Looking…"
    await until(lambda: near.button("findLocal").isEnabled())

    assert near.label("found") == (
        "No server answers on the usual ports of this machine. Start one and look again, or add "
        "it with its address."
    )


async def test_a_long_name_neither_widens_the_dialog_nor_breaks_the_sentence(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = answering(models=listed(LONG_NAME))
    near.person.window.resize(900, 600)
    width = near.dialog.width()

    near.type_model(LONG_NAME)
    near.press("checkAsking")
    await near.until_checked()

    assert near.dialog.width() == width
    assert near.label("checkNotice").endswith("r1-distill-70b.")
    assert f"✓ Good: The model {LONG_NAME} is in its list." in near.findings
    (area,) = seen(near.dialog, type(near.dialog._page), "providerArea")
    await until(lambda: area.horizontalScrollBar().maximum() == 0)


async def test_what_a_host_names_itself_is_plain_text(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    put_host(
        tmp_path,
        {
            "name": "sly",
            "title": "<b>Sly</b>",
            "base_url": "https://sly.example/v1",
            "notes": [{"en": "<img src='file:///etc/hostname'>"}],
            "models": [{"id": "<u>one</u>"}],
        },
    )
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)

        providers.choose("<b>Sly</b>")

        assert providers.label("providerTitle") == "<b>Sly</b>"
        labels = [w for w in providers.dialog.findChildren(QLabel) if "<" in w.text()]
        assert len(labels) >= 3
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in labels)
        assert "<" not in "".join(w.toolTip() for w in providers.dialog.findChildren(QLabel))
        await providers.close()


async def test_the_key_is_in_no_text_of_any_widget(
    hooked: None,
    qapp: QApplication,
    qtbot: QtBot,
    tmp_path: Path,
    fault_server: FaultServer,
    canary: Canary,
) -> None:
    profile = Profile("near", fault_server.base_url, canary.variable)
    SettingsStore(tmp_path / "settings.toml").save_provider(profile)
    echoed = wire.error(401, f"The key {canary.key} is not valid")
    fault_server.answer = answering(echoed)
    environment = {canary.variable: canary.key}
    async with at_the_window(qapp, qtbot, tmp_path, environment) as person:
        providers = await open_providers(person)
        providers.choose("near")
        assert providers.rows["near"] == "key set"
        assert f"the environment variable {canary.variable}." in providers.label("keyState")
        providers.type_model("some")

        providers.press("checkAsking")
        await providers.until_checked()
        providers.press("fetchModels")
        await until(lambda: providers.button("fetchModels").isEnabled())

        texts = all_texts(person.window) + all_texts(providers.dialog)
        assert "refused your key" in texts
        assert canary.key not in texts
        await providers.close()
