"""A report as JSON, version 1 of the format `deepseek-desktop-report`.

The file is one object in UTF-8:

* `format`, `version`: what it is; a reader refuses a version that it does not know.
* `app_version`, `made_at`: which version of the app wrote it, and when. All times are ISO 8601
  with an offset.
* `has_reasoning`: false where a person left the thinking out; `reasoning` is null then.
* `first_turn`: the number of the first turn on its branch; above 1 in a report on one turn.
* `conversation`: `id`, `title`, `created_at`, `settings` (how the lanes were asked and shown),
  `from_report` (of a conversation that was itself opened from one; readers need not keep it).
* `lanes`: in order, each with `id`, `letter`, `provider`, `model`, `instructions`, `parameters`.
* `turns`: each with `id`, `parent_id`, `asked_at`, `prompt`, `attachments` (`name`, `text`),
  `bases` (by lane the reply that it goes on from), `left_out` (how many of the oldest turns were
  not sent), `replies` (see `reply_record`): of each lane the one that was shown.
* `verdicts`: which of two replies was found better, why, whether blind, and whether left
  and right were seen so (`has_sides`, if not given they were); `is_from_report` is true of those
  that were in a report already.
* `sha256`: over the canonical form (see `canonical`) of the object without this key. Beside it
  each reply has those of its texts. They show that nothing was changed by accident, in a mail or
  on a disk; who changes a report on purpose can compute them anew.

Money is written as decimal text. There are no keys, no accounts and no folders in it. Ids mean
nothing outside of the report.
"""

from __future__ import annotations

import json

from deepseek_desktop.core.domain.comparison import settings_record
from deepseek_desktop.core.domain.conversation import Turn
from deepseek_desktop.core.domain.from_report import FromReport
from deepseek_desktop.core.interchange.canonical import checksum
from deepseek_desktop.core.interchange.reply_record import Record, reply_record
from deepseek_desktop.core.interchange.report import Report
from deepseek_desktop.core.interchange.turn_record import (
    lane_records,
    question_record,
    verdict_record,
)

FORMAT, VERSION = "deepseek-desktop-report", 1
CHECKSUM = "sha256"


def report_record(report: Report) -> Record:
    """Return a report as JSON values, with its checksum."""
    conversation = report.conversation
    earlier = {v.id for v in conversation.from_report.verdicts} if conversation.from_report else {}
    record: Record = {
        "format": FORMAT,
        "version": VERSION,
        "app_version": report.app_version,
        "made_at": report.made_at.isoformat(),
        "has_reasoning": report.has_reasoning,
        "first_turn": report.first_turn,
        "conversation": {
            "id": conversation.id,
            "title": report.title,
            "created_at": conversation.created_at.isoformat(),
            "settings": settings_record(conversation.settings),
            "from_report": _origin_record(conversation.from_report),
        },
        "lanes": lane_records(conversation),
        "turns": [_turn_record(turn, report) for turn in conversation.turns],
        "verdicts": [
            verdict_record(verdict) | {"is_from_report": verdict.id in earlier}
            for verdict in report.verdicts
        ],
    }
    return record | {CHECKSUM: checksum(record)}


def report_text(report: Report) -> str:
    """Return a report as the text of its JSON file."""
    text = json.dumps(report_record(report), ensure_ascii=False, allow_nan=False, indent=1)
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def _origin_record(origin: FromReport | None) -> Record | None:
    if origin is None:
        return None
    return {
        "made_at": origin.made_at.isoformat(),
        "app_version": origin.app_version,
        "sha256": origin.checksum,
        "is_intact": origin.is_intact,
    }


def _turn_record(turn: Turn, report: Report) -> Record:
    replies = [
        reply_record(reply, report.figures[reply.id], has_reasoning=report.has_reasoning)
        for reply in turn.replies
    ]
    return question_record(turn) | {"replies": replies}
