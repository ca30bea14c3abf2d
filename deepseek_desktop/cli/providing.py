"""The commands about providers and models."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from deepseek_desktop.cli.cards import card_lines, card_object, list_models
from deepseek_desktop.cli.keeping_keys import forget_keys, manage_key
from deepseek_desktop.cli.listing import list_providers
from deepseek_desktop.core.domain.catalogue import Catalogue
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, checked_profile
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.runs.checking import Verdict, check, model_for_check
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.desk import (
    Desk,
    all_profiles,
    forget_models,
    open_desk,
    read_hosts,
    settings_store,
)

_SIGNS = {Verdict.GOOD: "+", Verdict.BAD: "!", Verdict.UNKNOWN: "?"}


def manage(arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]) -> int:
    """Add, remove or list providers; return the exit code."""
    store = settings_store(data_dir)
    match arguments.action:
        case "add":
            _add(arguments, store, data_dir)
        case "remove":
            removed = [p for p in store.load().providers if p.name == arguments.name]
            store.remove_provider(arguments.name)
            forget_models(data_dir, arguments.name)
            asyncio.run(forget_keys(removed, store))
            sys.stdout.write(f"{arguments.name} is removed. What it said stays in the archive.\n")
        case "hide" | "show":
            _arrange(arguments, store, data_dir)
        case _:
            list_providers(arguments, store, data_dir, environment)
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
    host, card = catalogue.host(ref.provider), catalogue.card_asked(ref.provider, ref.model)
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
    profile = checked_profile(
        arguments.name,
        base_url,
        variable,
        arguments.preset,
        ca_file=arguments.ca_file,
        plain_http=arguments.plain_http,
    )
    before = store.load().providers
    store.save_provider(profile)
    if all(known.base_url != profile.base_url for known in before if known.name == profile.name):
        forget_models(data_dir, profile.name)  # a list of another address
    sys.stdout.write(
        f"{profile.name} is at {profile.base_url}. Ask it with: "
        f'deepseek-desktop ask "…" --model {profile.name}/MODEL\n'
    )


def _arrange(arguments: argparse.Namespace, store: SettingsStore, data_dir: Path) -> None:
    """Hide a provider, or show it again."""
    name, is_hidden = arguments.name, arguments.action == "hide"
    catalogue, _ = read_hosts(data_dir)
    known = {profile.name for profile in store.load().providers} | set(_host_names(catalogue))
    if name == DEMO_PROVIDER or name not in known:
        raise SettingError(_NOT_HIDDEN, provider=name)
    store.save_hidden(name, is_hidden=is_hidden)
    told = "is hidden: it is not offered, but can be asked" if is_hidden else "is offered again"
    sys.stdout.write(f"{name} {told}.\n")


def _host_names(catalogue: Catalogue) -> list[str]:
    return [host.profile.name for host in catalogue.hosts]


def _names(catalogue: Catalogue) -> str:
    return ", ".join(_host_names(catalogue))


async def _models(arguments: argparse.Namespace, desk: Desk) -> int:
    desk.providers.profile(arguments.name)
    if arguments.refresh:
        await desk.model_lists.refresh(arguments.name)
    host = desk.catalogue.host(arguments.name)
    list_models(host.models if host else (), as_json=arguments.json)
    return 0


async def _balance(name: str, desk: Desk) -> int:
    desk.providers.profile(name)
    await desk.providers.ready(name)
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
        costs = "paid " if profile.is_paid else ""
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


_KNOWN_LENGTH = 160
_NO_PRESET = words("errors", "There is no known host “{name}”. Known: {known}.")
_NOT_HIDDEN = words(
    "errors",
    "There is no provider named “{provider}” that could be hidden. See: deepseek-desktop provider "
    "list --all.",
)
_ADDRESS_WANTED = words(
    "errors", "Where {name} is, you have to say: --base-url URL. Known are: {known}."
)
