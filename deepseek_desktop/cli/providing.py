"""The commands about providers and models."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from deepseek_desktop.cli.cards import card_lines, card_object, list_models
from deepseek_desktop.cli.keeping_keys import key_state, manage_key
from deepseek_desktop.core.domain.address import read_base_url
from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile, checked_profile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.runs.checking import Verdict, check, model_for_check
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.desk import Desk, all_profiles, open_desk, read_hosts, settings_store

_SIGNS = {Verdict.GOOD: "+", Verdict.BAD: "!", Verdict.UNKNOWN: "?"}


def manage(arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]) -> int:
    """Add, remove or list providers; return the exit code."""
    store = settings_store(data_dir)
    match arguments.action:
        case "add":
            _add(arguments, store, data_dir)
        case "remove":
            store.remove_provider(arguments.name)
            sys.stdout.write(f"{arguments.name} is removed. What it said stays in the archive.\n")
        case _:
            _list(arguments, store, data_dir, environment)
    return 0


async def ask_provider(
    arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]
) -> int:
    """Do what needs a provider to answer: its models, its balance, a check, a search."""
    async with open_desk(data_dir, environment) as desk:
        for problem in desk.settings.problems:
            sys.stderr.write(f"{problem.sentence}\n")
        match arguments.action:
            case "models":
                return await _models(arguments, desk)
            case "balance":
                return await _balance(arguments.name, desk)
            case "check":
                return await _check(arguments, desk)
            case "key":
                return await manage_key(arguments, desk)
            case _:
                return await _find(desk)


def show_model(ref: ModelRef, data_dir: Path, *, as_json: bool) -> int:
    """Print what is known of a model; return the exit code."""
    store = settings_store(data_dir)
    catalogue, problems = read_hosts(data_dir)
    all_profiles(store.load().providers, catalogue)
    for problem in problems:
        sys.stderr.write(f"{problem.sentence}\n")
    host, card = catalogue.host(ref.provider), catalogue.card(ref.provider, ref.model)
    if host is None or card is None:
        sys.stderr.write(
            f"Nothing is known of {ref}. It may be asked all the same; what the provider lists: "
            f"deepseek-desktop provider models {ref.provider} --refresh\n"
        )
        return 1
    family = catalogue.family(card)
    if as_json:
        sys.stdout.write(json.dumps(card_object(host, card, family), indent=2) + "\n")
    else:
        sys.stdout.write("\n".join(card_lines(host, card, family)) + "\n")
    return 0


def _add(arguments: argparse.Namespace, store: SettingsStore, data_dir: Path) -> None:
    catalogue, _ = read_hosts(data_dir)
    host = catalogue.host(arguments.preset or arguments.name)
    if arguments.preset and host is None:
        raise SettingError(_NO_PRESET, name=arguments.preset, known=_names(catalogue))
    base_url = arguments.base_url or (host.profile.base_url if host else "")
    if not base_url and host is not None and host.addresses:
        known = ", ".join(f"{title}: {url}" for title, url in host.addresses)
        raise SettingError(_ADDRESS_WANTED, name=arguments.name, known=known[:_KNOWN_LENGTH])
    variable = arguments.key_env
    if variable is None and host is not None:
        variable = host.profile.key_variable
    profile = checked_profile(arguments.name, read_base_url(base_url), variable, arguments.preset)
    store.save_provider(profile)
    sys.stdout.write(
        f"{profile.name} is at {profile.base_url}. Ask it with: "
        f'deepseek-desktop ask "…" --model {profile.name}/MODEL\n'
    )


def _names(catalogue: Catalogue) -> str:
    return ", ".join(host.profile.name for host in catalogue.hosts)


async def _models(arguments: argparse.Namespace, desk: Desk) -> int:
    desk.providers.profile(arguments.name)
    if arguments.refresh:
        await desk.model_lists.refresh(arguments.name)
    host = desk.catalogue.host(arguments.name)
    list_models(host.models if host else (), as_json=arguments.json)
    return 0


async def _balance(name: str, desk: Desk) -> int:
    desk.providers.profile(name)
    await desk.providers.ready()
    balances = await desk.providers.account(name).balances()
    if balances is None:
        sys.stdout.write(f"{name} has no way, that we know of, to say what is left.\n")
        return 1
    for balance in balances:
        sys.stdout.write("no spending limit\n" if balance.is_unlimited else f"{balance.text}\n")
    return 0


async def _check(arguments: argparse.Namespace, desk: Desk) -> int:
    profile = desk.providers.profile(arguments.name)
    host = desk.catalogue.host(profile.name)
    asks = not arguments.free
    known = host.models if host else ()
    model = arguments.model or (await model_for_check(profile, known, desk.means) if asks else None)
    if asks and model is None:
        sys.stderr.write("No model of it is known. Name one with --model, or check with --free.\n")
        return 2
    if asks:
        costs = "" if profile.is_local or profile.name == DEMO_PROVIDER else "paid "
        sys.stdout.write(f"This sends one small {costs}request to {profile.name}/{model}.\n")
        sys.stdout.flush()
    is_good = True
    async for finding in check(profile, model, desk.means, asks=asks):
        is_good = is_good and finding.verdict is not Verdict.BAD
        sys.stdout.write(f"{_SIGNS[finding.verdict]} {finding.sentence}\n")
        sys.stdout.flush()
    return 0 if is_good else 1


async def _find(desk: Desk) -> int:
    servers = await desk.model_lists.find_local()
    for server in servers:
        name, where = server.host.profile.name, server.host.profile.base_url
        sys.stdout.write(f"{server.host.title} ({name}) answers at {where}\n")
        if server.failure is not None:
            sys.stdout.write(f"  {server.failure.sentence}\n")
        for card in server.models:
            sys.stdout.write(f"  {name}/{card.id}\n")
    if not servers:
        sys.stdout.write(
            "No server answers on the usual ports of this machine. Start one, or add it with its "
            "address: deepseek-desktop provider add NAME --base-url URL\n"
        )
    return 0 if servers else 1


def _list(
    arguments: argparse.Namespace,
    store: SettingsStore,
    data_dir: Path,
    environment: Mapping[str, str],
) -> None:
    settings = store.load()
    catalogue, problems = read_hosts(data_dir)
    for problem in (*settings.problems, *problems):
        sys.stderr.write(f"{problem.sentence}\n")
    profiles = all_profiles(settings.providers, catalogue)
    if arguments.json:
        _print_json(profiles)
        return
    rows = [(DEMO_PROVIDER, "(built in, on this machine)", "no key")]
    rows += [(p.name, p.base_url, key_state(p, environment, store.key_places())) for p in profiles]
    rows += [
        (h.profile.name, "(a preset: add it with its address)", "")
        for h in catalogue.hosts
        if not h.profile.base_url and h.profile.name not in {p.name for p in profiles}
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for name, address, key in rows:
        sys.stdout.write(f"{name:{widths[0]}}  {address:{widths[1]}}  {key}".rstrip() + "\n")


def _print_json(profiles: tuple[Profile, ...]) -> None:
    demo = {"name": DEMO_PROVIDER, "base_url": None, "key_env": None}
    others = [{"name": p.name, "base_url": p.base_url, "key_env": p.key_variable} for p in profiles]
    sys.stdout.write(json.dumps({"providers": [demo, *others]}, indent=2) + "\n")


_KNOWN_LENGTH = 160
_NO_PRESET = words("errors", "There is no known host “{name}”. Known: {known}.")
_ADDRESS_WANTED = words(
    "errors", "Where {name} is, you have to say: --base-url URL. Known are: {known}."
)
