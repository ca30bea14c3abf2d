"""Reads a conversation of an archive file; see `archive_record` for its format.

The file may come from anybody, so nothing in it is believed to be what it should be.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from string import Formatter

from msgspec import Struct
from msgspec.structs import replace

from deepseek_desktop.core.domain.conversation import Conversation, Lane, Turn
from deepseek_desktop.core.domain.errors import Failure, Fault, SettingError
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.domain.kept import KeptConversation
from deepseek_desktop.core.domain.outcome import Outcome
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.archive_record import CHECKSUM
from deepseek_desktop.core.interchange.canonical import checksum
from deepseek_desktop.core.interchange.fields import Fields, damaged, parsed
from deepseek_desktop.core.interchange.reply_reading import read_reply
from deepseek_desktop.core.interchange.turn_reading import (
    check_verdicts,
    read_lane,
    read_settings,
    read_turn,
    read_verdict,
)

_MOST_LANES, _MOST_TURNS, _MOST_VERDICTS = 1000, 100_000, 100_000
_MOST_TAGS, _MOST_FACTS, _MOST_RETRIED = 1000, 100, 100
_MOST_IN_TITLE = 10_000
_MESSAGE = "{message}"


class ReadConversation(Struct, frozen=True):
    """A conversation of an archive file.

    `checksum` is what was computed over it here; `is_intact` says whether it and those of turns and
    texts are what the file claims. `running` are replies that were still being written when the
    file was: nobody will write on here, so they are marked as crashed.
    """

    kept: KeptConversation
    checksum: str
    is_intact: bool
    running: frozenset[str] = frozenset()


def conversation_of(line: bytes) -> ReadConversation:
    """Return the conversation that a line holds; raise `SettingError` with one sentence."""
    try:
        value = parsed(line.decode("utf-8"))
    except (UnicodeDecodeError, SettingError) as error:
        raise SettingError(_NO_CONVERSATION) from error
    try:
        return _conversation(Fields.of(value, "conversation"))
    except SettingError as error:
        place = error.failure.facts.get("place", "parameters")
        raise SettingError(_DAMAGED, place=place) from error


def _conversation(fields: Fields) -> ReadConversation:
    found = checksum({name: each for name, each in fields.values.items() if name != CHECKSUM})
    running: set[str] = set()
    lanes = tuple(read_lane(lane) for lane in fields.each("lanes", _MOST_LANES))
    read = [
        (*read_turn(turn, lambda reply: _reply(reply, running)), _is_asked_so(turn))
        for turn in fields.each("turns", _MOST_TURNS)
    ]
    turns = tuple(turn for turn, _, _ in read)
    _check_tree(lanes, turns)
    verdicts = tuple(map(read_verdict, fields.each("verdicts", _MOST_VERDICTS)))
    check_verdicts(verdicts, turns)
    conversation = Conversation(
        id=fields.name("id"),
        title=fields.text("title", _MOST_IN_TITLE),
        created_at=fields.time("created_at"),
        lanes=lanes,
        turns=turns,
        head=fields.maybe("head", fields.name),
        choices=_choices(fields, turns),
        settings=read_settings(fields.inner("settings")),
        from_report=fields.maybe("from_report", lambda name: _origin(fields.inner(name))),
    )
    if conversation.head not in {None, *(turn.id for turn in turns)}:
        raise damaged("head")
    kept = KeptConversation(
        conversation,
        verdicts,
        fields.maybe("forked_from", fields.text),
        fields.maybe("folder", fields.name),
        tuple(_tag(tag) for tag in fields.items("tags", _MOST_TAGS)),
        fields.maybe("pinned_at", fields.time),
    )
    texts_are_intact = all(texts and question for _, texts, question in read)
    is_intact = texts_are_intact and fields.values.get(CHECKSUM) == found
    return ReadConversation(kept, found, is_intact, frozenset(running))


def _is_asked_so(turn: Fields) -> bool:
    question = {n: value for n, value in turn.values.items() if n not in {CHECKSUM, "replies"}}
    return turn.values.get(CHECKSUM) == checksum(question)


def _reply(fields: Fields, running: set[str]) -> tuple[Reply, bool]:
    values = dict(fields.values)
    if values.get("outcome") is None:
        running.add(fields.name("id"))
        values["outcome"] = Outcome.CRASHED
    fields = Fields(values, fields.place)
    reply, is_intact = read_reply(fields)
    identity = fields.inner("identity")
    whole = replace(
        reply,
        # Our catalogue's row at that time: all of it, as it is shown to nobody but the person.
        identity=replace(
            reply.identity, card=identity.maybe("card", lambda name: identity.inner(name).values)
        ),
        failure=fields.maybe("failure", lambda name: _failure(fields.inner(name))),
        retried=tuple(map(_failure, fields.each("retried", _MOST_RETRIED))),
        credits_left=fields.maybe("credits_left", fields.text),
    )
    return whole, is_intact


def _failure(fields: Fields) -> Failure:
    facts = fields.inner("facts")
    if len(facts.values) > _MOST_FACTS:
        raise damaged(facts.place)
    named = {name: facts.text(name) for name in facts.values}
    text = fields.text("text")
    if not _is_filled_by(text, named):
        text, named = _MESSAGE, {"message": fields.text("message")}
    return Failure(
        kind=fields.name("kind"),
        fault=fields.one_of("fault", Fault),
        text=text,
        facts=named,
        status=fields.maybe("status", fields.count),
        detail=fields.text("detail"),
    )


def _is_filled_by(text: str, facts: Mapping[str, str]) -> bool:
    """Whether the places in a text are names of facts and nothing that reaches further."""
    try:
        places = [(name, form, how) for _, name, form, how in Formatter().parse(text)]
    except ValueError:
        return False
    return all(n is None or (n in facts and not form and not how) for n, form, how in places)


def _origin(fields: Fields) -> FromReport:
    return FromReport(
        fields.time("made_at"),
        fields.name("app_version"),
        fields.name(CHECKSUM),
        fields.flag("is_intact"),
        tuple(map(read_verdict, fields.each("verdicts", _MOST_VERDICTS))),
    )


def _choices(fields: Fields, turns: Iterable[Turn]) -> dict[tuple[str, str], str]:
    replies = {(t.id, reply.lane_id, reply.id) for t in turns for reply in t.replies}
    chosen = [
        (choice.name("turn"), choice.name("lane"), choice.name("reply"))
        for choice in fields.each("choices", _MOST_TURNS)
    ]
    if not set(chosen) <= replies:
        raise damaged("choices")
    return {(turn_id, lane_id): reply_id for turn_id, lane_id, reply_id in chosen}


def _tag(value: object) -> str:
    return Fields({"tags": value}).name("tags")


def _check_tree(lanes: Iterable[Lane], turns: Iterable[Turn]) -> None:
    """Refuse what no conversation is: twins, replies of nobody, turns before their parents."""
    lane_ids = [lane.id for lane in lanes]
    if not lane_ids or len(set(lane_ids)) < len(lane_ids):
        raise damaged("lanes")
    known: set[str] = set()
    replies: set[str] = set()
    for turn in turns:
        if turn.id in known or (turn.parent_id is not None and turn.parent_id not in known):
            raise damaged("turns")
        known.add(turn.id)
        for reply in turn.replies:
            if reply.id in replies or reply.lane_id not in lane_ids:
                raise damaged("replies")
            replies.add(reply.id)
    if not known:
        raise damaged("turns")


_NO_CONVERSATION = words("errors", "This conversation cannot be read: it is no JSON.")
_DAMAGED = words(
    "errors", "This conversation cannot be read: “{place}” in it is missing or damaged."
)
