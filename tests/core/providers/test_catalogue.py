"""The catalogue: what ships is whole and can be used; a person's files may be short or wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.address import read_base_url
from deepseek_desktop.core.domain.catalogue import Catalogue, Host, ModelCard, Period, Texts
from deepseek_desktop.core.domain.dialect import Effect, Protocol, Rule
from deepseek_desktop.core.domain.hosts import is_loopback
from deepseek_desktop.core.domain.parameters import BY_NAME, EFFORTS
from deepseek_desktop.core.domain.profile import BalanceSource, Profile
from deepseek_desktop.core.providers.catalogue import read_catalogue, read_families, read_host

_SHIPPED, _PROBLEMS = read_catalogue([asset("catalogue")], asset("families"))
_HOSTS = [pytest.param(host, id=host.profile.name) for host in _SHIPPED.hosts]
_EVERYTHING = {
    "thinking": True,
    "effort": "high",
    "max_tokens": 100,
    "temperature": 0.6,
    "top_p": 0.9,
    "frequency_penalty": 0.1,
    "presence_penalty": 0.1,
    "seed": 1,
    "stop": ["END"],
    "response_format": {"type": "json_object"},
    "tools": [{"type": "function", "function": {"name": "f"}}],
    "tool_choice": "auto",
    "stream": True,
    "upstream": "DeepSeek",
}


def _host(name: str) -> Host:
    host = _SHIPPED.host(name)
    assert host is not None
    return host


def _profile(name: str) -> Profile:
    return _host(name).profile


def _card(catalogue: Catalogue, provider: str, model: str) -> ModelCard:
    card = catalogue.card(provider, model)
    assert card is not None
    return card


def test_every_file_can_be_read() -> None:
    assert _PROBLEMS == ()
    assert len(_SHIPPED.hosts) == len(list(asset("catalogue").glob("*.json")))
    families, problems = read_families(asset("families"))
    assert problems == ()
    assert len(families) == len(list(asset("families").glob("*.json")))


@pytest.mark.parametrize("host", _HOSTS)
def test_a_host_can_be_asked_or_says_that_it_needs_an_address(host: Host) -> None:
    url = host.profile.base_url
    if not url:
        assert host.addresses
    else:
        assert read_base_url(url) == url
    for title, address in host.addresses:
        assert title
        read_base_url(address)


@pytest.mark.parametrize("host", _HOSTS)
def test_a_key_is_for_others_and_none_for_this_machine(host: Host) -> None:
    profile = host.profile
    where = profile.base_url.partition("://")[2].partition("/")[0].partition(":")[0]
    assert profile.is_local is is_loopback(where)
    assert (profile.key_variable is None) is profile.is_local
    assert profile.most_at_once == (2 if profile.is_local else 8)


@pytest.mark.parametrize("host", _HOSTS)
def test_every_row_says_who_said_so_and_when(host: Host) -> None:
    said = [
        *((card.source, card.as_of) for card in host.models),
        *((price.source, price.as_of) for card in host.models for price in card.prices),
        *((rule.source, rule.as_of) for rule in host.profile.rules),
        *((translation.source, translation.as_of) for translation in host.profile.translations),
    ]
    for source, as_of in said:
        assert source
        assert as_of.startswith("20")


@pytest.mark.parametrize("host", _HOSTS)
def test_every_rule_is_about_what_there_is(host: Host) -> None:
    for rule in host.profile.rules:
        assert set(_named_parameters(rule)) <= set(BY_NAME)
        if not host.models:
            continue  # they are fetched; what they are called is not known here
        names = {n.lower() for card in host.models for n in (card.id, *card.aliases)}
        for pattern in rule.models:
            fitting = pattern.lower().removesuffix(":*")
            assert any(fnmatchcase(name, fitting) for name in names), pattern


@pytest.mark.parametrize("host", _HOSTS)
def test_every_translation_leads_to_a_model_of_the_host(host: Host) -> None:
    for translation in host.profile.translations:
        assert translation.model in {card.id for card in host.models}
        assert translation.asked != translation.model
        assert (
            translation.when_refused or _SHIPPED.card(host.profile.name, translation.asked) is None
        )


@pytest.mark.parametrize("host", _HOSTS)
def test_what_a_host_is_told_about_thinking_can_be_told(host: Host) -> None:
    dialect = host.profile.dialect
    assert bool(dialect.thinking_on) is bool(dialect.thinking_off)
    assert set(dialect.efforts) <= set(EFFORTS)
    assert set(dialect.only) <= set(BY_NAME)


@pytest.mark.parametrize("host", _HOSTS)
def test_everything_that_is_sent_can_be_written_as_json(host: Host) -> None:
    for card in host.models or (ModelCard("deepseek-r1"),):
        planned = host.profile.plan(card.id, _EVERYTHING)
        assert json.loads(json.dumps(planned.fields)) == planned.fields


@pytest.mark.parametrize("host", _HOSTS)
def test_a_model_says_what_the_rules_say_about_thinking(host: Host) -> None:
    for card in host.models:
        planned = host.profile.plan(card.id, {"thinking": card.reasoning == "never"})
        expected = {"always": True, "never": False}.get(card.reasoning or "")
        if expected is not None and card.status != "retired":
            assert planned.thinking is expected, card.id


def test_every_text_is_there_in_both_languages() -> None:
    texts = list(_texts())
    assert len(texts) > 80
    for text in texts:
        assert set(text) == {"en", "zh"}
        assert all(said.strip() and said.isprintable() for said in text.values())
        assert text["en"].isascii()
        assert not text["zh"].isascii()


def test_every_model_belongs_to_a_family_that_is_known() -> None:
    for host in _SHIPPED.hosts:
        for card in host.models:
            assert _SHIPPED.family(card), card.id


def test_prices_are_exact() -> None:
    price = _card(_SHIPPED, "openrouter", "deepseek/deepseek-chat").prices[0]

    assert price.input == Decimal("0.2002")
    assert (price.source, price.as_of) == ("models.dev", "2026-07-02")


def test_the_figures_of_the_pages_are_kept_as_they_were_printed() -> None:
    r1 = _SHIPPED.family(ModelCard("x", family="R1"))
    assert r1 is not None
    scores = [(row.name, row.score) for row in r1.benchmarks]
    for figure in [
        ("MMLU", "84.9 %"),
        ("Output speed", "30 tok/s"),
        ("GPQA Diamond", "71.5 %"),
        ("GPQA", "70.8 %"),
        ("MATH-500", "97.3 %"),
        ("MATH-500", "96.6 %"),
        ("Artificial Analysis Intelligence Index", "12.6 / 100"),
    ]:
        assert figure in scores
    sources = {row.source for row in r1.benchmarks if row.name == "MATH-500"}
    assert len(sources) == 2


def test_the_page_of_tokenhub_is_kept() -> None:
    card = _card(_SHIPPED, "tokenhub", "deepseek-r1")

    price = card.prices[0]
    assert (price.input, price.output, price.cached) == (
        Decimal("0.5714"),
        Decimal("2.2857"),
        Decimal("0.2286"),
    )
    assert (card.context, card.max_output) == (128_000, 32_768)


@pytest.mark.parametrize("name", ["deepseek-reasoner", "deepseek/deepseek-r1"])
def test_both_names_of_a_model_find_it(name: str) -> None:
    assert _card(_SHIPPED, "aimlapi", name).id == "deepseek/deepseek-r1"


@pytest.mark.parametrize("model", ["deepseek-flash", "deepseek-v4-flash", "deepseek-v4-pro"])
def test_deepseek_takes_no_temperature_while_it_thinks(model: str) -> None:
    planned = _profile("deepseek").plan(model, {"temperature": 0.6})

    assert planned.effects == {"temperature": Effect.NO_EFFECT}
    assert "temperature" not in planned.fields
    assert planned.thinking is True


def test_deepseek_takes_a_temperature_while_it_does_not_think() -> None:
    planned = _profile("deepseek").plan(
        "deepseek-flash", {"temperature": 0.6, "thinking": False, "effort": "max"}
    )

    assert planned.effects == {"effort": Effect.NO_EFFECT}
    assert planned.fields["temperature"] == 0.6
    assert planned.fields["thinking"] == {"type": "disabled"}


@pytest.mark.parametrize(
    ("model", "thinking", "sent", "effect"),
    [
        ("deepseek-flash", True, 0.95, Effect.CHANGED),
        ("deepseek-flash", False, None, Effect.NO_EFFECT),
        ("deepseek-v4-pro", True, None, Effect.NO_EFFECT),
        ("deepseek-v4-pro", False, 0.5, None),
    ],
)
def test_deepseek_makes_of_top_p_what_the_model_does(
    model: str, thinking: bool, sent: float | None, effect: Effect | None
) -> None:
    planned = _profile("deepseek").plan(model, {"top_p": 0.5, "thinking": thinking})

    assert planned.fields.get("top_p") == sent
    assert planned.effects.get("top_p") is effect


def test_deepseek_is_told_switch_and_effort_apart() -> None:
    planned = _profile("deepseek").plan(
        "deepseek-flash", {"thinking": True, "effort": "medium", "tool_choice": "required"}
    )

    assert planned.fields["thinking"] == {"type": "enabled"}
    assert planned.fields["reasoning_effort"] == "high"
    assert planned.effects == {
        "effort": Effect.CHANGED,
        "tool_choice": Effect.REFUSED,
    }


@pytest.mark.parametrize(
    ("asked", "thinking"), [("deepseek-chat", False), ("deepseek-reasoner", True)]
)
def test_a_retired_name_is_tried_before_it_is_translated(asked: str, thinking: bool) -> None:
    assert _profile("deepseek").translation(asked, is_refused=False) is None
    translation = _profile("deepseek").translation(asked, is_refused=True)

    assert translation is not None
    assert (translation.model, translation.thinking) == ("deepseek-flash", thinking)


def test_openrouter_is_bound_to_one_upstream() -> None:
    planned = _profile("openrouter").plan("deepseek/deepseek-v3.2", {"upstream": "DeepSeek"})

    assert planned.fields["provider"] == {"order": ["DeepSeek"], "allow_fallbacks": False}


def test_openrouter_is_asked_by_its_own_ids() -> None:
    translation = _profile("openrouter").translation("deepseek-ai/DeepSeek-R1", is_refused=False)

    assert translation is not None
    assert translation.model == "deepseek/deepseek-r1"


def test_openrouter_is_told_effort_and_switch_in_one_object() -> None:
    planned = _profile("openrouter").plan(
        "deepseek/deepseek-v4-pro", {"effort": "max", "thinking": True, "max_tokens": 5}
    )

    assert planned.fields["reasoning"] == {"enabled": True, "effort": "max"}
    assert planned.fields["max_completion_tokens"] == 5


def test_segmind_is_sent_nothing_but_messages() -> None:
    profile = _profile("segmind")
    planned = profile.plan("deepseek-reasoner", _EVERYTHING)

    assert planned.fields == {}
    assert set(planned.effects) == set(_EVERYTHING)
    assert (profile.auth_header, profile.auth_prefix) == ("x-api-key", "")
    assert profile.dialect.model_in_url


@pytest.mark.parametrize(
    ("provider", "model", "in_question"),
    [
        ("openrouter", "deepseek/deepseek-r1", True),
        ("openrouter", "deepseek/deepseek-r1:free", True),
        ("openrouter", "deepseek/deepseek-r1-0528", False),
        ("openrouter", "deepseek/deepseek-r1-distill-llama-70b", True),
        ("openrouter", "deepseek/deepseek-chat", False),
        ("aimlapi", "deepseek-reasoner", True),
        ("azure", "DeepSeek-R1", True),
        ("azure", "DeepSeek-R1-0528", False),
        ("segmind", "deepseek-reasoner", True),
        ("dashscope", "deepseek-r1", False),  # stands for R1-0528 there
        ("vllm", "deepseek-ai/DeepSeek-R1-Distill-Qwen-7B", True),
        ("vllm", "deepseek-ai/DeepSeek-R1-0528", False),
        ("deepseek", "deepseek-reasoner", False),
    ],
)
def test_the_first_r1_gets_no_system_prompt(provider: str, model: str, in_question: bool) -> None:
    assert _profile(provider).plan(model, {}).system_in_question is in_question


@pytest.mark.parametrize(
    ("provider", "model"),
    [
        ("openrouter", "deepseek/deepseek-r1-0528"),
        ("siliconflow", "deepseek-ai/DeepSeek-R1"),
        ("together", "deepseek-ai/DeepSeek-R1"),
        ("dashscope", "deepseek-r1-0528"),
        ("groq", "deepseek-r1-distill-llama-70b"),
        ("llamacpp", "/models/DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf"),
    ],
)
def test_r1_thinks_whatever_is_said(provider: str, model: str) -> None:
    planned = _profile(provider).plan(model, {"thinking": False})

    assert planned.thinking is True
    assert planned.effects == {"thinking": Effect.NO_EFFECT}


@pytest.mark.parametrize(
    ("provider", "model", "on", "off"),
    [
        (
            "nvidia",
            "deepseek-ai/deepseek-v4-flash-0731",
            {"reasoning_effort": "max"},
            {"reasoning_effort": "none"},
        ),
        (
            "together",
            "deepseek-ai/DeepSeek-V4-Pro",
            {"reasoning": {"enabled": True}, "reasoning_effort": "max"},
            {"reasoning": {"enabled": False}},
        ),
        ("ollama", "qwen3:8b", {"think": "max"}, {"think": False}),
    ],
)
def test_thinking_is_switched_the_hosts_way(
    provider: str, model: str, on: dict[str, object], off: dict[str, object]
) -> None:
    for switch, fields in ((True, on), (False, off)):
        planned = _profile(provider).plan(
            model, {"effort": "max", "thinking": switch, "stream": False}
        )
        assert {k: v for k, v in planned.fields.items() if k != "stream"} == fields
        assert planned.thinking is switch


@pytest.mark.parametrize("provider", ["siliconflow", "dashscope"])
def test_thinking_is_enabled_by_name(provider: str) -> None:
    model = _host(provider).models[-1].id

    for switch in (True, False):
        planned = _profile(provider).plan(model, {"thinking": switch})
        assert planned.fields["enable_thinking"] is switch


def test_ollama_is_spoken_to_in_its_own_way() -> None:
    profile = _profile("ollama")
    planned = profile.plan("m", {"temperature": 0.5, "max_tokens": 5, "tool_choice": "auto"})

    assert profile.dialect.protocol is Protocol.OLLAMA
    assert planned.fields == {
        "options": {"temperature": 0.5, "num_predict": 5},
        "stream": True,
    }
    assert planned.effects == {"tool_choice": Effect.NOT_HERE}


def _read(tmp_path: Path, *folders: Mapping[str, object]) -> Catalogue:
    """Return the shipped catalogue with folders of files laid over it, all of them sound."""
    paths = [_folder(tmp_path / str(n), files) for n, files in enumerate(folders)]
    catalogue, problems = read_catalogue([asset("catalogue"), *paths])
    assert problems == ()
    return catalogue


def test_a_row_replaces_only_what_it_gives(tmp_path: Path) -> None:
    listed = {"id": "deepseek-flash", "context": 5, "source": "its list", "as_of": "2026-12-01"}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [listed]}})

    card, before = (_card(c, "deepseek", "deepseek-flash") for c in (catalogue, _SHIPPED))
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

    card = _card(catalogue, "deepseek", "deepseek-flash")
    assert [(p.input, p.source, p.as_of) for p in card.prices] == [
        (Decimal(1), "my bill", "2026-12")
    ]
    assert card.max_output == 7
    assert card.source.endswith("; its list, 2027")


def test_a_row_that_brings_only_a_price_signs_for_nothing_else(tmp_path: Path) -> None:
    price = {"currency": "USD", "input": "1", "output": "2"}
    mine = {"id": "deepseek-flash", "prices": [price], "source": "my bill", "as_of": "2026-12"}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [mine]}})

    card, before = (_card(c, "deepseek", "deepseek-flash") for c in (catalogue, _SHIPPED))
    assert (card.source, card.as_of) == (before.source, before.as_of)


def test_what_comes_without_a_source_does_not_go_by_ours(tmp_path: Path) -> None:
    price = {"currency": "USD", "input": 0.1, "output": 2}
    row = {"id": "deepseek-flash", "prices": [price]}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [row]}})

    card = _card(catalogue, "deepseek", "deepseek-flash")
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

    assert bool(_card(catalogue, "deepseek", "deepseek-flash").prices) is is_kept


def test_what_is_null_is_not_known_and_replaces_nothing(tmp_path: Path) -> None:
    row = {"id": "deepseek-flash", "context": None, "family": None}

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": [row]}})

    card = _card(catalogue, "deepseek", "deepseek-flash")
    assert (card.context, card.family) == (1_048_576, "V4.1")


def test_the_other_models_stay_and_new_ones_come_last(tmp_path: Path) -> None:
    rows = [{"id": "new"}, {"id": "deepseek-v4-pro", "context": 1}]

    catalogue = _read(tmp_path, {"a": {"name": "deepseek", "models": rows}})

    host = catalogue.host("deepseek")
    assert host is not None
    assert [card.id for card in host.models] == [
        *(card.id for card in _host("deepseek").models),
        "new",
    ]


def test_a_short_file_keeps_the_ways_of_the_host(tmp_path: Path) -> None:
    catalogue = _read(tmp_path, {"a": {"name": "openrouter", "models": []}})

    assert catalogue.host("openrouter") == _host("openrouter")


def test_a_file_changes_only_what_it_says_of_the_host(tmp_path: Path) -> None:
    file = {"name": "ollama", "base_url": "http://localhost:9999/", "models": [{"id": "m"}]}

    catalogue = _read(tmp_path, {"a": file})

    host = catalogue.host("ollama")
    assert host is not None
    assert host.profile.base_url == "http://localhost:9999"
    assert host.profile.dialect == _profile("ollama").dialect
    assert host.notes == _host("ollama").notes


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

    card = _card(_read(tmp_path, *folders), "x", "m")

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
    assert catalogue.hosts == _SHIPPED.hosts


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
    assert catalogue.hosts == _SHIPPED.hosts


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


def _named_parameters(rule: Rule) -> Iterator[str]:
    yield from (*rule.no_effect, *rule.refused, *rule.limits, *rule.choices)


def _texts() -> Iterator[Texts]:
    for host in _SHIPPED.hosts:
        yield from host.notes
        for card in host.models:
            yield from card.notes
    families, _ = read_families(asset("families"))
    for family in families:
        yield from (*family.strengths, *family.limits, *family.advice)
