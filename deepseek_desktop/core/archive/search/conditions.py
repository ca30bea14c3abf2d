"""What narrows a search besides words, as conditions in SQL.

Each is a query for numbers of what a text belongs to, made so that an index answers it: to read on
through a row would be to read its texts.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from deepseek_desktop.core.archive.rows import time_text
from deepseek_desktop.core.domain.hits import Scope
from deepseek_desktop.core.domain.query import Conditions, Judged


@dataclass(slots=True)
class Narrowing:
    """Queries that each have to give the number of a text, and the values in them."""

    queries: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)

    def add(self, query: str, *values: str) -> None:
        """Narrow it further."""
        self.queries.append(query)
        self.values += values

    def on(self, number: str) -> str:
        """Return the condition on an expression for the number."""
        return "".join(f" AND {number} IN ({query})" for query in self.queries)


def narrowing(scope: Scope, conditions: Conditions) -> Narrowing:
    """Return what a text of a scope has to fulfil."""
    wanted = Narrowing()
    table, wrap = _PLACES[scope]
    names = (("model", conditions.models), ("provider", conditions.hosts))
    for column, parts in names:
        for part in parts:
            wanted.add(wrap(_NAMED[table].format(column=column)), f"%{escaped(part)}%")
    for tag in conditions.tags:
        wanted.add(wrap(_TAGGED[table]), tag)
    if conditions.before is not None:
        wanted.add(wrap(f"{_TIMED[table]} < ?"), time_text(conditions.before))
    if conditions.since is not None:
        wanted.add(wrap(f"{_TIMED[table]} >= ?"), time_text(conditions.since))
    for judged in conditions.judged:
        wanted.add(wrap(_judged(table, judged)))
    return wanted


def _judged(table: str, judged: Judged) -> str:
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
    judged_in = f"SELECT conversation_id FROM turn WHERE id IN ({turns})"
    return f"SELECT number FROM conversation WHERE id {no}IN ({judged_in})"


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


_PLACES: dict[Scope, tuple[str, Callable[[str], str]]] = {
    Scope.TITLE: ("conversation", _itself),
    Scope.QUESTION: ("turn", _itself),
    Scope.ATTACHMENT: ("turn", _itself),
    Scope.REASONING: ("reply", _itself),
    Scope.ANSWER: ("reply", _itself),
    Scope.NOTE: ("turn", _of_verdict),
}
_NAMED = {
    "conversation": "SELECT number FROM conversation WHERE id IN "
    "(SELECT conversation_id FROM lane WHERE {column} LIKE ? ESCAPE '\\')",
    "turn": "SELECT number FROM turn WHERE id IN "
    "(SELECT turn_id FROM reply WHERE {column} LIKE ? ESCAPE '\\')",
    "reply": "SELECT number FROM reply WHERE {column} LIKE ? ESCAPE '\\'",
}
_TAGS = "SELECT conversation_id FROM tag WHERE name = ?"
_TAGGED = {
    "conversation": f"SELECT number FROM conversation WHERE id IN ({_TAGS})",
    "turn": f"SELECT number FROM turn WHERE conversation_id IN ({_TAGS})",
    "reply": "SELECT number FROM reply WHERE turn_id IN "
    f"(SELECT id FROM turn WHERE conversation_id IN ({_TAGS}))",
}
_TIMED = {
    "conversation": "SELECT number FROM conversation WHERE created_at",
    "turn": "SELECT number FROM turn WHERE asked_at",
    "reply": "SELECT number FROM reply WHERE started_at",
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
