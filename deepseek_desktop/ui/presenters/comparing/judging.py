"""Lets a person judge the answers of the last turn, two at a time, and keeps what they said."""

from __future__ import annotations

from collections.abc import Coroutine
from itertools import combinations
from typing import Any, TypeAlias
from uuid import uuid4

from msgspec.structs import replace
from PySide6.QtCore import QObject
from shiboken6 import isValid

from deepseek_desktop.core.domain.errors import ArchiveError
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict, newest_of_pairs
from deepseek_desktop.core.evaluation.tell_tales import names_itself
from deepseek_desktop.ui.models.ballot import Ballot
from deepseek_desktop.ui.models.verdict_words import JudgedReply, verdict_sentence
from deepseek_desktop.ui.presenters.comparing.blinding import Blinding, Stage
from deepseek_desktop.ui.presenters.comparing.tools import Tools
from deepseek_desktop.ui.widgets.comparing.vote_bar import VoteBar
from deepseek_desktop.ui.widgets.conversation_tab import ConversationTab
from deepseek_desktop.ui.wording import sentence

Pair: TypeAlias = tuple[JudgedReply, JudgedReply]
_TURNED = {Choice.LEFT: Choice.RIGHT, Choice.RIGHT: Choice.LEFT}


class Judging(QObject):
    """Joins the vote bar of a tab with the archive; knows all verdicts of its conversation."""

    def __init__(self, tab: ConversationTab, tools: Tools, blinding: Blinding) -> None:
        super().__init__(tab)
        self._tab = tab
        self._tools = tools
        self._blinding = blinding
        self._state = tab.state
        self._verdicts: dict[frozenset[str], Verdict] = {}
        self._pairs: list[Pair] = []
        self._chosen: frozenset[str] = frozenset()
        self._bar = VoteBar(tab)
        self._bar.voted.connect(self.vote)
        self._bar.card.tagged.connect(self._tag)
        self._bar.card.noted.connect(self._note)
        self._bar.undo_asked.connect(self.undo)
        self._bar.pair_chosen.connect(self._choose)
        self._bar.at_once_asked.connect(blinding.uncover_at_once)
        self._bar.reveal_asked.connect(blinding.reveal)
        self._bar.take_keys(tab)
        tab.comparison_bar.add_votes(self._bar)
        for signal in (
            blinding.changed,
            self._state.running_changed,
            self._state.branch_changed,
            self._state.lanes_changed,
            tab.arranging.changed,
        ):
            signal.connect(self._update)
        self._state.turn_added.connect(self._update)
        self._state.reply_changed.connect(self._look)
        self._start(self._load())
        self._update()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """What holds of each pair of replies of this conversation."""
        return tuple(self._verdicts.values())

    async def _load(self) -> None:
        stored = await self._tools.means.archive.verdicts.of_conversation(self._state.id)
        if not isValid(self._tab):
            return
        self._verdicts = {**newest_of_pairs(stored), **self._verdicts}
        last = self._state.turns[-1].id if self._state.turns else ""
        judged = [v for v in self._verdicts.values() if v.turn_id == last]
        if judged and self._blinding.stage is not Stage.OFF:
            self._blinding.reveal()  # somebody judged elsewhere, as in a terminal
        blind = [verdict for verdict in judged if verdict.is_blind]
        if blind:
            self._blinding.seat_as_judged(max(blind, key=lambda verdict: verdict.made_at))
        self._update()

    def _look(self, reply_id: str) -> None:
        if reply_id not in self._state.replies.running_ids:
            self._update()

    def _update(self) -> None:
        """Show what can be judged now, and what was."""
        self._pairs = []
        match self._blinding.stage:
            case Stage.AWAITED:
                text = self.tr("Both are answering. You see both answers when both have finished.")
                self._bar.show_hindrance(text)
            case Stage.UNCOVERING:
                text = self.tr("Both have answered. The answers are shown at one pace.")
                self._bar.show_hindrance(text, may_hurry=True)
            case Stage.FAILED:
                text = self.tr("Not both of them gave an answer, so there is nothing to judge.")
                self._bar.show_hindrance(text, may_reveal=True)
            case _:
                self._show_ballot()

    def _show_ballot(self) -> None:
        self._pairs = list(combinations(self._candidates(), 2))
        if not self._pairs:
            self._bar.clear()
            return
        number = self._number()
        left, right = self._pairs[number]
        verdict = self._verdicts.get(_ids((left, right)))
        is_blind = self._blinding.stage is Stage.OPEN
        said = self.tr("Names appear after you vote.") if is_blind else ""
        self._bar.show_ballot(
            Ballot(
                left.letter,
                right.letter,
                tuple(self._named(pair) for pair in self._pairs),
                number,
                next((n for n, p in enumerate(self._pairs) if _ids(p) not in self._verdicts), None),
                _as_standing(verdict, left) if verdict else None,
                verdict.reasons if verdict else frozenset(),
                verdict.note if verdict else "",
                _sentence(verdict, left, right) if verdict else said,
                verdict.id if verdict else "",
            )
        )

    def _named(self, pair: Pair) -> str:
        text = self.tr("{left} and {right}")
        return text.format(left=pair[0].letter, right=pair[1].letter)

    def _candidates(self) -> list[JudgedReply]:
        """Return the answers that can be judged, from left to right."""
        unseen = self._state.arrangement.veil.unseen
        columns = [c for c in self._tab.lanes.seated if c.lane_id not in unseen]
        found = []
        for column in sorted(columns, key=lambda column: column.header.letter):
            reply = self._reply_in(column.lane_id)
            if reply is not None and reply.answer and not reply.is_running:
                found.append(JudgedReply(reply.id, column.header.letter, reply.identity.model))
        return found

    def _reply_in(self, lane_id: str) -> Reply | None:
        """Return what a lane shows in the last turn, if that is stored."""
        path = self._state.turns
        reply = self._state.shown.shown(path[-1].id, lane_id) if path else None
        return None if reply is None or self._state.replies.unkept(reply.id) else reply

    def _number(self) -> int:
        """Return which pair is judged: the chosen one, else the first."""
        ids = [_ids(pair) for pair in self._pairs]
        return ids.index(self._chosen) if self._chosen in ids else 0

    def _choose(self, number: int) -> None:
        self._chosen = _ids(self._pairs[number])
        self._update()

    def vote(self, choice: Choice) -> None:
        """Judge the two answers that can be judged now."""
        if not self._pairs or not self._bar.isVisible():
            self._tools.tell(self.tr("There are no two answers to judge now."))
            return
        left, right = self._pairs[self._number()]
        before = self._verdicts.get(_ids((left, right)))
        is_blind = self._blinding.stage is Stage.OPEN
        if before is None or _as_standing(before, left) is not choice:
            self._chosen = _ids((left, right))
            self._keep(self._verdict(choice, (left, right), before, is_blind=is_blind))
        if is_blind:
            self._blinding.reveal()
        self._update()

    def _verdict(
        self, choice: Choice, pair: Pair, before: Verdict | None, *, is_blind: bool
    ) -> Verdict:
        turn = self._state.turn(self._state.turns[-1].id)
        replies = [self._state.reply(each.id) for each in pair]
        telling = (r for r in replies if r and names_itself(r.answer, r.identity, turn.prompt))
        return Verdict(
            before.id if before else uuid4().hex,
            turn.id,
            pair[0].id,
            pair[1].id,
            choice,
            self._tools.means.now(),
            before.reasons if before else frozenset(),
            before.note if before else "",
            is_blind,
            frozenset(reply.id for reply in telling),
        )

    def _tag(self, reasons: frozenset[Reason]) -> None:
        self._change(reasons=reasons)

    def _note(self, verdict_id: str, note: str) -> None:
        verdict = next((v for v in self._verdicts.values() if v.id == verdict_id), None)
        if verdict is not None:
            self._keep(replace(verdict, note=note.strip()))
            self._tools.tell(self.tr("The note was saved."))
            self._update()

    def _change(self, **values: Any) -> None:
        verdict = self._verdicts.get(_ids(self._pairs[self._number()]))
        if verdict is not None:
            self._keep(replace(verdict, **values))
            self._update()

    def _keep(self, verdict: Verdict) -> None:
        self._verdicts[verdict.pair] = verdict
        self._start(self._tools.means.archive.verdicts.keep(verdict))

    def undo(self) -> None:
        """Take back the verdict that is shown."""
        pair = self._pairs[self._number()] if self._pairs else None
        verdict = self._verdicts.pop(_ids(pair), None) if pair is not None else None
        if verdict is None:
            self._tools.tell(self.tr("There is no verdict to take back here."))
        else:
            self._start(self._tools.means.archive.verdicts.drop(verdict.id))
        self._update()

    def _start(self, work: Coroutine[Any, Any, None]) -> None:
        async def keep() -> None:
            try:
                await work
            except ArchiveError as error:
                self._tools.say(sentence(error.failure))

        self._tools.tasks.start(keep(), name="keep verdicts")


def _ids(pair: Pair) -> frozenset[str]:
    return frozenset(each.id for each in pair)


def _as_standing(verdict: Verdict, left: JudgedReply) -> Choice:
    """Return the choice of a verdict for those who stand left and right now."""
    if verdict.left == left.id:
        return verdict.choice
    return _TURNED.get(verdict.choice, verdict.choice)


def _sentence(verdict: Verdict, left: JudgedReply, right: JudgedReply) -> str:
    is_turned = verdict.left != left.id
    return verdict_sentence(verdict, *((right, left) if is_turned else (left, right)))
