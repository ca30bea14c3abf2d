"""An archive of 100,000 messages and some 200 MB, made up from a seed.

Every conversation has its own few hundred words beside those that all have, as people's have: texts
of words drawn independently would have far more different words each, and twice the index.
"""

from __future__ import annotations

import sqlite3
import string
from contextlib import closing
from itertools import accumulate
from pathlib import Path
from random import Random

from deepseek_desktop.core.archive import schema
from deepseek_desktop.core.archive.archive import FILE_NAME

TURNS = 50_000
_TURNS_EACH = 10
_COMMON = 250
_RARE = 60_000
_OWN = 350
_SIGNS = 3_500  # Chinese characters in use
_PARAGRAPHS = 24  # of a conversation, put together anew for each message
_MODELS = ("deepseek-reasoner", "deepseek-chat", "r1-distill")
_CONVERSATION = "INSERT INTO conversation (id, title, created_at) VALUES (?, ?, ?)"
_LANE = """
    INSERT INTO lane (id, conversation_id, position, provider, model)
    VALUES (?, ?, 0, 'deepseek', 'deepseek-reasoner')
"""
_TURN = "INSERT INTO turn (id, conversation_id, prompt, asked_at) VALUES (?, ?, ?, ?)"
_REPLY = """
    INSERT INTO reply (id, turn_id, lane_id, session, provider, model, parameters, reasoning,
                       answer, outcome, flaws, started_at)
    VALUES (?, ?, ?, '', 'deepseek', ?, '{}', ?, ?, 'complete', '{}', ?)
"""
_AT = "2025-{:02d}-{:02d}T{:02d}:00:00.000+00:00"


def opened(folder: Path) -> sqlite3.Connection:
    """Return a connection to the archive in a folder, as the archive itself opens it."""
    connection = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    connection.row_factory = sqlite3.Row
    return connection


def make(folder: Path, turns: int = TURNS) -> int:
    """Write the archive into a folder, not indexed yet; return the bytes of its texts."""
    with closing(opened(folder)) as connection:
        schema.prepare(connection, lambda: None)
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        size = _fill(connection, turns)
        connection.execute("COMMIT")
    return size


def _fill(connection: sqlite3.Connection, turns: int) -> int:
    chance, size = Random(8), 0
    words = [_word(chance) for _ in range(_RARE)]
    weights = list(accumulate(1 / (n + 1) for n in range(_RARE)))
    signs = [chr(0x4E00 + n * 5) for n in range(_SIGNS)]
    for first in range(0, turns, _TURNS_EACH):
        own = words[:_COMMON] + chance.choices(words, cum_weights=weights, k=_OWN)
        own_signs = chance.choices(signs, k=_OWN)
        texts = [_paragraph(chance, own, own_signs) for _ in range(_PARAGRAPHS)]
        title = f"About {chance.choice(own)} and {chance.choice(own)}"
        talk, lane = f"c{first:031d}", f"l{first:031d}"
        connection.execute(_CONVERSATION, (talk, title, _at(first)))
        connection.execute(_LANE, (lane, talk))
        for number in range(first, min(turns, first + _TURNS_EACH)):
            turn, model = f"t{number:031d}", chance.choice(_MODELS)
            prompt = chance.choice(texts)[:300]
            reasoning = " ".join(chance.choices(texts, k=8)) + f" only{number}"
            answer = " ".join(chance.choices(texts, k=6))
            size += len((prompt + reasoning + answer).encode())
            connection.execute(_TURN, (turn, talk, prompt, _at(number)))
            reply = (f"r{number:031d}", turn, lane, model, reasoning, answer, _at(number))
            connection.execute(_REPLY, reply)
    return size


def _word(chance: Random) -> str:
    return "".join(chance.choices(string.ascii_lowercase, k=chance.randint(2, 9)))


def _paragraph(chance: Random, words: list[str], signs: list[str]) -> str:
    kind = chance.random()
    if kind < 0.4:
        return " ".join(chance.choices(words, k=42)).capitalize() + "."
    if kind < 0.65:
        return "".join(chance.choices(signs, k=85)) + "。"
    names = chance.choices(words, k=24)
    fours = zip(*[iter(names)] * 4, strict=True)
    lines = (f"{a}_{b} = {c}({d}) -> {a}::{b}" for a, b, c, d in fours)
    return "\n```py\n" + "\n".join(lines) + "\n```\n"


def _at(number: int) -> str:
    return _AT.format(1 + number // (TURNS // 12 + 1), 1 + number % 28, number % 24)
