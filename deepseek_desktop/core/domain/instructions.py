"""What models are told besides the words of a person."""

from __future__ import annotations

GO_ON = (
    "Your last message was cut off. Go on exactly where it stopped, in the middle of a word if "
    "need be. Repeat nothing of it and add no remark."
)
"""What a model is told that is to go on with an answer."""

GIVEN = (
    "Thoughts about this question stand below, between the lines. They may be wrong or break off. "
    "Use them as far as they help, and answer the question now.\n\n-----\n{thoughts}\n-----"
)
"""What a model is told that gets the reasoning of a reply together with the question."""
