"""Our own archive files: conversations with their own ids, so that two machines agree on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.key_finding import found_key
from deepseek_desktop.core.interchange.archive_file import ArchiveFile
from deepseek_desktop.core.interchange.archive_reading import conversation_of
from deepseek_desktop.core.interchange.archive_record import CHECKSUM
from deepseek_desktop.core.interchange.imports.remarks import Remarks

NAME = "archive"


def conversations(file: BinaryIO, remarks: Remarks) -> Iterator[KeptConversation]:
    """Yield what is in an archive file; raise `SettingError` for a version that is not known.

    Keys in texts stay: the texts are the person's own, and must be the same on both machines.
    """
    lines = ArchiveFile(file).lines()
    while True:
        try:
            line = next(lines)
        except StopIteration:
            return
        except SettingError:  # it breaks off; what was whole has been given
            remarks.note(Remark.CUT_SHORT)
            return
        if (kept := kept_of(line, remarks)) is not None:
            yield kept


def fits(value: Mapping[str, object]) -> bool:
    """Whether this is one of our conversations, in a file that something else has written anew."""
    return {"lanes", "turns", "verdicts", CHECKSUM} <= value.keys()


def kept_of(line: bytes, remarks: Remarks) -> KeptConversation | None:
    """Return the conversation of a line; None, and a remark, where it is none."""
    try:
        read = conversation_of(line)
    except SettingError:
        remarks.note(Remark.UNREADABLE)
        return None
    remarks.note(Remark.CHANGED, int(not read.is_intact))
    for text in _texts(read.kept):
        if (found := found_key(text)) is not None:
            remarks.note_key(Remark.KEY_KEPT, found.shown)
    return read.kept


def _texts(kept: KeptConversation) -> Iterator[str]:
    for lane in kept.conversation.lanes:
        yield lane.setup.system_prompt
    for turn in kept.conversation.turns:
        yield turn.prompt
        for attachment in turn.attachments:
            yield attachment.text
        for reply in turn.replies:
            yield reply.reasoning
            yield reply.answer
