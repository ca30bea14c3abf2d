"""Lists the providers, as a table or as JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from deepseek_desktop.cli.keeping_keys import key_state
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile
from deepseek_desktop.core.settings.housekeeping import Housekeeping
from deepseek_desktop.core.settings.store import SettingsStore
from deepseek_desktop.desk import all_profiles, read_hosts


def list_providers(
    arguments: argparse.Namespace,
    store: SettingsStore,
    data_dir: Path,
    environment: Mapping[str, str],
) -> None:
    """Print the providers in the person's order; hidden ones only where all are wanted."""
    settings = store.load()
    catalogue, problems = read_hosts(data_dir)
    for problem in (*settings.problems, *problems):
        sys.stderr.write(f"{problem.sentence}\n")
    kept = settings.housekeeping
    hidden = frozenset() if arguments.all else kept.hidden
    profiles = _in_order(all_profiles(settings.providers, catalogue), kept)
    shown = [profile for profile in profiles if profile.name not in hidden]
    if arguments.json:
        _print_json(shown)
        return
    rows = [(DEMO_PROVIDER, "(built in, on this machine)", "no key")]
    rows += [(p.name, p.base_url, key_state(p, environment, store.key_places())) for p in shown]
    rows += [
        (h.profile.name, "(a preset: add it with its address)", "")
        for h in catalogue.hosts
        if h.addresses and not h.profile.base_url and h.profile.name not in hidden
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for name, address, key in rows:
        sys.stdout.write(f"{name:{widths[0]}}  {address:{widths[1]}}  {key}".rstrip() + "\n")
    if hidden:
        sys.stdout.write(f"Hidden: {', '.join(sorted(hidden))}. List all: provider list --all\n")


def _in_order(profiles: tuple[Profile, ...], kept: Housekeeping) -> list[Profile]:
    places = {name: place for place, name in enumerate(kept.order)}
    return sorted(profiles, key=lambda profile: places.get(profile.name, len(places)))


def _print_json(profiles: list[Profile]) -> None:
    demo = {"name": DEMO_PROVIDER, "base_url": None, "key_env": None}
    others = [{"name": p.name, "base_url": p.base_url, "key_env": p.key_variable} for p in profiles]
    sys.stdout.write(json.dumps({"providers": [demo, *others]}, indent=2) + "\n")
