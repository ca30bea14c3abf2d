"""What the form of a key says of who gave it. No key is ever sent anywhere to find out."""

from __future__ import annotations

import re

from msgspec import Struct


class KeyForm(Struct, frozen=True):
    """One form of keys: a regular expression, and who gives such keys.

    `providers` are names in the catalogue, likeliest first. With more than one, or with
    `is_guess`, nobody but the person can tell. Where there is none, `owner` gives such keys, and
    is no provider that this app knows.
    """

    pattern: str
    providers: tuple[str, ...] = ()
    owner: str = ""
    is_guess: bool = False
    source: str = ""
    as_of: str = ""

    @property
    def provider(self) -> str:
        """The only provider that gives such keys; empty where that is not certain."""
        return self.providers[0] if len(self.providers) == 1 and not self.is_guess else ""


_SCANNERS = "rules of secret scanners (Nosey Parker, Kingfisher)"
_EXAMPLES = "examples in public code"

KEY_FORMS = (
    KeyForm(r"sk-or-.+", ("openrouter",), source="OpenRouter's documentation", as_of="2026-11-15"),
    KeyForm(r"sk-ant-.+", owner="Anthropic", source="Anthropic's documentation", as_of="2026-11"),
    KeyForm(
        r"sk-(proj|svcacct|admin)-.+", owner="OpenAI", source="ngrok's guides", as_of="2026-11"
    ),
    KeyForm(
        r"(sk-)?th-.+",
        ("tokenhub",),
        is_guess=True,
        source="pages of hosts named so",
        as_of="2026-11",
    ),
    KeyForm(r"gsk_.+", ("groq",), source=_SCANNERS, as_of="2026-11"),
    KeyForm(r"nvapi-.+", ("nvidia",), source=_EXAMPLES, as_of="2026-11"),
    KeyForm(r"fw_.+", ("fireworks",), source=_EXAMPLES, as_of="2026-11"),
    KeyForm(r"SG_.+", ("segmind",), source=_EXAMPLES, as_of="2026-11"),
    KeyForm(r"tgp_v1_.+", ("together",), source=_EXAMPLES, as_of="2026-11"),
    KeyForm(r"AIza.+", owner="Google", source=_SCANNERS, as_of="2026-11"),
    KeyForm(r"hf_.+", owner="Hugging Face", source=_EXAMPLES, as_of="2026-11"),
    KeyForm(r"pplx-.+", owner="Perplexity", source=_EXAMPLES, as_of="2026-11"),
    KeyForm(r"sk-[0-9a-f]{32}", ("deepseek", "dashscope"), source=_SCANNERS, as_of="2026-11"),
)
"""The first that matches counts. A new host whose keys are marked is a row here."""


def form_of(key: str) -> KeyForm | None:
    """Return the form of a cleaned key; None where its form says nothing."""
    return next((form for form in KEY_FORMS if re.fullmatch(form.pattern, key)), None)
