from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from deepseek_desktop.core.domain.catalogue import ModelCard, Price
from deepseek_desktop.core.providers.model_list import (
    MODELS_LIMIT,
    NoModelListError,
    family_of,
    models_in,
)

SOURCE, AS_OF = "host.example/models", "2026-11-20"


def short(value: object) -> str:
    return ascii(value)[:24]


def cards_in(body: object) -> tuple[ModelCard, ...]:
    return models_in(body, source=SOURCE, as_of=AS_OF)


def read(value: object) -> tuple[ModelCard, ...]:
    return cards_in(json.dumps(value).encode())


def card(model: str, **facts: Any) -> ModelCard:
    return ModelCard(id=model, **facts, source=SOURCE, as_of=AS_OF)


def price(currency: str, paid: str, answered: str, cached: str | None = None) -> Price:
    cheap = None if cached is None else Decimal(cached)
    return Price(currency, Decimal(paid), Decimal(answered), cheap, source=SOURCE, as_of=AS_OF)


def ids(value: object) -> list[str]:
    return [found.id for found in read(value)]


def priced(pricing: object) -> tuple[Price, ...]:
    (found,) = read({"data": [{"id": "m", "pricing": pricing}]})
    return found.prices


SHAPES = {
    "deepseek": (
        {"object": "list", "data": [{"id": "deepseek-flash", "owned_by": "deepseek"}]},
        (card("deepseek-flash"),),
    ),
    "together": (
        [{"id": "deepseek-ai/DeepSeek-R1", "type": "chat", "context_length": 163840}],
        (card("deepseek-ai/DeepSeek-R1", family="R1", context=163840),),
    ),
    "ollama": (
        {
            "models": [
                {
                    "name": "deepseek-r1:8b",
                    "model": "deepseek-r1:8b",
                    "size": 5200000000,
                    "details": {
                        "family": "qwen3",
                        "parameter_size": "8.2B",
                        "quantization_level": "Q4_K_M",
                    },
                },
                {"name": "deepseek-r1:latest", "details": {"parameter_size": "671.0B"}},
                {"name": "deepseek-r1:1.5b", "details": {"quantization_level": "unknown"}},
            ]
        },
        (
            card("deepseek-r1:8b", family="R1-distill", quantisation="Q4_K_M"),
            card("deepseek-r1:latest", family="R1"),
            card("deepseek-r1:1.5b", family="R1-distill"),
        ),
    ),
    "ollama without a model": ({"models": None}, ()),
    "ollama /v1 without a model": ({"object": "list", "data": None}, ()),
    "lm studio": (
        {
            "models": [
                {
                    "type": "llm",
                    "key": "deepseek/deepseek-r1-0528-qwen3-8b",
                    "display_name": "DeepSeek R1",
                    "loaded_instances": [],
                    "max_context_length": 131072,
                },
                {"type": "embedding", "key": "text-embedding-nomic"},
            ]
        },
        (card("deepseek/deepseek-r1-0528-qwen3-8b", family="R1-distill", context=131072),),
    ),
    "lm studio v0": (
        {
            "object": "list",
            "data": [
                {"id": "gemma", "type": "vlm", "state": "not-loaded", "max_context_length": 8192},
                {"id": "nomic", "type": "embeddings", "state": "loaded"},
            ],
        },
        (card("gemma", context=8192),),
    ),
    "llama.cpp": (
        {
            "models": [{"name": "/models/DeepSeek R1.gguf", "model": "/models/DeepSeek R1.gguf"}],
            "object": "list",
            "data": [
                {"id": "/srv/llama.cpp/DeepSeek-V3-0324-Q4.gguf", "meta": {"n_ctx_train": 163840}},
                {"id": "second", "meta": None, "status": {"value": "unloaded"}},
            ],
        },
        (
            card("/srv/llama.cpp/DeepSeek-V3-0324-Q4.gguf", family="V3", context=163840),
            card("second"),
        ),
    ),
    "vllm and sglang": (
        {"data": [{"id": "deepseek-ai/DeepSeek-V3.1", "max_model_len": 131072, "root": "x"}]},
        (card("deepseek-ai/DeepSeek-V3.1", family="V3.1", context=131072),),
    ),
    "groq": (
        {
            "data": [
                {
                    "id": "deepseek-r1-distill-llama-70b",
                    "active": True,
                    "context_window": 131072,
                    "max_completion_tokens": 16384,
                },
                {"id": "retired", "active": False},
            ]
        },
        (
            card(
                "deepseek-r1-distill-llama-70b",
                family="R1-distill",
                context=131072,
                max_output=16384,
            ),
        ),
    ),
    "openrouter": (
        {
            "data": [
                {
                    "id": "deepseek/deepseek-v4-pro",
                    "name": "DeepSeek: V4 Pro",
                    "context_length": 1048576,
                    "pricing": {
                        "prompt": "0.000000435",
                        "completion": "0.00000087",
                        "request": "0",
                        "input_cache_read": "0.000000003625",
                        "overrides": [],
                    },
                    "top_provider": {"context_length": 1000, "max_completion_tokens": 384000},
                    "supported_parameters": ["reasoning"],
                },
                {
                    "id": "deepseek/deepseek-v4-flash",
                    "pricing": {
                        "prompt": "0.0000001",
                        "completion": "0.0000002",
                        "overrides": [{"prompt": "0.0000002", "window": "peak"}],
                    },
                },
                {
                    "id": "openrouter/auto",
                    "context_length": 2000000,
                    "pricing": {"prompt": "-1", "completion": "-1"},
                    "top_provider": {"max_completion_tokens": None},
                },
            ],
            "total_count": 3,
        },
        (
            card(
                "deepseek/deepseek-v4-pro",
                family="V4",
                context=1048576,
                max_output=384000,
                prices=(price("USD", "0.435", "0.87", "0.003625"),),
            ),
            card("deepseek/deepseek-v4-flash", family="V4"),  # its price changes by the hour
            card("openrouter/auto", context=2000000),
        ),
    ),
    "ai/ml api": (
        {
            "object": "list",
            "data": [
                {
                    "id": "deepseek/deepseek-r1",
                    "aliases": ["deepseek-reasoner", "deepseek-reasoner", 7, "", "a\nb"],
                    "type": "openai/chat-completions",
                    "info": {"name": "R1", "contextLength": 128000, "outputMax": None},
                    "pricing": {
                        "kind": "fixed",
                        "currency": "USD",
                        "units": [
                            {"name": "input", "measure": "token", "price": 0.55, "per": 1000000},
                            {"name": "output", "measure": "token", "price": 0.00219, "per": 1000},
                        ],
                    },
                }
            ],
        },
        (
            card(
                "deepseek/deepseek-r1",
                aliases=("deepseek-reasoner",),
                family="R1",
                context=128000,
                prices=(price("USD", "0.55", "2.19"),),
            ),
        ),
    ),
    "nothing": ({"data": []}, ()),
    "an empty array": ([], ()),
}


