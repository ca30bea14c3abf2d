"""The catalogue: files are laid over each other; a person's may be short or wrong."""

from __future__ import annotations

import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard, Period
from deepseek_desktop.core.domain.dialect import Protocol, Rule
from deepseek_desktop.core.domain.profile import BalanceSource, Profile
from deepseek_desktop.core.providers.catalogue import read_catalogue, read_host
from tests.core.providers.shipped import SHIPPED, card_of, shipped_host, shipped_profile


def _read(tmp_path: Path, *folders: Mapping[str, object]) -> Catalogue:
    """Return the shipped catalogue with folders of files laid over it, all of them sound."""
    paths = [_folder(tmp_path / str(n), files) for n, files in enumerate(folders)]
    catalogue, problems = read_catalogue([asset("catalogue"), *paths])
    assert problems == ()
    return catalogue


def test_a_row_replaces_only_what_it_gives(tmp_path: Path) -> None:
    listed = {"id": "deepseek-flash", "context": 5, "source": "its list", "as_of": "2026-12-01"}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [listed]}})

    card, before = (card_of(c, "deepseek", "deepseek-flash") for c in (catalogue, SHIPPED))
    assert card.context == 5
    # What two rows say together names both: neither signs for what the other gave.
    assert card.source == f"{before.source}, {before.as_of}; its list, 2026-12-01"
    assert card.prices == before.prices
    assert card.prices[0].as_of == "2026-11-15"
    assert (card.aliases, card.family, card.max_output) == (
        before.aliases,
        before.family,
        before.max_output,
    )


def test_a_price_brings_its_own_source(tmp_path: Path) -> None:
    price = {"currency": "USD", "input": "1", "output": "2"}
    mine = {"id": "deepseek-flash", "prices": [price], "source": "my bill", "as_of": "2026-12"}
    listed = {"id": "deepseek-flash", "max_output": 7, "source": "its list", "as_of": "2027"}

    catalogue = _read(
        tmp_path,
        {"a": {"name": "deepseek", "models": [mine]}},
        {"a": {"name": "deepseek", "models": [listed]}},
    )

    card = card_of(catalogue, "deepseek", "deepseek-flash")
    assert [(p.input, p.source, p.as_of) for p in card.prices] == [
        (Decimal(1), "my bill", "2026-12")
    ]
    assert card.max_output == 7
    assert card.source.endswith("; its list, 2027")


def test_a_row_that_brings_only_a_price_signs_for_nothing_else(tmp_path: Path) -> None:
    price = {"currency": "USD", "input": "1", "output": "2"}
    mine = {"id": "deepseek-flash", "prices": [price], "source": "my bill", "as_of": "2026-12"}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [mine]}})

    card, before = (card_of(c, "deepseek", "deepseek-flash") for c in (catalogue, SHIPPED))
    assert (card.source, card.as_of) == (before.source, before.as_of)


def test_what_comes_without_a_source_does_not_go_by_ours(tmp_path: Path) -> None:
    price = {"currency": "USD", "input": 0.1, "output": 2}
    row = {"id": "deepseek-flash", "prices": [price]}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [row]}})

    card = card_of(catalogue, "deepseek", "deepseek-flash")
    assert (card.prices[0].source, card.prices[0].as_of) == ("your own row", "")
    assert card.prices[0].input == Decimal("0.1")
    assert card.prices[0].period is Period.ALWAYS


@pytest.mark.parametrize(
    ("given", "is_kept"), [({}, True), ({"prices": None}, True), ({"prices": []}, False)]
)
def test_an_empty_list_of_prices_removes_ours(
    tmp_path: Path, given: dict[str, object], is_kept: bool
) -> None:
    row = {"id": "deepseek-flash", **given}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [row]}})

    assert bool(card_of(catalogue, "deepseek", "deepseek-flash").prices) is is_kept


def test_what_is_null_is_not_known_and_replaces_nothing(tmp_path: Path) -> None:
    row = {"id": "deepseek-flash", "context": None, "family": None}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [row]}})

    card = card_of(catalogue, "deepseek", "deepseek-flash")
    assert (card.context, card.family) == (1_048_576, "V4.1")


def test_the_other_models_stay_and_new_ones_come_last(tmp_path: Path) -> None:
    rows = [{"id": "new"}, {"id": "deepseek-v4-pro", "context": 1}]

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": rows}})

    host = catalogue.host("deepseek")
    assert host is not None
    assert [card.id for card in host.models] == [
        *(card.id for card in shipped_host("deepseek").models),
        "new",
    ]


