"""What was typed and not sent yet."""

from __future__ import annotations

from uuid import uuid4

from msgspec import Struct, field
from msgspec.structs import replace
from typing_extensions import override

from deepseek_desktop.core.domain.attachment import Question
from deepseek_desktop.core.domain.comparison import USUAL, ComparisonSettings
from deepseek_desktop.core.domain.conversation import LaneSetup


class LaneChoice(Struct, frozen=True):
    """A model as typed, PROVIDER/MODEL, and what was set for it; `id` is that of its lane."""

    model: str
    setup: LaneSetup = field(default_factory=LaneSetup)
    id: str = ""

    @override
    def __eq__(self, other: object) -> bool:
        """Whether the same would be asked in the same way, in whatever lane."""
        return isinstance(other, LaneChoice) and self._asked == other._asked

    @override
    def __hash__(self) -> int:
        return hash(self._asked)

    @property
    def _asked(self) -> tuple[str, LaneSetup]:
        return self.model, self.setup


class Edit(Struct, frozen=True):
    """What the question of a turn is being changed into."""

    turn_id: str
    question: Question


class Draft(Struct, frozen=True):
    """The question that is being typed in a conversation, and those that wait to be asked.

    `lanes` and `settings` say who would answer, and how, in a conversation that the archive does
    not have. `edit` is an earlier question that is being edited meanwhile.
    """

    conversation_id: str
    question: Question
    queue: tuple[Question, ...] = ()
    lanes: tuple[LaneChoice, ...] = ()
    edit: Edit | None = None
    settings: ComparisonSettings = USUAL

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be lost with it."""
        return self.question.is_empty and not self.queue and self.edit is None

    def as_copied(self) -> Draft:
        """Return the same for another conversation; no lane of it may have the id of another."""
        lanes = tuple(replace(lane, id=uuid4().hex) for lane in self.lanes)
        pairs = zip(self.lanes, lanes, strict=True)
        settings = self.settings.as_copied({before.id: lane.id for before, lane in pairs})
        return replace(self, conversation_id=uuid4().hex, lanes=lanes, settings=settings, edit=None)

    def without(self, question: Question) -> Draft:
        """Return what is left when a question was asked that was edited, typed, or waited."""
        if self.edit is not None and self.edit.question == question:
            return replace(self, edit=None)
        if self.question == question:
            return replace(self, question=Question())
        if question not in self.queue:
            return self
        place = self.queue.index(question)
        return replace(self, queue=self.queue[:place] + self.queue[place + 1 :])
