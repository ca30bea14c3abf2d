"""What a person may set: what is understood, what is refused, what comes back from a file."""

from __future__ import annotations

import json

import pytest

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.parameters import (
    BY_NAME,
    EFFORTS,
    PARAMETERS,
    Kind,
    checked_parameters,
    parameter_named,
    read_assignments,
    read_value,
    value_text,
)

_TOOLS = [{"type": "function", "function": {"name": "weather"}}]
_UNDERSTOOD: list[tuple[str, str, object]] = [
    ("thinking", "on", True),
    ("thinking", "Yes", True),
    ("thinking", " false ", False),
    ("effort", "minimal", "minimal"),
    ("effort", "max", "max"),
    ("max_tokens", "1", 1),
    ("max_tokens", "10000000", 10_000_000),
    ("temperature", "0", 0.0),
    ("temperature", "2", 2.0),
    ("temperature", " 0.6 ", 0.6),
    ("top_p", "1e-1", 0.1),
    ("frequency_penalty", "-2", -2.0),
    ("presence_penalty", "1.5", 1.5),
    ("seed", "-9223372036854775808", -(2**63)),
    ("seed", "9223372036854775807", 2**63 - 1),
    ("stop", "END", ["END"]),
    ("stop", "one\n\ntwo", ["one", "two"]),
    ("stop", " END ", [" END "]),
    ("stop", r"\n\nQ:", ["\n\nQ:"]),
    ("response_format", '{"type": "json_object"}', {"type": "json_object"}),
    ("tools", json.dumps(_TOOLS), _TOOLS),
    ("tool_choice", "auto", "auto"),
    ("tool_choice", '{"type": "function"}', {"type": "function"}),
    ("stream", "off", False),
    ("upstream", "DeepSeek", "DeepSeek"),
]
_REFUSED = [
    ("thinking", "perhaps"),
    ("thinking", ""),
    ("effort", "xhigh"),
    ("effort", ""),
    ("max_tokens", "0"),
    ("max_tokens", "10000001"),
    ("max_tokens", "1.5"),
    ("max_tokens", "9" * 5000),
    ("temperature", "2.1"),
    ("temperature", "-0.1"),
    ("temperature", "nan"),
    ("temperature", "inf"),
    ("temperature", "warm"),
    ("temperature", "0,6"),
    ("seed", str(2**63)),
    ("stop", ""),
    ("stop", " \n "),
    ("stop", "\n".join("abcdefghijklmnopq")),  # 17 of them
    ("stop", "half \ud83d"),
    ("response_format", "json_object"),
    ("response_format", "[]"),
    ("response_format", '{"type": 1}'),
    ("response_format", '{"type": "x", "n": NaN}'),
    ("response_format", '{"type": "x", "n": 1e999}'),
    ("response_format", '{"type": "\\ud83d"}'),
    ("response_format", "[" * 90_000),
    ("tools", "[]"),
    ("tools", '{"function": {"name": "f"}}'),
    ("tools", '[{"function": {}}]'),
    ("tools", "[1]"),
    ("tool_choice", "some"),
    ("tool_choice", '"auto"'),
    ("upstream", ""),
    ("upstream", "two\nlines"),
    ("upstream", "x" * 100_001),
]


@pytest.mark.parametrize(("name", "text", "value"), _UNDERSTOOD)
def test_a_text_is_read_as_the_value_it_means(name: str, text: str, value: object) -> None:
    read = read_value(BY_NAME[name], text)

    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(("name", "text"), _REFUSED, ids=lambda text: text[:20])
def test_nonsense_is_refused_in_a_sentence_that_names_the_parameter(name: str, text: str) -> None:
    with pytest.raises(SettingError) as caught:
        read_value(BY_NAME[name], text)

    sentence = caught.value.failure.sentence
    assert name in sentence or "Tool 1" in sentence
    assert len(sentence) < 300
    assert sentence.isprintable()


def test_a_mistake_in_json_is_told_with_its_place() -> None:
    with pytest.raises(SettingError, match="2:15"):
        read_value(BY_NAME["response_format"], '{"type":\n "json_schema"')


def test_the_second_tool_is_named_when_it_is_the_wrong_one() -> None:
    with pytest.raises(SettingError, match="Tool 2"):
        read_value(BY_NAME["tools"], json.dumps([*_TOOLS, {"function": "weather"}]))


