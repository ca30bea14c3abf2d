from __future__ import annotations

from collections.abc import Iterable
from random import Random

import pytest

from deepseek_desktop.core.domain.events import AnswerDelta, AnswerRelabelled, ReasoningDelta
from deepseek_desktop.core.streaming.thinking import ThinkSplitter
from tests.core.streaming.cutting import cut_at_random, cut_everywhere, cut_once


def _split(pieces: Iterable[str], *, has_fields: bool = False) -> tuple[str, str]:
    """Return the reasoning and the answer that a host's content comes to."""
    splitter = ThinkSplitter()
    if has_fields:
        splitter.trust_fields()
    events = [event for piece in pieces for event in splitter.feed(piece)]
    reasoning, answer = "", ""
    for event in events + splitter.close():
        match event:
            case ReasoningDelta(text):
                assert text
                reasoning += text
            case AnswerDelta(text):
                assert text
                answer += text
            case AnswerRelabelled():
                reasoning, answer = reasoning + answer, ""
            case _:
                pytest.fail(f"a splitter does not say {event}")
    return reasoning, answer


_CASES = {
    "no tags": ("Hello, world.", "", "Hello, world."),
    "both tags": ("<think>why</think>because", "why", "because"),
    "the template's newlines": ("<think>\nwhy\n\n</think>\n\nbecause\n", "why", "because\n"),
    "white space inside stays": ("<think>a\n\n b</think>c\n\nd", "a\n\n b", "c\n\nd"),
    "white space before the opener": (" \n<think>why</think>because", "why", "because"),
    "the answer's indentation": ("<think>why</think>\n\n    code()", "why", "    code()"),
    "empty thinking": ("<think></think>because", "", "because"),
    "blank thinking": ("<think>\n\n</think>\n\nbecause", "", "because"),
    "nothing but thinking": ("<think>why</think>", "why", ""),
    "missing opener": ("why</think>because", "why", "because"),
    "missing opener, newlines": ("why\n</think>\n\nbecause", "why\n", "because"),
    "nothing before a lone closer": ("</think>because", "", "because"),
    "missing closer": ("<think>why, but then", "why, but then", ""),
    "missing closer, half of it there": ("<think>why</thi", "why</thi", ""),
    "nothing after the opener": ("<think>", "", ""),
    "half an opener": ("<thi", "", "<thi"),
    "no opener after all": ("<thinker>x", "", "<thinker>x"),
    "the wrong case": ("<THINK>x", "", "<THINK>x"),
    "an opener in mid-sentence": ("Use <think> for it", "", "Use <think> for it"),
    "a second opener": ("<think>a<think>b</think>c", "a<think>b", "c"),
    "a second pair": ("<think>a</think>b<think>c</think>d", "a", "b<think>c</think>d"),
    "a second closer": ("<think>a</think>b</think>c", "a", "b</think>c"),
    "a second stray closer": ("a</think>b</think>c", "a", "b</think>c"),
    "an opener after a stray closer": ("a</think>b<think>c</think>", "a", "b<think>c</think>"),
    "a closer in a code span": ("say `</think>` now", "", "say `</think>` now"),
    "a closer in a fence": ("```\n</think>\n```\nx", "", "```\n</think>\n```\nx"),
    "a closer in a wavy fence": ("~~~\n</think>\n~~~", "", "~~~\n</think>\n~~~"),
    "a closer after a code span": ("`a` why</think>because", "`a` why", "because"),
    "a closer after a fence": ("```\na\n```\n</think>b", "```\na\n```\n", "b"),
    "a closer in code, then a real one": ("`</think>`\nwhy</think>b", "`</think>`\nwhy", "b"),
    "tags in the answer's code": (
        "<think>why</think>`<think>x</think>`",
        "why",
        "`<think>x</think>`",
    ),
    "what only looks like a closer": ("<think>a</th</thi</think>b", "a</th</thi", "b"),
    "white space that is not before the closer": ("<think>a \n b</think>c", "a \n b", "c"),
    "no words at all": ("", "", ""),
    "emoji": ("<think>🤔</think>😀", "🤔", "😀"),
}


@pytest.mark.parametrize(("content", "reasoning", "answer"), _CASES.values(), ids=_CASES.keys())
def test_reasoning_and_answer_come_apart(content: str, reasoning: str, answer: str) -> None:  # P22
    assert _split([content]) == (reasoning, answer)


