"""A failed reply leads to where it can be put right."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QToolButton

from deepseek_desktop.ui.dialogs.providers import ProvidersDialog
from tests.faults import wire
from tests.faults.server import FaultServer, Script
from tests.support import abandoned_streams_closed, until
from tests.ui.person import Person
from tests.ui.providers_seen import ProvidersSeen
from tests.ui.seeing import seen

_WAYS = ("giveKey", "seeModels")


def _ways(person: Person) -> list[str]:
    """Return the ways out that are offered under the first reply."""
    reply = person.lanes[0].reply.foot
    return [name for name in _WAYS if seen(reply, QToolButton, name)]


async def _asked(person: Person, host: FaultServer, answer: Script) -> None:
    host.answer = answer
    person.choose("host/some", "demo/demo-v3")
    await person.ask_and_wait("What is 2 + 2?")


async def _follow(person: Person, way: str) -> ProvidersSeen:
    person.click(person.lanes[0].reply.button(way))
    return ProvidersSeen(person, await person.dialog(ProvidersDialog))


async def test_a_refused_key_leads_to_the_field_for_another_and_a_retry_uses_it(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host, wire.error(401))
    assert _ways(person) == ["giveKey"]

    providers = await _follow(person, "giveKey")

    (field,) = seen(providers.dialog, QLineEdit, "key")
    assert providers.label("providerTitle") == "host"
    assert providers.dialog.focusWidget() is field
    person.bot.keyClicks(field, "sk-0123456789abcdef")
    providers.press("keepKey")
    await until(lambda: providers.label("keyOutcome") == "Kept.")
    await providers.close()
    host.answer = wire.said("It is 4.")
    await person.retry(person.lanes[0])
    assert person.lanes[0].answer == "It is 4."
    assert host.requests[-1].headers["authorization"] == "Bearer sk-0123456789abcdef"
    assert _ways(person) == []


async def test_an_unknown_model_leads_to_those_that_the_host_has(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host, wire.error(404, "The model `some` does not exist"))
    assert _ways(person) == ["seeModels"]

    providers = await _follow(person, "seeModels")

    assert providers.label("providerTitle") == "host"
    assert providers.button("fetchModels").isEnabled()
    await providers.close()
    await abandoned_streams_closed()


@pytest.mark.parametrize(
    "answer", [wire.error(402), wire.error(429), wire.error(500), wire.said("4.")]
)
async def test_other_endings_offer_neither(
    person: Person, host: FaultServer, answer: Script
) -> None:
    await _asked(person, host, answer)

    assert _ways(person) == []


async def test_a_provider_that_is_gone_leads_to_those_that_are_there(
    person: Person, host: FaultServer
) -> None:
    await _asked(person, host, wire.error(401))
    person.desk.providers.remove("host")

    providers = await _follow(person, "giveKey")

    assert providers.label("providerTitle") == "Demo"
    await providers.close()