@pytest.mark.parametrize(("body", "cards"), SHAPES.values(), ids=SHAPES.keys())
def test_each_shape_is_understood(body: object, cards: tuple[ModelCard, ...]) -> None:
    assert read(body) == cards


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"\xff\xfe\x00",
        b"<!doctype html><title>Log in</title>",
        b"data: {}\n\n",
        b"{",
        b"null",
        b"7",
        b'"deepseek-r1"',
        b"{}",
        b'{"data":null}',
        b'{"data":{}}',
        b'{"data":"deepseek-r1"}',
        b'{"models":{"deepseek-r1":{}}}',
        b'{"code":20012,"message":"no such path","data":null}',
        b'{"error":{"message":"bad key"}}',
        b"[" * 100_000,
        b'{"data":' * 100_000,
        b'{"data":[{"id":"m","meta":' + b"[" * 100_000 + b"]" * 100_000 + b"}]}",
    ],
    ids=short,
)
def test_what_is_no_list_of_models_is_refused(body: bytes) -> None:
    with pytest.raises(NoModelListError):
        cards_in(body)


@pytest.mark.parametrize("value", [None, "text", 7, {}, {"data": 7}])
def test_a_value_that_is_no_list_of_models_is_refused(value: object) -> None:
    with pytest.raises(NoModelListError):
        cards_in(value)


@pytest.mark.parametrize(
    "model",
    [
        "",
        " ",
        " m",
        "m\n",
        "a\nb",
        "a\x00b",
        "a\x1b[31mb",
        "a\u202eb",
        "a\u2028b",
        "a\ud83db",
        "ruined \ufffd",
        "m" * 201,
        "m" * 1_000_000,
        None,
        7,
        True,
        [],
        {"id": "m"},
    ],
    ids=short,
)
def test_an_id_that_cannot_be_used_as_it_is_is_left_out(model: object) -> None:  # P23
    assert ids({"data": [{"id": model, "name": "title"}, {"id": "good"}]}) == ["good"]


def test_an_id_that_only_looks_odd_is_kept_as_it_is() -> None:  # P23
    odd = ["m" * 200, "<b>bold</b>", "/my models/深度.gguf", "C:\\models\\r1.gguf", "a&b %s {x}"]

    assert ids({"data": [{"id": name} for name in odd]}) == odd


def test_bytes_that_are_no_text_spoil_only_the_id_they_are_in() -> None:
    body = b'{"data":[{"id":"a\xff"},{"id":"good"}]}'

    assert [found.id for found in cards_in(body)] == ["good"]


