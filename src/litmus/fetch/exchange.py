"""One HTTP exchange: bounded in bytes and seconds, and every way in which it fails in plain words."""

import re
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from socket import gaierror

import httpx2

from litmus import __version__
from litmus.fetch.refused import Refused, Unreached
from litmus.fetch.urls import bare
from litmus.fetch.waits import asked_wait
from litmus.model.errors import ConfigError

LARGEST = 100 * 2**20  # bytes of one answer, unpacked; the largest arXiv page seen has 60 MB
CONNECTING = 10.0  # seconds
GZIP = 16 + zlib.MAX_WBITS  # for zlib: gzip, with its checksum
AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
GONE = frozenset({404, 410})
VALIDATORS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}  # RFC 9110, 8.8 and 13.1
VALIDATOR = 500  # characters; those of Hugging Face and arXiv have some 40
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")  # the environment's proxy is never meant for these


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What one request brought."""

    status: HTTPStatus  # OK, NOT_MODIFIED, NOT_FOUND for whatever is gone, FOUND for any redirect
    location: str = ""  # where it redirects to
    content_type: str = ""
    body: bytes = b""
    validators: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True)
class Exchange:
    """A client with one connection. To be closed."""

    contact: str = ""  # in the User-Agent, as arXiv asks of programs
    timeout: float = 30.0  # seconds without a byte
    longest: float = 120.0  # seconds for one answer
    _client: httpx2.Client | None = None

    def close(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None

    def get(self, address: str, validators: dict[str, str], now: datetime) -> Reply:
        """One request, without following redirects.

        Args:
            address: An absolute URL.
            validators: Of the answer that is here already: the reply then may be that it still stands.
            now: Against which a Retry-After date is held where the reply has none of its own.

        Raises: Refused; ConfigError, for a proxy that cannot be used.

        """
        try:
            return self._get(address, validators, now)
        except httpx2.TimeoutException:
            raise Refused("no answer in time", again=True) from None
        except (httpx2.InvalidURL, httpx2.UnsupportedProtocol) as error:
            raise Refused(f"not a usable URL ({error})", again=False) from None
        except httpx2.ConnectError as error:
            cause = "its name cannot be resolved" if _is_unresolved(error) else _words(error)
            raise Unreached(cause) from None
        except (httpx2.RemoteProtocolError, httpx2.ReadError, httpx2.WriteError):
            raise Refused("the connection broke off", again=True) from None
        except httpx2.HTTPError as error:
            raise Refused(_words(error), again=True) from None

    def _get(self, address: str, validators: dict[str, str], now: datetime) -> Reply:
        end = time.monotonic() + self.longest
        headers = {VALIDATORS[name]: said for name, said in validators.items() if name in VALIDATORS and _is_fit(said)}
        with self._connected().stream("GET", address, headers=headers) as response:
            if response.next_request is not None:
                return Reply(status=HTTPStatus.FOUND, location=bare(str(response.next_request.url)))
            if response.status_code == HTTPStatus.NOT_MODIFIED and headers:
                return Reply(status=HTTPStatus.NOT_MODIFIED)
            if response.status_code in GONE:
                return Reply(status=HTTPStatus.NOT_FOUND)
            if response.status_code != HTTPStatus.OK:
                raise self._refusal(response, now)
            return Reply(
                status=HTTPStatus.OK,
                content_type=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
                body=self._body(response, end),
                validators={name: response.headers[name] for name in VALIDATORS if name in response.headers},
            )

    def _refusal(self, response: httpx2.Response, now: datetime) -> Refused:
        wait = asked_wait(response.headers, now)
        return Refused(
            f"HTTP {response.status_code}",
            again=response.status_code in AGAIN,
            wait=wait,
            is_final=response.status_code == HTTPStatus.FORBIDDEN,
            is_busy=response.status_code == HTTPStatus.TOO_MANY_REQUESTS and wait is None,
        )

    def _body(self, response: httpx2.Response, end: float) -> bytes:
        parts: list[bytes] = []
        size = 0
        for part in _unpacked(response):
            parts.append(part)
            size += len(part)
            if size > LARGEST:
                raise Refused(f"the answer has more than {LARGEST >> 20} MB", again=False)
            if time.monotonic() > end:
                raise Refused(f"the answer took more than {self.longest:g} s", again=True)
        return b"".join(parts)

    def _connected(self) -> httpx2.Client:
        if self._client is None:
            agent = f"litmus-papers/{__version__}" + (f" ({self.contact})" if self.contact else "")
            try:
                self._client = httpx2.Client(
                    headers={"User-Agent": agent, "Accept-Encoding": "gzip"},
                    timeout=httpx2.Timeout(self.timeout, connect=min(CONNECTING, self.timeout)),
                    limits=httpx2.Limits(max_connections=1),
                    mounts={f"all://{host}": None for host in LOOPBACK},
                )
            except (ValueError, ImportError, httpx2.InvalidURL):  # whose words may hold the proxy's password
                names = "HTTP_PROXY, HTTPS_PROXY or ALL_PROXY"
                advice = "Give a URL like http://proxy.example:8080, or unset it."
                raise ConfigError(names, "the proxy that it names cannot be used", advice) from None
        return self._client


def _unpacked(response: httpx2.Response) -> Iterator[bytes]:
    """The body as it comes. Of a packed one, httpx takes a part for the whole.

    Raises: Refused, if it is packed otherwise than asked for, or was cut.
    """
    packing = response.headers.get("content-encoding", "").strip().lower()
    if packing in ("", "identity"):
        yield from response.iter_raw()
        return
    if packing not in ("gzip", "x-gzip"):
        raise Refused(f"the answer is packed as {packing[:50]}, which was not asked for", again=False)
    unpacker = zlib.decompressobj(GZIP)
    try:
        for part in response.iter_raw():
            yield unpacker.decompress(part)
    except zlib.error:
        raise Refused("the answer cannot be unpacked", again=True) from None
    if not unpacker.eof:
        raise Refused("the answer was cut", again=True)


def _is_fit(said: object) -> bool:
    """Whether it can be sent as a header; upstreams and old files may say anything."""
    return isinstance(said, str) and said.isascii() and said.isprintable() and len(said) <= VALIDATOR


def _is_unresolved(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, gaierror):
            return True
        error = error.__cause__ or error.__context__
    return False


def _words(error: Exception) -> str:
    """What an error says, without its number and without passwords in URLs."""
    said = re.sub(r"^\[Errno -?\d+\] ", "", str(error))
    return re.sub(r"//[^/@\s]*@", "//", said) or type(error).__name__
