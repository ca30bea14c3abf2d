"""What a request carries: what was set, in the host's words, and what became of the rest."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from deepseek_desktop.core.domain.dialect import Dialect, Effect, Protocol, Rule
from deepseek_desktop.core.providers.planning import Plan, plan

# Without a stream, so that only what was set is in the fields.
_QUIET = Dialect(streams=False)
_SWITCH = Dialect(
    streams=False,
    thinking_on={"thinking": {"type": "enabled"}},
    thinking_off={"thinking": {"type": "disabled"}},
    effort="reasoning_effort",
    efforts=("low", "high", "max"),
)
_ON = {"thinking": {"type": "enabled"}}
_OFF = {"thinking": {"type": "disabled"}}


def _plan(dialect: Dialect, *rules: Rule, model: str = "m", **parameters: object) -> Plan:
    return plan(dialect, rules, model, parameters)


@pytest.mark.parametrize(
    ("dialect", "parameters", "fields"),
    [
        (_QUIET, {}, {}),
        (_QUIET, {"temperature": 0.6, "stop": ["a"]}, {"temperature": 0.6, "stop": ["a"]}),
        (_QUIET, {"max_tokens": 9}, {"max_tokens": 9}),
        (
            Dialect(streams=False, max_tokens="max_completion_tokens"),
            {"max_tokens": 9},
            {"max_completion_tokens": 9},
        ),
        (
            Dialect(streams=False, max_tokens="options.num_predict", extra={"options": {"a": 1}}),
            {"max_tokens": 9},
            {"options": {"num_predict": 9, "a": 1}},
        ),
        (_SWITCH, {"thinking": True}, _ON),
        (_SWITCH, {"thinking": False}, _OFF),
        (_SWITCH, {"effort": "max"}, {"reasoning_effort": "max"}),
        (
            Dialect(streams=False, effort="reasoning.effort", thinking_on={"reasoning": {"a": 1}}),
            {"effort": "low", "thinking": True},
            {"reasoning": {"a": 1, "effort": "low"}},
        ),
        (Dialect(streams=False, extra={"x": 1}), {}, {"x": 1}),
        (
            Dialect(streams=False, upstream={"provider": {"order": ["{upstream}"], "only": False}}),
            {"upstream": "DeepSeek"},
            {"provider": {"order": ["DeepSeek"], "only": False}},
        ),
    ],
)
def test_what_is_set_goes_out_in_the_hosts_words(
    dialect: Dialect, parameters: dict[str, object], fields: dict[str, object]
) -> None:
    planned = plan(dialect, (), "m", parameters)

    assert planned.fields == fields
    assert planned.effects == {}


@pytest.mark.parametrize(
    ("dialect", "parameters", "fields"),
    [
        (Dialect(), {}, {"stream": True, "stream_options": {"include_usage": True}}),
        (Dialect(stream_options=False), {}, {"stream": True}),
        (Dialect(), {"stream": False}, {"stream": False}),
        (_QUIET, {}, {}),
        (_QUIET, {"stream": True}, {}),
    ],
)
def test_a_reply_is_streamed_where_the_host_can_and_nobody_minds(
    dialect: Dialect, parameters: dict[str, object], fields: dict[str, object]
) -> None:
    assert plan(dialect, (), "m", parameters).fields == fields


@pytest.mark.parametrize(
    ("name", "value"),
    [("thinking", True), ("effort", "low"), ("upstream", "X"), ("stream", True)],
)
def test_what_a_host_has_no_word_for_is_not_sent(name: str, value: object) -> None:
    planned = plan(_QUIET, (), "m", {name: value})

    assert planned.fields == {}
    assert planned.effects == {name: Effect.NOT_HERE}
    assert planned.thinking is None
    assert planned.effort is None


def test_a_host_that_takes_some_parameters_only_gets_those() -> None:
    planned = _plan(Dialect(streams=False, only=("seed",)), seed=1, temperature=1.0)

    assert planned.fields == {"seed": 1}
    assert planned.effects == {"temperature": Effect.NOT_HERE}


@pytest.mark.parametrize(
    ("rule", "effect"),
    [
        (Rule(no_effect=("top_p",)), Effect.NO_EFFECT),
        (Rule(refused=("top_p",)), Effect.REFUSED),
        (Rule(refused=("top_p",), no_effect=("top_p",)), Effect.REFUSED),
    ],
)
def test_what_does_nothing_or_harm_is_not_sent(rule: Rule, effect: Effect) -> None:
    planned = _plan(_QUIET, rule, top_p=0.5, seed=1)

    assert planned.fields == {"seed": 1}
    assert planned.effects == {"top_p": effect}


def test_an_effect_goes_by_the_source_of_the_rule_that_has_it() -> None:
    rules = (
        Rule(no_effect=("top_p", "seed"), source="A page"),
        Rule(refused=("top_p",), source="Another page", as_of="2026-11-15"),
        Rule(limits={"temperature": (0, 1)}, as_of="2026-11-16"),
        Rule(refused=("stop",)),
    )

    planned = _plan(_QUIET, *rules, top_p=0.5, seed=1, temperature=2, stop=["a"], max_tokens=9)

    assert planned.origins == {
        "top_p": "Another page, 2026-11-15",
        "seed": "A page",
        "temperature": "2026-11-16",
    }


@pytest.mark.parametrize(
    ("value", "sent", "effect"),
    [
        (0.5, 0.95, Effect.CHANGED),
        (2, 1, Effect.CHANGED),
        (0.95, 0.95, None),
        (1, 1, None),
    ],
)
def test_a_value_outside_the_limits_is_moved_to_the_nearest(
    value: float, sent: float, effect: Effect | None
) -> None:
    planned = _plan(_QUIET, Rule(limits={"top_p": (0.95, 1)}), top_p=value)

    assert planned.fields == {"top_p": sent}
    assert planned.effects.get("top_p") is effect


def test_the_token_limit_has_limits_too() -> None:
    planned = _plan(_QUIET, Rule(limits={"max_tokens": (1, 100)}), max_tokens=1000)

    assert planned.fields == {"max_tokens": 100}
    assert planned.effects == {"max_tokens": Effect.CHANGED}


@pytest.mark.parametrize(
    ("value", "is_sent"),
    [("auto", True), ("required", False), ({"type": "function"}, False)],
)
def test_a_value_that_a_model_does_not_take_is_not_sent(value: object, is_sent: bool) -> None:
    planned = _plan(_QUIET, Rule(choices={"tool_choice": ("auto", "none")}), tool_choice=value)

    assert planned.fields == ({"tool_choice": value} if is_sent else {})
    assert planned.effects == ({} if is_sent else {"tool_choice": Effect.REFUSED})


@pytest.mark.parametrize(
    ("pattern", "model", "concerns"),
    [
        ("*", "anything", True),
        ("deepseek-r1", "DeepSeek-R1", True),
        ("deepseek-r1", "deepseek-r1-0528", False),
        ("*DeepSeek-R1*", "org/deepseek-r1-0528", True),
        ("deepseek-r1:*", "deepseek-r1:8b", True),
        ("deepseek-v3", "deepseek-v3.1", False),
    ],
)
def test_a_rule_is_about_the_models_that_fit_its_patterns(
    pattern: str, model: str, concerns: bool
) -> None:
    rule = Rule(models=("never", pattern), no_effect=("seed",))

    assert rule.concerns(model) is concerns
    assert ("seed" in _plan(_QUIET, rule, model=model, seed=1).effects) is concerns


@pytest.mark.parametrize(
    ("rules", "parameters", "thinking"),
    [
        ((), {}, None),
        ((Rule(thinks=True),), {}, True),
        ((Rule(thinks=False), Rule(thinks=True)), {}, False),  # the first that knows
        ((Rule(models=("other",), thinks=True),), {}, None),
        ((Rule(thinks=True),), {"thinking": False}, False),
        ((), {"thinking": True}, True),
        ((Rule(thinks=True, no_effect=("thinking",)),), {"thinking": False}, True),
        ((Rule(thinks=True, refused=("thinking",)),), {"thinking": False}, True),
    ],
)
def test_whether_a_model_will_think_is_told_where_it_is_known(
    rules: tuple[Rule, ...], parameters: dict[str, object], thinking: bool | None
) -> None:
    assert plan(_SWITCH, rules, "m", parameters).thinking is thinking


@pytest.mark.parametrize(
    "dialect",
    [
        Dialect(streams=False),
        Dialect(streams=False, thinking_on=_ON),  # it can be switched on, but not off
        Dialect(streams=False, thinking_on=_ON, thinking_off=_OFF, only=("seed",)),
    ],
)
def test_a_switch_that_is_not_sent_switches_nothing(dialect: Dialect) -> None:
    planned = _plan(dialect, Rule(thinks=True), thinking=False)

    assert planned.fields == {}
    assert planned.effects == {"thinking": Effect.NOT_HERE}
    assert planned.thinking is True


@pytest.mark.parametrize(
    ("rule_holds_while", "parameters", "is_held_back"),
    [
        (True, {"thinking": True}, True),
        (True, {"thinking": False}, False),
        (True, {}, True),  # by itself it thinks
        (False, {"thinking": False}, True),
        (False, {"thinking": True}, False),
        (None, {"thinking": False}, True),
    ],
)
def test_some_rules_hold_only_while_a_model_thinks_or_only_while_not(
    rule_holds_while: bool | None, parameters: dict[str, object], is_held_back: bool
) -> None:
    rules = (Rule(thinks=True), Rule(thinking=rule_holds_while, no_effect=("temperature",)))

    planned = plan(_SWITCH, rules, "m", {**parameters, "temperature": 1.0})

    assert ("temperature" not in planned.fields) is is_held_back


def test_a_rule_for_thinking_does_not_hold_where_nobody_knows() -> None:
    planned = _plan(_SWITCH, Rule(thinking=True, no_effect=("temperature",)), temperature=1.0)

    assert planned.fields == {"temperature": 1.0}


@pytest.mark.parametrize(
    ("known", "wanted", "sent"),
    [
        ((), "minimal", "minimal"),
        (("low", "high", "max"), "high", "high"),
        (("low", "high", "max"), "minimal", "low"),
        (("low", "high", "max"), "medium", "high"),  # as DeepSeek itself reads it
        (("high", "max"), "low", "high"),
        (("low", "medium"), "max", "medium"),
        (("strange",), "low", "low"),
        (("strange", "max"), "low", "max"),
    ],
)
def test_an_effort_that_a_host_does_not_know_becomes_the_nearest(
    known: tuple[str, ...], wanted: str, sent: str
) -> None:
    planned = _plan(Dialect(streams=False, effort="effort", efforts=known), effort=wanted)

    assert planned.fields == {"effort": sent}
    assert planned.effort == sent
    assert planned.effects == ({} if sent == wanted else {"effort": Effect.CHANGED})


@pytest.mark.parametrize("names", [("thinking", "effort"), ("effort", "thinking")])
def test_the_order_of_typing_does_not_matter(names: tuple[str, ...]) -> None:
    """Where switch and effort are one field, the effort says more than the switch."""
    dialect = Dialect(streams=False, thinking_on={"think": True}, effort="think")
    values: dict[str, object] = {"thinking": True, "effort": "high"}

    planned = plan(dialect, (), "m", {name: values[name] for name in names})

    assert planned.fields == {"think": "high"}


def test_an_effort_that_has_no_effect_is_none() -> None:
    rules = (Rule(thinking=False, no_effect=("effort",)),)

    planned = plan(_SWITCH, rules, "m", {"effort": "max", "thinking": False})

    assert planned.fields == _OFF
    assert planned.effort is None
    assert planned.effects == {"effort": Effect.NO_EFFECT}


def test_ollama_takes_options_apart_from_the_rest() -> None:
    dialect = Dialect(Protocol.OLLAMA, streams=False, max_tokens="options.num_predict")

    planned = _plan(dialect, max_tokens=5, temperature=0.5, tools=[{"type": "function"}])

    assert planned.fields == {
        "options": {"num_predict": 5, "temperature": 0.5},
        "tools": [{"type": "function"}],
    }


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        (Rule(system_in_question=True), True),
        (Rule(), False),
        (Rule(models=("other",), system_in_question=True), False),
        (Rule(thinking=True, system_in_question=True), False),  # it is not known to think
    ],
)
def test_the_system_prompt_goes_into_the_question_where_a_rule_says_so(
    rule: Rule, expected: bool
) -> None:
    assert _plan(_SWITCH, rule).system_in_question is expected


def test_planning_changes_neither_the_dialect_nor_what_was_set() -> None:
    extra: dict[str, Any] = {"response_format": {"strict": True}, "reasoning": {"a": 1}}
    dialect = Dialect(
        extra=extra,
        thinking_on={"reasoning": {"enabled": True}},
        effort="reasoning.effort",
    )
    parameters = {"response_format": {"type": "x"}, "thinking": True, "effort": "low"}
    before = deepcopy((dialect, parameters))

    planned = plan(dialect, (), "m", parameters)

    assert planned.fields["response_format"] == {"type": "x", "strict": True}
    assert planned.fields["reasoning"] == {"enabled": True, "effort": "low", "a": 1}
    assert (dialect, parameters) == before


def test_a_field_in_the_place_of_an_object_gives_way() -> None:
    dialect = Dialect(streams=False, thinking_on={"think": True}, effort="think.level")

    assert _plan(dialect, thinking=True, effort="low").fields == {"think": {"level": "low"}}
