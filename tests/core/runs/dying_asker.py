"""Asks four models twice until it is killed; each line it prints happened before.

Run as `python -m tests.core.runs.dying_asker FOLDER BASE_URL`. A line is JSON: `asked` a prompt
that is on disk, `said` a piece with the time of its coming, `ended` a reply that is on disk.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from time import monotonic

from msgspec.structs import replace

from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Basis
from deepseek_desktop.core.domain.events import AnswerDelta, ReasoningDelta
from deepseek_desktop.core.domain.identity import ModelRef
from deepseek_desktop.core.domain.profile import Profile
from deepseek_desktop.core.providers.registry import Providers
from deepseek_desktop.core.runs.comparison import Stops
from deepseek_desktop.core.runs.lane import LaneEnded, LaneEvent, LaneSpoke, Means, TurnStarted
from deepseek_desktop.core.runs.turn import new_conversation, new_turn, take_turn
from tests.core.runs.kills import LONG, MODELS, SHORT


def _tell(**happened: object) -> None:
    os.write(1, json.dumps(happened).encode() + b"\n")  # nothing stays in this process


def _watch(event: LaneEvent) -> None:
    match event:
        case TurnStarted(_, turn):
            _tell(asked=turn.prompt)
        case LaneSpoke(_, reply_id, ReasoningDelta(text) | AnswerDelta(text)):
            _tell(said=text, reply=reply_id, at=monotonic())
        case LaneEnded(_, reply):
            _tell(ended=reply.id)


async def _ask(folder: Path, base_url: str) -> None:
    _tell(begins=True)
    profile = Profile("host", base_url)
    async with Providers([profile], lambda _: None) as providers, Archive(folder) as archive:
        means = Means(archive, providers)
        refs = [ModelRef("host", model) for model in MODELS]
        conversation = new_conversation(refs, SHORT, means)
        first = new_turn(Question(SHORT), means)
        first = await take_turn(conversation, first, means, _watch, Stops())
        conversation = replace(conversation, turns=(first,))
        bases = {reply.lane_id: Basis(reply.id) for reply in first.replies}
        second = new_turn(Question(LONG), means, first.id, bases)
        await take_turn(conversation, second, means, _watch, Stops())


if __name__ == "__main__":
    asyncio.run(_ask(Path(sys.argv[1]), sys.argv[2]))
