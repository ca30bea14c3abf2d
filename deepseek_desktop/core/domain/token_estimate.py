"""How many tokens a text may be, before a host has counted them."""

from __future__ import annotations

_LETTERS = bytes(range(ord("a"), ord("z") + 1)) + bytes(range(ord("A"), ord("Z") + 1))
_DIGITS = b"0123456789"
_SPACES = b" \t\r\n"
_SIGNS = bytes(set(range(0x80)) - {*_LETTERS, *_DIGITS, *_SPACES})

# Hundredths of a token for each byte of a kind. In UTF-8 the first byte of a character tells
# its script well enough; the bytes that go on with a character weigh nothing.
_WEIGHTS = (
    (_LETTERS + b" \t", 26),
    (_DIGITS, 40),  # V3 and later read at most three digits as one token
    (_SIGNS, 60),  # often one token each in code, seldom more than a few in prose
    (b"\n", 50),
    (bytes(range(0xC2, 0xE0)), 45),  # accents, Greek, Cyrillic, Hebrew, Arabic
    (bytes(range(0xE3, 0xEA)), 60),  # Chinese and Japanese
    (bytes((*range(0xE0, 0xE3), *range(0xEA, 0xF0))), 70),  # Thai, Indic, Korean, wide signs
    (bytes(range(0xF0, 0xF5)), 200),  # emoji, rare characters
)
_INDENT = b"    "
_INDENT_WEIGHT = 3 * 26  # of four blanks in a row three count for nothing: indents are one token


def estimate_tokens(text: str) -> int:
    """Return about how many tokens `text` is; 0 for an empty text.

    A rule of thumb by script, not a tokenizer: DeepSeek's page on token usage gives 0.3 tokens
    for an English character and 0.6 for a Chinese one. Here an English character costs 0.26, as
    words, blanks and the signs between them come to 0.3 in prose; digits and signs cost more, as
    they do in code, and blanks at the start of lines less. Say so where it is shown: only the
    host's own count is exact. It takes the same short time for each megabyte of any text.
    """
    data = text.encode("utf-8", "surrogatepass")
    hundredths = sum((len(data) - len(data.translate(None, kind))) * w for kind, w in _WEIGHTS)
    hundredths -= data.count(_INDENT) * _INDENT_WEIGHT
    return -(-hundredths // 100)
