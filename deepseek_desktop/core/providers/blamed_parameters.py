"""Which of the parameters that a person can set a host objects to, in whatever words."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.parameters import BY_NAME, parameter_named

_DEEPEST = 20
_WIRE_NAMES = {
    "think": "thinking",
    "enable_thinking": "thinking",
    "max_new_tokens": "max_tokens",
    "reasoning.effort": "effort",
}
"""What hosts call a parameter, besides what it is called everywhere."""

_NAMES = (*BY_NAME, "max_completion_tokens", "reasoning_effort", "num_predict", *_WIRE_NAMES)
_NAME = "|".join(sorted(map(re.escape, _NAMES), key=len, reverse=True))
# The names that are no words of a language: found alone, they cannot mean anything else.
_TERM = "|".join(sorted((re.escape(name) for name in _NAMES if "_" in name), key=len, reverse=True))
_QUOTE = "[`'\"“”‘’]"
_OBJECTS = (
    r"(?:is|are|was|were|does|do|can|could|must|should|may|has|have|cannot|specified|unexpected"
    r"|unsupported|unrecognized|parameter|not)\b"
)
_WORDED = tuple(
    re.compile(rf"(?i){pattern}")
    for pattern in (
        # parameter `x`, argument supplied: x, field: 'x', Invalid value for x
        r"(?:(?:parameter|argument|field|propert(?:y|ie)|input|option|name)s?|value (?:for|of))\b"
        rf"[^a-z0-9]{{0,20}}(?:supplied|is|was|for|of|named)?[^a-z0-9]{{1,6}}({_NAME})\b(?!\.)",
        # 'x' is not supported, `x` must be, 'x' was unexpected
        rf"(?<!when )(?<!if ){_QUOTE}({_NAME}){_QUOTE}\s?:?\s?{_OBJECTS}",
        # Invalid 'x': too large, Unsupported: x, does not support x, Invalid x value
        r"(?:invalid|unsupported|unrecognized|unknown|unexpected"
        r"|(?:not|n't) (?:support|accept|allow))(?: (?:the|this|any))?"
        rf"[^a-z0-9]{{1,4}}({_NAME})\b(?!\.)",
        # x must be between 0 and 2, with a name that is no common word
        rf"\b(temperature|{_TERM}){_QUOTE}?:? (?:value |parameter |type )?{_OBJECTS}",
        # 1 validation error for Request, seed, Extra inputs are not permitted
        rf"validation errors? for \w+\s+({_NAME})\b",
        # [{'type': 'extra_forbidden', 'loc': ('body', 'seed'), ...}], printed by Python
        rf"'loc': \('body',(?: '\w+',)? '({_NAME})'",
    )
)


def blamed_parameter(body: bytes, said: str) -> str | None:
    """Return our name of the parameter that the host blames, if it is one that can be set."""
    names = list(_named_in(_json(body)))
    # Only where no field of the error names anything, the words have to do.
    named = names or (name for pattern in _WORDED for name in pattern.findall(said))
    return next((name for wired in named if (name := _our_name(wired))), None)


def _json(text: str | bytes) -> object:
    try:
        return json.loads(text if isinstance(text, str) else text.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def _our_name(wired: str) -> str | None:
    name = wired.lower()
    try:
        return parameter_named(_WIRE_NAMES.get(name, name)).name
    except SettingError:
        return None


def _named_in(value: object, depth: int = 0) -> Iterator[str]:
    """Yield names that an error body gives: OpenAI's `param`, pydantic's `loc`, zod's `path`."""
    if depth > _DEEPEST:
        return
    if isinstance(value, str) and value.startswith("{"):  # a router quotes whom it asked
        yield from _named_in(_json(value), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from _named_in(each, depth + 1)
    elif isinstance(value, dict):
        if isinstance(param := value.get("param"), str) and param:
            yield param
            yield param.partition(".")[0].partition("[")[0]
        for name in ("loc", "path"):
            yield from _steps(value.get(name))
        for each in value.values():
            yield from _named_in(each, depth + 1)


def _steps(place: object) -> list[str]:
    """Return the names on the way to a value; what a message holds is no parameter."""
    names = [step for step in place if isinstance(step, str)] if isinstance(place, list) else []
    return names[:1] if "messages" in names else [name for name in names if name != "body"]
