"""How much of a model's context the next question would fill, and what would have to be cut.

All counts of tokens are estimates, corrected by what the host counted in earlier requests.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.branches import Branches
from deepseek_desktop.core.domain.conversation import Lane, Turn
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.instructions import GIVEN, GO_ON
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.token_estimate import estimate_tokens
from deepseek_desktop.core.domain.token_memory import PER_MESSAGE, TokenMemory

_MOST_SAMPLES = 3
_LEAST_FACTOR, _MOST_FACTOR = 0.5, 2.0
_PRIOR = 200  # tokens: so much must be counted before a count weighs more than our estimate
_MOST_OF_CONTEXT = 4  # a reply of usual length gets one in so many tokens of the context


class Calibration(Struct, frozen=True):
    """How our estimate is corrected: by the counts of so many replies, within limits."""

    factor: float = 1.0
    replies: int = 0
    is_limited: bool = False


class Reserve(Struct, frozen=True):
    """How many tokens are kept free for the reply; `is_chosen`: a person set how long it may get.

    None where neither a person nor the catalogue says how long a reply gets.
    """

    tokens: int | None = None
    is_chosen: bool = False


class Load(Struct, frozen=True):
    """What a lane would send: about so many tokens, with our estimate corrected.

    `past` is all that was said before, `known` what of it the host was sent before. `context`
    is how much the model takes in, None where that is not known.
    """

    model: ModelRef
    tokens: int
    past: int
    instructions: int
    question: int
    known: int
    calibration: Calibration
    context: int | None = None
    reserve: Reserve = Reserve()
    left_out: int = 0

    @property
    def room(self) -> int | None:
        """How many tokens may be sent so that the reply has room."""
        return None if self.context is None else max(0, self.context - (self.reserve.tokens or 0))

    @property
    def is_over(self) -> bool:
        """Whether more would be sent than there is room for."""
        return self.room is not None and self.tokens > self.room

    @property
    def fullness(self) -> float:
        """How full the context would be; 1 is full, 0 where its size is not known."""
        return self.tokens / self.context if self.context else 0.0


def reserve_for(chosen: int | None, max_output: int | None, context: int | None) -> Reserve:
    """Return what to keep free for a reply.

    What a person set is kept as it is. Some cards say that a reply may fill the whole context;
    of that a quarter is kept.
    """
    if chosen is not None:
        return Reserve(chosen if max_output is None else min(chosen, max_output), is_chosen=True)
    if max_output is None or context is None:
        return Reserve(max_output)
    return Reserve(min(max_output, context // _MOST_OF_CONTEXT))


class Weighing:
    """Weighs what one lane would send for `turn`, which is not asked yet.

    `turns` are those that come before it, with their replies.
    """

    def __init__(self, lane: Lane, turns: Iterable[Turn], turn: Turn, memory: TokenMemory) -> None:
        self._lane = lane
        self._turn = turn
        self._memory = memory
        self._branches = Branches((*turns, turn))
        self._path = self._branches.path(turn.parent_id) if turn.parent_id else ()
        self.calibration = self._calibration()

    def load(self, context: int | None, reserve: Reserve, left_out: int | None = None) -> Load:
        """Return what would be sent, maybe with other turns left out than `turn` says."""
        turn = self._turn if left_out is None else replace(self._turn, left_out=left_out)
        correct = self._correct
        past = self._memory.of_past(self._branches.past_of(turn, self._lane.id))
        instructions = self._instructions(self._lane.setup.system_prompt)
        instructions += _schemas(self._lane.setup.parameters)
        question = self._memory.of_draft(turn.question) + PER_MESSAGE
        return Load(
            model=self._lane.model,
            tokens=correct(past + instructions + question),
            past=correct(past),
            instructions=correct(instructions),
            question=correct(question),
            known=correct(past + instructions) if self._goes_on(turn) else 0,
            calibration=self.calibration,
            context=context,
            reserve=reserve,
            left_out=turn.left_out,
        )

    def least_left_out(self, load: Load) -> int | None:
        """Return how many of the oldest turns must go so that the rest fits; None: never.

        Those that are left out already stay so.
        """
        fewest, most = load.left_out, len(self._path)
        if self._is_over(load, most):
            return None
        while fewest < most:
            middle = (fewest + most) // 2
            if self._is_over(load, middle):
                fewest = middle + 1
            else:
                most = middle
        return most

    @property
    def least_out(self) -> int:
        """How many tokens the shortest reply of this lane had; 0 where none was counted."""
        counts = [reply.usage.completion_tokens for _, reply in self._counted() if reply.usage]
        return min((count for count in counts if count), default=0)

    def _is_over(self, load: Load, left_out: int) -> bool:
        return self.load(load.context, load.reserve, left_out).is_over

    def _correct(self, tokens: int) -> int:
        return round(tokens * self.calibration.factor)

    def _goes_on(self, turn: Turn) -> bool:
        """Whether the host was sent the same before, up to the last reply."""
        before = self._path[-1] if self._path else None
        reply = before.reply_of(self._lane.id) if before else None
        if before is None or reply is None or before.left_out != turn.left_out:
            return False
        same_setup = reply.system_prompt in {None, self._lane.setup.system_prompt}
        return same_setup and self._is_ours(reply)

    def _is_ours(self, reply: Reply) -> bool:
        return reply.lane_id == self._lane.id and reply.identity.asked == self._lane.model

    def _counted(self) -> list[tuple[Turn, Reply]]:
        """Return the replies of this model in this lane whose tokens the host counted."""
        return [
            (turn, reply)
            for turn in self._path
            for reply in turn.replies
            if self._is_ours(reply) and reply.usage and reply.usage.prompt_tokens
        ]

    def _calibration(self) -> Calibration:
        samples = self._counted()[-_MOST_SAMPLES:]
        if not samples:
            return Calibration()
        counted = sum(r.usage.prompt_tokens or 0 for _, r in samples if r.usage)
        estimated = sum(self._sent(turn, reply) for turn, reply in samples)
        factor = (counted + _PRIOR) / (estimated + _PRIOR)
        limited = min(_MOST_FACTOR, max(_LEAST_FACTOR, factor))
        return Calibration(limited, len(samples), is_limited=limited != factor)

    def _sent(self, turn: Turn, reply: Reply) -> int:
        """Return our estimate of what was sent for a reply that is there."""
        tokens = self._memory.of_past(self._branches.past_of(turn, self._lane.id))
        tokens += self._instructions(reply.system_prompt or "")
        tokens += _schemas(reply.identity.parameters)
        tokens += self._memory.of_question(turn.question) + PER_MESSAGE
        cut = next((r for r in turn.replies if r.id == reply.continued), None)
        if cut is not None:
            tokens += self._memory.of_text(cut.answer) + estimate_tokens(GO_ON) + 2 * PER_MESSAGE
        handed = next((r for r in turn.replies if r.id == reply.handed), None)
        if handed is not None:
            tokens += self._memory.of_text(handed.reasoning) + estimate_tokens(GIVEN)
        return tokens

    def _instructions(self, system_prompt: str) -> int:
        return self._memory.of_text(system_prompt) + PER_MESSAGE if system_prompt.strip() else 0


def _schemas(parameters: Mapping[str, object]) -> int:
    """Return about how many tokens the descriptions of functions are."""
    tools = parameters.get("tools")
    return estimate_tokens(json.dumps(tools, ensure_ascii=False)) if tools else 0
