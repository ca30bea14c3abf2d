"""Which key store is chosen, with backends that behave as those of other systems are known to."""

from __future__ import annotations

import json
import sys
import types
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from keyring.errors import KeyringLocked, PasswordSetError
from typing_extensions import override

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.keys import LENGTH_LIMIT, KeySource, KeyState
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.secret_store import (
    SERVICE,
    KeyringStore,
    KeyStoreError,
    OneItem,
    SecretStore,
    is_working,
    open_store,
)
from deepseek_desktop.core.settings.store import SettingsStore

_KEY = "sk-0123456789abcdef"
_PROFILE = Profile("deepseek", "https://api.deepseek.com", "DEEPSEEK_API_KEY")
_OTHER = Profile("groq", "https://api.groq.com/openai/v1", "GROQ_API_KEY")

Load = Callable[[str], Any]


class Backend:
    """A backend of keyring that keeps items in memory."""

    priority = 5.0

    def __init__(self) -> None:
        self.items: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, account: str) -> str | None:
        return self.items.get((service, account))

    def set_password(self, service: str, account: str, secret: str) -> None:
        self.items[service, account] = secret

    def delete_password(self, service: str, account: str) -> None:
        del self.items[service, account]


class _Raising(type):
    @property
    def priority(cls) -> float:
        raise RuntimeError("SecretStorage required")


class NotInstalled(metaclass=_Raising):
    """As the Secret Service without its libraries, or without a session bus."""


def _modules(**classes: Any) -> Load:
    """Return what loads modules of these names; a class stands for both names in use."""

    def load(name: str) -> Any:
        kind = classes.get(name.rpartition(".")[2])
        if kind is None:
            raise ImportError(name)
        names = ("Keyring", "DBusKeyring", "WinVaultKeyring")
        return types.SimpleNamespace(**dict.fromkeys(names, kind))

    return load


def _only(backend: Backend) -> Any:
    """Return what makes this one backend, as a class would: what it keeps outlives a process."""

    class Maker:
        priority = backend.priority

        def __call__(self) -> Backend:
            return backend

    return Maker()


def _on(monkeypatch: pytest.MonkeyPatch, system: str) -> None:
    monkeypatch.setattr(sys, "platform", system)


@pytest.mark.parametrize(
    ("system", "module", "name"),
    [
        ("linux", "SecretService", "Secret Service"),
        ("linux", "kwallet", "KWallet"),
        ("linux", "libsecret", "Secret Service"),
        ("freebsd14", "SecretService", "Secret Service"),
        ("darwin", "macOS", "macOS Keychain"),
        ("win32", "Windows", "Windows Credential Manager"),
    ],
)
def test_each_system_has_its_store(
    monkeypatch: pytest.MonkeyPatch, system: str, module: str, name: str
) -> None:
    _on(monkeypatch, system)

    store = open_store(_modules(**{module: Backend}))
    store.put("a", _KEY)

    assert store.name == name
    assert store.get("a") == _KEY
    store.forget("a")
    store.forget("a")
    assert store.get("a") is None


@pytest.mark.parametrize(
    ("module", "kind"),
    [
        ("keyring.backends.SecretService", "Keyring"),
        ("keyring.backends.kwallet", "DBusKeyring"),
        ("keyring.backends.libsecret", "Keyring"),
        ("keyring.backends.macOS", "Keyring"),
        ("keyring.backends.Windows", "WinVaultKeyring"),
    ],
)
def test_the_backends_are_called_what_we_call_them(module: str, kind: str) -> None:
    try:
        loaded = import_module(module)
    except ImportError:
        source = Path(str(import_module("keyring.backends").__path__[0]))
        text = (source / f"{module.rpartition('.')[2]}.py").read_text("utf-8")
        assert f"class {kind}(" in text
    else:
        assert hasattr(loaded, kind)