@pytest.mark.parametrize(("content", "reasoning", "answer"), _CASES.values(), ids=_CASES.keys())
def test_no_cut_changes_what_comes_apart(content: str, reasoning: str, answer: str) -> None:
    assert _split(cut_everywhere(content)) == (reasoning, answer)
    for pieces in cut_once(content):
        assert _split(pieces) == (reasoning, answer), pieces
    for pieces in cut_at_random(content, times=100):
        assert _split(pieces) == (reasoning, answer), pieces


def test_text_without_tags_is_not_held_back() -> None:
    splitter = ThinkSplitter()

    assert splitter.feed("Hello") == [AnswerDelta("Hello")]
    assert splitter.feed(" there") == [AnswerDelta(" there")]


def test_reasoning_is_not_held_back() -> None:
    splitter = ThinkSplitter()

    assert splitter.feed("<think>\nFirst") == [ReasoningDelta("First")]
    assert splitter.feed(" then ") == [ReasoningDelta(" then")]
    assert splitter.feed("last") == [ReasoningDelta(" last")]


def test_only_what_may_be_a_tag_is_held_back() -> None:
    splitter = ThinkSplitter()

    assert splitter.feed("a </thi") == [AnswerDelta("a ")]
    assert splitter.feed("rd") == [AnswerDelta("</third")]


def test_a_stray_closer_relabels_what_was_said() -> None:
    splitter = ThinkSplitter()

    assert splitter.feed("why</think>because") == [
        AnswerDelta("why"),
        AnswerRelabelled(),
        AnswerDelta("because"),
    ]


def test_a_lone_closer_has_nothing_to_relabel() -> None:
    assert ThinkSplitter().feed("</think>because") == [AnswerDelta("because")]


@pytest.mark.parametrize(
    ("content", "answer"),
    [
        ("Use </think> here", "Use </think> here"),
        ("Use <think> here", "Use <think> here"),
        ("<think>a second copy</think>\n\nbecause", "because"),
        ("<think></think>because", "because"),
        ("because", "because"),
        ("\n\nbecause", "because"),
    ],
)
def test_where_reasoning_has_a_field_none_is_taken_from_tags(content: str, answer: str) -> None:
    assert _split([content], has_fields=True) == ("", answer)
    assert _split(cut_everywhere(content), has_fields=True) == ("", answer)
    for pieces in cut_once(content):
        assert _split(pieces, has_fields=True) == ("", answer), pieces


def test_a_field_that_comes_late_makes_later_tags_part_of_the_answer() -> None:
    splitter = ThinkSplitter()
    events = splitter.feed("so </thi")

    splitter.trust_fields()
    events += splitter.feed("nk> it goes") + splitter.close()

    assert events == [AnswerDelta("so "), AnswerDelta("</think> it goes")]


def test_nothing_is_lost_but_tags_and_the_white_space_round_them() -> None:
    random = Random(11)
    words = ["<think>", "</think>", "<th", "ink>", "</", " ", "\n", "`", "```\n", "a", "bc", "日"]

    for _ in range(5000):
        content = "".join(random.choices(words, k=random.randrange(14)))

        kept = "".join(_split(cut_everywhere(content)))

        assert _bare(kept) in {
            _bare(content),
            _bare(content.replace("</think>", "", 1)),
            _bare(content.replace("<think>", "", 1)),
            _bare(content.replace("<think>", "", 1).replace("</think>", "", 1)),
            *_without_one_closer(content),
        }, content


def test_any_content_comes_apart_in_the_same_way_however_it_is_cut() -> None:
    random = Random(13)
    words = ["<think>", "</think>", "<th", "ink>", "</", " ", "\n", "`", "```\n", "~~~", "a", "日"]

    for seed in range(2000):
        content = "".join(random.choices(words, k=random.randrange(14)))
        whole = _split([content])

        assert _split(cut_everywhere(content)) == whole, content
        for pieces in cut_at_random(content, times=5, seed=seed):
            assert _split(pieces) == whole, pieces


def _without_one_closer(content: str) -> set[str]:
    """Return `content` without each one of its closers: the first outside code is the one."""
    parts = content.split("</think>")
    return {
        _bare("</think>".join(parts[:at]) + "</think>".join(parts[at:]))
        for at in range(1, len(parts))
    }


def _bare(text: str) -> str:
    return "".join(text.split())
