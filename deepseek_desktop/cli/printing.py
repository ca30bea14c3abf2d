"""Replies in a terminal, as they stream."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from string import ascii_uppercase
from typing import TextIO

from deepseek_desktop.core.domain.conversation import Lane
from deepseek_desktop.core.domain.dialect import Effect
from deepseek_desktop.core.domain.effects import ECHOED, EFFECT_TEXTS, TRANSLATED
from deepseek_desktop.core.domain.events import (
    AnswerDelta,
    AnswerRelabelled,
    Queued,
    ReasoningDelta,
    RetryScheduled,
    StreamEvent,
    ToolCallDelta,
)
from deepseek_desktop.core.domain.figures import Bound, Figure, FigureKind, Origin, figures_of
from deepseek_desktop.core.domain.outcome import CALLS_NOT_MADE, DAMAGED, Outcome
from deepseek_desktop.core.domain.reply import Reply, ending_of
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent, LaneSpoke, LaneStarted

# C0 and C1 but for tab and newline, and what turns the direction of a line around.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_DIM, _PLAIN = "\x1b[2m", "\x1b[0m"


class LanePrinter:
    """Prints one lane whole lines at a time, so that several can share a terminal."""

    def __init__(self, out: TextIO, mark: str) -> None:
        self._out = out
        self._mark = mark
        self._line = ""
        self._is_dim = False
        self._is_inside_line = False
        self._has_colour = out.isatty()
        self._width = max(20, shutil.get_terminal_size().columns - len(mark) - 1)

    def say(self, text: str, *, is_dim: bool) -> None:
        """Print the lines that `text` completes."""
        if is_dim != self._is_dim:
            self.end_line()
            self._is_dim = is_dim
        *lines, self._line = (self._line + text).split("\n")
        for line in lines:
            self._print(line)
        while self._mark and len(self._line) > self._width:
            cut = self._line.rfind(" ", 1, self._width) + 1 or self._width
            self._print(self._line[:cut])
            self._line = self._line[cut:]
        if not self._mark and self._line:
            # A lane that has the terminal for itself need not wait for the end of a line.
            self._write(self._line)
            self._line = ""

    def end_line(self) -> None:
        """Print what has no line end yet."""
        if self._line or self._is_inside_line:
            self._print(self._line)
        self._line = ""

    def _print(self, line: str) -> None:
        self._write(f"{self._mark}{line}\n")

    def _write(self, text: str) -> None:
        # What a model wrote must not steer the terminal.
        self._is_inside_line = not text.endswith("\n")
        safe = safe_text(text)
        if self._is_dim and self._has_colour:
            safe = f"{_DIM}{safe}{_PLAIN}"
        write(self._out, safe)


class TurnPrinter:
    """Prints a turn: one lane as plain text, several with a letter before each line.

    `letters` are those of the lanes, by lane's id.
    """

    def __init__(self, out: TextIO, letters: Mapping[str, str]) -> None:
        self._out = out
        self._letters = letters
        self._lanes: dict[str, LanePrinter] = {}

    def show(self, event: LaneEvent) -> None:
        """Print what one event adds."""
        match event:
            case LaneStarted(_, reply) if reply.queue_place is None:
                letter = self._letters[reply.lane_id]
                self._lanes[reply.id] = LanePrinter(self._out, f"{letter} │ " if letter else "")
                if letter:
                    write(self._out, f"{letter} ┌ {model_name(reply)}\n")
                if reply.answer:  # it goes on with what was there before
                    self._lanes[reply.id].say(reply.answer, is_dim=False)
            case LaneSpoke(_, reply_id, said):
                _say(self._lanes[reply_id], said)
            case LaneEnded(_, reply):
                if lane := self._lanes.get(reply.id):
                    lane.end_line()
                    lane.say(figures(reply), is_dim=True)
                    lane.end_line()
            case _:
                pass


def _say(lane: LanePrinter, event: StreamEvent) -> None:
    match event:
        case ReasoningDelta(text):
            lane.say(text, is_dim=True)
        case AnswerDelta(text):
            lane.say(text, is_dim=False)
        case ToolCallDelta(_, name, arguments):
            lane.say(f"\n[call] {name} {arguments}" if name else arguments, is_dim=False)
        case RetryScheduled(failure, wait_s):
            lane.say(f"({failure.sentence} Again in {wait_s:.0f} s.)\n", is_dim=True)
        case Queued(place):
            lane.say(f"(place {place} in the queue)\n", is_dim=True)
        case AnswerRelabelled():
            lane.say("\n(the text so far was reasoning)\n", is_dim=True)
        case _:
            pass


def write(out: TextIO, text: str) -> None:
    """Write `text`; where that is not possible any more go on, so that the reply is kept."""
    try:
        out.write(text)
        out.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), out.fileno())
        if not isinstance(error, BrokenPipeError):
            sys.stderr.write(f"The output cannot be written: {error.strerror}. Replies are kept.\n")


def letters_of(lanes: Sequence[Lane]) -> dict[str, str]:
    """Return the letter of each lane by its id; a lane that is alone has none."""
    letters = ascii_uppercase if len(lanes) > 1 else [""]
    return {lane.id: letter for lane, letter in zip(lanes, letters, strict=False)}


def safe_line(text: str) -> str:
    """Return a text on one line that steers no terminal."""
    return safe_text(" ".join(text.split()))


def safe_text(text: str) -> str:
    """Return a text that steers no terminal."""
    return _STEERING.sub("\ufffd", text)


def figures(reply: Reply) -> str:
    """Return the figures of an ended reply on one line; unknown is said, not guessed."""
    all_of_it = figures_of(reply, 0.0).all
    known = {figure.kind: figure for figure in all_of_it if figure.value is not None}
    parts = [str(reply.outcome)]
    total = known.get(FigureKind.TOTAL_S)
    parts.append("time unknown" if total is None else f"{total.value:.1f} s")
    if first := known.get(FigureKind.FIRST_TOKEN_S):
        parts.append(f"first token after {first.value:.1f} s")
    if thinking := known.get(FigureKind.THINKING_S):
        parts.append(f"thought for {thinking.value:.1f} s")
    parts += [_tokens(known), _speeds(known), _cost(known.get(FigureKind.COST))]
    reported = reply.usage.reported_cost_usd if reply.usage else None
    if reported is not None:
        parts.append(f"{reported:f} USD, says the host")
    if reply.credits_left is not None:
        parts.append(f"credits left {reply.credits_left}")
    return " · ".join(filter(None, parts))


def _tokens(known: Mapping[FigureKind, Figure]) -> str:
    thinking, answer = known.get(FigureKind.THINKING_TOKENS), known.get(FigureKind.ANSWER_TOKENS)
    if thinking and answer:
        return f"{thinking.value} thinking + {answer.value} answer tokens"
    together = known.get(FigureKind.TOKENS)
    return f"{together.value} tokens" if together else "tokens unknown"


def _speeds(known: Mapping[FigureKind, Figure]) -> str:
    thinking, answer = known.get(FigureKind.THINKING_SPEED), known.get(FigureKind.ANSWER_SPEED)
    if thinking and answer:
        return f"{thinking.value:.0f} thinking + {answer.value:.0f} answer tokens/s"
    together = known.get(FigureKind.SPEED)
    return f"{together.value:.0f} tokens/s" if together else ""


def _cost(cost: Figure | None) -> str:
    if cost is None or cost.origin is not Origin.ESTIMATE:
        return ""
    sign = "at most" if cost.bound is Bound.AT_MOST else "about"
    return f"{sign} {cost.value:.6f} {cost.unit}"


def model_name(reply: Reply) -> str:
    """Return who was asked for a reply, as it is typed."""
    return str(reply.identity.asked)


def trouble(reply: Reply) -> str | None:
    """Return the sentence for a reply that is no answer, None for one that is."""
    if reply.failure is not None:
        return f"{model_name(reply)}: {reply.failure.sentence}"
    is_outrun = reply.outcome is Outcome.OUTRUN  # that is how a race is meant to end
    if reply.is_answered or reply.tool_calls or is_outrun:
        return None
    return f"{model_name(reply)}: {ending_of(reply) or 'The reply did not end.'}"


def damage(reply: Reply) -> str | None:
    """Return the sentence for an answered reply of which parts were damaged."""
    count = sum(reply.flaws.values())
    is_answered = reply.outcome is not None and reply.outcome.is_answered
    return f"{model_name(reply)}: {DAMAGED.format(count=count)}" if count and is_answered else None


def remarks(reply: Reply) -> Iterator[str]:
    """Yield what did not go as it was asked for: names, parameters, calls that nobody makes."""
    if reply.outcome is Outcome.OUTRUN:
        yield f"{model_name(reply)}: {ending_of(reply)}"
    identity = reply.identity
    sent = identity.sent_model or identity.model
    if identity.is_translated:
        yield TRANSLATED.format(provider=identity.provider, asked=identity.model, sent=sent)
    if identity.is_echoed_differently:
        yield f"{model_name(reply)}: {ECHOED.format(echoed=identity.echoed_model, asked=sent)}"
    for parameter, effect in identity.effects.items():
        if effect is Effect.MOVED:
            continue  # nothing was lost
        yield f"{model_name(reply)}: {EFFECT_TEXTS[effect].format(name=parameter)}"
    if reply.tool_calls:
        yield f"{model_name(reply)}: {CALLS_NOT_MADE}"
