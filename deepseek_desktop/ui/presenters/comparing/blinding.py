"""Lets answers be judged by a person who does not know whose they are."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QStyle
from shiboken6 import isValid

from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Verdict
from deepseek_desktop.core.evaluation.blind_answer import blind_answer, portion
from deepseek_desktop.core.evaluation.pairing import Sides, pair_to_judge
from deepseek_desktop.ui.presenters.comparing.blind_lanes import BlindLanes
from deepseek_desktop.ui.presenters.comparing.blind_turns import (
    candidates,
    replies_in,
    unknown_before,
)
from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import sentence

_UNCOVERING_S = 3.0
_STEP_MS = 50
_PAIR = 2


class Stage(Enum):
    """How far a blind judgement is."""

    OFF = "off"
    AWAITED = "awaited"
    UNCOVERING = "uncovering"
    OPEN = "open"
    FAILED = "failed"


class Blinding(QObject):
    """Hides who answers a question that was asked blind until `reveal`; seats two lanes by chance.

    Nothing is seen of an answer before both have ended; then both are uncovered at one pace.
    `changed` says that the `stage`, or the `sides`, which are lanes, are others.
    """

    changed = Signal()

    def __init__(self, tab: ConversationTab, tools: Tools) -> None:
        super().__init__(tab)
        self.stage = Stage.OFF
        self.sides: Sides | None = None
        self._tab = tab
        self._tools = tools
        self._state = tab.state
        self._veil = tab.state.arrangement.veil
        self._lanes = BlindLanes(tab)
        self._turn_id = ""
        self._began_s = 0.0
        self._is_seated = False
        self._is_judged = False
        self._whole: dict[str, str] = {}
        self._earlier: dict[str, str] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(_STEP_MS)
        self._timer.timeout.connect(self._uncover)
        self._state.turn_added.connect(self._begin)
        self._state.branch_changed.connect(self._look_at_branch)
        self._state.running_changed.connect(self._note_end)
        self._state.lanes_changed.connect(self._dress)
        self._state.reply_changed.connect(self._note)
        self._state.arrangement.changed.connect(self._look)
        self._look()

    def reveal(self) -> None:
        """Show who answered, from the first turn on; what was judged stays where it stands."""
        self._is_judged = self.stage is Stage.OPEN
        veiled = self._state.arrangement.settings.veiled
        path = {state.id for state in self._state.turns}
        self._state.arrangement.change(veiled=veiled - path)

    def uncover_at_once(self) -> None:
        """Show the whole answers, which are just being uncovered."""
        if self.stage is Stage.UNCOVERING:
            self._open()

    def seat_as_judged(self, verdict: Verdict) -> None:
        """Let the two replies of a verdict stand where they were judged, if they are shown."""
        replies = map(self._state.reply, (verdict.left, verdict.right))
        lanes = [reply.lane_id for reply in replies if reply is not None]
        if self.stage is Stage.OFF and lanes:
            self._lanes.seat(lanes)

    def _begin(self, turn_id: str) -> None:
        """Ask a question blind, where that is wanted and two answers at least are awaited."""
        settings = self._state.arrangement.settings
        if settings.is_blind and len(candidates(self._state)) > 1:
            self._state.arrangement.change(veiled=settings.veiled | {turn_id})
        elif not self._veil.is_down:
            self._lanes.seat_as_usual()
        self._look()

    def _look_at_branch(self) -> None:
        """Begin where a question that was changed is asked; else see what branch is shown now."""
        last = self._state.turns[-1] if self._state.turns else None
        if last is not None and not last.reply_ids and self._state.is_running:
            self._begin(last.id)
        else:
            self._look()

    def _look(self) -> None:
        """Let the veil fall over a turn that nobody knows yet, or lift it."""
        last = self._state.turns[-1].id if self._state.turns else ""
        if last not in self._state.arrangement.settings.veiled:
            self._lift()
        elif last != self._turn_id:
            self._fall(last)

    def _fall(self, turn_id: str) -> None:
        self._turn_id, self.sides, self._is_seated = turn_id, None, False
        self._is_judged = False
        self._timer.stop()
        self._whole = {}
        self.stage = Stage.AWAITED
        self._tab.arranging.leave_focus()
        self._earlier = unknown_before(self._state)
        self._veil.uncover(self._earlier, is_growing=False)
        self._veil.fall(frozenset())
        self._dress()
        is_past = bool(replies_in(self._state, turn_id))  # it was asked another time
        work = self._seat_two(turn_id, is_past=is_past)
        self._tools.tasks.start(work, name="seat blind lanes")
        self.changed.emit()

    def _lift(self) -> None:
        if self.stage is Stage.OFF:
            return
        came_to_light = [self._turn_id] if self.stage is Stage.OPEN else []
        self._turn_id, self.stage = "", Stage.OFF
        self._timer.stop()
        with self._lanes.kept_place(came_to_light):
            self._veil.lift()
            self._dress()
            if not self._is_judged:
                self._lanes.seat_as_usual()
        self.changed.emit()

    async def _seat_two(self, turn_id: str, *, is_past: bool) -> None:
        """Choose whose answers are judged, and where they stand; until then nothing is seen."""
        past: list[Sides] = []
        try:
            comparands = await self._tools.means.archive.verdicts.all()
            past = [Sides(*(str(r.identity.asked) for r in (c.left, c.right))) for c in comparands]
        except ArchiveError as error:
            self._tools.say(sentence(error.failure))
        if not isValid(self._tab) or turn_id != self._turn_id:
            return
        self._is_seated = True
        lanes = candidates(self._state)
        if len(lanes) > 1:
            self.sides = pair_to_judge(lanes, past, self._tools.means.chance)
            self._lanes.seat((self.sides.left, self.sides.right))
            self._veil.fall(frozenset(lanes) - {self.sides.left, self.sides.right})
            self._dress()
        self._advance(is_hurried=is_past)

    @property
    def _sought(self) -> tuple[str, ...]:
        """The lanes whose answers are to be judged."""
        return (self.sides.left, self.sides.right) if self.sides is not None else ()

    def _judged(self) -> list[Reply]:
        """Return the replies of the two lanes, as far as there are any."""
        return [r for r in replies_in(self._state, self._turn_id) if r.lane_id in self._sought]

    def _note(self, reply_id: str) -> None:
        is_running = reply_id in self._state.replies.running_ids
        if not (is_running and self.stage is Stage.AWAITED):
            self._advance()

    def _note_end(self) -> None:
        if not self._state.is_running:
            self._advance()

    def _advance(self, *, is_hurried: bool = False) -> None:
        """Go as far as the replies have come: one that is asked for again is awaited again."""
        if self.stage is Stage.OFF or not self._is_seated:
            return
        replies = self._judged()
        are_all = len(replies) == _PAIR and not any(reply.is_running for reply in replies)
        if not are_all and self._state.is_running:
            self._await()
            return
        whole = {reply.id: blind_answer(reply.answer) for reply in replies}
        if whole == self._whole and self.stage is not Stage.AWAITED:
            return
        self._whole = whole
        if not are_all or not all(whole.values()):
            self._show(Stage.FAILED, whole)
        elif is_hurried or not self._is_animated():
            self._open()
        else:
            self._began_s = self._tools.means.monotonic()
            self._timer.start()
            self._show(Stage.UNCOVERING, {})

    def _is_animated(self) -> bool:
        """Whether this system lets things move."""
        return self._tab.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0

    def _await(self) -> None:
        self._timer.stop()
        self._whole = {}
        if self.stage is not Stage.AWAITED:
            self._show(Stage.AWAITED, {})

    def _open(self) -> None:
        self._timer.stop()
        self._show(Stage.OPEN, self._whole)

    def _uncover(self) -> None:
        share = (self._tools.means.monotonic() - self._began_s) / _UNCOVERING_S
        if share >= 1:
            self._open()
        else:
            texts = {reply_id: portion(text, share) for reply_id, text in self._whole.items()}
            self._veil.uncover(self._earlier | texts, is_growing=True)

    def _show(self, stage: Stage, texts: Mapping[str, str]) -> None:
        self.stage = stage
        self._lanes.hold()
        if stage in {Stage.OPEN, Stage.FAILED}:
            self._lanes.tell_all_there()
        self._veil.uncover({**self._earlier, **texts}, is_growing=stage is Stage.UNCOVERING)
        self._dress()
        self.changed.emit()

    def _dress(self) -> None:
        """Say in place of the names what may be said."""
        if self.stage is Stage.OFF:
            self._lanes.show_names()
        else:
            answered = {reply.lane_id for reply in self._judged() if reply.answer}
            failed = set(self._sought) if self.stage is Stage.FAILED else set[str]()
            self._lanes.hide_names(frozenset(failed - answered))
