"""The schema of digest.json, made from the nouns.

`python -m litmus.publish.schema > docs/schema/digest-1.json` writes it anew.
"""

import json
import sys
from typing import Any

from litmus.model import SCHEMA_VERSION
from litmus.publish.data import adapter


def digest_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of `digest_json`."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **adapter().json_schema(mode="serialization"),
        "title": f"Litmus digest, version {SCHEMA_VERSION}",
    }


def schema_text() -> str:
    """The schema as its file has it."""
    return json.dumps(digest_schema(), ensure_ascii=False, indent=2, sort_keys=True) + "\n"


if __name__ == "__main__":
    sys.stdout.write(schema_text())
