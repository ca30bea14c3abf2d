from __future__ import annotations

import pytest

from deepseek_desktop.core.markup.leaves import Code
from deepseek_desktop.ui.transcript.items import TextItem
from deepseek_desktop.ui.transcript.passage import Passage
from deepseek_desktop.ui.transcript.view import TranscriptView
from tests.ui.transcript.conftest import ShowView


def shown(shown_view: ShowView, text: str) -> tuple[TranscriptView, Passage]:
    passage = Passage()
    passage.show_text(text)
    view = shown_view(TextItem(passage))
    view.show_start()
    view.grab()
    return view, passage


@pytest.mark.parametrize(
    "text",
    [
        "```python\nnever = closed",
        "```\nx\n```\n\n" * 10_000,
        "```a\n" * 10_001,
        f"```{'p' * 1_000_000}\nx\n```\n",
        f"```\n{'x=1;' * 250_000}\n```\n",
        f"| a | b |\n|---|---|\n{'| 1 | 2 |' * 1}\n" + "| one | two |\n" * 5000,
        f"{'| a ' * 1000}|\n{'|---' * 1000}|\n" + f"{'| b ' * 1000}|\n" * 20,
    ],
    ids=["unclosed", "fences", "open fences", "language", "line", "rows", "columns"],
)
def test_nothing_is_too_much(shown_view: ShowView, text: str) -> None:
    view, passage = shown(shown_view, text)

    assert passage.is_parsed
    assert len(passage.open_boxes) < 250
    view.follow()
    view.grab()


@pytest.mark.parametrize(
    ("hidden", "sign"),
    [
        ("\u202e", "⟨U+202E⟩"),
        ("\u2066", "⟨U+2066⟩"),
        ("\u200b", "⟨U+200B⟩"),
        ("\U000e0041", "⟨U+E0041⟩"),
        ("\x1b", "␛"),
        ("\x07", "␇"),
        ("\x0c", "␌"),
    ],
)
def test_what_nobody_would_see_in_code_is_shown_by_a_sign(
    shown_view: ShowView, hidden: str, sign: str
) -> None:
    _, passage = shown(shown_view, f"```\nif a{hidden} == b:\n```\n")

    assert passage.box(0).document.toPlainText() == f"if a{sign} == b:"


def test_the_same_holds_while_it_is_written(shown_view: ShowView) -> None:
    view, passage = shown(shown_view, "```\nif a")
    passage.show_text("```\nif a\u202e == b:\n")
    view.settle()

    assert passage.box(0).document.toPlainText() == "if a⟨U+202E⟩ == b:"


@pytest.mark.parametrize("language", ["mermaid", "svg", "html", "latex"])
def test_pictures_and_pages_are_code(shown_view: ShowView, language: str) -> None:
    source = '<svg onload="alert(1)"><image href="file:///etc/passwd"/></svg>'
    _, passage = shown(shown_view, f"```{language}\n{source}\n```\n")

    assert isinstance(passage.leaves[0].content, Code)
    assert passage.box(0).document.toPlainText() == source
