"""What went wrong with a request, told from the library's exceptions: whether asking again may help, and when."""

from dataclasses import dataclass

_TRIES = 4
_SLOW = 2  # tries where each may take minutes, or where nobody answers the door
_LONGEST = 200  # characters of a cause


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A request that came to nothing."""

    cause: str
    tries: int = 1  # that are worth it, this one among them
    wait: float | None = None  # seconds that the server asks to wait
    is_final: bool = False  # whether the model is to be left alone from now on
    is_form: bool = False  # whether the server may have stumbled over the schema
    is_long: bool = False  # whether the prompt is longer than the model takes


def failure_of(error: Exception) -> Failed | None:
    """What an exception of the library means; None for one that is a bug of ours."""
    from pydantic_ai import exceptions as known  # noqa: PLC0415 - loaded with the first request

    match error:
        case known.ModelContextWindowExceededError():
            return Failed(cause="the prompt is longer than it takes", is_long=True)
        case known.ModelAuthenticationError():  # its words may show a part of the key
            return Failed(cause="it does not take the key", is_final=True)
        case known.ModelNotFoundError():
            return Failed(cause=_said(error, "there is no such model at this address"), is_final=True)
        case known.ModelQuotaExceededError():
            return Failed(cause=_said(error, "the account has no credit left"), is_final=True)
        case known.ModelRequestRejectedError():
            return Failed(cause=_said(error, "it takes no such request"), is_form=True)
        case known.ModelRateLimitError():
            return Failed(cause=_said(error, "asked too often"), tries=_TRIES, wait=error.retry_after)
        case known.ModelTimeoutError() | known.ModelRequestTimeout():
            return Failed(cause="no answer in time", tries=_SLOW)
        case known.ModelConnectionError():
            is_unreached = error.phase in ("connect", "pool")
            cause = "cannot be reached" if is_unreached else "the connection broke off"
            return Failed(cause=cause, tries=_SLOW if is_unreached else _TRIES, is_final=is_unreached)
        case known.ContentFilterError():
            return Failed(cause="it declined to answer")
        case known.ModelAPIError():
            return Failed(cause=_said(error, "the server failed"), tries=_TRIES, wait=error.retry_after)
        case known.UnexpectedModelBehavior():
            return Failed(cause="its answer is not in the protocol's form", tries=_SLOW)
    return None


def _said(error: Exception, plain: str) -> str:
    """The cause with the server's own words; they are hostile, and may be long."""
    body = getattr(error, "body", None)
    message = body.get("message") if isinstance(body, dict) else None
    if not isinstance(message, str):
        return plain
    words = " ".join(message.split())
    return f"{plain} ({words[:_LONGEST]})"
