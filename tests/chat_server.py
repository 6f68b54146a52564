"""A server that speaks OpenAI's chat completions protocol, and says what a test has it say: good, bad and worse.

Requests are answered by a plain function; what was asked is written down. Requests that OpenAI would turn away are
turned away. Tokens are counted here, so that somebody else's accounts can be held against it.
"""

import json
import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self

_TOKEN = re.compile(r"\w+|[^\w\s]")
_PIECE = re.compile(r"\s*\S+\s*", re.DOTALL)
_ROLES = ("system", "developer", "user", "assistant", "tool")
_FORMATS = ("text", "json_object", "json_schema")
_FRAME = 4  # tokens that each message takes beside its text
_PATIENCE = 2.0  # seconds that an answer under way may take to end, once the server closes
_JSON = {"content-type": "application/json"}
_EVENTS = {"content-type": "text/event-stream; charset=utf-8", "transfer-encoding": "chunked"}


def tokens(text: str) -> int:
    """The server's own count: words and marks."""
    return len(_TOKEN.findall(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One request, as it came."""

    number: int  # from 1
    model: str
    messages: list[dict[str, Any]]
    response_format: dict[str, Any] | None
    max_tokens: int | None  # of the answer, by the new name or the old
    tools: bool
    stream: bool
    wants_usage: bool  # at the end of a stream
    headers: dict[str, str]  # by names in small letters; without the key
    has_key: bool
    arrived: float  # by the monotonic clock
    in_flight: int  # requests under way at its arrival, itself among them

    @property
    def system(self) -> str:
        return "\n".join(text_of(one) for one in self.messages if one["role"] in ("system", "developer"))

    @property
    def user(self) -> str:
        """The last thing that was said to the model; "" where nothing was."""
        return next((text_of(one) for one in reversed(self.messages) if one["role"] == "user"), "")

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
    finish_reason: str = "stop"  # "length", "content_filter"
    refusal: str | None = None
    delay: float = 0.0  # seconds before the answer; of a stream, before each of its events
    cut: int | None = None  # bytes of the body after which the connection is reset
    raw: bytes | None = None  # in place of the body
    usage: dict[str, int] | None = None  # told in place of the server's own count; {} tells none


Answer = Callable[[Asked], "Said | str"]


class ChatServer:
    """The server, on this machine, for as long as the `with` lasts.

    What `answer` raises is raised again when the `with` ends, so that an assertion in it counts; its request is reset.

    Args:
        answer: Called for each request, in a thread of its connection.
        models: Listed to whoever asks; requests for others are answered as well.
        key: If given, requests with another are turned away.

    """

    def __init__(self, answer: Answer, models: tuple[str, ...] = ("test-model",), key: str | None = None) -> None:
        self.answer, self.models, self.key = answer, models, key
        self.asked: list[Asked] = []
        self.tokens_in = self.tokens_out = 0  # of what it told as usage
        self.closing = threading.Event()
        self._lock = threading.Lock()
        self._under_way: set[int] = set()  # the requests' numbers
        self._failure: Exception | None = None
        self._server = _Server(self)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)

    @property
    def url(self) -> str:
        """Its base, as clients want it."""
        return f"http://127.0.0.1:{self._server.server_port}/v1"

    @property
    def most_at_once(self) -> int:
        return max((one.in_flight for one in self.asked), default=0)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._thread.join()
        self._server.hang_up()
        self._server.server_close()
        if self._failure is not None and kind is None:
            raise self._failure

    def take(self, body: dict[str, Any], headers: dict[str, str]) -> Asked:
        """Write a valid request down. It is under way until `leave`."""
        with self._lock:
            number = len(self.asked) + 1
            self._under_way.add(number)
            asked = Asked(
                number=number,
                model=body["model"],
                messages=body["messages"],
                response_format=body.get("response_format"),
                max_tokens=body.get("max_completion_tokens") or body.get("max_tokens"),
                tools=bool(body.get("tools")),
                stream=bool(body.get("stream")),
                wants_usage=bool((body.get("stream_options") or {}).get("include_usage")),
                headers={name: value for name, value in headers.items() if name != "authorization"},
                has_key=headers.get("authorization", "").startswith("Bearer "),
                arrived=time.monotonic(),
                in_flight=len(self._under_way),
            )
            self.asked.append(asked)
        return asked

    def leave(self, asked: Asked) -> None:
        """The request is under way no more."""
        with self._lock:
            self._under_way.discard(asked.number)

    def say(self, asked: Asked) -> Said | None:
        """What the test has it say; None where the test's function failed."""
        try:
            said = self.answer(asked)
        except Exception as failure:  # noqa: BLE001 - raised again at the end
            self._failure = self._failure or failure
            return None
        return Said(content=said) if isinstance(said, str) else said

    def account(self, usage: dict[str, int]) -> None:
        """Add what is told as usage."""
        with self._lock:
            self.tokens_in += usage.get("prompt_tokens", 0)
            self.tokens_out += usage.get("completion_tokens", 0)


class _Server(ThreadingHTTPServer):
    """Knows its connections, so that none outlives it."""

    daemon_threads = True  # a test's function that never returns must not hold the run
    request_queue_size = 128

    def __init__(self, chat: ChatServer) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.chat = chat
        self._open: dict[threading.Thread, socket.socket] = {}
        self._changing = threading.Lock()

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        with self._changing:
            self._open[threading.current_thread()] = request
        try:
            super().process_request_thread(request, client_address)
        finally:
            with self._changing:
                del self._open[threading.current_thread()]

    def hang_up(self) -> None:
        """End all connections; each thread closes its own."""
        with self._changing:
            under_way = dict(self._open)
            for connection in under_way.values():
                _shut(connection)
        for thread in under_way:
            thread.join(_PATIENCE)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that went away is no news."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        models = self.server.chat.models
        if self.path == "/v1/models":
            listed = [{"id": name, "object": "model", "created": 1, "owned_by": "test"} for name in models]
            self._send(200, _json({"object": "list", "data": listed}))
        elif self.path == "/api/tags":
            at = "2026-01-01T00:00:00Z"
            tags = [{"name": name, "model": name, "modified_at": at, "size": 1, "digest": "0" * 64} for name in models]
            self._send(200, _json({"models": tags}))
        else:
            self._send(404, _json(_error(f"Invalid URL (GET {self.path})")))

    def do_POST(self) -> None:
        chat, sent = self.server.chat, self.rfile.read(int(self.headers.get("content-length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        if self.path != "/v1/chat/completions":
            self._send(404, _json(_error(f"Invalid URL (POST {self.path})")))
        elif chat.key is not None and headers.get("authorization") != f"Bearer {chat.key}":
            self._send(401, _json(unauthorised().error))
        else:
            body = _parsed(sent)
            if wrong := fault_in(body):
                self._send(400, _json(wrong))
            else:
                self._reply(chat, chat.take(body, headers))

    def _reply(self, chat: ChatServer, asked: Asked) -> None:
        try:
            said = chat.say(asked)
            if said is None:
                self._reset()
            else:
                self._tell(chat, asked, said)
        finally:
            chat.leave(asked)

    def _tell(self, chat: ChatServer, asked: Asked, said: Said) -> None:
        """Send an answer, in one piece or as events, up to the cut."""
        is_answer = said.raw is None and said.error is None
        is_stream = asked.stream and is_answer
        usage = usage_of(asked, said) if is_answer and said.cut is None else {}
        pieces = events_of(asked, said, usage) if is_stream else [body_of(asked, said, usage)]
        form = _EVENTS if is_stream else {**_JSON, "content-length": str(len(pieces[0]))}
        left = said.cut
        for number, piece in enumerate(pieces, 1):
            if not self._pause(said.delay):
                return
            if number == 1:
                self._head(said.status, {**form, **said.headers})
            if number == len(pieces):
                # Before its last bytes go out: a client that asks one by one is alone, and finds the sums as told.
                chat.leave(asked)
                chat.account(usage if asked.wants_usage or not is_stream else {})
            part = piece[:left]
            if part:
                self._write(part, is_stream=is_stream)
            if left is not None:
                left -= len(part)
                if not left:
                    self._reset()
                    return
        if is_stream:
            self._write(b"", is_stream=True)

    def _pause(self, seconds: float) -> bool:
        """Wait; whether there is still somebody to answer."""
        if self.server.chat.closing.wait(seconds) or _is_gone(self.connection):
            self.close_connection = True
            return False
        return True

    def _head(self, status: int, headers: dict[str, str]) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()

    def _send(self, status: int, body: bytes) -> None:
        self._head(status, {**_JSON, "content-length": str(len(body))})
        self.wfile.write(body)

    def _write(self, data: bytes, *, is_stream: bool) -> None:
        self.wfile.write(b"%x\r\n%s\r\n" % (len(data), data) if is_stream else data)

    def _reset(self) -> None:
        """A reset, not a close: what was not read yet is lost as well."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def log_message(self, *_: object) -> None:
        pass


def _shut(connection: socket.socket) -> None:
    with suppress(OSError):  # the other side was first
        connection.shutdown(socket.SHUT_RDWR)


def _is_gone(connection: socket.socket) -> bool:
    """Whether the other side has hung up."""
    try:
        return not connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except BlockingIOError:
        return False
    except OSError:
        return True


# What a request says, and what is wrong with it.


def text_of(message: dict[str, Any]) -> str:
    """A message's text, be it one piece or several."""
    content = message.get("content") or ""
    return content if isinstance(content, str) else "".join(part.get("text", "") for part in content)


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except ValueError:
        return None


def fault_in(body: Any) -> dict[str, Any] | None:
    """The error with which OpenAI would turn a request away; None if it would not."""
    if not isinstance(body, dict):
        return _error("We could not parse the JSON body of your request.")
    if not isinstance(body.get("model"), str) or not body["model"]:
        return _error("you must provide a model parameter")
    messages = body.get("messages")
    if messages is None:
        return _error("Missing required parameter: 'messages'.", "missing_required_parameter", "messages")
    if not isinstance(messages, list) or not messages:
        return _error("Invalid 'messages': expected an array with minimum length 1.", "empty_array", "messages")
    faults = (_fault_in_message(f"messages[{place}]", one) for place, one in enumerate(messages))
    return next(filter(None, faults), None) or _fault_in_format(body.get("response_format"))


def _fault_in_message(where: str, message: Any) -> dict[str, Any] | None:
    if not isinstance(message, dict):
        return _error(f"Invalid type for '{where}': expected an object.", "invalid_type", where)
    role = message.get("role")
    if role not in _ROLES:
        values = ", ".join(f"'{name}'" for name in _ROLES)
        text = f"Invalid value: '{role}'. Supported values are: {values}."
        return _error(text, "invalid_value", f"{where}.role")
    if not isinstance(message.get("content"), str | list) and role != "assistant":
        text = f"Invalid type for '{where}.content': expected a string or an array of objects."
        return _error(text, "invalid_type", f"{where}.content")
    return None


def _fault_in_format(said: Any) -> dict[str, Any] | None:
    if said is None:
        return None
    if said.get("type") not in _FORMATS:
        return _error(f"Invalid value: '{said.get('type')}'.", "invalid_value", "response_format.type")
    if said["type"] != "json_schema":
        return None
    given = said.get("json_schema") or {}
    if missing := next((name for name in ("name", "schema") if name not in given), ""):
        where = f"response_format.json_schema.{missing}"
        return _error(f"Missing required parameter: '{where}'.", "missing_required_parameter", where)
    if given.get("strict") and (wrong := next(loose_parts(given["schema"]), "")):
        text = f"Invalid schema for response_format '{given['name']}': {wrong}"
        return _error(text, "invalid_json_schema", "response_format")
    return None


def loose_parts(schema: Any, where: tuple[str, ...] = ()) -> Iterator[str]:
    """What a strict schema may not leave open: each object has the keys that it names, all of them, and no others."""
    if isinstance(schema, list):
        for one in schema:
            yield from loose_parts(one, where)
    if not isinstance(schema, dict):
        return
    if schema.get("type") == "object":
        if schema.get("additionalProperties") is not False:
            yield f"In context={where}, 'additionalProperties' is required to be supplied and to be false."
        if missing := set(schema.get("properties", {})) - set(schema.get("required", ())):
            yield f"In context={where}, 'required' must name every key in properties. Missing '{min(missing)}'."
    for name, part in schema.items():
        if name in ("properties", "$defs"):
            for key, one in part.items():
                yield from loose_parts(one, (*where, name, key))
        elif name in ("items", "anyOf"):
            yield from loose_parts(part, (*where, name))


# What an answer is made of.


def usage_of(asked: Asked, said: Said) -> dict[str, int]:
    """What is told of an answer's tokens."""
    if said.usage is not None:
        return said.usage
    used_in = sum(tokens(text_of(one)) + _FRAME for one in asked.messages)
    used_out = tokens(said.content or said.refusal or "")
    return {"prompt_tokens": used_in, "completion_tokens": used_out, "total_tokens": used_in + used_out}


def body_of(asked: Asked, said: Said, usage: dict[str, int]) -> bytes:
    """An answer in one piece."""
    if said.raw is not None:
        return said.raw
    if said.error is not None:
        return _json(said.error)
    message = {"role": "assistant", "content": said.content, "refusal": said.refusal}
    choice = {"index": 0, "message": message, "finish_reason": said.finish_reason}
    return _json(_framed(asked, "chat.completion", [choice]) | ({"usage": usage} if usage else {}))


def events_of(asked: Asked, said: Said, usage: dict[str, int]) -> list[bytes]:
    """An answer as server-sent events: a word at a time, why it ends, the usage if it was asked for, and the end."""
    key, text = ("refusal", said.refusal) if said.refusal else ("content", said.content or "")
    deltas = [{"role": "assistant", "content": ""}, *({key: piece} for piece in _PIECE.findall(text) or [text])]
    choices = [[{"index": 0, "delta": delta, "finish_reason": None}] for delta in deltas]
    choices.append([{"index": 0, "delta": {}, "finish_reason": said.finish_reason}])
    chunks = [_framed(asked, "chat.completion.chunk", one) for one in choices]
    if asked.wants_usage and usage:
        chunks.append(_framed(asked, "chat.completion.chunk", []) | {"usage": usage})
    return [*(b"data: %s\n\n" % _json(chunk) for chunk in chunks), b"data: [DONE]\n\n"]


def _framed(asked: Asked, kind: str, choices: list[Any]) -> dict[str, Any]:
    return {"id": f"chat-{asked.number}", "object": kind, "created": 1, "model": asked.model, "choices": choices}


def _json(body: Any) -> bytes:
    return json.dumps(body, ensure_ascii=False).encode()


def _error(
    message: str, code: str | None = None, param: str | None = None, kind: str = "invalid_request_error"
) -> dict[str, Any]:
    return {"error": {"message": message, "type": kind, "param": param, "code": code}}


# What servers say in place of an answer, in the form of OpenAI's.


def unauthorised() -> Said:
    return Said(status=401, error=_error("Incorrect API key provided: sk-se****et.", "invalid_api_key"))


def no_such_model() -> Said:
    return Said(status=404, error=_error("The model does not exist", "model_not_found"))


def rate_limited(retry_after: float | datetime | None = None) -> Said:
    """Asked too often; `retry_after` in seconds, or as a moment of UTC, or not told."""
    is_date = isinstance(retry_after, datetime)
    wait = format_datetime(retry_after, usegmt=True) if is_date else str(retry_after)
    error = _error("Rate limit reached", "rate_limit_exceeded", kind="requests")
    return Said(status=429, headers={} if retry_after is None else {"retry-after": wait}, error=error)


def no_credit() -> Said:
    error = _error("You exceeded your current quota", "insufficient_quota", kind="insufficient_quota")
    return Said(status=429, error=error)


def too_long() -> Said:
    message = "This model's maximum context length is 4096 tokens. However, your messages resulted in 9000 tokens."
    return Said(status=400, error=_error(message, "context_length_exceeded", "messages"))


def no_schemas() -> Said:
    return Said(status=400, error=_error("response_format json_schema is not supported"))


def broken() -> Said:
    return Said(status=500, error=_error("The server had an error", kind="server_error"))


def reset(content: str, after: int = 40) -> Said:
    """The connection breaks off after so many bytes."""
    return Said(content=content, cut=after)


def refusal(words: str = "I cannot help with that.") -> Said:
    return Said(content=None, refusal=words)


def empty() -> Said:
    return Said(content="")


def truncated(text: str) -> Said:
    """The first half of an answer, as when its limit is reached."""
    return Said(content=text[: len(text) // 2], finish_reason="length")


def in_turn(*answers: "Said | str | Answer") -> Answer:
    """One after the other, the last for ever."""
    waiting, lock = list(answers), threading.Lock()

    def answer(asked: Asked) -> Said | str:
        with lock:
            one = waiting.pop(0) if len(waiting) > 1 else waiting[0]
        return one(asked) if callable(one) else one

    return answer
