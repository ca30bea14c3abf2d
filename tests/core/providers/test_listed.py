from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.core.domain.catalogue import ModelCard, Period, Price
from deepseek_desktop.core.domain.errors import Fault, SettingError
from deepseek_desktop.core.providers.catalogue import read_catalogue
from deepseek_desktop.core.providers.listed import save_listed
from deepseek_desktop.core.providers.model_list import models_in

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


def saved(folder: Path, *cards: ModelCard) -> Any:
    save_listed(folder, "my-host", cards, at=AT)
    return json.loads((folder / "my-host.json").read_text("utf-8"))


def test_a_card_is_kept_with_what_is_known_of_it(tmp_path: Path) -> None:
    price = Price("USD", Decimal("0.2"), Decimal("1E-7"), Decimal("0.00"))
    peak = Price("CNY", Decimal(2), Decimal(8), period=Period.PEAK)
    card = ModelCard(
        id="deepseek/deepseek-r1",
        aliases=("深度求索",),
        family="R1",
        context=128000,
        max_output=32768,
        quantisation="fp8",
        prices=(price, peak),
        source="host.example",
        as_of="2026-11-19",
    )

    assert saved(tmp_path, card) == {
        "name": "my-host",
        "models": [
            {
                "id": "deepseek/deepseek-r1",
                "aliases": ["深度求索"],
                "context": 128000,
                "max_output": 32768,
                "family": "R1",
                "quantisation": "fp8",
                "prices": [
                    {"currency": "USD", "input": "0.2", "output": "0.0000001", "cached": "0.00"},
                    {"currency": "CNY", "input": "2", "output": "8", "period": "peak"},
                ],
                "source": "host.example",
                "as_of": "2026-11-19",
            }
        ],
    }


def test_what_is_not_known_is_not_written(tmp_path: Path) -> None:
    assert saved(tmp_path, ModelCard(id="m", source="host.example")) == {
        "name": "my-host",
        "models": [{"id": "m", "source": "host.example", "as_of": "2026-11-20"}],
    }


def test_what_a_host_sent_is_kept_exactly(tmp_path: Path) -> None:
    row = {"id": "m", "pricing": {"prompt": "0.0000000036", "completion": "0.00000007"}}
    cards = models_in(json.dumps([row]).encode(), source="host.example", as_of="2026-11-20")

    (kept,) = saved(tmp_path, *cards)["models"]

    assert Decimal(kept["prices"][0]["input"]) == Decimal("0.0036")
    assert Decimal(kept["prices"][0]["output"]) == Decimal("0.07")


def test_a_list_of_nothing_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    saved(tmp_path, ModelCard(id="m"))

    assert saved(tmp_path) == {"name": "my-host", "models": []}
    assert [path.name for path in tmp_path.iterdir()] == ["my-host.json"]


def test_the_folder_is_made_where_there_is_none(tmp_path: Path) -> None:
    saved(tmp_path / "lists" / "of-hosts")

    assert (tmp_path / "lists" / "of-hosts" / "my-host.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    saved(tmp_path)

    assert (tmp_path / "my-host.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    "provider",
    [
        "",
        ".",
        "..",
        "../x",
        "a/b",
        "a\\b",
        ".hidden",
        "Capital",
        "a b",
        "a\n",
        "a\0",
        "深",
        "C:x",
        "x" * 41,
        "x" * 1_000_000,
    ],
    ids=lambda provider: ascii(provider)[:24],
)
def test_a_name_that_is_none_of_a_provider_is_refused(tmp_path: Path, provider: str) -> None:
    with pytest.raises(SettingError) as caught:
        save_listed(tmp_path / "lists", provider, (), at=AT)

    assert len(str(caught.value)) <= 300
    assert str(caught.value).isprintable()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(SettingError) as caught:
        save_listed(tmp_path / "file", "my-host", (), at=AT)

    assert caught.value.failure.fault is Fault.APP
    assert str(caught.value).endswith(".")


def test_the_catalogue_reads_what_was_kept(tmp_path: Path) -> None:
    row = {
        "id": "deepseek/deepseek-r1:free",
        "context_length": 163840,
        "pricing": {"prompt": "0.0000007", "completion": "0.0000025", "input_cache_read": "1e-7"},
        "top_provider": {"max_completion_tokens": 32768},
    }
    cards = models_in(json.dumps([row]).encode(), source="host.example", as_of="2026-11-20")
    saved(tmp_path, *cards)

    catalogue, problems = read_catalogue([tmp_path])

    assert problems == ()
    assert catalogue.card("my-host", "deepseek/deepseek-r1:free") == cards[0]
