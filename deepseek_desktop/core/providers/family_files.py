"""Reads what is known of a model family, wherever it is served."""

from __future__ import annotations

from deepseek_desktop.core.domain.catalogue import Benchmark, Family
from deepseek_desktop.core.providers.json_values import (
    Values,
    name_of,
    objects,
    strings,
    translated,
    value_of,
)


def read_family(values: Values) -> Family:
    """Return a family from the JSON of its file."""
    name = name_of(values, "name")
    return Family(
        name=name,
        title=value_of(values, "title", str, name),
        released=value_of(values, "released", str, ""),
        licence=value_of(values, "licence", str, ""),
        size=value_of(values, "size", str, ""),
        modalities=strings(values, "modalities"),
        strengths=translated(values, "strengths"),
        limits=translated(values, "limits"),
        advice=translated(values, "advice"),
        benchmarks=tuple(_benchmark(row) for row in objects(values, "benchmarks")),
        source=value_of(values, "source", str, ""),
        as_of=value_of(values, "as_of", str, ""),
    )


def _benchmark(row: Values) -> Benchmark:
    return Benchmark(
        name=name_of(row, "name"),
        score=name_of(row, "score"),
        source=name_of(row, "source"),
        as_of=name_of(row, "as_of"),
    )
