"""What one parameter's value may be: read from text, told back, refused when it is nonsense."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from math import isfinite

from msgspec import Struct

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.typed import shown
from deepseek_desktop.core.domain.words import words

_TEXT_LIMIT = 100_000
_STOPS_LIMIT = 16


class Kind(StrEnum):
    """What a parameter's value is."""

    NUMBER = "number"
    INTEGER = "integer"
    SWITCH = "switch"
    CHOICE = "choice"
    TEXT = "text"
    TEXTS = "texts"
    JSON = "json"


class Parameter(Struct, frozen=True):
    """One parameter: its name on the command line and, for most hosts, on the wire."""

    name: str
    kind: Kind
    label: str
    help: str
    least: float | None = None
    most: float | None = None
    choices: tuple[str, ...] = ()


def read_value(parameter: Parameter, text: str) -> object:
    """Return the value that `text` means for a parameter; raise `SettingError` for nonsense."""
    if len(text) > _TEXT_LIMIT:
        raise SettingError(_TOO_LONG, name=parameter.name)
    # What a reply stops at may begin or end with a blank.
    typed = text if parameter.kind is Kind.TEXTS else text.strip()
    return _READERS[parameter.kind](parameter, typed)


def value_text(parameter: Parameter, value: object) -> str:
    """Return a value as a person would type it; `read_value` reads it back."""
    match value:
        case bool():
            return "on" if value else "off"
        case list() if parameter.kind is Kind.TEXTS:
            return "\n".join(str(text).replace("\n", "\\n") for text in value)
        case str():
            return value
        case _:
            return json.dumps(value, ensure_ascii=False)


def _read_number(parameter: Parameter, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    return _within(parameter, value, text)


def _read_integer(parameter: Parameter, text: str) -> int:
    try:
        value = int(text)
    except ValueError:
        raise _outside(parameter, text) from None
    _within(parameter, value, text)
    return value


def _within(parameter: Parameter, value: float, text: str) -> float:
    least, most = parameter.least, parameter.most
    # A number that is none compares false with everything, so it is outside of any bounds.
    if not (least is None or value >= least) or not (most is None or value <= most):
        raise _outside(parameter, text)
    return value


def _outside(parameter: Parameter, text: str) -> SettingError:
    whole = parameter.kind is Kind.INTEGER
    return SettingError(
        _NO_INTEGER if whole else _NO_NUMBER,
        name=parameter.name,
        typed=shown(text),
        least=f"{parameter.least or 0:g}" if not whole else str(int(parameter.least or 0)),
        most=f"{parameter.most or 0:g}" if not whole else str(int(parameter.most or 0)),
    )


def _read_switch(parameter: Parameter, text: str) -> bool:
    meaning = {"on": True, "true": True, "yes": True, "off": False, "false": False, "no": False}
    if text.lower() not in meaning:
        raise SettingError(_NO_SWITCH, name=parameter.name, typed=shown(text))
    return meaning[text.lower()]


def _read_choice(parameter: Parameter, text: str) -> str:
    if text not in parameter.choices:
        raise SettingError(
            _NO_CHOICE,
            name=parameter.name,
            typed=shown(text),
            choices=", ".join(parameter.choices),
        )
    return text


def _read_text(parameter: Parameter, text: str) -> str:
    if not text or not text.isprintable():
        raise SettingError(_NO_TEXT, name=parameter.name)
    return text


def _read_texts(parameter: Parameter, text: str) -> list[str]:
    texts = [line.replace("\\n", "\n") for line in text.split("\n") if line.strip()]
    if not texts or len(texts) > _STOPS_LIMIT or not _can_be_sent(text):
        raise SettingError(_NO_TEXTS, name=parameter.name, most=str(_STOPS_LIMIT))
    return texts


def _read_json(parameter: Parameter, text: str) -> object:
    value: object
    if parameter.name == "tool_choice" and text in {"none", "auto", "required"}:
        return text
    try:
        value = json.loads(text, parse_constant=_refuse_constant, parse_float=_finite)
        if not _can_be_sent(json.dumps(value, ensure_ascii=False)):
            raise ValueError("half a character")
    except (ValueError, RecursionError) as error:
        place = f"{error.lineno}:{error.colno}" if isinstance(error, json.JSONDecodeError) else "?"
        raise SettingError(_NO_JSON, name=parameter.name, place=place) from error
    if parameter.name == "tools":
        _check_tools(value)
    elif not isinstance(value, dict) or not isinstance(value.get("type"), str):
        raise SettingError(_NO_TYPED_OBJECT, name=parameter.name)
    return value


def _check_tools(value: object) -> None:
    if not isinstance(value, list) or not value:
        raise SettingError(_NO_TOOLS)
    for number, tool in enumerate(value, 1):
        function = tool.get("function") if isinstance(tool, dict) else None
        if not isinstance(function, dict) or not isinstance(function.get("name"), str):
            raise SettingError(_NO_TOOL, number=str(number))


def _refuse_constant(name: str) -> object:
    raise ValueError(name)  # NaN and Infinity are no JSON, whatever Python thinks


def _finite(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise ValueError(digits)  # 1e999 is JSON, but cannot be sent again
    return number


def _can_be_sent(text: str) -> bool:
    """Whether a text has no half characters, which no encoding knows."""
    return not any("\ud800" <= character <= "\udfff" for character in text)


_READERS: Mapping[Kind, Callable[[Parameter, str], object]] = {
    Kind.NUMBER: _read_number,
    Kind.INTEGER: _read_integer,
    Kind.SWITCH: _read_switch,
    Kind.CHOICE: _read_choice,
    Kind.TEXT: _read_text,
    Kind.TEXTS: _read_texts,
    Kind.JSON: _read_json,
}

_TOO_LONG = words("errors", "The value of {name} is too long.")
_NO_NUMBER = words("errors", "{name} is a number from {least} to {most}, not “{typed}”.")
_NO_INTEGER = words("errors", "{name} is a whole number from {least} to {most}, not “{typed}”.")
_NO_SWITCH = words("errors", "{name} is on or off, not “{typed}”.")
_NO_CHOICE = words("errors", "{name} is one of {choices}, not “{typed}”.")
_NO_TEXT = words("errors", "{name} needs a text on one line.")
_NO_TEXTS = words("errors", "{name} takes 1 to {most} texts, one on each line.")
_NO_JSON = words(
    "errors", "{name} is not valid JSON (line and column {place}). Nothing was sent; correct it."
)
_NO_TYPED_OBJECT = words("errors", "{name} has to be a JSON object with a “type”.")
_NO_TOOLS = words("errors", "The tools have to be a JSON list with at least one function.")
_NO_TOOL = words(
    "errors", "Tool {number} names no function: it needs “function” with a “name” in it."
)