def test_what_is_no_entry_is_left_out() -> None:
    assert ids({"data": [None, 7, "m", True, [], [{"id": "x"}], {}, {"id": "good"}]}) == ["good"]


def test_of_the_same_id_the_first_counts() -> None:  # P23
    cards = read({"data": [{"id": "m", "context_length": 1}, {"id": "m", "context_length": 2}]})

    assert cards == (card("m", context=1),)


def test_no_host_lists_more_than_can_be_shown() -> None:  # P23
    cards = read({"data": [{"id": f"m{n % 6000}"} for n in range(20_000)]})

    assert len(cards) == MODELS_LIMIT
    assert cards[-1].id == "m4999"


WRONG: list[object] = [None, True, -1, 0, 1.5, "x", [], [1], {}, {"a": 1}, "9" * 5000, 10**20]


@pytest.mark.parametrize("wrong", WRONG, ids=short)
def test_a_wrong_type_anywhere_costs_only_that_fact(wrong: object) -> None:
    names = ["aliases", "context_length", "max_model_len", "context_window", "meta", "info"]
    names += ["details", "top_provider", "pricing", "type", "max_completion_tokens", "active"]
    nested: dict[str, object] = {
        "meta": {"n_ctx_train": wrong},
        "info": {"contextLength": wrong, "outputMax": wrong},
        "details": {"quantization_level": ["Q4", wrong], "parameter_size": wrong},
        "top_provider": {"max_completion_tokens": wrong},
        "pricing": {"kind": "fixed", "currency": wrong, "units": [wrong, {"name": wrong}]},
    }

    assert ids([{"id": "flat", **dict.fromkeys(names, wrong)}]) == ["flat"]
    assert read([{"id": "nested", **nested}]) == (card("nested"),)


@pytest.mark.parametrize("number", ["1" * 5000, "NaN", "-Infinity", "1e9999999999"], ids=short)
def test_an_absurd_number_costs_only_itself(number: str) -> None:
    body = f'{{"data":[{{"id":"m","context_length":{number}}},{{"id":{number}}},{{"id":"n"}}]}}'

    assert cards_in(body.encode()) == (card("m"), card("n"))


def test_lone_surrogates_beside_an_id_harm_nothing() -> None:
    body = b'{"data":[{"id":"m","aliases":["\\ud83d","ok"],"name":"\\ude00"}]}'

    assert cards_in(body) == (card("m", aliases=("ok",)),)


def test_aliases_are_few_and_none_of_them_is_the_id() -> None:
    (found,) = read([{"id": "m", "aliases": ["m", *(f"a{n}" for n in range(1000))]}])

    assert len(found.aliases) == 20
    assert "m" not in found.aliases


@pytest.mark.parametrize(
    ("prompt", "completion", "cached", "expected"),
    [
        ("0.0000007", "0.0000025", None, price("USD", "0.7", "2.5")),
        ("7e-7", "2.5E-6", "0", price("USD", "0.7", "2.5", "0")),
        ("0", "0", None, price("USD", "0", "0")),
        (
            "0.00000009800000000000000000001",
            "0.000000196",
            "-1",
            price("USD", "0.09800000000000000000001", "0.196"),
        ),
        ("0.0000007", "0.0000025", "NaN", price("USD", "0.7", "2.5")),
    ],
)
def test_a_price_for_a_token_becomes_exactly_one_for_a_million(
    prompt: object, completion: object, cached: object, expected: Price
) -> None:
    pricing = {"prompt": prompt, "completion": completion, "input_cache_read": cached}

    assert priced(pricing) == (expected,)


@pytest.mark.parametrize(
    "value",
    [
        *("-1", "-0.000001", "NaN", "sNaN", "Infinity", "1e400", "1", "0.5", "free", "", "1_0"),
        *("٣", "9" * 5000, None, True, [], {}, -1, 10**30),
    ],
    ids=short,
)
def test_a_price_that_cannot_be_one_is_unknown(value: object) -> None:
    good = "0.0000007"

    assert priced({"prompt": value, "completion": good}) == ()
    assert priced({"prompt": good, "completion": value}) == ()


def units(paid: object, answered: object, per: object = 1_000_000) -> list[dict[str, object]]:
    return [
        {"name": "input", "measure": "token", "price": paid, "per": per},
        {"name": "output", "measure": "token", "price": answered, "per": per},
    ]


