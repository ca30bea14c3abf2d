"""A text as HTML that can be opened anywhere: no script, nothing fetched, no tag from the text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, MutableMapping, Sequence
from html import escape
from typing import Any

from markdown_it.token import Token

from deepseek_desktop.core.markup.addresses import safe_address, target_of
from deepseek_desktop.core.markup.parser import block_tokens, inline_tokens, normalized
from deepseek_desktop.core.markup.visible import plain, visible

_LANGUAGE_LIMIT = 30
_NOT_LANGUAGE = re.compile(r"[^A-Za-z0-9+#_.-]")
_ALIGNMENT = re.compile(r"text-align:(?:left|center|right)")
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
STYLE = """
:root { color-scheme: light dark; --line: #d0d7de; --soft: #f4f6f8; --quiet: #59636e;
  --link: #0b57d0; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3d444d; --soft: #1c2128; --quiet: #9aa4af; --link: #8ab4f8; }
}
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; line-height: 1.6;
  font-family: system-ui, "Noto Sans", "Noto Sans CJK SC", sans-serif; overflow-wrap: break-word; }
a { color: var(--link); }
code, pre, .math { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: 0.9em; }
code { background: var(--soft); padding: 0.1em 0.3em; border-radius: 4px; }
pre { background: var(--soft); padding: 0.8em 1em; border-radius: 6px; overflow-x: auto; }
pre code { padding: 0; background: none; }
.math.block { display: block; margin: 1em 0; text-align: center; white-space: pre-wrap; }
table { border-collapse: collapse; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: 0.3em 0.7em; }
th { background: var(--soft); }
blockquote { margin: 1em 0; padding: 0 1em; border-left: 4px solid var(--line);
  color: var(--quiet); }
li > input { margin: 0 0.4em 0 0; }
.note { font-size: 0.9em; color: var(--quiet); }
hr { border: 0; border-top: 1px solid var(--line); }
"""


def page(title: str, source: str, style: str = STYLE) -> str:
    """Return a whole document, which needs no other file."""
    return (
        '<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_text(title)}</title>\n"
        f"<style>{style.replace('</', '')}</style>\n</head>\n"
        f"<body>\n{as_html(source)}</body>\n</html>\n"
    )


def as_html(source: str) -> str:
    """Return a text's blocks as HTML, to be put into a document."""
    definitions: dict[str, Any] = {}
    tokens = block_tokens(normalized(source), definitions)
    return "".join(_blocks(tokens, definitions))


def language_of(info: str) -> str:
    """Return the language that the first line of a fence names, cleaned; empty for none."""
    words = info.split(maxsplit=1)
    return _NOT_LANGUAGE.sub("", words[0])[:_LANGUAGE_LIMIT] if words else ""


def _blocks(tokens: Sequence[Token], definitions: MutableMapping[str, Any]) -> Iterator[str]:
    is_open = False
    for token in tokens:
        if token.type == "paragraph_open":
            is_open = bool(token.meta.get("is_open"))
        if token.type == "inline":
            is_raw, is_open = is_open, False
            yield _text(token.content) if is_raw else _running(token.content, definitions)
        elif token.type in _BLOCKS:
            yield _BLOCKS[token.type](token)
        elif not token.hidden:
            yield _tag(token)
        elif token.nesting < 0:
            yield "\n"


def _running(content: str, definitions: MutableMapping[str, Any]) -> str:
    tokens = inline_tokens(content, definitions)
    parts: list[str] = []
    is_link = False
    for token in tokens:
        match token.type:
            case "text" | "text_special":
                shown = visible(token.content) if is_link else plain(token.content)
                parts.append(escape(shown))
            case "link_open":
                is_link = True
                parts.append(_link(str(token.attrGet("href") or ""), token.attrGet("title")))
            case "link_close":
                is_link = False
                parts.append("</a>")
            case "image":
                parts.append(_picture(token, is_link=is_link))
            case kind if kind in _INLINE:
                parts.append(_INLINE[kind](token))
            case _:
                parts.append(_tag(token, end=""))
    return "".join(parts)


def _tag(token: Token, end: str = "\n") -> str:
    if not token.tag:
        return ""
    if token.nesting < 0:
        return f"</{token.tag}>{end}"
    return f"<{token.tag}>{end if token.nesting == 0 else ''}"


def _list(token: Token) -> str:
    start = token.attrGet("start")
    return "<ol>\n" if start is None else f'<ol start="{int(start)}">\n'


def _item(token: Token) -> str:
    is_done = token.meta.get("is_done")
    if is_done is None:
        return "<li>"
    return f'<li><input type="checkbox" disabled{" checked" if is_done else ""}>'


def _cell(token: Token) -> str:
    style = str(token.attrGet("style") or "")
    return f'<{token.tag} style="{style}">' if _ALIGNMENT.fullmatch(style) else f"<{token.tag}>"


def _code(token: Token) -> str:
    name = language_of(token.info)
    language = f' class="language-{escape(name)}"' if name else ""
    return f"<pre><code{language}>{escape(visible(token.content))}</code></pre>\n"


def _note(token: Token) -> str:
    return f'<div class="note"><b>{_text(str(token.meta.get("label", "")))}.</b>\n'


def _formula(token: Token) -> str:
    kind = "inline" if token.type == "math_inline" else "block"
    tex = escape(visible(token.content))
    return f'<span class="math {kind}" data-tex="{tex}">{tex}</span>'


def _link(address: str, title: object) -> str:
    href = safe_address(address)
    if href is None:  # the parser makes no such link
        return "<a>"
    said = f' title="{escape(visible(str(title)))}"' if title else ""
    return f'<a href="{escape(href)}"{said} rel="noopener noreferrer">'


def _picture(token: Token, *, is_link: bool) -> str:
    """Return a link in the place of a picture; a link cannot stand in another one."""
    address = str(token.attrGet("src") or "")
    target = target_of(address)
    host = target.host if target else ""
    label = escape(f"[image: {host}] {visible(token.content)}".strip())
    return label if is_link or target is None else f"{_link(address, None)}{label}</a>"


def _text(text: str) -> str:
    return escape(plain(text))


_BLOCKS: dict[str, Callable[[Token], str]] = {
    "ordered_list_open": _list,
    "bullet_list_open": lambda _: "<ul>\n",
    "list_item_open": _item,
    "th_open": _cell,
    "td_open": _cell,
    "fence": _code,
    "code_block": _code,
    "math_block": lambda token: f"<div>{_formula(token)}</div>\n",
    "footnote_reference_open": _note,
    "footnote_reference_close": lambda _: "</div>\n",
    "blockquote_open": lambda _: "<blockquote>\n",
}
_INLINE: dict[str, Callable[[Token], str]] = {
    "code_inline": lambda token: f"<code>{escape(visible(token.content))}</code>",
    "math_inline": _formula,
    "math_block": _formula,
    "footnote_ref": lambda token: f"<sup>{_text(str(token.meta.get('label', '')))}</sup>",
    "softbreak": lambda _: "\n",
    "hardbreak": lambda _: "<br>\n",
}
