"""Where keys come from and go to, with stores that behave as real ones were seen to."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from typing_extensions import override

from deepseek_desktop.core.domain.errors import AuthenticationError, SettingError
from deepseek_desktop.core.domain.keys import KeySource, KeyState, account_of
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.secret_store import KeyStoreError, SecretStore
from deepseek_desktop.core.settings.store import SettingsStore
from tests.fakes import HangingStore, MemoryStore
from tests.support import until

_KEY = "sk-0123456789abcdef"
_SHOWN = "sk-...cdef"
_PROFILE = Profile("deepseek", "https://api.deepseek.com", "DEEPSEEK_API_KEY")


@pytest.fixture
def places(tmp_path: Path) -> SettingsStore:
    return SettingsStore(tmp_path / "settings.toml")


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


def _keys(places: SettingsStore, store: SecretStore, **environment: str) -> Keys:
    return Keys(environment, places, lambda: store)


def _no_store() -> SecretStore:
    raise KeyStoreError("NoKeyringError")


async def test_a_key_is_kept_in_the_store_and_found_by_the_next_start(
    places: SettingsStore, store: MemoryStore
) -> None:
    state = await _keys(places, store).put(_PROFILE, f'  "{_KEY}"\n')

    later = _keys(places, store)
    await later.load([_PROFILE])

    assert state == KeyState(KeySource.STORE, _SHOWN, "Memory")
    assert later.key_for(_PROFILE) == _KEY
    assert later.state(_PROFILE) == state
    assert store.secrets == {"deepseek https://api.deepseek.com:443": _KEY}


async def test_a_key_that_is_kept_is_in_no_file(
    places: SettingsStore, store: MemoryStore, tmp_path: Path
) -> None:
    await _keys(places, store).put(_PROFILE, _KEY)

    written = (tmp_path / "settings.toml").read_bytes()
    assert b"Memory" in written
    assert _KEY.encode() not in written
    assert _KEY[8:].encode() not in written


async def test_a_key_belongs_to_its_origin_alone(places: SettingsStore, store: MemoryStore) -> None:
    keys = _keys(places, store)
    await keys.put(_PROFILE, _KEY)

    for base_url in (
        "https://api.deepseek.com.evil.example",
        "https://api.deepseek.com:8443",
        "http://localhost:8000/v1",
    ):
        moved = Profile("deepseek", base_url, "DEEPSEEK_API_KEY")
        await keys.load([moved])
        assert keys.state(moved) is None
        with pytest.raises(AuthenticationError):
            keys.key_for(moved)

    same = Profile("deepseek", "https://api.deepseek.com/v1", "DEEPSEEK_API_KEY")
    assert keys.key_for(same) == _KEY


async def test_the_environment_counts_first_and_is_never_kept(
    places: SettingsStore, store: MemoryStore
) -> None:
    await _keys(places, store).put(_PROFILE, _KEY)
    keys = _keys(places, store, DEEPSEEK_API_KEY="sk-of-the-environment-9876")
    await keys.load([_PROFILE])

    assert keys.key_for(_PROFILE) == "sk-of-the-environment-9876"
    assert keys.state(_PROFILE) == KeyState(KeySource.ENVIRONMENT, "sk-...9876", "DEEPSEEK_API_KEY")
    assert list(store.secrets.values()) == [_KEY]


async def test_without_a_store_a_key_lives_for_the_session(places: SettingsStore) -> None:  # K01
    keys = Keys({}, places, _no_store)

    state = await keys.put(_PROFILE, _KEY)

    assert state == KeyState(KeySource.SESSION, _SHOWN)
    assert keys.key_for(_PROFILE) == _KEY
    assert "No key store of this system can be used" in str(keys.hindrance)
    assert places.key_places() == {}


async def test_a_store_that_forgets_at_once_is_found_out(places: SettingsStore) -> None:  # K04
    class Null(MemoryStore):
        @override
        def put(self, account: str, secret: str) -> None:
            pass

    keys = _keys(places, Null())

    state = await keys.put(_PROFILE, _KEY)

    assert state.source is KeySource.SESSION
    assert "did not give back" in str(keys.hindrance)
    with pytest.raises(SettingError, match="did not give back"):
        await keys.check_store()


async def test_a_locked_store_is_told_as_such(places: SettingsStore) -> None:  # K05, K10
    class Locked(MemoryStore):
        @override
        def put(self, account: str, secret: str) -> None:
            raise KeyStoreError("KeyringLocked", is_locked=True)

    keys = _keys(places, Locked())

    assert (await keys.put(_PROFILE, _KEY)).source is KeySource.SESSION
    assert "is locked" in str(keys.hindrance)
    with pytest.raises(SettingError, match="is locked"):
        await keys.check_store()


@pytest.fixture
def hanging() -> Iterator[HangingStore]:
    store = HangingStore()
    yield store
    store.let_go.set()


async def test_a_store_that_hangs_holds_nobody_up(  # K06, K08
    places: SettingsStore, hanging: HangingStore
) -> None:
    keys = Keys({}, places, lambda: hanging, patience_s=0.05)
    places.save_key_place(account_of(_PROFILE), hanging.name)
    before = threading.active_count()

    await keys.load([_PROFILE])
    first = str(keys.hindrance)
    state = await keys.put(_PROFILE, _KEY)
    await keys.load([_PROFILE])

    assert "does not answer" in first
    assert state.source is KeySource.SESSION
    assert keys.key_for(_PROFILE) == _KEY
    assert hanging.asked == 1, "while one call hangs no other is begun"
    assert threading.active_count() - before <= 1


async def test_a_store_that_answers_again_is_asked_again(
    places: SettingsStore, hanging: HangingStore
) -> None:
    keys = Keys({}, places, lambda: hanging, patience_s=0.05)
    places.save_key_place(account_of(_PROFILE), hanging.name)
    hanging.secrets[account_of(_PROFILE)] = _KEY
    await keys.load([_PROFILE])

    hanging.let_go.set()
    for _ in range(200):
        await keys.load([_PROFILE])
        if keys.state(_PROFILE):
            break

    assert keys.key_for(_PROFILE) == _KEY


async def test_a_key_that_another_program_removed_is_a_missing_one(  # K11
    places: SettingsStore, store: MemoryStore
) -> None:
    await _keys(places, store).put(_PROFILE, _KEY)
    store.secrets.clear()
    keys = _keys(places, store)

    await keys.load([_PROFILE])

    assert keys.state(_PROFILE) is None
    with pytest.raises(AuthenticationError, match="There is no key for deepseek"):
        keys.key_for(_PROFILE)


async def test_a_key_in_another_store_is_told_and_not_overwritten(  # K16
    places: SettingsStore, store: MemoryStore
) -> None:
    await _keys(places, store).put(_PROFILE, _KEY)
    other = MemoryStore("Other")
    keys = _keys(places, other)

    await keys.load([_PROFILE])

    assert "kept in Memory, but now" in str(keys.hindrance)
    assert keys.state(_PROFILE) is None
    assert other.secrets == {}
    assert places.key_places() == {account_of(_PROFILE): "Memory"}


async def test_two_windows_that_keep_different_keys_leave_the_last(  # K17
    places: SettingsStore, store: MemoryStore
) -> None:
    first, second = _keys(places, store), _keys(places, store)
    await first.put(_PROFILE, _KEY)
    await second.put(_PROFILE, "sk-another-key-00001111")

    third = _keys(places, store)
    await third.load([_PROFILE])

    assert third.key_for(_PROFILE) == "sk-another-key-00001111"


async def test_a_forgotten_key_is_nowhere(places: SettingsStore, store: MemoryStore) -> None:
    keys = _keys(places, store)
    await keys.put(_PROFILE, _KEY)

    await keys.forget(_PROFILE)

    assert keys.state(_PROFILE) is None
    assert store.secrets == {}
    assert places.key_places() == {}


async def test_a_key_that_cannot_be_forgotten_is_said_to_be_there(places: SettingsStore) -> None:
    class Stubborn(MemoryStore):
        @override
        def forget(self, account: str) -> None:
            raise KeyStoreError("PasswordDeleteError")

    store = Stubborn()
    keys = _keys(places, store)
    await keys.put(_PROFILE, _KEY)

    with pytest.raises(SettingError, match="may still be there"):
        await keys.forget(_PROFILE)

    assert places.key_places() == {account_of(_PROFILE): "Memory"}


async def test_a_check_of_the_store_leaves_nothing(
    places: SettingsStore, store: MemoryStore
) -> None:
    keys = _keys(places, store)

    assert await keys.check_store() == "Memory"
    assert store.secrets == {}


async def test_a_store_is_asked_only_for_what_is_kept_there(
    places: SettingsStore, store: MemoryStore
) -> None:
    asked: list[str] = []

    class Watched(MemoryStore):
        @override
        def get(self, account: str) -> str | None:
            asked.append(account)
            return super().get(account)

    keys = _keys(places, Watched())
    local = Profile("local", "http://localhost:11434")

    await keys.load([_PROFILE, local])

    assert asked == []
    assert keys.key_for(local) is None


@pytest.mark.parametrize("value", ["", "  ", "\n"])
def test_an_empty_variable_is_a_missing_key(
    places: SettingsStore, store: MemoryStore, value: str
) -> None:
    keys = _keys(places, store, DEEPSEEK_API_KEY=value)

    with pytest.raises(AuthenticationError, match=r"no key for deepseek.*DEEPSEEK_API_KEY"):
        keys.key_for(_PROFILE)


def test_a_variable_that_holds_no_key_is_told_and_not_repeated(
    places: SettingsStore, store: MemoryStore
) -> None:
    keys = _keys(places, store, DEEPSEEK_API_KEY=f"{_KEY}\r\nX-Injected: yes")

    with pytest.raises(AuthenticationError, match="holds characters that no key has") as caught:
        keys.key_for(_PROFILE)

    assert _KEY not in str(caught.value)
    assert keys.state(_PROFILE) is None


async def test_a_key_set_later_is_found(places: SettingsStore) -> None:
    environment: dict[str, str] = {}
    keys = Keys(environment, places, _no_store)

    environment["DEEPSEEK_API_KEY"] = _KEY

    assert keys.key_for(_PROFILE) == _KEY


async def test_whether_there_is_a_store_is_known_before_a_key_is_typed(
    places: SettingsStore, store: MemoryStore
) -> None:
    with_store, without = _keys(places, store), Keys({}, places, _no_store)

    await with_store.look_for_store()
    await without.look_for_store()

    assert with_store.trouble(_PROFILE) is None
    assert "No key store" in str(without.trouble(_PROFILE))


async def test_what_is_only_in_memory_goes_into_a_store_that_works_again(
    places: SettingsStore, store: MemoryStore
) -> None:
    is_there = False

    def sometimes() -> SecretStore:
        return store if is_there else _no_store()

    keys = Keys({}, places, sometimes)
    await keys.put(_PROFILE, _KEY)
    assert keys.trouble(_PROFILE) is not None
    is_there = True

    state = await keys.keep_held(_PROFILE)

    assert state == KeyState(KeySource.STORE, _SHOWN, "Memory")
    assert keys.trouble(_PROFILE) is None
    assert store.secrets == {account_of(_PROFILE): _KEY}
    assert await keys.keep_held(Profile("other", "https://other.example")) is None


async def test_a_key_in_another_store_troubles_no_other_provider(  # K16
    places: SettingsStore, store: MemoryStore
) -> None:
    await _keys(places, store).put(_PROFILE, _KEY)
    keys = _keys(places, MemoryStore("Other"))
    await keys.load([_PROFILE])

    assert "kept in Memory, but now" in str(keys.trouble(_PROFILE))
    assert keys.trouble(Profile("other", "https://other.example")) is None
    with pytest.raises(SettingError, match="may still be there"):
        await keys.forget(_PROFILE)
    assert places.key_places() == {account_of(_PROFILE): "Memory"}
    await keys.put(_PROFILE, _KEY)
    assert keys.trouble(_PROFILE) is None


async def test_what_can_be_forgotten_is_known(places: SettingsStore, store: MemoryStore) -> None:
    keys = _keys(places, store, DEEPSEEK_API_KEY=_KEY)
    await keys.load([_PROFILE])
    assert not keys.is_kept(_PROFILE), "the environment is not ours to forget"

    await keys.put(_PROFILE, _KEY)
    later = _keys(places, store)
    await later.load([])

    assert keys.is_kept(_PROFILE)
    assert later.is_kept(_PROFILE)
    await later.forget(_PROFILE)
    assert not later.is_kept(_PROFILE)


async def test_keys_that_are_closed_leave_no_thread(
    places: SettingsStore, store: MemoryStore
) -> None:
    before = set(threading.enumerate())
    keys = _keys(places, store)
    await keys.put(_PROFILE, _KEY)

    keys.close()

    await until(lambda: set(threading.enumerate()) <= before)
    assert keys.key_for(_PROFILE) == _KEY
