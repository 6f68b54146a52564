"""From a day's listed papers to a handful of picks with reasons, and a ledger that balances."""

from litmus.curate.choice import Choice, choose
from litmus.curate.community import FEWEST, Community, Past, community
from litmus.curate.cut import Candidate, first_cut, to_read
from litmus.curate.examples import Named, examples
from litmus.curate.grounds import GROUNDS, Ground
from litmus.curate.ledger import Unbalanced, ledger
from litmus.curate.meaning import Meaning
from litmus.curate.memory import WEEKS, Told, memory
from litmus.curate.movement import movement
from litmus.curate.passages import passages
from litmus.curate.profile_check import ExclusionFound, ProfileCheck, Shown, Sign, TopicFound, check_profile
from litmus.curate.profiles import load_profile, parse_profile, profile_of
from litmus.curate.ratings import spread
from litmus.curate.readings import Reading
from litmus.curate.rollups import rollup
from litmus.curate.soundness import Soundness
from litmus.curate.suggest import SuggestedTopic, suggest
from litmus.curate.suggested import profile_toml
from litmus.curate.taste import taste
from litmus.curate.trends import trends

REVISION = 14  # raised when the same papers would be chosen, rated or explained otherwise

__all__ = [
    "FEWEST",
    "GROUNDS",
    "REVISION",
    "WEEKS",
    "Candidate",
    "Choice",
    "Community",
    "ExclusionFound",
    "Ground",
    "Meaning",
    "Named",
    "Past",
    "ProfileCheck",
    "Reading",
    "Shown",
    "Sign",
    "Soundness",
    "SuggestedTopic",
    "Told",
    "TopicFound",
    "Unbalanced",
    "check_profile",
    "choose",
    "community",
    "examples",
    "first_cut",
    "ledger",
    "load_profile",
    "memory",
    "movement",
    "parse_profile",
    "passages",
    "profile_of",
    "profile_toml",
    "rollup",
    "spread",
    "suggest",
    "taste",
    "to_read",
    "trends",
]
