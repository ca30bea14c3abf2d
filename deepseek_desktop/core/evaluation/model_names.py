"""Names of models, their families and makers, and how to find them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from deepseek_desktop.core.domain.identity import Identity

_FAMILIES: Mapping[str, tuple[str, str]] = {
    "DeepSeek": ("deep ?seek", "深度求索"),
    "Qwen": ("qwen|qwq|tongyi(?: qianwen)?|alibaba cloud", "通义(?:千问)?|千问"),
    "GPT": ("(?:chat)?gpt|open ?ai", ""),
    "Claude": ("claude|anthropic", ""),
    "Llama": ("llama|meta ai", ""),
    "Kimi": ("kimi|moonshot(?: ai)?", "月之暗面"),
    "GLM": (r"(?:chat)?glm|zhipu(?: ai)?|z\.ai", "智谱(?:清言)?"),
    "Mistral": ("mistral|mixtral|magistral|codestral|ministral", ""),
    "Gemini": ("gemini|gemma|google deepmind|google ai", ""),
    "Grok": ("grok|xai", ""),
    "Doubao": ("doubao", "豆包"),
    "Hunyuan": ("hunyuan", "混元"),
    "Ernie": ("ernie", "文心(?:一言)?"),
    "MiniMax": ("minimax", ""),
    "Phi": ("phi-", ""),
    "Cohere": (r"cohere|command[- ]r\+?", ""),
    "Nemotron": ("nemotron", ""),
    "Hermes": ("nous ?research|hermes-", ""),
}
"""Family -> what it and its maker are called: in Latin letters, in Chinese."""

_MAKERS: Mapping[str, tuple[str, str]] = {
    "Gemini": ("google", "谷歌"),
    "Llama": ("meta", ""),
    "Phi": ("microsoft", "微软"),
    "Nemotron": ("nvidia", "英伟达"),
    "Qwen": ("alibaba", "阿里(?:巴巴|云)?"),
    "Hunyuan": ("tencent", "腾讯"),
    "Ernie": ("baidu", "百度"),
    "Doubao": ("bytedance", "字节跳动"),
}
"""Makers that are spoken of for other reasons, too."""

_SHORT = re.compile(r"(?<![a-z0-9])(?:r1|v[34](?:\.\d)?|o[134]|k[12](?:\.\d)?)(?![a-z0-9])", re.I)
"""Names so short that they mean other things, too: they count only where an id has them."""

_ORDINARY = frozenset(
    [
        "chat",
        "instruct",
        "turbo",
        "preview",
        "latest",
        "mini",
        "nano",
        "base",
        "free",
        "online",
        "thinking",
        "reasoner",
        "reasoning",
        "coder",
        "code",
        "vision",
        "large",
        "small",
        "medium",
        "flash",
        "plus",
        "ultra",
        "lite",
        "model",
        "models",
        "demo",
        "distill",
        "hosted",
        "server",
        "local",
        "default",
        "test",
        "assistant",
        "terminus",
        "speciale",
        "original",
        "fast",
        "high",
        "next",
        "math",
        "omni",
        "audio",
        "video",
        "text",
        "speed",
        "accounts",
        "fireworks",
        "together",
        "community",
        "gguf",
        "quantized",
        "stable",
        "general",
        "experimental",
        "completion",
        "library",
        "dense",
        "sparse",
        "image",
        "embed",
        "embedding",
        "studio",
    ]
)
"""Words in ids that name no model."""

_BEFORE, _AFTER = r"(?<![A-Za-z0-9_])", r"(?![A-Za-z_])"  # digits may follow: Qwen3


class NameFound(Struct, frozen=True):
    """A name from `start` to `end` of a text; `name` is the family or model that it means.

    `is_ordinary` marks a maker that is often spoken of for other reasons.
    """

    name: str
    start: int
    end: int
    is_ordinary: bool = False


def names_of(identity: Identity) -> frozenset[str]:
    """Return the names that an identity goes by: of its families, and short ones of its ids."""
    ids = [i for i in (identity.model, identity.sent_model, identity.echoed_model) if i]
    models = " ".join(text.rsplit("/", maxsplit=1)[-1] for text in ids)
    short = {_written(match[0]) for match in _SHORT.finditer(models)}
    known = {found.name for found in names_in(" ".join((*ids, identity.provider)))}
    if known or short:
        return frozenset(known | short)
    # Nobody's family: the longer words of the id are what the model may call itself.
    return frozenset(set(re.findall(r"[a-z]{4,}", models.lower())) - _ORDINARY)


def names_in(text: str, own: Iterable[str] = ()) -> tuple[NameFound, ...]:
    """Return the names in a text, in order: of known families, and those among `own`.

    Case does not matter, but short names count only as their makers write them: R1, V3, o1.
    """
    found = [_found(match) for match in _PATTERN.finditer(text)]
    for name in own:
        if name not in _FAMILIES:
            flags = re.NOFLAG if _SHORT.fullmatch(name) else re.IGNORECASE
            pattern = re.compile(rf"{_BEFORE}{re.escape(name)}(?![A-Za-z0-9_(])", flags)
            found += [NameFound(name, *match.span()) for match in pattern.finditer(text)]
    return tuple(sorted(found, key=lambda name: (name.start, name.end)))


def _written(short: str) -> str:
    return short.lower() if short[0] in "oO" else short.upper()


def _found(match: re.Match[str]) -> NameFound:
    sign, number = (match.lastgroup or "_0")[0], int((match.lastgroup or "_0")[1:])
    is_maker = sign.isupper()
    name = list(_MAKERS if is_maker else _FAMILIES)[number]
    return NameFound(name, *match.span(), is_ordinary=is_maker)


def _any_of(sign: str, names: Iterable[str]) -> str:
    """Return a pattern with a group for each name that is not empty: the sign and its number."""
    return "|".join(f"(?P<{sign}{i}>{name})" for i, name in enumerate(names) if name)


_PATTERN = re.compile(
    "|".join(
        (
            f"{_BEFORE}(?:{_any_of('l', (latin for latin, _ in _FAMILIES.values()))}"
            f"|{_any_of('L', (latin for latin, _ in _MAKERS.values()))}){_AFTER}",
            _any_of("c", (chinese for _, chinese in _FAMILIES.values())),
            _any_of("C", (chinese for _, chinese in _MAKERS.values())),
        )
    ),
    re.IGNORECASE,
)
"""All names; the sign of a group says in which table and script it is."""
