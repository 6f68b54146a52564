"""The only room that touches the network: polite, patient, and never twice for the same thing."""

from litmus.fetch.exchange import Exchange
from litmus.fetch.hosts import HostState
from litmus.fetch.limit import Limit
from litmus.fetch.manifest import MANIFEST
from litmus.fetch.network import Network
from litmus.fetch.patience import Patience
from litmus.fetch.recorder import Recorder, make_sure_it_is_free
from litmus.fetch.replay import Replay
from litmus.fetch.store import AnswerStore

__all__ = [
    "MANIFEST",
    "AnswerStore",
    "Exchange",
    "HostState",
    "Limit",
    "Network",
    "Patience",
    "Recorder",
    "Replay",
    "make_sure_it_is_free",
]
