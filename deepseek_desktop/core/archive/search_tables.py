"""How an archive gets its search index, and what keeps it in step with the texts.

An entry of the index is a text: `entry >> 48` is its kind (0 title, 1 question, 2 attached text,
3 reasoning, 4 answer, 5 note, 6 name of what is attached), the rest the number of its conversation,
turn, content, reply or verdict; of a name it is 1024 times the number of its turn, and its
position. The index has no copy of the texts. Triggers note what is to be indexed and, with the
text that was, what is not any more; so whatever changes a text, even by hand, the index can follow.
"""

from __future__ import annotations

from msgspec import Struct

TITLE, QUESTION, ATTACHMENT, REASONING, ANSWER, NOTE, NAME = range(7)

KIND_SHIFT = 48
NAMES = 1024  # of one turn that can be told apart; what is beyond is found by a scan


class Source(Struct, frozen=True):
    """A text that is indexed: its table, and what it and its number are, in a row of that."""

    kind: int
    table: str
    text: str
    number: str = "{row}.number"
    columns: str = ""
    when: str = "1"

    @property
    def entry(self) -> str:
        """The entry of a row."""
        return f"({self.kind} << {KIND_SHIFT}) + {self.number}"


def _source(kind: int, table: str, column: str, when: str = "1") -> Source:
    return Source(kind, table, f"{{row}}.{column}", columns=column, when=when)


SOURCES = (
    _source(TITLE, "conversation", "title", "{row}.number IS NOT NULL"),
    _source(QUESTION, "turn", "prompt"),
    Source(ATTACHMENT, "content", "{row}.text", "{row}.id", "text"),
    # A reply that has ended has its texts for good: from then on they are indexed.
    _source(REASONING, "reply", "reasoning", "{row}.outcome IS NOT NULL"),
    _source(ANSWER, "reply", "answer", "{row}.outcome IS NOT NULL"),
    _source(NOTE, "verdict", "note", "{row}.number IS NOT NULL"),
    Source(
        NAME,
        "attached",
        "{row}.name",
        f"(SELECT number FROM turn WHERE id = {{row}}.turn_id) * {NAMES} + {{row}}.position",
        "name",
        f"{{row}}.position < {NAMES}",
    ),
)
"""All kinds of text that are indexed, by their number."""


def _wanted(source: Source) -> str:
    entry, text = source.entry.format(row="new"), source.text.format(row="new")
    return f"INSERT OR IGNORE INTO search_pending SELECT {entry} WHERE {text} != '';"


def _unwanted(source: Source) -> str:
    """Statements for a text that goes: it may not have been indexed yet."""
    entry, text = source.entry.format(row="old"), source.text.format(row="old")
    return f"""
        INSERT OR IGNORE INTO search_stale (entry, text) SELECT {entry}, {text}
            WHERE {text} != '' AND NOT EXISTS (SELECT 1 FROM search_pending WHERE entry = {entry});
        DELETE FROM search_pending WHERE entry = {entry};
    """


def _following(source: Source) -> tuple[str, ...]:
    """Return the triggers for a text."""
    name = f"search_{source.table}_{source.columns.split(', ')[-1]}"
    was, is_now = source.when.format(row="old"), source.when.format(row="new")
    is_other = f"{source.text.format(row='old')} IS NOT {source.text.format(row='new')}"
    table, goes, comes = source.table, _unwanted(source), _wanted(source)
    return (
        f"CREATE TRIGGER {name}_added AFTER INSERT ON {table} WHEN {is_now} BEGIN {comes} END",
        f"CREATE TRIGGER {name}_deleted BEFORE DELETE ON {table} WHEN {was} BEGIN {goes} END",
        f"CREATE TRIGGER {name}_changed AFTER UPDATE OF {source.columns} ON {table} "
        f"WHEN {was} AND {is_other} BEGIN {goes} {comes} END",
    )


def _numbered(source: Source) -> tuple[str, ...]:
    """Return what gives the rows of a table numbers, which a copy of the file keeps."""
    table = source.table
    return (
        f"ALTER TABLE {table} ADD COLUMN number INTEGER",
        f"UPDATE {table} SET number = rowid",
        f"CREATE UNIQUE INDEX {table}_by_number ON {table} (number)",
        f"""
        CREATE TRIGGER {table}_numbered AFTER INSERT ON {table} WHEN new.number IS NULL BEGIN
            UPDATE {table} SET number = (SELECT coalesce(max(number), 0) + 1 FROM {table})
            WHERE id = new.id;
        END
        """,
        f"CREATE TRIGGER search_{table}_numbered AFTER UPDATE OF number ON {table} "
        f"WHEN old.number IS NULL BEGIN {_wanted(source)} END",
    )


INDEX = """
    CREATE VIRTUAL TABLE search_index USING fts5 (
        text, content = '', tokenize = 'unicode61 remove_diacritics 0'
    )
"""
"""The statement that makes the index itself."""

SEARCH = (
    INDEX,
    "CREATE TABLE search_pending (entry INTEGER PRIMARY KEY) STRICT",  # to be indexed
    """
    CREATE TABLE search_stale (               -- to be taken out of the index, with what was there
        number INTEGER PRIMARY KEY,
        entry INTEGER NOT NULL,
        text TEXT NOT NULL
    ) STRICT
    """,
    *(s for kind in (TITLE, NOTE) for s in _numbered(SOURCES[kind])),
    *(statement for source in SOURCES for statement in _following(source)),
    "CREATE TRIGGER search_reply_ended AFTER UPDATE OF outcome ON reply "
    "WHEN old.outcome IS NULL AND new.outcome IS NOT NULL BEGIN "
    f"{_wanted(SOURCES[REASONING])} {_wanted(SOURCES[ANSWER])} END",
    # What is asked of turns and replies without reading their texts.
    "CREATE INDEX turn_deleted ON turn (id) WHERE deleted_at IS NOT NULL",
    "CREATE INDEX turn_by_time ON turn (asked_at)",
    # Asked several times in each search, and hardly ever many.
    "CREATE INDEX conversation_veiled ON conversation (id) WHERE instr(comparison, 'veiled')",
)
"""Statements that lead to format 6, and are for finding words."""


def _entries(source: Source) -> str:
    query = f"SELECT {source.entry} FROM {source.table} WHERE {source.when} AND {source.text} != ''"
    return query.replace("{row}", source.table)


ENTRIES = tuple(map(_entries, SOURCES))
"""Queries for the entries of all texts."""

FILL = tuple(f"INSERT OR IGNORE INTO search_pending {entries}" for entries in ENTRIES)
"""Statements that have all texts indexed."""
