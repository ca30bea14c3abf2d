"""Prompts that a person keeps, and the places in them that are filled in when they are used."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from deepseek_desktop.core.domain.book import Named
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.words import words

SELECTION = "selection"
CLIPBOARD = "clipboard"
NAME_LIMIT = 40
"""How many characters the name of a saved prompt may have."""

_PLACE = r"(?s)\{\{[ \t]*([^\W\d][\w-]*)[ \t]*(?:=((?:(?!\}\}|\{\{).)*))?\}\}"
_NAME = r"(?:[^\W_]|-)+"


class SavedPrompt(Named, frozen=True):
    """A prompt of the library; `/name` brings it into the composer."""

    text: str


class Variable(Struct, frozen=True):
    """A place to fill in, and what stands there unless something else is given."""

    name: str
    default: str = ""


def variables(text: str) -> tuple[Variable, ...]:
    """Return the places of `text` in their order, each name once.

    A place is `{{name}}` or `{{name=default}}`; a name begins with a letter, Chinese or other. Of
    several defaults for a name the first that is not empty holds. What looks otherwise is text.
    """
    found: dict[str, str] = {}
    for place in re.finditer(_PLACE, text):
        found[place[1]] = found.get(place[1]) or place[2] or ""
    return tuple(Variable(name, default) for name, default in found.items())


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return `text` with its places filled: by `values`, else by their defaults, else by nothing.

    A value that is empty counts as not given. What stands in a value is never read as a place.
    """
    defaults = {variable.name: variable.default for variable in variables(text)}
    return re.sub(_PLACE, lambda place: values.get(place[1]) or defaults[place[1]], text)


def prompt_name(text: str) -> str:
    """Return a name as it is kept; raise `SettingError` for what cannot follow a slash."""
    name = text.strip().removeprefix("/")
    if not name:
        raise SettingError(_NAMELESS)
    if len(name) > NAME_LIMIT:
        raise SettingError(_LONG, limit=str(NAME_LIMIT))
    if not re.fullmatch(_NAME, name):
        raise SettingError(_UNFIT)
    return name


_NAMELESS = words("errors", "Give the prompt a name: it is called by it, with a slash in front.")
_LONG = words("errors", "The name is too long: at most {limit} characters.")
_UNFIT = words("errors", "A name is made of letters, digits and hyphens, without blanks.")
