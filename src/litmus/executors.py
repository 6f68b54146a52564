"""Who runs trials: this process, processes of this machine, or a cluster."""

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from litmus.model.errors import BadOption

DASK = "dask://"
SECONDS = 10  # that a cluster has to answer


@contextmanager
def executor(jobs: int, address: str) -> Iterator[Executor | None]:
    """What runs several seeds at a time; None for one after the other, here.

    Args:
        jobs: How many processes of this machine.
        address: Of a Dask scheduler, "dask://HOST:PORT"; "" for this machine. Its workers need Litmus installed.

    Raises: BadOption, if nobody is there, or the library is missing.

    """
    if address:
        with _cluster(address) as pool:
            yield pool
    elif jobs == 1:
        yield None
    else:
        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            try:
                yield pool
            finally:
                pool.shutdown(wait=False, cancel_futures=True)


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    if not address.startswith(DASK):
        raise BadOption("--executor", address, "dask://HOST:PORT, the address of a Dask scheduler")
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        valid = "it after pip install 'litmus-papers[cluster]', or none for this machine"
        raise BadOption("--executor", address, valid) from None
    try:
        client = Client(f"tcp://{address.removeprefix(DASK)}", timeout=SECONDS)
    except (OSError, ValueError, TypeError):
        raise BadOption("--executor", address, "the address of a Dask scheduler that answers") from None
    with client:
        yield client.get_executor()
