"""Conversations as JSON that leads back to them, version 1 of `deepseek-desktop-archive`.

The file is one object in UTF-8, written so that nobody needs all of it in memory: its first line is
the head and ends with `"conversations": [`, then each line is one conversation, and the last line
closes the list. Line breaks in texts are escaped, so a line is always a whole conversation.

The head has `format`, `version` (a reader refuses one that it does not know), `app_version` and
`made_at`. The last line has `count`, and `sha256` over the checksums of all
conversations, each followed by a line break. A conversation has:

* `id`, `title`, `created_at`, `settings` (how the lanes are asked and shown), `head` (the last turn
  of the branch that is shown; null: the newest), `choices` (`turn`, `lane`, `reply`: what is
  shown where it is not the newest), `forked_from` (the turn of another conversation that it was
  copied at), `from_report` (of one that was opened from a report, with the report's verdicts),
  `folder`, `tags`, `pinned_at`.
* `lanes`: in order, each with `id`, `letter`, `provider`, `model`, `instructions`, `parameters`.
* `turns` of all branches, parents before what came after: `id`, `parent_id`, `asked_at`, `prompt`,
  `attachments`, `bases`, `left_out`, `sha256` over all of these; and `replies`, oldest first.
* A reply has what one in a report has (see `reply_record`), but no figures, which follow from the
  rest. `failure` and `retried` have `text` and `facts` besides, from which their sentence is made
  in any language. `outcome` is null of a reply that still ran when it was written: its
  texts are what had come by then. `credits_left` is what the host said was left.
* `verdicts`: which of two replies was found better.
* `sha256`: over the canonical form (see `canonical`) of the object without this key. The lines that
  this app writes are in that form already; the checksum stands behind it, as the last key.

Ids are those of the archive: whoever reads the file again finds by them what is there already.
What is in the bin is not in it, nor are drafts, keys, and the folders of files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from deepseek_desktop.core.domain.comparison import settings_record
from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.errors import Failure
from deepseek_desktop.core.domain.figures import figures_of
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Verdict
from deepseek_desktop.core.interchange.canonical import canonical, checksum
from deepseek_desktop.core.interchange.reply_record import (
    Record,
    reply_record,
    without_folders,
)
from deepseek_desktop.core.interchange.turn_record import (
    lane_records,
    question_record,
    verdict_record,
)

FORMAT, VERSION = "deepseek-desktop-archive", 1
CHECKSUM = "sha256"

_TURNS = "turns"
_DERIVED = {"figures", "is_whole"}


class Head(Struct, frozen=True):
    """What an archive file says of itself."""

    made_at: datetime
    app_version: str


class ArchiveWriter:
    """Writes an archive file piece by piece; `write` takes bytes."""

    def __init__(self, write: Callable[[bytes], object], head: Head) -> None:
        self._write = write
        self._sums = sha256()
        self._count = 0
        record = {
            "format": FORMAT,
            "version": VERSION,
            "app_version": head.app_version,
            "made_at": head.made_at.isoformat(),
        }
        write(_line(record)[:-1] + b',"conversations":[')

    def add(self, kept: KeptConversation) -> None:
        """Write a conversation, turn by turn: a long one keeps nobody waiting for long."""
        self._write(b",\n" if self._count else b"\n")
        found = sha256()
        for part in _parts(kept):
            self._write(part)
            found.update(part)
        found.update(b"}")
        self._write(f',"{CHECKSUM}":"{found.hexdigest()}"}}'.encode())
        self._sums.update(f"{found.hexdigest()}\n".encode())
        self._count += 1

    def end(self) -> None:
        """Write the last line: without it the file is not whole."""
        last = {"count": self._count, CHECKSUM: self._sums.hexdigest()}
        self._write(b"\n]," + _line(last)[1:] + b"\n")


def _parts(kept: KeptConversation) -> Iterator[bytes]:
    """Yield the canonical form of a conversation in pieces, up to its closing brace.

    So the line in the file is what the checksum is over, and is made only once.
    """
    record = _conversation_record(kept)
    for number, name in enumerate(sorted([*record, _TURNS])):
        yield f'{"," if number else "{"}"{name}":'.encode()
        if name != _TURNS:
            yield canonical(record[name])
            continue
        yield b"["
        for place, turn in enumerate(kept.conversation.turns):
            yield (b"," if place else b"") + canonical(_turn_record(turn))
        yield b"]"


def _conversation_record(kept: KeptConversation) -> Record:
    """Return what is kept of a conversation, but for its turns, which are long."""
    conversation = kept.conversation
    turns = {turn.id for turn in conversation.turns}
    replies = {(t.id, reply.lane_id, reply.id) for t in conversation.turns for reply in t.replies}
    return {
        "id": conversation.id,
        "title": conversation.title,
        "created_at": conversation.created_at.isoformat(),
        "settings": settings_record(conversation.settings),
        "head": conversation.head if conversation.head in turns else None,
        "choices": [
            {"turn": turn_id, "lane": lane_id, "reply": reply_id}
            for (turn_id, lane_id), reply_id in sorted(conversation.choices.items())
            if (turn_id, lane_id, reply_id) in replies
        ],
        "forked_from": kept.forked_from,
        "from_report": _origin_record(conversation.from_report),
        "folder": kept.folder,
        "tags": sorted(kept.tags),
        "pinned_at": None if kept.pinned_at is None else kept.pinned_at.isoformat(),
        "lanes": lane_records(conversation),
        "verdicts": [verdict_record(verdict) for verdict in _present(kept.verdicts, conversation)],
    }


def _turn_record(turn: Turn) -> Record:
    """Return a turn with its replies; the checksum is that of the question and where it stands."""
    question = question_record(turn)
    replies = [_reply_record(reply) for reply in turn.replies]
    return question | {CHECKSUM: checksum(question), "replies": replies}


def _present(verdicts: tuple[Verdict, ...], conversation: Conversation) -> tuple[Verdict, ...]:
    """Return the verdicts on what is there: those on turns in the bin stay there with them."""
    replies = {turn.id: {reply.id for reply in turn.replies} for turn in conversation.turns}
    return tuple(v for v in verdicts if v.pair <= replies.get(v.turn_id, set()))


def _reply_record(reply: Reply) -> Record:
    record = reply_record(reply, figures_of(reply, 0.0), has_reasoning=True)
    return {name: value for name, value in record.items() if name not in _DERIVED} | {
        "failure": None if reply.failure is None else _failure_record(reply.failure),
        "retried": [_failure_record(failure) for failure in reply.retried],
        "credits_left": reply.credits_left,
    }


def _failure_record(failure: Failure) -> Record:
    bare = without_folders(failure)
    return {
        "kind": bare.kind,
        "fault": bare.fault,
        "text": bare.text,
        "facts": dict(bare.facts),
        "message": bare.sentence,
        "status": bare.status,
        "detail": bare.detail,
    }


def _origin_record(origin: FromReport | None) -> Record | None:
    if origin is None:
        return None
    return {
        "made_at": origin.made_at.isoformat(),
        "app_version": origin.app_version,
        "sha256": origin.checksum,
        "is_intact": origin.is_intact,
        "verdicts": [verdict_record(verdict) for verdict in origin.verdicts],
    }


def _line(record: Record) -> bytes:
    text = json.dumps(record, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode("utf-8", "replace")
