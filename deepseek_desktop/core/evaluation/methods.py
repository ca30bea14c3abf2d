"""The methods behind the standings in plain words, each with its source, for the window to name.

Names and explanations are translated where they are shown; sources are quoted as published.
"""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deepseek_desktop.core.domain.words import words
from deepseek_desktop.core.evaluation.standings import Finding, PairTable


class Method(Struct, frozen=True):
    """What a method is called, what it does, and where it is described."""

    name: str
    text: str
    sources: tuple[str, ...]


QUESTIONS = Method(
    words("statistics", "One vote per question"),
    words(
        "statistics",
        "Several verdicts on one question are not independent. For a pair they count as one: won "
        "by whoever won more of them, a tie where both won as many. All tests and intervals go by "
        "questions. A prompt that is asked anew after the same prompts is the same question: to "
        "learn about models and not about one prompt, ask different ones.",
    ),
    (),
)
SIGN_TEST = Method(
    words("statistics", "Paired sign test (exact, two-sided)"),
    words(
        "statistics",
        "How likely wins at least as uneven as these would be if neither was better. Ties and "
        "“both bad” are shown, and left out of the test. The value holds for a number of votes "
        "that was fixed beforehand: voting until it is small makes it too small.",
    ),
    (
        "W. J. Dixon and A. M. Mood, 1946, The Statistical Sign Test, Journal of the American "
        "Statistical Association 41(236), 557–566",
    ),
)
SHARE = Method(
    words("statistics", "Interval of the share of wins (Clopper–Pearson, 95 %)"),
    words(
        "statistics",
        "All shares of the decided questions that the votes do not rule out. Exact: it holds the "
        "true share in at least 95 of 100 such samples.",
    ),
    (
        "C. J. Clopper and E. S. Pearson, 1934, The use of confidence or fiducial limits "
        "illustrated in the case of the binomial, Biometrika 26(4), 404–413",
    ),
)
ADJUSTMENT = Method(
    words("statistics", "Several pairs at once (Holm)"),
    words(
        "statistics",
        "With many pairs one looks decided by chance. The p-values are raised so that even one "
        "false alarm among all pairs stays as rare as one test would make it. Tables by reason "
        "are adjusted each for itself: they suggest, and do not prove.",
    ),
    (
        "S. Holm, 1979, A Simple Sequentially Rejective Multiple Test Procedure, Scandinavian "
        "Journal of Statistics 6(2), 65–70",
    ),
)
NEEDED = Method(
    words("statistics", "Votes still needed (Noether)"),
    words(
        "statistics",
        "How many more questions would let the sign test tell the two apart in 80 of 100 cases, "
        "if wins and ties go on as they did. Half a win is added to each side, so that few votes "
        "do not promise too much.",
    ),
    (
        "G. E. Noether, 1987, Sample Size Determination for Some Common Nonparametric Tests, "
        "Journal of the American Statistical Association 82(398), 645–647",
    ),
)
STRENGTHS = Method(
    words("statistics", "Bradley–Terry strengths with ties (Davidson)"),
    words(
        "statistics",
        "One strength for each contestant that explains all wins and ties together, on a natural "
        "logarithmic scale around the mean. “Both bad” is left out. A small prior, half a win to "
        "either side of a pair, keeps who won everything finite. Contestants that no votes "
        "connect cannot be compared.",
    ),
    (
        "R. A. Bradley and M. E. Terry, 1952, Rank Analysis of Incomplete Block Designs: I. The "
        "Method of Paired Comparisons, Biometrika 39(3/4), 324–345",
        "R. R. Davidson, 1970, On Extending the Bradley-Terry Model to Accommodate Ties in Paired "
        "Comparison Experiments, Journal of the American Statistical Association 65(329), 317–328",
        "D. R. Hunter, 2004, MM Algorithms for Generalized Bradley-Terry Models, The Annals of "
        "Statistics 32(1), 384–406",
        "L. R. Ford, 1957, Solution of a Ranking Problem from Binary Comparisons, The American "
        "Mathematical Monthly 64(8), 28–33",
    ),
)
DIFFERENCES = Method(
    words("statistics", "Intervals of differences (95 %, by question)"),
    words(
        "statistics",
        "Estimate ± 1.96 standard errors. The error is the larger of two: from the information in "
        "the votes, and from how much the questions differ.",
    ),
    (
        "K.-Y. Liang and S. L. Zeger, 1986, Longitudinal Data Analysis Using Generalized Linear "
        "Models, Biometrika 73(1), 13–22",
    ),
)
RANKS = Method(
    words("statistics", "Ranks only where they can be told"),
    words(
        "statistics",
        "A rank is all places that the votes do not rule out. Two contestants change places "
        "unless their difference, adjusted for all pairs, is beyond chance. Places go by all votes "
        "together, findings about a pair by its own: with few votes one may be told and the other "
        "not. Of two that nobody else was compared with, the sign test has to agree.",
    ),
    (
        "M. Mogstad, J. P. Romano, A. M. Shaikh and D. Wilhelm, 2024, Inference for Ranks with "
        "Applications to Mobility across Neighbourhoods and Academic Achievement across "
        "Countries, The Review of Economic Studies 91(1), 476–518",
    ),
)
SIDES = Method(
    words("statistics", "Liking for a side (sign test)"),
    words(
        "statistics",
        "Whether the left or the right reply was found better more often than by chance. It tells "
        "of a habit only where sides were shuffled.",
    ),
    SIGN_TEST.sources,
)


def methods() -> tuple[Method, ...]:
    """Return every method that the standings use, in the order in which they are shown."""
    return (
        QUESTIONS,
        SIGN_TEST,
        SHARE,
        ADJUSTMENT,
        NEEDED,
        STRENGTHS,
        DIFFERENCES,
        RANKS,
        SIDES,
    )


MOST_VOTES = 10_000
"""More votes than that are not told: nobody gives them, and no rate is known so well."""

FAR_AWAY = words("statistics", "Not separable yet: more than {votes} more votes")

# {better}, {votes}: `better` and `needed_votes` of the pair's table.
FINDINGS: Mapping[Finding, str] = {
    Finding.PREFERRED: words("statistics", "{better} is preferred"),
    Finding.NOT_YET: words("statistics", "Not separable yet: about {votes} more votes"),
    Finding.NO_DIFFERENCE: words("statistics", "No difference seen"),
    Finding.UNDECIDED: words("statistics", "Nobody was preferred yet"),
}


def finding_text(pair: PairTable) -> str:
    """Return the sentence for what a pair's table says; it has {better} or {votes} to fill in."""
    is_far = pair.needed_votes is not None and pair.needed_votes > MOST_VOTES
    return FAR_AWAY if is_far else FINDINGS[pair.finding]


def votes_told(pair: PairTable) -> int:
    """Return the number of votes that goes into the sentence of a pair."""
    return min(pair.needed_votes or 0, MOST_VOTES)
