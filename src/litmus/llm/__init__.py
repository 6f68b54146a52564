"""The way to language models, as `fetch` is the way to the upstreams: chains, waits, budgets, and a record of answers.

Nothing here knows what is asked. A prompt goes out with the schema of its reply and nothing else: no tools.
"""

from litmus.llm.correspondence import Correspondence, OnWait
from litmus.llm.local import LocalServer, local_servers
from litmus.llm.providers import Providers
from litmus.llm.purse import Forecast, Purse, Takes
from litmus.llm.record import NoRecord, Record

__all__ = [
    "Correspondence",
    "Forecast",
    "LocalServer",
    "NoRecord",
    "OnWait",
    "Providers",
    "Purse",
    "Record",
    "Takes",
    "local_servers",
]
