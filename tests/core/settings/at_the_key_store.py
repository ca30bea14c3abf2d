"""Runs inside a D-Bus session of its own, does one thing at the real key store, prints how it went.

python -m tests.core.settings.at_the_key_store SCENARIO DATA_DIR
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path

import secretstorage
from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.store import SettingsStore
from tests.faults.canary import KEY

PROFILE = Profile("deepseek", "https://api.deepseek.com", "DEEPSEEK_API_KEY")
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
_STORE = "org.freedesktop.secrets"
_PATIENCE_S = 1.0

Told = dict[str, object]


def _keys(data_dir: Path, patience_s: float = 5.0) -> Keys:
    return Keys({}, SettingsStore(data_dir / "settings.toml"), patience_s=patience_s)


def _told(keys: Keys) -> Told:
    """Return what may be told of the key; whether it is the right one, not which."""
    state = keys.state(PROFILE)
    return {
        "source": state.source.value if state else None,
        "place": state.place if state else "",
        "shown": state.shown if state else "",
        "is_right": state is not None and keys.key_for(PROFILE) == KEY,
        "hindrance": str(keys.hindrance or ""),
    }


async def _put(data_dir: Path) -> Told:
    keys = _keys(data_dir)
    await keys.put(PROFILE, KEY)
    return _told(keys)


async def _find(data_dir: Path) -> Told:
    keys = _keys(data_dir)
    await keys.load([PROFILE])
    return _told(keys)


async def _check(data_dir: Path) -> Told:
    try:
        return {"store": await _keys(data_dir).check_store()}
    except SettingError as error:
        return {"problem": str(error)}


async def _put_and_forget(data_dir: Path) -> Told:
    await _put(data_dir)
    await _keys(data_dir).forget(PROFILE)
    return await _find(data_dir)


async def _lock(data_dir: Path) -> Told:
    await _put(data_dir)
    with closing(secretstorage.dbus_init()) as connection:
        secretstorage.get_default_collection(connection).lock()
    return await _find(data_dir)


async def _stop(data_dir: Path) -> Told:
    """Ask a daemon that does not answer, then let it answer again."""
    await _put(data_dir)
    keys = _keys(data_dir, _PATIENCE_S)
    daemon = _daemon()
    os.kill(daemon, signal.SIGSTOP)
    began_s = time.monotonic()
    try:
        await keys.load([PROFILE])
        stopped = _told(keys)
        took_s = time.monotonic() - began_s
    finally:
        os.kill(daemon, signal.SIGCONT)
    while keys.state(PROFILE) is None and time.monotonic() - began_s < 20:
        await asyncio.sleep(0.02)
        await keys.load([PROFILE])
    return {"stopped": stopped, "took_s": took_s, "continued": _told(keys)}


async def _kill(data_dir: Path) -> Told:
    await _put(data_dir)
    os.kill(_daemon(), signal.SIGKILL)
    return await _find(data_dir)


def _daemon() -> int:
    """Return the process that serves the key store of this session."""
    with closing(open_dbus_connection()) as bus:
        asked = new_method_call(_BUS, "GetConnectionUnixProcessID", "s", (_STORE,))
        return int(bus.send_and_get_reply(asked).body[0])


SCENARIOS: dict[str, Callable[[Path], Awaitable[Told]]] = {
    "put": _put,
    "find": _find,
    "check": _check,
    "put_and_forget": _put_and_forget,
    "lock": _lock,
    "stop": _stop,
    "kill": _kill,
}


async def _main(scenario: str, data_dir: Path) -> None:
    sys.stdout.write(json.dumps(await SCENARIOS[scenario](data_dir)) + "\n")


if __name__ == "__main__":
    Path(sys.argv[2]).mkdir(parents=True, exist_ok=True)
    asyncio.run(_main(sys.argv[1], Path(sys.argv[2])))
