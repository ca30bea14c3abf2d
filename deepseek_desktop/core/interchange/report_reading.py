"""Reads the data of a report, which may come from anybody; see `report_record` for its format."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from msgspec import Struct

from deepseek_desktop.core.domain.conversation import (
    Conversation,
    Lane,
    Turn,
)
from deepseek_desktop.core.domain.errors import SettingError
from deepseek_desktop.core.domain.figures import figures_of
from deepseek_desktop.core.domain.files import open_regular
from deepseek_desktop.core.domain.reply import Reply
from deepseek_desktop.core.domain.typed import printable
from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.interchange.canonical import checksum
from deepseek_desktop.core.interchange.fields import Fields, damaged, parsed
from deepseek_desktop.core.interchange.report import Report
from deepseek_desktop.core.interchange.report_record import CHECKSUM, FORMAT, VERSION
from deepseek_desktop.core.interchange.turn_reading import (
    check_verdicts,
    read_lane,
    read_settings,
    read_turn,
    read_verdict,
)

LIMIT_BYTES = 64 * 1024 * 1024
_MOST_LANES, _MOST_TURNS, _MOST_VERDICTS = 26, 2000, 20_000
_MOST_IN_TITLE = 10_000
# What is beyond them would hold up the window for each text, or for as many small things, that is
# handed from one thread to another. Hosts give far less.
MOST_IN_ONE_TEXT, MOST_BEATS = 4_000_000, 1_000_000


class ReadReport(Struct, frozen=True):
    """A report with the checksum that was computed over it, and whether all it claims match."""

    report: Report
    checksum: str
    is_intact: bool


def read_report_file(path: Path) -> ReadReport:
    """Return the report in a file; raise `SettingError` with one sentence for what is none."""
    try:
        with open_regular(path) as file:
            data = file.read(LIMIT_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise SettingError(_UNREADABLE, file=printable(str(path)), reason=reason) from error
    return read_report(data)


def read_report(data: bytes) -> ReadReport:
    """Return the report that `data` is; raise `SettingError` with one sentence for what is none."""
    if len(data) > LIMIT_BYTES:
        raise SettingError(_TOO_LARGE, limit=str(LIMIT_BYTES // 1024 // 1024))
    if data.lstrip()[:9].lower() == b"<!doctype":
        raise SettingError(_PAGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SettingError(_NO_REPORT) from error
    value = parsed(text)
    if not isinstance(value, dict) or value.get("format") != FORMAT:
        raise SettingError(_NO_REPORT)
    fields = Fields(value)
    if (version := fields.count("version")) != VERSION:
        raise SettingError(_OTHER_VERSION, found=str(version), known=str(VERSION))
    found = checksum({name: each for name, each in value.items() if name != CHECKSUM})
    report, texts_are_intact = _report(fields)
    return ReadReport(report, found, texts_are_intact and value.get(CHECKSUM) == found)


def _report(fields: Fields) -> tuple[Report, bool]:
    about = fields.inner("conversation")
    lanes = tuple(read_lane(lane) for lane in fields.each("lanes", _MOST_LANES))
    read = [read_turn(turn) for turn in fields.each("turns", _MOST_TURNS)]
    turns = tuple(turn for turn, _ in read)
    replies = {reply.id: reply for turn in turns for reply in turn.replies}
    _check_ids(lanes, turns, replies)
    _check_sizes(turns, replies.values())
    verdicts = tuple(read_verdict(each) for each in fields.each("verdicts", _MOST_VERDICTS))
    check_verdicts(verdicts, turns)
    conversation = Conversation(
        id=about.name("id"),
        title=" ".join(about.text("title", _MOST_IN_TITLE).split()),
        created_at=about.time("created_at"),
        lanes=lanes,
        turns=turns,
        settings=read_settings(about.inner("settings")),
    )
    report = Report(
        conversation,
        verdicts,
        {reply.id: figures_of(reply, 0.0) for reply in replies.values()},
        fields.time("made_at"),
        app_version=fields.name("app_version"),
        first_turn=fields.count("first_turn"),
        has_reasoning=fields.flag("has_reasoning"),
    )
    return report, all(is_intact for _, is_intact in read)


def _check_ids(lanes: Iterable[Lane], turns: Iterable[Turn], replies: Mapping[str, Reply]) -> None:
    """Refuse what no conversation is: twins, replies of nobody, turns that are no branch."""
    lanes, turns = tuple(lanes), tuple(turns)
    lane_ids = {lane.id for lane in lanes}
    if not lanes or len(lane_ids) < len(lanes):
        raise damaged("lanes")
    if not turns or len({turn.id for turn in turns}) < len(turns):
        raise damaged("turns")
    if len(replies) < sum(len(turn.replies) for turn in turns):
        raise damaged("replies")
    if not {reply.lane_id for reply in replies.values()} <= lane_ids:
        raise damaged("replies")
    before = [turns[0].parent_id, *(turn.id for turn in turns)]
    if any(turn.parent_id != parent for turn, parent in zip(turns, before, strict=False)):
        raise damaged("turns")
    if turns[0].parent_id in {turn.id for turn in turns}:
        raise damaged("turns")


def _check_sizes(turns: Iterable[Turn], replies: Collection[Reply]) -> None:
    texts = [turn.prompt for turn in turns]
    texts += [each.text for turn in turns for each in turn.attachments]
    texts += [text for reply in replies for text in (reply.reasoning, reply.answer)]
    if max(map(len, texts), default=0) > MOST_IN_ONE_TEXT:
        raise SettingError(_LONG_TEXT, limit=f"{MOST_IN_ONE_TEXT:,}")
    if sum(len(reply.pace) for reply in replies) > MOST_BEATS:
        raise damaged("pace")


_UNREADABLE = words("errors", "{file} cannot be read: {reason}.")
_TOO_LARGE = words("errors", "This is too large for a report: the limit is {limit} MB.")
_LONG_TEXT = words(
    "errors",
    "A text in this report is too long to be opened: the limit is {limit} characters.",
)
_PAGE = words(
    "errors", "This is the page of a report. Open the .dsreport file that was saved beside it."
)
_NO_REPORT = words("errors", "This is no report of DeepSeek Desktop.")
_OTHER_VERSION = words(
    "errors",
    "This report is in format {found}, and this version of the app knows {known}. Update the app.",
)
