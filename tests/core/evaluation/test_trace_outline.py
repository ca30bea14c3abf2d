from __future__ import annotations

from deepseek_desktop.core.evaluation.trace_cues import StepKind
from deepseek_desktop.core.evaluation.trace_outline import outline_of
from deepseek_desktop.core.markup.growing import Growing
from deepseek_desktop.core.markup.leaves import Leaf
from deepseek_desktop.core.markup.reading import read_parts

_TRACE = """Okay, the question asks how many squares there are below 50.

First, I will list them:

1. 1 and 4
2. 9 and 16

So 1 + 1 + 1 = 3. Wait, let me check that again. 7^2 = 49 is below 50.

```python
print(7 ** 2)
```

So the answer is 7."""


def _read(leaf: Leaf, growing: Growing) -> str:
    return " ".join(text for _, text in read_parts(leaf, growing.definitions, lambda _: True))


def test_each_step_begins_in_the_leaf_in_which_its_first_words_are_read() -> None:
    outline = outline_of(_TRACE)
    whole = Growing()
    whole.feed(_TRACE)

    assert len(outline.steps) == len(outline.leaves) > 3
    for step, number in zip(outline.steps, outline.leaves, strict=True):
        first = _TRACE[step.start : step.end].strip("`\n0123456789. ").split()[0]
        assert first in _read(whole.leaves[number], whole), step
    assert list(outline.leaves) == sorted(outline.leaves)
    assert StepKind.CHECK in {step.kind for step in outline.steps}


def test_nothing_thought_has_no_steps() -> None:
    assert outline_of("").steps == ()
    assert outline_of("  \n").leaves == ()
