"""What a person asks: a prompt, and texts that go along with it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_TICKS = "`+"
_UNFIT = r"[`\x00-\x1f\x7f\u2028\u2029]+"
_LEAST_TICKS = 3


class Attachment(Struct, frozen=True):
    """A text that goes along with a prompt; `name` is the file's, or says where it came from."""

    name: str
    text: str


class Question(Struct, frozen=True):
    """What is asked, or is going to be: a prompt as it was typed, and what was attached to it."""

    prompt: str = ""
    attachments: tuple[Attachment, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to send."""
        return not self.attachments and not self.prompt.strip()

    @property
    def heading(self) -> str:
        """What a conversation is named after that begins with it; it must not be empty."""
        return self.prompt.strip() or self.attachments[0].name

    @property
    def text(self) -> str:
        """What is sent."""
        return message_text(self.prompt, self.attachments)


def message_text(prompt: str, attachments: Sequence[Attachment]) -> str:
    """Return what is sent: the prompt, then each attachment as a fenced block.

    The prompt comes first and as it is; without attachments it is all there is. Each block stands
    after an empty line. Its fence is made of backticks, at least three, one more than the longest
    run of them in the text, so that nothing inside ends it. The name stands behind the opening
    fence, where Markdown has the language; backticks and control characters in it become `_`.
    A text that does not end with a line break gets one. Equal questions give equal messages.
    """
    parts = [prompt] if prompt.strip() else []
    parts += [_fenced(attachment) for attachment in attachments]
    return "\n\n".join(parts)


def _fenced(attachment: Attachment) -> str:
    text = attachment.text
    longest = max(map(len, re.findall(_TICKS, text)), default=0)
    fence = "`" * max(_LEAST_TICKS, longest + 1)
    name = re.sub(_UNFIT, "_", attachment.name).strip()
    line_break = "" if text.endswith("\n") or not text else "\n"
    return f"{fence}{name}\n{text}{line_break}{fence}"