def test_a_short_file_keeps_the_ways_of_the_host(tmp_path: Path) -> None:
    catalogue = _read(tmp_path, {"a": {"name": "openrouter", "models": []}})

    assert catalogue.host("openrouter") == shipped_host("openrouter")


def test_a_file_changes_only_what_it_says_of_the_host(tmp_path: Path) -> None:
    file = {"name": "ollama", "base_url": "http://localhost:9999/", "models": [{"id": "m"}]}

    catalogue = _read(tmp_path, {"a": file})

    host = catalogue.host("ollama")
    assert host is not None
    assert host.profile.base_url == "http://localhost:9999"
    assert host.profile.dialect == shipped_profile("ollama").dialect
    assert host.notes == shipped_host("ollama").notes


def test_a_host_that_nobody_knew_is_kept_without_an_address(tmp_path: Path) -> None:
    file = {"name": "mine", "models": [{"id": "m", "context": 9}]}

    catalogue = _read(tmp_path, {"mine": file})

    host = catalogue.host("mine")
    assert host is not None
    assert host == Host(
        Profile("mine", ""), "mine", (ModelCard("m", context=9, source="your own row"),)
    )


def test_the_last_folder_has_the_last_word(tmp_path: Path) -> None:
    folders = [
        {"a": {"name": "x", "models": [{"id": "m", "context": n, "status": status}]}}
        for n, status in ((1, "old"), (2, None))
    ]

    card = card_of(_read(tmp_path, *folders), "x", "m")

    assert (card.context, card.status) == (2, "old")


def test_a_file_may_say_everything() -> None:
    values: dict[str, Any] = {
        "name": "h",
        "title": "H",
        "base_url": "https://h.example/v1",
        "key_variable": "H_KEY",
        "auth_header": "x-key",
        "auth_prefix": "",
        "reasoning_fields": ["thoughts"],
        "dialect": {"protocol": "ollama", "only": ["seed"], "extra": {"t": Decimal("0.5")}},
        "rules": [{"models": ["m*"], "limits": {"top_p": [Decimal("0.1"), 1]}, "thinks": True}],
        "translations": [{"asked": "a", "model": "m", "when_refused": True}],
        "quota_statuses": [403],
        "credits_header": "x-left",
        "balance": [{"url": "/b", "amount": "/a", "unit": "credits"}],
        "models_path": "/list",
        "is_local": True,
        "most_at_once": 3,
        "addresses": [["Here", "https://h.example/v1"]],
        "notes": [{"en": "One.", "zh": "一。"}],
        "models": [{"id": "m", "title": "M", "quantisation": "fp8", "notes": [{"en": "Two."}]}],
    }

    host = read_host(values)

    profile = host.profile
    assert (host.title, profile.key_variable, profile.auth_header) == ("H", "H_KEY", "x-key")
    assert profile.reasoning_fields == ("thoughts",)
    assert profile.dialect.protocol is Protocol.OLLAMA
    assert json.dumps(profile.dialect.extra) == '{"t": 0.5}'
    assert profile.rules == (Rule(("m*",), thinks=True, limits={"top_p": (0.1, 1)}),)
    assert profile.translations[0].when_refused
    assert profile.balance == (BalanceSource("/b", "/a", unit="credits"),)
    assert (profile.quota_statuses, profile.credits_header) == ((403,), "x-left")
    assert (profile.models_path, profile.is_local, profile.most_at_once) == ("/list", True, 3)
    assert host.addresses == (("Here", "https://h.example/v1"),)
    assert host.notes == ({"en": "One.", "zh": "一。"},)
    assert (host.models[0].title, host.models[0].quantisation) == ("M", "fp8")
    assert host.models[0].notes == ({"en": "Two."},)


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"name": "x"}',
        '{"name": "", "models": []}',
        '{"name": 1, "models": []}',
        '{"name": "x", "models": {}}',
        '{"name": "x", "models": [], "base_url": "http://host.example/v1"}',  # key readable
        '{"name": "x", "models": [], "reasoning_fields": "reasoning"}',
        '{"name": "x", "models": [], "dialect": {"protocol": "telepathy"}}',
        '{"name": "x", "models": [], "dialect": {"streams": "no"}}',
        '{"name": "x", "models": [], "rules": [{"limits": {"top_p": 1}}]}',
        '{"name": "x", "models": [], "rules": [{"limits": {"top_p": ["a", 1]}}]}',
        '{"name": "x", "models": [], "rules": [{"choices": {"tool_choice": "auto"}}]}',
        '{"name": "x", "models": [], "translations": [{"asked": "a"}]}',
        '{"name": "x", "models": [], "quota_statuses": [true]}',
        '{"name": "x", "models": [], "most_at_once": 0}',
        '{"name": "x", "models": [], "addresses": [["only a title"]]}',
        '{"name": "x", "models": [], "notes": [{"zh": "没有英文"}]}',
        '{"name": "x", "models": [], "notes": ["words"]}',
    ],
)
def test_a_file_that_is_no_host_is_left_out_and_told(tmp_path: Path, text: str) -> None:
    (tmp_path / "bad.json").write_text(text, "utf-8")

    catalogue, problems = read_catalogue([asset("catalogue"), tmp_path])

    assert [Path(problem.facts["path"]).name for problem in problems] == ["bad.json"]
    assert "bad.json" in problems[0].sentence
    assert catalogue.hosts == SHIPPED.hosts


