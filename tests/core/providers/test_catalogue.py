from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.address import read_base_url
from deepseek_desktop.core.providers.catalogue import read_catalogue


def test_every_file_of_ours_can_be_read() -> None:
    catalogue, problems = read_catalogue([asset("catalogue")])

    assert problems == ()
    assert len(catalogue.hosts) == len(list(asset("catalogue").glob("*.json")))


def test_every_host_can_be_asked_as_it_stands() -> None:
    catalogue, _ = read_catalogue([asset("catalogue")])

    for host in catalogue.hosts:
        assert read_base_url(host.profile.base_url) == host.profile.base_url
        assert host.profile.base_url.startswith("https://")
        assert host.profile.key_variable


def test_every_row_says_who_said_so_and_when() -> None:
    catalogue, _ = read_catalogue([asset("catalogue")])

    cards = [card for host in catalogue.hosts for card in host.models]
    assert cards
    for card in cards:
        assert card.source
        assert card.as_of.startswith("20")


def test_prices_are_exact() -> None:
    catalogue, _ = read_catalogue([asset("catalogue")])
    card = catalogue.card("openrouter", "deepseek/deepseek-chat")

    assert card is not None
    assert card.prices[0].input == Decimal("0.2002")


def test_a_row_of_the_person_wins_and_the_others_stay(tmp_path: Path) -> None:
    file = asset("catalogue") / "deepseek.json"
    mine = json.loads(file.read_text("utf-8"))
    mine["models"] = [{"id": "deepseek-flash", "source": "my bill", "as_of": "2026-12-01"}]
    (tmp_path / "mine.json").write_text(json.dumps(mine))

    catalogue, problems = read_catalogue([asset("catalogue"), tmp_path])

    assert problems == ()
    changed = catalogue.card("deepseek", "deepseek-flash")
    assert changed is not None
    assert (changed.source, changed.prices) == ("my bill", ())
    assert catalogue.card("deepseek", "deepseek-v4-pro") is not None


def test_a_file_that_is_no_host_is_left_out_and_told(tmp_path: Path) -> None:
    unsafe = json.loads((asset("catalogue") / "deepseek.json").read_text("utf-8"))
    unsafe["base_url"] = "http://host.example/v1"  # a key would travel readable
    texts = {
        "a.json": "{",
        "b.json": "[]",
        "c.json": '{"name": "x"}',
        "d.json": json.dumps(unsafe),
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text)

    catalogue, problems = read_catalogue([asset("catalogue"), tmp_path])

    assert [Path(problem.facts["path"]).name for problem in problems] == [
        "a.json",
        "b.json",
        "c.json",
        "d.json",
    ]
    assert catalogue.host("deepseek") is not None
