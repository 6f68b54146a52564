"""The schemas of digest.json and of what `litmus check --format json` prints, made from the nouns.

`python -m litmus.publish.schema digest > docs/schema/digest-1.json` writes one anew; so does `check`.
"""

import json
import sys
from collections.abc import Callable
from typing import Any

from litmus.model import SCHEMA_VERSION
from litmus.publish.checked.data import check_schema
from litmus.publish.data import adapter


def digest_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `digest_json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **adapter().json_schema(mode="serialization"),
        "title": f"Litmus digest, version {SCHEMA_VERSION}",
    }


SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {"digest": digest_schema, "check": check_schema}


def schema_text(name: str) -> str:
    """A schema as its file has it."""
    return json.dumps(SCHEMAS[name](), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text(sys.argv[1]))
