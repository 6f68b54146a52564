"""What a whole day costs: CPU time and peak memory stage by stage, waiting for the upstreams apart.

    python benchmarks/day.py                # needs the development data in ../shared
    python benchmarks/day.py --day 2026-02-20 --full-texts 12

The upstreams are the stand-in of ../shared/upstream, a process of its own, without pauses between requests. The day's
papers have no full texts there, so the real full texts of ../shared/papers are served under their identifiers, in turn:
the right sizes and markup, though not the papers' own words.

Goal: 500 candidates and 25 full texts in under 20 s of CPU on 2 cores and under 500 MB.
"""

import argparse
import os
import platform
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path

from litmus.config import Settings
from litmus.day import DayRun, run_day
from litmus.desk import open_desk
from litmus.model import Answer, Get, Remark

SHARED = Path(__file__).parents[2] / "shared"
CPU_GOAL, MEMORY_GOAL = 20.0, 500.0  # seconds, MB


@dataclass(slots=True)
class Stage:
    name: str
    cpu: float  # seconds of this process
    waited: float  # seconds in which an upstream was asked
    peak: float  # MB, of the process up to the stage's end


@dataclass(slots=True)
class Meter:
    """A watch that writes down what each stage cost."""

    get: Get
    stages: list[Stage] = field(default_factory=list)
    _begun: tuple[str, float] = ("", 0.0)
    _waited: float = 0.0

    def __call__(self, url: str, *, keep: timedelta | None = None) -> Answer:
        begin, cpu = time.perf_counter(), time.process_time()
        try:
            return self.get(url, keep=keep)
        finally:
            self._waited += max(0.0, time.perf_counter() - begin - (time.process_time() - cpu))

    def begin(self, stage: str, total: int | None = None) -> None:  # noqa: ARG002
        self._begun, self._waited = (stage, time.process_time()), 0.0

    def step(self, what: str) -> None: ...

    def end(self, said: Remark) -> None:  # noqa: ARG002
        name, begin = self._begun
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        self.stages.append(Stage(name, time.process_time() - begin, self._waited, peak))


@contextmanager
def stand_in(papers: Path) -> Iterator[str]:
    """The stand-in's address."""
    server = SHARED / "upstream" / "server.py"
    command = [sys.executable, str(server), "--port", "0", "--papers", str(papers), "--now", "2026-02-27T23:00:00Z"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield next(word for word in process.stdout.readline().split() if word.startswith("http"))
        finally:
            process.terminate()


def settings(url: str, folder: Path) -> Settings:
    return Settings(
        data=folder / "data",
        out=folder / "pages",
        now="2026-02-27T23:00:00Z",
        upstream={
            "hugging_face": f"{url}/hf",
            "arxiv": f"{url}/arxiv",
            "arxiv_api": f"{url}/arxiv-api",
            "arxiv_rss": f"{url}/arxiv-rss",
            "arxiv_oai": f"{url}/arxiv-oai",
            "arxiv_interval": 0,
            "hugging_face_interval": 0,
        },
    )


def listed(url: str, day: date, folder: Path) -> list[str]:
    """The day's Hugging Face papers, asked in an archive of their own."""
    from litmus.day import collect_day  # noqa: PLC0415

    with open_desk(settings(url, folder)) as desk:
        return [paper.arxiv_id for paper in collect_day(desk, day, Meter(desk.get)).papers if paper.is_featured]


def lay_out(papers: Path, arxiv_ids: list[str]) -> float:
    """Full texts for these papers; their size in MB."""
    texts = sorted((SHARED / "papers").glob("*.html"))
    for number, arxiv_id in enumerate(arxiv_ids):
        shutil.copy(texts[number % len(texts)], papers / f"{arxiv_id}.html")
    return sum(path.stat().st_size for path in papers.iterdir()) / 1e6


def run(url: str, day: date, folder: Path) -> tuple[Meter, DayRun]:
    with open_desk(settings(url, folder)) as desk:
        meter = Meter(desk.get)
        return meter, run_day(replace(desk, get=meter), day, meter)


def show(meter: Meter, begun: float) -> None:
    print(f"\n| {'stage':<17} | CPU s | waited s | peak MB |\n|{'-' * 19}|------:|---------:|--------:|")
    print(f"| {'start':<17} | {begun:5.2f} |          |         |")
    for stage in meter.stages:
        print(f"| {stage.name:<17} | {stage.cpu:5.2f} | {stage.waited:8.2f} | {stage.peak:7.0f} |")
    cpu = begun + sum(stage.cpu for stage in meter.stages)
    peak = max(stage.peak for stage in meter.stages)
    waited = sum(stage.waited for stage in meter.stages)
    print(f"| {'together':<17} | {cpu:5.2f} | {waited:8.2f} | {peak:7.0f} |")
    print(f"\n{cpu / CPU_GOAL:.0%} of the CPU allowed, {peak / MEMORY_GOAL:.0%} of the memory allowed")


def main() -> None:
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--day", type=date.fromisoformat, default=date(2026, 2, 24))
    options.add_argument("--full-texts", type=int, default=25)
    said = options.parse_args()
    if not SHARED.is_dir():
        sys.exit("This benchmark needs the development data in ../shared, which is not published.")
    begun = time.process_time()
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root)
        papers = folder / "papers"
        papers.mkdir()
        with stand_in(papers) as url:
            size = lay_out(papers, listed(url, said.day, folder / "list")[: said.full_texts])
            started = time.perf_counter()
            meter, day = run(url, said.day, folder / "run")
            first = time.perf_counter() - started
            started = time.perf_counter()
            run(url, said.day, folder / "run")
            second = time.perf_counter() - started
    assert day.digest
    full = sum(entry.route.is_full_text for entry in day.digest.entries)
    print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}")
    print(
        f"{said.day}: {len(day.collection.papers)} papers listed; {len(day.digest.entries)} reported in two languages, "
    )
    print(f"{full} of them from full texts of {size:.1f} MB in all")
    show(meter, begun)
    print(f"wall time: {first:.1f} s; a second run of the same day: {second:.2f} s")


if __name__ == "__main__":
    main()
