from __future__ import annotations

from deepseek_desktop.core.markup.endings import ending_start


def test_an_ending_begins_with_a_heading_rather_than_with_text() -> None:
    text = "a\n\n" * 50 + "# H\n\n" + "b\n\n" * 20
    assert ending_start(text, 10, 100) == text.index("# H")


def test_an_ending_begins_with_text_where_is_no_heading() -> None:
    text = "word\n\n" * 50
    start = ending_start(text, 10, 100)
    assert start is not None
    assert 10 <= len(text) - start <= 100
    assert text.startswith("word", start)


def test_nothing_begins_inside_of_a_fence() -> None:
    text = "a\n\n```\n" + "# no\n\n" * 50
    assert ending_start(text, 10, 100) is None
    assert ending_start(f"{text}```\n\nb\n\nc\n\n", 3, 100) == len(text) + 5


def test_a_fence_ends_only_with_as_many_signs_of_its_kind() -> None:
    text = "a\n\n````\n```\n~~~~\n\n" + "b\n\n" * 50
    assert ending_start(text, 10, 100) is None


def test_items_and_indented_lines_begin_nothing() -> None:
    assert ending_start("- a\n\n  b\n\n1. c\n\n" * 20, 10, 100) is None
