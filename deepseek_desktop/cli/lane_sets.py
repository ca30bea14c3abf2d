"""The commands about sets of lanes, and what a set means for a comparison."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import ascii_uppercase
from typing import Any
from uuid import uuid4

from msgspec.structs import replace

from deepseek_desktop.cli.finding import stored_conversation
from deepseek_desktop.cli.lane_setups import lane_setups
from deepseek_desktop.cli.options import ORDERS
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.catalogue import Host
from deepseek_desktop.core.domain.comparison import USUAL, ComparisonSettings
from deepseek_desktop.core.domain.conversation import LaneSetup
from deepseek_desktop.core.domain.draft import LaneChoice
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.lane_set import LaneSet, LaneSetBook, choice_record, lane_set_of
from deepseek_desktop.core.domain.profile import DEMO_PROVIDER
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.providers.suggested_sets import demo_cards, suggested_sets
from deepseek_desktop.demo import MODELS
from deepseek_desktop.desk import Desk, open_desk

_DONE = 0


async def use_lane_sets(
    arguments: argparse.Namespace, data_dir: Path, environment: Mapping[str, str]
) -> int:
    """Do what was typed about sets of lanes; return the exit code."""
    async with open_desk(data_dir, environment) as desk:
        archive = desk.archive
        match arguments.action:
            case "show":
                _show(await found_set(arguments.name, archive), as_json=arguments.json)
            case "add":
                await _add(arguments, archive)
            case "delete":
                await archive.lane_sets.drop((await found_set(arguments.name, archive)).id)
            case _:
                await _list(desk, as_json=arguments.json)
    return _DONE


async def found_set(name: str, archive: Archive) -> LaneSet:
    """Return the set of a name; raise `SettingError` where there is none."""
    wanted = " ".join(name.split()).casefold()
    for known in await archive.lane_sets.all():
        if known.name.casefold() == wanted:
            return known
    raise SettingError(_UNKNOWN, name=safe_line(name))


async def lanes_to_compare(
    arguments: argparse.Namespace, archive: Archive
) -> tuple[Sequence[LaneChoice], ComparisonSettings]:
    """Return who is to answer, and in which order: a set, with what else was typed, or models."""
    if arguments.lane_set is None:
        lanes, settings = typed_lanes(arguments.lanes, arguments), USUAL
    else:
        kept = await found_set(arguments.lane_set, archive)
        typed = lane_setups(len(kept.lanes), arguments.settings, arguments.system)
        lanes, settings = list(map(_set_up, kept.lanes, typed)), kept.settings
    if arguments.order:
        settings = replace(settings, order=ORDERS[arguments.order])
    return lanes, settings


def typed_lanes(models: Sequence[ModelRef], arguments: argparse.Namespace) -> list[LaneChoice]:
    """Return lanes for models, set up as it was typed."""
    setups = lane_setups(len(models), arguments.settings, arguments.system)
    return [LaneChoice(str(m), setup) for m, setup in zip(models, setups, strict=True)]


def _set_up(lane: LaneChoice, typed: LaneSetup) -> LaneChoice:
    """Return a lane with what was typed about it; what was not stays as it is."""
    system_prompt = typed.system_prompt or lane.setup.system_prompt
    parameters = {**lane.setup.parameters, **typed.parameters}
    return replace(lane, setup=LaneSetup(system_prompt, parameters))


async def _list(desk: Desk, *, as_json: bool) -> None:
    kept = await desk.archive.lane_sets.all()
    await desk.providers.ready()
    suggested = suggested_sets(desk.catalogue, list(_hosts(desk)))
    if as_json:
        offered = [{"name": s.name, "lanes": _lane_objects(s.lanes)} for s in suggested]
        _print_json({"sets": [_set_object(known) for known in kept], "suggestions": offered})
        return
    for known in kept:
        mark = " (new comparisons begin with it)" if known.begins else ""
        write(sys.stdout, f"{safe_line(known.name)}: {_lanes_text(known.lanes)}{mark}\n")
    if not kept:
        sys.stderr.write("No set is kept yet. Keep one with: deepseek-desktop sets add NAME …\n")
    for offered_set in suggested:
        text = f"{safe_line(offered_set.name)}: {_lanes_text(offered_set.lanes)}"
        write(sys.stdout, f"Suggestion: {text}\n")
    if not suggested:
        sys.stderr.write("No suggestion: give a provider with several models its key first.\n")


def _hosts(desk: Desk) -> Iterable[Host]:
    """Yield what can be asked now, with its models."""
    for profile in desk.providers.profiles:
        host = desk.catalogue.host(profile.name)
        if profile.name == DEMO_PROVIDER:
            yield Host(profile, "the demo", demo_cards(MODELS))
        elif host is not None and desk.providers.has_key(profile):
            yield host


def _show(lane_set: LaneSet, *, as_json: bool) -> None:
    if as_json:
        _print_json(_set_object(lane_set))
        return
    lines = [f"{safe_line(lane_set.name)}, {_ORDER_NAMES[lane_set.settings.order]}"]
    for letter, lane in zip(ascii_uppercase, lane_set.lanes, strict=False):
        set_up = [f"{name}={value}" for name, value in lane.setup.parameters.items()]
        lines.append(safe_line(" ".join((f"{letter} │", lane.model, *set_up))))
        if lane.setup.system_prompt:
            lines.append(safe_line(f"{letter} │ instructions: {lane.setup.system_prompt}"))
    write(sys.stdout, "\n".join(lines) + "\n")


async def _add(arguments: argparse.Namespace, archive: Archive) -> None:
    if arguments.conversation:
        stored = await stored_conversation(archive, arguments.conversation)
        lanes = [LaneChoice(str(lane.model), lane.setup) for lane in stored.lanes]
        settings = stored.settings
    else:
        lanes = typed_lanes(arguments.lanes, arguments)
        settings = replace(USUAL, order=ORDERS[arguments.order]) if arguments.order else USUAL
    book = LaneSetBook(await archive.lane_sets.all())
    made = replace(
        lane_set_of(uuid4().hex, arguments.name, lanes, settings), begins=arguments.begin
    )
    await archive.lane_sets.keep(book.checked(made))


def _set_object(lane_set: LaneSet) -> dict[str, Any]:
    return {
        "name": lane_set.name,
        "order": _ORDER_NAMES[lane_set.settings.order],
        "begins": lane_set.begins,
        "lanes": _lane_objects(lane_set.lanes),
    }


def _lane_objects(lanes: Iterable[LaneChoice]) -> list[dict[str, Any]]:
    return [{n: v for n, v in choice_record(lane).items() if n != "id"} for lane in lanes]


def _lanes_text(lanes: Iterable[LaneChoice]) -> str:
    return safe_line(", ".join(lane.model for lane in lanes))


def _print_json(value: Mapping[str, Any]) -> None:
    write(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


_ORDER_NAMES = {order: name for name, order in ORDERS.items()}
_UNKNOWN = words(
    "errors", "There is no set of lanes called “{name}”. See them with: deepseek-desktop sets."
)
