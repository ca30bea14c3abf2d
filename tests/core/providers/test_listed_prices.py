from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.catalogue import Price
from deepseek_desktop.core.providers.model_list import (
    family_of,
)
from tests.core.providers.listing import card, cards_in, price, read, short


def priced(pricing: object) -> tuple[Price, ...]:
    (found,) = read({"data": [{"id": "m", "pricing": pricing}]})
    return found.prices


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
