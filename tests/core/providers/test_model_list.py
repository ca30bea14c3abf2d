from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.catalogue import ModelCard
from deepseek_desktop.core.providers.model_list import (
    MODELS_LIMIT,
    NoModelListError,
)
from tests.core.providers.listing import card, cards_in, price, read, short


def ids(value: object) -> list[str]:
    return [found.id for found in read(value)]


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
