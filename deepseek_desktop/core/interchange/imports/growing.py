"""Makes a conversation of ours from messages that name each other, however they are tangled.

Nothing here recurs, so a chain may be as long as it likes; what would be too much is cut and told.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct, field

from deepseek_desktop.core.domain.attachment import Attachment
from deepseek_desktop.core.domain.conversation import (
    MOST_IN_TITLE,
    Basis,
    Conversation,
    Lane,
    LaneSetup,
    Turn,
    title_of,
)
from deepseek_desktop.core.domain.identity import Identity, ModelRef
from deepseek_desktop.core.domain.importing import Remark
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.typed import printable
from deepseek_desktop.core.domain.usage import Timings
from deepseek_desktop.core.interchange.imports.message_order import parents_first
from deepseek_desktop.core.interchange.imports.remarks import Remarks
from deepseek_desktop.core.interchange.imports.talk import Node, Speaker, Talk, id_of, joined

MOST_TURNS, MOST_REPLIES = 20_000, 200
_MOST_LANES, _MOST_IN_NAME = 6, 200
_NO_WORDS = "…"


class _Link(Struct):
    """A message of a model, and the one of the same reply before it."""

    node: Node
    before: _Link | None
    is_last: bool = True


class _Grown(Struct):
    """A turn as far as it is known; `after` is the message that it goes on from."""

    id: str
    prompt: str
    at: datetime
    parent: str | None
    after: _Link | None
    attachments: tuple[Attachment, ...] = ()
    ends: list[_Link] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)


class _Place(Struct, frozen=True):
    """Where a message stands: in which turn, behind which message of a model."""

    turn: _Grown | None
    link: _Link | None
    at: datetime


def conversation_of(
    talk: Talk, format_name: str, now: datetime, remarks: Remarks
) -> Conversation | None:
    """Return what another app kept as a conversation; None where nobody said anything."""
    return _Growing(talk, format_name, now, remarks).conversation()


class _Growing:
    def __init__(self, talk: Talk, format_name: str, now: datetime, remarks: Remarks) -> None:
        self._talk = talk
        self._provider = f"{format_name}-export"
        self._remarks = remarks
        self._now = now
        named = talk.id or [talk.title, str(talk.created_at), [n.text for n in talk.nodes[:1]]]
        self._id = id_of(format_name, "conversation", named)
        self._turns: list[_Grown] = []
        self._turn_of: dict[str, str] = {}
        self._through: dict[str, str] = {}  # by message the reply that it is part of
        self._instructions = talk.system_prompt

    def conversation(self) -> Conversation | None:
        """Return it whole."""
        self._walk()
        self._make_replies()
        if not any(turn.replies or turn.prompt != _NO_WORDS for turn in self._turns):
            self._remarks.note(Remark.EMPTY)
            return None
        lanes = self._lanes()
        head = self._turn_of.get(self._talk.head)
        title = " ".join(self._clean(self._talk.title).split())[:MOST_IN_TITLE]
        return Conversation(
            id=self._id,
            title=title or title_of(self._turns[0].prompt),
            created_at=self._talk.created_at or self._turns[0].at,
            lanes=lanes,
            turns=tuple(self._finished(turn, lanes) for turn in self._turns),
            head=head or self._turns[-1].id,
        )

    def _walk(self) -> None:
        start = _Place(None, None, self._talk.created_at or self._now)
        places: dict[str, _Place | None] = {}
        for node, before, has_more in parents_first(self._talk.nodes, self._remarks):
            place = start if before is None else places[before]
            after = self._placed(node, place, has_more=has_more) if place is not None else None
            places[node.id] = after
            if after is None:  # what follows it has no place either
                self._remarks.note(Remark.TOO_MANY)
            elif after.turn is not None:
                self._turn_of[node.id] = after.turn.id

    def _placed(self, node: Node, place: _Place, *, has_more: bool) -> _Place | None:
        """Take a message in and return where what follows it stands; None where it is too much."""
        at = node.at or place.at
        self._remarks.note(Remark.FILES, len(node.files))
        self._remarks.note(Remark.TOOL, node.tools)
        match node.speaker:
            case Speaker.SYSTEM:
                self._instructions = self._instructions or node.text
                return place
            case Speaker.TOOL:
                self._remarks.note(Remark.TOOL)
                return place
            case Speaker.PERSON:
                names = "\n".join(f"[{name}]" for name in node.files if name)
                if not node.text.strip() and not node.attachments and not names and not has_more:
                    self._remarks.note(Remark.NO_TEXT)
                    return place
                turn = self._turn(node, node.text if node.text.strip() else names, at, place)
                return None if turn is None else _Place(turn, None, at)
            case Speaker.MODEL:
                owner = place.turn or self._turn(node, "", at, place)
                if owner is None or len(owner.ends) >= MOST_REPLIES:
                    return None
                link = _Link(node, place.link)
                if place.link is not None and place.link.is_last:
                    place.link.is_last = False
                    owner.ends.remove(place.link)
                owner.ends.append(link)
                return _Place(owner, link, at)

    def _turn(self, node: Node, text: str, at: datetime, place: _Place) -> _Grown | None:
        if len(self._turns) >= MOST_TURNS:
            return None
        prompt = self._clean(text) if text.strip() else ""
        attachments = tuple(
            Attachment(self._named(a.name), self._clean(a.text)) for a in node.attachments
        )
        parent = place.turn.id if place.turn is not None else None
        content = [prompt, *((each.name, each.text) for each in attachments)]
        turn = _Grown(
            id_of(self._id, "turn", parent, node.id, content),
            prompt or ("" if attachments else _NO_WORDS),
            at,
            parent,
            place.link,
            attachments,
        )
        self._turns.append(turn)
        return turn

    def _make_replies(self) -> None:
        for turn in self._turns:
            for end in turn.ends:
                links = list(_whole(end))
                reply = self._reply(turn, [link.node for link in links])
                if reply is None:
                    self._remarks.note(Remark.NO_TEXT)
                    continue
                turn.replies.append(reply)
                for link in reversed(links):
                    if link.node.id in self._through:
                        break
                    self._through[link.node.id] = reply.id

    def _reply(self, turn: _Grown, nodes: list[Node]) -> Reply | None:
        reasoning = self._clean(joined(node.reasoning for node in nodes))
        answer = self._clean(joined(node.text for node in nodes))
        if not reasoning and not answer:
            return None
        last = nodes[-1]
        model = next((node.model for node in reversed(nodes) if node.model.strip()), "")
        seat = int(min(max(last.seat, 0), _MOST_LANES - 1))
        return Reply(
            id=id_of(turn.id, "reply", last.id, reasoning, answer),
            lane_id=self._lane_id(seat),
            identity=Identity(
                self._provider, self._model(model or self._talk.models.get(seat, ""))
            ),
            timings=Timings(next((node.at for node in nodes if node.at), turn.at)),
            reasoning=reasoning,
            answer=answer,
            outcome=last.outcome,
            pieces=None,
        )

    def _lanes(self) -> tuple[Lane, ...]:
        """Return a lane for each column; of several models after each other the last one."""
        models = {seat: self._model(name) for seat, name in self._talk.models.items()}
        lane_ids = {self._lane_id(seat): seat for seat in range(_MOST_LANES)}
        used: dict[int, str] = {}
        for turn in self._turns:
            for reply in turn.replies:
                used[lane_ids[reply.lane_id]] = reply.identity.model
        used = used or {0: models.get(0, self._model(""))}
        setup = LaneSetup(self._clean(self._instructions))
        return tuple(
            Lane(self._lane_id(seat), ModelRef(self._provider, used[seat]), setup)
            for seat in sorted(used)
        )

    def _finished(self, turn: _Grown, lanes: tuple[Lane, ...]) -> Turn:
        basis = self._through.get(turn.after.node.id) if turn.after is not None else None
        return Turn(
            turn.id,
            turn.prompt,
            turn.at,
            tuple(turn.replies),
            turn.parent,
            {lane.id: Basis(basis) for lane in lanes} if basis is not None else {},
            turn.attachments,
        )

    def _lane_id(self, seat: int) -> str:
        return id_of(self._id, "lane", seat)

    def _model(self, name: str) -> str:
        return self._named(name) or "unknown"

    def _named(self, name: str) -> str:
        return printable(self._clean(name)).strip()[:_MOST_IN_NAME]

    def _clean(self, text: str) -> str:
        """Return a text without keys, and without halves of characters, which nobody can store."""
        return self._remarks.without_keys(text.encode("utf-8", "replace").decode("utf-8"))


def _whole(end: _Link) -> Iterator[_Link]:
    """Yield the messages that make up a reply, in order."""
    links = [end]
    while (before := links[-1].before) is not None:
        links.append(before)
    yield from reversed(links)
