"""What was typed and not sent yet."""

from __future__ import annotations

from dataclasses import dataclass, field

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.conversation import LaneSetup


@dataclass(frozen=True, slots=True)
class LaneChoice:
    """A model as typed, PROVIDER/MODEL, and what was set for it."""

    model: str
    setup: LaneSetup = field(default_factory=LaneSetup)


@dataclass(frozen=True, slots=True)
class Draft:
    """The question that is being typed in a conversation, and those that wait to be asked.

    `lanes` are the choices for a conversation that has not begun.
    """

    conversation_id: str
    question: Question
    queue: tuple[Question, ...] = ()
    lanes: tuple[LaneChoice, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be lost with it."""
        return self.question.is_empty and not self.queue
