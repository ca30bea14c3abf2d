"""Keeps the lists of models that hosts sent, in files that `read_catalogue` reads."""

from __future__ import annotations

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from deepseek_desktop.core.domain.catalogue import ModelCard, Period, Price
from deepseek_desktop.core.domain.errors import Fault, SettingError
from deepseek_desktop.core.domain.files import write_atomically
from deepseek_desktop.core.domain.profile import check_name
from deepseek_desktop.core.domain.words import words


def save_listed(folder: Path, provider: str, cards: Iterable[ModelCard], *, at: datetime) -> None:
    """Write `folder/PROVIDER.json` in the place of the last list; blocks until it is on disk.

    A card without a date gets that of `at`. Raises `SettingError` for a name that is none of a
    provider, or where the file cannot be written.
    """
    check_name(provider)  # it becomes the name of a file, so it must not be a path
    document = {"name": provider, "models": [_row(card, at) for card in cards]}
    path = folder / f"{provider}.json"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_atomically(path, json.dumps(document, indent=1))
    except OSError as error:
        raise SettingError(
            _UNWRITABLE,
            fault=Fault.APP,
            path=str(path),
            reason=error.strerror or type(error).__name__,
        ) from error


def forget_listed(folder: Path, provider: str) -> None:
    """Remove the list of a provider, if there is one: it is there no more, or elsewhere."""
    with suppress(SettingError, OSError):
        check_name(provider)
        (folder / f"{provider}.json").unlink(missing_ok=True)


def _row(card: ModelCard, at: datetime) -> dict[str, object]:
    known: dict[str, object] = {
        "aliases": list(card.aliases) or None,
        "context": card.context,
        "max_output": card.max_output,
        "family": card.family,
        "quantisation": card.quantisation,
        "prices": [_price_row(price) for price in card.prices] or None,
    }
    return {
        "id": card.id,
        **{name: value for name, value in known.items() if value is not None},
        "source": card.source,
        "as_of": card.as_of or at.date().isoformat(),
    }


def _price_row(price: Price) -> dict[str, str]:
    row = {
        "currency": price.currency,
        "input": format(price.input, "f"),
        "output": format(price.output, "f"),
    }
    if price.cached is not None:
        row["cached"] = format(price.cached, "f")
    if price.period is not Period.ALWAYS:
        row["period"] = price.period.value
    return row


_UNWRITABLE = words(
    "errors",
    "The list of models could not be written to {path}: {reason}. Check that the folder can be "
    "written to and that there is room.",
)
