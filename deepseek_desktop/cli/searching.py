"""The command that finds words in everything that is kept."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from deepseek_desktop.cli.finding import short_ids
from deepseek_desktop.cli.opened_archive import opened_archive
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.cli.showing import when
from deepseek_desktop.core.domain.hits import Hit

_DONE = 0


def search(arguments: argparse.Namespace, data_dir: Path) -> int:
    """Print what is found, the best first."""
    typed = " ".join(arguments.words)
    hits, ids = asyncio.run(_found(typed, arguments.limit + 1, data_dir))
    is_more, hits = len(hits) > arguments.limit, hits[: arguments.limit]
    if arguments.json:
        found = {"hits": [_hit_object(hit) for hit in hits], "is_more": is_more}
        write(sys.stdout, json.dumps(found, ensure_ascii=False, indent=2) + "\n")
    else:
        write(sys.stdout, "".join(f"{line}\n" for line in _lines(hits, ids)))
        if is_more:
            sys.stderr.write("There are more: add a word, or --limit N.\n")
        if not hits:
            sys.stderr.write("Nothing was found.\n")
    return _DONE


async def _found(
    typed: str, limit: int, data_dir: Path
) -> tuple[tuple[Hit, ...], Mapping[str, str]]:
    """Return what is found, and by which first letters a conversation may be named."""
    async with opened_archive(data_dir) as archive:
        hits = await archive.search.find(typed, limit)
        return hits, short_ids([summary.id for summary in await archive.summaries()])


def _lines(hits: Iterable[Hit], ids: Mapping[str, str]) -> Iterable[str]:
    for hit in hits:
        who = ", ".join(safe_line(str(model)) for model in hit.models)
        where = f"{hit.scope} · {who}" if who and hit.reply_id else str(hit.scope)
        known_as = ids.get(hit.conversation_id, hit.conversation_id)  # it may just be deleted
        yield f"{known_as}  {when(hit.at)}  {safe_line(hit.title)}  ({where})"
        yield f"    {safe_line(hit.snippet)}"


def _hit_object(hit: Hit) -> Mapping[str, object]:
    return {
        "conversation": hit.conversation_id,
        "message": hit.reply_id or hit.turn_id,
        "turn": hit.turn_id,
        "scope": hit.scope,
        "snippet": hit.snippet,
        "start": hit.start,
        "length": hit.length,
        "title": hit.title,
        "at": hit.at.isoformat(),
        "models": [str(model) for model in hit.models],
    }