@pytest.mark.parametrize("system", ["linux", "darwin", "win32"])
def test_nothing_but_the_listed_backends_is_ever_loaded(  # K02, K03, K04
    monkeypatch: pytest.MonkeyPatch, system: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    _on(monkeypatch, system)
    asked: list[str] = []

    def load(name: str) -> Any:
        asked.append(name)
        raise ImportError(name)

    with pytest.raises(KeyStoreError):
        open_store(load)

    refused = {"null", "fail", "chainer", "file", "alt", "Google", "pyfs"}
    assert asked
    assert not [name for name in asked if refused & {*name.split(".")}]


def test_a_plain_file_beside_a_missing_store_is_not_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    # K02: with keyrings.alt installed, keyring itself would choose the file.
    _on(monkeypatch, "linux")

    with pytest.raises(KeyStoreError, match="Secret Service does not answer"):
        open_store(_modules(SecretService=NotInstalled, file=Backend, chainer=Backend))


def test_a_store_that_cannot_be_used_gives_way_to_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    _on(monkeypatch, "linux")

    assert open_store(_modules(SecretService=NotInstalled, kwallet=Backend)).name == "KWallet"


def test_a_store_without_priority_is_not_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(Backend):
        priority = 0.0

    _on(monkeypatch, "linux")

    with pytest.raises(KeyStoreError, match="there is none"):
        open_store(lambda _: types.SimpleNamespace(Keyring=Failing, DBusKeyring=Failing))


def test_an_app_without_the_libraries_of_its_store_says_so(  # K19
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _on(monkeypatch, "linux")

    with pytest.raises(KeyStoreError, match="Secret Service lacks its library; KWallet lacks"):
        open_store(_modules())


async def test_a_keyring_that_cannot_even_be_imported_leaves_keys_in_memory(  # K20
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> Any:
        raise SyntaxError("half an update")

    _on(monkeypatch, "linux")
    keys = Keys({}, SettingsStore(tmp_path / "settings.toml"), lambda: open_store(broken))

    state = await keys.put(_PROFILE, _KEY)

    assert state.source is KeySource.SESSION
    assert "No key store of this system can be used" in str(keys.hindrance)


class Keychain(Backend):
    """Asks for every item, as macOS does for an app that is not signed; counts the questions."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    @override
    def get_password(self, service: str, account: str) -> str | None:
        if (service, account) in self.items:
            self.asked.add(account)
        return super().get_password(service, account)


async def test_a_mac_asks_once_for_all_keys(  # K18
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _on(monkeypatch, "darwin")
    keychain = Keychain()
    settings = SettingsStore(tmp_path / "settings.toml")

    def open_keychain() -> SecretStore:
        return open_store(_modules(macOS=_only(keychain)))

    keys = Keys({}, settings, open_keychain)
    await keys.put(_PROFILE, _KEY)
    await keys.put(_OTHER, f"gsk_{_KEY}")
    later = Keys({}, settings, open_keychain)
    await later.load([_PROFILE, _OTHER])

    assert later.key_for(_PROFILE) == _KEY
    assert later.key_for(_OTHER) == f"gsk_{_KEY}"
    assert len(keychain.asked) == 1
    await later.forget(_PROFILE)
    assert later.key_for(_OTHER) == f"gsk_{_KEY}"
    await later.forget(_OTHER)
    assert keychain.items == {}


def test_a_damaged_item_is_an_empty_one() -> None:
    backend = Backend()
    store = OneItem(KeyringStore("macOS Keychain", backend))
    store.put("a", _KEY)
    ((place, written),) = backend.items.items()
    assert json.loads(written) == {"a": _KEY}

    for damaged in ("", "{", "[1]", "null", '"x"'):
        backend.items[place] = damaged
        assert store.get("a") is None

    store.put("b", _KEY)
    assert store.get("b") == _KEY


@pytest.mark.parametrize(
    ("system", "module", "error", "told"),
    [
        ("darwin", "macOS", PasswordSetError(f"(-128, denied: {_KEY})"), "can be used"),
        ("win32", "Windows", OSError(1312, f"CredWrite {_KEY}"), "can be used"),
        ("linux", "kwallet", KeyringLocked("Failed to unlock the keyring!"), "is locked"),
    ],
)
async def test_a_store_that_refuses_leaves_keys_in_memory(  # K18
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    system: str,
    module: str,
    error: Exception,
    told: str,
) -> None:
    class Refusing(Backend):
        @override
        def set_password(self, service: str, account: str, secret: str) -> None:
            raise error

    _on(monkeypatch, system)
    caplog.set_level("DEBUG")
    settings = SettingsStore(tmp_path / "settings.toml")
    keys = Keys({}, settings, lambda: open_store(_modules(**{module: Refusing})))

    state = await keys.put(_PROFILE, _KEY)

    assert state == KeyState(KeySource.SESSION, "sk-...cdef")
    assert told in str(keys.hindrance)
    assert settings.key_places() == {}
    assert _KEY not in caplog.text + str(keys.hindrance)


async def test_a_store_that_takes_and_forgets_is_not_believed(  # K04
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Null(Backend):
        @override
        def get_password(self, service: str, account: str) -> str | None:
            return None

    _on(monkeypatch, "win32")
    store = open_store(_modules(Windows=Null))
    keys = Keys({}, SettingsStore(tmp_path / "settings.toml"), lambda: store)

    assert not is_working(store)
    assert (await keys.put(_PROFILE, _KEY)).source is KeySource.SESSION


async def test_what_windows_could_not_keep_is_refused_before(tmp_path: Path) -> None:  # K13, K14
    backend = Backend()
    store = KeyringStore("Windows Credential Manager", backend)
    keys = Keys({}, SettingsStore(tmp_path / "settings.toml"), lambda: store)

    for length in (LENGTH_LIMIT + 1, 1281, 10_000_000):
        with pytest.raises(SettingError, match="at most 1,000"):
            await keys.put(_PROFILE, "x" * length)
    await keys.put(_PROFILE, "x" * LENGTH_LIMIT)

    assert [len(secret) for secret in backend.items.values()] == [LENGTH_LIMIT]
    assert {service for service, _ in backend.items} == {SERVICE}
