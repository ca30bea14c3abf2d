from __future__ import annotations

import json
from collections.abc import AsyncIterator
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
from tests.faults.server import Answer, FaultServer, Hold, Request, Script, Send, by_path
from tests.support import until
from tests.ui.person import at_the_window, seen
from tests.ui.providers_seen import (
    ProvidersSeen,
    all_texts,
    listed,
    open_providers,
    put_host,
    put_local_hosts,
)

_READY = wire.stream(
    wire.reasoning("They want one word."),
    wire.answer("re"),
    wire.answer("ady"),
    wire.finish(),
    wire.usage(),
    wire.DONE,
)
_LONG = "accounts/someone/deployments/" + "deepseek-r1-distill-" * 8 + "70b"


def _answering(chat: Script = _READY, models: Script | None = None) -> Answer:
    return by_path({"/v1/models": models or listed("some", "other")}, chat)


def _chats(server: FaultServer) -> list[Request]:
    return [request for request in server.requests if request.method == "POST"]


@pytest.fixture
async def near(
    hooked: None, qapp: QApplication, qtbot: QtBot, tmp_path: Path, fault_server: FaultServer
) -> AsyncIterator[ProvidersSeen]:
    """The dialog over a window whose person added the fault server as `near`, which is chosen."""
    put_local_hosts(tmp_path)
    SettingsStore(tmp_path / "settings.toml").save_provider(Profile("near", fault_server.base_url))
    fault_server.answer = _answering()
    async with at_the_window(qapp, qtbot, tmp_path) as person:
        providers = await open_providers(person)
        providers.choose("near")
        yield providers
        if isValid(providers.dialog):
            await providers.close()


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


async def test_the_free_check_sends_no_request_that_costs(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    near.type_model("some")

    near.press("checkFree")
    await near.until_checked()

    assert near.findings == [
        "✓ Good: The address answers, and lists 2 models.",
        "✓ Good: The model some is in its list.",
    ]
    assert [request.path for request in fault_server.requests] == ["/v1/models"]
    assert near.label("checkOutcome") == "The check has ended."


async def test_the_paid_check_says_so_before_and_sends_one_request(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    assert near.label("checkNotice") == "To check with a request, choose or type a model."
    assert not near.button("checkAsking").isEnabled()
    near.type_model("some")
    assert near.button("checkAsking").text() == "Check with one small paid request"
    assert near.label("checkNotice").endswith("sends one small paid request to near/some.")
    assert fault_server.requests == []

    near.press("checkAsking")
    await near.until_checked()

    (chat,) = _chats(fault_server)
    assert chat.model == "some"
    assert "✓ Good: Reasoning arrives in “reasoning_content”." in near.findings
    assert "✓ Good: It counts its tokens: 35 in this reply." in near.findings


async def test_findings_appear_as_they_come_and_can_be_copied(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = _answering((Send(wire.head()), Hold()))
    near.type_model("some")

    near.press("checkAsking")
    await until(lambda: len(near.findings) == 2)

    assert near.button("checkAsking").text() == "Stop"
    assert not near.button("checkFree").isEnabled()
    labels = seen(near.dialog, QLabel, "verdict")
    assert all(
        label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
        for label in labels
    )
    await near.close()


async def test_a_running_check_can_be_stopped(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = _answering((Send(wire.head()), Hold()))
    near.type_model("some")
    near.press("checkAsking")
    await until(lambda: _chats(fault_server))

    near.press("checkAsking")

    assert near.label("checkOutcome") == "Stopped. Nothing more is sent."
    assert near.button("checkAsking").text() == "Check with one small paid request"
    await until(lambda: _chats(fault_server)[0].left_at is not None)
    await until(lambda: len(near.person.tasks._tasks) == 1)  # the dialog itself
    assert near.button("checkFree").isEnabled()


async def test_a_check_can_be_made_again_after_it_was_stopped(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = _answering(models=(Hold(),))
    near.press("checkFree")
    await until(lambda: fault_server.requests)
    near.press("checkFree")
    fault_server.answer = _answering()

    near.press("checkFree")
    await near.until_checked()

    assert near.findings == ["✓ Good: The address answers, and lists 2 models."]


async def test_closing_the_dialog_stops_the_check(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = _answering((Send(wire.head()), Hold()))
    near.type_model("some")
    near.press("checkAsking")
    await until(lambda: _chats(fault_server))

    await near.close()

    await until(lambda: _chats(fault_server)[0].left_at is not None)
    await until(lambda: not isValid(near.dialog))


async def test_choosing_another_provider_stops_the_check_and_forgets_what_it_found(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = _answering((Send(wire.head()), Hold()))
    near.type_model("some")
    near.press("checkAsking")
    await until(lambda: near.findings and _chats(fault_server))

    near.choose("Demo")

    await until(lambda: _chats(fault_server)[0].left_at is not None)
    assert near.findings == []
    assert near.label("checkOutcome") == ""
    assert near.button("checkFree").isEnabled()


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


async def test_a_refused_key_is_told_with_whose_it_is_to_put_right(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(401, "Invalid key")
    near.type_model("some")

    near.press("checkAsking")
    await near.until_checked()

    assert near.findings[0].startswith("? Note: near wants a key (HTTP 401)")
    assert near.findings[-1].startswith("✗ Problem: near wants a key (HTTP 401)")
    assert near.findings[-1].endswith("You can put this right.")


async def test_a_provider_at_fault_is_named_as_that(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = wire.error(500)

    near.press("checkFree")
    await near.until_checked()

    (finding,) = near.findings
    assert finding.startswith("✗ Problem: near has a fault of its own (HTTP 500)")
    assert finding.endswith("The cause is at the provider.")


async def test_the_demo_is_checked_without_a_word_of_payment(near: ProvidersSeen) -> None:
    near.choose("Demo")
    assert near.button("checkAsking").text() == "Check with one small request"
    assert near.label("checkNotice").endswith("sends one small request to demo/demo-r1.")

    near.press("checkAsking")
    await near.until_checked()

    assert near.findings[0] == "✓ Good: The address answers, and lists 2 models."
    assert not [finding for finding in near.findings if finding.startswith("✗")]


async def test_a_fetched_list_is_offered_in_new_lanes(
    near: ProvidersSeen, fault_server: FaultServer
) -> None:
    fault_server.answer = _answering(models=listed("some", "other", _LONG))

    near.press("fetchModels")
    await until(lambda: near.button("fetchModels").isEnabled())

    assert near.label("outcome") == "Its list has 3 models. New lanes offer them now."
    assert near.facts.count("3 known; the list is of 20") == 1
    assert [near.model.itemText(i) for i in range(near.model.count())] == ["some", "other", _LONG]
    await near.close()
    for key in (None, Qt.Key.Key_T):
        if key is not None:
            near.person.press(key, Qt.KeyboardModifier.ControlModifier)
        choice = near.person.lanes[0].choice
        offered = [choice.itemText(index) for index in range(choice.count())]
        assert {"near/some", "near/other", f"near/{_LONG}"} <= {*offered}


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
    fault_server.answer = _answering(models=listed(_LONG))
    near.person.window.resize(900, 600)
    width = near.dialog.width()

    near.type_model(_LONG)
    near.press("checkAsking")
    await near.until_checked()

    assert near.dialog.width() == width
    assert near.label("checkNotice").endswith("r1-distill-70b.")
    assert f"✓ Good: The model {_LONG} is in its list." in near.findings
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
    fault_server.answer = _answering(echoed)
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
