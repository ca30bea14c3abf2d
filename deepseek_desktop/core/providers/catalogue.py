"""Reads the catalogue: what ships, what the hosts' own lists said, what the person wrote."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.catalogue import Catalogue, Family, Host, ModelCard
from deepseek_desktop.core.domain.errors import Failure, SettingError
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.providers.family_files import read_family
from deepseek_desktop.core.providers.host_files import read_addresses, read_profile
from deepseek_desktop.core.providers.json_values import Values, objects, translated, value_of
from deepseek_desktop.core.providers.model_rows import merged_rows, read_card, sound_row

log = logging.getLogger(__name__)

_UNREADABLE = (
    OSError,
    ValueError,
    KeyError,
    TypeError,
    AttributeError,
    InvalidOperation,
    RecursionError,
    SettingError,
)


class HostFile(Struct, frozen=True):
    """What a file gives, and the host that it makes by itself."""

    values: Values
    host: Host


class HostFiles(Struct, frozen=True):
    """The files of a folder that could be read, and what had to be left out."""

    files: tuple[HostFile, ...]
    problems: tuple[Failure, ...]


def read_catalogue(
    folders: Iterable[Path | HostFiles], families_folder: Path | None = None
) -> tuple[Catalogue, tuple[Failure, ...]]:
    """Return what all folders know; a later file replaces what it gives, and nothing else.

    What is `models` in a file is replaced model by model and there field by field. A file or a
    row of it that cannot be read is left out and told. A folder may have been read before.
    """
    hosts: dict[str, HostFile] = {}
    problems: list[Failure] = []
    for folder in folders:
        read = read_files(folder) if isinstance(folder, Path) else folder
        problems += read.problems
        for file in read.files:
            name = file.values["name"]
            hosts[name] = _merged(hosts[name], file) if name in hosts else file
    families, missing = read_families(families_folder) if families_folder else ((), ())
    return Catalogue((file.host for file in hosts.values()), families), (*problems, *missing)


def read_files(folder: Path) -> HostFiles:
    """Return what the files of a folder give, each by itself."""
    files: list[HostFile] = []
    problems: list[Failure] = []
    for path in sorted(folder.glob("*.json")):
        try:
            files.append(_sound_file(path, problems))
        except _UNREADABLE as error:
            problems.append(_left_out(path, error))
    return HostFiles(tuple(files), tuple(problems))


def read_families(folder: Path) -> tuple[tuple[Family, ...], tuple[Failure, ...]]:
    """Return what a folder knows of model families, and which files had to be left out."""
    families: list[Family] = []
    problems: list[Failure] = []
    for path in sorted(folder.glob("*.json")):
        try:
            families.append(read_family(_json(path)))
        except _UNREADABLE as error:
            problems.append(_left_out(path, error))
    return tuple(families), tuple(problems)


def read_host(values: Values) -> Host:
    """Return a host from the JSON of its file; only a name and its models have to be there.

    Without a base URL its address is the person's to say.
    """
    if "models" not in values:
        raise KeyError("models")
    return _host(values, (read_card(row) for row in objects(values, "models")))


def _host(values: Values, models: Iterable[ModelCard]) -> Host:
    profile = read_profile(values)
    return Host(
        profile,
        title=value_of(values, "title", str, profile.name),
        models=tuple(models),
        addresses=read_addresses(values),
        notes=translated(values, "notes"),
    )


def _sound_file(path: Path, problems: list[Failure]) -> HostFile:
    """Return what a file gives, without the rows that cannot be read; they go to `problems`."""
    values = _json(path)
    rows = value_of(values, "models", list, values["models"])
    host = _host(values, ())
    sound, cards = [], []
    for number, row in enumerate(rows, 1):
        try:
            given, card = sound_row(row)
        except _UNREADABLE as error:
            log.info("Row %d of the catalogue file %s cannot be read: %s", number, path.name, error)
            told = SettingError(_ROW_LEFT_OUT, path=str(path), number=str(number))
            problems.append(told.failure)
        else:
            sound.append(given)
            cards.append(card)
    values = {**values, "models": merged_rows((), sound)}
    if len(values["models"]) < len(cards):  # a model stands there twice
        return HostFile(values, read_host(values))
    return HostFile(values, replace(host, models=tuple(cards)))


def _merged(earlier: HostFile, later: HostFile) -> HostFile:
    rows = merged_rows(earlier.values["models"], later.values["models"])
    values = {**earlier.values, **later.values, "models": rows}
    return HostFile(values, read_host(values))


def _json(path: Path) -> dict[str, Any]:
    values = json.loads(path.read_text("utf-8"), parse_float=Decimal)
    if not isinstance(values, dict):
        raise TypeError("no JSON object")
    return values


def _left_out(path: Path, error: Exception) -> Failure:
    log.info("The catalogue file %s cannot be read: %s", path.name, error)
    return SettingError(_LEFT_OUT, path=str(path)).failure


_LEFT_OUT = words(
    "errors", "The catalogue file {path} cannot be read and was left out. Correct it or remove it."
)
_ROW_LEFT_OUT = words(
    "errors",
    "Model number {number} in the catalogue file {path} cannot be read and was left out. Correct "
    "it or remove it.",
)
