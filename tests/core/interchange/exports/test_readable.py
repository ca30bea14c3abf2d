"""What is for reading: Markdown and pages, whatever was written in a conversation."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace
from typing_extensions import override

from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.errors import ProviderError
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.interchange.exports.markdown import markdown_text
from deepseek_desktop.core.interchange.page_words import Voice
from deepseek_desktop.core.interchange.report import Extent, Report, report_of
from deepseek_desktop.core.interchange.report_page import report_page
from tests.core.archive.samples import AT
from tests.core.interchange.reported import VERDICTS, compared


def _report(made: Conversation, *, has_reasoning: bool = True) -> Report:
    extent = Extent(has_reasoning=has_reasoning, has_running=True)
    return report_of(made, shown_branch(made), VERDICTS, extent, AT)


def _front_matter(text: str) -> dict[str, object]:
    _, front, _ = text.split("---\n", 2)
    pairs = (line.partition(": ") for line in front.splitlines())
    return {name: json.loads(value) for name, _, value in pairs}


@pytest.mark.parametrize("title", ["---\ntitle: x\n---", 'a: "b" # c', "\u2028\x85\u202e", "想 🤔"])
def test_front_matter_says_what_it_is_even_of_titles_that_look_like_it(title: str) -> None:
    text = markdown_text(_report(replace(compared(), title=title)), Voice())

    front = _front_matter(text)
    assert (front["title"], front["id"], front["questions"]) == (title, "c", 2)
    assert front["models"] == ["demo/model-0", "demo/model-1"]


def test_markdown_holds_what_is_shown_and_the_thinking_only_if_wanted() -> None:
    made = compared("# No heading\n---\nof ours", "The *answer*.\n\n```py\ncut(")

    with_thinking = markdown_text(_report(made), Voice())
    without = markdown_text(_report(made, has_reasoning=False), Voice())

    assert "> # No heading\n> ---\n> of ours" in with_thinking
    assert "The *answer*.\n\n```py\ncut(\n```" in with_thinking  # a fence that was cut is closed
    assert "```a<b>.txt\nx <y>\n```" in with_thinking
    assert "think 🤔." in with_thinking
    assert "think 🤔." not in without
    assert "The thinking was left out." in without
    assert "A is better than B" in with_thinking
    assert with_thinking.index("## Question 1") < with_thinking.index("## Question 2")


def test_running_replies_other_branches_and_where_it_comes_from_are_told() -> None:
    made = compared()
    running = replace(made.turns[1].replies[0], outcome=None, failure=None)
    turn = replace(made.turns[1], replies=(running, made.turns[1].replies[1]))
    beside = replace(made.turns[1], id="t9", replies=())
    origin = FromReport(AT, "0.9", "ab", is_intact=False)
    branched = replace(made, turns=(made.turns[0], turn, beside), head="t2", from_report=origin)

    text = markdown_text(_report(branched), Voice())
    page = report_page(_report(branched), Voice(), has_record=False)

    assert "was still being written" in text
    assert "was still being written" in page
    for told in (text, page):
        assert "hold more questions: 1." in told
        assert "and had been changed after it was made" in told


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def test_a_page_runs_and_fetches_nothing_whatever_was_written() -> None:
    evil = (
        "<script>alert(1)</script><img src=https://x.example/a.png onerror=x>"
        "![p](https://x.example/b.png) [l](javascript:alert(1)) </div></body>\n\n<svg onload=x>"
    )
    made = replace(compared(evil, evil), title=evil)
    turn = replace(made.turns[0], attachments=(Attachment(evil, evil),))
    page = report_page(
        _report(replace(made, turns=(turn, made.turns[1]))), Voice(), has_record=False
    )

    parser = _Tags()
    parser.feed(page)

    names = {name for name, _ in parser.tags}
    assert not names & {"script", "img", "svg", "iframe", "object", "link", "form", "base"}
    assert not any(key.startswith("on") for _, found in parser.tags for key in found)
    addresses = [found.get("href") or "" for _, found in parser.tags]
    assert not any(address.startswith("javascript") for address in addresses)
    (policy,) = (f["content"] for n, f in parser.tags if "http-equiv" in f)
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'")
    assert "JSON file of the same name" not in page
    assert names.issuperset({"h1", "h2", "details", "table"})


def test_no_folder_of_the_person_is_told() -> None:
    failure = ProviderError("The file {path} cannot be read.", path="/srv/someone/ca.pem").failure
    made = compared()
    told = replace(made.turns[0].replies[0], failure=failure, retried=(failure,))
    turn = replace(made.turns[0], replies=(told, made.turns[0].replies[1]))
    report = _report(replace(made, turns=(turn, made.turns[1])))

    for text in (markdown_text(report, Voice()), report_page(report, has_record=False)):
        assert "ca.pem" in text
        assert "someone" not in text
