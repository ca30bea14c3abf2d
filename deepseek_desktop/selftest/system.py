"""Whether Python's libraries, and the system below them, can do what the app needs."""

from __future__ import annotations

import asyncio
import json
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from deepseek_desktop.core.archive.abilities import VERSION, missing_abilities
from deepseek_desktop.core.archive.archive import Archive
from deepseek_desktop.core.domain.importing import PastImport
from deepseek_desktop.core.providers.trust import authority_count, is_system_store_found
from deepseek_desktop.core.runs.importing import Wishes, import_file
from deepseek_desktop.core.settings.secret_store import KeyStoreError, open_store
from deepseek_desktop.selftest.rows import NotSoundError

_KEY_STORE = {"darwin": "keyring.backends.macOS.api", "win32": "win32ctypes.pywin32.win32cred"}
_QUESTION, _ANSWER = "Is this read?", "Yes, 是的."


def certificates(_: Path) -> str:
    """Look whom a host's certificate is checked against, in the way in which hosts are asked."""
    count = authority_count()
    whose = "this system's own" if is_system_store_found() else "brought along with the app"
    if count is None:
        return f"{whose}, asked for each host"
    if not count:
        raise NotSoundError("no authority is known: no host could be believed")
    return f"{count} authorities, {whose}"


def sqlite(folder: Path) -> str:
    """Try what the archive needs."""
    if missing := missing_abilities(folder):
        raise NotSoundError(f"SQLite {VERSION} lacks {' and '.join(missing)}")
    return f"{VERSION}, with FTS5 and WAL"


def key_store(_: Path) -> str:
    """Look which key store there is; no key is read or written."""
    import_module(_KEY_STORE.get(sys.platform, "secretstorage"))  # keyring does not say it lacks it
    try:
        return open_store().name
    except KeyStoreError as error:
        return f"none: keys stay in memory while the app runs ({error})"


def other_process(folder: Path) -> str:
    """Import a small file, which a process of its own reads."""
    file = folder / "export.json"
    file.write_text(json.dumps([_export()]), "utf-8")
    answer = asyncio.run(_imported(file, folder))
    if answer != _ANSWER:
        raise NotSoundError(f"an import gave something else than was in its file: {answer[:40]!r}")
    return "an import read its file in a process of its own"


async def _imported(file: Path, folder: Path) -> str:
    async def is_wanted_again(_: PastImport) -> bool:
        return True

    async with Archive(folder) as archive:
        await import_file(file, archive, Wishes(is_wanted_again, lambda _: None))
        summaries = await archive.summaries()
        if len(summaries) != 1:
            raise NotSoundError(f"an import of one conversation gave {len(summaries)}")
        (turn,) = (await archive.conversation(summaries[0].id)).turns
    return turn.replies[0].answer


def _export() -> dict[str, object]:
    """Return a conversation in DeepSeek's own format."""
    said = {"1": ("REQUEST", _QUESTION), "2": ("RESPONSE", _ANSWER)}
    at = datetime.now(UTC).isoformat()
    mapping: dict[str, object] = {
        "root": {"id": "root", "parent": None, "children": ["1"], "message": None}
    }
    for number, (kind, text) in said.items():
        mapping[number] = {
            "id": number,
            "parent": "root" if number == "1" else "1",
            "children": ["2"] if number == "1" else [],
            "message": {
                "files": [],
                "model": "deepseek-reasoner",
                "inserted_at": at,
                "fragments": [{"type": kind, "content": text}],
            },
        }
    about = {"id": "self-test", "title": "", "inserted_at": at, "updated_at": at}
    return {**about, "mapping": mapping}
