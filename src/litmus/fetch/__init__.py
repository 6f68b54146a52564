"""The only room that touches the network: polite, patient, and never twice for the same thing."""

from litmus.fetch.limit import Limit
from litmus.fetch.network import Network
from litmus.fetch.replay import Replay
from litmus.fetch.store import AnswerStore

__all__ = ["AnswerStore", "Limit", "Network", "Replay"]
