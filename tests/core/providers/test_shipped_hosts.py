"""The hosts that ship: each can be read and used, and is asked in its own ways."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from fnmatch import fnmatchcase

import pytest

from deepseek_desktop.assets import asset
from deepseek_desktop.core.domain.address import read_base_url
from deepseek_desktop.core.domain.catalogue import Host, ModelCard, Texts
from deepseek_desktop.core.domain.dialect import Effect, Protocol, Rule
from deepseek_desktop.core.domain.hosts import is_loopback
from deepseek_desktop.core.domain.parameters import BY_NAME, EFFORTS
from deepseek_desktop.core.providers.catalogue import read_families
from deepseek_desktop.core.providers.planning import plan_at
from tests.core.providers.shipped import PROBLEMS, SHIPPED, card_of, shipped_host, shipped_profile

_HOSTS = [pytest.param(host, id=host.profile.name) for host in SHIPPED.hosts]
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


def test_every_file_can_be_read() -> None:
    assert PROBLEMS == ()
    assert len(SHIPPED.hosts) == len(list(asset("catalogue").glob("*.json")))
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
            translation.when_refused or SHIPPED.card(host.profile.name, translation.asked) is None
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
        planned = plan_at(host.profile, card.id, _EVERYTHING)
        assert json.loads(json.dumps(planned.fields)) == planned.fields


@pytest.mark.parametrize("host", _HOSTS)
def test_a_model_says_what_the_rules_say_about_thinking(host: Host) -> None:
    for card in host.models:
        planned = plan_at(host.profile, card.id, {"thinking": card.reasoning == "never"})
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
    for host in SHIPPED.hosts:
        for card in host.models:
            assert SHIPPED.family(card), card.id


def test_prices_are_exact() -> None:
    price = card_of(SHIPPED, "openrouter", "deepseek/deepseek-chat").prices[0]

    assert price.input == Decimal("0.2002")
    assert (price.source, price.as_of) == ("models.dev", "2026-07-02")


def test_the_figures_of_the_pages_are_kept_as_they_were_printed() -> None:
    r1 = SHIPPED.family(ModelCard("x", family="R1"))
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
    card = card_of(SHIPPED, "tokenhub", "deepseek-r1")

    price = card.prices[0]
    assert (price.input, price.output, price.cached) == (
        Decimal("0.5714"),
        Decimal("2.2857"),
        Decimal("0.2286"),
    )
    assert (card.context, card.max_output) == (128_000, 32_768)


@pytest.mark.parametrize("name", ["deepseek-reasoner", "deepseek/deepseek-r1"])
def test_both_names_of_a_model_find_it(name: str) -> None:
    assert card_of(SHIPPED, "aimlapi", name).id == "deepseek/deepseek-r1"


@pytest.mark.parametrize("model", ["deepseek-flash", "deepseek-v4-flash", "deepseek-v4-pro"])
def test_deepseek_takes_no_temperature_while_it_thinks(model: str) -> None:
    planned = plan_at(shipped_profile("deepseek"), model, {"temperature": 0.6})

    assert planned.effects == {"temperature": Effect.NO_EFFECT}
    assert "temperature" not in planned.fields
    assert planned.thinking is True


def test_deepseek_takes_a_temperature_while_it_does_not_think() -> None:
    planned = plan_at(
        shipped_profile("deepseek"),
        "deepseek-flash",
        {"temperature": 0.6, "thinking": False, "effort": "max"},
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
    planned = plan_at(shipped_profile("deepseek"), model, {"top_p": 0.5, "thinking": thinking})

    assert planned.fields.get("top_p") == sent
    assert planned.effects.get("top_p") is effect


def test_deepseek_is_told_switch_and_effort_apart() -> None:
    planned = plan_at(
        shipped_profile("deepseek"),
        "deepseek-flash",
        {"thinking": True, "effort": "medium", "tool_choice": "required"},
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
    assert shipped_profile("deepseek").translation(asked, is_refused=False) is None
    translation = shipped_profile("deepseek").translation(asked, is_refused=True)

    assert translation is not None
    assert (translation.model, translation.thinking) == ("deepseek-flash", thinking)


def test_openrouter_is_bound_to_one_upstream() -> None:
    planned = plan_at(
        shipped_profile("openrouter"), "deepseek/deepseek-v3.2", {"upstream": "DeepSeek"}
    )

    assert planned.fields["provider"] == {"order": ["DeepSeek"], "allow_fallbacks": False}


def test_openrouter_is_asked_by_its_own_ids() -> None:
    translation = shipped_profile("openrouter").translation(
        "deepseek-ai/DeepSeek-R1", is_refused=False
    )

    assert translation is not None
    assert translation.model == "deepseek/deepseek-r1"


def test_openrouter_is_told_effort_and_switch_in_one_object() -> None:
    planned = plan_at(
        shipped_profile("openrouter"),
        "deepseek/deepseek-v4-pro",
        {"effort": "max", "thinking": True, "max_tokens": 5},
    )

    assert planned.fields["reasoning"] == {"enabled": True, "effort": "max"}
    assert planned.fields["max_completion_tokens"] == 5


def test_segmind_is_sent_nothing_but_messages() -> None:
    profile = shipped_profile("segmind")
    planned = plan_at(profile, "deepseek-reasoner", _EVERYTHING)

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
    assert plan_at(shipped_profile(provider), model, {}).system_in_question is in_question


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
    planned = plan_at(shipped_profile(provider), model, {"thinking": False})

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
        planned = plan_at(
            shipped_profile(provider), model, {"effort": "max", "thinking": switch, "stream": False}
        )
        assert {k: v for k, v in planned.fields.items() if k != "stream"} == fields
        assert planned.thinking is switch


@pytest.mark.parametrize("provider", ["siliconflow", "dashscope"])
def test_thinking_is_enabled_by_name(provider: str) -> None:
    model = shipped_host(provider).models[-1].id

    for switch in (True, False):
        planned = plan_at(shipped_profile(provider), model, {"thinking": switch})
        assert planned.fields["enable_thinking"] is switch


def test_ollama_is_spoken_to_in_its_own_way() -> None:
    profile = shipped_profile("ollama")
    planned = plan_at(profile, "m", {"temperature": 0.5, "max_tokens": 5, "tool_choice": "auto"})

    assert profile.dialect.protocol is Protocol.OLLAMA
    assert planned.fields == {
        "options": {"temperature": 0.5, "num_predict": 5},
        "stream": True,
    }
    assert planned.effects == {"tool_choice": Effect.NOT_HERE}


def _named_parameters(rule: Rule) -> Iterator[str]:
    yield from (*rule.no_effect, *rule.refused, *rule.limits, *rule.choices)


def _texts() -> Iterator[Texts]:
    for host in SHIPPED.hosts:
        yield from host.notes
        for card in host.models:
            yield from card.notes
    families, _ = read_families(asset("families"))
    for family in families:
        yield from (*family.strengths, *family.limits, *family.advice)
