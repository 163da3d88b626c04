"""One person's bundles about which nothing is unknown, by job and home, for one state of the records."""

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.assignment.problem import Bundles, Help
from matcher.matching.inputs import Inputs
from matcher.matching.problem import bundles_for

Pair = tuple[int, int]
"""Rows of an opening and of a unit; `NONE` stands for having none."""
Standing = tuple[int, int]
"""Help and points: what stands first is more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What one person could be offered, ranked without regard to anybody else."""

    help: Help
    """The most help of any bundle, whether or not something about it is unknown."""
    certain: Mapping[Pair, Standing]
    """Every permitted bundle about which nothing is unknown."""
    open: Mapping[Pair, Standing]
    """Every permitted bundle that hangs on something unknown."""

    @property
    def best(self) -> Standing:
        """Of the certain bundles; nothing where there is none."""
        return max(self.certain.values(), default=(int(Help.NOTHING), 0))

    @property
    def permitted(self) -> frozenset[Pair]:
        """Every bundle that nothing refuses."""
        return frozenset(self.certain) | frozenset(self.open)

    @property
    def most_helpful(self) -> frozenset[Pair]:
        """Those that help most, whether or not something about them is unknown."""
        level = min(self.help, Help.TO_CONFIRM)
        return frozenset(pair for pair, held in (*self.certain.items(), *self.open.items()) if held[0] >= level)

    def gained_over(self, before: "Outlook") -> Mapping[Pair, Standing]:
        """Certain bundles that were not certain before and that help as much as the best did."""
        return {
            pair: standing
            for pair, standing in self.certain.items()
            if pair not in before.certain and standing[0] >= before.help
        }


def outlook_of(inputs: Inputs, subject: int) -> Outlook:
    """Every rule and criterion evaluated for one person, given by row; needs no solver."""
    return outlook(bundles_for(inputs, subject))


def outlook(bundles: Bundles) -> Outlook:
    """The same from one person's bundles."""
    columns = (bundles.opening, bundles.unit, bundles.verdict, bundles.help, bundles.points)
    certain: dict[Pair, Standing] = {}
    uncertain: dict[Pair, Standing] = {}
    for opening, unit, verdict, given, points in zip(*(column.tolist() for column in columns), strict=True):
        (certain if verdict == 1 else uncertain)[opening, unit] = (given, points)
    most = max(bundles.help.tolist(), default=int(Help.NOTHING))
    return Outlook(help=Help(most), certain=certain, open=uncertain)
