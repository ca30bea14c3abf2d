"""A conversation as one Markdown text, for notes and for other programs.

Its front matter is YAML in which every value is written as JSON, so that a title that looks like
front matter itself is read back as it is.
"""

from __future__ import annotations

import json
import re
from typing import assert_never

from deepseek_desktop.core.domain.attachment import Attachment, message_text
from deepseek_desktop.core.interchange.exports.pieces import (
    Asked,
    Attached,
    Called,
    Heading,
    Listed,
    Note,
    Piece,
    Said,
    pieces_of,
)
from deepseek_desktop.core.interchange.markdown_comparison import closed
from deepseek_desktop.core.interchange.page_words import Voice
from deepseek_desktop.core.interchange.report import Report
from deepseek_desktop.core.markup.visible import visible
from deepseek_desktop.core.markup.writing.spans import escaped

# YAML takes these for line breaks or refuses them, or they steer how a line is read.
_STEERING = re.compile("[\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")


def markdown_text(report: Report, voice: Voice) -> str:
    """Return a conversation as it is shown."""
    blocks = [_front_matter(report), *map(_block, pieces_of(report, voice))]
    return "\n\n".join(block for block in blocks if block) + "\n"


def _front_matter(report: Report) -> str:
    conversation = report.conversation
    values: dict[str, object] = {
        "title": conversation.title,
        "id": conversation.id,
        "created_at": conversation.created_at.isoformat(),
        "exported_at": report.made_at.isoformat(),
        "app": f"DeepSeek Desktop {report.app_version}",
        "models": [str(lane.model) for lane in conversation.lanes],
        "questions": len(conversation.turns),
        "has_thinking": report.has_reasoning,
    }
    return "\n".join(["---", *(f"{name}: {_value(each)}" for name, each in values.items()), "---"])


def _value(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _block(piece: Piece) -> str:
    match piece:
        case Heading(text, level):
            return f"{'#' * level} {_line(text)}"
        case Note(text, is_problem):
            return f"**{_line(text)}**" if is_problem else f"*{_line(text)}*"
        case Asked(text):
            return "\n".join(f"> {line}".rstrip(" ") for line in text.split("\n"))
        case Attached(attachment):
            return message_text("", [attachment])
        case Said(text):
            return closed(text)
        case Called(name, arguments):
            return message_text("", [Attachment(name, arguments)])
        case Listed(lines):
            return "\n".join(f"- {_line(line)}" for line in lines)
        case _:
            assert_never(piece)


def _line(text: str) -> str:
    return escaped(visible(" ".join(text.split()))) or "—"
