from __future__ import annotations

import pytest

from deepseek_desktop.ui.transcript.code.code_words import line_runs, reader_of


def coloured(text: str, language: str) -> list[list[tuple[str, str]]]:
    """What is coloured in each line, and how."""
    reader = reader_of(language)
    assert reader is not None
    lines = text.split("\n")
    runs = list(line_runs(reader(text)))[: len(lines)]
    return [
        [
            (line.encode("utf-16-le")[2 * start : 2 * (start + length)].decode("utf-16-le"), colour)
            for start, length, colour in each
        ]
        for line, each in zip(lines, runs, strict=True)
    ]


def test_words_are_coloured_by_what_they_are() -> None:
    assert coloured('def f():\n    return "a" + 1  # b', "python") == [
        [("def", "keyword"), ("f", "name")],
        [
            ("return", "keyword"),
            ('"a"', "string"),
            ("+", "operator"),
            ("1", "number"),
            ("# b", "comment"),
        ],
    ]


def test_lines_of_a_difference_are_coloured_by_what_became_of_them() -> None:
    assert coloured("-old\n+new\n same", "diff") == [
        [("-old", "deleted")],
        [("+new", "inserted")],
        [],
    ]


def test_a_word_may_go_on_over_lines_and_begin_with_empty_ones() -> None:
    assert coloured('\n\n"""a\nb"""\n\n', "python") == [
        [],
        [],
        [('"""a', "string")],
        [('b"""', "string")],
        [],
        [],
    ]


def test_places_are_counted_as_qt_counts_them() -> None:
    assert coloured("'😀' + '𝒳' + 1", "python") == [
        [
            ("'😀'", "string"),
            ("+", "operator"),
            ("'𝒳'", "string"),
            ("+", "operator"),
            ("1", "number"),
        ]
    ]


@pytest.mark.parametrize("language", ["", "klingon", "text", "x" * 100, "\u202e"])
def test_nothing_is_guessed(language: str) -> None:
    assert reader_of(language) is None


def test_a_reader_that_comes_back_or_leaves_something_out_shifts_nothing() -> None:
    words = [(0, "Keyword", "ab"), (1, "Keyword", "b"), (4, "Name.Class", "cd"), (6, "Text", "\n")]

    assert list(line_runs(words)) == [((0, 2, "keyword"), (4, 2, "name")), ()]
