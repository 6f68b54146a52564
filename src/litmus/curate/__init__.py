"""From a day's listed papers to a handful of picks with reasons, and a ledger that balances."""

from litmus.curate.choice import choose
from litmus.curate.cut import Candidate, first_cut, to_read
from litmus.curate.grounds import Ground
from litmus.curate.ledger import Unbalanced, ledger
from litmus.curate.profiles import load_profile, parse_profile, profile_of
from litmus.curate.readings import Reading
from litmus.curate.trends import trends

REVISION = 1  # raised when the same papers would be chosen, rated or explained otherwise

__all__ = [
    "REVISION",
    "Candidate",
    "Ground",
    "Reading",
    "Unbalanced",
    "choose",
    "first_cut",
    "ledger",
    "load_profile",
    "parse_profile",
    "profile_of",
    "to_read",
    "trends",
]
