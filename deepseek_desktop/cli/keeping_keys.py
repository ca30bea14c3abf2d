"""The command about keys: one is typed or piped, never an argument, and never printed."""

from __future__ import annotations

import argparse
import asyncio
import getpass
import sys
from collections.abc import Iterable, Mapping

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.keys import KeySource, KeyState, account_of
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.settings.keys import Keys
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.desk import Desk

_KEPT, _NOT_KEPT = 0, 1


async def manage_key(arguments: argparse.Namespace, desk: Desk) -> int:
    """Keep, forget or tell of a provider's key; return the exit code."""
    profile = desk.providers.profile(arguments.name)
    if arguments.forget:
        await desk.keys.forget(profile)
        sys.stdout.write(f"No key is kept for {profile.name}.\n")
        return _KEPT
    if arguments.where:
        return await _tell(profile, desk)
    return await _keep(profile, desk)


async def forget_keys(profiles: Iterable[Profile], store: SettingsStore) -> None:
    """Keep no keys of providers that are removed; where that fails, say that they are there."""
    keys = Keys({}, store)
    try:
        for profile in profiles:
            await keys.forget(profile)
    except SettingError as error:
        sys.stderr.write(f"{error}\n")
    finally:
        keys.close()


def key_state(profile: Profile, environment: Mapping[str, str], places: Mapping[str, str]) -> str:
    """Return on one line where a provider's key is to come from, without looking for it."""
    if profile.key_variable and environment.get(profile.key_variable, "").strip():
        return f"key in {profile.key_variable}"
    if store := places.get(account_of(profile)):
        return f"key in {store}"
    return "no key" if profile.key_variable is None else f"NO key ({profile.key_variable})"


async def _keep(profile: Profile, desk: Desk) -> int:
    loop = asyncio.get_running_loop()
    typed = await loop.run_in_executor(None, _typed, profile.name)
    state = await desk.keys.put(profile, typed)
    if state.source is KeySource.STORE:
        sys.stdout.write(f"The key {state.shown} is kept in {state.place}.\n")
        return _KEPT
    if state.source is KeySource.ENVIRONMENT:
        sys.stdout.write(f"Kept; but {state.place} is set and counts first.\n")
        return _KEPT
    sys.stderr.write(f"{desk.keys.hindrance}\nNothing was kept.\n")
    return _NOT_KEPT


async def _tell(profile: Profile, desk: Desk) -> int:
    await desk.keys.load([profile])
    sys.stdout.write(f"{_where(desk.keys.state(profile))}\n")
    try:
        name = await desk.keys.check_store()
    except SettingError as error:
        sys.stdout.write(f"{error}\n")
        return _NOT_KEPT
    sys.stdout.write(f"{name} keeps what it is given and gives it back.\n")
    return _KEPT


def _where(state: KeyState | None) -> str:
    match state:
        case None:
            return "There is no key."
        case KeyState(KeySource.ENVIRONMENT, shown, place):
            return f"The key {shown} is in the environment variable {place}, for this session."
        case KeyState(KeySource.STORE, shown, place):
            return f"The key {shown} is in {place}, for this address only."
        case KeyState(_, shown, _):
            return f"The key {shown} is in memory, until the app ends."


def _typed(name: str) -> str:
    if sys.stdin.isatty():
        return getpass.getpass(f"Key for {name} (it is not shown): ")
    return sys.stdin.readline()
