"""Asking providers whose keys are in a key store that answers late."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.keys import account_of
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.lane import Means
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.store import SettingsStore
from tests.core.runs.asked import Asked
from tests.fakes import HangingStore
from tests.faults.server import FaultServer
from tests.faults.wire import said
from tests.support import until

_KEY = "sk-0123456789abcdef"


@pytest.fixture
def hanging() -> Iterator[HangingStore]:
    store = HangingStore()
    yield store
    store.let_go.set()


async def test_a_key_store_that_hangs_holds_up_only_whom_it_keeps_a_key_of(
    archive: Archive, fault_server: FaultServer, hanging: HangingStore, tmp_path: Path
) -> None:
    fault_server.answer = said("It is 4.")
    kept = Profile("kept", fault_server.base_url, "KEPT_API_KEY")
    typed = Profile("typed", fault_server.base_url, "TYPED_API_KEY")
    places = SettingsStore(tmp_path / "settings.toml")
    for profile in (kept, typed):
        places.save_key_place(account_of(profile), hanging.name)
        hanging.secrets[account_of(profile)] = _KEY
    keys = Keys({"TYPED_API_KEY": _KEY}, places, lambda: hanging)
    with closing(keys):
        async with Providers([kept, typed], keys.key_for, keys.load) as providers:
            lanes = [ModelRef("kept", "m"), ModelRef("typed", "m")]
            asked = Asked(tmp_path, Means(archive, providers), lanes)
            asking = asked.begin()

            try:
                await until(lambda: hanging.asked and asked.ended)
                ended = [reply.identity.provider for reply in asked.ended.values()]
            finally:
                hanging.let_go.set()
                turn = await asking

    assert ended == ["typed"]
    assert [reply.outcome for reply in turn.replies] == [Outcome.COMPLETE] * 2
    assert hanging.asked == 1


async def test_lanes_of_one_provider_go_on_in_their_order_however_long_a_key_takes() -> None:
    gate = asyncio.Event()
    looks: list[str] = []
    went_on: list[int] = []

    is_slow = False

    async def load(profiles: Iterable[Profile]) -> None:
        looks.extend(profile.name for profile in profiles)
        if is_slow and len(looks) == 1:
            await gate.wait()

    async def go_on(providers: Providers, number: int) -> None:
        await providers.ready("host")
        went_on.append(number)

    profile = Profile("host", "http://127.0.0.1/v1")
    async with (
        Providers([profile], lambda _: None, load) as providers,
        asyncio.TaskGroup() as group,
    ):
        await providers.ready()  # what is imported is so already
        is_slow, looks = True, []
        group.create_task(go_on(providers, 1))
        group.create_task(go_on(providers, 2))
        await until(lambda: looks)
        gate.set()

    assert went_on == [1, 2]
    assert looks == ["host", "host"]
