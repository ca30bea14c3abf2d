"""What a person may set about a request: declared once, read from text, checked before sending."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.parameter_values import (
    Kind,
    Parameter,
    read_value,
    value_text,
)
from deepseek_desktop.core.domain.typed import shown
from deepseek_desktop.core.domain.words import words

__all__ = [
    "BY_NAME",
    "EFFORTS",
    "PARAMETERS",
    "Kind",
    "Parameter",
    "Parameters",
    "checked_parameters",
    "parameter_named",
    "read_assignments",
    "read_value",
    "value_text",
]

Parameters = Mapping[str, object]
"""Values by parameter name, as JSON values; what is not in it is left to the host."""

EFFORTS = ("minimal", "low", "medium", "high", "max")


def _parameter(name: str, kind: Kind, label: str, about: str, **bounds: Any) -> Parameter:
    return Parameter(name, kind, label, about, **bounds)


PARAMETERS: tuple[Parameter, ...] = (
    _parameter(
        "thinking",
        Kind.SWITCH,
        words("parameters", "Thinking"),
        words("parameters", "Whether the model thinks before it answers."),
    ),
    _parameter(
        "effort",
        Kind.CHOICE,
        words("parameters", "Effort"),
        words("parameters", "How long the model may think."),
        choices=EFFORTS,
    ),
    _parameter(
        "max_tokens",
        Kind.INTEGER,
        words("parameters", "Most tokens"),
        words(
            "parameters", "The reply ends after so many tokens; thinking counts with most hosts."
        ),
        least=1,
        most=10_000_000,
    ),
    _parameter(
        "temperature",
        Kind.NUMBER,
        words("parameters", "Temperature"),
        words("parameters", "0 is the most predictable; higher values vary more."),
        least=0,
        most=2,
    ),
    _parameter(
        "top_p",
        Kind.NUMBER,
        words("parameters", "Top p"),
        words("parameters", "Considers only the likeliest tokens that make up this share."),
        least=0,
        most=1,
    ),
    _parameter(
        "frequency_penalty",
        Kind.NUMBER,
        words("parameters", "Frequency penalty"),
        words("parameters", "Above 0, what was said often is said less."),
        least=-2,
        most=2,
    ),
    _parameter(
        "presence_penalty",
        Kind.NUMBER,
        words("parameters", "Presence penalty"),
        words("parameters", "Above 0, what was said at all is said less."),
        least=-2,
        most=2,
    ),
    _parameter(
        "seed",
        Kind.INTEGER,
        words("parameters", "Seed"),
        words("parameters", "The same seed and prompt give nearly the same reply, where honoured."),
        least=-(2**63),
        most=2**63 - 1,
    ),
    _parameter(
        "stop",
        Kind.TEXTS,
        words("parameters", "Stop at"),
        words("parameters", "The reply ends before any of these texts, one on each line."),
    ),
    _parameter(
        "response_format",
        Kind.JSON,
        words("parameters", "Response format"),
        words(
            "parameters",
            "A JSON object with a type, like json_object or json_schema. Ask for JSON in the "
            "prompt, too.",
        ),
    ),
    _parameter(
        "tools",
        Kind.JSON,
        words("parameters", "Tools"),
        words("parameters", "A JSON list of functions. Calls are shown, never run."),
    ),
    _parameter(
        "tool_choice",
        Kind.JSON,
        words("parameters", "Tool choice"),
        words("parameters", "none, auto, required, or a JSON object that names a function."),
    ),
    _parameter(
        "stream",
        Kind.SWITCH,
        words("parameters", "Stream"),
        words("parameters", "Whether the reply arrives piece by piece, or as a whole at its end."),
    ),
    _parameter(
        "upstream",
        Kind.TEXT,
        words("parameters", "Upstream"),
        words(
            "parameters",
            "For a router: the one company that shall answer, for a fair comparison.",
        ),
    ),
)
"""Every parameter, in the order in which it is shown."""

BY_NAME: Mapping[str, Parameter] = {parameter.name: parameter for parameter in PARAMETERS}

_OTHER_NAMES = {
    "max_completion_tokens": "max_tokens",
    "reasoning_effort": "effort",
    "num_predict": "max_tokens",
}


def read_assignments(texts: list[str]) -> Parameters:
    """Return parameters from texts like `temperature=0.6`; raise `SettingError` for nonsense."""
    parameters: dict[str, object] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign:
            raise SettingError(_NO_ASSIGNMENT, typed=shown(text))
        parameter = parameter_named(name.strip())
        parameters[parameter.name] = read_value(parameter, value)
    return parameters


def parameter_named(name: str) -> Parameter:
    """Return a parameter by our name or by another that hosts use; raise `SettingError`."""
    parameter = BY_NAME.get(_OTHER_NAMES.get(name, name))
    if parameter is None:
        raise SettingError(_UNKNOWN, name=shown(name), known=", ".join(BY_NAME))
    return parameter


def checked_parameters(values: object) -> Parameters:
    """Return parameters that were stored as JSON, without what is not usable any more."""
    if not isinstance(values, dict):
        return {}
    checked: dict[str, object] = {}
    for parameter in PARAMETERS:
        value = values.get(parameter.name)
        if value is None:
            continue
        with suppress(SettingError):
            checked[parameter.name] = read_value(parameter, value_text(parameter, value))
    return checked


_NO_ASSIGNMENT = words(
    "errors", "“{typed}” sets no parameter. Write NAME=VALUE, like temperature=0.6."
)
_UNKNOWN = words("errors", "There is no parameter “{name}”. Known: {known}.")