def test_the_bounds_are_told() -> None:
    with pytest.raises(SettingError, match=r"temperature is a number from 0 to 2, not “3”"):
        read_value(BY_NAME["temperature"], "3")
    with pytest.raises(SettingError, match="whole number from 1 to 10000000, not “many”"):
        read_value(BY_NAME["max_tokens"], "many")


@pytest.mark.parametrize(("name", "_text", "value"), _UNDERSTOOD)
def test_a_value_told_as_text_is_read_back_as_it_was(name: str, _text: str, value: object) -> None:
    assert read_value(BY_NAME[name], value_text(BY_NAME[name], value)) == value


@pytest.mark.parametrize(
    ("name", "value", "text"),
    [
        ("thinking", True, "on"),
        ("stream", False, "off"),
        ("temperature", 0.6, "0.6"),
        ("stop", ["\n", "b"], "\\n\nb"),
        ("tool_choice", "auto", "auto"),
        ("response_format", {"type": "文"}, '{"type": "文"}'),
    ],
)
def test_a_value_is_told_as_a_person_would_type_it(name: str, value: object, text: str) -> None:
    assert value_text(BY_NAME[name], value) == text


def test_assignments_give_values_by_our_names() -> None:
    assert read_assignments(["temperature = 0.6", "max_completion_tokens=5", "stop=a=b"]) == {
        "temperature": 0.6,
        "max_tokens": 5,
        "stop": ["a=b"],
    }


def test_the_last_assignment_counts() -> None:
    assert read_assignments(["seed=1", "seed=2"]) == {"seed": 2}


@pytest.mark.parametrize("text", ["temperature", "", "temperature:0.6"])
def test_an_assignment_needs_its_sign(text: str) -> None:
    with pytest.raises(SettingError, match="NAME=VALUE"):
        read_assignments([text])


@pytest.mark.parametrize(
    ("name", "ours"),
    [
        ("temperature", "temperature"),
        ("max_completion_tokens", "max_tokens"),
        ("num_predict", "max_tokens"),
        ("reasoning_effort", "effort"),
    ],
)
def test_a_parameter_is_known_by_the_names_that_hosts_use(name: str, ours: str) -> None:
    assert parameter_named(name).name == ours


def test_an_unknown_parameter_is_told_with_those_that_there_are() -> None:
    with pytest.raises(SettingError, match="top_p") as caught:
        parameter_named("top\x1b_k" * 50)

    assert "\x1b" not in caught.value.failure.sentence
    assert "top·_k" in caught.value.failure.sentence


@pytest.mark.parametrize(
    ("stored", "usable"),
    [
        ({"temperature": 0.6, "thinking": True}, {"temperature": 0.6, "thinking": True}),
        ({"temperature": 1}, {"temperature": 1.0}),
        ({"temperature": None, "seed": 1}, {"seed": 1}),
        ({"temperature": "hot", "seed": 1}, {"seed": 1}),
        ({"temperature": True}, {}),
        ({"temperature": 7}, {}),
        ({"max_tokens": [1]}, {}),
        ({"thinking": 1}, {}),
        ({"tools": [{"type": "function"}]}, {}),
        ({"top_k": 5}, {}),
        ({}, {}),
        (["temperature"], {}),
        (None, {}),
    ],
)
def test_of_stored_parameters_only_the_usable_ones_come_back(
    stored: object, usable: dict[str, object]
) -> None:
    assert checked_parameters(stored) == usable


def test_everything_understood_survives_being_stored() -> None:
    for name, _, value in _UNDERSTOOD:
        assert checked_parameters(json.loads(json.dumps({name: value}))) == {name: value}


def test_every_parameter_is_tried_and_can_be_explained() -> None:
    assert {name for name, _, _ in _UNDERSTOOD} == {p.name for p in PARAMETERS}
    for parameter in PARAMETERS:
        assert parameter.label
        assert parameter.help.endswith(".")
        if parameter.kind in {Kind.NUMBER, Kind.INTEGER}:
            assert parameter.least is not None
            assert parameter.most is not None
        assert bool(parameter.choices) is (parameter.kind is Kind.CHOICE)
    assert BY_NAME["effort"].choices == EFFORTS
