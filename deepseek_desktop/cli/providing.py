"""The commands about providers."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from deepseek_desktop.core.domain.profile import DEMO_PROVIDER, Profile, checked_profile
from deepseek_desktop.desk import all_profiles, read_hosts, settings_store


def manage(arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]) -> int:
    """Do what a `provider` command says; return the exit code."""
    store = settings_store(data_dir)
    match arguments.action:
        case "add":
            profile = checked_profile(arguments.name, arguments.base_url, arguments.key_env)
            store.save_provider(profile)
            sys.stdout.write(
                f"{profile.name} is at {profile.base_url}. Ask it with: "
                f'deepseek-desktop ask "…" --model {profile.name}/MODEL\n'
            )
        case "remove":
            store.remove_provider(arguments.name)
            sys.stdout.write(f"{arguments.name} is removed. What it said stays in the archive.\n")
        case _:
            settings = store.load()
            catalogue, problems = read_hosts(data_dir)
            for problem in (*settings.problems, *problems):
                sys.stderr.write(f"{problem.sentence}\n")
            profiles = all_profiles(settings.providers, catalogue)
            _show(profiles, environment, as_json=arguments.json)
    return 0


def _show(profiles: tuple[Profile, ...], environment: Mapping[str, str], *, as_json: bool) -> None:
    if as_json:
        demo = {"name": DEMO_PROVIDER, "base_url": None, "key_env": None}
        others = [
            {"name": p.name, "base_url": p.base_url, "key_env": p.key_variable} for p in profiles
        ]
        sys.stdout.write(json.dumps({"providers": [demo, *others]}, indent=2) + "\n")
        return
    rows = [(DEMO_PROVIDER, "(built in, on this machine)", "no key")]
    rows += [(p.name, p.base_url, _key_state(p, environment)) for p in profiles]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for name, address, key in rows:
        sys.stdout.write(f"{name:{widths[0]}}  {address:{widths[1]}}  {key}\n")


def _key_state(profile: Profile, environment: Mapping[str, str]) -> str:
    if profile.key_variable is None:
        return "no key"
    state = "is set" if environment.get(profile.key_variable, "").strip() else "is NOT set"
    return f"key in {profile.key_variable}, which {state}"
