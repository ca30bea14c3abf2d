"""Prints a conversation: the branch that is shown, or all of them as a tree."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TextIO

from msgspec import Struct

from deepseek_desktop.cli.attaching import size_text
from deepseek_desktop.cli.finding import short_ids
from deepseek_desktop.cli.printing import (
    LanePrinter,
    damage,
    figures,
    letters_of,
    model_name,
    safe_line,
    trouble,
)
from deepseek_desktop.core.domain.conversation import Conversation, Turn
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.shown_branch import ShownBranch


class _Place(Struct, frozen=True):
    """A turn in the tree: what stands before its first line, the lines below, the gap above."""

    turn_id: str
    head: str = ""
    below: str = ""
    gap: str = ""


class ConversationPrinter:
    """Prints turns with who answered and what; the thinking where it is wanted.

    Of `veiled` turns it prints answers in an order that tells nothing, and not who gave them.
    """

    def __init__(
        self,
        out: TextIO,
        conversation: Conversation,
        shown: ShownBranch,
        *,
        has_reasoning: bool,
        veiled: Collection[str],
    ) -> None:
        self._out = out
        self._conversation = conversation
        self._shown = shown
        self._has_reasoning = has_reasoning
        self._veiled = veiled
        self._turns = {turn.id: turn for turn in conversation.turns}
        self._ids = short_ids(self._turns)
        self._path = {state.id for state in shown.path}

    def print_head(self) -> None:
        """Print what the conversation is called, and who answers in it."""
        conversation = self._conversation
        self._say("", safe_line(conversation.title))
        models = ", ".join(safe_line(str(lane.model)) for lane in conversation.lanes)
        self._say("", f"{conversation.id} · began {when(conversation.created_at)} · {models}")

    def print_branch(self) -> None:
        """Print the turns that are shown, each with the replies that are."""
        for state in self._shown.path:
            turn = self._turns[state.id]
            chosen = [self._shown.shown(turn.id, lane.id) for lane in self._conversation.lanes]
            self._print_question(turn, _Place(turn.id))
            self._print_replies(turn, [reply for reply in chosen if reply is not None], "")
        if count := self._shown.count_after:
            what = "1 later question is" if count == 1 else f"{count} later questions are"
            self._say("", f"\n({what} on another branch: show --all)", is_dim=True)

    def print_tree(self) -> None:
        """Print all turns with all replies; those that are shown now have a star."""
        waiting = _placed(self._shown.branches.children(None), "")
        while waiting:
            place = waiting.pop()
            turn = self._turns[place.turn_id]
            self._print_question(turn, place, "*" if turn.id in self._path else "")
            self._print_replies(turn, turn.replies, place.below)
            waiting += _placed(self._shown.branches.children(turn.id), place.below)

    def _print_question(self, turn: Turn, place: _Place, star: str = "") -> None:
        below = place.below
        others = [other.id for other in self._shown.branches.alternatives(turn.id)]
        which = f"{others.index(turn.id) + 1}/{len(others)}" if len(others) > 1 else ""
        facts = [f"[{self._ids[turn.id]}]{star}", when(turn.asked_at), which, self._origin(turn)]
        self._say(place.gap.rstrip(), "")
        self._say(place.head, " · ".join(filter(None, facts)), is_dim=True)
        if turn.prompt.strip():
            self._say(f"{below}> ", turn.prompt.strip())
        for attachment in turn.attachments:
            self._say(f"{below}> + ", size_text(attachment))
        if turn.left_out:
            self._say(
                below, f"(not sent along: {turn.left_out} of the oldest questions)", is_dim=True
            )
        if not turn.replies:
            self._say(below, "(kept, not asked)", is_dim=True)

    def _origin(self, turn: Turn) -> str:
        """Return which of several replies a turn goes on from, where one could take another."""
        if turn.parent_id in self._veiled:
            return ""
        letters = letters_of(self._conversation.lanes)
        before = turn.parent_id or ""
        replies = {n: self._shown.alternatives(before, n) for n in letters}
        origins = []
        for lane_id, basis in turn.bases.items():
            known = replies.get(lane_id, ())
            whose = next((n for n, ids in replies.items() if basis.reply_id in ids), lane_id)
            if whose != lane_id:
                return f"after {letters[whose]}'s answer in all lanes"
            if len(known) > 1 and basis.reply_id in known:
                place = f"{known.index(basis.reply_id) + 1}/{len(known)}"
                origins.append(f"{letters.get(lane_id, '')} {place}".strip())
        return f"after reply {', '.join(origins)}" if origins else ""

    def _print_replies(self, turn: Turn, replies: Sequence[Reply], below: str) -> None:
        if turn.id not in self._veiled:
            for reply in replies:
                self._print_reply(turn, reply, below)
            return
        for reply in sorted(replies, key=lambda reply: sha256(reply.id.encode()).digest()):
            self._say(below.rstrip(), "")
            self._say(below, "hidden until you have judged in the window", is_dim=True)
            answer = reply.answer.strip("\n") or "(no answer)"
            self._say(below, "(is just being written)" if reply.is_running else answer)
        self._say(below.rstrip(), "")
        self._say(below, "(to be told now who answered: show --reveal)", is_dim=True)

    def _print_reply(self, turn: Turn, reply: Reply, below: str) -> None:
        known = self._shown.alternatives(turn.id, reply.lane_id)
        letter = letters_of(self._conversation.lanes).get(reply.lane_id, "")
        name = " ".join(filter(None, [letter, safe_line(model_name(reply))]))
        place = f"reply {known.index(reply.id) + 1}/{len(known)}" if len(known) > 1 else ""
        ended = "is just being written" if reply.is_running else safe_line(figures(reply))
        self._say(below.rstrip(), "")
        self._say(below, " · ".join(filter(None, [name, place, ended])), is_dim=True)
        if self._has_reasoning and reply.reasoning.strip():
            self._say(f"{below}  ", reply.reasoning.strip("\n"), is_dim=True)
            self._say(below.rstrip(), "")
        if reply.answer:
            self._say(below, reply.answer.strip("\n"))
        for call in reply.tool_calls:
            self._say(below, f"[call] {call.name} {call.arguments}")
        if not reply.is_running and (sentence := trouble(reply) or damage(reply)):
            self._say(below, f"! {sentence}")

    def _say(self, mark: str, text: str, *, is_dim: bool = False) -> None:
        LanePrinter(self._out, mark).say(f"{text}\n", is_dim=is_dim)


def _placed(turns: Sequence[Turn], above: str) -> list[_Place]:
    """Return the places of turns that come right after the same one, the first one last."""
    if len(turns) == 1:
        return [_Place(turns[0].id, above, above, above)]
    forks = [_Place(turn.id, f"{above}├─ ", f"{above}│  ", f"{above}│") for turn in turns[:-1]]
    ends = [_Place(turn.id, f"{above}└─ ", f"{above}   ", f"{above}│") for turn in turns[-1:]]
    return [*ends, *reversed(forks)]


def when(at: datetime) -> str:
    """Return a time as this machine's clock has it, to the minute."""
    return at.astimezone().strftime("%Y-%m-%d %H:%M")
