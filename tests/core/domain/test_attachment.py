from __future__ import annotations

import pytest

from deepseek_desktop.core.domain.attachment import Attachment, Question, message_text
from deepseek_desktop.core.markup.parser import parser


def test_without_attachments_the_prompt_is_sent_as_it_is() -> None:
    assert message_text("  Why?\n", ()) == "  Why?\n"


def test_each_attachment_stands_behind_the_prompt_in_a_fence_with_its_name() -> None:
    question = Question("Compare.", (Attachment("a.py", "x = 1\n"), Attachment("b.txt", "y")))

    assert question.text == "Compare.\n\n```a.py\nx = 1\n```\n\n```b.txt\ny\n```"


@pytest.mark.parametrize("inside", ["```\ncode\n```", "````", "a ````` b", "```` \n``````x"])
def test_nothing_in_a_text_ends_its_fence(inside: str) -> None:
    text = message_text("", (Attachment("notes.md", inside), Attachment("b", "two")))

    blocks = parser().parse(text)
    assert [block.type for block in blocks] == ["fence", "fence"]
    assert [(block.info, block.content) for block in blocks] == [
        ("notes.md", f"{inside}\n"),
        ("b", "two\n"),
    ]


def test_a_name_stays_on_the_line_of_the_fence() -> None:
    text = message_text("", (Attachment("a`\n```\nb.py", "x"),))

    assert text == "```a_b.py\nx\n```"


@pytest.mark.parametrize(
    ("question", "is_empty"),
    [
        (Question(), True),
        (Question(" \n"), True),
        (Question("Why?"), False),
        (Question("", (Attachment("a", "b"),)), False),
    ],
)
def test_a_question_is_empty_where_there_is_nothing_to_send(
    question: Question, is_empty: bool
) -> None:
    assert question.is_empty is is_empty
    assert bool(question.text.strip()) is not is_empty
