"""A conversation as it is read on paper and in Markdown: pieces below each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from msgspec import Struct

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Verdict
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.page_words import (
    ELSEWHERE,
    REASONS,
    Voice,
    origin_text,
    time_text,
)
from deepseek_desktop.core.interchange.reply_page import problems, summary
from deepseek_desktop.core.interchange.report import Report
from deepseek_desktop.core.interchange.report_page import CHOICES
from deepseek_desktop.core.interchange.turn_record import letter_of


class Heading(Struct, frozen=True):
    """A heading of ours; `level` 1 is the title."""

    text: str
    level: int


class Note(Struct, frozen=True):
    """A line of ours, like when something was asked; `is_problem` is what a reader must see."""

    text: str
    is_problem: bool = False


class Asked(Struct, frozen=True):
    """What a person typed, as it is."""

    text: str


class Attached(Struct, frozen=True):
    """A text that went along with a question."""

    attachment: Attachment


class Said(Struct, frozen=True):
    """What a model wrote, in Markdown."""

    text: str
    is_thinking: bool = False


class Called(Struct, frozen=True):
    """A call that a model wanted made."""

    name: str
    arguments: str


class Listed(Struct, frozen=True):
    """Lines of ours that belong together."""

    lines: tuple[str, ...]


Piece: TypeAlias = Heading | Note | Asked | Attached | Said | Called | Listed


def pieces_of(report: Report, voice: Voice) -> Iterator[Piece]:
    """Yield what is read, from the title on."""
    conversation = report.conversation
    letters = {lane.id: letter_of(n) for n, lane in enumerate(conversation.lanes)}
    say = voice.say
    yield Heading(report.title, 1)
    made = say(_MADE).format(version=report.app_version, at=time_text(report.made_at))
    yield Note(made)
    if conversation.from_report is not None:
        yield Note(origin_text(conversation.from_report, voice))
    yield Listed(tuple(_lanes(conversation, letters)))
    for number, turn in enumerate(conversation.turns, report.first_turn):
        yield Heading(say(_QUESTION).format(number=number), 2)
        yield Note(time_text(turn.asked_at))
        yield from _question(turn)
        for reply in turn.replies:
            yield from _reply(reply, report, letters[reply.lane_id], voice)
        if lines := _verdicts(report, turn, letters, voice):
            yield Heading(say(_VERDICTS), 3)
            yield Listed(lines)
    if report.elsewhere:
        yield Note(say(ELSEWHERE).format(count=report.elsewhere))


def _lanes(conversation: Conversation, letters: Mapping[str, str]) -> Iterator[str]:
    for lane in conversation.lanes:
        set_up = [f"{name} = {value}" for name, value in lane.setup.parameters.items()]
        if lane.setup.system_prompt.strip():
            set_up.insert(0, " ".join(lane.setup.system_prompt.split()))
        told = f"{letters[lane.id]}: {lane.model.model} · {lane.model.provider}"
        yield " · ".join([told, *set_up])


def _question(turn: Turn) -> Iterator[Piece]:
    if turn.prompt.strip():
        yield Asked(turn.prompt)
    for attachment in turn.attachments:
        yield Attached(attachment)


def _reply(reply: Reply, report: Report, letter: str, voice: Voice) -> Iterator[Piece]:
    say = voice.say
    yield Heading(f"{letter} · {reply.identity.model} · {reply.identity.provider}", 3)
    yield Note(summary(reply, report.figures[reply.id], voice))
    for problem in problems(reply, voice):
        yield Note(problem, is_problem=True)
    if reply.reasoning:
        yield Heading(say(_THINKING), 4)
        yield Said(reply.reasoning, is_thinking=True)
        if reply.answer:
            yield Heading(say(_ANSWER), 4)
    elif not report.has_reasoning and reply.timings.first_reasoning_s is not None:
        yield Note(say(_LEFT_OUT))
    if reply.answer:
        yield Said(reply.answer)
    for call in reply.tool_calls:
        yield Called(call.name, call.arguments)


def _verdicts(
    report: Report, turn: Turn, letters: Mapping[str, str], voice: Voice
) -> tuple[str, ...]:
    lanes = {reply.id: letters[reply.lane_id] for reply in turn.replies}
    judged = [verdict for verdict in report.verdicts if verdict.turn_id == turn.id]
    return tuple(_verdict(verdict, lanes, voice) for verdict in judged)


def _verdict(verdict: Verdict, lanes: Mapping[str, str], voice: Voice) -> str:
    left, right = lanes[verdict.left], lanes[verdict.right]
    said = [voice.say(CHOICES[verdict.choice]).format(left=left, right=right)]
    said += [voice.say(REASONS[reason]) for reason in sorted(verdict.reasons)]
    if verdict.is_blind:
        said.append(voice.say(_BLIND))
    if verdict.note.strip():
        said.append(" ".join(verdict.note.split()))
    return " · ".join([*said, time_text(verdict.made_at)])


_MADE = words("report", "Made {at} with DeepSeek Desktop {version}.")
_QUESTION = words("report", "Question {number}")
_VERDICTS = words("report", "Verdicts")
_BLIND = words("report", "given blind")
_THINKING = words("report", "Thinking")
_ANSWER = words("report", "Answer")
_LEFT_OUT = words("report", "The thinking was left out.")