def test_units_become_exactly_a_price_for_a_million() -> None:
    pricing = {"kind": "fixed", "currency": "CNY", "units": units(0.1, "0.3", 1)}

    assert priced({**pricing, "units": units(0.0001, "0.0003", 1)}) == (price("CNY", "100", "300"),)
    assert priced({**pricing, "units": units(4, 16)}) == (price("CNY", "4", "16"),)
    assert priced(pricing) == ()  # 100,000 for a million tokens is a mistake


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "variants"},
        {"kind": "variable"},
        {"kind": None},
        {"currency": None},
        {"currency": "dollars"},
        {"units": None},
        {"units": {}},
        {"units": []},
        {"units": units(1, 2)[:1]},
        {"units": units(1, -2)},
        {"units": units(1, 2, 3)},
        {"units": units(1, 2, 0)},
        {"units": units(1, 2, -1000)},
        {"units": units(1, 2, "1000000")},
        {"units": [{**unit, "measure": "second"} for unit in units(1, 2)]},
    ],
)
def test_units_that_do_not_make_one_price_make_none(change: dict[str, object]) -> None:
    assert priced({"kind": "fixed", "currency": "USD", "units": units(1, 2), **change}) == ()


def test_a_float_is_not_exact_and_so_no_price() -> None:
    pricing = {"prompt": 0.0000007, "completion": 0.0000025}

    assert cards_in([{"id": "m", "pricing": pricing}]) == (card("m"),)


@pytest.mark.parametrize(
    ("model", "size", "family"),
    [
        ("deepseek/deepseek-r1", "", "R1"),
        ("deepseek/deepseek-r1:free", "", "R1"),
        ("deepseek-r1-0528", "", "R1"),
        ("accounts/fireworks/models/deepseek-r1", "", "R1"),
        ("unsloth/DeepSeek-R1-GGUF/DeepSeek-R1-UD-IQ1_S.gguf", "", "R1"),
        ("C:\\models\\DeepSeek-R1.gguf", "", "R1"),
        ("deepseek-r1:671b", "", "R1"),
        ("deepseek-r1:671b-q8_0", "", "R1"),
        ("deepseek-r1:70b", "", "R1-distill"),
        ("deepseek-r1:1.5b", "", "R1-distill"),
        ("deepseek-r1:latest", "", None),
        ("deepseek-r1:latest", "8.2B", "R1-distill"),
        ("deepseek-r1:latest", "671.0B", "R1"),
        ("@cf/deepseek-ai/deepseek-r1-distill-qwen-32b", "", "R1-distill"),
        ("deepseek-ai/DeepSeek-R1-Distill-Llama-70B", "", "R1-distill"),
        ("deepseek-ai/DeepSeek-R1-0528-Qwen3-8B", "", "R1-distill"),
        ("deepseek/deepseek-chat-v3-0324", "", "V3"),
        ("deepseek-v3", "", "V3"),
        ("deepseek-v3:671b", "671.0B", "V3"),
        ("deepseek-v3-241226", "", "V3"),
        ("deepseek-ai/DeepSeek-V3-1", "", "V3.1"),
        ("deepseek-v3-1-250821", "", "V3.1"),
        ("deepseek/deepseek-reasoner-v3.1-terminus", "", "V3.1"),
        ("deepseek/deepseek-non-thinking-v3.2-exp", "", "V3.2"),
        ("deepseek-v3p2", "", "V3.2"),
        ("deepseek-ai/DeepSeek-V4-Pro", "", "V4"),
        ("deepseek-v4-flash-0731", "", "V4"),
        ("accounts/fireworks/models/deepseek-v4p1-flash", "", "V4.1"),
        ("deepseek/deepseek-v4.1-flash", "", "V4.1"),
        ("deepseek-chat", "", None),
        ("deepseek-reasoner", "", None),
        ("deepseek-flash", "", None),
        ("deepseek-v2.5", "", None),
        ("deepseek-coder-v2", "", None),
        ("deepseek-v3.15", "", None),
        ("deepseek-v3-3", "", None),
        ("deepseek-v4.2", "", None),
        ("deepseek-v40", "", None),
        ("deepseek-ai/DeepSeek-V3-Base", "", None),
        ("deepseek-ai/DeepSeek-R1-Zero", "", None),
        ("tngtech/deepseek-r1t2-chimera", "", None),
        ("huihui_ai/deepseek-r1-abliterated:8b", "", None),
        ("nex-agi/deepseek-v3.1-nex-n1", "", None),
        ("TeichAI/DeepSeek-V3.1-Distill-8B", "", None),
        ("TeichAI/Qwen3-8B-DeepSeek-v3.1-Distill", "", None),
        ("perplexity/r1-1776", "", None),
        ("phi-v3.1", "", None),
        ("gpt-oss-120b", "", None),
        ("", "", None),
    ],
)
def test_a_family_is_named_only_where_the_id_is_sure(
    model: str, size: str, family: str | None
) -> None:
    assert family_of(model, size) == family
