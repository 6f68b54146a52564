"""The digest as JSON, after the schema in docs/schema/."""

import json
from functools import cache

from pydantic import TypeAdapter

from litmus.model import Digest


@cache
def adapter() -> TypeAdapter[Digest]:
    """How Pydantic sees a digest."""
    return TypeAdapter(Digest)


def digest_json(digest: Digest) -> bytes:
    """Everything in the digest. Names are sorted, so equal digests are equal bytes."""
    told = json.dumps(adapter().dump_python(digest, mode="json"), ensure_ascii=False, indent=1, sort_keys=True)
    return f"{told}\n".encode("utf-8", "backslashreplace")  # half a surrogate pair becomes JSON's own escape
