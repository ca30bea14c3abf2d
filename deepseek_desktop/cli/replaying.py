"""Prints how the replies of a turn came: who waited, thought, answered and ended when."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from deepseek_desktop.cli.finding import (
    refuse_running,
    refuse_veiled,
    stored_conversation,
    turn_of,
)
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import letters_of, model_name, safe_line, write
from deepseek_desktop.core.domain.as_shown import shown_branch
from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.recording import Recording, recording_of
from deepseek_desktop.core.domain.replaying import Clock, Stage
from deepseek_desktop.core.domain.reply import Reply

_DONE = 0


def replay(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Print the events of a turn in the order of time; return the exit code."""
    conversation = asyncio.run(_stored(arguments.conversation, data_dir))
    shown = shown_branch(conversation)
    turn_id = turn_of(shown, arguments.turn)
    refuse_veiled(conversation, turn_id, arguments)
    replies = [shown.shown(turn_id, lane.id) for lane in conversation.lanes]
    recording = recording_of([reply for reply in replies if reply is not None])
    letters = letters_of(conversation.lanes)
    if arguments.json:
        shape = _shape(turn_id, recording, letters)
        write(sys.stdout, json.dumps(shape, ensure_ascii=False, indent=2) + "\n")
    else:
        write(sys.stdout, _table(recording, letters))
    return _DONE


async def _stored(typed: str, data_dir: Path) -> Conversation:
    async with opened_archive(data_dir) as archive:
        conversation = await stored_conversation(archive, typed)
    refuse_running(conversation)
    return conversation


def _shape(turn_id: str, recording: Recording, letters: Mapping[str, str]) -> dict[str, Any]:
    replies = {track.reply.lane_id: track.reply for track in recording.tracks}
    return {
        "turn": turn_id,
        "length_s": round(recording.length_s, 3),
        "lanes": [
            {
                "lane": letters.get(track.reply.lane_id, ""),
                "model": model_name(track.reply),
                "reply": track.reply.id,
                "clock": track.clock.value,
                "is_later": track.is_later,
            }
            for track in recording.tracks
        ],
        "events": [
            {
                "at_s": round(event.at_s, 3),
                "lane": letters.get(event.lane_id, ""),
                "state": _state(event.stage, replies[event.lane_id]),
            }
            for event in recording.events()
        ],
    }


def _table(recording: Recording, letters: Mapping[str, str]) -> str:
    replies = {track.reply.lane_id: track.reply for track in recording.tracks}
    lines = [
        f"{event.at_s:9.1f} s  {letters.get(event.lane_id, ''):1}  "
        f"{_state(event.stage, replies[event.lane_id]):10}  {_name(replies[event.lane_id])}"
        for event in recording.events()
    ]
    for track in recording.tracks:
        letter = letters.get(track.reply.lane_id, "")
        if track.clock is Clock.UNKNOWN:
            is_unasked = track.reply.outcome is Outcome.UNASKED
            told = "never asked" if is_unasked else "clock not known"
            lines.append(f"        ?    {letter:1}  {told}  {_name(track.reply)}")
        if track.is_later:
            lines.append(f"{letter} was asked for later; the pause before is left out.")
    return "".join(f"{line.rstrip()}\n" for line in lines)


def _name(reply: Reply) -> str:
    return safe_line(model_name(reply))


def _state(stage: Stage, reply: Reply) -> str:
    """Return a stage in a word; of the end, how it ended."""
    if stage is Stage.ENDED and reply.outcome is not None:
        return reply.outcome.value
    return stage.value
