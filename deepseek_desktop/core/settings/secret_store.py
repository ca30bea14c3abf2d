"""The key store of the operating system, through keyring: only real ones, never a file.

Everything here blocks, some of it for ever when a key store hangs: call it in a worker.
"""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any, Protocol

log = logging.getLogger(__name__)

SERVICE = "DeepSeek Desktop"

_ALLOWED = {
    "linux": (
        ("Secret Service", "keyring.backends.SecretService"),
        ("KWallet", "keyring.backends.kwallet"),
        ("Secret Service", "keyring.backends.libsecret"),
    ),
    "darwin": (("macOS Keychain", "keyring.backends.macOS"),),
    "win32": (("Windows Credential Manager", "keyring.backends.Windows"),),
}
_CLASSES = {
    "keyring.backends.kwallet": "DBusKeyring",
    "keyring.backends.Windows": "WinVaultKeyring",
}
_ALL = "all keys"
_CHECK_ACCOUNT = "self-check"


class SecretStore(Protocol):
    """Keeps secrets by account; `name` is what a person calls it."""

    name: str

    def get(self, account: str) -> str | None:
        """Return a secret; None where there is none."""

    def put(self, account: str, secret: str) -> None:
        """Keep a secret in the place of an earlier one."""

    def forget(self, account: str) -> None:
        """Keep it no more; what is not there is forgotten already."""


class KeyStoreError(Exception):
    """The key store cannot be used; `is_locked` says that unlocking it would help."""

    def __init__(self, reason: str, *, is_locked: bool = False) -> None:
        super().__init__(reason)
        self.is_locked = is_locked


def open_store(load: Callable[[str], Any] = import_module) -> SecretStore:
    """Return this system's key store; raise `KeyStoreError` where none can be used.

    The backend is made here, by name: what keyring itself would choose may be a plain file, a
    chain with one in it, or nothing that forgets at once.
    """
    reasons = []
    for name, module in _ALLOWED.get(sys.platform, _ALLOWED["linux"]):
        try:
            kind = getattr(load(module), _CLASSES.get(module, "Keyring"))
            if kind.priority > 0:
                # On a Mac each item of an unsigned app asks for itself, so there is only one.
                store = KeyringStore(name, kind())
                return OneItem(store) if sys.platform == "darwin" else store
        except Exception as error:  # noqa: BLE001 backends raise whatever their libraries raise
            log.info("%s cannot be used: %s", name, type(error).__name__)
            is_missing = isinstance(error, ImportError)
            reasons.append(f"{name} {'lacks its library' if is_missing else 'does not answer'}")
    raise KeyStoreError("; ".join(reasons) or "there is none for this system")


def put_and_read(store: SecretStore, account: str, secret: str) -> str | None:
    """Keep a secret and return what the store gives back: some forget without a word."""
    store.put(account, secret)
    return store.get(account)


def is_working(store: SecretStore) -> bool:
    """Whether a store gives back what it is given; a word of no worth is tried and removed."""
    word = "nothing of worth"
    try:
        return put_and_read(store, _CHECK_ACCOUNT, word) == word
    finally:
        store.forget(_CHECK_ACCOUNT)


class KeyringStore:
    """One backend of keyring."""

    def __init__(self, name: str, backend: Any) -> None:
        self.name = name
        self._backend = backend

    def get(self, account: str) -> str | None:
        """Return a secret; None where there is none. Raises `KeyStoreError`."""
        try:
            secret = self._backend.get_password(SERVICE, account)
        except Exception as error:
            raise _told(error) from error
        return secret if isinstance(secret, str) else None

    def put(self, account: str, secret: str) -> None:
        """Keep a secret. Raises `KeyStoreError`."""
        try:
            self._backend.set_password(SERVICE, account, secret)
        except Exception as error:
            raise _told(error) from error

    def forget(self, account: str) -> None:
        """Keep it no more. Raises `KeyStoreError`."""
        try:
            if self._backend.get_password(SERVICE, account) is not None:
                self._backend.delete_password(SERVICE, account)
        except Exception as error:
            raise _told(error) from error


class OneItem:
    """Keeps all secrets in one item of another store."""

    def __init__(self, store: SecretStore) -> None:
        self.name = store.name
        self._store = store

    def get(self, account: str) -> str | None:
        """Return a secret; None where there is none."""
        return self._read().get(account)

    def put(self, account: str, secret: str) -> None:
        """Keep a secret beside the others."""
        self._write({**self._read(), account: secret})

    def forget(self, account: str) -> None:
        """Keep it no more; with the last one the item goes."""
        secrets = self._read()
        if secrets.pop(account, None) is not None:
            self._write(secrets)

    def _read(self) -> dict[str, str]:
        try:
            secrets = json.loads(self._store.get(_ALL) or "{}")
        except ValueError:
            return {}
        items: Iterable[tuple[object, object]] = (
            secrets.items() if isinstance(secrets, dict) else ()
        )
        return {str(name): str(secret) for name, secret in items}

    def _write(self, secrets: dict[str, str]) -> None:
        if secrets:
            self._store.put(_ALL, json.dumps(secrets))
        else:
            self._store.forget(_ALL)


def _told(error: Exception) -> KeyStoreError:
    """Return an error that holds no secret: what a library says may repeat what it was given."""
    kind = type(error).__name__
    return KeyStoreError(kind, is_locked="Locked" in kind or "Init" in kind)
