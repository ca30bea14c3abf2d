"""Estimates of texts that are weighed again and again, like all that was said before."""

from __future__ import annotations

from collections.abc import Iterable

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import Past
from deepseek_desktop.core.domain.token_estimate import estimate_tokens

PER_MESSAGE = 4
"""Tokens that a chat template puts around a message, about."""

_MOST_REMEMBERED = 5000


class TokenMemory:
    """Estimates each text of a conversation once."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {}
        self._draft = ("", 0)

    def unknown(self, texts: Iterable[str]) -> int:
        """Return how many characters were not estimated yet."""
        known, draft = self._known, self._draft[0]
        return sum(len(text) for text in texts if text not in known and text != draft)

    def of_draft(self, question: Question) -> int:
        """Return what `of_question` does; of what is still typed only the last state is kept."""
        text, tokens = self._draft
        if text != question.prompt:
            text, tokens = self._draft = (question.prompt, estimate_tokens(question.prompt))
        return tokens + self._of_attachments(question)

    def of_text(self, text: str) -> int:
        """Return about how many tokens a text is."""
        tokens = self._known.get(text)
        if tokens is None:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            tokens = self._known[text] = estimate_tokens(text)
        return tokens

    def of_question(self, question: Question) -> int:
        """Return about how many tokens a question is with its attachments."""
        return self.of_text(question.prompt) + self._of_attachments(question)

    def of_past(self, past: Iterable[Past]) -> int:
        """Return about how many tokens earlier turns are as they are sent."""
        total = 0
        for turn in past:
            total += self.of_question(turn.question) + PER_MESSAGE
            if turn.reply is not None:
                total += self.of_text(turn.reply.answer) + PER_MESSAGE
        return total

    def _of_attachments(self, question: Question) -> int:
        return sum(
            self.of_text(attachment.text) + estimate_tokens(attachment.name) + PER_MESSAGE
            for attachment in question.attachments
        )
