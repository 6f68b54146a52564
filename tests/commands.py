"""Commands as a person gives them: in a process of their own, or in this one, which costs a tenth."""

import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from litmus.cli import main

Ended = subprocess.CompletedProcess[bytes]


def environment(**said: str) -> dict[str, str]:
    """Of this process, without anybody's settings, and with what is said besides."""
    return {name: value for name, value in os.environ.items() if not name.startswith(("LITMUS_", "HF_"))} | said


def as_program(*words: str, folder: Path, env: Mapping[str, str], told: bytes = b"") -> Ended:
    """`litmus …` in a folder, as a program of its own."""
    command = [sys.executable, "-m", "litmus", *words]
    return subprocess.run(command, cwd=folder, env=env, input=told, capture_output=True, timeout=120, check=False)


def in_process(*words: str, folder: Path, env: Mapping[str, str], told: bytes = b"") -> Ended:
    """The same in this process: from its words to its exit code, with streams, folder and environment of its own."""
    given, out, complaints = (TextIOWrapper(BytesIO(content), "utf-8") for content in (told, b"", b""))
    handlers = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)}
    with pytest.MonkeyPatch.context() as here:
        for name in os.environ.keys() - env.keys():
            here.delenv(name)
        for name, value in env.items():
            here.setenv(name, value)
        here.chdir(folder)
        for name, stream in (("stdin", given), ("stdout", out), ("stderr", complaints)):
            here.setattr(sys, name, stream)
        try:
            with pytest.raises(SystemExit) as ended:
                main(words)
        finally:
            for number, handler in handlers.items():
                signal.signal(number, handler)
    return Ended(words, ended.value.code, *(_written(stream) for stream in (out, complaints)))


def _written(stream: TextIOWrapper) -> bytes:
    stream.flush()
    return stream.buffer.getvalue()


def text(ended: Ended) -> subprocess.CompletedProcess[str]:
    """The same with what was printed as text."""
    return subprocess.CompletedProcess(ended.args, ended.returncode, ended.stdout.decode(), ended.stderr.decode())
