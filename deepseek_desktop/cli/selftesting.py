"""The option that looks whether an installation works: a table, and an exit code for scripts."""

from __future__ import annotations

import json
import platform
import sys

from deepseek_desktop import __version__
from deepseek_desktop.cli.printing import safe_line, write
from deepseek_desktop.selftest.checks import CHECKS
from deepseek_desktop.selftest.rows import Row
from deepseek_desktop.selftest.supervising import examine

_SOUND, _FAILED = 0, 1
_WIDTH = max(len(check.name) for check in CHECKS)


def examine_installation(*, as_json: bool) -> int:
    """Run all checks and print what they find; return 1 where one of them failed."""
    if as_json:
        rows = examine(lambda _: None)
        write(sys.stdout, json.dumps(_object(rows), ensure_ascii=False, indent=2) + "\n")
    else:
        write(sys.stdout, f"{_about()}\n\n{_line('check', 'result', 'ms', 'found')}")
        rows = examine(_print)
        write(sys.stdout, f"\n{_verdict(rows)}\n")
    return _SOUND if all(row.is_ok for row in rows) else _FAILED


def _print(row: Row) -> None:
    result = "ok" if row.is_ok else "FAILED"
    write(sys.stdout, _line(row.check, result, str(row.took_ms), safe_line(row.found)))


def _line(check: str, result: str, took_ms: str, found: str) -> str:
    return f"{check:<{_WIDTH}}  {result:<6}  {took_ms:>6}  {found}\n"


def _verdict(rows: tuple[Row, ...]) -> str:
    failed = [row.check for row in rows if not row.is_ok]
    if not failed:
        return f"All {len(rows)} checks are ok."
    return f"{len(failed)} of {len(rows)} checks failed: {', '.join(failed)}."


def _about() -> str:
    kind = "installed" if getattr(sys, "frozen", False) else f"Python {platform.python_version()}"
    return f"DeepSeek Desktop {__version__} ({kind}), {platform.platform()}"


def _object(rows: tuple[Row, ...]) -> dict[str, object]:
    return {
        "version": __version__,
        "is_frozen": bool(getattr(sys, "frozen", False)),
        "python": platform.python_version(),
        "system": platform.platform(),
        "is_ok": all(row.is_ok for row in rows),
        "checks": [
            {"check": row.check, "is_ok": row.is_ok, "found": row.found, "ms": row.took_ms}
            for row in rows
        ],
    }
