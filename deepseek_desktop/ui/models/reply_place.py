"""Where a question or a reply stands: which of several it is, and what has to be said with it."""

from __future__ import annotations

from msgspec import Struct

from deepseek_desktop.core.domain.reply import Reply


class ReplyPlace(Struct, frozen=True):
    """`ids` are all replies of the lane in this turn; `mark` says what changed before this one.

    `marks` are those of all lanes that are seen, so that there is room for the highest. `note` is
    said besides how the reply ended. `is_last` is at the end of the branch, where a cut answer may
    be sent along with the next question: `is_included`. There all lanes of a comparison, which
    `has_others`, may go on from one answer: `is_context`. `veiled` is what alone is to be
    seen while nobody is to know who answered: so much of the answer, which may grow; or nothing
    but what is said in its place, `hidden`.
    `is_free` came from a provider that takes no money. `is_played` stands as it once stood.
    """

    ids: tuple[str, ...] = ()
    mark: str = ""
    marks: tuple[str, ...] = ()
    note: str = ""
    is_last: bool = False
    is_included: bool = False
    is_free: bool = False
    has_others: bool = False
    is_context: bool = False
    veiled: str | None = None
    hidden: str = ""
    is_growing: bool = False
    is_played: bool = False


class PromptPlace(Struct, frozen=True):
    """`ids` are the turns with all versions of a question, `shown` the one that is seen.

    `later` is how many questions go on from the other versions.
    """

    ids: tuple[str, ...] = ()
    shown: str = ""
    is_asked: bool = True
    later: int = 0


def can_be_context(reply: Reply) -> bool:
    """Whether other lanes can go on from a reply: it has ended, and there is an answer."""
    return bool(reply.answer) and not reply.is_running