@pytest.mark.parametrize(
    "row",
    [
        "deepseek-flash",
        {},
        {"id": ""},
        {"id": 5},
        {"id": "m", "context": "long"},
        {"id": "m", "context": True},
        {"id": "m", "max_output": 0},
        {"id": "m", "aliases": "other"},
        {"id": "m", "notes": [{"zh": "没有英文"}]},
        {"id": "m", "prices": [{"currency": "USD", "input": "1"}]},
        {"id": "m", "prices": [{"currency": "USD", "input": "1", "output": "-1"}]},
        {"id": "m", "prices": [{"currency": "USD", "input": "cheap", "output": "1"}]},
        {"id": "m", "prices": [{"currency": "USD", "input": "NaN", "output": "1"}]},
        {"id": "m", "prices": [{"currency": "USD", "input": True, "output": "1"}]},
        {"id": "m", "prices": [{"input": "1", "output": "1"}]},
        {"id": "m", "prices": {"input": "1"}},
        {"id": "m", "prices": ["1"]},
    ],
)
def test_a_row_that_is_no_model_is_left_out_and_told_and_the_others_stay(
    tmp_path: Path, row: object
) -> None:
    rows = [{"id": "first"}, row, {"id": "last"}]
    folder = _folder(tmp_path, {"mine": {"name": "x", "models": rows}})

    catalogue, problems = read_catalogue([folder])

    host = catalogue.host("x")
    assert host is not None
    assert [card.id for card in host.models] == ["first", "last"]
    assert [problem.facts["number"] for problem in problems] == ["2"]
    assert "mine.json" in problems[0].sentence


def test_a_bad_row_leaves_ours_as_it_was(tmp_path: Path) -> None:
    bad = {"name": "deepseek", "models": [{"id": "deepseek-flash", "context": "long"}]}

    catalogue, problems = read_catalogue([asset("catalogue"), _folder(tmp_path, {"a": bad})])

    assert len(problems) == 1
    assert catalogue.hosts == SHIPPED.hosts


def test_a_family_that_cannot_be_read_is_left_out_and_told(tmp_path: Path) -> None:
    benchmark = {"name": "MMLU", "score": 84.9, "source": "s", "as_of": "2026"}
    folder = _folder(
        tmp_path,
        {
            "good": {"name": "R9", "strengths": [{"en": "Good."}]},
            "nameless": {"title": "R9"},
            "scored": {"name": "R8", "benchmarks": [benchmark]},  # not as it was printed
        },
    )

    catalogue, problems = read_catalogue([], folder)

    names = [Path(problem.facts["path"]).name for problem in problems]
    assert names == ["nameless.json", "scored.json"]
    family = catalogue.family(ModelCard("m", family="R9"))
    assert family is not None
    assert (family.title, family.strengths) == ("R9", ({"en": "Good."},))


def test_a_folder_that_is_not_there_knows_nothing(tmp_path: Path) -> None:
    catalogue, problems = read_catalogue([tmp_path / "none"], tmp_path / "none")

    assert (catalogue.hosts, problems) == ((), ())


def _folder(folder: Path, files: Mapping[str, object]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, values in files.items():
        (folder / f"{name}.json").write_text(json.dumps(values), "utf-8")
    return folder
