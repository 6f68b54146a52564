"""A server that speaks OpenAI's chat completions protocol, and says what a test has it say: good, bad and worse.

Requests are answered by a plain function; what was asked is written down. Tokens are counted here, so that somebody
else's accounts can be held against it.
"""

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

_TOKEN = re.compile(r"\w+|[^\w\s]")
_ROLES = {"system", "developer", "user", "assistant"}


def tokens(text: str) -> int:
    """The server's own count."""
    return len(_TOKEN.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, as it came."""

    number: int  # from 1
    model: str
    messages: list[dict[str, str]]
    response_format: dict[str, Any] | None
    most: int | None  # tokens of the answer
    key: str  # what stands behind "Bearer "
    tools: bool
    arrived: float  # by the monotonic clock
    in_flight: int  # requests under way at its arrival, itself among them

    @property
    def system(self) -> str:
        return "\n".join(one["content"] for one in self.messages if one["role"] in ("system", "developer"))

    @property
    def user(self) -> str:
        """The last thing that was said to the model."""
        return [one["content"] for one in self.messages if one["role"] == "user"][-1]

    @property
    def task(self) -> str:
        """The name of the schema that the answer is to follow; "" where none came."""
        said = (self.response_format or {}).get("json_schema", {})
        return str(said.get("name", ""))


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One answer, or what stands for it."""

    content: str | None = ""
    status: int = 200
    error: dict[str, Any] | None = None  # in place of an answer
    headers: dict[str, str] = field(default_factory=dict)
    finish: str = "stop"
    refusal: str | None = None
    delay: float = 0.0  # seconds
    cut: int | None = None  # bytes of the body after which the connection is reset
    raw: bytes | None = None  # in place of the body


Answer = Callable[[Asked], "Said | str"]


class ChatServer:
    """The server, on this machine, for as long as the `with` lasts."""

    def __init__(self, answer: Answer, models: tuple[str, ...] = ("test-model",)) -> None:
        self.answer, self.models = answer, models
        self.asked: list[Asked] = []
        self.tokens_in = self.tokens_out = 0  # of the answers that told their usage
        self._lock, self._in_flight = threading.Lock(), 0
        self._closing = threading.Event()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.chat = self
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def most_at_once(self) -> int:
        return max((one.in_flight for one in self.asked), default=0)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def take(self, body: dict[str, Any], key: str) -> tuple[Asked, "Said"]:
        """Write a request down and answer it."""
        with self._lock:
            self._in_flight += 1
            asked = Asked(
                number=len(self.asked) + 1,
                model=body["model"],
                messages=body["messages"],
                response_format=body.get("response_format"),
                most=body.get("max_completion_tokens") or body.get("max_tokens"),
                key=key,
                tools=bool(body.get("tools")),
                arrived=time.monotonic(),
                in_flight=self._in_flight,
            )
            self.asked.append(asked)
        try:
            said = self.answer(asked)
            said = Said(content=said) if isinstance(said, str) else said
            self._closing.wait(said.delay)
            return asked, said
        finally:
            with self._lock:
                self._in_flight -= 1

    def count(self, asked: Asked, said: Said) -> dict[str, int]:
        """The usage of an answer, added to the accounts."""
        used_in = sum(tokens(one["content"]) + 4 for one in asked.messages)
        used_out = tokens(said.content or said.refusal or "")
        with self._lock:
            self.tokens_in += used_in
            self.tokens_out += used_out
        return {"prompt_tokens": used_in, "completion_tokens": used_out, "total_tokens": used_in + used_out}


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    chat: ChatServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        chat = self.server.chat
        if self.path == "/v1/models":
            self._send(200, {"object": "list", "data": [{"id": name, "object": "model"} for name in chat.models]})
        else:
            self._send(404, _error("no such page", "invalid_request_error"))

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        try:
            said = json.loads(body)
        except ValueError:
            self._send(400, _error("not JSON", "invalid_request_error"))
            return
        messages = said.get("messages") or []
        if self.path != "/v1/chat/completions" or not said.get("model") or not messages:
            self._send(400, _error("a model and messages are needed", "invalid_request_error"))
            return
        if any(one.get("role") not in _ROLES for one in messages):
            self._send(400, _error("unknown role", "invalid_request_error"))
            return
        asked, answer = self.server.chat.take(said, self.headers.get("authorization", "").removeprefix("Bearer "))
        self._answer(asked, answer)

    def _answer(self, asked: Asked, said: Said) -> None:
        if said.raw is not None:
            self._bytes(said.status, said.raw, said)
            return
        if said.error is not None:
            self._send(said.status, said.error, said)
            return
        usage = self.server.chat.count(asked, said) if said.cut is None else {}
        message = {"role": "assistant", "content": said.content, "refusal": said.refusal}
        body = {
            "id": f"chat-{asked.number}",
            "object": "chat.completion",
            "created": 1,
            "model": asked.model,
            "choices": [{"index": 0, "message": message, "finish_reason": said.finish}],
            "usage": usage,
        }
        self._send(said.status, body, said)

    def _send(self, status: int, body: dict[str, Any], said: Said | None = None) -> None:
        self._bytes(status, json.dumps(body, ensure_ascii=False).encode(), said or Said())

    def _bytes(self, status: int, body: bytes, said: Said) -> None:
        self.send_response(status)
        for name, value in {"content-type": "application/json", **said.headers}.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        if said.cut is None:
            self.wfile.write(body)
            return
        self.wfile.write(body[: said.cut])
        self.wfile.flush()
        # A reset, not a close: what was not read yet is lost as well.
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: object) -> None:
        pass


def _error(message: str, kind: str, code: str | None = None) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


# What servers say in place of an answer, in the words of OpenAI's.


def unauthorised() -> Said:
    return Said(
        status=401, error=_error("Incorrect API key provided: sk-se****et.", "invalid_request_error", "invalid_api_key")
    )


def no_such_model() -> Said:
    return Said(status=404, error=_error("The model does not exist", "invalid_request_error", "model_not_found"))


def rate_limited(wait: str | None = None) -> Said:
    headers = {"retry-after": wait} if wait is not None else {}
    return Said(status=429, headers=headers, error=_error("Rate limit reached", "requests", "rate_limit_exceeded"))


def no_credit() -> Said:
    return Said(status=429, error=_error("You exceeded your current quota", "insufficient_quota", "insufficient_quota"))


def too_long() -> Said:
    message = "This model's maximum context length is 4096 tokens. However, your messages resulted in 9000 tokens."
    return Said(status=400, error=_error(message, "invalid_request_error", "context_length_exceeded"))


def no_schemas() -> Said:
    return Said(status=400, error=_error("response_format json_schema is not supported", "invalid_request_error"))


def broken() -> Said:
    return Said(status=500, error=_error("The server had an error", "server_error"))


def reset(content: str, after: int = 40) -> Said:
    return Said(content=content, cut=after)


def refused() -> Said:
    return Said(content=None, refusal="I cannot help with that.")


def in_turn(*answers: "Said | str | Answer") -> Answer:
    """One after the other, the last for ever."""
    waiting, lock = list(answers), threading.Lock()

    def answer(asked: Asked) -> Said | str:
        with lock:
            one = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return one(asked) if callable(one) else one

    return answer
