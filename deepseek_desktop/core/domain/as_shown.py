"""A stored conversation as the window would show it."""

from __future__ import annotations

from deepseek_desktop.core.domain.conversation import Conversation
from deepseek_desktop.core.domain.shown_branch import ShownBranch


def shown_branch(conversation: Conversation) -> ShownBranch:
    """Return what the window would show of a conversation."""
    replies = {reply.id: reply for turn in conversation.turns for reply in turn.replies}
    shown = ShownBranch(replies.get)
    shown.put_back(conversation.turns)
    shown.choices = dict(conversation.choices)
    shown.end_at(conversation.head)
    return shown
