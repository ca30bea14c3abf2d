"""What narrows a search besides words, as conditions in SQL.

They are made so that an index answers them, or the beginning of a row: to read on through it would
be to read its texts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from deepseek_desktop.core.archive.queries import BELOW, HAS_BEGINNING
from deepseek_desktop.core.archive.search_tables import (
    ANSWER,
    ATTACHMENT,
    NAME,
    NOTE,
    QUESTION,
    REASONING,
    TITLE,
)
from deepseek_desktop.core.domain.query import Judged


def seen(kind: int, number: str) -> str:
    """Return the condition that a text, by an expression for its number, is not in the bin."""
    return " AND " + _SEEN[kind].format(number=number)


def judged_in(table: str, judged: Judged) -> str:
    """Return a query for the numbers of rows that fared so."""
    sides = _SIDES[judged]
    replies = " UNION ALL ".join(
        f"SELECT {side}_reply FROM verdict WHERE choice IN ({choices})" for side, choices in sides
    )
    no = "NOT " if judged is Judged.NONE else ""
    if table == "reply":
        return f"SELECT number FROM reply WHERE id {no}IN ({replies})"
    turns = " UNION ".join(
        f"SELECT turn_id FROM verdict WHERE choice IN ({choices})" for _, choices in sides
    )
    if table == "turn":
        return f"SELECT number FROM turn WHERE id {no}IN ({turns})"
    talks = f"SELECT conversation_id FROM turn WHERE id IN ({turns})"
    return f"SELECT number FROM conversation WHERE id {no}IN ({talks})"


def escaped(part: str) -> str:
    """Return a text as LIKE takes it literally, with a backslash as the sign of escape."""
    return part.replace("\\", r"\\").replace("%", r"\%").replace("_", r"\_")


def _itself(query: str) -> str:
    return query


def _of_verdict(query: str) -> str:
    return (
        "SELECT verdict.number FROM verdict WHERE turn_id IN "
        f"(SELECT id FROM turn WHERE number IN ({query}))"
    )


def _of_content(query: str) -> str:
    return (
        "SELECT content_id FROM attached WHERE turn_id IN "
        f"(SELECT id FROM turn WHERE number IN ({query}))"
    )


PLACES: Mapping[int, tuple[str, Callable[[str], str]]] = {
    TITLE: ("conversation", _itself),
    QUESTION: ("turn", _itself),
    NAME: ("turn", _itself),
    ATTACHMENT: ("turn", _of_content),
    REASONING: ("reply", _itself),
    ANSWER: ("reply", _itself),
    NOTE: ("turn", _of_verdict),
}
"""By kind the table that conditions are about, and how numbers of its rows lead to texts."""

GONE = BELOW.format(start="deleted_at IS NOT NULL") + "SELECT id FROM gone"
"""Gives the turns that are in the bin, and what comes after them."""

# The tables have other names here than around them, so that a number means one thing.
UNVEILED = (
    "(SELECT said.turn_id FROM reply AS said WHERE said.number = {number}) "
    "NOT IN (SELECT value FROM json_each(?))"
)
_KEPT = f"""
    EXISTS (
        SELECT 1 FROM {{tables}} JOIN conversation AS talk ON talk.id = asked.conversation_id
        WHERE {{is_it}} AND talk.deleted_at IS NULL AND asked.id NOT IN ({GONE})
    )
"""


def _kept(table: str, is_it: str) -> str:
    tables = f"{table} AS held CROSS JOIN turn AS asked ON asked.id = held.turn_id"
    return _KEPT.format(tables=tables, is_it=is_it)


_SEEN = {
    TITLE: f"EXISTS (SELECT 1 FROM conversation AS talk WHERE talk.number = {{number}} "
    f"AND {HAS_BEGINNING.replace('conversation.', 'talk.')})",
    **dict.fromkeys(
        (QUESTION, NAME), _KEPT.format(tables="turn AS asked", is_it="asked.number = {number}")
    ),
    ATTACHMENT: _kept("attached", "held.content_id = {number}"),
    **dict.fromkeys((REASONING, ANSWER), _kept("reply", "held.number = {number}")),
    NOTE: _kept("verdict", "held.number = {number}"),
}
_LIKE = "{column} LIKE ? ESCAPE '\\'"
_ANSWERED = f"EXISTS (SELECT 1 FROM reply AS said WHERE said.turn_id = {{turn}} AND said.{_LIKE})"
NAMED = {
    TITLE: "EXISTS (SELECT 1 FROM lane WHERE conversation_id = (SELECT talk.id "
    f"FROM conversation AS talk WHERE talk.number = {{number}}) AND {_LIKE})",
    **dict.fromkeys(
        (QUESTION, NAME),
        _ANSWERED.replace(
            "{turn}", "(SELECT asked.id FROM turn AS asked WHERE asked.number = {number})"
        ),
    ),
    **dict.fromkeys(
        (REASONING, ANSWER),
        f"EXISTS (SELECT 1 FROM reply AS said WHERE said.number = {{number}} AND said.{_LIKE})",
    ),
    ATTACHMENT: "EXISTS (SELECT 1 FROM attached AS sent JOIN reply AS said "
    f"ON said.turn_id = sent.turn_id WHERE sent.content_id = {{number}} AND said.{_LIKE})",
    NOTE: _ANSWERED.replace(
        "{turn}", "(SELECT found.turn_id FROM verdict AS found WHERE found.number = {number})"
    ),
}
_TAGS = "SELECT conversation_id FROM tag WHERE name = ?"
TAGGED = {
    "conversation": f"SELECT number FROM conversation WHERE id IN ({_TAGS})",
    "turn": f"SELECT number FROM turn WHERE conversation_id IN ({_TAGS})",
    "reply": "SELECT number FROM reply WHERE turn_id IN "
    f"(SELECT id FROM turn WHERE conversation_id IN ({_TAGS}))",
}
_BOTH = ("left", "right")
_ALL = "'left', 'right', 'tie', 'both_bad'"
_SIDES = {
    Judged.ANY: [(side, _ALL) for side in _BOTH],
    Judged.NONE: [(side, _ALL) for side in _BOTH],
    Judged.WON: [("left", "'left'"), ("right", "'right'")],
    Judged.LOST: [("left", "'right'"), ("right", "'left'")],
    Judged.TIE: [(side, "'tie'") for side in _BOTH],
    Judged.BAD: [(side, "'both_bad'") for side in _BOTH],
}
