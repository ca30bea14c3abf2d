"""The report that a conversation was opened from, in SQL."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any

from deepseek_desktop.core.archive.rows import storable, time_of, time_text
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.domain.verdict import Choice, Reason, Verdict


def keep_from_report(
    connection: sqlite3.Connection, conversation_id: str, report: FromReport
) -> None:
    """Store which report a conversation was opened from."""
    connection.execute(
        "UPDATE conversation SET report = ? WHERE id = ?",
        (from_report_text(report), conversation_id),
    )


def from_report_text(report: FromReport) -> str:
    """Return a report's origin as the JSON of its column."""
    record = {
        "made_at": time_text(report.made_at),
        "app_version": report.app_version,
        "checksum": report.checksum,
        "is_intact": report.is_intact,
        "verdicts": [_verdict_record(verdict) for verdict in report.verdicts],
    }
    return storable(json.dumps(record, ensure_ascii=False, sort_keys=True))


def from_report_of(text: str | None) -> FromReport | None:
    """Return what `keep_from_report` stored; None where there is nothing."""
    if text is None:
        return None
    record = json.loads(text)
    return FromReport(
        made_at=time_of(record["made_at"]),
        app_version=record["app_version"],
        checksum=record["checksum"],
        is_intact=record["is_intact"],
        verdicts=tuple(_verdict_of(verdict) for verdict in record["verdicts"]),
    )


def _verdict_record(verdict: Verdict) -> dict[str, object]:
    return {
        "id": verdict.id,
        "turn_id": verdict.turn_id,
        "left": verdict.left,
        "right": verdict.right,
        "choice": verdict.choice,
        "made_at": time_text(verdict.made_at),
        "reasons": sorted(verdict.reasons),
        "note": verdict.note,
        "is_blind": verdict.is_blind,
        "named": sorted(verdict.named),
        "has_sides": verdict.has_sides,
    }


def _verdict_of(record: Mapping[str, Any]) -> Verdict:
    return Verdict(
        id=record["id"],
        turn_id=record["turn_id"],
        left=record["left"],
        right=record["right"],
        choice=Choice(record["choice"]),
        made_at=time_of(record["made_at"]),
        reasons=frozenset(map(Reason, record["reasons"])),
        note=record["note"],
        is_blind=record["is_blind"],
        named=frozenset(record["named"]),
        has_sides=record.get("has_sides", True),
    )
