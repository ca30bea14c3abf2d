"""Long answers as models write them, made up anew from a number: always the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from random import Random

_WORDS = [
    "the",
    "sum",
    "of",
    "each",
    "row",
    "is",
    "kept",
    "in",
    "a",
    "buffer",
    "until",
    "next",
    "step",
    "reads",
    "it",
    "again",
    "so",
    "that",
    "no",
    "value",
    "gets",
    "lost",
    "when",
    "two",
    "threads",
    "write",
    "at",
    "once",
    "which",
    "would",
    "be",
    "hard",
    "to",
    "see",
    "in",
    "a",
    "log",
    "but",
    "easy",
    "to",
    "prove",
    "by",
    "counting",
    "what",
    "remains",
    "after",
    "every",
    "round",
    "of",
    "measurements",
    "on",
    "a",
    "quiet",
    "machine",
]
_CHINESE = ("我们先看第一步。", "这里的关键是边界条件，", "因此结论成立。", "下面给出一个例子：")
_SYMBOLS = "abcdfghkmnpqrstuvwxyz"
_OPERATORS = ("+", "-", r"\cdot", r"\le", "=", r"\to")
_CODE = {
    "python": (
        "def {a}({b}: int, {c}: float = {n}.5) -> list[str]:",
        '    """Return what {a} makes of {b}."""',
        "    for {d} in range({b}, {n}):",
        "        if {d} % {n} == 0 and {c} > 0x{n}:",
        '            yield f"{{{d}}}: {a}"  # every {n}th',
    ),
    "cpp": (
        "template <typename T> class {a} : public {b}<T> {{",
        "    std::vector<T> {c}{{{n}}};  // at least {n}",
        "    for (const auto &{d} : {c}) total += {d} * {n}.0f;",
        '    throw std::runtime_error("no {b}");',
        "}};",
    ),
    "javascript": (
        "export async function {a}({b}, {c} = {n}) {{",
        "  const {d} = await fetch(`/api/${{{b}}}?n={n}`);",
        "  return {d}.map(({b}) => ({{ ...{b}, {c}: {n} }}));",
        "}}",
    ),
    "rust": (
        "pub fn {a}<'x>({b}: &'x str, {c}: Option<u32>) -> Result<{n}> {{",
        "    let mut {d} = Vec::with_capacity({n});",
        '    println!("{{:?}} {b}", {c}.unwrap_or({n}));',
        "}}",
    ),
    "sql": (
        "SELECT {a}.{b}, count(*) AS {c} FROM {a} JOIN {d} USING ({b})",
        "WHERE {a}.{c} > {n} AND {d}.{b} LIKE '%{n}%' GROUP BY {b};",
    ),
    "bash": (
        'for {a} in "${{{b}[@]}}"; do grep -c "{c}" "$${a}.log" | sort -n -k{n}; done',
        "if [[ -n ${d} ]]; then export {c}={n}; fi  # {b}",
    ),
    "json": ('{{"{a}": {{"{b}": [{n}, 1.5, true], "{c}": "{d}"}},', ' "{d}": null}}'),
}


@cache
def answer(length: int, seed: int = 1) -> str:
    """Return so many characters of text, lists, tables, code in several languages and maths."""
    random, parts, size = Random(seed), [], 0
    blocks = _blocks(random)
    while size < length:
        parts.append(next(blocks))
        size += len(parts[-1])
    return "".join(parts)[:length]


def formula(random: Random) -> str:
    """Return TeX of a middling size."""
    return random.choice(_FORMULAS)(random)


def table(random: Random, rows: int, columns: int = 4) -> str:
    """Return a table with so many rows under its headings."""
    lines = [_row([_some(random, 2) for _ in range(columns)]), "|" + "---|" * columns]
    lines += [_row([_cell(random) for _ in range(columns)]) for _ in range(rows)]
    return "\n".join(lines) + "\n\n"


def code(random: Random, language: str, lines: int) -> str:
    """Return lines of code without a fence."""
    patterns = _CODE[language]
    made = []
    for number in range(lines):
        names = {each: f"{random.choice(_WORDS)}_{random.choice(_SYMBOLS)}" for each in "abcd"}
        made.append(patterns[number % len(patterns)].format(n=random.randrange(2, 99), **names))
    return "\n".join(made) + "\n"


def paragraph(random: Random, words: int) -> str:
    """Return running text with emphasis, code, links and formulas in its line."""
    return _running(random, words) + "\n\n"


def _blocks(random: Random) -> Iterator[str]:
    while True:
        yield f"## {_some(random, 5).capitalize()}\n\n"
        yield paragraph(random, random.randrange(30, 110))
        yield list_of(random, random.randrange(2, 8))
        yield paragraph(random, random.randrange(20, 70))
        if random.random() < 0.5:
            yield f"$$\n{formula(random)}\n$$\n\n"
        if random.random() < 0.6:
            language = random.choice([*_CODE])
            yield f"```{language}\n{code(random, language, random.randrange(5, 45))}```\n\n"
        if random.random() < 0.35:
            yield table(random, random.randrange(3, 14))
        if random.random() < 0.25:
            yield f"> {_running(random, 30)}\n\n"
        if random.random() < 0.2:
            yield "".join(random.choices(_CHINESE, k=6)) + "\n\n"


def list_of(random: Random, items: int) -> str:
    """Return a list, with numbers or without, some items of which have items of their own."""
    is_ordered = random.random() < 0.4
    lines = []
    for number in range(items):
        mark = f"{number + 1}." if is_ordered else "-"
        lines.append(f"{mark} **{_some(random, 2)}**: {_running(random, 14)}")
        if random.random() < 0.3:
            lines.append(f"   - {_running(random, 9)}")
    return "\n".join(lines) + "\n\n"


def _running(random: Random, words: int) -> str:
    made = []
    for _ in range(words):
        word, chance = random.choice(_WORDS), random.random()
        if chance < 0.02:
            word = f"**{word} {random.choice(_WORDS)}**"
        elif chance < 0.04:
            word = f"`{word}_{random.randrange(99)}`"
        elif chance < 0.05:
            word = f"${formula(random)}$"
        elif chance < 0.055:
            word = f"[{word}](https://example.org/{word})"
        elif chance < 0.11:
            word += "."
        made.append(word)
    return " ".join(made)


def _cell(random: Random) -> str:
    return _running(random, random.randrange(1, 6))


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _some(random: Random, words: int) -> str:
    return " ".join(random.choices(_WORDS, k=words))


def _terms(random: Random) -> str:
    letters = [f"{random.choice(_SYMBOLS)}_{{{random.randrange(1, 40)}}}" for _ in range(3)]
    return f" {random.choice(_OPERATORS)} ".join(letters)


_FORMULAS: tuple[Callable[[Random], str], ...] = (
    _terms,
    lambda r: rf"\frac{{{_terms(r)}}}{{\sqrt{{{_terms(r)}}}}}",
    lambda r: rf"\sum_{{{r.choice(_SYMBOLS)}=1}}^{{{r.randrange(2, 99)}}} {_terms(r)}",
    lambda r: rf"\int_0^{{{r.randrange(2, 99)}}} e^{{-{r.choice(_SYMBOLS)}^2}} \,dx",
    lambda r: rf"\left( \frac{{{r.choice(_SYMBOLS)}}}{{{r.randrange(2, 99)}}} \right)^2",
    lambda r: rf"\begin{{pmatrix}} {_terms(r)} & 0 \\ 1 & {_terms(r)} \end{{pmatrix}}",
    lambda r: rf"\lim_{{n \to \infty}} \left| {_terms(r)} \right| < \varepsilon",
    lambda r: rf"\mathbb{{E}}[{r.choice(_SYMBOLS)}] = \mu \pm {r.randrange(2, 99)}\,\sigma",
)
