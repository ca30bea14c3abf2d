"""All that the archive keeps of a conversation, as it goes into another archive."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.verdict import Verdict


class KeptConversation(Struct, frozen=True):
    """A conversation with what stands beside it.

    `forked_from` is the turn of another conversation that it was copied at. `folder`, `tags` and
    `pinned_at` say where a person put it.
    """

    conversation: Conversation
    verdicts: tuple[Verdict, ...] = ()
    forked_from: str | None = None
    folder: str | None = None
    tags: tuple[str, ...] = ()
    pinned_at: datetime | None = None
