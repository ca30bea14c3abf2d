from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import deepseek_desktop
from deepseek_desktop.core.domain.errors import (
    DeskError,
    Fault,
    ProviderError,
    StreamBrokenError,
    UnknownModelError,
)
from deepseek_desktop.core.domain.outcome import Outcome

_PACKAGE = Path(deepseek_desktop.__file__).parent
_LONGEST_SENTENCE = 300


def _family(kind: type[DeskError]) -> Iterator[type[DeskError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from _family(child)


def _error_texts() -> Iterator[tuple[str, str]]:
    """Yield where each sentence for an error stands in the source, and the sentence."""
    for path in sorted(_PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(ast.Name("words"), [ast.Constant("errors"), text]):
                    place = f"{path.relative_to(_PACKAGE)}:{node.lineno}"
                    yield place, ast.literal_eval(text)
                case _:
                    pass


def _places(text: str) -> list[str]:
    return [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]


@cache
def _texts() -> dict[str, str]:
    return dict(_error_texts())


@pytest.mark.parametrize("kind", list(_family(DeskError)), ids=lambda kind: kind.__name__)
def test_every_error_says_what_happened_in_a_sentence(kind: type[DeskError]) -> None:
    error = kind("{host} answered {status}: {said}.", status=418, host="h.example", said="no")

    assert str(error) == "h.example answered 418: no."
    assert error.failure.sentence == str(error)
    assert error.failure.status == 418
    assert isinstance(error.failure.fault, Fault)
    assert not error.outcome.is_answered


def test_errors_are_stored_under_words_that_tell_them_apart() -> None:
    kinds = [kind("Text.").failure.kind for kind in _family(DeskError)]

    assert len(set(kinds)) == len(kinds) >= 14
    assert StreamBrokenError("Text.").failure.kind == "stream_broken"
    assert UnknownModelError("Text.").failure.kind == "unknown_model"


def test_an_error_may_know_better_whose_fault_it_is() -> None:
    assert ProviderError("Text.").failure.fault is Fault.PROVIDER
    assert ProviderError("Text.", fault=Fault.NETWORK).failure.fault is Fault.NETWORK
    assert ProviderError.outcome is Outcome.REFUSED


def test_braces_in_what_a_host_says_are_not_places() -> None:
    error = ProviderError("It said: {said}", said="{key} {0} {")

    assert str(error) == "It said: {key} {0} {"


def test_every_error_stands_in_the_tree_that_people_read() -> None:
    source = (_PACKAGE / "core/domain/errors.py").read_text("utf-8")
    tree = ast.get_docstring(ast.parse(source)) or ""
    ours = [k for k in _family(DeskError) if k.__module__.startswith("deepseek_desktop.core")]

    assert [kind.__name__ for kind in ours if kind.__name__ not in tree] == []


def test_there_are_sentences_to_check() -> None:
    assert len(_texts()) > 30


def test_a_sentence_for_an_error_is_plain_and_short_and_ends() -> None:
    for place, text in _texts().items():
        filled = text.format_map(dict.fromkeys(_places(text), "0123456789abcdef"))

        assert len(filled) <= _LONGEST_SENTENCE, place
        assert filled.isprintable(), place
        assert filled == filled.strip(), place
        assert "  " not in filled, place
        assert text.endswith((".", "}")), place
        assert text[0].isupper() or text.startswith(("{", "“", "http")), place


def test_the_places_of_a_sentence_have_names() -> None:
    named = {p: all(n.isidentifier() for n in _places(text)) for p, text in _texts().items()}

    assert [place for place, is_named in named.items() if not is_named] == []
